"""Putting entries into the bin, and taking them out again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from journal_app.domain.entry import Entry, EntryId, EntryRow
from journal_app.domain.errors import Trouble
from journal_app.services.journal import Journal
from journal_app.ui.journal.entry_editor import EntryEditor
from journal_app.ui.journal.sealing import with_row
from journal_app.ui.tasks import Lane
from journal_app.ui.widgets.undo_strip import UndoStrip


class Binning(QObject):
    """What the editor has not saved of an entry goes with it, and one press brings the last one back."""

    away = Signal(object)
    """An entry is in the bin now: its EntryId."""

    back = Signal(object, object)
    """An entry is out of the bin: its Entry and its EntryRow."""

    failed = Signal(object)
    """It could not be done: the Trouble. The entry is where it was."""

    def __init__(
        self,
        lane: Lane,
        journal: Journal,
        now: Callable[[], datetime],
        editor: EntryEditor,
        is_in_editor: Callable[[EntryId], bool],
        undo: UndoStrip,
        parent: QObject,
    ) -> None:
        """`is_in_editor` says whether an entry lies open to be written on."""
        super().__init__(parent)
        self._lane = lane
        self._journal = journal
        self._now = now
        self._editor = editor
        self._is_in_editor = is_in_editor
        self._undo = undo
        self._last: EntryId | None = None
        undo.undone.connect(self._on_undone)

    def put_away(self, entry_id: EntryId) -> None:
        """Put an entry in the bin, what is not saved of it included, and offer the way back."""
        now = self._now()
        was_stored = True

        def put_away() -> None:
            nonlocal was_stored
            if self._is_in_editor(entry_id):
                was_stored = not self._editor.is_blank
                self._editor.set_binned(now)
            self._lane.run(lambda: self._journal.move_to_bin(entry_id, now), away, stays)

        def stays(trouble: Trouble) -> None:
            if self._is_in_editor(entry_id):
                self._editor.set_binned(None)
            self.failed.emit(trouble)

        def away(_: None) -> None:
            if was_stored:
                self._last = entry_id
                self._undo.offer(self.tr("Moved to the bin."))
            self.away.emit(entry_id)

        self._editor.flush(put_away)

    def bring_back(self, entry_id: EntryId) -> None:
        """Take an entry out of the bin."""

        def restore() -> tuple[Entry, EntryRow] | None:
            self._journal.restore(entry_id)
            return self._read(entry_id)

        self._tell(restore)

    def show_back(self, entry_id: EntryId) -> None:
        """Tell of an entry that was taken out of the bin in the bin itself."""
        self._tell(partial(self._read, entry_id))

    def _read(self, entry_id: EntryId) -> tuple[Entry, EntryRow] | None:
        return with_row(self._journal, self._journal.entry(entry_id))

    def _tell(self, read: Callable[[], tuple[Entry, EntryRow] | None]) -> None:
        def back(found: tuple[Entry, EntryRow] | None) -> None:
            if found is not None:
                self.back.emit(*found)

        self._lane.run(read, back, self.failed.emit)

    def _on_undone(self) -> None:
        entry_id, self._last = self._last, None
        if entry_id is not None:
            self.bring_back(entry_id)
