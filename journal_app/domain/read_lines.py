"""Writing as it is read: lines without their Markdown marks, and what the marks say about them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from journal_app.domain.marks import LONGEST_MARKED, SpanMark, prefix_of, spans_in

_TAB = 4
_MOST_INDENT = 24
_NUMBER = re.compile(r"\d+[.)]")
_HEADING = re.compile(r"#+")
_BREAKS = {ord(end): "\u2028" for end in "\r\v\f\x1c\x1d\x1e\x85\u2029"}
_UNSEEN = {
    code: None for code in (*range(32), *range(127, 160)) if code not in _BREAKS and chr(code) not in "\t\n"
}
_TABLE = _UNSEEN | _BREAKS
_LONE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Style:
    """Words of a line that are bold, italic or code: from `start` up to `end`."""

    kind: SpanMark
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One line of writing. `mark` is a bullet or a number; `ticked` is None without a box."""

    text: str
    styles: tuple[Style, ...] = ()
    heading: int = 0  # 1 is the largest, 0 is none
    quotes: int = 0
    indent: int = 0  # in characters
    mark: str = ""
    ticked: bool | None = None

    @property
    def is_blank(self) -> bool:
        """True if nothing of it would be seen."""
        return not (self.text.strip() or self.mark or self.ticked is not None)

    @property
    def from_right(self) -> bool:
        """True if it is read from the right: its first letter says so."""
        if self.text.isascii():
            return False
        kinds = map(unicodedata.bidirectional, self.text)
        return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def printable(text: str) -> str:
    """Return a text that can be drawn: control characters gone, line ends of other kinds as U+2028."""
    return _LONE.sub("\ufffd", text).translate(_TABLE)


def read_lines(text: str) -> Iterator[ReadLine]:
    """Yield the lines of an entry. Every line break stays."""
    for line in printable(text).split("\n"):
        yield from map(_read, _pieces(line))


def _pieces(line: str) -> Iterator[str]:
    """Cut what is longer than ten pages of a book, where a space is."""
    while len(line) > LONGEST_MARKED:
        at = line.rfind(" ", LONGEST_MARKED // 2, LONGEST_MARKED) + 1 or LONGEST_MARKED
        yield line[:at]
        line = line[at:]
    yield line


def _read(line: str) -> ReadLine:
    prefix = prefix_of(line)
    words, styles = _without_marks(line, len(prefix))
    heading = _HEADING.match(prefix.mark)
    number = _NUMBER.match(prefix.mark)
    has_box = prefix.box is not None
    return ReadLine(
        text=words,
        styles=styles,
        heading=len(heading.group()) if heading else 0,
        quotes=prefix.quote.count(">"),
        indent=min(len(prefix.indent.expandtabs(_TAB)), _MOST_INDENT),
        mark="" if has_box or heading or not prefix.mark else number.group() if number else "•",
        ticked=prefix.is_ticked if has_box else None,
    )


def _without_marks(line: str, start: int) -> tuple[str, tuple[Style, ...]]:
    """Return the words from `start` on without the marks around some of them, and which those are."""
    spans = spans_in(line)
    if not spans:
        return line[start:], ()
    keep = [at >= start for at in range(len(line))]
    for span in spans:
        _leave_out(keep, line, range(span.start, span.end), span.mark)
        _leave_out(keep, line, range(span.end - 1, span.start - 1, -1), span.mark)
    places = list(accumulate(keep, initial=0))
    words = "".join(letter for letter, kept in zip(line, keep, strict=True) if kept)
    if not words:  # signs that are each other's marks, as in _*_*
        return line[start:], ()
    styles = (Style(span.kind, places[span.start], places[span.end]) for span in spans)
    return words, tuple(style for style in styles if style.start < style.end)


def _leave_out(keep: list[bool], line: str, way: range, marks: int) -> None:
    """Leave out so many marks from the beginning of a way on; another span may have the first of them."""
    mark = line[way[0]]
    for at in way:
        if not marks or line[at] != mark:
            return
        if keep[at]:
            keep[at] = False
            marks -= 1
