"""Section 8: the readiness line and the note about contraception."""

from __future__ import annotations

from .notation import case, day, event


def flow(on: int, level: str, when: str = "11:00") -> dict[str, object]:
    """Return how much bleeding there was on a day."""
    return event("flow", when, date=day(on), level=level)


def go_ahead(on: int, when: str | None = None) -> dict[str, object]:
    """Return a go-ahead given on a day, noted at ten on that day unless `when` says otherwise."""
    return event("goahead", when or f"{on} 10:00", date=day(on))


def wait(until: int, when: str = "-1 10:00") -> dict[str, object]:
    """Return a provider's word to wait."""
    return event("wait_until", when, date=day(until))


BLEEDING = (
    case("8.nothing", "Nothing is noted.", ready="NO_INFO"),
    case(
        "8.dry-only",
        "A day without bleeding says nothing about an end of it.",
        flow(-1, "none"),
        ready="NO_INFO",
    ),
    *(
        case(f"8.still.{level}", "Any bleeding up to two days ago.", flow(-2, level), ready="STILL_BLEEDING")
        for level in ("spotting", "light", "medium", "heavy")
    ),
    case(
        "8.silence",
        "Three days ago, and nothing since: silence is not healing.",
        flow(-3, "light"),
        ready="NOT_NOTED",
    ),
    case(
        "8.stopped", "A dry day was noted after it.", flow(-3, "light"), flow(-2, "none"), ready="STOPPED_ASK"
    ),
    case(
        "8.dry-before", "The dry day was before it.", flow(-5, "none"), flow(-3, "light"), ready="NOT_NOTED"
    ),
    case(
        "8.still-before-stopped",
        "Bleeding two days ago is still bleeding, dry day or not.",
        *(flow(-2, "light"), flow(-1, "none")),
        ready="STILL_BLEEDING",
    ),
    case(
        "8.pad",
        "A pad, soaked or not, is bleeding.",
        event("pad", "-1 11:00", soaked=False),
        ready="STILL_BLEEDING",
    ),
    case("8.rate", "A rate with pads is bleeding.", event("rate", pads=0.5, hours=3), ready="STILL_BLEEDING"),
    case("8.rate.0", "A rate of no pads is none.", event("rate", pads=0, hours=3), ready="NO_INFO"),
    case(
        "8.last-stored-flow",
        "Of two entries for a date the last stored counts, and it says none.",
        *(flow(-1, "heavy"), flow(-1, "none")),
        ready="NO_INFO",
    ),
)

IGNORED = (
    case(
        "8.ignored.before-the-loss",
        "It is dated before the latest loss.",
        flow(-2, "heavy"),
        settings={"loss_dates": [day(-1)]},
        ready="NO_INFO",
    ),
    case(
        "8.ignored.on-the-day-of-the-loss",
        "The date of the loss itself counts.",
        flow(-1, "heavy"),
        settings={"loss_dates": [day(-1)]},
        ready="STILL_BLEEDING",
    ),
    case(
        "8.ignored.pad-before-the-loss",
        "A pad goes by its local date.",
        event("pad", "-2 23:00"),
        settings={"loss_dates": [day(-1)]},
        ready="NO_INFO",
    ),
    case(
        "8.ignored.go-ahead-before-the-loss",
        "A go-ahead from before the latest loss is about another one.",
        go_ahead(-20),
        settings={"loss_dates": [day(-9)]},
        ready="NO_INFO",
        contraception_info=False,
    ),
    case(
        "8.ignored.wait-before-the-loss",
        "The word to wait is from before the latest loss.",
        wait(9, "-20 10:00"),
        settings={"loss_dates": [day(-9)]},
        ready="NO_INFO",
    ),
    case("8.ignored.to-come", "Tomorrow has not come.", flow(1, "heavy"), ready="NO_INFO"),
    case(
        "8.ignored.ahead",
        "It was written three days after the clock.",
        flow(0, "heavy", "3 12:00"),
        ready="NO_INFO",
    ),
)

WAIT = (
    case("8.wait.holds", "Tomorrow is the date.", wait(1), ready="WAIT_UNTIL"),
    case("8.wait.over", "On its date it is over.", wait(0), ready="NO_INFO"),
    case(
        "8.wait.before-bleeding",
        "Waiting comes before bleeding.",
        flow(0, "heavy"),
        wait(9),
        ready="WAIT_UNTIL",
    ),
    case(
        "8.wait.last-stored",
        "The last stored counts, and its date has come.",
        wait(9),
        wait(-1),
        ready="NO_INFO",
    ),
    case(
        "8.wait.go-ahead-later",
        "The go-ahead is later in the log.",
        *(wait(9), go_ahead(0)),
        ready="GO_AHEAD_RECORDED",
    ),
    case(
        "8.wait.go-ahead-before",
        "The word to wait is later in the log than the go-ahead.",
        *(go_ahead(-3), wait(9)),
        ready="WAIT_UNTIL",
        contraception_info=True,
    ),
)

GO_AHEAD = (
    case("8.go-ahead", "A go-ahead, and nothing since.", go_ahead(-3), ready="GO_AHEAD_RECORDED"),
    case(
        "8.go-ahead.bleeding-before",
        "Bleeding yesterday, go-ahead today: the go-ahead speaks.",
        *(flow(-1, "light"), go_ahead(0)),
        ready="GO_AHEAD_RECORDED",
    ),
    case(
        "8.go-ahead.flow-on-its-date",
        "A flow is after it only if its date is.",
        *(go_ahead(-3), flow(-3, "light")),
        ready="GO_AHEAD_RECORDED",
    ),
    case(
        "8.go-ahead.flow-after",
        "Spotting on the day after.",
        *(go_ahead(-3), flow(-2, "spotting")),
        ready="CHECK_AGAIN",
    ),
    case(
        "8.go-ahead.dry-after",
        "A dry day is no bleeding.",
        go_ahead(-3),
        flow(-2, "none"),
        ready="GO_AHEAD_RECORDED",
    ),
    case(
        "8.go-ahead.pad-a-minute-after",
        "It was noted on its own date at ten, and the pad is of 10:01.",
        *(go_ahead(-3), event("pad", "-3 10:01")),
        ready="CHECK_AGAIN",
    ),
    case(
        "8.go-ahead.pad-a-minute-before",
        "The pad is of 9:59.",
        *(go_ahead(-3), event("pad", "-3 09:59")),
        ready="GO_AHEAD_RECORDED",
    ),
    case(
        "8.go-ahead.noted-later-same-date",
        "It was noted today about three days ago, so only its date is known; the pad is of that date.",
        *(event("pad", "-3 23:00"), go_ahead(-3, "10:00")),
        ready="GO_AHEAD_RECORDED",
    ),
    case(
        "8.go-ahead.noted-later-next-date",
        "The pad is of the date after.",
        *(event("pad", "-2 00:10"), go_ahead(-3, "10:00")),
        ready="CHECK_AGAIN",
    ),
    case(
        "8.go-ahead.its-own-offset",
        "The go-ahead was noted in Tokyo, where the pad of 16:00 fell on the next date.",
        *(event("pad", "-3 16:00"), go_ahead(-3, "10:00 +09:00")),
        ready="CHECK_AGAIN",
    ),
    case(
        "8.go-ahead.body-sign-after",
        "Fever since then asks to check again, though it was answered.",
        *(go_ahead(-3), event("body", "-2 10:00", fever=True), event("body_called", "-2 11:00")),
        ready="CHECK_AGAIN",
        past=[],
    ),
    case(
        "8.go-ahead.body-sign-ahead",
        "Also one that is ahead of the clock.",
        *(go_ahead(-3), event("body", "3 12:00", fever=True)),
        ready="CHECK_AGAIN",
    ),
    case(
        "8.go-ahead.body-sign-before",
        "Fever before it was known when it was given.",
        *(event("body", "-4 10:00", fever=True), go_ahead(-3)),
        ready="GO_AHEAD_RECORDED",
    ),
    case(
        "8.go-ahead.latest-date",
        "The go-ahead of the latest date counts, though another was stored after it; spotting was between.",
        *(go_ahead(-2), go_ahead(-9, "11:00"), flow(-5, "spotting")),
        ready="GO_AHEAD_RECORDED",
    ),
    case(
        "8.go-ahead.last-stored",
        "Two for the same date: the later stored was noted at eleven, after the pad of half past ten.",
        *(go_ahead(-3), event("pad", "-3 10:30"), go_ahead(-3, "-3 11:00")),
        ready="GO_AHEAD_RECORDED",
    ),
)

CONTRACEPTION = (
    case(
        "8.contraception.10-days", "Ten days.", settings={"loss_dates": [day(-10)]}, contraception_info=True
    ),
    case(
        "8.contraception.9-days", "Nine days.", settings={"loss_dates": [day(-9)]}, contraception_info=False
    ),
    case(
        "8.contraception.no-loss-date",
        "Without a date of loss no days can be counted.",
        contraception_info=False,
    ),
    case(
        "8.contraception.go-ahead", "With a go-ahead it has its time.", go_ahead(-1), contraception_info=True
    ),
    case(
        "8.contraception.hidden",
        "It was hidden.",
        go_ahead(-1),
        settings={"loss_dates": [day(-30)], "contraception_info": "hide"},
        contraception_info=False,
    ),
    case(
        "8.contraception.latest-loss",
        "A new loss counts the days again.",
        settings={"loss_dates": [day(-60), day(-5)]},
        contraception_info=False,
    ),
)

CASES = (*BLEEDING, *IGNORED, *WAIT, *GO_AHEAD, *CONTRACEPTION)
