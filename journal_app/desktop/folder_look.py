"""A first look at the journal's folder beside the window: its drive may not answer."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

from journal_app.services.journal_folder import folder_state, offers_keyring

PATIENCE = 0.5
"""Seconds that the window waits for the folder. A drive of this computer that is awake takes some ms."""


class FolderLook:
    """Asks the system what the window will ask it soon. What it answered once, it answers again at once."""

    def __init__(self, folder: Path) -> None:
        self._is_over = Event()
        Thread(target=self._look, args=(folder,), name="folder", daemon=True).start()

    def is_over(self, patience: float = 0.0) -> bool:
        """Say whether the folder answered, by now or within so many seconds."""
        return self._is_over.wait(patience)

    def _look(self, folder: Path) -> None:
        try:
            folder_state(folder)
            offers_keyring(folder)
        finally:
            self._is_over.set()
