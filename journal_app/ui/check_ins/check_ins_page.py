"""The Check-ins page: the form on one side, the last two weeks and the days before on the other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from journal_app.content.library import Library
from journal_app.content.values import CheckInTexts
from journal_app.domain.care.days import offered_date
from journal_app.domain.check_in import CheckInForm, CheckInRecord
from journal_app.domain.errors import ContentBroken, Trouble
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.check_ins.beside_cards import BesideCards
from journal_app.ui.check_ins.form_card import FormCard
from journal_app.ui.check_ins.form_keeper import FormKeeper
from journal_app.ui.check_ins.help_panel import HelpPanel
from journal_app.ui.check_ins.page_frame import PageFrame
from journal_app.ui.check_ins.records_keeper import RecordsKeeper
from journal_app.ui.journal.day_words import day_words
from journal_app.ui.page import Page
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.translation import words_of
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label

_NO_TEXTS = CheckInTexts(intro="", back_dated_intro="", scale_help="", done="", questions=())


class CheckInsPage(Page):
    """Seven questions about a day. Saved only by the Save button; what stands unsaved is kept as a draft."""

    check_in_saved = Signal(object)
    """A CheckInRecord was stored: new, changed, or brought back."""
    check_in_deleted = Signal()
    help_noted = Signal(int)
    """Help is to be shown now. 0: the form was left unsaved with an answer that asks for it, and that is
    stored, or could not be. 1 to 3: a save with this answer failed."""
    patterns_asked = Signal()
    visit_asked = Signal()
    plan_asked = Signal()
    large_wanted = Signal(str, str)
    """Number and name to show across the window."""
    country_chosen = Signal(str)
    """ISO code, or empty: the person chose a country in the help beside the form."""
    save_failed = Signal(object)
    save_recovered = Signal()

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        opened: OpenJournal,
        library: Library,
        country: Callable[[], str],
        now: Callable[[], datetime],
    ) -> None:
        """`country` returns the ISO code of the chosen country, or an empty text."""
        super().__init__()
        self._theme = theme
        self._lane = tasks.short
        self._check_ins = opened.check_ins
        self._library = library
        self._country = country
        self._now = now
        self._known: list[CheckInRecord] = []
        self._texts, broken = _read_texts(library)

        self._intro = make_label("", "muted")
        self.message = InlineMessage(theme)
        self.form = FormCard(theme, self._texts, now)
        self.keeper = FormKeeper(self._lane, self._check_ins, now, self._standing, self)
        self.records = RecordsKeeper(self._lane, self._check_ins, now, self)
        self.help: HelpPanel | None = None
        self.beside = BesideCards(theme, self._texts, self)
        self.frame = PageFrame(
            theme,
            [make_label(self.title, "title"), self._intro, self.message],
            self.form,
            self.beside.cards,
        )
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.frame)
        self._connect()
        self._show_intro()
        if broken:
            self.form.hide()
            self.message.show_words(words_of(broken), "trouble")

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.tr("Check-ins")

    def enter(self) -> None:
        """Show what is there now; bring back what was begun; put the focus in the first question."""
        if not self.form.stands and not self.form.is_editing and not self.keeper.is_saving:
            self.form.begin(offered_date(self._now()))
        self.form.show_wording()
        self._show_intro()
        self.records.read()
        self._lane.run(self._check_ins.draft, self._on_draft, self._on_trouble)
        self.frame.go_to_top()
        self.form.take_focus()

    def leave(self) -> None:
        """The person goes. With the last question above "no" and unsaved, that alone is kept.

        Not so while a save that was asked for is under way or tried again: it is not left unsaved.
        """
        if self.form.stands and self.form.form.asks_for_help and not self.keeper.is_saving:
            self._leave_form()

    def flush(self, then: Callable[[], None]) -> None:
        """Store the draft, then call `then`; it is not called if storing fails."""
        self.keeper.flush(then)

    def begin(self, day: date | None = None) -> None:
        """Show an empty form for a day, or for the day offered now. What stands unsaved is never replaced."""
        wanted = day or offered_date(self._now())
        if self.form.stands and wanted != self.form.form.for_date:
            self._say_that_something_stands()
            return
        if not self.form.stands:
            self.form.begin(wanted)
            self._show_intro()
        self.form.take_focus()

    def edit(self, record: CheckInRecord) -> None:
        """Show a saved check-in in the form, to change it. What stands unsaved is never replaced."""
        if self.form.stands and self.form.form.id != record.id:
            self._say_that_something_stands()
            return
        if not self.form.stands:
            self.form.edit(record)
            self._show_intro()
        self.frame.go_to_top()
        self.form.take_focus()

    def _connect(self) -> None:
        self.form.changed.connect(self._on_changed)
        self.form.answer_for_help_changed.connect(self._show_help)
        self.form.save_asked.connect(self._on_save)
        self.form.clear_asked.connect(self._on_clear)
        self.form.went_to.connect(self.frame.bring_into_sight)
        self.keeper.saved.connect(self._on_saved)
        self.keeper.help_noted.connect(self.help_noted)
        self.keeper.failed.connect(self._on_failed)
        self.keeper.recovered.connect(self._on_recovered)
        self.records.came.connect(self._on_records)
        self.records.deleted.connect(self._on_deleted)
        self.records.restored.connect(self._on_restored)
        self.records.failed.connect(self._on_trouble)
        if self.beside.two_weeks:
            self.beside.two_weeks.patterns_asked.connect(self.patterns_asked)
        self.beside.visit.asked.connect(self.visit_asked)
        self.beside.plan.asked.connect(self.plan_asked)
        self.beside.days.edit_asked.connect(self.edit)
        self.beside.days.delete_asked.connect(self.records.delete)
        self.beside.days.restore_asked.connect(self.records.restore)

    def _standing(self) -> CheckInForm | None:
        return self.form.form if self.form.stands else None

    def _on_changed(self) -> None:
        self._show_intro()
        self.keeper.changed()

    def _on_save(self) -> None:
        form = self.form.form
        if form.is_empty and self._says_saved:  # pressed twice: it is saved, and that still stands there
            return
        if form.is_empty:
            words = (
                self.tr("Nothing is answered yet. One answer, or a few words, is enough.")
                if form.id is None
                else self.tr("Nothing is left in it. To take it out of your diary, use Delete in the list.")
            )
            self._say_in_form(words)
        else:
            self.keeper.save(form)

    def _on_saved(self, record: CheckInRecord, form: CheckInForm) -> None:
        if self.form.form == form:
            self.form.begin(offered_date(self._now()))
        elif self.form.stands and self.form.form.id == form.id:  # the person went on meanwhile
            self.form.go_on_as(record)
            self.keeper.changed()
        self._show_intro()
        self._say_in_form(self._texts.done)
        self.records.read()
        self.check_in_saved.emit(record)

    def _on_failed(self, trouble: Trouble) -> None:
        if self.form.message.words != trouble.words:  # said once, not at every attempt
            self._say_in_form(trouble.words, trouble=True)
        self.save_failed.emit(trouble)

    def _on_recovered(self) -> None:
        if not self._says_saved:
            self.form.message.clear()
        self.save_recovered.emit()

    def _on_clear(self) -> None:
        if self.form.stands and self.form.form.asks_for_help:
            self._leave_form()
        else:
            self.form.begin(offered_date(self._now()))
            self.keeper.emptied()
        self._show_intro()
        self.form.take_focus()

    def _leave_form(self) -> None:
        """Keep that help may be needed, and nothing else."""
        self.form.begin(offered_date(self._now()))
        self.keeper.leave()

    def _on_draft(self, draft: CheckInForm | None) -> None:
        if draft is None or self.form.stands or self.keeper.is_leaving:
            return
        if draft.asks_for_help:  # the app ended while it stood there: that is leaving, too
            self.keeper.leave()
            return
        record = next((record for record in self._known if record.id == draft.id), None)
        self.form.bring_back(draft, record)
        self._show_intro()
        self._say_in_form(self.tr("This is what you had begun. It is not saved yet."))

    def _on_records(self, records: list[CheckInRecord]) -> None:
        self._known = records
        self.form.set_marked(frozenset(record.for_date for record in records))
        self.beside.show_records(records, self._now())

    def _on_deleted(self, record: CheckInRecord) -> None:
        if self.form.form.id == record.id:
            self._on_clear()
        if self._says_saved:
            self.form.message.clear()
        self.beside.days.offer_back(record)
        self.check_in_deleted.emit()

    def _on_restored(self, record: CheckInRecord) -> None:
        if self.form.stands:
            self.keeper.changed()  # what is saved takes the place of a draft: keep that again
        self.check_in_saved.emit(record)

    def _on_trouble(self, trouble: Trouble) -> None:
        self.message.show_words(trouble.words, "trouble")

    def _say_that_something_stands(self) -> None:
        self.form.save.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say_in_form(
            self.tr("Something that is not saved stands in the form. Please save it or clear it first.")
        )

    @property
    def _says_saved(self) -> bool:
        return self.form.message.words == self._texts.done

    def _say_in_form(self, words: str, *, trouble: bool = False) -> None:
        self.form.message.show_words(words, "trouble" if trouble else "note")
        self.frame.bring_into_sight(self.form.message)

    def _show_intro(self) -> None:
        if self.form.is_about_today:
            self._intro.setText(self._texts.intro)
        else:
            day = day_words(QLocale(), self.form.form.for_date)
            self._intro.setText(self._texts.back_dated_intro.replace("{date}", day))

    def _show_help(self) -> None:
        """Open the help beside the form while it is asked for. The focus stays where it is."""
        if self.form.form.asks_for_help:
            if self.help is None:
                self.help = HelpPanel(self._theme, self._library, self._now)
                self.help.large_wanted.connect(self.large_wanted)
                self.help.country_chosen.connect(self.country_chosen)
                self.frame.add_help(self.help)
            self.help.open_for(self._country())
            self.help.follow(self.form.clear)
        elif self.help is not None:
            self.help.hide()
        self.frame.fit()
        at_hand = self.form.at_hand
        if at_hand is not None:
            self.frame.bring_into_sight(at_hand)


def _read_texts(library: Library) -> tuple[CheckInTexts, ContentBroken | None]:
    try:
        return library.check_in_texts(), None
    except ContentBroken as broken:
        return _NO_TEXTS, broken
