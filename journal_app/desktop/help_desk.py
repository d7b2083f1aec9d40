"""Get help now and the crisis screen: brought up over whatever stands in the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journal_app.desktop.look import Look
from journal_app.ui.main_window import MainWindow
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme

if TYPE_CHECKING:
    from journal_app.content.library import Library
    from journal_app.desktop.locking import Locking
    from journal_app.domain.support import Person, PlanPart
    from journal_app.services.session import OpenJournal
    from journal_app.ui.care.care_desk import CareDesk
    from journal_app.ui.crisis.crisis_screen import CrisisScreen
    from journal_app.ui.help.help_page import HelpPage

    Support = tuple[tuple[PlanPart, ...], tuple[Person, ...]]


class HelpDesk(QObject):
    """Needs nothing but the window to show numbers; with an open journal, plan and people too."""

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
        self._screen: CrisisScreen | HelpPage | None = None

    def open_journal(self, opened: OpenJournal, desk: CareDesk, locking: Locking) -> None:
        """From now on there is an open journal, and a care desk to report to."""
        self._opened = opened
        self._desk = desk
        self._locking = locking
        desk.crisis_wanted.connect(self.show_crisis)
        locking.help_asked.connect(self.show_help)

    def show_help(self) -> None:
        """Open Get help now. Looking at it writes nothing."""
        if self._locking is not None:
            self._locking.step_aside()
        if self._window.shows_help:
            return
        from journal_app.ui.help.help_page import HelpPage

        unlocked = self._is_unlocked
        discreet = self._look.locked.discreet and self._opened is None
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
        self._window.show_help(page)
        page.enter()
        if unlocked:
            self._bring_support(page)

    def show_crisis(self, variant: str) -> None:
        """Open the crisis screen; it stays until its own button closes it."""
        from journal_app.ui.crisis.crisis_screen import CrisisScreen

        screen = CrisisScreen(self._theme, self._library(), variant, self._look.locked.country, self._now)
        screen.closed.connect(self._on_crisis_closed)
        screen.country_chosen.connect(self._look.choose_country)
        self._window.show_crisis(screen)
        screen.enter()
        self._bring_support(screen)

    @property
    def _is_unlocked(self) -> bool:
        """Whether the person's own plan and people may be seen: not while the window is covered."""
        return self._opened is not None and not (self._locking is not None and self._locking.is_locking)

    def _bring_support(self, screen: CrisisScreen | HelpPage) -> None:
        if self._opened is None:
            return
        self._screen = screen
        support = self._opened.support
        self._lane.run(lambda: (support.plan(), support.people()), self._on_support, _leave_out)

    def _on_support(self, support: Support) -> None:
        showing = self._window.shows_help or self._window.shows_crisis
        if self._screen is not None and showing and self._is_unlocked:
            self._screen.show_support(*support)

    def _on_help_closed(self) -> None:
        self._window.end_help()
        self._screen = None
        if self._locking is not None and self._locking.is_locking:
            self._locking.step_back()

    def _on_help_now(self) -> None:
        self._window.end_help()
        if self._desk is not None:
            self._desk.ask_for_help()

    def _on_crisis_closed(self) -> None:
        self._screen = None
        self._window.end_crisis()
        if self._desk is not None:
            self._desk.crisis_closed()


def _leave_out(_trouble: object) -> None:
    """A plan that can't be read takes nothing else away."""
