"""Section 4, second half: the questions on the days after a crisis.

Most cases begin with a call for help alone: it leaves no answer on any date, so no level stands beside it.
"""

from __future__ import annotations

from .notation import LEVEL_3, case, check_in, day, diary, event, save

HELP = ["CRISIS_FOLLOWUP:help"]


def asked(called: int, *shown: int) -> list[dict[str, object]]:
    """Return a call for help on one day and the questions that were shown since."""
    return [
        event("help_now", f"{called} 09:00"),
        *(event("followup_shown", f"{shown_on} 09:00") for shown_on in shown),
    ]


DUE = (
    case("4.followup.same-day", "On the day itself there is no question.", asked(0), now="23:00", show=[]),
    case("4.followup.day-1", "The first day after.", asked(-1), show=HELP),
    case("4.followup.day-1-shown", "It was shown this morning.", asked(-1, 0), show=[]),
    case("4.followup.day-2", "Shown yesterday; today is the second day.", asked(-2, -1), show=HELP),
    case("4.followup.day-3", "Shown on days 1 and 2; today is the third.", asked(-3, -2, -1), show=HELP),
    case("4.followup.day-4", "Shown on day 3; the next is day 7.", asked(-4, -1), show=[]),
    case(
        "4.followup.day-4-unopened",
        "Day 3 passed unopened and its question stays due; that of day 2 was another.",
        asked(-4, -2),
        show=HELP,
    ),
    case("4.followup.day-6", "Still that of day 3, shown on day 4.", asked(-6, -2), show=[]),
    case(
        "4.followup.day-7",
        "Shown on day 6 as that of day 3; now day 7 has its own.",
        asked(-7, -1),
        show=HELP,
    ),
    case("4.followup.day-13", "Day 7 passed unopened until now.", asked(-13, -8), show=HELP),
    case("4.followup.day-13-shown", "Day 7 was shown on day 7.", asked(-13, -6), show=[]),
    case("4.followup.day-14", "The last of the days.", asked(-14, -6), show=HELP),
    case("4.followup.day-21", "The last one stays due until day 21.", asked(-21), show=HELP),
    case("4.followup.day-21-shown", "It was shown on day 14.", asked(-21, -7), show=[]),
    case("4.followup.day-22", "Now it is over.", asked(-22), show=[]),
    case(
        "4.followup.local-date",
        "On that clock in Tokyo it was the 20th already, so today is the day itself.",
        event("help_now", "00:30 +09:00"),
        show=[],
    ),
    case("4.followup.again", "A newer crisis starts the days again.", asked(-9) + asked(-1), show=HELP),
    case(
        "4.followup.closed-today",
        "The screen was closed today, so the question waits until tomorrow.",
        *(event("help_now", "-1 23:30"), event("crisis_closed", "00:10")),
        show=[],
    ),
    case(
        "4.followup.closed-yesterday",
        "The screen was closed yesterday, so it may come today.",
        *(event("help_now", "-2 23:30"), event("crisis_closed", "-1 00:10")),
        show=HELP,
    ),
    case(
        "4.followup.not-beside-crisis",
        "While the screen itself is pending the question waits.",
        save(1, "-2 12:00"),
        show=["CRISIS:talk"],
    ),
)

VARIANT = (
    case(
        "4.followup.talk",
        "The highest answer was 1.",
        *(save(1, "-1 09:00"), event("crisis_closed", "-1 09:05")),
        show=["CRISIS_FOLLOWUP:talk"],
    ),
    case(
        "4.followup.urgent-of-3",
        "The highest answer was 3, closed twice.",
        save(3, "-2 09:00"),
        event("crisis_closed", "-2 09:05"),
        event("crisis_closed", "-2 11:00"),
        show=["CRISIS_FOLLOWUP:urgent"],
    ),
    case(
        "4.followup.highest-of-14-days",
        "Help was called for two days ago, and 14 days before that an answer was 2.",
        *(save(2, "-16 09:00"), event("help_now", "-2 09:00")),
        show=["CRISIS_FOLLOWUP:urgent"],
    ),
    case(
        "4.followup.longer-ago",
        "15 days before the call is too long ago.",
        *(save(2, "-17 09:00"), event("help_now", "-2 09:00")),
        show=HELP,
    ),
    case(
        "4.followup.by-the-date-of-the-save",
        "Saved yesterday about a day a month ago: the crisis was yesterday.",
        *(save(2, "-1 09:00", on=-30), event("crisis_closed", "-1 09:05")),
        show=["CRISIS_FOLLOWUP:urgent"],
    ),
)

ENDS = (
    case(
        "4.followup.three-calm-dates",
        "No on three dates since ends it after a call for help.",
        *(asked(-3), diary(suicidal="000")),
        show=[],
    ),
    case(
        "4.followup.its-own-date-is-not-since",
        "No on three dates, but the first is the date of the call.",
        *(asked(-3), diary(suicidal="000", ends=-1)),
        show=HELP,
    ),
    case(
        "4.followup.two-calm-dates",
        "After an answer of 1, no on two dates is not yet three.",
        *(save(1, "-4 09:00"), diary(suicidal="00")),
        show=["CRISIS_FOLLOWUP:talk"],
    ),
    case(
        "4.followup.calm-after-1",
        "Three dates end it after an answer of 1; the floor of two weeks is a care prompt and stays.",
        *(save(1, "-4 09:00"), diary(suicidal="000")),
        show=["L2"],
    ),
    case(
        "4.followup.calm-after-2",
        "After an answer of 2 nothing ends it.",
        *(save(2, "-6 09:00"), diary(suicidal="00000")),
        show=["CRISIS_FOLLOWUP:urgent"],
    ),
    case(
        "4.followup.deleted",
        "Deleting the record does not cancel it, though no date holds the answer any more.",
        check_in(-1, "-1 09:00", id="a", suicidal=1),
        event("crisis_closed", "-1 09:05"),
        event("checkin_deleted", "-1 09:10", id="a", rev=2),
        raw=0,
        show=["CRISIS_FOLLOWUP:talk"],
    ),
    case(
        "4.followup.switches",
        "Neither quiet mode nor the switch for care prompts nor an answer to a prompt holds it back.",
        asked(-1),
        LEVEL_3,
        event("quiet_mode", "-1 10:00", until=day(9)),
        event("response", "-1 10:00", response="snooze", level=3, days=3),
        settings={"care_prompts": False},
        show=HELP,
    ),
)

CASES = (*DUE, *VARIANT, *ENDS)
