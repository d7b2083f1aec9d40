"""The listeners that fit the system this runs on."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from journal_app.desktop.signs.listener import Listener


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
