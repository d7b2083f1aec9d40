"""What happens with a fault of the program: noted without a word of what was written, and said kindly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from types import TracebackType

from PySide6.QtCore import QObject, Signal


class Faults(QObject):
    """Hears of what nobody expected, instead of Python's own hook, which would print it."""

    noted = Signal(str)
    """Something went wrong: the words to show."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now

    def hear(self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        """Note one fault. Has the shape of `sys.excepthook`."""
        del bug  # its message may hold what a person wrote
        from journal_app.log import Log
        from journal_app.paths import log_file

        Log(log_file()).bug(kind, trace, self._now())
        self.noted.emit(
            self.tr(
                "Something in Rosemary went wrong. What was saved before is safe."
                " If this goes on, close Rosemary and open it again."
            )
        )
