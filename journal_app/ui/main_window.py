"""The one window: a gate before the journal, the open journal behind it, help over both."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget

SMALLEST = QSize(900, 640)

AFTER_FIRST_PAINT_MS = 30
"""Lets the children be painted and shown too, before imports take the processor."""


class MainWindow(QWidget):
    """Holds what is shown and hears the keys that work everywhere. Its title tells the name, no more."""

    close_asked = Signal()
    help_asked = Signal()
    lock_asked = Signal()
    bigger_asked = Signal()
    smaller_asked = Signal()
    usual_size_asked = Signal()
    first_painted = Signal()
    """The window has stood on the screen for a moment: what nobody waits for may begin."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Rosemary")
        self.setMinimumSize(SMALLEST)
        self._may_close = False
        self._was_painted = False
        self._before_help: QWidget | None = None
        self._focus_before_help: QWidget | None = None
        self._layers = QStackedLayout(self)
        self._keys = [
            self._key("F1", self.help_asked.emit),
            self._key("Ctrl+L", self.lock_asked.emit),
            self._key("Ctrl++", self.bigger_asked.emit),
            self._key("Ctrl+=", self.bigger_asked.emit),
            self._key("Ctrl+-", self.smaller_asked.emit),
            self._key("Ctrl+0", self.usual_size_asked.emit),
            self._key("F11", self._on_full_window),
            self._key("Ctrl+Q", self.close),
        ]

    def show_layer(self, widget: QWidget) -> None:
        """Show a gate or the open journal; what stood there before and can't come back is removed."""
        previous = self._layers.currentWidget()
        if self._layers.indexOf(widget) < 0:
            self._layers.addWidget(widget)
        self._layers.setCurrentWidget(widget)
        self._before_help = None
        if previous is not None and previous is not widget:
            self._layers.removeWidget(previous)
            previous.deleteLater()

    def show_help(self, page: QWidget) -> None:
        """Show Get help now over whatever stands there."""
        if self._before_help is None:
            self._focus_before_help = self.focusWidget()
            self._before_help = self._layers.currentWidget()
            self._layers.addWidget(page)
            self._layers.setCurrentWidget(page)

    @property
    def shows_help(self) -> bool:
        """True while Get help now is open."""
        return self._before_help is not None

    def end_help(self) -> None:
        """Go back to what stood there before."""
        if self._before_help is not None:
            page = self._layers.currentWidget()
            self._layers.setCurrentWidget(self._before_help)
            self._before_help = None
            if page is not None:
                self._layers.removeWidget(page)
                page.deleteLater()
            if self._focus_before_help is not None:
                self._focus_before_help.setFocus(Qt.FocusReason.OtherFocusReason)
                self._focus_before_help = None

    def let_close(self) -> None:
        """Close now: everything is stored."""
        self._may_close = True
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the first picture is there."""
        super().paintEvent(event)
        self.tell_painted()

    def tell_painted(self) -> None:
        """Let `first_painted` follow, once; a window that starts minimised has no picture to wait for."""
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(AFTER_FIRST_PAINT_MS, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first: what was written must be stored before the window goes."""
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.close_asked.emit()

    def _key(self, keys: str, do: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(do)
        return shortcut

    def _on_full_window(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()
