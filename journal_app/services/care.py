"""Care: what the rules say now, and keeping what was shown and answered. For the lane of short work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from journal_app.domain.body import Change, changed, numbered
from journal_app.domain.care.assess import Assessment, assess
from journal_app.domain.care.body_call import CallFacts, call_facts
from journal_app.domain.care.constants import RULES_V1 as R
from journal_app.domain.care.events import (
    Answer,
    ApptFollowupShown,
    ApptOutcome,
    Body,
    CareSettings,
    CheckIn,
    CheckInDeleted,
    CrisisClosed,
    EasingShown,
    Event,
    Flow,
    FollowupShown,
    GoAhead,
    HelpNow,
    Opened,
    Outcome,
    Pad,
    PromptShown,
    QuietMode,
    QuietModeEnded,
    Rate,
    Response,
    WaitUntil,
)
from journal_app.domain.settings import JournalSettings
from journal_app.services.event_log import EventLog

NEEDED_FOR = timedelta(days=max(R.followup_last_day, R.easing_crisis_days) + 1)
"""How long what the crisis path noted is needed by a rule, and so can't be deleted."""

_PROMPTS = (
    PromptShown,
    FollowupShown,
    ApptFollowupShown,
    EasingShown,
    Response,
    ApptOutcome,
    QuietMode,
    QuietModeEnded,
    Opened,
)


class Care:
    """Looks at the log by the rules. Nothing in it reads the journal's words.

    A method that raises a `Trouble` has changed nothing.
    """

    def __init__(self, log: EventLog) -> None:
        self._log = log

    def look(self, now: datetime, settings: JournalSettings, unsaved: Sequence[Change] = ()) -> Assessment:
        """Return what the rules say. `now` is the device clock, aware.

        `unsaved` could not be stored yet, and counts all the same.
        """
        return assess(self._known(unsaved), now, _care_settings(settings))

    def call_facts(
        self, now: datetime, settings: JournalSettings, unsaved: Sequence[Change] = ()
    ) -> CallFacts:
        """Return what is known for a call about the body signs."""
        return call_facts(self._known(unsaved), now, _care_settings(settings))

    def change(self, changes: Sequence[Change]) -> None:
        """Store what was noted about the body, corrected or taken out: all of it or none."""
        self._log.change(changes)

    def standing(self, found: Assessment, settings: JournalSettings) -> str | None:
        """Return the note of a level that was shown earlier on this date and still waits for an answer.

        It is the same note, not another one: closing the journal is no answer to it.
        """
        if not settings.care_prompts or found.quiet_mode or found.flags:  # a live body sign comes first
            return None
        if found.show not in ((), ("BODY_ASK",)):
            return None
        for event in reversed(self._log.events()):
            if isinstance(event, PromptShown):
                stands = event.at.date() == found.today and event.level == found.raw
                return f"L{event.level}" if stands else None
            calls = isinstance(event, CheckIn) and (event.ratings.suicidal or 0) >= R.suicidal_from
            if calls or isinstance(event, Response | HelpNow | CrisisClosed):
                return None
        return None

    def opened(self, now: datetime) -> None:
        """The journal was unlocked."""
        self._log.append(Opened(at=now))

    def help_now(self, now: datetime) -> None:
        """The person said that they need help now."""
        self._log.append(HelpNow(at=now))

    def crisis_closed(self, now: datetime) -> None:
        """The crisis screen was closed by its own button."""
        self._log.append(CrisisClosed(at=now))

    def shown(self, what: str, now: datetime) -> None:
        """Note that an element of `Assessment.show` is being shown. Some need no note."""
        match what.split(":", maxsplit=1)[0]:
            case "L1" | "L2" | "L3":
                self._log.append(PromptShown(at=now, level=int(what[1])))
            case "EASING":
                self._log.append(EasingShown(at=now))
            case "APPT_FOLLOWUP":
                self._log.append(ApptFollowupShown(at=now))
            case "CRISIS_FOLLOWUP":
                self._log.append(FollowupShown(at=now))

    def answer(
        self,
        answer: Answer,
        level: int,
        now: datetime,
        *,
        days: int | None = None,
        day: date | None = None,
    ) -> None:
        """Keep an answer to a care prompt of `level`. `days` belongs to a snooze, `day` to an appointment."""
        self._log.append(Response(at=now, response=answer, level=level, days=days, day=day))

    def appointment_went(self, outcome: Outcome, now: datetime, day: date | None = None) -> None:
        """Keep what became of the appointment; `day` is the new one if it was moved."""
        self._log.append(ApptOutcome(at=now, outcome=outcome, day=day))

    def be_quiet(self, until: date, now: datetime) -> None:
        """Begin quiet mode, up to and with a date."""
        self._log.append(QuietMode(at=now, until=until))

    def end_quiet(self, now: datetime) -> None:
        """End quiet mode before its date."""
        self._log.append(QuietModeEnded(at=now))

    def quiet_until(self, now: datetime) -> date | None:
        """Return the last date of quiet mode if it is on."""
        said = [event for event in self._log.events() if isinstance(event, QuietMode | QuietModeEnded)]
        last = said[-1] if said else None
        return last.until if isinstance(last, QuietMode) and now.date() <= last.until else None

    def appointments(self) -> list[date]:
        """Return the dates of all appointments the person named, oldest first."""
        days = {
            event.day
            for event in self._log.events()
            if isinstance(event, Response | ApptOutcome) and event.day is not None
        }
        return sorted(days)

    def body_entries(self) -> list[Event]:
        """Return what was noted about bleeding and other body signs, in stored order."""
        return [event for event in self._log.events() if isinstance(event, Flow | Pad | Rate | Body)]

    def body_log(self, unsaved: Sequence[Change] = ()) -> list[Event]:
        """Return that and what a provider said, in stored order; what is not stored yet has no `seq`."""
        kinds = (Flow, Pad, Rate, Body, GoAhead, WaitUntil)
        return [event for event in changed(self._log.events(), unsaved) if isinstance(event, kinds)]

    def history(self) -> list[Event]:
        """Return what was shown and answered, newest first. Openings and check-ins are not in it."""
        return [
            event
            for event in reversed(self._log.events())
            if isinstance(event, (*_PROMPTS, HelpNow, CrisisClosed)) and not isinstance(event, Opened)
        ]

    def delete_history(self, now: datetime) -> bool:
        """Delete what was shown and answered; return whether something of it had to stay.

        An appointment that was named goes with it; quiet mode that is on stays. What the crisis path
        noted stays as long as a rule needs it, and a closing for as long as there is an answer that
        would open the crisis screen again without it. Check-ins that were deleted that long ago go for good.
        """
        events = self._log.events()
        quiet = () if self.quiet_until(now) is None else (QuietMode, QuietModeEnded)
        deleted = {
            event.id
            for event in events
            if isinstance(event, CheckInDeleted) and now - event.at > NEEDED_FOR and self._is_gone(event)
        }
        doomed: list[Event] = [
            event
            for event in events
            if (isinstance(event, _PROMPTS) and not isinstance(event, quiet))
            or (isinstance(event, HelpNow) and now - event.at > NEEDED_FOR)
            or (isinstance(event, CheckIn | CheckInDeleted) and event.id in deleted)
        ]
        needs_closing = any(
            isinstance(event, CheckIn) and event.ratings.suicidal == R.emergency and event.id not in deleted
            for event in events
        )
        if not needs_closing:
            doomed += [
                event for event in events if isinstance(event, CrisisClosed) and now - event.at > NEEDED_FOR
            ]
        self._log.remove(doomed)
        return any(isinstance(event, HelpNow | CrisisClosed) for event in self._log.events())

    def _known(self, unsaved: Sequence[Change]) -> Sequence[Event]:
        events = changed(self._log.events(), unsaved)
        return numbered(events) if any(event.seq is None for event in events) else events

    def _is_gone(self, deleted: CheckInDeleted) -> bool:
        """Whether no later revision brought a deleted check-in back."""
        return not any(
            isinstance(event, CheckIn) and event.id == deleted.id and event.rev > deleted.rev
            for event in self._log.events()
        )


def _care_settings(settings: JournalSettings) -> CareSettings:
    return CareSettings(settings.loss_dates, settings.care_prompts, settings.contraception_info)
