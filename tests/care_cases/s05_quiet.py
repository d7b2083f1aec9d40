"""Section 5, quiet times: after what, and for how many days, a level is not shown again.

A level is shown again on the day its quiet time ends. The diaries are at level 1, 2 or 3 all the time.
"""

from __future__ import annotations

from typing import Any

from .notation import LEVEL_1, LEVEL_2, LEVEL_3, Case, Fields, case, day, event

DIARIES = {1: LEVEL_1, 2: LEVEL_2, 3: LEVEL_3}


def ends(name: str, level: int, days: int, because: str, kind: str, /, **fields: Any) -> tuple[Case, Case]:
    """Return two cases: a level is shown `days` days after an event, and was not on the day before."""
    return tuple(  # type: ignore[return-value]
        case(
            f"5.quiet.{name}.{ago}-days",
            because,
            *(DIARIES[level], event(kind, f"{-ago} 12:00", **fields)),
            raw=level,
            show=shown,
        )
        for ago, shown in ((days, [f"L{level}"]), (days - 1, []))
    )


def answered(response: str, level: int, when: int, **fields: Any) -> Fields:
    """Return an answer to a prompt of a level, at noon of the day `when`."""
    return event("response", f"{when} 12:00", response=response, level=level, **fields)


SHOWN = (
    *ends("shown-1", 1, 7, "A prompt of level 1 quiets it for 7 days.", "prompt_shown", level=1),
    *ends("shown-2", 2, 7, "A prompt of level 2 quiets it for 7 days.", "prompt_shown", level=2),
    *ends("shown-3", 3, 3, "A prompt of level 3 quiets it for 3 days.", "prompt_shown", level=3),
    *ends("shown-3-for-2", 2, 7, "It quiets the levels below for their own 7 days.", "prompt_shown", level=3),
    *ends("a-rise", 3, 1, "A rise is shown the next day.", "prompt_shown", level=2),
    *ends("after-followup", 3, 1, "After a question of a crisis, the next day.", "followup_shown"),
    *ends("after-appointment", 3, 1, "After the question about an appointment too.", "appt_followup_shown"),
    *ends("after-easing", 1, 1, "After easing too.", "easing_shown"),
)

ANSWERS = (
    *ends("ack-1", 1, 14, "Noted, thank you: 14 days for level 1.", "response", response="ack", level=1),
    *ends("ack-2", 2, 14, "14 days for level 2.", "response", response="ack", level=2),
    *ends("ack-3", 3, 7, "7 days for level 3.", "response", response="ack", level=3),
    *ends("ack-3-for-2", 2, 14, "And 14 for the levels below.", "response", response="ack", level=3),
    case(
        "5.quiet.ack-2-for-3",
        "An answer to level 2 does not quiet level 3.",
        *(LEVEL_3, answered("ack", 2, -1)),
        show=["L3"],
    ),
    case("5.quiet.close", "Close quiets nothing.", LEVEL_2, answered("close", 2, -1), show=["L2"]),
    *ends("snooze", 2, 3, "Remind me in 3 days.", "response", response="snooze", level=2, days=3),
    *ends("snooze-2-most", 2, 7, "30 days are held to 7.", "response", response="snooze", level=2, days=30),
    *ends("snooze-1-most", 1, 7, "For level 1 as well.", "response", response="snooze", level=1, days=30),
    *ends("snooze-3-most", 3, 3, "For level 3 to 3.", "response", response="snooze", level=3, days=30),
    *ends("snooze-least", 2, 1, "0 days are held to 1.", "response", response="snooze", level=2, days=0),
    case(
        "5.quiet.snooze-sets",
        "The prompt of yesterday would quiet it for 7 days; remind me tomorrow sets it to today.",
        *(LEVEL_2, event("prompt_shown", "-1 09:00", level=2), answered("snooze", 2, -1, days=1)),
        show=["L2"],
    ),
    case(
        "5.quiet.snooze-own-level",
        "It was level 3 that was put off; level 2 keeps its 7 days.",
        *(LEVEL_2, event("prompt_shown", "-3 09:00", level=3), answered("snooze", 3, -3, days=1)),
        show=[],
    ),
    case(
        "5.quiet.later-date",
        "Every other answer takes the later date: 14 days of ten days ago outlast 7 of eight days ago.",
        *(LEVEL_2, answered("ack", 2, -10), event("prompt_shown", "-8 09:00", level=2)),
        show=[],
    ),
    case(
        "5.quiet.order-of-the-log",
        "The log is walked in its order: the prompt stands after the reminder and raises it again.",
        *(LEVEL_2, answered("snooze", 2, -1, days=1), event("prompt_shown", "-2 09:00", level=2)),
        show=[],
    ),
    *ends("in-care-1", 1, 28, "Already in care: 28 days.", "response", response="in_care", level=1),
    *ends(
        "in-care-2",
        2,
        28,
        "28 days for level 2, whatever was answered.",
        "response",
        response="in_care",
        level=1,
    ),
    *ends(
        "in-care-3", 3, 14, "14 for level 3, whatever was answered.", "response", response="in_care", level=1
    ),
)

APPOINTMENTS = (
    case(
        "5.quiet.appointment.until-the-day-after",
        "It is today, so level 2 is quiet up to and with today.",
        *(LEVEL_2, answered("appointment", 2, -5, date=day(0))),
        show=[],
    ),
    case(
        "5.quiet.appointment.over",
        "It was 16 days ago and is no longer asked about; level 2 has been free since.",
        *(LEVEL_2, answered("appointment", 2, -20, date=day(-16))),
        show=["L2"],
    ),
    case(
        "5.quiet.appointment.far-28-days",
        "It is far away; 28 days after the answer are over with today.",
        *(LEVEL_2, answered("appointment", 2, -28, date=day(60))),
        show=[],
    ),
    case(
        "5.quiet.appointment.far-29-days",
        "29 days after the answer level 2 may be shown.",
        *(LEVEL_2, answered("appointment", 2, -29, date=day(60))),
        show=["L2"],
    ),
    case(
        "5.quiet.appointment.far-28-days-for-1",
        "Level 1 has the same 28 days.",
        *(LEVEL_1, answered("appointment", 1, -28, date=day(60))),
        show=[],
    ),
    case(
        "5.quiet.appointment.far-29-days-for-1",
        "And is free on the day after them.",
        *(LEVEL_1, answered("appointment", 1, -29, date=day(60))),
        show=["L1"],
    ),
    case(
        "5.quiet.appointment.2-for-3",
        "An appointment answered to level 2 does not quiet level 3.",
        *(LEVEL_3, answered("appointment", 2, -1, date=day(5))),
        show=["L3"],
    ),
    case(
        "5.quiet.appointment.2-for-1",
        "It quiets level 1 as well.",
        *(LEVEL_1, answered("appointment", 2, -1, date=day(5))),
        show=[],
    ),
    case(
        "5.quiet.appointment.3-within-14-days",
        "Answered to level 3 two weeks ago, it is quiet up to and with today.",
        *(LEVEL_3, answered("appointment", 3, -14, date=day(20))),
        show=[],
    ),
    case(
        "5.quiet.appointment.3-after-15-days",
        "Level 3 is not quiet longer than 14 days for an appointment that is far.",
        *(LEVEL_3, answered("appointment", 3, -15, date=day(20))),
        show=["L3"],
    ),
    case(
        "5.quiet.appointment.past-is-ack",
        "A date before the answer counts as noted, thank you: level 2 is quiet for 14 days.",
        *(LEVEL_2, answered("appointment", 2, -13, date=day(-20))),
        show=[],
    ),
    case(
        "5.quiet.appointment.past-is-ack-over",
        "And then no longer.",
        *(LEVEL_2, answered("appointment", 2, -14, date=day(-20))),
        show=["L2"],
    ),
)

OUTCOMES = (
    *ends("went-2", 2, 28, "Went: like in care, 28 days.", "appt_outcome", outcome="went"),
    *ends("went-3", 3, 14, "14 days for level 3.", "appt_outcome", outcome="went"),
    case(
        "5.quiet.missed",
        "A missed appointment quiets nothing, and it is no longer open.",
        answered("appointment", 2, -9, date=day(-3)),
        event("appt_outcome", "-1 12:00", outcome="missed"),
        LEVEL_2,
        show=["L2"],
    ),
    case(
        "5.quiet.moved-keeps-its-level",
        "The first answer was to level 3, so the new date quiets level 3.",
        answered("appointment", 3, -9, date=day(-3)),
        event("appt_outcome", "-1 12:00", outcome="rescheduled", date=day(5)),
        LEVEL_3,
        show=[],
    ),
    case(
        "5.quiet.moved-from-nothing",
        "No answer is known, so it counts as level 2: level 2 is quiet.",
        *(event("appt_outcome", "-1 12:00", outcome="rescheduled", date=day(5)), LEVEL_2),
        show=[],
    ),
    case(
        "5.quiet.moved-from-nothing-for-3",
        "And level 3 is not.",
        *(event("appt_outcome", "-1 12:00", outcome="rescheduled", date=day(5)), LEVEL_3),
        show=["L3"],
    ),
    case(
        "5.quiet.moved-to-the-past",
        "No answer is known, so it counts as level 2; a date already past is noted, thank you, for 14 days.",
        *(event("appt_outcome", "-13 12:00", outcome="rescheduled", date=day(-20)), LEVEL_2),
        show=[],
    ),
    case(
        "5.quiet.moved-to-the-past-over",
        "14 days later level 2 may be shown.",
        *(event("appt_outcome", "-14 12:00", outcome="rescheduled", date=day(-20)), LEVEL_2),
        show=["L2"],
    ),
    case(
        "5.quiet.moved-after-missed",
        "The outcome missed closed the appointment of level 3, so the new date counts as level 2.",
        answered("appointment", 3, -9, date=day(-3)),
        event("appt_outcome", "-2 12:00", outcome="missed"),
        event("appt_outcome", "-1 12:00", outcome="rescheduled", date=day(5)),
        LEVEL_3,
        show=["L3"],
    ),
    case(
        "5.quiet.moved-is-asked-about",
        "The new date was yesterday, so it is asked about.",
        answered("appointment", 2, -9, date=day(-8)),
        event("appt_outcome", "-7 12:00", outcome="rescheduled", date=day(-1)),
        show=["APPT_FOLLOWUP"],
    ),
)

CASES = (*SHOWN, *ANSWERS, *APPOINTMENTS, *OUTCOMES)
