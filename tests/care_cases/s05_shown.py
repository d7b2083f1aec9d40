"""Section 5: what is shown, in which order, and when a care prompt has room."""

from __future__ import annotations

from .notation import LEVEL_1, LEVEL_2, LEVEL_3, LIGHTER, Fields, case, day, event, save

FEVER = event("body", "11:00", fever=True)
FEVER_BEFORE = event("body", "-2 11:00", fever=True)


def appointment(on: int, *shown: int) -> list[dict[str, object]]:
    """Return an appointment made 20 days ago for the day `on`, and the days it was asked about."""
    return [
        event("response", "-20 12:00", response="appointment", level=2, date=day(on)),
        *(event("appt_followup_shown", f"{shown_on} 12:00") for shown_on in shown),
    ]


ORDER = (
    case(
        "5.order.crisis-and-body",
        "Both are urgent, the crisis first; while it is pending there is no follow-up and no care prompt.",
        *(LEVEL_3, save(1, "-1 12:00"), FEVER),
        show=["CRISIS:talk", "BODY_CALL_NOW"],
    ),
    case(
        "5.order.body-and-followup",
        "The body sign comes before the question of yesterday's call for help.",
        *(LEVEL_2, event("help_now", "-1 12:00"), FEVER),
        show=["BODY_CALL_NOW", "CRISIS_FOLLOWUP:help"],
    ),
    case(
        "5.order.care-prompt-beside-a-question",
        "Beside the question about an earlier body sign a care prompt has room.",
        *(LEVEL_2, FEVER_BEFORE),
        show=["BODY_ASK", "L2"],
    ),
    case("5.room.body-sign", "Beside a live sign it has none.", LEVEL_3, FEVER, show=["BODY_CALL_NOW"]),
    case(
        "5.room.hidden-live-sign",
        "The live sign was closed for now; that does not make room.",
        *(LEVEL_3, FEVER, event("body_closed", "11:30")),
        show=[],
    ),
    case(
        "5.room.hidden-question",
        "The sign is no longer live, only the question about it was closed for now.",
        *(LEVEL_2, FEVER_BEFORE, event("body_closed", "11:30")),
        show=["L2"],
    ),
    case(
        "5.room.followup",
        "The question after a crisis leaves no room.",
        *(LEVEL_3, event("help_now", "-1 12:00")),
        show=["CRISIS_FOLLOWUP:help"],
    ),
    case(
        "5.room.switched-off",
        "Care prompts are switched off; what was counted is counted.",
        LEVEL_3,
        settings={"care_prompts": False},
        raw=3,
        show=[],
    ),
    case(
        "5.room.switched-off-crisis-and-body",
        "The switch is for care prompts only.",
        *(save(2), FEVER),
        settings={"care_prompts": False},
        show=["CRISIS:urgent", "BODY_CALL_NOW"],
    ),
)

NOTES: dict[str, Fields] = {
    "prompt_shown": {"level": 1},
    "appt_followup_shown": {},
    "easing_shown": {},
    "followup_shown": {},
}
ONE_A_DATE = (
    *(
        case(
            f"5.one-a-date.{kind}",
            "Something was shown at five past midnight, so today is done.",
            *(LEVEL_3, event(kind, "00:05", **fields)),
            raw=3,
            show=[],
        )
        for kind, fields in NOTES.items()
    ),
    case(
        "5.one-a-date.local-date",
        "In Tokyo it was shown on the 20th too, though here it was still the 19th.",
        *(LEVEL_2, event("prompt_shown", "00:05 +09:00", level=1)),
        show=[],
    ),
)

APPOINTMENT = (
    case("5.appointment.today", "On its own date nobody asks yet.", appointment(0), show=[]),
    case("5.appointment.day-after", "It was yesterday.", appointment(-1), show=["APPT_FOLLOWUP"]),
    case("5.appointment.14-days-after", "The last day.", appointment(-14), show=["APPT_FOLLOWUP"]),
    case("5.appointment.15-days-after", "Too late to ask.", appointment(-15), show=[]),
    case("5.appointment.asked-once", "Once is less than twice.", appointment(-5, -4), show=["APPT_FOLLOWUP"]),
    case(
        "5.appointment.asked-twice",
        "It was asked twice and is not asked again.",
        appointment(-5, -4, -3),
        show=[],
    ),
    case(
        "5.appointment.asked-before-it",
        "What was asked on its date or before it was about another one.",
        appointment(-5, -6, -5),
        show=["APPT_FOLLOWUP"],
    ),
    case(
        "5.appointment.before-a-level",
        "The question comes before level 3; at most one of them a day.",
        *(LEVEL_3, appointment(-1)),
        raw=3,
        show=["APPT_FOLLOWUP"],
    ),
    *(
        case(
            f"5.appointment.{outcome}",
            "Its outcome is known, so nobody asks.",
            *(appointment(-2), event("appt_outcome", "-1 12:00", outcome=outcome, **more)),
            show=[],
        )
        for outcome, more in (("went", {}), ("missed", {}), ("rescheduled", {"date": day(9)}))
    ),
    case(
        "5.appointment.replaced",
        "A newer appointment in five days took the place of that of yesterday.",
        *(appointment(-1), event("response", "-3 12:00", response="appointment", level=2, date=day(5))),
        show=[],
    ),
    case(
        "5.appointment.already-past",
        "A date before the day of the answer is no appointment to ask about.",
        event("response", "-3 12:00", response="appointment", level=2, date=day(-4)),
        show=[],
    ),
    case(
        "5.appointment.same-day",
        "Made yesterday for yesterday, it is open, and today is the day after.",
        event("response", "-1 09:00", response="appointment", level=2, date=day(-1)),
        show=["APPT_FOLLOWUP"],
    ),
)

EASING = (
    case(
        "5.easing.after-level-2",
        "A prompt of level 2 was shown a week ago, and now it is lighter.",
        *(LIGHTER, event("prompt_shown", "-8 12:00", level=2)),
        show=["EASING"],
    ),
    case("5.easing.nothing-was-shown", "There is nothing to answer to.", LIGHTER, easing=True, show=[]),
    case(
        "5.easing.level-1-is-not-enough",
        "Only level 1 was shown.",
        *(LIGHTER, event("prompt_shown", "-8 12:00", level=1)),
        show=[],
    ),
    case(
        "5.easing.41-days",
        "41 days ago is one of the last 42 days, today being one of them.",
        *(LIGHTER, event("prompt_shown", "-41 12:00", level=3)),
        show=["EASING"],
    ),
    case(
        "5.easing.42-days",
        "42 days ago is not.",
        *(LIGHTER, event("prompt_shown", "-42 12:00", level=3)),
        show=[],
    ),
    case(
        "5.easing.said-13-days-ago",
        "It was said within the last 14 days.",
        *(LIGHTER, event("prompt_shown", "-20 12:00", level=2), event("easing_shown", "-13 12:00")),
        show=[],
    ),
    case(
        "5.easing.said-14-days-ago",
        "14 days ago is long enough.",
        *(LIGHTER, event("prompt_shown", "-20 12:00", level=2), event("easing_shown", "-14 12:00")),
        show=["EASING"],
    ),
)

QUIET_MODE = (
    case(
        "5.quiet-mode.last-date",
        "Today is the last date of it.",
        *(LEVEL_3, event("quiet_mode", "-9 12:00", until=day(0))),
        quiet_mode=True,
        show=[],
    ),
    case(
        "5.quiet-mode.over",
        "It lasted until yesterday.",
        *(LEVEL_3, event("quiet_mode", "-9 12:00", until=day(-1))),
        quiet_mode=False,
        show=["L3"],
    ),
    case(
        "5.quiet-mode.ended",
        "It was ended before its date.",
        *(LEVEL_1, event("quiet_mode", "-9 12:00", until=day(9)), event("quiet_mode_ended", "-1 12:00")),
        quiet_mode=False,
        show=["L1"],
    ),
    case(
        "5.quiet-mode.last-word",
        "A later and shorter quiet mode replaces the longer one.",
        event("quiet_mode", "-9 12:00", until=day(9)),
        event("quiet_mode", "-5 12:00", until=day(-2)),
        quiet_mode=False,
    ),
    case(
        "5.quiet-mode.no-longest-time",
        "A year is as good as a day.",
        event("quiet_mode", "-9 12:00", until=day(365)),
        quiet_mode=True,
    ),
    case(
        "5.quiet-mode.holds-back",
        "Neither the question about an appointment nor easing is shown.",
        appointment(-1),
        LIGHTER,
        event("prompt_shown", "-8 12:00", level=2),
        event("quiet_mode", "-1 12:00", until=day(9)),
        easing=True,
        show=[],
    ),
    case(
        "5.quiet-mode.leaves",
        "Body signs and the question after a crisis stay.",
        *(FEVER, event("help_now", "-1 12:00"), event("quiet_mode", "-1 12:00", until=day(9))),
        show=["BODY_CALL_NOW", "CRISIS_FOLLOWUP:help"],
    ),
)

CASES = (*ORDER, *ONE_A_DATE, *APPOINTMENT, *EASING, *QUIET_MODE)
