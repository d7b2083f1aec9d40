"""What holds for every log there can be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.care.assess import Assessment, assess
from journal_app.domain.care.events import (
    Answer,
    ApptFollowupShown,
    ApptOutcome,
    Body,
    BodyCalled,
    BodyClosed,
    BodyPassed,
    BodyStill,
    CareSettings,
    CheckIn,
    CheckInDeleted,
    CheckInId,
    CrisisClosed,
    EasingShown,
    Event,
    Flow,
    FlowLevel,
    FollowupShown,
    GoAhead,
    HelpNow,
    Opened,
    Outcome,
    Pad,
    Pain,
    PromptShown,
    QuietMode,
    QuietModeEnded,
    Rate,
    Response,
    WaitUntil,
)
from journal_app.domain.care.ratings import SIX, Ratings

from .made import NOW, TODAY, assessed, check_in

ZONES = st.sampled_from([0, 60, 345, 840, -720]).map(lambda minutes: timezone(timedelta(minutes=minutes)))
BACK = (
    st.integers(0, 60 * 24 * 45) | st.sampled_from([0, 60, 60 * 24, 60 * 72]) | st.integers(-60 * 24 * 3, 0)
)
INSTANTS = st.builds(lambda minutes, zone: (NOW - timedelta(minutes=minutes)).astimezone(zone), BACK, ZONES)
DATES = st.integers(-5, 45).map(lambda days: TODAY - timedelta(days=days))
RATING = st.sampled_from([None, 0, 1, 2, 3])
RATINGS = st.builds(Ratings, *[RATING] * len(SIX), st.sampled_from([None, None, 0, 0, 0, 1, 2, 3]))
IDS = st.sampled_from("abcdef").map(CheckInId)
LEVELS = st.integers(1, 3)
NAMED: dict[type[Event], dict[str, st.SearchStrategy[object]]] = {
    CheckIn: {"id": IDS, "rev": st.integers(1, 3), "for_date": DATES, "ratings": RATINGS},
    CheckInDeleted: {"id": IDS, "rev": st.integers(1, 3)},
    PromptShown: {"level": LEVELS},
    Response: {
        "response": st.sampled_from(Answer),
        "level": LEVELS,
        "days": st.integers(-1, 9),
        "day": DATES,
    },
    ApptOutcome: {"outcome": st.sampled_from(Outcome), "day": DATES},
    QuietMode: {"until": DATES},
    Rate: {"pads": st.integers(0, 9), "hours": st.sampled_from([0.5, 1, 2, 3, 24])},
    Pad: {"count": st.integers(1, 4), "soaked": st.booleans()},
    Body: {"fever": st.booleans(), "pain": st.sampled_from(Pain), "heavy_declared": st.booleans()},
    Flow: {"day": DATES, "level": st.sampled_from(FlowLevel)},
    GoAhead: {"day": DATES},
    WaitUntil: {"day": DATES},
}
BARE: tuple[type[Event], ...] = (
    CrisisClosed,
    HelpNow,
    FollowupShown,
    ApptFollowupShown,
    EasingShown,
    Opened,
    QuietModeEnded,
    BodyCalled,
    BodyPassed,
    BodyStill,
    BodyClosed,
)
EVENTS = st.one_of(
    *(st.builds(kind, at=INSTANTS, **fields) for kind, fields in NAMED.items()),
    *(st.builds(kind, at=INSTANTS) for kind in BARE),
)
SETTINGS = st.builds(CareSettings, st.lists(DATES, max_size=2).map(tuple), st.booleans(), st.booleans())


@st.composite
def diaries(draw: st.DrawFn) -> list[CheckIn]:
    """Return up to seven weeks of check-ins, mostly one a day and mostly alike."""
    usual = draw(RATINGS)
    log = []
    for days_ago in range(draw(st.integers(1, 49)), -1, -1):
        answers = draw(st.sampled_from([usual, usual, usual, None]) | RATINGS)
        if answers is not None:
            log.append(replace(check_in(days_ago), ratings=answers))
    return log


LOGS = st.builds(
    lambda diary, others: [*diary, *others], diaries() | st.just([]), st.lists(EVENTS, max_size=12)
)


@given(st.data(), diaries(), st.lists(EVENTS, max_size=4))
def test_raising_any_rating_never_lowers_the_level(
    data: st.DataObject, diary: list[CheckIn], others: list[Event]
) -> None:
    log: list[Event] = [*diary, *others]
    places = [
        (place, number)
        for place, event in enumerate(log)
        if isinstance(event, CheckIn)
        for number, rating in enumerate(event.ratings)
        if rating is not None and rating < 3
    ]
    if not places:
        return
    raised = list(log)
    for place, number in data.draw(st.lists(st.sampled_from(places), min_size=1, max_size=20, unique=True)):
        event = raised[place]
        assert isinstance(event, CheckIn)
        answers = list(event.ratings)
        answers[number] = data.draw(st.integers((answers[number] or 0) + 1, 3))
        raised[place] = replace(event, ratings=Ratings(*answers))
    assert assessed(raised).raw >= assessed(log).raw


@given(LOGS, SETTINGS, st.integers(1, 3), DATES, ZONES)
def test_a_suicidal_answer_that_is_saved_now_is_always_answered_first(
    log: list[Event], settings: CareSettings, answer: int, for_date: datetime, zone: timezone
) -> None:
    save = CheckIn(
        at=NOW.astimezone(zone),
        id=CheckInId("new"),
        rev=1,
        for_date=for_date,
        ratings=Ratings(suicidal=answer),
    )
    variants = ["talk", "urgent", "emergency"]
    shown = assess([*log, save], NOW, settings).show
    assert shown[0] in [f"CRISIS:{variant}" for variant in variants[answer - 1 :]]


@given(LOGS, SETTINGS)
def test_a_call_for_help_now_is_always_answered_first(log: list[Event], settings: CareSettings) -> None:
    """Unless the log is more than an hour ahead of the clock: then it has passed already."""
    now = max([NOW, *((event.logged_at or event.at) for event in log)])
    assert assess([*log, HelpNow(at=now)], now, settings).show[0].startswith("CRISIS:")


@given(st.data(), LOGS, SETTINGS)
def test_with_seq_the_order_of_the_list_does_not_matter(
    data: st.DataObject, log: list[Event], settings: CareSettings
) -> None:
    numbered = [replace(event, seq=place * 2 - 7) for place, event in enumerate(log)]
    mixed = data.draw(st.permutations(numbered))
    assert assess(mixed, NOW, settings) == assess(numbered, NOW, settings) == assess(log, NOW, settings)


@given(LOGS, SETTINGS)
def test_at_most_one_care_prompt_and_never_beside_a_crisis(log: list[Event], settings: CareSettings) -> None:
    found = assess(log, NOW, settings)
    names = [name.split(":")[0] for name in found.show]
    prompts = [name for name in names if name in ("L1", "L2", "L3", "EASING", "APPT_FOLLOWUP")]
    assert len(prompts) <= 1
    if prompts:
        assert set(names) <= {"BODY_ASK", prompts[0]}
        assert settings.care_prompts
        assert not found.quiet_mode
    assert not {"CRISIS", "CRISIS_FOLLOWUP"} <= set(names)
    assert len(names) == len(set(names))


@given(LOGS, SETTINGS)
def test_what_was_shown_is_not_shown_again_the_same_date(log: list[Event], settings: CareSettings) -> None:
    first = assess(log, NOW, settings)
    now = max([NOW, *(event.at for event in log if event.at - NOW <= timedelta(hours=48))])
    written: dict[str, Event] = {
        "EASING": EasingShown(at=now),
        "APPT_FOLLOWUP": ApptFollowupShown(at=now),
        **{f"L{level}": PromptShown(at=now, level=level) for level in (1, 2, 3)},
    }
    events = [written[name] for name in first.show if name in written]
    second = assess([*log, *events], NOW, settings)
    assert not events or second.show == tuple(name for name in first.show if name not in written)


@given(LOGS, SETTINGS, SETTINGS)
def test_settings_never_change_what_is_counted(
    log: list[Event], settings: CareSettings, others: CareSettings
) -> None:
    def counted(found: Assessment) -> tuple[object, ...]:
        return found.base, found.raw, found.rules, found.why, found.flags, found.past

    one, other = assess(log, NOW, settings), assess(log, NOW, others)
    assert counted(one) == counted(other)
    kept = ("CRISIS", "BODY_")
    assert [name for name in one.show if name.startswith(kept)] == [
        name for name in other.show if name.startswith(kept)
    ]


@given(LOGS, SETTINGS)
def test_every_level_above_zero_can_say_why(log: list[Event], settings: CareSettings) -> None:
    found = assess(log, NOW, settings)
    assert (found.why is None) is (found.raw == 0)
    if found.why is not None:
        assert found.why.rule in found.rules
        assert found.why.rule[1] == str(found.raw)
        assert found.why.first <= found.why.last <= found.today
        if found.why.symptom is not None:
            assert found.why.n is not None
            assert found.why.of is not None
            assert 0 < found.why.n <= found.why.of


@given(LOGS, SETTINGS)
def test_closing_the_crisis_screen_opens_nothing_else_that_day(
    log: list[Event], settings: CareSettings
) -> None:
    at_home = [replace(event, at=event.at.astimezone(UTC)) for event in log]
    now = max([NOW, *(event.at for event in at_home if event.at - NOW <= timedelta(hours=48))])
    shown = assess([*at_home, HelpNow(at=now), CrisisClosed(at=now)], NOW, settings).show
    assert not [name for name in shown if not name.startswith(("BODY_", "CRISIS:emergency"))]
