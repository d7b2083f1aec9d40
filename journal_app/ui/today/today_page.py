"""Today: the date, one line of greeting, and tonight's page with the cursor in it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from journal_app.content.library import Library
from journal_app.domain.entry import AnsweredPrompt, Entry, EntryId, EntryRow, diary_day
from journal_app.domain.errors import ContentBroken, Trouble
from journal_app.domain.settings import JournalSettings
from journal_app.services.journal import Journal
from journal_app.ui.book.book_ways import BookWays
from journal_app.ui.book.entry_printing import EntryPrinting
from journal_app.ui.journal.autosave import holds_nothing
from journal_app.ui.journal.entry_editor import EntryEditor
from journal_app.ui.page import Page
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.beside import Beside
from journal_app.ui.today.footer import TodayFooter
from journal_app.ui.today.late_line import LateLine
from journal_app.ui.today.on_this_day_line import OnThisDayLine
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.scroll_page import ScrollPage

TWO_COLUMNS_FROM = 860
"""Width of the page, in pixels before scaling, from which the cards stand beside the writing."""

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
        self._library = library
        self._now = now
        self._day: date | None = None
        self._alone = False
        self._set_aside: list[QWidget] = []
        self.beside = beside
        self._arranged: tuple[bool, list[Card], Card | None] | None = None

        self._date = make_label("", "date")
        self._greeting = make_label("", "title")
        self._line = make_label("", "muted")
        self._late = LateLine(theme)
        self._late.add_key(self)
        self.on_this_day = OnThisDayLine(theme, tasks.short, journal.on_this_day, settings)
        self._message = InlineMessage(theme)
        self._card = Card(theme)
        self._lay_out()
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
        self._late.day_chosen.connect(self._on_day_chosen)
        self.footer.photo.clicked.connect(self._editor.photos.choose)
        self.footer.another.clicked.connect(self._on_another)
        self.footer.finish.clicked.connect(self._on_finish)
        self.footer.prompts.chosen.connect(self._on_prompt)
        self.footer.prompts.letter_asked.connect(self.letter_asked)
        self.footer.left.connect(self._editor.go_to_end)
        self.on_this_day.page_asked.connect(self.page_asked)
        if beside is not None:
            self._columns.addWidget(beside.invitation, 1, 1)
            beside.changed.connect(self._choose_columns)
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
        self._greet(now)
        day = self._late.day_for(now)
        self._tasks.short.run(lambda: self._journal.latest_on(day), self._on_found, self._on_trouble)
        self._day = day
        self.on_this_day.look(diary_day(now))

    def read_tags_again(self) -> None:
        """Tags were renamed or removed: show those of tonight's page as they are now."""
        self._editor.read_tags_again()

    def show_alone(self, alone: bool) -> bool:
        """Show the page and nothing around it."""
        self._alone = alone and self._editor.entry is not None
        self._head_box.setVisible(not self._alone)
        self._editor.show_alone(self._alone)
        if not self._alone:
            self._bring_back()
        self._choose_columns()
        return self._alone

    def flush(self, then: Callable[[], None]) -> None:
        """Store what is not stored, then call `then`; it is not called if storing fails."""
        if self.printing is not None:
            then = partial(self.printing.settle, then)
        self._editor.flush(then)

    def leave(self) -> None:
        """Stop what is being made of the page."""
        if self.printing is not None:
            self.printing.give_up()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing unsaved behind."""
        super().hideEvent(event)
        if self._editor.entry is not None:
            self.flush(_nothing)

    def _lay_out(self) -> None:
        """Make the frame before what stands in it: who gets another parent has its style worked out anew."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._scroll = ScrollPage(self._theme, 760 if self.beside is None else 1080)
        column.addWidget(self._scroll)
        self._head_box = QWidget()
        self._scroll.add(self._head_box)
        self._head = QVBoxLayout(self._head_box)
        self._head.setContentsMargins(0, 0, 0, 0)
        for line in (self._date, self._greeting, self._line, self._late, self.on_this_day):
            self._head.addWidget(line)
        self._scroll.add(self._message)
        self._columns = QGridLayout()
        self._scroll.body.addLayout(self._columns, 1)
        self._columns.addWidget(self._card, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go from two columns to one when there is no room for two."""
        super().resizeEvent(event)
        self._choose_columns()

    def _choose_columns(self) -> None:
        """Beside the page; or, where there is no room, a note above it and the invitation below."""
        if self.beside is None:
            return
        if self._alone:
            self._put_aside()
            return
        wide = self.width() >= self._theme.px(TWO_COLUMNS_FROM)
        notes, grid, offer = self.beside.notes, self._columns, self.beside.offer
        if offer is not None and not offer.stands:
            offer = None
        if (wide, notes, offer) == self._arranged:
            return
        self._arranged = (wide, notes, offer)
        # Not `takeAt`: the item it leaves to Python keeps the new one from hearing of other heights.
        for widget in (self._card, self.beside.invitation, *notes, self.beside.offer):
            if widget is not None:
                grid.removeWidget(widget)
        count = len(notes)
        rows = max(4, count + 3)
        grid.addWidget(self._card, 0 if wide else max(1, count), 0, rows if wide else 1, 1)
        place = (count, 1) if wide else (max(2, count + 1), 0)  # an empty row would still be spaced
        grid.addWidget(self.beside.invitation, *place)
        for row, note in enumerate(notes):
            grid.addWidget(note, row, 1 if wide else 0)
            note.show()
        if offer is not None:
            grid.addWidget(offer, place[0] + 1, place[1])
            offer.show()
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2 if wide else 0)
        for row in range(rows):
            grid.setRowStretch(row, int(row == (rows - 1 if wide else max(1, count))))

    def _put_aside(self) -> None:
        """Hide what stands beside the page, until everything is shown again."""
        assert self.beside is not None
        pieces = (self.beside.invitation, *self.beside.notes, self.beside.offer)
        shown = [piece for piece in pieces if piece is not None and not piece.isHidden()]
        for widget in shown:
            widget.hide()
        self._set_aside += shown
        self._columns.setColumnStretch(1, 0)
        self._arranged = None

    def _bring_back(self) -> None:
        for widget in self._set_aside:
            if isValid(widget):  # a note may have been answered for meanwhile
                widget.show()
        self._set_aside = []

    def _greet(self, now: datetime) -> None:
        day = diary_day(now)
        late = day != now.date()
        self._date.setText(
            QLocale().toString(QDate(now.year, now.month, now.day), QLocale.FormatType.LongFormat)
        )
        with suppress(ContentBroken):  # without its greetings the page is still a page
            greeting = self._library.greeting(now)
            self._greeting.setText(greeting.hello)
            self._line.setText(greeting.line)
        self._late.greet(now)
        evening = late or now.hour >= EVENING
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
        entry = found or self._journal.new_entry(self._day or self._late.day_for(now), now)
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
        self.flush(_nothing)
        self._editor.open_entry(self._journal.new_entry(self._late.day_for(now), now))
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
        self._message.show_words(
            self.tr("Your page is kept, on this computer only. Rest if you can."), "note"
        )

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
        px = self._theme.px
        self._head.setSpacing(px(6))
        self._editor.set_least_height(px(360))
        self._columns.setSpacing(px(20))
        self._choose_columns()


def _nothing() -> None:
    """What follows when nobody waits for the page to be stored."""
