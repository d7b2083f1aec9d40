"""Hide or lock quickly: somebody comes in, and Rosemary is not there, or says nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

from journal_app.ui.main_window import MainWindow

_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_KEYS_OF_LOCK = Qt.KeyboardModifier.ControlModifier


def hide_everything(window: MainWindow, *, comes_back: bool) -> None:
    """Take the window off the screen, and all dialogs and menus with it.

    `comes_back`: starting Rosemary again brings the window back, so that it can go altogether, out of
    the list of windows too. Else it is minimised: it must not get lost.
    """
    if comes_back:
        window.hide()
    else:
        window.showMinimized()
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            widget.hide()


class HideKey(QObject):
    """Hears Ctrl+Shift+H where the window's own keys do not reach: over a dialog, a menu, the cover;
    and Ctrl+L over a dialog or a menu.

    It listens at the native windows, as AutoLock does, which see each key once.
    """

    pressed = Signal()
    lock_pressed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._listen_to)
        self._listen_to(QGuiApplication.focusWindow())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take these keys, and no others."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_H and event.modifiers() == _KEYS:
            self.pressed.emit()
            return True
        is_over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if is_over and event.key() == Qt.Key.Key_L and event.modifiers() == _KEYS_OF_LOCK:
            self.lock_pressed.emit()
            return True
        return False

    def _listen_to(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # a second time does no harm
