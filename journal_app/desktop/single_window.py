"""One window a journal: a second start brings the first forward and ends."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from journal_app.services.journal_folder import RAISE, WINDOW_LOCK
from journal_app.store.lock import FolderLock


class SingleWindow:
    """Holds `window.lock` in the journal's folder as long as the process lives.

    Another lock than the journal's own, so that a window that stands at its lock screen does not
    keep commands from the journal.
    """

    def __init__(self) -> None:
        self._lock: FolderLock | None = None
        self._rung_before: int | None = None

    def claim(self, folder: Path) -> bool:
        """Return False if another window has this folder. True too where nothing can be locked."""
        if self._lock is not None or not folder.is_dir():
            return True
        lock = FolderLock(folder / WINDOW_LOCK)
        try:
            lock.take()
        except Exception as error:
            from journal_app.domain.errors import JournalOpenElsewhere, Trouble

            if not isinstance(error, Trouble):
                raise
            # A folder that can't be written to: opening the journal says so better.
            return not isinstance(error, JournalOpenElsewhere)
        self._lock = lock
        self._rung_before = _time_of(folder / RAISE)
        return True

    def release(self) -> None:
        """Let another window have the folder."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def raise_the_other(self, folder: Path) -> None:
        """Ask the window that has this folder to come forward."""
        with contextlib.suppress(OSError):
            self.bell(folder).touch()

    def was_rung(self, folder: Path) -> bool:
        """Say whether the window was asked for since it was claimed. Nobody may have listened until now."""
        return self._rung_before is not None and _time_of(folder / RAISE) != self._rung_before

    def bell(self, folder: Path) -> Path:
        """Return the file that is touched to ask for the window, made if it is missing."""
        file = folder / RAISE
        if folder.is_dir() and not file.exists():
            with contextlib.suppress(OSError):
                os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        return file


def _time_of(file: Path) -> int | None:
    """Return when a file was changed last, in nanoseconds; None if there is none."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return None
