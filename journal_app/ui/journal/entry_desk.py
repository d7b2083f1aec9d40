"""The right side of the Journal page: the entry that is open, and how entries come and go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from journal_app.domain.entry import Entry, EntryId, EntryRow, diary_day
from journal_app.domain.errors import Trouble
from journal_app.domain.query import terms_of
from journal_app.domain.search import spans_of
from journal_app.services.journal import Journal
from journal_app.ui.journal.entry_editor import EntryEditor
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import IconButton, make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.undo_strip import UndoStrip

_MOST_MARKED = 500
"""Places of a search that are marked in the open entry."""


class EntryDesk(Card):
    """One entry lies open here, or none. Entries are read on the lane and saved by the editor."""

    opened = Signal(object)
    """Another Entry lies here now, or None."""

    saved = Signal(object)
    """An entry was stored: its EntryRow."""

    gone = Signal(object)
    """An entry is in the bin now: its EntryId."""

    came_back = Signal(object)
    """An entry is back from the bin: its EntryRow."""

    left = Signal()
    """The person wants to see the list again."""

    asked_for_new = Signal()

    def __init__(
        self,
        theme: Theme,
        lane: Lane,
        journal: Journal,
        now: Callable[[], datetime],
        locale: QLocale,
        unsaved: dict[EntryId, Entry] | None = None,
    ) -> None:
        super().__init__(theme)
        self._lane = lane
        self._journal = journal
        self._now = now
        self._requests = 0  # only the newest request to open something is followed
        self._in_bin: EntryId | None = None
        self._query = ""

        self.editor = EntryEditor(theme, lane, journal, now, locale=locale, unsaved=unsaved)
        self.back = make_button(self.tr("Back to the list"), "link")
        self._earlier = IconButton(theme, "chevron-left", self.tr("Day before"))
        self._later = IconButton(theme, "chevron-right", self.tr("Day after"))
        self._earlier.setToolTip(self.tr("Day before (Ctrl+[)"))
        self._later.setToolTip(self.tr("Day after (Ctrl+])"))
        self._to_bin = IconButton(theme, "trash-2", self.tr("Move to the bin"))
        self._message = InlineMessage(theme)
        self._undo = UndoStrip(theme)
        self._nothing_open = EmptyState(
            theme, self.tr("Choose a page to read it here, or begin a new one."), self.tr("New page")
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing_open)
        self._stack.addWidget(self.editor)
        self._connect()
        self._lay_out()

    @property
    def entry(self) -> Entry | None:
        """The entry that lies open, as it stands."""
        return self.editor.entry if self._stack.currentWidget() is self.editor else None

    def open(self, entry_id: EntryId, *, to_write: bool = False) -> None:
        """Read an entry and lay it open; with the cursor in it, if it is `to_write`."""
        present = self.entry
        if present is not None and present.id == entry_id:
            self._requests += 1
            self._ready(to_write)
            return
        self._bring(lambda: self._journal.entry(entry_id), to_write)

    def start_new(self, day: date | None = None) -> None:
        """Lay an empty page here, for a day or for now, with the cursor in it."""
        self._requests += 1
        now = self._now()
        self._lay_open(self._journal.new_entry(day or diary_day(now), now))
        self._ready(to_write=True)

    def open_beside(self, day: date, step: int) -> None:
        """Open the first entry of the nearest day before (-1) or after (+1) `day`."""

        def find() -> Entry | None:
            beside = self._journal.day_beside(day, step)
            rows = self._journal.on_day(beside) if beside else []
            return self._journal.entry(rows[0].id) if rows else None

        words = self.tr("There is nothing earlier.") if step < 0 else self.tr("There is nothing later.")
        self._bring(find, to_write=False, nothing=words)

    def move_to_bin(self, entry_id: EntryId) -> None:
        """Put an entry in the bin, what is not saved of it included, and offer the way back."""
        is_open = self.entry is not None and self.entry.id == entry_id
        was_stored = not (is_open and self.editor.is_blank)

        now = self._now()

        def put_away() -> None:
            if self.entry is not None and self.entry.id == entry_id:
                self.editor.set_binned(now)
            self._lane.run(lambda: self._journal.move_to_bin(entry_id, now), away, stays)

        def stays(trouble: Trouble) -> None:
            if self.entry is not None and self.entry.id == entry_id:
                self.editor.set_binned(None)
            self._on_trouble(trouble)

        def away(_: None) -> None:
            if self.entry is not None and self.entry.id == entry_id:
                self.clear()
            if was_stored:
                self._in_bin = entry_id
                self._undo.offer(self.tr("Moved to the bin."))
            self.gone.emit(entry_id)

        self.editor.flush(put_away)

    def turn_star(self, row: EntryRow) -> None:
        """Give an entry of the list a star, or take it away."""
        if self.entry is not None and self.entry.id == row.id:
            self.editor.turn_star()
            return

        def turned(fresh: EntryRow | None) -> None:
            if fresh is not None:
                self.saved.emit(fresh)

        work = partial(self._journal.set_favourite, row.id, not row.favourite)
        self._lane.run(work, turned, self._on_trouble)

    def bring_back(self, entry_id: EntryId) -> None:
        """Take an entry out of the bin and lay it open."""

        def restore() -> tuple[Entry, EntryRow] | None:
            self._journal.restore(entry_id)
            entry = self._journal.entry(entry_id)
            if entry is None:
                return None
            return entry, next(row for row in self._journal.on_day(entry.day) if row.id == entry_id)

        def back(found: tuple[Entry, EntryRow] | None) -> None:
            if found is not None:
                entry, row = found
                self.came_back.emit(row)
                self._lay_open(entry)
                self._ready(to_write=True)

        self._lane.run(restore, back, self._on_trouble)

    def clear(self) -> None:
        """Lay nothing here. What was open is stored already."""
        self._requests += 1
        self._stack.setCurrentWidget(self._nothing_open)
        self.opened.emit(None)

    def refresh(self) -> None:
        """Look whether the open entry was changed elsewhere since, and show it as it is now."""
        entry = self.entry
        if entry is None:
            return
        if not self.editor.is_at_rest:  # the other editor may hold newer words that can't be stored yet
            self.editor.open_entry(entry)
            return

        def compare(fresh: Entry | None) -> None:
            if self.entry is None or self.entry.id != entry.id or not self.editor.is_at_rest:
                return
            if fresh is None or fresh.binned_at is not None:
                if not self.editor.is_blank:
                    self.clear()
            elif self.editor.differs_from(fresh):
                self._lay_open(fresh)

        self._lane.run(lambda: self._journal.entry(entry.id), compare, self._on_trouble)

    def mark_found(self, query: str) -> None:
        """Mark the words of a search in the open entry, now and in those opened next."""
        self._query = query
        entry, terms = self.entry, terms_of(query)
        if entry is None or not terms:
            self.editor.show_spans(())
            return
        text = entry.text

        def mark(spans: tuple[tuple[int, int], ...]) -> None:
            unchanged = self.entry is not None and self.entry.id == entry.id and self.entry.text == text
            if unchanged and self._query == query:
                self.editor.show_spans(spans[:_MOST_MARKED])

        self._lane.run(lambda: spans_of(text, terms), mark)

    def _connect(self) -> None:
        self.editor.saved.connect(self.saved)
        self.back.clicked.connect(self.left)
        self._earlier.clicked.connect(self._on_earlier)
        self._later.clicked.connect(self._on_later)
        self._to_bin.clicked.connect(self._on_to_bin)
        self._undo.undone.connect(self._on_undone)
        self._nothing_open.acted.connect(self.asked_for_new)

    def _lay_out(self) -> None:
        self.editor.lead.addWidget(self._earlier)
        self.editor.lead.addWidget(self._later)
        self.editor.corner.addWidget(self._to_bin)
        self.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self._undo, self._message)
        self.body.addWidget(self._stack, 1)

    def _bring(self, find: Callable[[], Entry | None], to_write: bool, nothing: str = "") -> None:
        self._requests += 1
        mine = self._requests

        def came(entry: Entry | None) -> None:
            if mine != self._requests:
                return
            if entry is None:
                if nothing:
                    self._message.show_words(nothing)
                return
            self._lay_open(entry)
            self._ready(to_write)

        self._lane.run(find, came, self._on_trouble)

    def _lay_open(self, entry: Entry) -> None:
        self._message.clear()
        self.editor.open_entry(entry)
        self._stack.setCurrentWidget(self.editor)
        self.opened.emit(entry)
        self.mark_found(self._query)

    def _ready(self, to_write: bool) -> None:
        if to_write:
            self.editor.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_earlier(self) -> None:
        if self.entry is not None:
            self.open_beside(self.entry.day, -1)

    def _on_later(self) -> None:
        if self.entry is not None:
            self.open_beside(self.entry.day, +1)

    def _on_to_bin(self) -> None:
        if self.entry is not None:
            self.move_to_bin(self.entry.id)

    def _on_undone(self) -> None:
        entry_id, self._in_bin = self._in_bin, None
        if entry_id is not None:
            self.bring_back(entry_id)

    def _on_trouble(self, trouble: Trouble) -> None:
        self._message.show_words(trouble.words, "trouble")
