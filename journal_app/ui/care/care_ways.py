"""The ways between pages: what a note, a check-in, a page or Ctrl+/ leads to, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.domain.care.assess import Assessment
from journal_app.domain.check_in import CheckInRecord
from journal_app.domain.entry import diary_day
from journal_app.domain.errors import Trouble
from journal_app.ui.care.care_desk import Look
from journal_app.ui.page import Page
from journal_app.ui.page_parts import PageParts
from journal_app.ui.rooms import COPING, REMEMBER

if TYPE_CHECKING:
    from journal_app.ui.today.beside import Beside

TODAY, SETTINGS = "today", "settings"
CHECK_INS, PATTERNS, VISIT, PLAN, WHY, READING = "check_ins", "patterns", "visit", "plan", "why", "reading"
CLOSENESS, BODY, HOW_TO = "closeness", "body", "how_to"

AGAIN = 5_000
"""Milliseconds after which storing what to ask at an appointment is tried again."""

UNDER = {
    PATTERNS: CHECK_INS,
    VISIT: CHECK_INS,
    PLAN: CHECK_INS,
    CLOSENESS: BODY,
    WHY: TODAY,
    READING: TODAY,
    HOW_TO: SETTINGS,
}
"""Pages without a place of their own in the sidebar, and the page they belong to."""


class CareWays(QObject):
    """Builds the pages of care and leads from one to the other."""

    help_asked = Signal()
    large_wanted = Signal(str, str)
    """Number and name to show across the window."""
    exercise_asked = Signal(str)
    """The id of an exercise that the person took from Today."""
    country_chosen = Signal(str)
    alone_wanted = Signal(str, bool)
    """A text to fill the window, and whether the journal is to lock behind it."""
    save_failed = Signal(object)
    save_recovered = Signal()

    def __init__(
        self,
        parts: PageParts,
        page: Callable[[str], Page],
        show: Callable[[str], None],
        open_page: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        """`page` gives a page by name, `show` opens one, `open_page` names the one that is open."""
        super().__init__(parent)
        self._parts = parts
        self._page = page
        self._show = show
        self._open_page = open_page
        self._beside: Beside | None = None
        self._came_from: dict[str, str] = {}
        self._to_ask: list[str] = []  # typed for a visit, and not stored yet
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        self._again.timeout.connect(self._store_questions)
        parts.desk.looked.connect(self._on_looked)
        parts.desk.day_began.connect(self.look)
        parts.desk.changes.kept.connect(self.look)
        parts.desk.changes.failed.connect(self._on_change_not_kept)
        parts.desk.changes.recovered.connect(self.save_recovered)

    def look(self) -> None:
        """Ask the rules; what they have to say is drawn if Today is open, else when it is next opened."""
        self._parts.desk.look(draws=self._open_page() == TODAY)

    def build_beside(self) -> Beside:
        """Return the column beside tonight's page."""
        from journal_app.ui.today.beside import Beside
        from journal_app.ui.today.quiet_offer import QuietOffer

        parts = self._parts
        beside = Beside(parts.theme, parts.library, parts.desk, parts.country, parts.now)
        beside.check_in_asked.connect(self._on_check_in_asked)
        beside.asked_for.connect(self._on_asked_for)
        beside.large_wanted.connect(self.large_wanted)
        beside.appointment_kept.connect(self._on_appointment_kept)
        offer = QuietOffer(
            parts.theme,
            parts.tasks.short,
            parts.opened.coping,
            parts.opened.memorials,
            parts.library,
            self._shows,
            self._today,
        )
        offer.exercise_asked.connect(self.exercise_asked)
        offer.candle_asked.connect(self._on_candle_asked)
        offer.remember_asked.connect(partial(self._show, REMEMBER))
        beside.use(offer)
        self._beside = beside
        return beside

    def build(self, name: str) -> Page:
        """Return a new page of care."""
        builders = {
            CHECK_INS: self._built_check_ins,
            PATTERNS: self._built_patterns,
            VISIT: self._built_visit,
            PLAN: self._built_plan,
            CLOSENESS: self._built_closeness,
            WHY: self._built_why,
            READING: self._built_reading,
            HOW_TO: self._built_how_to,
        }
        return builders[name]()

    def go(self, name: str) -> None:
        """Open a page that has a way back."""
        self._came_from[name] = self._open_page()
        self._show(name)

    def _built_check_ins(self) -> Page:
        from journal_app.ui.check_ins.check_ins_page import CheckInsPage

        parts = self._parts
        page = CheckInsPage(parts.theme, parts.tasks, parts.opened, parts.library, parts.country, parts.now)
        page.check_in_saved.connect(self._on_check_in_saved)
        page.check_in_deleted.connect(self.look)
        page.help_noted.connect(parts.desk.help_noted)
        page.patterns_asked.connect(partial(self.go, PATTERNS))
        page.visit_asked.connect(partial(self.go, VISIT))
        page.plan_asked.connect(partial(self.go, PLAN))
        page.large_wanted.connect(self.large_wanted)
        page.country_chosen.connect(self.country_chosen)
        page.save_failed.connect(self.save_failed)
        page.save_recovered.connect(self.save_recovered)
        return page

    def _built_patterns(self) -> Page:
        from journal_app.ui.patterns.patterns_view import PatternsView

        parts = self._parts
        page = PatternsView(parts.theme, parts.tasks, parts.opened, parts.library, parts.now)
        page.closed.connect(partial(self._go_back, PATTERNS))
        page.save_failed.connect(self.save_failed)
        page.save_recovered.connect(self.save_recovered)
        return page

    def _built_visit(self) -> Page:
        from journal_app.ui.visit.visit_view import VisitView

        parts = self._parts
        page = VisitView(parts.theme, parts.tasks, parts.opened, parts.library, parts.now, parts.finder)
        page.closed.connect(partial(self._go_back, VISIT))
        page.save_failed.connect(self.save_failed)
        page.save_recovered.connect(self.save_recovered)
        return page

    def _built_plan(self) -> Page:
        from journal_app.ui.plan.plan_page import PlanPage

        parts = self._parts
        page = PlanPage(parts.theme, parts.tasks, parts.opened, parts.library)
        page.closed.connect(partial(self._go_back, PLAN))
        page.save_failed.connect(self.save_failed)
        page.save_recovered.connect(self.save_recovered)
        return page

    def _built_closeness(self) -> Page:
        from journal_app.ui.closeness.closeness_page import ClosenessPage

        parts = self._parts
        page = ClosenessPage(parts.theme, parts.tasks, parts.opened, parts.library, parts.now)
        page.closed.connect(partial(self._go_back, CLOSENESS))
        page.help_asked.connect(self.help_asked)
        page.alone_wanted.connect(self.alone_wanted)
        page.save_failed.connect(self.save_failed)
        page.save_recovered.connect(self.save_recovered)
        return page

    def _built_why(self) -> Page:
        from journal_app.ui.care.why_page import WhyPage

        parts = self._parts
        page = WhyPage(parts.theme, parts.tasks.short, parts.opened, parts.library)
        page.closed.connect(partial(self._go_back, WHY))
        page.settings_asked.connect(partial(self._show, SETTINGS))
        page.days_asked.connect(self._on_days_asked)
        return page

    def _built_reading(self) -> Page:
        from journal_app.ui.care.reading_page import ReadingPage

        page = ReadingPage(self._parts.theme, self._parts.library)
        page.closed.connect(partial(self._go_back, READING))
        return page

    def _built_how_to(self) -> Page:
        from journal_app.ui.how_to.how_to_page import HowToPage

        page = HowToPage(self._parts.theme, self._parts.library)
        page.closed.connect(partial(self._go_back, HOW_TO))
        return page

    def _go_back(self, name: str) -> None:
        self._show(self._came_from.get(name, UNDER[name]))

    def _on_looked(self, look: Look) -> None:
        if self._beside is not None:
            self._beside.show_look(look)

    def _on_check_in_asked(self) -> None:
        self._show(CHECK_INS)

    def _on_check_in_saved(self, record: CheckInRecord) -> None:
        self._parts.desk.check_in_saved(record, draws=self._open_page() == TODAY)

    def _on_asked_for(self, what: str, found: Assessment) -> None:
        match what:
            case "lines":
                self.help_asked.emit()
            case "visit" | "plan":
                self.go(what)
            case "why":
                self._page(WHY).explain(found)  # type: ignore[attr-defined]
                self.go(WHY)
            case "cope" if self._shows(COPING):
                self._show(COPING)
            case _:
                self._page(READING).show_cards(what, self._parts.opened.settings.words.word)  # type: ignore[attr-defined]
                self.go(READING)

    def _on_candle_asked(self) -> None:
        self._show(REMEMBER)
        self._page(REMEMBER).light_candle()  # type: ignore[attr-defined]

    def _shows(self, room: str) -> bool:
        return room not in self._parts.opened.settings.hidden_rooms

    def _today(self) -> date:
        return diary_day(self._parts.now())

    def _on_days_asked(self, first: date, last: date) -> None:
        self.go(PATTERNS)
        self._page(PATTERNS).show_days(first, last)  # type: ignore[attr-defined]

    def _on_appointment_kept(self, with_whom: str, to_ask: str) -> None:
        """What a person wants to ask stands on the page for the visit."""
        lines = [line for line in (with_whom, to_ask) if line]
        if lines:
            self._to_ask.append("\n".join(lines))
            self._store_questions()

    def _on_change_not_kept(self, trouble: Trouble) -> None:
        """What was noted about the body counts, stored or not."""
        self.save_failed.emit(trouble)
        self.look()

    def _store_questions(self) -> None:
        waiting, self._to_ask = self._to_ask, []
        for words in waiting:
            work = partial(self._parts.opened.support.add_question, words)
            self._parts.tasks.short.run(work, None, partial(self._on_not_kept, words))

    def _on_not_kept(self, words: str, trouble: Trouble) -> None:
        self._to_ask.append(words)
        self._again.start()
        self.save_failed.emit(trouble)
