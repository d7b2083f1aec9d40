"""Get help now and the crisis screen: brought up over whatever stands in the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from journal_app.desktop.look import Look
from journal_app.ui.help.attempt import attempt
from journal_app.ui.main_window import MainWindow
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme

if TYPE_CHECKING:
    from datetime import datetime

    from journal_app.content.library import Library
    from journal_app.desktop.locking import Locking
    from journal_app.domain.support import Person, PlanPart
    from journal_app.services.open_journal import OpenJournal
    from journal_app.ui.care.care_desk import CareDesk
    from journal_app.ui.crisis.crisis_screen import CrisisScreen
    from journal_app.ui.help.help_page import HelpPage

    Support = tuple[tuple[PlanPart, ...], tuple[Person, ...]]


class HelpDesk(QObject):
    """Needs nothing but the window to show numbers; with an open journal, plan and people too.

    While the window is covered there is the help page, without a word of the person's own. A crisis screen,
    which says what was answered, waits until the window is uncovered.
    """

    def __init__(
        self,
        theme: Theme,
        window: MainWindow,
        look: Look,
        library: Callable[[], Library],
        now: Callable[[], datetime],
        lane: Lane,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._window = window
        self._look = look
        self._library = library
        self._now = now
        self._lane = lane
        self._opened: OpenJournal | None = None
        self._desk: CareDesk | None = None
        self._locking: Locking | None = None
        self._is_private = False  # whether the help page that is open may show plan and people
        self._waiting = ""  # variant of a crisis screen that came while the window was covered

    def open_journal(self, opened: OpenJournal, desk: CareDesk, locking: Locking) -> None:
        """From now on there is an open journal, and a care desk to report to."""
        self._opened = opened
        self._desk = desk
        self._locking = locking
        desk.crisis_wanted.connect(self.show_crisis)
        desk.watch_cover(self._is_covered)
        locking.help_asked.connect(self.show_help)
        locking.uncovered.connect(self._on_uncovered)

    def show_help(self) -> None:
        """Open Get help now. Looking at it writes nothing."""
        if self._window.shows_help:
            if not (self._is_private and self._is_covered()):
                return
            self._window.end_help()  # it was opened before the window was covered, and shows the plan
        from journal_app.ui.help.help_page import HelpPage

        # Who reads a text that was shown to them is not to come to plan and people by F1.
        unlocked = self._opened is not None and not self._is_covered() and not self._window.shows_words
        discreet = self._look.locked.discreet and not unlocked
        page = HelpPage(
            self._theme,
            self._library(),
            self._look.locked.country or None,
            self._now,
            discreet=discreet,
            unlocked=unlocked,
        )
        page.closed.connect(self._on_help_closed)
        page.country_chosen.connect(self._look.choose_country)
        page.help_now_asked.connect(self._on_help_now)
        self._is_private = unlocked
        self._window.show_help(page)
        if self._locking is not None:
            self._locking.step_aside()  # only now that the page hides the journal
        page.enter()
        if unlocked:
            self._bring_support(page)

    def show_crisis(self, variant: str) -> None:
        """Open the crisis screen; it stays until its own button closes it."""
        if self._is_covered():
            self._waiting = variant
            self.show_help()
            return
        screen = attempt(partial(self._made_crisis, variant))
        if screen is None:  # numbers all the same
            if self._desk is not None:
                self._desk.crisis_not_shown()
            self.show_help()
            return
        screen.closed.connect(self._on_crisis_closed)
        screen.country_chosen.connect(self._look.choose_country)
        self._window.show_crisis(screen)
        screen.enter()
        self._bring_support(screen)

    def _made_crisis(self, variant: str) -> CrisisScreen:
        from journal_app.ui.crisis.crisis_screen import CrisisScreen

        return CrisisScreen(self._theme, self._library(), variant, self._look.locked.country, self._now)

    def _is_covered(self) -> bool:
        """Whether the window is covered, or Get help now stands there instead of the cover."""
        return self._locking is not None and self._locking.is_locking

    def _bring_support(self, screen: CrisisScreen | HelpPage) -> None:
        if self._opened is None:
            return
        support = self._opened.support
        then = partial(self._on_support, screen)
        self._lane.run(lambda: (support.plan(), support.people()), then, _leave_out)

    def _on_support(self, screen: CrisisScreen | HelpPage, support: Support) -> None:
        if isValid(screen) and not self._is_covered():
            screen.show_support(*support)

    def _on_uncovered(self) -> None:
        waiting, self._waiting = self._waiting, ""
        if waiting:
            self.show_crisis(waiting)
        if self._desk is not None:
            self._desk.uncovered()

    def _on_help_closed(self) -> None:
        try:
            self._window.end_help()
        finally:  # nothing that goes wrong may leave the journal in sight
            if self._locking is not None:
                self._locking.step_back()

    def _on_help_now(self) -> None:
        self._window.end_help()
        if self._desk is not None:
            self._desk.ask_for_help()

    def _on_crisis_closed(self) -> None:
        if self._desk is not None:
            self._desk.crisis_closed()
        self._window.end_crisis()


def _leave_out(_trouble: object) -> None:
    """A plan that can't be read takes nothing else away."""
