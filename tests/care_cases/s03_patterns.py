"""Section 3, the table: every rule where it just holds, and where it just does not.

Seven signs are a week and the last one is today. A fortnight is spanned if one of its first three dates has
a check-in. With 14 check-in days L1c never speaks (it hears 3 to 9).
"""

from __future__ import annotations

from .notation import HEAVY_AND_LIGHT as HALF
from .notation import LEVEL_3, case, diary, save

SIX_OF_14, NINE_ONES = "2222220 0000000", "1111111 1.....1"

L3 = (
    case(
        "3.L3a.holds",
        "Four symptoms are heavy on 7 of 14 days, and sadness is a core one.",
        LEVEL_3,
        base=3,
        raw=3,
        rules=["L2a", "L2c", "L3a"],
        show=["L3"],
    ),
    case(
        "3.L3a.three-and-a-half",
        "Three symptoms have 7 heavy days and the fourth only 6.",
        diary(sad_anx=HALF, hopeless=HALF, guilt=HALF, sleep=SIX_OF_14),
        base=2,
        rules=["L2a", "L2c"],
    ),
    case(
        "3.L3a.no-core",
        "Four symptoms, but neither sadness nor loss of interest is among them.",
        diary(hopeless=HALF, guilt=HALF, concentration=HALF, sleep=HALF),
        base=2,
        rules=["L2c"],
    ),
    case(
        "3.L3a.suicidal-counts-as-one",
        "Three symptoms and an answer of 1 on the first of the 14 dates make four; the floor holds too.",
        *(diary(sad_anx=HALF, guilt=HALF, sleep=HALF), save(1, "-13 21:00")),
        base=3,
        rules=["L2a", "L2c", "L2s", "L3a"],
    ),
    case(
        "3.L3a.suicidal-too-long-ago",
        "The answer of 1 is 14 days ago, one date before the window.",
        *(diary(sad_anx=HALF, guilt=HALF, sleep=HALF), save(1, "-14 21:00")),
        base=2,
        rules=["L2a", "L2c"],
    ),
    case(
        "3.L3b.holds",
        "Sadness was there almost all day on 10 days.",
        diary(sad_anx="3333333 3330000"),
        base=3,
        rules=["L2a", "L3b"],
    ),
    case(
        "3.L3b.nine",
        "Almost all day on 9 days, a lot of the day on one more.",
        diary(sad_anx="3333333 3320000"),
        base=2,
        rules=["L2a"],
    ),
    case(
        "3.L3b.no-core",
        "Guilt is no core symptom, even almost all day on all 14 days; it is heavy nearly every day.",
        diary(guilt="3333333 3333333"),
        base=2,
        rules=["L1a", "L2b"],
    ),
    case(
        "3.L3d.twelve-of-14",
        "Hopelessness on 12 of 14 answered days is 6 of 7, nearly every day; 5 of them are in the last week.",
        diary(hopeless="2222222 2222200"),
        base=3,
        rules=["L1a", "L2b", "L3d"],
    ),
    case(
        "3.L3d.eleven-of-14",
        "11 of 14 is less than 6 of 7; 4 heavy days in the last week are level 1.",
        diary(hopeless="2222222 2222000"),
        base=1,
        rules=["L1a"],
    ),
    case(
        "3.L3d.ten-answers",
        "9 of 10 answers is more than 6 of 7, and 10 answers are enough.",
        diary(hopeless="2222222 22....0"),
        base=3,
        rules=["L2b", "L3d"],
    ),
    case(
        "3.L3d.nine-answers",
        "9 answers are too few for nearly every day; but 9 check-ins with 8 of 9 heavy are L1c.",
        diary(hopeless="2222222 2.....0"),
        base=1,
        rules=["L1c"],
    ),
)

SPAN = (
    case(
        "3.span.third-date",
        "The first check-in is on the third of the 14 dates, so the fortnight is spanned.",
        diary(sad_anx="..22222 2200000", guilt="..22222 2200000"),
        base=2,
        rules=["L2a", "L2c"],
    ),
    case(
        "3.span.fourth-date",
        "The first check-in is on the fourth date: no rule of the fortnight speaks yet.",
        diary(sad_anx="...2222 2220000", guilt="...2222 2220000"),
        base=0,
        rules=[],
    ),
    case(
        "3.span.any-symptom",
        "A light answer about sleep on the first date spans the fortnight for sadness.",
        diary(sad_anx="...2222 2220000", sleep="0...... ......."),
        base=2,
        rules=["L2a"],
    ),
    case(
        "3.span.suicidal-is-no-check-in",
        "On the third date only the suicidal question was answered, which makes no check-in day.",
        diary(sad_anx="...2222 2220000", suicidal="..0.... ......."),
        base=0,
        rules=[],
    ),
    case(
        "3.span.L3b-and-L3d",
        "Ten dates of everything almost all day, but not spanned: only the rules of the last week hold.",
        diary(sad_anx="....333 3333333", hopeless="....333 3333333"),
        base=1,
        rules=["L1a"],
    ),
)

L2 = (
    case("3.L2a.holds", "Sadness is heavy on 7 of 14 days.", diary(sad_anx=HALF), base=2, rules=["L2a"]),
    case("3.L2a.six", "6 of 14 days are not half.", diary(sad_anx=SIX_OF_14), base=0, rules=[]),
    case("3.L2a.interest", "Interest is core too.", diary(no_interest=HALF), base=2, rules=["L2a"]),
    case("3.L2a.no-core", "Guilt alone on 7 of 14 days is no rule.", diary(guilt=HALF), base=0, rules=[]),
    case(
        "3.L2b.holds",
        "Trouble with sleep on 12 of 14 days is nearly every day, and any of the six will do.",
        diary(sleep="2222222 2222200"),
        base=2,
        rules=["L1a", "L2b"],
    ),
    case(
        "3.L2b.eleven",
        "11 of 14 is not.",
        diary(sleep="2222222 2222000"),
        base=1,
        rules=["L1a"],
    ),
    case(
        "3.L2c.holds",
        "Two symptoms on 7 of 14 days; neither needs to be a core one.",
        diary(guilt=HALF, sleep=HALF),
        base=2,
        rules=["L2c"],
    ),
    case(
        "3.L2c.seven-and-six",
        "The second has 6 days.",
        diary(guilt=HALF, sleep=SIX_OF_14),
        base=0,
        rules=[],
    ),
    case(
        "3.L2d.holds",
        "6 answers in 28 days, all heavy, the first on the first date; L1c hears the 4 of the fortnight.",
        diary(no_interest="2...... 2...... 2...... 2.2...2"),
        base=2,
        rules=["L1c", "L2d"],
    ),
    case(
        "3.L2d.five",
        "5 answers are too few.",
        diary(no_interest="2...... 2...... 2...... 2.....2"),
        base=1,
        rules=["L1c"],
    ),
    case(
        "3.L2d.one-lighter",
        "One of the 6 answers is not heavy.",
        diary(no_interest="1...... 2...... 2...... 2.2...2"),
        base=1,
        rules=["L1c"],
    ),
    case(
        "3.L2d.seventh-date",
        "The first check-in is on the seventh of the 28 dates, the last that counts.",
        diary(sad_anx="......2 2...... 2...... 2.2...2"),
        base=2,
        rules=["L1c", "L2d"],
    ),
    case(
        "3.L2d.eighth-date",
        "The first check-in is on the eighth date.",
        diary(sad_anx="....... 2.2.... 2...... 2.2...2"),
        base=1,
        rules=["L1c"],
    ),
    case(
        "3.L2d.no-core",
        "The same answers about guilt.",
        diary(guilt="2...... 2...... 2...... 2.2...2"),
        base=1,
        rules=["L1c"],
    ),
    case(
        "3.L2e.holds",
        "Four symptoms on 5 of 5 days, sadness among them: a heavy first week is not made to wait.",
        diary(sad_anx="22222", guilt="22222", concentration="22222", sleep="22222"),
        base=2,
        rules=["L1a", "L2e"],
    ),
    case(
        "3.L2e.four-days",
        "Four days are too few for it, but enough for level 1.",
        diary(sad_anx="2222", guilt="2222", concentration="2222", sleep="2222"),
        base=1,
        rules=["L1a"],
    ),
    case(
        "3.L2e.one-lighter",
        "Five check-ins, but sleep was heavy on 4 of them only.",
        diary(sad_anx="22222", guilt="22222", concentration="22222", sleep="22221"),
        base=1,
        rules=["L1a"],
    ),
    case(
        "3.L2e.three-symptoms",
        "Three symptoms are not several enough.",
        diary(sad_anx="22222", guilt="22222", sleep="22222"),
        base=1,
        rules=["L1a"],
    ),
    case(
        "3.L2e.no-core",
        "Four symptoms and none of them core.",
        diary(hopeless="22222", guilt="22222", concentration="22222", sleep="22222"),
        base=1,
        rules=["L1a"],
    ),
    case(
        "3.L2e.eight-dates",
        "Five heavy days, but the first is on the eighth date back: four are in the week.",
        diary(sad_anx="2...2222", guilt="2...2222", concentration="2...2222", sleep="2...2222"),
        base=1,
        rules=["L1a"],
    ),
)

L1 = (
    case(
        "3.L1a.holds", "Guilt is heavy on 4 days of the week.", diary(guilt="2...222"), base=1, rules=["L1a"]
    ),
    case("3.L1a.three", "3 days are too few.", diary(guilt="...2.22"), base=0, rules=[]),
    case(
        "3.L1a.eight-dates",
        "The first is on the eighth date back.",
        diary(guilt="2....222"),
        base=0,
        rules=[],
    ),
    case("3.L1a.a-little", "Days of 1 are not heavy.", diary(guilt="1111111"), base=0, rules=[]),
    case(
        "3.L1b.holds",
        "Two symptoms were there, a little, on 12 of 14 days.",
        diary(sad_anx="1111111 1111100", sleep="1111111 1111100"),
        base=1,
        rules=["L1b"],
    ),
    case(
        "3.L1b.eleven",
        "One of the two was there on 11 of 14 days only.",
        diary(sad_anx="1111111 1111100", sleep="1111111 1111000"),
        base=0,
        rules=[],
    ),
    case("3.L1b.one", "One symptom alone is not enough.", diary(sad_anx="1111111 1111111"), base=0, rules=[]),
    case(
        "3.L1b.ten-answers",
        "10 answers of each, all of them 1.",
        diary(sad_anx="1111111 11....1", sleep="1111111 11....1"),
        base=1,
        rules=["L1b"],
    ),
    case(
        "3.L1b.nine-answers",
        "9 answers are too few.",
        diary(sad_anx=NINE_ONES, sleep=NINE_ONES),
        base=0,
        rules=[],
    ),
    case(
        "3.L1b.not-spanned",
        "11 of 11 answers, but they begin on the fourth of the 14 dates.",
        diary(sad_anx="...1111 1111111", sleep="...1111 1111111"),
        base=0,
        rules=[],
    ),
    case(
        "3.L1c.holds",
        "Three check-ins in the fortnight, each heavy.",
        diary(guilt="2...... .2....2"),
        base=1,
        rules=["L1c"],
    ),
    case("3.L1c.two", "Two check-ins are too few.", diary(guilt="2...... ......2"), base=0, rules=[]),
    case(
        "3.L1c.two-answers",
        "Three check-ins, but guilt was answered on two of them.",
        diary(guilt="2...... ......2", sleep="....... .0....."),
        base=0,
        rules=[],
    ),
    case(
        "3.L1c.nine-check-ins",
        "Nine check-in days are still few; guilt was heavy on 3 of 3 answers.",
        diary(guilt="2...... 2.....2", sleep="0000000 0.....0"),
        base=1,
        rules=["L1c"],
    ),
    case(
        "3.L1c.ten-check-ins",
        "With ten check-in days the other rules can hear.",
        diary(guilt="2...... 2.....2", sleep="0000000 00....0"),
        base=0,
        rules=[],
    ),
    case(
        "3.L1c.six-of-seven",
        "6 of 7 answers are heavy.",
        diary(guilt="2.2.2.2 .2.2..0"),
        base=1,
        rules=["L1c"],
    ),
    case(
        "3.L1c.five-of-seven",
        "5 of 7 are less than 6 of 7.",
        diary(guilt="2.2.2.2 .2.0..0"),
        base=0,
        rules=[],
    ),
    case(
        "3.L1c.not-spanned",
        "The first check-in is on the fourth of the 14 dates.",
        diary(guilt="...2... .2....2"),
        base=0,
        rules=[],
    ),
)

CASES = (*L3, *SPAN, *L2, *L1)
