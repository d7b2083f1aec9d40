"""Section 3, after the table: a second heavy fortnight, easing, the floor, and early days."""

from __future__ import annotations

from .notation import HEAVY_AND_LIGHT as HALF
from .notation import LEVEL_3, LIGHTER, case, check_in, day, diary, event, save, why

CALM_WEEK = "....... 0000000"

TWICE = (
    case(
        "3.L3c.holds",
        "Sadness on 7 of 14 days now, and on 7 of 14 days up to two weeks ago.",
        diary(sad_anx=f"{HALF} {HALF}"),
        base=2,
        raw=3,
        rules=["L2a", "L3c"],
        why=why("L3c", "sad_anx", 7, 14, -13, 0),
        show=["L3"],
    ),
    case(
        "3.L3c.looks-14-days-back",
        "Up to two weeks ago only 6 of the 14 days were heavy; a day later it would have been 7.",
        diary(sad_anx="0000000 0222222 2222222 0000000"),
        base=2,
        raw=2,
        rules=["L2a"],
    ),
    case(
        "3.L3c.not-15-days-back",
        "A day earlier it was 7 of 14 days; up to two weeks ago it is 6.",
        diary(sad_anx="2 2222220 0000000 2222222 0000000"),
        base=2,
        raw=2,
        rules=["L2a"],
    ),
    case(
        "3.L3c.level-1-before",
        "Two weeks ago there was level 1 (4 heavy days in a week), which is not enough.",
        diary(sad_anx=f"....... ...2222 {HALF}"),
        base=2,
        raw=2,
        rules=["L2a"],
    ),
    case(
        "3.L3c.level-1-now",
        "Two weeks ago there was level 2, now there is level 1.",
        diary(sad_anx=f"{HALF} 0000000 0002222"),
        base=1,
        raw=1,
        rules=["L1a"],
    ),
    case(
        "3.L3c.beside-level-3",
        "Level 3 holds by itself; L3c is named too, and the text speaks of the first of them.",
        diary(sad_anx=f"{HALF} {HALF}", hopeless=HALF, guilt=HALF, sleep=HALF),
        base=3,
        raw=3,
        rules=["L2a", "L2c", "L3a", "L3c"],
        why=why("L3a", "sad_anx", 7, 14, -13, 0),
    ),
)

EASING = (
    case(
        "3.easing.holds",
        "A light week, answered on all 7 days, no each time, after level 2.",
        LIGHTER,
        base=2,
        raw=0,
        rules=["EASING", "L2a"],
        easing=True,
        why=None,
    ),
    case(
        "3.easing.five-check-ins",
        "5 check-ins in the week are enough.",
        diary(sad_anx="2222222 ..00000", suicidal=CALM_WEEK),
        raw=0,
        easing=True,
    ),
    case(
        "3.easing.four-check-ins",
        "4 are too few; the dates with only the seventh question are no check-in days.",
        diary(sad_anx="2222222 ...0000", suicidal=CALM_WEEK),
        raw=2,
        easing=False,
    ),
    case(
        "3.easing.one-heavy-day",
        "One heavy day of each symptom may be in the week.",
        diary(sad_anx="2222222 0002000", sleep="0000000 3000000", suicidal=CALM_WEEK),
        raw=0,
        easing=True,
    ),
    case(
        "3.easing.two-heavy-days",
        "Two heavy days of one symptom are more than one.",
        diary(sad_anx="2222222 0000000", sleep="0000000 2000002", suicidal=CALM_WEEK),
        raw=2,
        easing=False,
    ),
    case(
        "3.easing.three-calm-dates",
        "The suicidal question was answered no on 3 dates.",
        diary(sad_anx=HALF, suicidal="....... 0..0..0"),
        raw=0,
        easing=True,
    ),
    case(
        "3.easing.two-calm-dates",
        "No on 2 dates is too few: nobody knows about the others.",
        diary(sad_anx=HALF, suicidal="....... 0.....0"),
        raw=2,
        easing=False,
    ),
    case(
        "3.easing.suicidal-in-the-fortnight",
        "An answer of 1 on the first of the 14 dates forbids easing and holds the floor.",
        diary(sad_anx=HALF, suicidal="1...... 0000000"),
        raw=2,
        rules=["L2a", "L2s"],
        easing=False,
    ),
    case(
        "3.easing.42-days-after-a-crisis",
        "The last crisis was 42 days ago: easing waits until more have passed.",
        *(event("help_now", "-42 12:00"), LIGHTER),
        raw=2,
        easing=False,
    ),
    case(
        "3.easing.43-days-after-a-crisis",
        "43 days have passed.",
        *(event("help_now", "-43 12:00"), LIGHTER),
        raw=0,
        easing=True,
    ),
    case(
        "3.easing.L1b-stays",
        "No heavy day, but two symptoms a little, every day: level 1 stays, and it is still a lighter week.",
        diary(sad_anx="2222222 1111111", sleep="1111111 1111111", suicidal=CALM_WEEK),
        base=2,
        raw=1,
        rules=["EASING", "L1b", "L2a"],
        easing=True,
        show=["L1"],
        why=why("L1b", "sad_anx", 14, 14, -13, 0),
    ),
    case(
        "3.easing.level-2-a-week-ago",
        "Now nothing holds, but on the date a week back the fortnight was level 2.",
        diary(sad_anx=f"{HALF} 0000000", suicidal=CALM_WEEK),
        base=0,
        raw=0,
        rules=["EASING"],
        easing=True,
    ),
    case(
        "3.easing.level-2-eight-days-ago",
        "On the date a week back 6 of 14 days were heavy; on the date before it had been 7.",
        diary(sad_anx="2 2222220 0000000 0000000", suicidal=CALM_WEEK),
        raw=0,
        rules=[],
        easing=False,
    ),
    case(
        "3.easing.level-2-two-weeks-ago",
        "A week back nothing held either: that a week is lighter is no longer news.",
        diary(sad_anx=f"{HALF} 0000000 0000000", suicidal=CALM_WEEK),
        raw=0,
        rules=[],
        easing=False,
    ),
    case(
        "3.easing.never-heavy",
        "Two light weeks are no easing.",
        diary(sad_anx="0000000 0000000", suicidal=CALM_WEEK),
        raw=0,
        rules=[],
        easing=False,
    ),
    case(
        "3.easing.lowers-level-1-silently",
        "L1c holds by three heavy days two weeks ago; the light week makes it 0, but it was never level 2.",
        diary(guilt="222.... .......", sleep="....... ..00000", suicidal=CALM_WEEK),
        base=1,
        raw=0,
        rules=["L1c"],
        easing=False,
    ),
    case(
        "3.easing.after-L3c",
        "Two heavy fortnights, but the last week is light, so even level 3 gives way.",
        diary(sad_anx=f"{HALF} {HALF}", suicidal=CALM_WEEK),
        base=2,
        raw=0,
        rules=["EASING", "L2a", "L3c"],
        easing=True,
    ),
)

FLOOR = (
    case(
        "3.floor.13-days-ago",
        "The 14 dates that end today begin 13 days ago; no other answer is needed.",
        save(1, "-13 20:00"),
        data="none",
        base=0,
        raw=2,
        rules=["L2s"],
        why=why("L2s", None, None, None, -13, 0),
    ),
    case("3.floor.14-days-ago", "One date too far.", save(1, "-14 20:00"), raw=0, rules=[], why=None),
    case(
        "3.floor.lowers-nothing",
        "Level 3 stays level 3.",
        *(LEVEL_3, save(1, "-13 21:00")),
        raw=3,
        rules=["L2a", "L2c", "L2s", "L3a"],
    ),
    case(
        "3.floor.by-the-date-it-is-about",
        "Written 14 days ago about the day after: that date is within the 14.",
        save(1, "-14 20:00", on=-13),
        raw=2,
        rules=["L2s"],
    ),
    case(
        "3.floor.taken-back",
        "The edit says no, so no date holds the answer; the screen that the save opened stays.",
        *(
            check_in(-1, id="a", suicidal=2),
            check_in(-1, "11:00", id="a", rev=2, suicidal=0),
        ),
        raw=0,
        rules=[],
        show=["CRISIS:urgent"],
    ),
    case(
        "3.floor.untimely",
        "Written today about thirteen days ago it opens the screen, but it counts on no date.",
        save(1, "11:00", on=-13),
        raw=0,
        show=["CRISIS:talk"],
    ),
)

EARLY = (
    case(
        "3.early.softens-words-only",
        "13 days after the loss the words are soft, and level 3 is level 3.",
        LEVEL_3,
        settings={"loss_dates": [day(-13)]},
        variant="early",
        raw=3,
        show=["L3"],
    ),
    case("3.early.first-day", "Day 0.", settings={"loss_dates": [day(0)]}, variant="early"),
    case(
        "3.early.14-days", "Day 14 is no longer early.", settings={"loss_dates": [day(-14)]}, variant="normal"
    ),
    case("3.early.no-loss-date", "Without a date of loss nothing is early.", variant="normal"),
)

CASES = (*TWICE, *EASING, *FLOOR, *EARLY)
