"""Linux: sleep, lock and change of user, as logind tells them on the system bus.

Before it sleeps, logind waits some seconds for whoever holds a delay. It is held while a journal is open,
so that the journal is closed, and its key gone from memory, before memory is kept through the night or
written to the disk. The end of the process gives it back.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusServiceWatcher,
    QDBusUnixFileDescriptor,
)

from journal_app.desktop.signs.listener import Listener

_SERVICE = "org.freedesktop.login1"
_PATH = "/org/freedesktop/login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_BUS = "org.freedesktop.DBus"

_Then = Callable[[QDBusMessage], None]
_Signal = tuple[str, str, str, str, Any]
"""Path, interface, name, signature, slot. The stubs ask for bytes as a slot, which PySide refuses."""


class Logind(Listener):
    """Follows logind and this login's session. Every question is asked without waiting for the answer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._listens = False
        self._owner = ""  # who logind is on the bus; others may send signals that look like its own
        self._signals: list[_Signal] = []
        self._delay: int | None = None  # a file descriptor
        self._watcher: QDBusServiceWatcher | None = None
        self._questions: dict[QDBusPendingCallWatcher, _Then] = {}

    def begin(self) -> None:
        """Listen, if there is a system bus, and hold the delay as soon as logind gives it."""
        bus = QDBusConnection.systemBus()
        if self._listens or not bus.isConnected():
            return
        self._listens = True
        changes = QDBusServiceWatcher.WatchModeFlag.WatchForOwnerChange
        self._watcher = QDBusServiceWatcher(_SERVICE, bus, changes, self)
        self._watcher.serviceOwnerChanged.connect(self._on_owner_changed)
        self._listen_to((_PATH, _MANAGER, "PrepareForSleep", "b", SLOT("on_sleep(bool,QDBusMessage)")))
        self._ask(_BUS, "/org/freedesktop/DBus", _BUS, "GetNameOwner", [_SERVICE], self._on_owner)

    def end(self) -> None:
        """Listen no more, and hold nothing up."""
        self._listens = False
        self._owner = ""
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        for path, interface, name, signature, slot in self._signals:
            QDBusConnection.systemBus().disconnect("", path, interface, name, signature, self, slot)
        self._signals.clear()
        self._give_delay_back()

    # ---- signals -------------------------------------------------------------------------------

    @Slot(bool, QDBusMessage)
    def on_sleep(self, begins: bool, message: QDBusMessage) -> None:
        """The computer is about to sleep, or is back."""
        self._hear(begins, message)

    @Slot(QDBusMessage)
    def on_lock(self, message: QDBusMessage) -> None:
        """Somebody asked for a lock of this session (`loginctl lock-session`)."""
        self._hear(True, message)

    @Slot(str, "QVariantMap", "QStringList", QDBusMessage)
    def on_changed(self, _of: str, now: dict[str, Any], _unknown: list[str], message: QDBusMessage) -> None:
        """The session was left for another one, or the desktop says that it is locked."""
        self._hear(now.get("Active") is False or now.get("LockedHint") is True, message)

    def _hear(self, is_away: bool, message: QDBusMessage) -> None:
        if is_away and message.service() == self._owner:
            self.went_away.emit()

    def _listen_to(self, signal: _Signal) -> None:
        path, interface, name, signature, slot = signal
        if signal not in self._signals:
            self._signals.append(signal)
            # The service is not named: Qt would wait for an answer. `_hear` looks who sent it. The signature
            # is: Qt ends the program over a signal of another shape.
            QDBusConnection.systemBus().connect("", path, interface, name, signature, self, slot)

    # ---- questions -----------------------------------------------------------------------------

    def _on_owner_changed(self, _service: str, _before: str, owner: str) -> None:
        """It was started anew: what it gave before is worth nothing any more."""
        self._give_delay_back()
        self._meet(owner)

    def _on_owner(self, reply: QDBusMessage) -> None:
        (owner,) = reply.arguments() or [""]
        self._meet(owner)

    def _meet(self, owner: str) -> None:
        self._owner = owner
        if owner:
            self._ask_manager("Inhibit", ["sleep", "Rosemary", "Lock", "delay"], self._on_delay)
            self._ask_for_session(["auto", os.environ.get("XDG_SESSION_ID", "")])

    def _ask_for_session(self, names: list[str]) -> None:
        """Ask for the first that is known. "auto" is this login's; logind knows it since 2019."""
        wanted = [name for name in names if name]
        if wanted:
            self._ask_manager("GetSession", wanted[:1], partial(self._on_session, wanted[1:]))

    def _on_session(self, others: list[str], reply: QDBusMessage) -> None:
        found = reply.arguments()
        if found and isinstance(found[0], QDBusObjectPath):
            path = found[0].path()
            self._listen_to((path, _SESSION, "Lock", "", SLOT("on_lock(QDBusMessage)")))
            changed = SLOT("on_changed(QString,QVariantMap,QStringList,QDBusMessage)")
            self._listen_to((path, _PROPERTIES, "PropertiesChanged", "sa{sv}as", changed))
        else:
            self._ask_for_session(others)

    def _on_delay(self, reply: QDBusMessage) -> None:
        self._give_delay_back()
        for given in reply.arguments():
            if isinstance(given, QDBusUnixFileDescriptor) and given.isValid():
                self._delay = given.takeFileDescriptor()

    def _give_delay_back(self) -> None:
        if self._delay is not None:
            os.close(self._delay)
            self._delay = None

    def _ask_manager(self, question: str, given: list[str], then: _Then) -> None:
        self._ask(_SERVICE, _PATH, _MANAGER, question, given, then)

    def _ask(
        self,
        service: str,
        path: str,
        interface: str,
        question: str,
        given: list[str],
        then: _Then,
    ) -> None:
        """Call `then` with the answer, if one comes while it listens; without arguments for a refusal."""
        message = QDBusMessage.createMethodCall(service, path, interface, question)
        message.setArguments(given)
        waiting = QDBusPendingCallWatcher(QDBusConnection.systemBus().asyncCall(message), self)
        self._questions[waiting] = then
        waiting.finished.connect(self._on_answer)

    def _on_answer(self, waiting: QDBusPendingCallWatcher) -> None:
        then = self._questions.pop(waiting)
        waiting.deleteLater()
        reply = waiting.reply()
        if self._listens:
            refused = reply.type() != QDBusMessage.MessageType.ReplyMessage
            then(QDBusMessage() if refused else reply)
