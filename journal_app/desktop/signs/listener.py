"""`Listener`: one way in which a system tells that the person goes away."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class Listener(QObject):
    """Hears nothing before `begin` and after `end`; both may be called again and again.

    Where the system does not offer what it listens to, it stays silent: that is no trouble.
    """

    went_away = Signal()

    def begin(self) -> None:
        """Listen from now on."""
        raise NotImplementedError

    def end(self) -> None:
        """Listen no more."""
        raise NotImplementedError


def listeners(window: QWidget, parent: QObject) -> tuple[Listener, ...]:
    """Return what there is to listen to on this system."""
    try:
        return _of_this_system(window, parent)
    except (ImportError, OSError, AttributeError):  # a library is missing, or lacks something
        return ()


def _of_this_system(window: QWidget, parent: QObject) -> tuple[Listener, ...]:
    if sys.platform == "win32":
        from journal_app.desktop.signs.windows import WindowMessages, session_library

        return (WindowMessages(window, session_library(), parent),)
    if sys.platform == "darwin":
        from journal_app.desktop.signs.macos import Notices, core_foundation

        return (Notices(core_foundation(), parent),)
    from journal_app.desktop.signs.logind import Logind
    from journal_app.desktop.signs.screen_savers import ScreenSavers

    return ScreenSavers(parent), Logind(parent)
