"""Where Markdown marks stand in a line, and how lines go on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.marks import (
    LineMark,
    SpanMark,
    continued,
    index_at,
    prefix_of,
    spans_in,
    toggled_lines,
    units,
)

LINES = st.lists(
    st.sampled_from(["a", "word", " ", "*", "**", "_", "`", "# ", "- ", "> ", "1. ", "😀"]), max_size=12
)


@pytest.mark.parametrize(
    ("line", "next_start"),
    [
        ("- bread", "- "),
        ("* bread", "* "),
        ("9. bread", "10. "),
        ("3) bread", "4) "),
        ("- [x] bread", "- [ ] "),
        ("> she said", "> "),
        ("> - inside", "> - "),
        ("  - deeper", "  - "),
        ("plain", ""),
        ("# Heading", ""),
        ("", ""),
        ("-no space", ""),
        ("- ", None),
        ("> ", None),
        (">", None),
        ("2. ", None),
    ],
)
def test_enter_goes_on_with_lists_and_quotes_and_ends_them_on_an_empty_item(line, next_start):
    assert continued(line) == next_start


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("a **bold** word", [(SpanMark.BOLD, 2, 10)]),
        ("an *italic* word", [(SpanMark.ITALIC, 3, 11)]),
        ("an _italic_ word", [(SpanMark.ITALIC, 3, 11)]),
        ("a __bold__ word", [(SpanMark.BOLD, 2, 10)]),
        ("***both***", [(SpanMark.BOLD, 0, 10), (SpanMark.ITALIC, 0, 10)]),
        ("snake_case_name", []),
        ("2 * 3 * 4", []),
        ("- item *one*", [(SpanMark.ITALIC, 7, 12)]),
        ("* item", []),
        ("`*code*`", [(SpanMark.CODE, 0, 8)]),
        ("**open", []),
        ("****", []),
        ("* * *", []),
    ],
)
def test_marked_words_are_found_and_lone_marks_are_left_alone(line, spans):
    assert [(span.kind, span.start, span.end) for span in spans_in(line)] == spans


@given(LINES.map("".join))
def test_marks_never_reach_outside_the_line(line):
    assert 0 <= len(prefix_of(line)) <= len(line)
    for span in spans_in(line):
        assert len(prefix_of(line)) <= span.start < span.start + span.mark <= span.end - span.mark < span.end
        assert span.end <= len(line)


@given(st.lists(LINES.map("".join), min_size=1, max_size=4), st.sampled_from(list(LineMark)))
def test_one_press_gives_the_mark_to_every_line_unless_all_have_it(lines, kind):
    written = [line for line in lines if line.strip()] or lines
    had_it = all(prefix_of(line).has(kind) for line in written)
    after = toggled_lines(lines, kind)
    changed = [new for old, new in zip(lines, after, strict=True) if old in written]
    if had_it:
        assert all(len(new) < len(old) for old, new in zip(written, changed, strict=True))
    else:
        assert all(prefix_of(line).has(kind) for line in changed)


def test_blank_lines_between_paragraphs_get_no_mark():
    assert toggled_lines(["one", "", "two"], LineMark.QUOTE) == ["> one", "", "> two"]
    assert toggled_lines(["> one", "", "> two"], LineMark.QUOTE) == ["one", "", "two"]
    assert toggled_lines([""], LineMark.LIST) == ["- "]


def test_a_heading_that_becomes_a_list_is_no_heading_any_more():
    assert toggled_lines(["# one", "two"], LineMark.LIST) == ["- one", "- two"]
    assert toggled_lines(["> 1. one"], LineMark.HEADING) == ["> # one"]


@given(st.text(alphabet=st.sampled_from("aé中😀𝄞"), max_size=20))
def test_indexes_and_utf16_units_are_each_others_inverse(text):
    at = units(text) if text else (lambda index: index)
    for index in range(len(text) + 1):
        assert at(index) == len(text[:index].encode("utf-16-le")) // 2
        assert index_at(text, at(index)) == index


@pytest.mark.parametrize("text", ["", "frost", "früh", "a 💔 b"])
def test_a_place_beyond_a_line_is_its_end(text):
    assert index_at(text, 40) == len(text)
