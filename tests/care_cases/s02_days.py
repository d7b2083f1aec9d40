"""Section 2: from saved check-ins to days."""

from __future__ import annotations

from .notation import case, check_in, counts, day, diary, event, save, why

REVISIONS = (
    case(
        "2.1.highest-revision",
        "Revision 2 counts although revision 1 is stored after it.",
        *(check_in(id="a", rev=2, guilt=0), check_in(id="a", rev=1, guilt=3)),
        evidence={"guilt": counts(1, 0, 0, 0)},
    ),
    case(
        "2.1.equal-revisions",
        "Of two first revisions the last stored counts.",
        *(check_in(id="a", guilt=3), check_in(id="a", guilt=1)),
        evidence={"guilt": counts(1, 1, 0, 0)},
    ),
    case(
        "2.1.deleted",
        "The highest revision is a deletion.",
        *(check_in(id="a", guilt=3), event("checkin_deleted", id="a", rev=2)),
        data="none",
        evidence={},
    ),
    case(
        "2.1.not-deleted",
        "The deletion is revision 1, and revision 2 is a check-in.",
        *(event("checkin_deleted", id="a", rev=1), check_in(id="a", rev=2, guilt=3)),
        data="ok",
    ),
)

TIMELY = (
    case(
        "2.2.seven-days-late",
        "Written today about seven days ago is timely.",
        check_in(-7, "11:00", guilt=2),
        data="ok",
        anchor=day(-7),
    ),
    case(
        "2.2.eight-days-late",
        "Written today about eight days ago stays in the diary and counts in no pattern.",
        check_in(-8, "11:00", guilt=2),
        data="none",
        anchor=None,
    ),
    case(
        "2.2.local-date",
        "Where it was written it was still yesterday, seven days after the date it is about.",
        check_in(-8, "-1 23:30 -12:00", guilt=2),
        anchor=day(-8),
    ),
    case(
        "2.2.at-not-logged-at",
        "It happened five days after its date, and when it was put into the journal does not matter.",
        check_in(-10, "-5 20:00", logged="11:00", guilt=2),
        anchor=day(-10),
    ),
    case(
        "2.2.edit-keeps-the-date",
        "The first revision was timely and the edit leaves the date as it was.",
        *(check_in(-20, id="a", guilt=2), check_in(-20, "11:00", id="a", rev=2, guilt=1)),
        data="stale",
        anchor=day(-20),
    ),
    case(
        "2.2.edit-moves-the-date-late",
        "The edit sets a new date nine days back, which is more than seven.",
        *(check_in(-10, id="a", guilt=2), check_in(-9, "11:00", id="a", rev=2, guilt=2)),
        data="none",
    ),
    case(
        "2.2.edit-moves-the-date-in-time",
        "The edit sets a new date seven days back, and the first date was timely too.",
        *(check_in(-10, id="a", guilt=2), check_in(-7, "11:00", id="a", rev=2, guilt=2)),
        anchor=day(-7),
    ),
    case(
        "2.2.late-once-is-late",
        "Every revision that sets a date must be timely, and the first was not.",
        *(check_in(-9, "-1 20:00", id="a", guilt=2), check_in(-1, "11:00", id="a", rev=2, guilt=2)),
        data="none",
    ),
)

DAYS = (
    case(
        "2.3.to-come",
        "Tomorrow's date is ignored until tomorrow.",
        check_in(1, guilt=2),
        data="none",
    ),
    case(
        "2.3.has-come",
        "A day later the same check-in counts.",
        check_in(1, guilt=2),
        now="1 12:00",
        anchor=day(1),
    ),
    case(
        "2.4.highest-of-the-day",
        "Two check-ins for today: sadness 1 and 2 is 2, sleep 3 and skipped is 3, and it is one day.",
        *(check_in(sad_anx=1, sleep=3), check_in(sad_anx=2, sleep=None)),
        evidence={"sad_anx": counts(1, 1, 1, 0), "sleep": counts(1, 1, 1, 1)},
    ),
    case("2.5.only-the-seventh", "The suicidal question is none of the six.", save(0), data="none"),
    case("2.5.one-of-six", "One answer among the six makes a check-in day.", check_in(sleep=0), data="ok"),
    case("2.6.none", "Nothing is noted.", data="none", anchor=None, raw=0, base=0, rules=[], why=None),
    case(
        "2.6.seven-days-ago",
        "The latest check-in day is seven days ago, which is recent enough; four heavy days are level 1.",
        diary(ends=-7, guilt="2222"),
        data="ok",
        raw=1,
        why=why("L1a", "guilt", 4, 4, -13, -7),
    ),
    case(
        "2.6.eight-days-ago",
        "The same four days a day earlier are stale: patterns say nothing.",
        diary(ends=-8, guilt="2222"),
        data="stale",
        anchor=day(-8),
        base=0,
        raw=0,
        rules=[],
        evidence={},
    ),
    case(
        "2.6.stale-but-floor",
        "Stale data do not take the floor away: an answer of 1 nine days ago holds level 2.",
        *(diary(ends=-9, guilt="2"), save(1, "-9 20:00")),
        data="stale",
        base=0,
        raw=2,
        rules=["L2s"],
        why=why("L2s", None, None, None, -13, 0),
    ),
    case(
        "2.7.window-ends-on-the-anchor",
        "The last check-in was three days ago, so the fortnight ends there and not today.",
        diary(ends=-3, sad_anx="2222222 0000000"),
        why=why("L2a", "sad_anx", 7, 14, -16, -3),
    ),
    case(
        "2.7.missing-is-not-0",
        "Of 14 dates 5 have a check-in, and one of them skips sleep: four answers, three high.",
        diary(sleep="2...2.. 2....0.", guilt="0...0.. 0....00"),
        evidence={"sleep": counts(4, 3, 3, 0), "guilt": counts(5, 0, 0, 0)},
    ),
    case(
        "2.7.fourteen-dates",
        "The date before the 14 is outside the window: thirteen times 1 and one 0 are left.",
        diary(sleep="3 1111111 1111110"),
        evidence={"sleep": counts(14, 13, 0, 0)},
    ),
)

CASES = (*REVISIONS, *TIMELY, *DAYS)
