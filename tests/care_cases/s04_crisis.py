"""Section 4, first half: what opens the crisis screen, how long it stays, and how it closes."""

from __future__ import annotations

from .notation import LEVEL_2, case, check_in, day, event, save

OPENS = (
    case("4.opens.no", "No opens nothing.", save(0), show=[]),
    case("4.opens.1", "Thoughts of not being here.", save(1), show=["CRISIS:talk"]),
    case("4.opens.2", "Thoughts of ending my life.", save(2), show=["CRISIS:urgent"]),
    case("4.opens.3", "A plan, an intention or a start.", save(3), show=["CRISIS:emergency"]),
    case("4.opens.past", "About three days ago.", save(1, on=-3), show=["CRISIS:talk"]),
    case("4.opens.untimely", "About a month ago.", save(1, on=-30), show=["CRISIS:talk"], data="none"),
    case("4.opens.to-come", "About next week.", save(2, on=7), show=["CRISIS:urgent"]),
    case(
        "4.opens.edit",
        "Every revision is a save, and this edit says 2.",
        *(check_in(id="a", suicidal=0), check_in(0, "11:30", id="a", rev=2, suicidal=2)),
        show=["CRISIS:urgent"],
    ),
    case(
        "4.opens.older-revision",
        "Even one that is not the newest is a save.",
        *(check_in(id="a", rev=5, suicidal=0), check_in(0, "11:30", id="a", rev=2, suicidal=1)),
        show=["CRISIS:talk"],
    ),
    case("4.opens.help-now", "A call for help opens it too.", event("help_now"), show=["CRISIS:talk"]),
    case(
        "4.opens.whatever-else",
        "Answers, an appointment, switches, quiet mode, a recent loss and other notes hold nothing back.",
        LEVEL_2,
        event("prompt_shown", "09:00", level=3),
        event("response", "09:00", response="ack", level=3),
        event("response", "09:00", response="snooze", level=3, days=3),
        event("response", "09:00", response="appointment", level=3, date=day(2)),
        event("response", "09:00", response="in_care", level=3),
        event("quiet_mode", "09:00", until=day(30)),
        event("crisis_closed", "09:00"),
        event("followup_shown", "09:00"),
        save(1),
        settings={"care_prompts": False, "loss_dates": [day(0)]},
        show=["CRISIS:talk"],
    ),
)

STAYS = (
    case("4.stays.72-hours", "72 hours are within 72 hours.", save(2, "-3 12:00"), show=["CRISIS:urgent"]),
    case(
        "4.stays.no-longer",
        "A minute more, and the question of the third day comes instead.",
        save(2, "-3 11:59"),
        show=["CRISIS_FOLLOWUP:urgent"],
    ),
    case(
        "4.stays.help-1-hour",
        "One hour is within one hour.",
        event("help_now", "11:00"),
        show=["CRISIS:talk"],
    ),
    case("4.stays.help-no-longer", "61 minutes are not.", event("help_now", "10:59"), show=[]),
    case(
        "4.stays.3-until-closed",
        "A hundred days, and nobody closed it.",
        save(3, "-100 12:00"),
        show=["CRISIS:emergency"],
    ),
    case(
        "4.stays.highest",
        "Of two pending answers the higher one counts, though the milder is later.",
        *(save(2, "-1 12:00"), save(1)),
        show=["CRISIS:urgent"],
    ),
    case(
        "4.stays.deleted",
        "Deleting the record does not soften it.",
        *(check_in(id="a", suicidal=3), event("checkin_deleted", "11:30", id="a", rev=2)),
        show=["CRISIS:emergency"],
        data="none",
    ),
    case(
        "4.stays.beside-help-now",
        "A call for help is the mildest of what is pending.",
        *(save(2), event("help_now", "11:30")),
        show=["CRISIS:urgent"],
    ),
)

CLOSES = (
    case(
        "4.closes.at-once",
        "A quick close counts as a close; nothing else is shown on that date.",
        *(LEVEL_2, save(2, "11:00"), event("crisis_closed", "11:00")),
        show=[],
    ),
    case(
        "4.closes.by-place",
        "By the clock it was closed before it was saved, but it stands later in the log.",
        *(save(1, "11:00"), event("crisis_closed", "09:00")),
        show=[],
    ),
    case(
        "4.closes.earlier-place",
        "By the clock it was closed after the save, but it stands earlier in the log.",
        *(event("crisis_closed", "11:30"), save(1, "11:00")),
        show=["CRISIS:talk"],
    ),
    case(
        "4.closes.help-now",
        "It closes a call for help as well.",
        *(event("help_now", "11:30"), event("crisis_closed", "11:31")),
        show=[],
    ),
    case(
        "4.closes.only-what-was-before",
        "What was saved after the closing is pending again.",
        *(save(2, "10:00"), event("crisis_closed", "10:05"), save(1, "11:00")),
        show=["CRISIS:talk"],
    ),
)

ONCE_MORE = (
    case(
        "4.again.59-minutes",
        "An answer of 3 was closed 59 minutes ago: not yet once more.",
        *(save(3, "-1 09:00"), event("crisis_closed", "11:01")),
        show=[],
    ),
    case(
        "4.again.1-hour",
        "An hour after it was closed it is shown once more.",
        *(save(3, "-1 09:00"), event("crisis_closed", "11:00")),
        show=["CRISIS:emergency"],
    ),
    case(
        "4.again.24-hours",
        "24 hours after is the last minute of it.",
        *(save(3, "-1 09:00"), event("crisis_closed", "-1 12:00")),
        show=["CRISIS:emergency"],
    ),
    case(
        "4.again.no-longer",
        "24 hours and a minute: it is over, and the question of the next day is due.",
        *(save(3, "-1 09:00"), event("crisis_closed", "-1 11:59")),
        show=["CRISIS_FOLLOWUP:urgent"],
    ),
    case(
        "4.again.closed-again",
        "It was closed again an hour after the first closing.",
        *(save(3, "-1 09:00"), event("crisis_closed", "-1 14:00"), event("crisis_closed", "-1 15:00")),
        show=["CRISIS_FOLLOWUP:urgent"],
    ),
    case(
        "4.again.closed-twice-at-once",
        "The second closing came 59 minutes after the first, before it was shown once more.",
        *(save(3, "-1 09:00"), event("crisis_closed", "-1 14:00"), event("crisis_closed", "-1 14:59")),
        show=["CRISIS:emergency"],
    ),
    case(
        "4.again.clock-set-back",
        "Closed at eight by a clock set back, before its own save: it counts as 11:01, 59 minutes ago.",
        *(save(3, "11:01"), event("crisis_closed", "08:00")),
        show=[],
    ),
    case(
        "4.again.clock-set-back-1-hour",
        "The save was at eleven, so the closing counts as eleven, an hour ago.",
        *(save(3, "11:00"), event("crisis_closed", "08:00")),
        show=["CRISIS:emergency"],
    ),
    case(
        "4.again.only-for-3",
        "An answer of 2 that was closed stays closed.",
        *(save(2, "10:00"), event("crisis_closed", "10:30")),
        show=[],
    ),
)

NO_PROMPT = (
    case(
        "4.date-of-crisis.care-prompt",
        "Help was called for two hours ago and is no longer pending; today no care prompt comes.",
        *(LEVEL_2, event("help_now", "10:00")),
        raw=2,
        show=[],
    ),
    case(
        "4.date-of-closing.care-prompt",
        "On the date of a closing there is none either.",
        *(event("crisis_closed", "09:00"), LEVEL_2),
        raw=2,
        show=[],
    ),
    case(
        "4.date-of-closing.next-day",
        "The day after a closing the care prompt may come.",
        *(event("crisis_closed", "-1 09:00"), LEVEL_2),
        show=["L2"],
    ),
)

CASES = (*OPENS, *STAYS, *CLOSES, *ONCE_MORE, *NO_PROMPT)
