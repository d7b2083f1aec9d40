"""Linux: the desktop's own lock of the screen, as it is told on the session bus."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import SLOT, Slot
from PySide6.QtDBus import QDBusConnection

from journal_app.desktop.signs.listener import Listener

_INTERFACES = (
    "org.freedesktop.ScreenSaver",  # KDE and others
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_SIGNAL = "ActiveChanged"
_SLOT: Any = SLOT("on_active(bool)")  # Any: the stubs ask for bytes, which PySide refuses


class ScreenSavers(Listener):
    """Waits for whichever of them there is. Asks nobody, so nobody can keep it waiting."""

    _listens = False

    def begin(self) -> None:
        """Listen, if there is a session bus."""
        bus = QDBusConnection.sessionBus()
        if self._listens or not bus.isConnected():
            return
        self._listens = True
        for interface in _INTERFACES:
            # No service and no path: naming a service makes Qt wait for an answer, and paths differ.
            bus.connect("", "", interface, _SIGNAL, "b", self, _SLOT)

    def end(self) -> None:
        """Listen no more."""
        if self._listens:
            self._listens = False
            for interface in _INTERFACES:
                QDBusConnection.sessionBus().disconnect("", "", interface, _SIGNAL, "b", self, _SLOT)

    @Slot(bool)
    def on_active(self, is_active: bool) -> None:
        """The screen was locked, or unlocked."""
        if is_active:
            self.went_away.emit()
