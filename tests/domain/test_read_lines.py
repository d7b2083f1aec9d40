"""Writing as it is read: the marks go, and not a letter of the words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.marks import LONGEST_MARKED, SpanMark
from journal_app.domain.read_lines import ReadLine, Style, printable, read_lines

PIECES = st.lists(
    st.sampled_from(
        [
            "rain",
            "frost ",
            " ",
            "*",
            "**",
            "_",
            "`",
            "# ",
            "- ",
            "- [ ] ",
            "> ",
            "1. ",
            "\n",
            "\t",
            "😀",
            "שלום",
            "雨",
            "\u2028",
            "\u00a0",
            "\u200f",
            "e\u0301",
            "\r",
            "\x00",
            "\ud800",
        ]
    ),
    max_size=30,
).map("".join)


def line(text: str) -> ReadLine:
    (one,) = read_lines(text)
    return one


@given(PIECES)
def test_no_letter_is_lost(text: str) -> None:
    read = "".join(each.mark + each.text for each in read_lines(text))
    kept = [letter for letter in read if letter.isalnum() or letter == "😀"]
    assert kept == [letter for letter in text if letter.isalnum() or letter == "😀"]


@given(PIECES)
def test_styles_stay_inside_their_line(text: str) -> None:
    for each in read_lines(text):
        assert all(0 <= style.start < style.end <= len(each.text) for style in each.styles)


@given(PIECES)
def test_every_line_break_stays(text: str) -> None:
    assert len(list(read_lines(text))) == text.count("\n") + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# First frost", ReadLine("First frost", heading=1)),
        ("- the birch", ReadLine("the birch", mark="•")),
        ("  12) twelve", ReadLine("twelve", indent=2, mark="12)")),
        ("- [x] river", ReadLine("river", ticked=True)),
        ("* [ ] scan", ReadLine("scan", ticked=False)),
        ("> > twice", ReadLine("twice", quotes=2)),
        ("a **b** c", ReadLine("a b c", (Style(SpanMark.BOLD, 2, 3),))),
        ("2 * 3 * 4", ReadLine("2 * 3 * 4")),
        ("_*_*", ReadLine("_*_*")),
        ("- _*_*", ReadLine("_*_*", mark="•")),
    ],
)
def test_marks_are_read(text: str, expected: ReadLine) -> None:
    assert line(text) == expected


def test_bold_and_italic_at_once_leave_no_star() -> None:
    read = line("the ***scan***")
    assert read.text == "the scan"
    assert {(style.kind, style.start, style.end) for style in read.styles} == {
        (SpanMark.BOLD, 4, 8),
        (SpanMark.ITALIC, 4, 8),
    }


def test_the_first_letter_says_from_which_side_a_line_is_read() -> None:
    assert line("- (1) שלום hello").from_right
    assert not line("hello שלום").from_right


def test_what_can_not_be_drawn_is_not_given_to_a_painter() -> None:
    assert printable("a\x00b\ud800c\r\td") == "ab\ufffdc\u2028\td"


def test_a_line_without_end_is_cut_at_spaces_and_stays_whole() -> None:
    text = "word " * LONGEST_MARKED
    pieces = [each.text for each in read_lines(text)]
    assert len(pieces) > 1
    assert "".join(pieces) == text
