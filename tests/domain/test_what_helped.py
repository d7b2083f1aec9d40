"""What helped comes first, and a letter about time off has no gaps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.coping import (
    REMEMBERED,
    ExerciseTurn,
    LeaveLetter,
    helped,
    what_helped_first,
    with_turn,
)
from journal_app.domain.leave_letter import LetterLevel, LetterTexts, LetterWish, written

START = datetime(2026, 11, 1, 9, tzinfo=UTC)
ALL = ("slow", "box", "feet")

steps = st.integers(0, 3)
turns = st.lists(st.tuples(st.sampled_from((*ALL, "gone")), steps, steps), max_size=30).map(
    lambda drawn: tuple(
        ExerciseTurn(one, START + timedelta(hours=hour), before, after)
        for hour, (one, before, after) in enumerate(drawn)
    )
)

TEXTS = LetterTexts(
    levels=(
        LetterLevel("health", "Health", "", "I am not well.", is_discreet=True),
        LetterLevel("loss", "Loss", "", "I lost it."),
    ),
    greeting="Dear {to_whom},",
    greeting_none="Hello,",
    dates="Away from {first} to {last}.",
    dates_open="Away from {first}.",
    dates_until="Away until {last}.",
    dates_none="Away for a while.",
    wishes=(
        LetterWish("share", "Share", "Tell no one."),
        LetterWish("news", "News", "No baby news.", tells=True),
    ),
    close="Thank you.",
    beside="",
)


def turn(exercise: str, hour: int, before: int, after: int) -> ExerciseTurn:
    return ExerciseTurn(exercise, START + timedelta(hours=hour), before, after)


@given(turns)
def test_the_order_loses_and_adds_nothing(noted: tuple[ExerciseTurn, ...]) -> None:
    assert sorted(what_helped_first(ALL, noted)) == sorted(ALL)


@given(turns)
def test_all_that_helped_stand_before_all_that_did_not(noted: tuple[ExerciseTurn, ...]) -> None:
    marks = [helped(noted, each) for each in what_helped_first(ALL, noted)]
    assert marks == sorted(marks, reverse=True)


def test_nothing_noted_leaves_the_order_as_it_is() -> None:
    assert what_helped_first(ALL, ()) == ALL


def test_what_helped_last_comes_first_and_a_turn_that_did_not_help_counts_too() -> None:
    noted = [turn("box", 1, 3, 1), turn("feet", 2, 2, 1), turn("slow", 3, 1, 1)]
    assert what_helped_first(ALL, noted) == ("feet", "box", "slow")
    assert what_helped_first(ALL, [*noted, turn("feet", 4, 1, 2)]) == ("box", "slow", "feet")


@given(turns)
def test_only_the_newest_turns_of_each_exercise_are_kept(noted: tuple[ExerciseTurn, ...]) -> None:
    kept: tuple[ExerciseTurn, ...] = ()
    for each in noted:
        kept = with_turn(kept, each)
    for one in (*ALL, "gone"):
        assert [each for each in kept if each.exercise == one] == [
            each for each in noted if each.exercise == one
        ][-REMEMBERED:]


def test_a_letter_with_everything_says_everything_once() -> None:
    filled = LeaveLetter("loss", "Kim", "Monday", "Friday", "Ada", "Mail is best.", ("news",))
    assert written(TEXTS, filled) == (
        "Dear Kim,\n\nI lost it. Away from Monday to Friday.\n\nMail is best.\n\nNo baby news.\n\n"
        "Thank you.\nAda"
    )


def test_whatever_is_left_out_the_letter_has_no_gaps() -> None:
    for to_whom, first, last, name in product(("", "Kim"), ("", "Monday"), (" ", "Friday"), ("", "Ada")):
        said = written(TEXTS, LeaveLetter("", to_whom, first, last, name))
        assert "{" not in said
        assert "  " not in said
        assert said.startswith(("Hello,\n\nI am not well. Away ", "Dear Kim,\n\nI am not well. Away "))


def test_a_letter_that_gives_no_reason_asks_for_nothing_that_would() -> None:
    filled = LeaveLetter("health", wishes=("news", "share"))
    assert "Tell no one." in written(TEXTS, filled)
    assert "baby" not in written(TEXTS, filled)


@given(st.text(), st.text())
def test_what_is_typed_stands_in_the_letter_as_it_was_typed(first: str, last: str) -> None:
    said = written(TEXTS, LeaveLetter(first=first, last=last))
    for typed in (first.strip(), last.strip()):
        assert typed in said
