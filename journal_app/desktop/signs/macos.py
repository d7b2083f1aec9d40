"""macOS: the screen was locked or its saver began, as it is told to every program of this login.

Sleep, and another person's login, are told in ways that need more than plain C: waking from sleep is
noticed by the clocks (ui/auto_lock.py), and both lock the screen where a password is asked for. Not yet run
on macOS itself; the tests stand in for the system.
"""

from __future__ import annotations

import ctypes
from typing import Any

from PySide6.QtCore import QObject

from journal_app.desktop.signs.listener import Listener

_NOTICES = ("com.apple.screenIsLocked", "com.apple.screensaver.didstart")
_UTF_8 = 0x08000100  # kCFStringEncodingUTF8
_AT_ONCE = 4  # CFNotificationSuspensionBehaviorDeliverImmediately: also while another program is in front
_POINTER = ctypes.c_void_p
_CALLBACK = ctypes.CFUNCTYPE(None, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)


def core_foundation() -> Any:
    """Return the library with the centre for such notices. Raises OSError elsewhere than on macOS."""
    library = ctypes.CDLL("/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation")
    library.CFNotificationCenterGetDistributedCenter.restype = _POINTER
    library.CFStringCreateWithCString.restype = _POINTER
    library.CFStringCreateWithCString.argtypes = [_POINTER, ctypes.c_char_p, ctypes.c_uint32]
    library.CFNotificationCenterAddObserver.restype = None
    library.CFNotificationCenterAddObserver.argtypes = [
        *(_POINTER, _POINTER, _CALLBACK, _POINTER, _POINTER),
        ctypes.c_long,
    ]
    library.CFNotificationCenterRemoveEveryObserver.restype = None
    library.CFNotificationCenterRemoveEveryObserver.argtypes = [_POINTER, _POINTER]
    library.CFRelease.restype = None
    library.CFRelease.argtypes = [_POINTER]
    return library


class Notices(Listener):
    """Hears them on the thread of the window, whose loop macOS calls it from."""

    def __init__(self, library: Any, parent: QObject) -> None:
        """`library` is what `core_foundation` returns."""
        super().__init__(parent)
        self._library = library
        self._callback = _CALLBACK(self._on_notice)  # kept: macOS has nothing but its address
        self._me = _POINTER(id(self))  # only to be told apart from other listeners
        self._listens = False

    def begin(self) -> None:
        """Ask for the notices."""
        if self._listens:
            return
        self._listens = True
        centre = self._library.CFNotificationCenterGetDistributedCenter()
        for notice in _NOTICES:
            name = self._library.CFStringCreateWithCString(None, notice.encode(), _UTF_8)
            self._library.CFNotificationCenterAddObserver(
                centre, self._me, self._callback, name, None, _AT_ONCE
            )
            self._library.CFRelease(name)

    def end(self) -> None:
        """Ask for no more of them."""
        if self._listens:
            self._listens = False
            centre = self._library.CFNotificationCenterGetDistributedCenter()
            self._library.CFNotificationCenterRemoveEveryObserver(centre, self._me)

    def _on_notice(self, *_: object) -> None:
        self.went_away.emit()
