"""One entry, being read or written: the page, its tags, its day and time, and how saving stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from journal_app.domain.entry import Entry, EntryId, EntryRow, TagCount, plain_words
from journal_app.domain.errors import Trouble
from journal_app.domain.words import ChosenWords
from journal_app.services.journal import Journal
from journal_app.ui.journal.autosave import Autosave, SaveState
from journal_app.ui.journal.entry_face import EntryFace
from journal_app.ui.journal.entry_photos import EntryPhotos
from journal_app.ui.journal.writing_ways import WritingWays
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme


class EntryEditor(EntryFace):
    """Shows the entry it was given with `open_entry`, and saves it by itself.

    Words on the screen are never given up: while saving fails they stay, also those of an entry
    opened before, and saving is tried again every five seconds.
    """

    saved = Signal(object)
    """An entry was stored: its EntryRow. Not always the one on the screen."""

    save_failed = Signal(object)
    """Saving failed, as this Trouble says. The editor says it too, and tries again."""

    focus_asked = Signal()
    """Show nothing but the page."""

    save_recovered = Signal()
    """All that could not be stored is stored now."""

    def __init__(
        self,
        theme: Theme,
        lane: Lane,
        journal: Journal,
        now: Callable[[], datetime],
        *,
        locale: QLocale | None = None,
        heading: str | None = None,
        unsaved: dict[EntryId, Entry] | None = None,
        words: Callable[[], ChosenWords] = ChosenWords,
        long: Lane | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`heading` stands above the page; None puts the entry's day there.

        `unsaved`: what could not be stored yet, shared with the other editor. `words`: how the person
        speaks now, for what is offered as addressees of a letter. `long`: the lane on which
        photos are read; `lane`, if there is none.
        """
        super().__init__(theme, now, locale or QLocale(), heading, words, parent)
        self._lane = lane
        self._journal = journal
        self._base: Entry | None = None
        self._ways: WritingWays | None = None

        self.photos = EntryPhotos(theme, lane, long or lane, journal.photos, now, self._blank_entry)
        self.lay_out(self.photos)
        self._autosave = Autosave(lane, journal, now, self._as_it_stands, self, unsaved)
        self.setEnabled(False)  # nothing can be written before there is an entry to keep it in
        self._connect()
        self._add_keys()

    @property
    def entry(self) -> Entry | None:
        """The entry as it stands on the screen; None before the first `open_entry`."""
        return None if self._base is None else self._as_it_stands()

    @property
    def is_blank(self) -> bool:
        """True if nothing was ever written into the entry, so that it is not stored."""
        return self._autosave.state is SaveState.BLANK

    @property
    def is_at_rest(self) -> bool:
        """True if all that is on the screen is stored, or nothing was written."""
        return self._autosave.state in (SaveState.BLANK, SaveState.SAVED)

    def differs_from(self, other: Entry) -> bool:
        """True if a person would see another entry in `other` than on the screen."""
        here = self.entry
        return here is None or _seen(here) != _seen(other)

    def use(self, ways: WritingWays) -> None:
        """Write as the person likes it: spelling, the length of a line."""
        self._ways = ways
        self._area.use(ways.spelling)
        ways.changed.connect(self._on_ways_changed)
        self._on_ways_changed()

    def open_entry(self, entry: Entry) -> None:
        """Show an entry from its beginning. What stood here before is saved."""
        self._tags.finish()
        entry = self._autosave.begin(entry)
        self._base = entry
        self.setEnabled(True)
        self._area.put(entry.text)
        self._tags.show_tags(entry.tags)
        self.photos.show_entry(entry.id)
        self._when_panel.hide()
        self._find.let_go()
        self.kind_line.show_entry(entry)
        self._show_when()
        self._ask_for_count()
        self._show_star()
        self._status.say(self._autosave.state)

    def flush(self, then: Callable[[], None]) -> None:
        """Store what is not stored yet, then call `then`; it is not called if storing fails."""
        self._tags.finish()
        self._autosave.flush(partial(self.photos.finish, then))

    def set_heading(self, heading: str) -> None:
        """Change the words above the page."""
        self.fixed_heading = heading
        self._show_when()

    def turn_star(self) -> None:
        """Make the entry a favourite, or no longer; what is not saved of it is saved first."""
        if self._base is None or self.is_blank:
            self._show_star()
            return
        entry_id, favourite = self._base.id, not self._base.favourite

        def turned(row: EntryRow | None) -> None:
            if row is not None:
                self.saved.emit(row)
            if self._base is not None and self._base.id == entry_id:
                self._base = replace(self._base, favourite=favourite)
                self._show_star()

        def failed(trouble: Trouble) -> None:
            self._show_star()
            self._message.show_words(trouble.words, "trouble")

        work = partial(self._journal.set_favourite, entry_id, favourite)
        self.flush(lambda: self._lane.run(work, turned, failed))

    def read_tags_again(self) -> None:
        """Take over tags that were renamed or removed elsewhere; those the person changed here stay."""
        if self._base is None:
            return
        entry_id = self._base.id

        def came(fresh: Entry | None) -> None:
            here = self._base
            if fresh is None or here is None or here.id != entry_id:
                return
            if not self.is_at_rest and self._tags.tags != here.tags:
                return
            self._base = replace(here, tags=fresh.tags)
            if fresh.tags != self._tags.tags:
                self._tags.show_tags(fresh.tags)

        self._lane.run(lambda: self._journal.entry(entry_id), came)

    def set_binned(self, at: datetime | None) -> None:
        """Say that the entry is in the bin, so that a late key does not save it out again."""
        if self._base is not None:
            if at is not None:
                at = max(at, self._base.changed_at)  # as it is stored, also by a clock that is behind
            self._base = replace(self._base, binned_at=at)

    def change_when(self, day: date, at: datetime) -> None:
        """Give the entry another day and time."""
        if self._base is not None and (day, at) != (self._base.day, self._base.at):
            self._base = replace(self._base, day=day, at=at)
            self._show_when()
            self._autosave.changed()

    def _connect(self) -> None:
        self._area.written.connect(self._on_written)
        self._format_bar.focus_asked.connect(self.focus_asked)
        self._format_bar.find_asked.connect(self._find.open_strip)
        self._area.pictures_given.connect(self.photos.add)
        self.photos.changed.connect(self._on_photos_changed)
        self.photos.save_failed.connect(self.save_failed)
        self._tags.changed.connect(self._autosave.changed)
        self._tags.asked.connect(self._on_tags_asked)
        self._when.clicked.connect(self._on_when_clicked)
        self._when_panel.chosen.connect(self.change_when)
        self._when_panel.closed.connect(self._when.setFocus)
        self.kind_line.changed.connect(self._autosave.changed)
        self.kind_line.left.connect(self._area.setFocus)
        self._count.clicked.connect(self._on_count_clicked)
        self._autosave.saved.connect(self._on_saved)
        self._autosave.failed.connect(self._on_save_failed)
        self._autosave.recovered.connect(self._on_recovered)
        self._autosave.state_changed.connect(self._status.follow)
        self._autosave.state_changed.connect(self._show_star)
        self._autosave.state_changed.connect(self._on_state_changed)
        self._star.toggled.connect(self.turn_star)
        star = QShortcut(QKeySequence("Ctrl+D"), self)
        star.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        star.activated.connect(self.turn_star)

    def _add_keys(self) -> None:
        for keys, do in (
            ("F3", partial(self._find.go, 1)),
            ("Shift+F3", partial(self._find.go, -1)),
            ("Ctrl+Shift+F", self._find.open_strip),
            ("Ctrl+H", partial(self._find.open_strip, replaces=True)),
            ("F7", self._on_spelling),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _as_it_stands(self) -> Entry:
        assert self._base is not None  # nothing can change before an entry is open
        return self.kind_line.apply_to(replace(self._base, text=self._area.text(), tags=self._tags.tags))

    def _blank_entry(self) -> Entry | None:
        """Return the entry as it stands, unless that is stored: a photo may bring it into the journal.

        Words of the last second are not stored yet, and may be the first ones of a new page.
        """
        return None if self._autosave.state is SaveState.SAVED else self._as_it_stands()

    def _on_photos_changed(self, row: EntryRow) -> None:
        if self._base is not None and self._base.id == row.id:
            self._base = replace(self._base, photos=row.photos)
            self._autosave.was_stored()
        self.saved.emit(row)

    def _on_written(self) -> None:
        if self._base is not None:
            self._autosave.changed()
            self._ask_for_count()
            if self._autosave.state is not SaveState.FAILED:
                self._message.clear()

    def _on_saved(self, row: EntryRow) -> None:
        self.saved.emit(row)

    def _on_state_changed(self, state: SaveState) -> None:
        if state is SaveState.SAVED:  # a pause, so that undo may stop here
            self._area.end_step()

    def _on_save_failed(self, trouble: Trouble) -> None:
        if self._message.words != trouble.words:  # said once, not at every attempt
            self._message.show_words(trouble.words, "trouble")
        self.save_failed.emit(trouble)

    def _on_recovered(self) -> None:
        self._message.clear()
        self.save_recovered.emit()

    def _show_star(self) -> None:
        """What was never written is no favourite."""
        self._star.setEnabled(not self.is_blank)
        self._star.show_star(on=self._base is not None and self._base.favourite)

    def _show_when(self) -> None:
        if self._base is not None:
            self.say_when(self._base)

    def _on_when_clicked(self) -> None:
        if self._when_panel.isVisible():
            self._when_panel.close_panel()
        elif self._base is not None:
            self._when_panel.open_for(self._base.day, self._base.at)

    def _on_tags_asked(self) -> None:
        self._lane.run(self._journal.tags, self._on_tags_came)

    def _on_tags_came(self, tags: list[TagCount]) -> None:
        self._tags.offer([tag.name for tag in tags])

    def _ask_for_count(self) -> None:
        self._count.setText(self.tr("Count words"))

    def _on_count_clicked(self) -> None:
        words = [word for word in plain_words(self._area.text()).split() if any(map(str.isalnum, word))]
        self._count.setText(self.tr("%n word(s)", "", len(words)))

    def _on_spelling(self) -> None:
        """Go to the next word that is not known, or say that there is none."""
        if not self._area.is_checked:
            self._message.show_words(
                self.tr("The spelling check is off. Settings has a switch for it."), "note"
            )
        elif self._area.go_to_wrong_word():
            self._area.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._message.show_words(self.tr("The spelling check knows every word here."), "note")

    def _on_ways_changed(self) -> None:
        assert self._ways is not None
        self._area.set_longest_line(int(self._ways.line_length))


def _seen(entry: Entry) -> tuple[object, ...]:
    """Return what a person sees of an entry."""
    to_whom = entry.letter.to_whom if entry.letter else None
    seen = (entry.text, entry.tags, entry.day, entry.at, entry.favourite, entry.photos)
    return (*seen, to_whom, entry.prompt)
