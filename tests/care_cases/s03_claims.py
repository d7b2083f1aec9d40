"""Section 3, what a text may claim: which rule speaks, of which symptom, with which count and dates."""

from __future__ import annotations

from .notation import HEAVY_AND_LIGHT as HALF
from .notation import LEVEL_1, LEVEL_3, case, diary, save, why

CASES = (
    case("3.why.nothing", "At level 0 nothing is claimed.", diary(guilt=HALF), raw=0, why=None),
    case(
        "3.why.most-heavy-days",
        "Interest has 8 heavy days, sadness 7.",
        diary(sad_anx=HALF, no_interest="2222222 2000000"),
        why=why("L2a", "no_interest", 8, 14, -13, 0),
    ),
    case(
        "3.why.fixed-order",
        "Both have 7; sadness comes first in the fixed order.",
        diary(no_interest=HALF, sad_anx=HALF),
        why=why("L2a", "sad_anx", 7, 14, -13, 0),
    ),
    case(
        "3.why.only-what-made-it-hold",
        "Guilt is heavier (10), but L2a is held by core symptoms.",
        diary(sad_anx=HALF, guilt="2222222 2220000"),
        why=why("L2a", "sad_anx", 7, 14, -13, 0),
    ),
    case(
        "3.why.answered-days",
        "Sadness was answered on 9 of the 14 dates.",
        diary(sad_anx="2222222 .....00"),
        why=why("L2a", "sad_anx", 7, 9, -13, 0),
    ),
    case(
        "3.why.L2b",
        "Sleep holds L2b with 12 of 14; nothing else holds at level 2.",
        diary(sleep="2222222 2222200"),
        why=why("L2b", "sleep", 12, 14, -13, 0),
    ),
    case(
        "3.why.L2c-of-those-that-count",
        "Guilt has 7 and sleep 9 days; hopelessness has 6 and is none of the two.",
        diary(hopeless="2222220 0000000", guilt=HALF, sleep="2222222 2200000"),
        why=why("L2c", "sleep", 9, 14, -13, 0),
    ),
    case(
        "3.why.L2d",
        "Six of six answers in four weeks: the window is 28 dates.",
        diary(no_interest="2...... 2...... 2...... 2.2...2"),
        why=why("L2d", "no_interest", 6, 6, -27, 0),
    ),
    case(
        "3.why.L2e",
        "Guilt was heavy on 6 days of the week, the others on 5.",
        diary(sad_anx=".22222", guilt="222222", concentration=".22222", sleep=".22222"),
        why=why("L2e", "guilt", 6, 6, -6, 0),
    ),
    case(
        "3.why.L1a",
        "Four days of the week, in a window of 7 dates.",
        LEVEL_1,
        why=why("L1a", "guilt", 4, 4, -6, 0),
    ),
    case(
        "3.why.L1b",
        "Sleep has one heavy day and sadness none, so it speaks of sleep, and of the 13 days it was there.",
        diary(sad_anx="1111111 1111111", sleep="2111111 1111110"),
        why=why("L1b", "sleep", 13, 14, -13, 0),
    ),
    case(
        "3.why.L1c",
        "Three of three answers in the fortnight.",
        diary(guilt="2...... .2....2"),
        why=why("L1c", "guilt", 3, 3, -13, 0),
    ),
    case(
        "3.why.L3a",
        "Guilt has the most heavy days of the four that count.",
        diary(sad_anx=HALF, hopeless=HALF, guilt="2222222 2200000", sleep=HALF),
        why=why("L3a", "guilt", 9, 14, -13, 0),
    ),
    case(
        "3.why.L3b",
        "Both were there almost all day on 10 days; interest has 12 heavy days, and its 10 worst are told.",
        diary(sad_anx="3333333 3330000", no_interest="3333333 3332200"),
        why=why("L3b", "no_interest", 10, 14, -13, 0),
    ),
    case(
        "3.why.L3a-before-L3b",
        "Both hold and L3a comes first; sadness has the most heavy days.",
        diary(sad_anx="3333333 3330000", hopeless=HALF, guilt=HALF, sleep=HALF),
        why=why("L3a", "sad_anx", 10, 14, -13, 0),
    ),
    case(
        "3.why.L3b-before-L3d",
        "Three symptoms are too few for L3a; L3b comes before L3d.",
        diary(sad_anx="3333333 3330000", hopeless="2222222 2222200"),
        why=why("L3b", "sad_anx", 10, 14, -13, 0),
    ),
    case(
        "3.why.L3d-before-L3c",
        "L3d holds by itself, and two fortnights were heavy.",
        diary(sad_anx=f"{HALF} {HALF}", hopeless="2222222 2222200"),
        why=why("L3d", "hopeless", 12, 14, -13, 0),
    ),
    case(
        "3.why.L3c-borrows",
        "L3c speaks with the first L2 rule that holds now, which is L2b about sleep.",
        diary(sad_anx=f"{HALF} ....... .......", sleep="2222222 2222200"),
        why=why("L3c", "sleep", 12, 14, -13, 0),
    ),
    case(
        "3.why.counted-before-floor",
        "L2a and the floor are both level 2; what was counted speaks first.",
        *(diary(sad_anx=HALF), save(1, "-13 21:00")),
        raw=2,
        why=why("L2a", "sad_anx", 7, 14, -13, 0),
    ),
    case(
        "3.why.floor-above-level-1",
        "L1a is level 1 and the floor makes it 2, of which only L2s can tell.",
        *(LEVEL_1, save(1, "-13 21:00")),
        base=1,
        raw=2,
        why=why("L2s", None, None, None, -13, 0),
    ),
    case(
        "3.why.level-3",
        "L3a comes before the L2 rules that hold too.",
        LEVEL_3,
        why=why("L3a", "sad_anx", 7, 14, -13, 0),
    ),
)
