"""Storing the journal's settings as they change, and trying again when that fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.domain.errors import Trouble
from journal_app.domain.settings import JournalSettings
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.tasks import Lane

PAUSE = 600
"""Milliseconds without a letter after which a word that is being typed is stored."""

AGAIN = 5000
"""Milliseconds after which storing is tried again."""


class SettingsKeeper(QObject):
    """Knows the settings as the person wants them, and as they are stored."""

    stored = Signal(object)
    """JournalSettings."""
    failed = Signal(object)
    """Trouble; the settings are kept and tried again."""

    def __init__(self, lane: Lane, open_journal: OpenJournal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._open_journal = open_journal
        self.wanted: JournalSettings = open_journal.settings
        self._stored = open_journal.settings
        self._sent: JournalSettings | None = None
        self._waiting: list[Callable[[], None]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._store)

    def want(self, settings: JournalSettings) -> None:
        """Store these settings after a pause; a further change within it begins the pause anew."""
        self.wanted = settings
        self._timer.start(PAUSE)

    def adopt(self, settings: JournalSettings) -> None:
        """Another page stored these: what is wanted here besides stays wanted."""
        mine = {
            field.name: getattr(self.wanted, field.name)
            for field in fields(JournalSettings)
            if getattr(self.wanted, field.name) != getattr(self._stored, field.name)
        }
        self.wanted, self._stored = replace(settings, **mine), settings

    def flush(self, then: Callable[[], None]) -> None:
        """Store what is not stored yet, then call `then`; it is not called while storing fails."""
        if self.wanted == self._stored and self._sent is None:
            then()
            return
        self._waiting.append(then)
        self._store()

    def _store(self) -> None:
        self._timer.stop()
        if self._sent is not None or self.wanted == self._stored:
            return
        settings, journal = self.wanted, self._open_journal
        self._sent = settings
        self._lane.run(lambda: journal.save_settings(settings), self._on_stored, self._on_trouble)

    def _on_stored(self, _: None) -> None:
        assert self._sent is not None
        self._stored, self._sent = self._sent, None
        self.stored.emit(self._stored)
        if self.wanted != self._stored:
            self._store()
            return
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()

    def _on_trouble(self, trouble: Trouble) -> None:
        self._sent = None
        self._timer.start(AGAIN)
        self.failed.emit(trouble)
