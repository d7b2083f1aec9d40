"""A small log for the person who has to find a fault: times, error types, lines of code.

Never a word a person wrote, never a value: of an exception only its type and where it was raised.
"""

from __future__ import annotations

import os
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

LARGEST = 64 * 1024
"""Bytes after which the log starts anew."""


class Log:
    """Writes lines to a file that only this person can read. A log that can't be written is silent."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def bug(self, kind: type[BaseException], trace: TracebackType | None, now: datetime) -> None:
        """Note a fault of the program: its type and the lines it passed, without its message."""
        steps = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(trace)]
        self._write(f"{now.isoformat(timespec='seconds')} bug {kind.__name__} {' > '.join(steps)}")

    def event(self, words: str, now: datetime) -> None:
        """Note that something happened. `words` are the program's own."""
        self._write(f"{now.isoformat(timespec='seconds')} {words}")

    def _write(self, line: str) -> None:
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            too_large = self._file.exists() and self._file.stat().st_size > LARGEST
            flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if too_large else os.O_APPEND)
            with os.fdopen(os.open(self._file, flags, 0o600), "w", encoding="utf-8") as file:
                file.write(line + "\n")
        except OSError:
            return
