"""Section 1: the log and its order, the clock, how answers are read, the date that is offered."""

from __future__ import annotations

from .notation import LEVEL_2, case, check_in, counts, day, event, save

QUIET, QUIET_ENDED = event("quiet_mode", until=day(9)), event("quiet_mode_ended")

ORDER = (
    case(
        "1.order.list",
        "Quiet mode stands before its end in the list, so the end is the later of the two.",
        *(QUIET, QUIET_ENDED),
        quiet_mode=False,
    ),
    case(
        "1.order.seq",
        "The place is told by seq, so quiet mode (2) comes after its end (1) although it is listed first.",
        *({**QUIET, "seq": 2}, {**QUIET_ENDED, "seq": 1}),
        quiet_mode=True,
    ),
    case(
        "1.order.equal-places",
        "Without seq quiet mode has place 1, its index; the end has seq 1 too; equal places keep the list.",
        *({**QUIET_ENDED, "seq": 1}, QUIET),
        quiet_mode=True,
    ),
    case(
        "1.order.never-an-instant",
        "It has passed at ten, the fever is of eleven: the answer is later in the log, so it closes it.",
        *(event("body", "11:00", fever=True), event("body_passed", "10:00")),
        flags=[],
        past=[],
    ),
)

CLOCK = (
    case(
        "1.now.own-offset",
        "On this clock it is still the 20th, whatever date it is elsewhere.",
        now="23:30 -05:00",
        today=day(0),
    ),
    case(
        "1.now.log-is-later",
        "A clock that runs slow is put right by what was written 47 hours after it.",
        event("opened", "2 11:00"),
        today=day(2),
    ),
    case(
        "1.now.48-hours",
        "Exactly 48 hours after the clock is not more than 48 hours.",
        event("opened", "2 12:00"),
        today=day(2),
    ),
    case(
        "1.now.ahead",
        "A minute more than 48 hours after the clock is ahead and moves nothing.",
        event("opened", "2 12:01"),
        today=day(0),
    ),
    case(
        "1.now.written-later",
        "It happened three days ago and was written tomorrow: the writing counts, and tomorrow is now.",
        event("opened", "-3 12:00", logged="1 09:00"),
        today=day(1),
    ),
    case(
        "1.now.written-before",
        "It is dated in five days but was written at eleven, so it is neither ahead nor now.",
        event("opened", "5 12:00", logged="11:00"),
        today=day(0),
    ),
    case(
        "1.durations.72-hours",
        "From 12:00 UTC to 21:00 in Tokyo three days later are exactly 72 hours.",
        save(1, "-3 12:00"),
        now="21:00 +09:00",
        show=["CRISIS:talk"],
    ),
    case(
        "1.durations.a-minute-more",
        "One minute more than 72 hours; three days after, the follow-up is due in its place.",
        save(1, "-3 12:00"),
        now="21:01 +09:00",
        show=["CRISIS_FOLLOWUP:talk"],
    ),
    case(
        "1.after-now.age-0",
        "Written at eleven with a time of tomorrow: it is of age 0, so the call for help is pending.",
        event("help_now", "1 12:00", logged="11:00"),
        show=["CRISIS:talk"],
    ),
)

AHEAD = (
    case(
        "1.ahead.quiet-times",
        "The answer that would quiet level 2 for 14 days is ahead, and what is ahead moves no quiet time.",
        *(LEVEL_2, event("response", "3 12:00", response="ack", level=2)),
        show=["L2"],
    ),
    case(
        "1.ahead.quiet-mode",
        "Quiet mode was noted three days after the clock; only crisis, body and revisions hear of it.",
        *(LEVEL_2, event("quiet_mode", "3 12:00", until=day(9))),
        quiet_mode=False,
        show=["L2"],
    ),
    case(
        "1.ahead.windows",
        "The only check-in is ahead, so no date has an answer.",
        check_in(0, "3 12:00", guilt=3),
        data="none",
        anchor=None,
    ),
    case(
        "1.ahead.newest-revision",
        "The edit is ahead, so it is the newest revision and moves no window; the old one is replaced.",
        *(check_in(0, id="a", guilt=2), check_in(0, "3 12:00", id="a", rev=2, guilt=0)),
        data="none",
    ),
    case(
        "1.ahead.deletion",
        "A deletion that is ahead is the newest revision too.",
        *(check_in(0, id="a", guilt=2), event("checkin_deleted", "3 12:00", id="a", rev=2)),
        data="none",
    ),
    case(
        "1.ahead.crisis",
        "The clock never holds the crisis screen back, but what is ahead raises no level.",
        save(2, "3 12:00", on=0),
        show=["CRISIS:urgent"],
        raw=0,
        rules=[],
    ),
    case(
        "1.ahead.body",
        "Body signs count although they are ahead, and a time after now is live.",
        event("body", "3 12:00", chills=True),
        flags=["CHILLS"],
        show=["BODY_CALL_NOW"],
    ),
)

RATINGS = (
    case(
        "1.ratings.above-3",
        "A whole number above 3 reads as 3.",
        check_in(sleep=9),
        evidence={"sleep": counts(1, 1, 1, 1)},
    ),
    case(
        "1.ratings.3.0",
        "3.0 is the whole number 3.",
        check_in(sleep=3.0),
        evidence={"sleep": counts(1, 1, 1, 1)},
    ),
    case(
        "1.ratings.steps",
        "0 is answered only; 1 is some; 2 is high; 3 is top and all below it.",
        check_in(sad_anx=0, hopeless=1, guilt=2, no_interest=3, concentration=None),
        evidence={
            "sad_anx": counts(1, 0, 0, 0),
            "hopeless": counts(1, 1, 0, 0),
            "guilt": counts(1, 1, 1, 0),
            "no_interest": counts(1, 1, 1, 1),
            "concentration": counts(0, 0, 0, 0),
            "sleep": counts(0, 0, 0, 0),
        },
    ),
    case(
        "1.ratings.unreadable",
        "None of -1, 2.5, the text 2 and true is a whole number from 0 up, so they read as skipped.",
        check_in(sad_anx=-1, hopeless=2.5, guilt="2", no_interest=True, sleep=0),
        evidence={
            "sad_anx": counts(0, 0, 0, 0),
            "hopeless": counts(0, 0, 0, 0),
            "guilt": counts(0, 0, 0, 0),
            "no_interest": counts(0, 0, 0, 0),
            "sleep": counts(1, 0, 0, 0),
        },
    ),
    case(
        "1.ratings.nothing-readable",
        "A check-in in which nothing can be read answers none of the six.",
        check_in(guilt="yes"),
        data="none",
    ),
    case(
        "1.ratings.suicidal-skipped",
        "Skipped is skipped: null opens nothing.",
        check_in(guilt=0, suicidal=None),
        show=[],
    ),
    case(
        "1.ratings.suicidal-text",
        "Something was answered, so it reads as 1.",
        save("2"),
        show=["CRISIS:talk"],
    ),
    case("1.ratings.suicidal-below-0", "-1 is unreadable and reads as 1.", save(-1), show=["CRISIS:talk"]),
    case(
        "1.ratings.suicidal-false", "False is not null, so it reads as 1.", save(False), show=["CRISIS:talk"]
    ),
    case("1.ratings.suicidal-2.5", "2.5 is no whole number and reads as 1.", save(2.5), show=["CRISIS:talk"]),
    case("1.ratings.suicidal-above-3", "5 reads as 3.", save(5), show=["CRISIS:emergency"]),
)

DATES = (
    case("1.offered.night", "Before four it is still the day before.", now="03:59", default_for_date=day(-1)),
    case("1.offered.four", "From four on it is the new day.", now="04:00", default_for_date=day(0)),
    case(
        "1.offered.local-hour",
        "The hour of the device's own clock counts: 03:00 in Tokyo.",
        now="03:00 +09:00",
        default_for_date=day(-1),
    ),
    case(
        "1.offered.device-clock",
        "The log has moved now to tomorrow; what is offered follows the device clock all the same.",
        event("opened", "1 09:00"),
        today=day(1),
        default_for_date=day(0),
    ),
    case(
        "1.for-date.is-a-label",
        "Written after midnight in Tokyo about the evening before; no later clock moves it.",
        check_in(-1, "00:30 +09:00", guilt=2),
        anchor=day(-1),
    ),
    case(
        "1.settings.latest-loss",
        "Of three dates of loss the one five days ago is the latest up to today.",
        settings={"loss_dates": [day(-5), day(-40), day(3)]},
        variant="early",
    ),
    case(
        "1.settings.loss-to-come",
        "A date that has not come does not count; forty days are not early.",
        settings={"loss_dates": [day(-40), day(3)]},
        variant="normal",
    ),
    case("1.settings.defaults", "Care prompts are on unless they are switched off.", LEVEL_2, show=["L2"]),
)

CASES = (*ORDER, *CLOCK, *AHEAD, *RATINGS, *DATES)
