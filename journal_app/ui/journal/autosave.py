"""Bringing what is written into the journal, a moment after it was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.domain.entry import Entry, EntryId, EntryRow
from journal_app.domain.errors import Trouble
from journal_app.services.journal import Journal
from journal_app.ui.tasks import Lane

DELAY = 1000
"""Milliseconds from the first key that is not saved to its save: with the save itself under two seconds."""

RETRY = 5000
"""Milliseconds between attempts while saving fails."""


class SaveState(StrEnum):
    """How it stands with the words on the screen."""

    BLANK = "blank"  # nothing was written yet, so nothing is stored
    SAVED = "saved"
    WRITING = "writing"
    FAILED = "failed"


class Autosave(QObject):
    """Saves one entry after the other, on the lane, and lets go of none before it is stored.

    `snapshot` returns the entry as it stands on the screen. An entry that was never stored and
    holds nothing is not stored; one that was stored and is emptied is stored empty.
    """

    saved = Signal(object)  # EntryRow
    failed = Signal(object)  # Trouble
    recovered = Signal()
    state_changed = Signal(object)  # SaveState

    def __init__(
        self,
        lane: Lane,
        journal: Journal,
        now: Callable[[], datetime],
        snapshot: Callable[[], Entry],
        parent: QObject | None = None,
        unsaved: dict[EntryId, Entry] | None = None,
    ) -> None:
        """`unsaved` is shared by editors that may show the same entry, so that each builds on the newest."""
        super().__init__(parent)
        self._lane = lane
        self._journal = journal
        self._now = now
        self._snapshot = snapshot
        self._entry_id: EntryId | None = None
        self._stored = False
        self._written_at = now()
        self._dirty = False
        # Handed to the lane, not yet known to be stored.
        self._unsaved: dict[EntryId, Entry] = {} if unsaved is None else unsaved
        self._failing = False
        self._state = SaveState.BLANK
        self._soon = QTimer(self, singleShot=True, interval=DELAY)
        self._soon.timeout.connect(self._save_present)
        self._again = QTimer(self, singleShot=True, interval=RETRY)
        self._again.timeout.connect(self._save_all)

    @property
    def state(self) -> SaveState:
        """How it stands now."""
        return self._state

    def begin(self, entry: Entry) -> Entry:
        """Turn to an entry; what was written before is saved first.

        Returns the entry to show: the given one, or its newer words if those could not be stored yet.
        """
        if self._dirty:
            self._save_present()
        entry = self._unsaved.get(entry.id, entry)
        self._entry_id = entry.id
        self._stored = not is_new(entry)
        self._written_at = entry.written_at
        self._dirty = False
        self._soon.stop()
        self._show_state()
        return entry

    def changed(self) -> None:
        """Something of the entry was changed on the screen. Before there is one, it is left alone.

        Dictation and the like put words into a field that is not enabled too.
        """
        if self._entry_id is None:
            return
        self._dirty = True
        if not self._failing and not self._soon.isActive():
            self._soon.start()
        self._show_state()

    def was_stored(self) -> None:
        """The entry was stored by somebody else, with its first photo."""
        self._stored = True
        self._show_state()

    def flush(self, then: Callable[[], None]) -> None:
        """Save now what is not saved; call `then` when all is stored, and not if that fails."""
        self._save_all()
        handed_over = dict(self._unsaved)

        def after(_: None) -> None:
            if self._dirty and not self._failing:  # typed while a slow save was under way
                self.flush(then)
                return
            left = any(self._unsaved.get(entry_id) is entry for entry_id, entry in handed_over.items())
            if not left and not self._failing:
                then()

        self._lane.in_turn(after)

    def _save_all(self) -> None:
        present = self._entry_id if self._dirty else None
        for entry in list(self._unsaved.values()):
            if entry.id != present and self._failing:
                self._save(entry)
        if self._dirty:
            self._save_present()
        if self._failing and not self._unsaved:  # another editor has stored what could not be stored here
            self._recover()

    def _save_present(self) -> None:
        self._soon.stop()
        self._dirty = False
        entry = self._snapshot()
        if not self._stored and holds_nothing(entry):
            self._show_state()
            return
        now = self._now()
        if not self._stored:
            self._stored = True
            self._written_at = now
        self._save(replace(entry, written_at=self._written_at, changed_at=now))

    def _save(self, entry: Entry) -> None:
        self._unsaved[entry.id] = entry

        def stored(row: EntryRow) -> None:
            if self._unsaved.get(entry.id) is entry:
                del self._unsaved[entry.id]
            self._on_stored(row)

        self._lane.run(lambda: self._journal.save(entry), stored, self._on_trouble)
        self._show_state()

    def _on_stored(self, row: EntryRow) -> None:
        self.saved.emit(row)
        if self._failing and not self._unsaved:
            self._recover()
        self._show_state()

    def _recover(self) -> None:
        self._failing = False
        self._again.stop()
        if self._dirty:
            self._soon.start()
        self._show_state()
        self.recovered.emit()

    def _on_trouble(self, trouble: Trouble) -> None:
        self._failing = True
        self._again.start()  # counted from the answer: a store that answers slowly is not crowded
        self._show_state()
        self.failed.emit(trouble)

    def _show_state(self) -> None:
        state = self._state_now()
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    def _state_now(self) -> SaveState:
        if self._failing:
            return SaveState.FAILED
        if self._dirty or self._unsaved:
            return SaveState.WRITING
        return SaveState.SAVED if self._stored else SaveState.BLANK


def is_new(entry: Entry) -> bool:
    """True for an entry that has not been stored: nothing in it, and never changed."""
    return holds_nothing(entry) and entry.changed_at == entry.written_at


def holds_nothing(entry: Entry) -> bool:
    """True if a person put nothing into it: no letter, no tag, no photo."""
    return not entry.text.strip() and not entry.tags and not entry.photos
