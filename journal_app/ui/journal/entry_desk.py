"""The right side of the Journal page: the entry that is open, and how entries come and go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.entry import (
    ANSWER,
    LETTER,
    AnsweredPrompt,
    Entry,
    EntryId,
    EntryRow,
    Letter,
    diary_day,
)
from journal_app.domain.errors import Trouble
from journal_app.domain.query import terms_of
from journal_app.domain.search import spans_of
from journal_app.domain.words import ChosenWords
from journal_app.services.journal import Journal
from journal_app.ui.book.book_ways import BookWays
from journal_app.ui.book.entry_printing import EntryPrinting
from journal_app.ui.journal.autosave import holds_nothing
from journal_app.ui.journal.binning import Binning
from journal_app.ui.journal.day_steps import DaySteps
from journal_app.ui.journal.entry_editor import EntryEditor
from journal_app.ui.journal.sealed_face import SealedFace
from journal_app.ui.journal.sealing import Sealing, with_row
from journal_app.ui.journal.versions_view import VersionsView
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import IconButton, make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.current_stack import CurrentStack
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.focus import give_focus
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
        words: Callable[[], ChosenWords] = ChosenWords,
        long: Lane | None = None,
        book: BookWays | None = None,
    ) -> None:
        """`book`: what printing a page needs; without it there is no button for it."""
        super().__init__(theme)
        self._lane = lane
        self._journal = journal
        self._now = now
        self._requests = 0  # only the newest request to open something is followed
        self._query = ""

        self.editor = EntryEditor(
            theme, lane, journal, now, locale=locale, unsaved=unsaved, words=words, long=long
        )
        self.sealed = SealedFace(theme, locale)
        self._sealed_letter: Entry | None = None
        self._sealing = Sealing(lane, journal, now, self)
        self.back = make_button(self.tr("Back to the list"), "link")
        self.steps = DaySteps(theme)
        self._to_versions = IconButton(theme, "history", self.tr("Earlier versions"))
        self._versions = VersionsView(theme, lane, journal, now, locale)
        self._add_photo = IconButton(theme, "image-plus", self.tr("Add a photo"))
        self.printing = EntryPrinting(theme, book, self.editor) if book else None
        self._to_bin = IconButton(theme, "trash-2", self.tr("Move to the bin"))
        self._message = InlineMessage(theme)
        self._undo = UndoStrip(theme)
        self.binning = Binning(lane, journal, now, self.editor, self._is_in_editor, self._undo, self)
        self._nothing_open = EmptyState(
            theme, self.tr("Choose a page to read it here, or begin a new one."), self.tr("New page")
        )
        self._stack = CurrentStack()
        self._stack.addWidget(self._nothing_open)
        self._stack.addWidget(self.editor)
        self._stack.addWidget(self.sealed)
        self._stack.addWidget(self._versions)
        self._connect()
        self._lay_out()

    @property
    def entry(self) -> Entry | None:
        """The entry that lies open, as it stands."""
        lies_here = self._stack.currentWidget()
        if lies_here is self.sealed:
            return self._sealed_letter
        return self.editor.entry if lies_here in (self.editor, self._versions) else None

    def open(self, entry_id: EntryId, *, to_write: bool = False) -> None:
        """Read an entry and lay it open; with the cursor in it, if it is `to_write`."""
        present = self.entry
        if present is not None and present.id == entry_id:
            self._requests += 1
            if self._stack.currentWidget() is self._versions:
                self._stack.setCurrentWidget(self.editor)
            self._ready(to_write)
            return
        self._bring(lambda: self._journal.entry(entry_id), to_write)

    def start_new(self, day: date | None = None, prompt: AnsweredPrompt | None = None) -> None:
        """Lay an empty page here, for a day or for now, with the cursor in it; perhaps below a prompt."""
        new = self._new_entry(day)
        self._lay_open(replace(new, kind=ANSWER, prompt=prompt) if prompt else new)
        self._ready(to_write=True)

    def start_letter(self, day: date | None = None) -> None:
        """Lay an empty letter here, and ask to whom it is."""
        self._lay_open(replace(self._new_entry(day), kind=LETTER, letter=Letter("")))
        self.editor.kind_line.ask_to_whom(new=True)

    def start_from(self, text: str, day: date | None = None) -> None:
        """Lay a page here that begins with a text; it is stored at once, to the letter."""
        entry = replace(self._new_entry(day), text=text)

        def keep() -> tuple[Entry, EntryRow] | None:
            self._journal.save(entry)
            return with_row(self._journal, self._journal.entry(entry.id))

        def kept(found: tuple[Entry, EntryRow] | None) -> None:
            if found is not None:
                self.saved.emit(found[1])
                self._lay_open(found[0])
                self.editor.go_to_end()

        self._lane.run(keep, kept, self._on_trouble)

    def open_beside(self, day: date, step: int) -> None:
        """Open the first entry of the nearest day before (-1) or after (+1) `day`."""

        def find() -> Entry | None:
            beside = self._journal.day_beside(day, step)
            rows = self._journal.on_day(beside) if beside else []
            return self._journal.entry(rows[0].id) if rows else None

        words = self.tr("There is nothing earlier.") if step < 0 else self.tr("There is nothing later.")
        self._bring(find, to_write=False, nothing=words)

    def turn_star(self, row: EntryRow) -> None:
        """Make an entry of the list a favourite, or no longer."""
        if self.entry is not None and self.entry.id == row.id:
            self.editor.turn_star()
            return

        def turned(fresh: EntryRow | None) -> None:
            if fresh is not None:
                self.saved.emit(fresh)

        work = partial(self._journal.set_favourite, row.id, not row.favourite)
        self._lane.run(work, turned, self._on_trouble)

    def offer_choice(self, has_pages: bool) -> None:
        """Say what can be done while nothing lies here. An empty list invites by itself."""
        choose = self.tr("Choose a page to read it here, or begin a new one.")
        self._nothing_open.say(choose if has_pages else self.tr("The page you open stands here."))
        self._nothing_open.offer_action(has_pages)

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
        if entry.is_sealed:
            self._refresh_sealed(entry)
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
            elif fresh.is_sealed or self.editor.differs_from(fresh):
                self._lay_open(fresh)

        self._lane.run(lambda: self._journal.entry(entry.id), compare, self._on_trouble)

    def take_focus(self) -> None:
        """Put the focus where the open entry is written, or where a sealed letter is opened."""
        is_sealed = self._stack.currentWidget() is self.sealed
        place = self.sealed.opener if is_sealed else self.editor.area
        give_focus(place)

    def mark_found(self, query: str) -> None:
        """Mark the words of a search in the open entry, now and in those opened next."""
        self._query = query
        entry, terms = self.entry, terms_of(query)
        if entry is None or entry.is_sealed or not terms:
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
        self.steps.asked.connect(self._on_step)
        self.sealed.steps.asked.connect(self._on_step)
        self._to_versions.clicked.connect(self._on_to_versions)
        self._versions.brought_back.connect(self._on_brought_back)
        self._versions.closed.connect(self._on_versions_closed)
        self._add_photo.clicked.connect(self.editor.photos.choose)
        self._to_bin.clicked.connect(self._on_to_bin)
        self.binning.away.connect(self._on_away)
        self.binning.back.connect(self._on_back_from_bin)
        self.binning.failed.connect(self._on_trouble)
        self._nothing_open.acted.connect(self.asked_for_new)
        self.editor.kind_line.seal_asked.connect(self._on_seal)
        self.sealed.open_asked.connect(self._on_open_letter)
        self._sealing.changed.connect(self._on_seal_changed)
        self._sealing.failed.connect(self._on_trouble)
        self.sealed.bin_asked.connect(self._on_to_bin)

    def _lay_out(self) -> None:
        self.editor.lead_with(self.steps)
        self.editor.corner.addWidget(self._add_photo)
        self.editor.corner.addWidget(self._to_versions)
        if self.printing is not None:
            self.editor.corner.addWidget(self.printing.button)
            self.opened.connect(self.printing.close_panel)
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
        if entry.is_sealed:
            self._sealed_letter = entry
            self.sealed.show_letter(entry)
            self._turn_to(self.sealed, self.steps, self.sealed.steps)
        else:
            self.editor.open_entry(entry)
            self._turn_to(self.editor, self.sealed.steps, self.steps)
        self.opened.emit(entry)
        self.mark_found(self._query)

    def _turn_to(self, face: QWidget, left: DaySteps, steps: DaySteps) -> None:
        """Show a face; the focus stays on the step that led here, if one did."""
        steps.take_over(left)
        self._stack.setCurrentWidget(face)

    def _ready(self, to_write: bool) -> None:
        if to_write:
            self.take_focus()

    def _new_entry(self, day: date | None) -> Entry:
        self._requests += 1
        now = self._now()
        return self._journal.new_entry(day or diary_day(now), now)

    def _is_in_editor(self, entry_id: EntryId) -> bool:
        entry = self.entry
        return entry is not None and entry.id == entry_id and not entry.is_sealed

    def _refresh_sealed(self, letter: Entry) -> None:
        def compare(fresh: Entry | None) -> None:
            if self.entry is not letter:
                return
            if fresh is None or fresh.binned_at is not None:
                self.clear()
            elif fresh != letter:
                self._lay_open(fresh)

        self._lane.run(lambda: self._journal.entry(letter.id), compare, self._on_trouble)

    def _on_seal(self) -> None:
        letter = self.editor.entry
        if letter is None or holds_nothing(letter):
            self._message.show_words(self.tr("There is nothing in the letter yet."))
            return
        self.editor.flush(partial(self._sealing.seal, letter.id))

    def _on_open_letter(self) -> None:
        if self._sealed_letter is not None:
            self._sealing.unseal(self._sealed_letter.id)

    def _on_seal_changed(self, letter: Entry, row: EntryRow) -> None:
        self.saved.emit(row)
        if self.entry is None or self.entry.id != letter.id:
            return
        if letter.is_sealed:  # its words do not stay behind the face
            self.editor.open_entry(self._journal.new_entry(letter.day, self._now()))
        self._lay_open(letter)
        self.take_focus()

    def _on_step(self, step: int) -> None:
        if self.entry is not None:
            self.open_beside(self.entry.day, step)

    def _on_to_bin(self) -> None:
        if self.entry is not None:
            self.binning.put_away(self.entry.id)

    def _on_away(self, entry_id: EntryId) -> None:
        if self.entry is not None and self.entry.id == entry_id:
            self.clear()
        self.gone.emit(entry_id)

    def _on_back_from_bin(self, entry: Entry, row: EntryRow) -> None:
        self.came_back.emit(row)
        self._lay_open(entry)
        self._ready(to_write=True)

    def _on_to_versions(self) -> None:
        """All words are stored first: what stands on the page is the present, to compare with."""

        def show() -> None:
            if self.entry is not None:
                self._stack.setCurrentWidget(self._versions)
                self._versions.open_for(self.entry)

        self.editor.flush(show)

    def _on_versions_closed(self) -> None:
        self._stack.setCurrentWidget(self.editor)
        self._to_versions.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_brought_back(self, entry: Entry) -> None:
        self._lay_open(entry)
        self._ready(to_write=True)
        self._message.show_words(self.tr("This version is back. What was here before is a version now."))
        self._lane.run(lambda: self._journal.row(entry.id), self._on_row_came)

    def _on_row_came(self, row: EntryRow | None) -> None:
        if row is not None:
            self.saved.emit(row)

    def _on_trouble(self, trouble: Trouble) -> None:
        self._message.show_words(trouble.words, "trouble")
