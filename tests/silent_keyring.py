"""A Secret Service that never answers: run as a program on the bus it is led to, it waits for ever."""

from __future__ import annotations


def be_silent() -> None:
    """Own the name, take every call, reply to none."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVirtualObject

    class Silence(QDBusVirtualObject):
        def introspect(self, _path: str) -> str:
            return ""

        def handleMessage(self, message: QDBusMessage, _bus: QDBusConnection) -> bool:
            message.setDelayedReply(True)
            return True

    app = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    silence = Silence()
    every = QDBusConnection.VirtualObjectRegisterOption.SubPath
    assert bus.registerVirtualObject("/org/freedesktop/secrets", silence, every)
    assert bus.registerService("org.freedesktop.secrets")
    app.exec()


if __name__ == "__main__":
    be_silent()
