"""The screen about body signs: brought up over the journal, behind help and a crisis."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from journal_app.desktop.look import Look as Appearance
from journal_app.domain.body import Change
from journal_app.domain.care.events import Event
from journal_app.ui.help.attempt import attempt
from journal_app.ui.main_window import MainWindow
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme

if TYPE_CHECKING:
    from datetime import datetime

    from journal_app.content.library import Library
    from journal_app.desktop.locking import Locking
    from journal_app.services.open_journal import OpenJournal
    from journal_app.ui.body.body_screen import BodyScreen
    from journal_app.ui.body.said import Offer
    from journal_app.ui.care.care_desk import CareDesk, Look


class BodyDesk(QObject):
    """Shows the screen the rules ask for, and keeps its answer. It waits while something stands over it."""

    def __init__(
        self,
        theme: Theme,
        window: MainWindow,
        appearance: Appearance,
        library: Callable[[], Library],
        now: Callable[[], datetime],
        lane: Lane,
        opened: OpenJournal,
        desk: CareDesk,
        locking: Locking,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._window = window
        self._appearance = appearance
        self._library = library
        self._now = now
        self._lane = lane
        self._opened = opened
        self._desk = desk
        self._locking = locking
        self._waiting: Look | None = None
        self._screen: BodyScreen | None = None
        desk.body_wanted.connect(self._on_wanted)
        window.came_back.connect(self._on_came_back)
        locking.uncovered.connect(self._on_came_back)

    def _on_wanted(self, look: Look) -> None:
        if self._screen is not None and isValid(self._screen):
            self._screen.show_look(look)
            self._read_log(self._screen)
            return
        self._waiting = look
        self._on_came_back()

    def _on_came_back(self) -> None:
        window = self._window
        over = window.shows_crisis or window.shows_help or window.shows_words
        covered = self._locking.is_locking or over
        if self._waiting is None or covered:
            return
        look, self._waiting = self._waiting, None
        screen = attempt(partial(self._made, look))
        if screen is None:  # the signs to call for stand there too, with the numbers
            self._window.help_asked.emit()
            return
        screen.answered.connect(self._on_answered)
        screen.country_chosen.connect(self._appearance.choose_country)
        screen.help_asked.connect(self._window.help_asked)
        self._screen = screen
        self._window.show_body(screen)
        screen.enter()
        self._read_log(screen)

    def _made(self, look: Look) -> BodyScreen:
        from journal_app.ui.body.body_screen import BodyScreen

        return BodyScreen(self._theme, self._library(), look, self._appearance.locked.country, self._now)

    def _read_log(self, screen: BodyScreen) -> None:
        work = partial(self._opened.care.body_log, self._desk.changes.unsaved)
        self._lane.run(work, partial(self._on_log, screen), _leave_out)

    def _on_log(self, screen: BodyScreen, entries: list[Event]) -> None:
        if isValid(screen):
            screen.show_log(entries)

    def _on_answered(self, offer: Offer) -> None:
        from journal_app.ui.body.said import answer_event

        self._screen = None
        self._window.end_body()
        self._desk.changes.make(Change(put=(answer_event(offer, self._now()),)))


def _leave_out(_trouble: object) -> None:
    """A log that can't be read takes nothing else away."""
