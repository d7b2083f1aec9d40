"""The recovery code: the seed on paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.errors import MistypedRecoveryCode
from journal_app.vault.recovery_code import ALPHABET, GROUPS, format_code, parse_code

SEED = bytes(range(100, 120))
seeds = st.binary(min_size=20, max_size=20)
some_seeds = [SEED, bytes(20), b"\xff" * 20, b"\x00" * 19 + b"\x01", bytes(range(20)), bytes(range(236, 256))]


def symbols(code: str) -> list[str]:
    return list(code.replace("-", ""))


def caught(code: list[str]) -> bool:
    try:
        parse_code("".join(code))
    except MistypedRecoveryCode:
        return True
    return False


@given(seeds)
def test_a_code_gives_back_its_seed(seed: bytes) -> None:
    assert parse_code(format_code(seed)) == seed


def test_a_code_stands_in_eight_groups_of_four_and_one_of_two() -> None:
    groups = format_code(SEED).split("-")
    assert len(groups) == GROUPS == 9
    assert [len(group) for group in groups] == [4] * 8 + [2]
    assert set("".join(groups)) <= set(ALPHABET)
    assert not set("ILOU") & set(ALPHABET)


def test_the_code_of_a_seed_never_changes_between_versions() -> None:
    assert format_code(bytes(range(20))) == "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-CF"


@pytest.mark.parametrize("seed", some_seeds)
def test_every_single_wrong_symbol_is_caught(seed: bytes) -> None:
    right = symbols(format_code(seed))
    slips = [
        [*right[:place], wrong, *right[place + 1 :]]
        for place in range(len(right))
        for wrong in ALPHABET
        if wrong != right[place]
    ]
    assert len(slips) == 34 * 31
    assert all(caught(slip) for slip in slips)


@given(seeds)
def test_every_swap_of_neighbours_is_caught(seed: bytes) -> None:
    right = symbols(format_code(seed))
    for place in range(len(right) - 1):
        swapped = right.copy()
        swapped[place], swapped[place + 1] = swapped[place + 1], swapped[place]
        assert swapped == right or caught(swapped)


@given(seeds, st.integers(0, 33), st.sampled_from(ALPHABET))
def test_a_symbol_left_out_or_put_in_is_caught(seed: bytes, place: int, extra: str) -> None:
    right = symbols(format_code(seed))
    assert caught(right[:place] + right[place + 1 :])
    assert caught([*right[:place], extra, *right[place:]])


@given(seeds, st.data())
def test_case_blanks_dashes_and_lookalikes_do_not_matter(seed: bytes, data: st.DataObject) -> None:
    looks_like = {"0": "0Oo", "1": "1IiLl"}
    between = st.sampled_from(
        ["", " ", "-", " - ", "\n", "\t", "\u2013", "\u2011", "\u2212", "\u00a0", "\u00ad"]
    )
    typed = "".join(
        data.draw(st.sampled_from(looks_like.get(symbol, symbol + symbol.lower()))) + data.draw(between)
        for symbol in symbols(format_code(seed))
    )
    assert parse_code(typed) == seed


def test_wide_letters_of_an_east_asian_keyboard_are_read() -> None:
    wide = "".join(chr(ord(symbol) + 0xFEE0) for symbol in format_code(SEED))
    assert parse_code(wide) == SEED


@pytest.mark.parametrize("text", ["", "-", "hello", "U" * 34, "\u00e9" * 34, "0" * 100_000, "\udcff" * 34])
def test_anything_else_is_called_a_slip_and_not_quoted(text: str) -> None:
    with pytest.raises(MistypedRecoveryCode) as caught_slip:
        parse_code(text)
    assert caught_slip.value.args == ()


@given(st.text(max_size=60))
def test_no_text_at_all_makes_the_reader_stumble(text: str) -> None:
    try:
        assert format_code(parse_code(text))
    except MistypedRecoveryCode as slip:
        assert str(slip) == MistypedRecoveryCode.words


def test_a_seed_of_another_length_has_no_code() -> None:
    with pytest.raises(ValueError, match="20 bytes"):
        format_code(bytes(16))
