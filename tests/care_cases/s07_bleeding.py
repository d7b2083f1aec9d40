"""Section 7, bleeding: pads that are counted, very heavy hours, runs of hours, and which sign speaks."""

from __future__ import annotations

from .notation import case, event


def pads(when: str, count: int = 1) -> dict[str, object]:
    """Return soaked pads at an instant."""
    return event("pad", when, count=count)


def rate(pads: float, hours: float, ends: str) -> dict[str, object]:
    """Return soaked pads in the hours that end at an instant."""
    return event("rate", ends, pads=pads, hours=hours)


COUNTED = (
    case(
        "7.hour.four",
        "Four within 59 minutes; very heavy drops the early sign.",
        *(pads("10:31", 2), pads("11:30", 2)),
        flags=["HOUR_BLEED"],
        show=["BODY_CALL_NOW"],
    ),
    case(
        "7.hour.60-minutes-apart",
        "A pad exactly 60 minutes before is outside the hour; in two hours it is four, the early sign.",
        *(pads("10:30", 2), pads("11:30", 2)),
        flags=["EARLY_BLEED"],
        show=["BODY_CALL"],
    ),
    case("7.hour.three", "Three are no sign.", pads("11:00", 3), flags=[], show=[]),
    case(
        "7.hour.single-taps",
        "A tap is one soaked pad unless it says otherwise; four of them in an hour.",
        *(event("pad", f"11:{minute}") for minute in (10, 20, 30, 40)),
        flags=["HOUR_BLEED"],
    ),
    case(
        "7.hour.not-soaked",
        "Pads that were changed and not soaked are not counted.",
        *(event("pad", "11:00", count=9, soaked=False), pads("11:10", 3)),
        flags=[],
    ),
    case("7.two-hours.five", "Five in two hours.", pads("10:00", 3), pads("11:30", 2), flags=["RED_BLEED"]),
    case(
        "7.two-hours.120-minutes-apart",
        "Pads exactly 120 minutes before are outside.",
        *(pads("09:30", 3), pads("11:30", 2)),
        flags=[],
    ),
    case(
        "7.two-hours.over-midnight",
        "Three before midnight and two after it: five in two hours, whatever the date.",
        *(pads("-1 23:00", 3), pads("00:30", 2)),
        flags=["RED_BLEED"],
    ),
    case(
        "7.rate.with-taps",
        "Two pads from nine to ten as a rate, and two taps at eleven: four in two hours.",
        *(rate(2, 1, "10:00"), pads("11:00", 2)),
        flags=["EARLY_BLEED"],
    ),
    case(
        "7.rate.taps-inside-it",
        "The taps lie within the two hours of which the rate tells, so they are the same pads.",
        *(rate(3, 2, "11:00"), pads("10:30", 2)),
        flags=[],
    ),
    case(
        "7.rate.tap-at-its-start",
        "The tap stands at the very start of the hour and is not in it: three and two.",
        *(rate(3, 1, "11:00"), pads("10:00", 2)),
        flags=["RED_BLEED"],
    ),
    case(
        "7.rate.tap-at-its-end",
        "The tap at the very end of the hour is in it.",
        *(rate(3, 1, "11:00"), pads("11:00", 2)),
        flags=[],
    ),
    case(
        "7.rate.of-another-length",
        "A rate of an hour and a half is not counted together with taps.",
        *(rate(3, 1.5, "10:30"), pads("11:00", 2)),
        flags=[],
    ),
    case(
        "7.rate.not-wholly-inside",
        "The rate began two hours and a half before the taps.",
        *(rate(3, 2, "10:30"), pads("11:00", 2)),
        flags=[],
    ),
    case(
        "7.rate.overlap",
        "Two rates of an hour overlap by half, so only the later of them is counted: three.",
        *(rate(3, 1, "11:00"), rate(3, 1, "10:30")),
        flags=[],
    ),
    case(
        "7.rate.one-after-the-other",
        "They touch and do not overlap: three and two are five.",
        *(rate(3, 1, "11:00"), rate(2, 1, "10:00")),
        flags=["RED_BLEED"],
    ),
    case(
        "7.rate.same-end-later-stored",
        "Both end at eleven; the one stored later is taken: five in two hours.",
        *(rate(1, 1, "11:00"), rate(5, 2, "11:00")),
        flags=["RED_BLEED"],
    ),
    case(
        "7.rate.same-end-stored-before",
        "The one of an hour is taken and counts one; as a run, two hours of five pads are the early sign.",
        *(rate(5, 2, "11:00"), rate(1, 1, "11:00")),
        flags=["EARLY_BLEED"],
    ),
)

HOUR_RATE = (
    case(
        "7.hour-rate.half-an-hour",
        "2 pads in half an hour are 4 an hour.",
        rate(2, 0.5, "11:00"),
        flags=["HOUR_BLEED"],
    ),
    case("7.hour-rate.less", "1.9 in half an hour are less.", rate(1.9, 0.5, "11:00"), flags=[]),
    case(
        "7.hour-rate.two-hours",
        "8 pads in 2 hours are 4 an hour; five in two hours are red as well.",
        rate(8, 2, "11:00"),
        flags=["HOUR_BLEED", "RED_BLEED"],
    ),
    case(
        "7.hour-rate.longer",
        "10 pads in 2.5 hours are 4 an hour too, but over more than 2 hours only the run counts.",
        rate(10, 2.5, "11:00"),
        flags=["RED_BLEED"],
    ),
)

RUNS = (
    case("7.run.red", "7 pads in 3 hours are more than 2 an hour.", rate(7, 3, "11:00"), flags=["RED_BLEED"]),
    case("7.run.early", "6 pads in 3 hours are 2 an hour.", rate(6, 3, "11:00"), flags=["EARLY_BLEED"]),
    case("7.run.neither", "5 pads in 3 hours are less.", rate(5, 3, "11:00"), flags=[]),
    case(
        "7.run.a-day",
        "49 pads in 24 hours are more than 2 an hour.",
        rate(49, 24, "11:00"),
        flags=["RED_BLEED"],
    ),
    case(
        "7.run.two-hours-exactly",
        "Four half hours of 1.5 pads make two hours: not more than two, so early and not red.",
        *(rate(1.5, 0.5, ends) for ends in ("09:00", "09:30", "10:00", "10:30")),
        flags=["EARLY_BLEED"],
    ),
    case(
        "7.run.more-than-two-hours",
        "A fifth half hour makes it more than two.",
        *(rate(1.5, 0.5, ends) for ends in ("09:00", "09:30", "10:00", "10:30", "11:00")),
        flags=["RED_BLEED"],
    ),
    case(
        "7.run.less-than-two-hours",
        "An hour and a half is too short for either.",
        rate(4, 1.5, "11:00"),
        flags=[],
    ),
    case(
        "7.run.gap-of-15-minutes",
        "Two times of an hour and a half with 15 minutes between are one run.",
        *(rate(4, 1.5, "09:15"), rate(4, 1.5, "11:00")),
        flags=["RED_BLEED"],
    ),
    case(
        "7.run.gap-of-16-minutes",
        "With 16 minutes between they are two, each too short.",
        *(rate(4, 1.5, "09:14"), rate(4, 1.5, "11:00")),
        flags=[],
    ),
    case(
        "7.run.order-of-time",
        "The later time was stored first; runs go by their start.",
        *(rate(4, 1.5, "11:00"), rate(4, 1.5, "09:15")),
        flags=["RED_BLEED"],
    ),
    case(
        "7.run.lighter-between",
        "Six minutes without a pad were noted between, and they end the run.",
        *(rate(4, 1.5, "09:20"), rate(0, 0.1, "09:26"), rate(4, 1.5, "11:00")),
        flags=[],
    ),
    case(
        "7.run.exactly-two-an-hour-between",
        "An hour and a half of exactly 2 an hour is heavy for the early sign and ends the red run.",
        *(rate(4, 1.5, "08:00"), rate(3, 1.5, "09:30"), rate(4, 1.5, "11:00")),
        flags=["EARLY_BLEED"],
    ),
    case(
        "7.run.age-from-its-end",
        "The run began two days ago; its last hour ended 24 hours ago.",
        rate(49, 24, "-1 12:00"),
        flags=["RED_BLEED"],
        past=[],
    ),
)

WHICH = (
    case(
        "7.which.past-early-beside-live-red",
        "Four in two hours two days ago, said to be heavy today: the early sign is not asked about.",
        *(rate(4, 2, "-2 11:00"), event("body", "11:00", heavy_declared=True)),
        flags=["RED_BLEED"],
        past=[],
    ),
    case(
        "7.which.past-red-beside-live-early",
        "Said to be heavy two days ago, early today: one is live and one is asked about.",
        *(event("body", "-2 11:00", heavy_declared=True), rate(4, 2, "11:00")),
        flags=["EARLY_BLEED"],
        past=["RED_BLEED"],
        show=["BODY_CALL"],
    ),
    case(
        "7.which.past-early-beside-past-hour",
        "Both two days ago: the early sign is dropped from the list.",
        pads("-2 11:00", 4),
        flags=[],
        past=["HOUR_BLEED"],
        show=["BODY_ASK"],
    ),
    case(
        "7.which.early-beside-fever",
        "Fever is another sign than bleeding and drops nothing.",
        *(rate(4, 2, "11:00"), event("body", "11:00", fever=True)),
        flags=["EARLY_BLEED", "FEVER"],
        show=["BODY_CALL_NOW"],
    ),
    case(
        "7.which.live-early-past-fever",
        "The live sign decides the screen.",
        *(event("body", "-2 11:00", fever=True), rate(4, 2, "11:00")),
        flags=["EARLY_BLEED"],
        past=["FEVER"],
        show=["BODY_CALL"],
    ),
)

PLACE = (
    case(
        "7.place.another-pad",
        "Five pads, called, and then one more within two hours of them: newer evidence.",
        *(pads("10:00", 5), event("body_called", "10:30"), pads("11:00")),
        flags=["RED_BLEED"],
    ),
    case(
        "7.place.long-after",
        "One more pad, more than two hours after the five, is counted without them.",
        *(pads("08:00", 5), event("body_called", "08:30"), pads("11:00")),
        flags=[],
        past=[],
    ),
    case(
        "7.place.an-hour-without-a-pad",
        "It ends two hours with five pads and is newer than the answer: question 10 for the reviewers.",
        *(pads("10:00", 5), event("body_passed", "10:30"), rate(0, 1, "11:30")),
        flags=["RED_BLEED"],
    ),
    case(
        "7.place.remembered-later",
        "A pad before the call is noted after it: the count is as new as its last-stored entry.",
        *(pads("11:00", 4), event("body_called", "11:10"), pads("10:50", 1)),
        flags=["HOUR_BLEED", "RED_BLEED"],
    ),
)

CASES = (*COUNTED, *HOUR_RATE, *RUNS, *WHICH, *PLACE)
