"""Pattern rules: each row of the table at its edge, what follows it, and what a text may claim.

A diary is drawn as one string a symptom: the last letter is today, a dot is a skip.
"""

from __future__ import annotations

import pytest

from journal_app.domain.care.assess import Assessment
from journal_app.domain.care.events import Event
from journal_app.domain.care.patterns import Why
from journal_app.domain.care.ratings import SIX, Symptom

from .made import TODAY, ago, all_six, assessed, check_in, closed, day, diary, help_now, suicidal


def rules(log: list[Event], *more: Event) -> set[str]:
    return set(assessed(log, *more).rules)


def claim(found: Assessment) -> tuple[str, str | None, int | None, int | None] | None:
    why = found.why
    return None if why is None else (why.rule, why.symptom, why.n, why.of)


# --- the table -------------------------------------------------------------------------------------


def test_l3a_needs_four_symptoms_on_more_than_half_the_days_and_a_core_one() -> None:
    half = "22222220000000"
    assert "L3a" in rules(diary(sad_anx=half, guilt=half, sleep=half, hopeless=half))
    assert "L3a" in rules(diary(no_interest=half, guilt=half, sleep=half, hopeless=half))
    assert "L3a" not in rules(diary(concentration=half, guilt=half, sleep=half, hopeless=half))
    assert "L3a" not in rules(diary(sad_anx=half, guilt=half, sleep=half))
    six_days = "22222200000000"
    assert "L3a" not in rules(diary(sad_anx=half, guilt=half, sleep=half, hopeless=six_days))


def test_l3a_counts_a_suicidal_answer_in_the_fortnight_as_one_symptom() -> None:
    half = "22222220000000"
    log = diary(sad_anx=half, guilt=half, sleep=half)
    assert "L3a" in rules(log, check_in(13, suicidal=1))
    assert "L3a" not in rules(log, check_in(14, suicidal=1))
    assert "L3a" not in rules(diary(sad_anx=half, guilt=half), check_in(13, suicidal=3))
    assert "L3a" not in rules(diary(concentration=half, guilt=half, sleep=half), check_in(5, suicidal=1))


def test_l3b_needs_ten_days_of_almost_all_day_of_a_core_symptom() -> None:
    assert "L3b" in rules(diary(sad_anx="33333333330000"))
    assert "L3b" in rules(diary(no_interest="33333333330000"))
    assert "L3b" not in rules(diary(sad_anx="33333333322222"))
    assert "L3b" not in rules(diary(guilt="33333333333333"))


def test_l3d_needs_hopelessness_nearly_every_day() -> None:
    assert "L3d" in rules(diary(hopeless="22222222220022"))
    assert "L3d" in rules(diary(hopeless="22222222222200"))
    assert "L3d" not in rules(diary(hopeless="22222222222000"))
    assert "L3d" not in rules(diary(guilt="22222222222222"))


def test_l2a_needs_a_core_symptom_on_seven_of_fourteen_days() -> None:
    assert "L2a" in rules(diary(sad_anx="22222220000000"))
    assert "L2a" in rules(diary(no_interest="3......3232322"))
    assert "L2a" not in rules(diary(sad_anx="22222200000000"))
    assert "L2a" not in rules(diary(guilt="22222222222222"))


def test_l2b_needs_any_symptom_on_six_of_seven_answered_days_and_ten_answers() -> None:
    assert "L2b" in rules(diary(guilt="2....222222220"))  # 9 of 10
    assert "L2b" not in rules(diary(guilt="2.....22222222"))  # 9 of 9
    assert "L2b" not in rules(diary(guilt="2....222222200"))  # 8 of 10
    assert "L2b" in rules(diary(guilt="22222222222200"))  # 12 of 14, exactly 6 of 7
    assert "L2b" not in rules(diary(guilt="2.222222222200"))  # 11 of 13


def test_l2c_needs_two_symptoms_on_more_than_half_the_days() -> None:
    half, less = "22222220000000", "22222200000000"
    assert "L2c" in rules(diary(guilt=half, sleep=half))
    assert "L2c" not in rules(diary(guilt=half, sleep=less))
    assert "L2a" not in rules(diary(guilt=half, sleep=half))


@pytest.mark.parametrize(
    "make",
    [
        lambda dates: ("L3a", all_six(dates + "22222222222")),
        lambda dates: ("L3b", diary(sad_anx=dates + "33333333333")),
        lambda dates: ("L3d", diary(hopeless=dates + "22222222222")),
        lambda dates: ("L2a", diary(sad_anx=dates + "22222222222")),
        lambda dates: ("L2b", diary(guilt=dates + "22222222222")),
        lambda dates: ("L2c", diary(guilt=dates + "22222222222", sleep=dates + "22222222222")),
        lambda dates: ("L1b", diary(guilt=dates + "11111111111", sleep=dates + "11111111111")),
        lambda dates: ("L1c", diary(guilt=dates + "........222")),
    ],
)
def test_rules_of_the_fortnight_wait_until_its_first_dates_are_covered(make) -> None:  # type: ignore[no-untyped-def]
    for first_dates, covered in [("...", False), ("2..", True), (".2.", True), ("..2", True)]:
        rule, log = make(first_dates)
        assert (rule in rules(log)) is covered
    rule, log = make("...")
    assert rule in rules(log, check_in(11, concentration=0))  # any check-in covers them
    assert rule not in rules(log, check_in(11, suicidal=0))  # this is no check-in day
    assert rule not in rules(log, check_in(14, concentration=0))


def test_l2d_needs_every_answer_of_four_weeks_heavy_and_six_of_them() -> None:
    sparse = "2......2...2....2....2.....2"
    assert len(sparse) == 28
    assert "L2d" in rules(diary(sad_anx=sparse))
    assert "L2d" in rules(diary(no_interest=sparse))
    assert "L2d" not in rules(diary(guilt=sparse))
    assert "L2d" not in rules(diary(sad_anx=sparse.replace("2", "1", 1)))
    assert "L2d" not in rules(diary(sad_anx="2......2...2....2..........2"))  # five answers


def test_l2d_needs_a_check_in_among_the_first_seven_of_the_28_dates() -> None:
    assert "L2d" in rules(diary(sad_anx="......2....2....2....2.2...2"))
    assert "L2d" not in rules(diary(sad_anx=".......2...2....2....2.2...2"))
    assert "L2d" not in rules(diary(sad_anx="2.......2...2....2....2.2...2"))  # 29 dates


def test_l2e_does_not_make_a_heavy_first_week_wait() -> None:
    week = "22222"
    log = diary(sad_anx=week, guilt=week, sleep=week, hopeless=week)
    assert rules(log) == {"L1a", "L2e"}
    assert "L2e" in rules(diary(no_interest="2..2222", guilt="22222", sleep="22222", hopeless="22222"))
    assert "L2e" not in rules(diary(concentration=week, guilt=week, sleep=week, hopeless=week))  # none core
    assert "L2e" not in rules(diary(sad_anx=week, guilt=week, sleep=week))  # three
    assert "L2e" not in rules(diary(sad_anx=week, guilt=week, sleep=week, hopeless="2222"))
    assert "L2e" not in rules(all_six("2222"))
    assert "L2e" not in rules(all_six("2...2222"))  # the first is outside the week


def test_l1a_needs_any_symptom_on_four_days_of_the_week() -> None:
    for symptom in SIX:
        assert rules(diary(**{symptom: "2..2.22"})) == {"L1a"}
        assert rules(diary(**{symptom: "2..2.2."})) == set()
    assert rules(diary(guilt="2..2.1.2")) == set()


def test_l1b_needs_two_symptoms_there_nearly_every_day_however_little() -> None:
    there = "11111111111100"
    assert rules(diary(guilt=there, sleep=there)) == {"L1b"}
    assert rules(diary(guilt=there, sleep="11111111111000")) == set()
    assert rules(diary(guilt=there)) == set()
    assert rules(diary(guilt="1.....11111111", sleep="1.....11111111")) == set()  # nine answers
    assert rules(diary(guilt="1....111111110", sleep="1....111111110")) == {"L1b"}


def test_l1c_hears_three_to_nine_check_ins() -> None:
    assert rules(diary(guilt="2.....2......2")) == {"L1c"}
    assert rules(diary(guilt="2............2")) == set()
    assert "L1c" in rules(diary(guilt="2.2.2.2.2.2222"))  # nine days
    assert "L1c" not in rules(diary(guilt="2.2.2.2.222222"))  # ten
    assert "L1c" not in rules(diary(guilt="2.2.2.2.2.2222"), check_in(12, sleep=0))
    assert rules(diary(guilt="2.....2......1")) == set()  # two of three
    assert rules(diary(guilt="2.2.2..2..2..1", sleep="0.............")) == set()  # five of six is less
    assert "L1c" in rules(diary(guilt="2.2.2..2.22..1"))  # six of seven
    assert rules(diary(guilt="2............2"), check_in(5, sleep=0)) == set()  # two answers


def test_ratings_of_one_count_for_no_rule_but_l1b() -> None:
    assert rules(all_six("1" * 28)) == {"L1b"}


def test_a_day_is_never_counted_twice() -> None:
    log = [check_in(0, sad_anx=2) for _ in range(20)]
    assert rules(log) == set()


# --- the levels ------------------------------------------------------------------------------------


def test_base_is_the_highest_level_that_holds() -> None:
    for log, level in [
        (all_six("22222222222222"), 3),
        (diary(sad_anx="22222220000000"), 2),
        (diary(guilt="2222"), 1),
        (diary(guilt="222"), 0),
    ]:
        found = assessed(log)
        assert (found.base, found.raw) == (level, level)


def test_l3c_raises_a_second_heavy_fortnight_to_three() -> None:
    found = assessed(diary(sad_anx="22222220000000" * 2))
    assert (found.base, found.raw) == (2, 3)
    assert "L3c" in found.rules
    once = assessed(diary(sad_anx="22222220000000"))
    assert (once.base, once.raw) == (2, 2)


def test_l3c_looks_exactly_fourteen_days_back() -> None:
    later = "22222220000000"
    assert "L3c" in rules(diary(sad_anx="22222220000000" + later))
    assert "L3c" not in rules(diary(sad_anx="22222200000000" + later))  # from A-13 there are seven again
    # The seventh heavy day before lies a day further back than the window that ends on A-14.
    assert "L3c" not in rules(diary(sad_anx="222222200000000" + later))


def test_l3c_needs_level_two_on_both_dates() -> None:
    heavy, some = "22222220000000", "00000000002222"
    assert "L3c" not in rules(diary(guilt=some, sad_anx="." * 14) + diary(sad_anx=heavy))
    calm_now = diary(sad_anx=heavy + "00000000000000")
    assert assessed(calm_now).raw == 0


def test_l3c_is_named_also_where_another_rule_of_level_three_holds() -> None:
    found = assessed(all_six("2" * 28))
    assert found.base == 3
    assert {"L3a", "L3c"} <= set(found.rules)


def test_the_fortnight_before_has_its_own_suicidal_answers() -> None:
    """base(A-14) can be 2 only because of what was answered up to that date."""
    half = "22222220000000"
    before = diary(sad_anx=half, guilt=half, sleep=half, ends=14)
    found = assessed(before, diary(sad_anx=half), check_in(20, suicidal=1))
    assert "L3c" in found.rules
    assert "L3a" not in found.rules


@pytest.mark.parametrize(
    ("days_since", "variant"), [(0, "early"), (13, "early"), (14, "normal"), (400, "normal")]
)
def test_early_days_soften_words_and_never_a_level(days_since: int, variant: str) -> None:
    found = assessed(all_six("22222222222222"), loss_dates=[day(days_since)])
    assert (found.variant, found.raw) == (variant, 3)
    assert found.show == ("L3",)


def test_the_latest_loss_up_to_today_counts_for_early_days() -> None:
    assert assessed(loss_dates=[day(3), day(300)]).variant == "early"
    assert assessed(loss_dates=[day(-1), day(300)]).variant == "normal"
    assert assessed().variant == "normal"


# --- easing ----------------------------------------------------------------------------------------

BEFORE = "22222222222222"  # a fortnight that ends a week ago
LIGHT = "0000000"


def easing_log(week: str = LIGHT, calm: str = "000", before: str = BEFORE) -> list[Event]:
    return diary(guilt=before + week, sleep=before + week, suicidal=calm)


def test_a_light_answered_week_after_a_heavy_time_is_easing() -> None:
    found = assessed(easing_log())
    assert found.base == 2
    assert (found.raw, found.easing, found.why) == (0, True, None)
    assert "EASING" in found.rules


def test_easing_keeps_level_one_where_l1b_holds() -> None:
    found = assessed(easing_log("1111111"))
    assert (found.raw, found.easing) == (1, True)
    assert claim(found) == ("L1b", "guilt", 14, 14)


def test_easing_needs_five_check_ins_in_the_week() -> None:
    assert assessed(easing_log("0.0.000")).easing
    assert not assessed(easing_log("0.0..00", "00.00")).easing
    assert not assessed(easing_log("0......")).easing


def test_easing_bears_one_heavy_day_of_each_symptom() -> None:
    assert assessed(easing_log("2000000")).easing
    assert not assessed(easing_log("2200000")).easing
    one_each = diary(guilt=BEFORE + "2000000", sleep=BEFORE + "0200000", suicidal="000")
    assert assessed(one_each).easing


def test_easing_needs_three_dates_with_the_answer_no() -> None:
    assert assessed(easing_log(calm="0...0.0")).easing
    assert not assessed(easing_log(calm="0....0")).easing
    assert not assessed(easing_log(calm=".")).easing
    assert not assessed(easing_log(calm="00.....00")).easing  # two of them before the week


def test_easing_never_comes_within_a_fortnight_of_a_suicidal_answer() -> None:
    found = assessed(easing_log(), suicidal(1, ago(13), days_ago=13), closed())
    assert (found.easing, found.raw) == (False, 2)


@pytest.mark.parametrize(("days_ago", "easing"), [(42, False), (43, True)])
def test_easing_waits_42_days_after_the_last_crisis(days_ago: int, easing: bool) -> None:
    for event in (suicidal(1, ago(days_ago), days_ago=days_ago), help_now(ago(days_ago))):
        assert assessed(event, closed(ago(days_ago)), easing_log()).easing is easing


def test_easing_waits_also_after_a_crisis_that_counts_in_no_pattern() -> None:
    late = suicidal(1, ago(30), days_ago=90)
    assert not assessed(late, closed(ago(30)), easing_log()).easing


def test_easing_is_named_where_the_level_is_two_only_now() -> None:
    log = diary(guilt="2222222" + LIGHT, sleep="2222222" + LIGHT, suicidal="000")
    assert assessed(log, now=ago(7)).base == 1  # the fortnight to A-7 was not covered
    found = assessed(log)
    assert (found.base, found.raw, found.easing) == (2, 0, True)


def test_easing_looks_exactly_a_week_back_where_the_level_is_low_already() -> None:
    # Seven heavy days, the first and the last date of the fortnight that ends on A-7 among them.
    found = assessed(diary(sad_anx="22220000000222" + LIGHT, suicidal="000"))
    assert found.base == 0
    assert (found.easing, found.raw) == (True, 0)
    assert not assessed(diary(sad_anx="02220000000222" + LIGHT, suicidal="000")).easing
    assert not assessed(diary(sad_anx="22220000000220" + LIGHT, suicidal="000")).easing


def test_a_week_that_was_never_heavy_is_not_easing() -> None:
    found = assessed(diary(guilt="0" * 21, suicidal="0" * 7))
    assert (found.easing, found.raw) == (False, 0)
    mild = assessed(diary(guilt="1" * 21, sleep="1" * 21, suicidal="0" * 7))
    assert (mild.easing, mild.raw) == (False, 1)


def test_a_light_week_lowers_the_level_even_where_it_is_called_nothing() -> None:
    """Level 1 by L1c, and a light week: raw is 0 without any word of easing."""
    log = diary(guilt="2.2..2........", suicidal="000")
    more = [check_in(n, concentration=0) for n in range(5)]
    found = assessed(log, more)
    assert found.base == 1
    assert (found.raw, found.easing, found.rules) == (0, False, ("L1c",))


# --- the floor -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("days_ago", "raw"), [(0, 2), (13, 2), (14, 0)])
def test_a_suicidal_answer_holds_level_two_for_fourteen_dates(days_ago: int, raw: int) -> None:
    found = assessed(suicidal(1, ago(days_ago), days_ago=days_ago), closed(), check_in(0, guilt=0))
    assert found.raw == raw
    assert found.rules == (("L2s",) if raw else ())


def test_the_floor_holds_with_no_data_and_with_stale_data() -> None:
    alone = assessed(suicidal(1, ago(5), days_ago=5), closed())
    assert (alone.data, alone.base, alone.raw, alone.rules) == ("none", 0, 2, ("L2s",))
    stale = assessed(diary(guilt="1", ends=30), suicidal(1, ago(5), days_ago=5), closed())
    assert (stale.data, stale.raw, stale.evidence) == ("stale", 2, {})


def test_the_floor_does_not_lower_a_higher_level() -> None:
    found = assessed(all_six("22222222222222"), suicidal(1, ago(3), days_ago=3), closed())
    assert found.raw == 3
    assert "L2s" in found.rules


def test_the_floor_stands_above_easing() -> None:
    # Written 50 days ago for a date that had not come yet: a crisis long past, and a suicidal date now.
    early = [check_in(1, at=ago(50), suicidal=1), closed(ago(50))]
    week = diary(guilt=BEFORE + LIGHT, sleep=BEFORE + LIGHT, suicidal="0000000", ends=4)
    assert (assessed(week).raw, assessed(week).easing) == (0, True)
    found = assessed(early, week)
    assert (found.raw, found.easing) == (2, True)
    assert {"EASING", "L2s"} <= set(found.rules)
    assert found.show == ("L2",)


def test_the_floor_counts_the_date_it_is_about_not_the_date_it_was_written() -> None:
    assert assessed(suicidal(1, ago(9), days_ago=15), closed()).raw == 0
    assert assessed(suicidal(1, ago(9), days_ago=13), closed()).raw == 2


def test_an_edit_that_takes_the_answer_back_lifts_the_floor() -> None:
    log = [suicidal(1, ago(2), days_ago=2, id="a"), closed()]
    assert assessed(log, check_in(2, id="a", rev=2, suicidal=0)).raw == 0


# --- what a text may claim -------------------------------------------------------------------------


def test_why_is_nothing_at_level_zero() -> None:
    assert assessed(diary(guilt="222")).why is None


def test_why_names_the_first_rule_of_the_level_that_is_shown() -> None:
    half = "22222220000000"
    assert claim(assessed(all_six(half))) == ("L3a", "sad_anx", 7, 14)
    assert claim(assessed(diary(sad_anx="33333333330000"))) == ("L3b", "sad_anx", 10, 14)
    assert claim(assessed(diary(hopeless="2.222222222220"))) == ("L3d", "hopeless", 12, 13)
    assert claim(assessed(diary(sad_anx=half))) == ("L2a", "sad_anx", 7, 14)
    assert claim(assessed(diary(guilt="2....222222220"))) == ("L2b", "guilt", 9, 10)
    assert claim(assessed(diary(guilt=half, sleep=half))) == ("L2c", "guilt", 7, 14)
    assert claim(assessed(diary(guilt="2222"))) == ("L1a", "guilt", 4, 4)
    assert claim(assessed(diary(guilt="2.....2......2"))) == ("L1c", "guilt", 3, 3)


def test_why_prefers_l3a_then_l3b_then_l3d_then_l3c() -> None:
    everything = all_six("3" * 28)
    assert {"L3a", "L3b", "L3c", "L3d"} <= rules(everything)
    assert claim(assessed(everything)) == ("L3a", "sad_anx", 14, 14)
    no_l3a = diary(sad_anx="3" * 28, hopeless="3" * 28)
    assert claim(assessed(no_l3a)) == ("L3b", "sad_anx", 14, 14)
    no_l3b = diary(hopeless="2" * 28)
    assert {"L3c", "L3d"} <= rules(no_l3b)
    assert claim(assessed(no_l3b)) == ("L3d", "hopeless", 14, 14)


def test_why_takes_the_symptom_with_the_most_heavy_days_then_the_fixed_order() -> None:
    seven, eight = "22222220000000", "22222222000000"
    assert claim(assessed(diary(guilt=seven, sleep=eight))) == ("L2c", "sleep", 8, 14)
    assert claim(assessed(diary(sleep=eight, concentration=eight))) == ("L2c", "concentration", 8, 14)
    assert claim(assessed(diary(sad_anx=seven, no_interest=eight))) == ("L2a", "no_interest", 8, 14)
    assert claim(assessed(diary(no_interest=seven, sad_anx=seven))) == ("L2a", "sad_anx", 7, 14)


def test_why_of_l2a_is_a_core_symptom_even_if_another_is_heavier() -> None:
    assert claim(assessed(diary(sad_anx="22222220000000", guilt="22222222220000"))) == (
        "L2a",
        "sad_anx",
        7,
        14,
    )


def test_why_of_l3a_may_be_any_symptom_that_counts() -> None:
    half = "22222220000000"
    log = diary(sad_anx=half, guilt="22222222222000", sleep=half, hopeless=half)
    assert claim(assessed(log)) == ("L3a", "guilt", 11, 14)


def test_why_of_l3b_chooses_by_heavy_days_and_says_the_worst_ones() -> None:
    log = diary(sad_anx="33333333330000", no_interest="33333333332222")
    assert claim(assessed(log)) == ("L3b", "no_interest", 10, 14)


def test_why_of_l3c_borrows_the_first_rule_of_level_two() -> None:
    found = assessed(diary(sad_anx="22222220000000" * 2))
    assert found.why == Why("L3c", Symptom.SAD_ANX, 7, 14, day(13), TODAY)
    sparse = assessed([check_in(number, no_interest=2) for number in range(0, 45, 5)])
    assert sparse.rules == ("L2d", "L3c")
    assert sparse.why == Why("L3c", Symptom.NO_INTEREST, 6, 6, day(27), TODAY)
    week = "22222"
    before = diary(sad_anx=week, guilt=week, sleep=week, hopeless=week, ends=14)
    now = diary(sad_anx=week, guilt=week, sleep=week, hopeless=week, ends=0)
    twice = assessed(before, now)
    assert twice.why == Why("L3c", Symptom.SAD_ANX, 5, 5, day(6), TODAY)  # L2e, its week


def test_why_of_l2d_speaks_of_28_dates() -> None:
    log = diary(no_interest="2......2...2....2....2.....2", ends=2)
    assert assessed(log).why == Why("L2d", Symptom.NO_INTEREST, 6, 6, day(29), day(2))


def test_why_of_l2e_and_l1a_speaks_of_the_week() -> None:
    heavy = diary(sad_anx="22222", guilt="22222", sleep="2222222", hopeless="22222", ends=1)
    assert assessed(heavy).why == Why("L2e", Symptom.SLEEP, 7, 7, day(7), day(1))
    assert assessed(diary(guilt="2.2.220", ends=1)).why == Why("L1a", Symptom.GUILT, 4, 5, day(7), day(1))


def test_why_of_l1b_counts_the_days_it_was_there_and_chooses_by_heavy_ones() -> None:
    log = diary(guilt="11111111111111", sleep="00111111111121")
    assert assessed(log).why == Why("L1b", Symptom.SLEEP, 12, 14, day(13), TODAY)


def test_why_of_the_floor_names_no_symptom_and_counts_nothing() -> None:
    found = assessed(diary(guilt="1", ends=3), suicidal(1, ago(2), days_ago=2), closed())
    assert found.why == Why("L2s", None, None, None, day(13), TODAY)


def test_why_prefers_a_counted_rule_of_level_two_to_the_floor() -> None:
    found = assessed(diary(sad_anx="22222220000000"), suicidal(1, ago(2), days_ago=2), closed())
    assert found.why is not None
    assert found.why.rule == "L2a"


def test_why_of_the_floor_stands_where_only_level_one_holds_beside_it() -> None:
    found = assessed(diary(guilt="2222"), suicidal(1, ago(2), days_ago=2), closed())
    assert found.why is not None
    assert found.why.rule == "L2s"


def test_evidence_is_over_the_fortnight_for_each_of_the_six() -> None:
    found = assessed(diary(guilt="2" * 20))
    assert list(found.evidence) == list(SIX)
    assert found.evidence[Symptom.GUILT].answered == 14
