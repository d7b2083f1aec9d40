"""Today: the date, one line of greeting, and tonight's page with the cursor in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.content.library import Library
from journal_app.domain.entry import AnsweredPrompt, Entry, EntryId, EntryRow, diary_day
from journal_app.domain.errors import Trouble
from journal_app.domain.settings import JournalSettings
from journal_app.services.journal import Journal
from journal_app.ui.book.book_ways import BookWays
from journal_app.ui.book.entry_printing import EntryPrinting
from journal_app.ui.journal.autosave import holds_nothing
from journal_app.ui.journal.entry_editor import EntryEditor
from journal_app.ui.page import Page, nobody_waits
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.beside import Beside
from journal_app.ui.today.columns import TodayColumns
from journal_app.ui.today.footer import TodayFooter
from journal_app.ui.today.head import TodayHead
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.focus import give_focus
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.scroll_page import ScrollPage

EVENING = 17
"""Hour from which the page is called tonight's."""


class TodayPage(Page):
    """One thing to do: write, as much or as little as there is."""

    entry_saved = Signal(object)
    """An entry was stored from here: its EntryRow."""

    letter_asked = Signal()
    """The person wants to write a letter."""

    page_asked = Signal(object)
    """The person wants to read an earlier page: its EntryId."""

    save_failed = Signal(object)
    save_recovered = Signal()

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        journal: Journal,
        library: Library,
        now: Callable[[], datetime],
        unsaved: dict[EntryId, Entry] | None = None,
        beside: Beside | None = None,
        settings: Callable[[], JournalSettings] = JournalSettings,
        book: BookWays | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`unsaved`: what could not be stored yet, shared with the Journal page.

        `beside`: the column of cards next to the page. `settings`: what the person chose, as it is now.
        `book`: what printing a page needs.
        """
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._journal = journal
        self._now = now
        self._day: date | None = None
        self._was_seen = False
        self.beside = beside

        # The frame before what stands in it: who gets another parent has its style worked out anew.
        self._scroll = ScrollPage(theme, 760 if beside is None else 1080, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self._head = TodayHead(
            theme, library, tasks.short, journal.on_this_day, settings, self._scroll.ground
        )
        self._head.late.add_key(self)
        self.on_this_day = self._head.on_this_day
        self._message = InlineMessage(theme)
        self._card = Card(theme)
        self._columns = TodayColumns(theme, self._card, beside)
        self._scroll.add(self._head, self._message)
        self._scroll.body.addLayout(self._columns, 1)
        self._editor = EntryEditor(
            theme,
            tasks.short,
            journal,
            now,
            heading=" ",
            unsaved=unsaved,
            long=tasks.long,
            parent=self._card,
        )
        self._card.add(self._editor)
        self.printing = EntryPrinting(theme, book, self._editor) if book else None
        self.footer = TodayFooter(theme, library, lambda: settings().words, now)
        self._editor.footer.addWidget(self.footer)
        self.on_this_day.allow(beside is None)
        self._editor.saved.connect(self._on_saved)
        self._editor.save_failed.connect(self.save_failed)
        self._editor.save_recovered.connect(self.save_recovered)
        self._editor.area.textChanged.connect(self._message.clear)
        self._head.late.day_chosen.connect(self._on_day_chosen)
        self.footer.photo.clicked.connect(self._editor.photos.choose)
        self.footer.another.clicked.connect(self._on_another)
        self.footer.finish.clicked.connect(self._on_finish)
        self.footer.prompts.chosen.connect(self._on_prompt)
        self.footer.prompts.letter_asked.connect(self.letter_asked)
        self.footer.left.connect(self._editor.go_to_end)
        self.on_this_day.page_asked.connect(self.page_asked)
        if beside is not None:
            beside.changed.connect(self._on_beside_changed)
        if self.printing is not None:
            keys = QShortcut(QKeySequence("Ctrl+P"), self)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(self.printing.open_panel)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.tr("Today")

    @property
    def editor(self) -> EntryEditor:
        """Tonight's page."""
        return self._editor

    def enter(self) -> None:
        """Greet, and open the day's page where it was left, or an empty one."""
        now = self._now()
        self._head.greet(now)
        self._name_evening(now)
        day = self._head.late.day_for(now)
        self._tasks.short.run(lambda: self._journal.latest_on(day), self._on_found, self._on_trouble)
        self._day = day
        self.on_this_day.look(diary_day(now))

    def read_tags_again(self) -> None:
        """Tags were renamed or removed: show those of tonight's page as they are now."""
        self._editor.read_tags_again()

    def show_alone(self, alone: bool) -> bool:
        """Show the page and nothing around it."""
        alone = alone and self._editor.entry is not None
        self._head.setVisible(not alone)
        self._editor.show_alone(alone)
        self._columns.show_alone(alone)
        return alone

    def flush(self, then: Callable[[], None]) -> None:
        """Store what is not stored, then call `then`; it is not called if storing fails."""
        if self.printing is not None:
            then = partial(self.printing.settle, then)
        self._editor.flush(then)

    def leave(self) -> None:
        """Stop what is being made of the page."""
        if self.printing is not None:
            self.printing.give_up()

    def showEvent(self, event: QShowEvent) -> None:
        """What came before the page was seen first: the cursor, and what a screen reader is to say."""
        super().showEvent(event)
        if not self._was_seen:
            self._was_seen = True
            give_focus(self._editor.area)
        if self.beside is not None:
            self.beside.read_out()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing unsaved behind."""
        super().hideEvent(event)
        if self._editor.entry is not None:
            self.flush(nobody_waits)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go from two columns to one when there is no room for two."""
        super().resizeEvent(event)
        self._columns.fit(self.width())

    def _name_evening(self, now: datetime) -> None:
        """Call the page tonight's in the evening and in the night."""
        evening = now.hour >= EVENING or diary_day(now) != now.date()
        self._editor.set_heading(self.tr("Tonight’s page") if evening else self.tr("Today’s page"))
        self.footer.set_finish(self.tr("Finish for tonight") if evening else self.tr("Finish for now"))

    def _on_found(self, found: Entry | None) -> None:
        here = self._editor.entry
        if here is not None and not self._editor.is_at_rest:
            self._editor.open_entry(here)  # never taken away; what the Journal page added to it comes in
            self._editor.go_to_end()
            return
        if here is not None and self._editor.is_blank and here.day == self._day and found is None:
            self._editor.go_to_end()
            return
        now = self._now()
        entry = found or self._journal.new_entry(self._day or self._head.late.day_for(now), now)
        if here is None or here.id != entry.id or self._editor.differs_from(entry):
            self._editor.open_entry(entry)
        self._editor.go_to_end()

    def _on_day_chosen(self, day: date) -> None:
        """The page of tonight goes to another day; one of an earlier night that lies here does not."""
        here, self._day = self._editor.entry, day
        if here is not None and abs(here.day - day) <= timedelta(days=1):
            self._editor.change_when(day, here.at)

    def _on_beside_changed(self) -> None:
        assert self.beside is not None
        self.on_this_day.allow(self.beside.leaves_room)

    def _on_another(self) -> None:
        now = self._now()
        self.flush(nobody_waits)
        self._editor.open_entry(self._journal.new_entry(self._head.late.day_for(now), now))
        self._editor.go_to_end()

    def _on_prompt(self, prompt: AnsweredPrompt) -> None:
        """Put it above the page; above a new one, if this one has words that were no answer to it."""
        here = self._editor.entry
        begins_anew = here is None or not holds_nothing(here)
        if begins_anew:
            self._on_another()
        self._editor.kind_line.set_prompt(prompt)
        self._editor.go_to_end()
        if begins_anew:
            self._message.show_words(self.tr("This is a new page. The one before is kept in the Journal."))

    def _on_finish(self) -> None:
        self.flush(self._on_finished)

    def _on_finished(self) -> None:
        here = self._editor.entry
        if here is None or holds_nothing(here):
            words = self.tr("Nothing has to be written. Rest if you can.")
        else:
            words = self.tr("Your page is kept, on this computer only. Rest if you can.")
        self._message.show_words(words, "note")

    def _on_saved(self, row: EntryRow) -> None:
        self.entry_saved.emit(row)

    def _on_trouble(self, trouble: Trouble) -> None:
        """What stood here can't be read now; a person can write all the same."""
        if self._editor.entry is None:
            now = self._now()
            self._editor.open_entry(self._journal.new_entry(self._day or diary_day(now), now))
            self._editor.go_to_end()
        self._message.show_words(trouble.words, "trouble")

    def _measure(self) -> None:
        self._editor.set_least_height(self._theme.px(360))
