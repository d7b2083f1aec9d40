"""When what was written before is kept, and what stays as it grows old."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.differences import Part, differences
from journal_app.domain.versions import (
    DAILY_FOR,
    HOURLY_FOR,
    LARGE_LOSS,
    MONTH,
    STRETCH,
    Mark,
    VersionId,
    is_loss,
    keeping,
    thinned,
)

NOON = datetime(2026, 5, 8, 12, tzinfo=UTC)
LONG = "The frost again. " * 40

instants = st.integers(0, 60 * 24 * 400).map(lambda minutes: NOON - timedelta(minutes=minutes))
histories = st.lists(st.tuples(instants, st.booleans()), max_size=60).map(
    lambda found: [
        Mark(VersionId(number), at, 10, stays) for number, (at, stays) in enumerate(sorted(found), start=1)
    ]
)


def decide(old: str, new: str, minutes: float = 0, newest: Mark | None = None) -> bool:
    return keeping(old, NOON, new, NOON + timedelta(minutes=minutes), newest).keep


def test_within_a_stretch_of_writing_nothing_is_kept_and_its_end_is() -> None:
    assert not decide("Frost", "Frost and", 1)
    assert decide("Frost", "Frost and", STRETCH / timedelta(minutes=1))
    assert decide("Frost", "Frost and", 60 * 24)
    assert not decide("Frost", "Frost", 60)
    assert not decide("  ", "Frost", 60)


@pytest.mark.parametrize(
    "new",
    ["", " \n", LONG[: len(LONG) // 2], LONG.replace("frost", "rain"), LONG[:-LARGE_LOSS], "x" * len(LONG)],
)
def test_before_much_goes_the_text_is_kept_for_good(new: str) -> None:
    decided = keeping(LONG, NOON, new, NOON + timedelta(seconds=1), None)
    assert decided.keep
    assert decided.stays


def test_typing_and_correcting_is_no_loss() -> None:
    assert not is_loss("Frots", "Frost")
    assert not is_loss(LONG, LONG[: -LARGE_LOSS + 1])
    assert not is_loss(LONG, "Before. " + LONG)
    assert is_loss("Short.", "")


def test_a_loss_letter_by_letter_begins_at_a_version_that_then_stays() -> None:
    second = timedelta(seconds=1)
    first = keeping(LONG, NOON, LONG[:-10], NOON + second, None)
    assert first.keep
    assert not first.stays
    kept = Mark(VersionId(1), NOON, len(LONG))
    on_the_way = keeping(LONG[:-10], NOON + second, LONG[:-20], NOON + 2 * second, kept)
    assert not on_the_way.keep
    assert not on_the_way.newest_stays
    assert keeping(LONG[:-190], NOON + second, LONG[:-LARGE_LOSS], NOON + 2 * second, kept).newest_stays


@given(histories)
def test_the_newest_version_and_those_for_good_always_stay(marks: list[Mark]) -> None:
    stay = thinned(marks, NOON)
    assert stay >= {mark.id for mark in marks if mark.stays}
    if marks:
        assert marks[-1].id in stay


@given(
    histories,
    st.timedeltas(timedelta(0), timedelta(days=90)),
    st.timedeltas(timedelta(0), timedelta(days=90)),
)
def test_thinning_early_takes_nothing_that_thinning_late_would_keep(
    marks: list[Mark], first: timedelta, second: timedelta
) -> None:
    once = thinned(marks, NOON + first + second)
    early = thinned(marks, NOON + first)
    twice = thinned([mark for mark in marks if mark.id in early], NOON + first + second)
    assert once == twice


@given(histories)
def test_what_stays_is_bounded_by_age(marks: list[Mark]) -> None:
    plain = [Mark(mark.id, mark.kept_at, mark.length) for mark in marks]
    stay = [mark for mark in plain if mark.id in thinned(plain, NOON)]
    last_day = [mark for mark in stay if NOON - mark.kept_at < HOURLY_FOR]
    last_month = [mark for mark in stay if HOURLY_FOR <= NOON - mark.kept_at < DAILY_FOR]
    older = [mark for mark in stay if NOON - mark.kept_at >= DAILY_FOR]
    assert len(last_day) <= 7 + 24
    assert len(last_month) <= 31
    assert len(older) <= 2 + timedelta(days=400) // MONTH


texts = st.lists(
    st.sampled_from(("rain ", "frost", " ", "\n", ".", "雨", "e\u0301", "\u2028")), max_size=30
).map("".join)


@given(texts, texts)
def test_differences_hold_both_texts_to_the_letter(earlier: str, later: str) -> None:
    found = differences(earlier, later)
    assert "".join(each.text for each in found if each.part is not Part.LATER) == earlier
    assert "".join(each.text for each in found if each.part is not Part.EARLIER) == later
    if earlier == later:
        assert all(each.part is Part.BOTH for each in found)


def test_differences_are_words() -> None:
    found = differences("The frost came early.", "The rain came early today.")
    assert [(each.part.value, each.text) for each in found] == [
        ("both", "The "),
        ("earlier", "frost"),
        ("later", "rain"),
        ("both", " came early"),
        ("later", " today"),
        ("both", "."),
    ]


def test_very_long_texts_that_have_nothing_in_common_are_not_compared_word_by_word() -> None:
    found = differences("a " * 5_000, "b " * 5_000)
    assert [each.part for each in found] == [Part.EARLIER, Part.LATER, Part.BOTH]


def test_changes_with_only_a_space_between_them_are_one() -> None:
    found = differences("So the rain came.", "So a frost came.")
    assert [each.text for each in found] == ["So ", "the rain", "a frost", " came."]
