"""The one window: a gate before the journal, the open journal behind it, words and help over both."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QStackedLayout, QWidget
from shiboken6 import isValid

from journal_app.ui.widgets.focus import taken_wish

SMALLEST = QSize(900, 640)

AFTER_FIRST_PAINT_MS = 30
"""Lets the children be painted and shown too, before imports take the processor."""


class _Over(NamedTuple):
    """A page over the others, what it stands over, and where the focus was."""

    page: QWidget
    below: QWidget | None
    focus: QWidget | None


class MainWindow(QWidget):
    """Holds what is shown and hears the keys that work everywhere. Its title tells the name, no more."""

    close_asked = Signal()
    help_asked = Signal()
    lock_asked = Signal()
    hide_asked = Signal()
    minimised = Signal()
    bigger_asked = Signal()
    smaller_asked = Signal()
    usual_size_asked = Signal()
    came_back = Signal()
    """What stood over a page, help or the crisis screen, is gone."""
    first_painted = Signal()
    """The window has stood on the screen for a moment: what nobody waits for may begin."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Rosemary")
        self.setMinimumSize(SMALLEST)
        self._may_close = False
        self._was_painted = False
        self._words: _Over | None = None
        self._how_to: _Over | None = None
        self._help: _Over | None = None
        self._crisis: _Over | None = None
        self._body: _Over | None = None
        self._layers = QStackedLayout(self)

    def show_layer(self, widget: QWidget) -> None:
        """Show a gate or the open journal; what stood there before and can't come back is removed."""
        self.end_how_to()
        previous = self._layers.currentWidget()
        if self._layers.indexOf(widget) < 0:
            self._layers.addWidget(widget)
        self._layers.setCurrentWidget(widget)
        self._words = self._help = self._crisis = self._body = None
        if previous is not None and previous is not widget:
            self._layers.removeWidget(previous)
            previous.deleteLater()

    def show_layer_under_help(self, widget: QWidget) -> bool:
        """Show a layer; say whether help stood there, which ends and is to be brought up anew over it."""
        help_was_asked = self.shows_help
        self.end_help()
        self.show_layer(widget)
        return help_was_asked

    def show_words(self, page: QWidget) -> None:
        """Show a text that somebody else may read over whatever stands there; help may stand over it."""
        self.end_words()
        self._words = self._cover_with(page)

    @property
    def shows_words(self) -> bool:
        """True while such a text is shown, also behind Get help now."""
        return self._words is not None

    def end_words(self) -> None:
        """Go back to what stood there before the text."""
        if self._words is not None:
            over, self._words = self._words, None
            self._uncover(over)
            self.came_back.emit()

    @property
    def shows_how_to(self) -> bool:
        """True while help with Rosemary itself stands over a gate, also behind Get help now."""
        return self._how_to is not None

    def show_how_to(self, page: QWidget) -> None:
        """Show help with Rosemary itself over the gate."""
        self._how_to = self._cover_with(page)

    def end_how_to(self) -> None:
        """Go back to the gate."""
        if self._how_to is not None:
            over, self._how_to = self._how_to, None
            self._uncover(over)

    def show_help(self, page: QWidget) -> None:
        """Show Get help now over whatever stands there."""
        if self._help is None:
            self._help = self._cover_with(page)

    def show_crisis(self, screen: QWidget) -> None:
        """Show the crisis screen over whatever stands there; Get help now makes way for it."""
        self.end_help()
        self.end_crisis()
        self._crisis = self._cover_with(screen)

    def show_body(self, screen: QWidget) -> None:
        """Show the screen about body signs over the journal. Help and a crisis come over it, never under."""
        self._body = self._cover_with(screen)

    @property
    def shows_help(self) -> bool:
        """True while Get help now is open."""
        return self._help is not None

    @property
    def shows_crisis(self) -> bool:
        """True while the crisis screen is open, also behind Get help now."""
        return self._crisis is not None

    def end_help(self) -> None:
        """Go back to what stood there before."""
        if self._help is not None:
            over, self._help = self._help, None
            self._uncover(over)
            self.came_back.emit()

    def end_crisis(self) -> None:
        """Go back to what stood there before the crisis screen."""
        if self._crisis is not None:
            self.end_help()
            over, self._crisis = self._crisis, None
            self._uncover(over)
            self.came_back.emit()

    def end_body(self) -> None:
        """Go back to the journal."""
        if self._body is not None:
            over, self._body = self._body, None
            self._uncover(over)

    def _cover_with(self, page: QWidget) -> _Over:
        below = self._layers.currentWidget()
        if below is not None:
            taken_wish(below)  # an older one has come true
        over = _Over(page, below, self.focusWidget())
        self._layers.addWidget(page)
        self._layers.setCurrentWidget(page)
        return over

    def _uncover(self, over: _Over) -> None:
        focus = over.focus
        if over.below is not None:
            self._layers.setCurrentWidget(over.below)
            focus = taken_wish(over.below) or focus  # the page came to its end behind the cover
        self._layers.removeWidget(over.page)
        over.page.deleteLater()
        if focus is not None and isValid(focus):  # what had it may have been replaced meanwhile
            focus.setFocus()

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
            soon = QTimer(self, singleShot=True)
            soon.timeout.connect(self._hear_keys)
            soon.timeout.connect(self.first_painted)
            soon.start(AFTER_FIRST_PAINT_MS)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Scroll to what Tab comes to from beside the page; a page does so only for what it holds."""
        moved = super().focusNextPrevChild(next)
        focus = self.focusWidget()
        page = focus.parentWidget() if moved and focus is not None else None
        while page is not None:
            if isinstance(page, QScrollArea) and focus is not None:
                page.ensureWidgetVisible(focus)
            page = page.parentWidget()
        return moved

    def changeEvent(self, event: QEvent) -> None:
        """Tell when the window is minimised."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self.isMinimized():
            self.minimised.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first: what was written must be stored before the window goes."""
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.close_asked.emit()

    def _hear_keys(self) -> None:
        """Not before the first picture, which would wait 2 ms for them."""
        from PySide6.QtGui import QKeySequence, QShortcut

        for keys, do in (
            ("F1", self.help_asked.emit),
            ("Ctrl+L", self.lock_asked.emit),
            ("Ctrl+Shift+H", self.hide_asked.emit),
            ("Ctrl++", self.bigger_asked.emit),
            ("Ctrl+=", self.bigger_asked.emit),
            ("Ctrl+-", self.smaller_asked.emit),
            ("Ctrl+0", self.usual_size_asked.emit),
            ("F11", self._on_full_window),
            ("Ctrl+Q", self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    def _on_full_window(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()
