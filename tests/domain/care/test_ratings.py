"""How a stored answer is read."""

from __future__ import annotations

from math import inf, nan

import pytest

from journal_app.domain.care.ratings import SIX

from .made import ratings


@pytest.mark.parametrize(("stored", "read"), [(0, 0), (1, 1), (2, 2), (3, 3), (3.0, 3), (0.0, 0), (2.0, 2)])
def test_a_whole_number_is_itself(stored: object, read: int) -> None:
    assert ratings(guilt=stored).guilt == read
    assert ratings(suicidal=stored).suicidal == read


@pytest.mark.parametrize("stored", [4, 5.0, 10**400, inf])
def test_a_whole_number_above_three_reads_as_three(stored: object) -> None:
    assert ratings(guilt=stored).guilt == 3
    assert ratings(suicidal=stored).suicidal == 3


@pytest.mark.parametrize("stored", [-1, 2.5, 3.5, "2", "", True, False, [], {}, nan, -inf])
def test_what_cannot_be_read_is_a_skip_for_the_six_and_a_one_for_the_suicidal_question(
    stored: object,
) -> None:
    for symptom in SIX:
        assert ratings(**{symptom: stored}) == ratings()
    assert ratings(suicidal=stored).suicidal == 1


def test_a_skip_and_an_absent_answer_are_the_same() -> None:
    assert ratings(suicidal=None, guilt=None, sleep=None) == ratings()
    assert ratings().suicidal is None


def test_names_that_are_no_symptom_are_passed_over() -> None:
    assert ratings(of_no_kind=3, sleep=1) == ratings(sleep=1)


def test_a_check_in_does_not_print_its_answers() -> None:
    from .made import check_in

    assert "ratings" not in repr(check_in(suicidal=2))
