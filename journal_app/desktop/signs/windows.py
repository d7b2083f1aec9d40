"""Windows: messages to the window about the session and about power.

Not yet run on Windows itself; the tests send it made-up messages.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from journal_app.desktop.signs.listener import Listener

_POWER, _SESSION = 0x0218, 0x02B1  # WM_POWERBROADCAST, WM_WTSSESSION_CHANGE
_THIS_SESSION = 0  # NOTIFY_FOR_THIS_SESSION

_AWAY = {
    (_POWER, 0x04),  # PBT_APMSUSPEND: the computer is about to sleep
    (_POWER, 0x12),  # PBT_APMRESUMEAUTOMATIC: it slept, and may not have said so before
    (_SESSION, 0x02),  # WTS_CONSOLE_DISCONNECT: another person is at the screen
    (_SESSION, 0x04),  # WTS_REMOTE_DISCONNECT
    (_SESSION, 0x07),  # WTS_SESSION_LOCK
}


def session_library() -> Any:
    """Return the library of Windows that sends messages about sessions. Raises OSError elsewhere."""
    if sys.platform != "win32":
        raise OSError
    return ctypes.WinDLL("wtsapi32")


class WindowMessages(Listener):
    """Reads the messages that Windows sends to the window."""

    def __init__(self, window: QWidget, library: Any, parent: QObject) -> None:
        """`library` is what `session_library` returns."""
        super().__init__(parent)
        self._window = window
        self._library = library
        self._asked_for: int | None = None  # the window that gets messages about the session
        self._filter = _Filter(self)

    def begin(self) -> None:
        """Ask for the messages and read them."""
        if self._asked_for is None:
            self._asked_for = int(self._window.winId())
            self._library.WTSRegisterSessionNotification(wintypes.HWND(self._asked_for), _THIS_SESSION)
            _application().installNativeEventFilter(self._filter)

    def end(self) -> None:
        """Read them no more."""
        if self._asked_for is not None:
            _application().removeNativeEventFilter(self._filter)
            self._library.WTSUnRegisterSessionNotification(wintypes.HWND(self._asked_for))
            self._asked_for = None

    def read(self, message: int) -> None:
        """Read one message; `message` is the address of a MSG."""
        told = wintypes.MSG.from_address(message)
        if (told.message, told.wParam) in _AWAY:
            self.went_away.emit()


class _Filter(QAbstractNativeEventFilter):
    """Sees every message of the application and holds none back."""

    def __init__(self, listener: WindowMessages) -> None:
        super().__init__()
        self._listener = listener

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """Let the listener read it."""
        if kind == b"windows_generic_MSG":
            self._listener.read(int(message))
        return False, 0


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application
    return application
