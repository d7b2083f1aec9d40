"""`Listener`: one way in which a system tells that the person goes away."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


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
