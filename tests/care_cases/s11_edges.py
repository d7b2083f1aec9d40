"""Section 11: a restored backup, an unsaved check-in, and lives in which several rules meet."""

from __future__ import annotations

from .notation import LEVEL_2, LEVEL_3, case, check_in, day, diary, event, save, why

CASES = (
    case(
        "11.backup.answer-2",
        "Restored after ten days: its 72 hours are over, the follow-up of day 7 and the floor go by date.",
        save(2, "-10 12:00"),
        raw=2,
        rules=["L2s"],
        show=["CRISIS_FOLLOWUP:urgent"],
    ),
    case(
        "11.backup.answer-3-open",
        "Restored after a year: an answer of 3 that was never closed is shown.",
        save(3, "-365 12:00"),
        raw=0,
        show=["CRISIS:emergency"],
    ),
    case(
        "11.backup.answer-3-closed",
        "It was closed twice then, an hour apart.",
        *(
            save(3, "-365 12:00"),
            event("crisis_closed", "-365 12:05"),
            event("crisis_closed", "-365 13:05"),
        ),
        show=[],
    ),
    case(
        "11.left-unsaved",
        "A form left with the seventh question at 1 to 3 is stored as a call for help and nothing else.",
        event("help_now", "11:59"),
        data="none",
        raw=0,
        show=["CRISIS:talk"],
    ),
    case(
        "11.shown-twice",
        "After a restart the same evening nothing is said twice.",
        *(LEVEL_3, event("prompt_shown", "08:00", level=3)),
        now="23:59",
        show=[],
    ),
    case(
        "11.midnight",
        "At midnight a new date begins; a rise to level 3 may be told then.",
        *(LEVEL_3, event("prompt_shown", "08:00", level=2)),
        now="1 00:00",
        today=day(1),
        show=["L3"],
    ),
    case(
        "11.first-fortnight",
        "Nine days after a loss, five of them heavy: the words are early ones, and the level is 2.",
        diary(sad_anx="22222", hopeless="22222", guilt="22222", no_interest="22222", sleep="22222"),
        event("body", "-2 12:00", chills=True),
        settings={"loss_dates": [day(-9)]},
        variant="early",
        base=2,
        rules=["L1a", "L2e"],
        why=why("L2e", "sad_anx", 5, 5, -6, 0),
        past=["CHILLS"],
        show=["BODY_ASK", "L2"],
        contraception_info=False,
    ),
    case(
        "11.two-clocks",
        "A flight back over midnight: both check-ins keep the date they are about, and it is two days.",
        *(check_in(0, "08:00 +09:00", guilt=2), check_in(-1, "-1 22:00 -05:00", guilt=3)),
        evidence={"guilt": {"answered": 2, "high": 2, "top": 1}},
        anchor=day(0),
    ),
    case(
        "11.everything-deleted",
        "Each check-in was deleted; no pattern is left of them.",
        LEVEL_2,
        [event("checkin_deleted", id=made["id"], rev=2) for made in LEVEL_2],
        data="none",
        raw=0,
        rules=[],
        show=[],
    ),
)
