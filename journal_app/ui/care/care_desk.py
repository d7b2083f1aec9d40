"""Between the rules of care and the window: when to look, what was shown, what was answered."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.domain.body import Change
from journal_app.domain.care.assess import Assessment
from journal_app.domain.care.body_call import CallFacts
from journal_app.domain.care.body_signs import Flag
from journal_app.domain.care.events import Answer, Outcome
from journal_app.domain.check_in import CheckInRecord
from journal_app.domain.errors import Trouble
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.care.change_keeper import ChangeKeeper
from journal_app.ui.tasks import Lane

MINUTE = 60_000
"""Milliseconds between two looks at the calendar: a timer to midnight would sleep with the computer."""

AGAIN = 5_000
"""Milliseconds after which storing an answer is tried again."""

_SCREENS = {1: "talk", 2: "urgent", 3: "emergency"}
_ORDER = ("talk", "urgent", "emergency")


@dataclass(frozen=True, slots=True)
class Look:
    """What the rules say, and the notes to draw: elements of `Assessment.show` without the crisis screen."""

    found: Assessment
    notes: tuple[str, ...]
    call: CallFacts | None = None
    """What to say on the phone, where a body sign asks for a call."""

    @property
    def body_screen(self) -> str:
        """Which screen about body signs stands over the window: BODY_CALL_NOW, BODY_CALL, or none."""
        return next((shown for shown in self.found.show if shown.startswith("BODY_CALL")), "")

    @property
    def live_screen(self) -> str:
        """The same for what is live, also while the screen was closed for now."""
        if not self.found.flags:
            return ""
        return "BODY_CALL" if self.found.flags == (Flag.EARLY_BLEED,) else "BODY_CALL_NOW"


class CareDesk(QObject):
    """Asks the rules at unlock, at midnight and after each answer; keeps what comes of it.

    The crisis screen is asked for at once where its cause is known, without waiting for the rules.
    """

    crisis_wanted = Signal(str)
    """Variant of the crisis screen: talk, urgent or emergency."""

    body_wanted = Signal(object)
    """A Look with a body sign that asks for a call. A crisis that is pending comes before it."""

    looked = Signal(object)
    """A Look whose notes are to be drawn now; they are already noted as shown."""

    day_began = Signal()
    """Local midnight has passed while the journal was open, and what the new day has to say can be seen."""

    def __init__(
        self, lane: Lane, opened: OpenJournal, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._opened = opened
        self._now = now
        self.changes = ChangeKeeper(lane, opened.care, self)
        """What is noted about the body, and answered to its screens."""
        self._day: date = now().date()
        self.has_begun = False
        self._is_covered: Callable[[], bool] = _never
        self._put_off = False  # a look that was to draw, while the window was covered
        self._unseen: Look | None = None  # one that came back meanwhile
        self._open_variant = ""
        self._unsaved_closing: datetime | None = None
        self._minute = QTimer(self, interval=MINUTE)
        self._minute.timeout.connect(self._on_minute)
        self._retry = QTimer(self, singleShot=True, interval=AGAIN)
        self._retry.timeout.connect(self._store_closing)

    def begin(self) -> None:
        """The journal was unlocked. A check-in that was cut off with a call for help in it is one."""
        self.has_begun = True
        self._minute.start()
        self._lane.run(partial(_open, self._opened, self._now()), self._on_begun, self._on_not_begun)

    def watch_cover(self, is_covered: Callable[[], bool]) -> None:
        """While `is_covered` says so, no note is drawn, read out, or noted as shown."""
        self._is_covered = is_covered

    def uncovered(self) -> None:
        """The window can be seen again: draw what was put off."""
        if self._unseen is not None:
            look, self._unseen = self._unseen, None
            self.looked.emit(look)
        if self._put_off:
            self._put_off = False
            self.day_began.emit()

    def look(self, *, draws: bool) -> None:
        """Ask the rules. `draws`: notes are drawn now, and so noted as shown; else only a crisis is.

        If the rules fail nothing is drawn; the way to help does not depend on them.
        """
        if draws and self._is_covered():
            self._put_off, draws = True, False
        work = partial(_look, self._opened, self._now(), draws, self.changes.unsaved)
        self._lane.run(work, partial(self._on_looked, draws), self._on_trouble)

    def check_in_saved(self, record: CheckInRecord, *, draws: bool) -> None:
        """A check-in was saved: a crisis opens before anything else."""
        if record.ratings.suicidal:
            self._want(_SCREENS[record.ratings.suicidal])
        self.look(draws=draws)

    def help_noted(self, answer: int = 0) -> None:
        """A check-in was left unsaved with a call for help in it; that is already noted.

        Or it could not be saved with this `answer`, 1 to 3: its screen opens all the same.
        """
        self._want(_SCREENS.get(answer, "talk"))
        self.look(draws=False)

    def ask_for_help(self) -> None:
        """The person pressed "I need help now"."""
        self._want("talk")
        self._lane.run(partial(self._opened.care.help_now, self._now()), self._on_help_kept, self._on_trouble)

    def crisis_closed(self) -> None:
        """The crisis screen was closed by its own button."""
        self._open_variant = ""
        self._unsaved_closing = self._now()
        self._store_closing()

    def crisis_not_shown(self) -> None:
        """The crisis screen could not be made: the next call for help tries again."""
        self._open_variant = ""

    def answer(self, answer: Answer, level: int, days: int | None = None, day: date | None = None) -> None:
        """Keep an answer to a care note."""
        care, now = self._opened.care, self._now()
        self._lane.run(partial(care.answer, answer, level, now, days=days, day=day), None, self._on_trouble)

    def appointment_went(self, outcome: Outcome, day: date | None = None) -> None:
        """Keep what became of the appointment."""
        work = partial(self._opened.care.appointment_went, outcome, self._now(), day)
        self._lane.run(work, None, self._on_trouble)

    def _want(self, variant: str) -> None:
        """Ask for the crisis screen, unless it stands there already in these or plainer words."""
        self._unsaved_closing = None
        self._retry.stop()
        if not self._open_variant or _ORDER.index(variant) > _ORDER.index(self._open_variant):
            self._open_variant = variant
            self.crisis_wanted.emit(variant)

    def _on_begun(self, was_cut_off: bool) -> None:
        if was_cut_off:
            self._want("talk")
        self.look(draws=True)

    def _on_not_begun(self, _trouble: Trouble) -> None:
        """What can't be noted holds back nothing that is to be shown."""
        self.look(draws=True)

    def _on_help_kept(self, _nothing: object) -> None:
        self.look(draws=False)

    def _on_looked(self, draws: bool, look: Look) -> None:
        crisis = next((shown for shown in look.found.show if shown.startswith("CRISIS:")), "")
        if crisis and self._unsaved_closing is None:
            self._want(crisis.partition(":")[2])
        if look.body_screen:
            self.body_wanted.emit(look)
        if draws and self._is_covered():
            self._unseen = look
        elif draws:
            self.looked.emit(look)

    def _on_minute(self) -> None:
        today = self._now().date()
        if today != self._day:
            self._day = today
            self.day_began.emit()

    def _store_closing(self) -> None:
        if self._unsaved_closing is not None:
            work = partial(self._opened.care.crisis_closed, self._unsaved_closing)
            self._lane.run(work, self._on_closing_kept, self._on_closing_not_kept)

    def _on_closing_kept(self, _nothing: object) -> None:
        self._unsaved_closing = None

    def _on_closing_not_kept(self, _trouble: Trouble) -> None:
        """Nobody is held on the crisis screen because a disk is full; storing goes on trying."""
        self._retry.start()

    def _on_trouble(self, _trouble: Trouble) -> None:
        """What can't be kept about a note is no reason to interrupt anybody."""


def _open(opened: OpenJournal, now: datetime) -> bool:
    """Note the unlocking; return whether a check-in was cut off with a call for help in it.

    Where nothing can be stored, that is told all the same.
    """
    draft = None
    with contextlib.suppress(Trouble):
        draft = opened.check_ins.draft()
    was_cut_off = draft is not None and draft.asks_for_help
    with contextlib.suppress(Trouble):
        if was_cut_off:
            opened.check_ins.leave(now)
        opened.care.opened(now)
    return was_cut_off


def _look(opened: OpenJournal, now: datetime, draws: bool, unsaved: Sequence[Change]) -> Look:
    care = opened.care
    found = care.look(now, opened.settings, unsaved)
    call = None
    if any(shown.startswith("BODY_CALL") for shown in found.show):
        call = care.call_facts(now, opened.settings, unsaved)
    if any(shown.startswith("CRISIS:") for shown in found.show):
        return Look(found, (), call)
    if draws:
        for shown in found.show:
            with contextlib.suppress(Trouble):  # a note that can't be noted is shown anyway
                care.shown(shown, now)
    standing = care.standing(found, opened.settings)
    return Look(found, (*found.show, standing) if standing else found.show, call)


def _never() -> bool:
    """Nothing covers the window, as far as is known."""
    return False
