"""A session bus and a system bus of a test's own, and a logind on the second that does as it is told."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SAVER, LOGIND = "/org/freedesktop/ScreenSaver", "org.freedesktop.login1"
SESSION_PATH = "/org/freedesktop/login1/session/_37"


class PrivateBus:
    """A bus daemon. `sends` sends a signal from a program that owns no name."""

    def __init__(self, folder: Path, name: str) -> None:
        self.address = f"unix:path={folder / name}"
        command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
        self._daemon = subprocess.Popen(
            [*command, f"--address={self.address}"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self._daemon.stdout
        assert self._daemon.stdout.readline().startswith(b"unix:path="), "the bus did not start"

    def sends(self, path: str, signal: str, *given: str) -> None:
        command = ["dbus-send", f"--bus={self.address}", "--type=signal", path, signal, *given]
        subprocess.run(command, check=True)

    def end(self) -> None:
        self._daemon.kill()
        self._daemon.wait(10)
        assert self._daemon.stdout
        self._daemon.stdout.close()


class PrivateLogind:
    """A program that owns logind's name. It notes what it is asked, and when a delay is given back."""

    def __init__(self, bus: PrivateBus, folder: Path, *wishes: str) -> None:
        """`wishes`: "silent" answers nothing; "old" knows a session by its id only."""
        self._notes = folder / "logind.notes"
        with self._notes.open("ab") as notes:
            self._program = subprocess.Popen(
                [sys.executable, __file__, *wishes],
                env=os.environ | {"DBUS_SYSTEM_BUS_ADDRESS": bus.address},
                stdin=subprocess.PIPE,
                stdout=notes,
            )

    @property
    def notes(self) -> list[str]:
        return self._notes.read_text("utf-8").splitlines()

    def tell(self, what: str) -> None:
        """Send a signal: "sleep", "awake", "lock", "inactive", "active", "locked" or "unlocked"."""
        assert self._program.stdin
        self._program.stdin.write(what.encode() + b"\n")
        self._program.stdin.flush()

    def end(self) -> None:
        self._program.kill()
        self._program.wait(10)
        assert self._program.stdin
        self._program.stdin.close()


@contextmanager
def private_buses(folder: Path) -> Iterator[tuple[PrivateBus, PrivateBus]]:
    """Yield a session bus and a system bus."""
    buses = PrivateBus(folder, "session-bus"), PrivateBus(folder, "system-bus")
    try:
        yield buses
    finally:
        for bus in buses:
            bus.end()


def addresses(session: PrivateBus, system: PrivateBus) -> dict[str, str]:
    """Return the variables that lead a program to these buses."""
    return {"DBUS_SESSION_BUS_ADDRESS": session.address, "DBUS_SYSTEM_BUS_ADDRESS": system.address}


def be_logind(*wishes: str) -> None:
    """Run as logind until standard input ends."""
    from PySide6.QtCore import QCoreApplication, QSocketNotifier
    from PySide6.QtDBus import (
        QDBusConnection,
        QDBusMessage,
        QDBusObjectPath,
        QDBusUnixFileDescriptor,
        QDBusVirtualObject,
    )

    manager, properties = f"{LOGIND}.Manager", "org.freedesktop.DBus.Properties"
    app = QCoreApplication([])
    bus = QDBusConnection.systemBus()
    kept: list[object] = []

    def note(words: str) -> None:
        sys.stdout.write(words + "\n")
        sys.stdout.flush()

    def give_delay() -> QDBusUnixFileDescriptor:
        """Return one end of a pipe: the other one can be read when the last holder lets go."""
        ours, theirs = os.pipe()
        given = QDBusUnixFileDescriptor(theirs)
        os.close(theirs)
        end = QSocketNotifier(ours, QSocketNotifier.Type.Read)

        def on_end() -> None:
            end.setEnabled(False)
            note("delay given back")

        end.activated.connect(on_end)
        kept.append(end)
        note("delay given")
        return given

    class Manager(QDBusVirtualObject):
        def introspect(self, _path: str) -> str:
            return ""

        def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
            asked, given = message.member(), message.arguments()
            note(f"{asked} {' '.join(map(str, given))}")
            reply = message.createReply()
            if "silent" in wishes:
                return True
            if asked == "Inhibit":
                reply.setArguments([give_delay()])
            elif asked == "GetSession" and ("old" not in wishes or given != ["auto"]):
                reply.setArguments([QDBusObjectPath(SESSION_PATH)])
            else:
                reply = message.createErrorReply(f"{LOGIND}.NoSuchSession", "")
            return connection.send(reply)

    def send(path: str, interface: str, name: str, *given: object) -> None:
        signal = QDBusMessage.createSignal(path, interface, name)
        signal.setArguments(list(given))
        bus.send(signal)

    def changed(name: str, value: bool) -> None:
        send(SESSION_PATH, properties, "PropertiesChanged", f"{LOGIND}.Session", {name: value}, ["IdleHint"])

    def on_told() -> None:
        for word in os.read(0, 4096).decode().split():
            match word:
                case "sleep" | "awake":
                    send("/org/freedesktop/login1", manager, "PrepareForSleep", word == "sleep")
                case "lock":
                    send(SESSION_PATH, f"{LOGIND}.Session", "Lock")
                case "inactive" | "active":
                    changed("Active", word == "active")
                case "locked" | "unlocked":
                    changed("LockedHint", word == "locked")

    logind = Manager()
    every = QDBusConnection.VirtualObjectRegisterOption.SubPath
    assert bus.registerVirtualObject("/org/freedesktop/login1", logind, every)
    told = QSocketNotifier(0, QSocketNotifier.Type.Read)
    told.activated.connect(on_told)
    assert bus.registerService(LOGIND)
    app.exec()


if __name__ == "__main__":
    be_logind(*sys.argv[1:])
