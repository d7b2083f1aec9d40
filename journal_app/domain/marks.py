"""Markdown marks in one line of writing: where they stand, and what putting or taking one does.

Plain text in, plain text out: the highlighter, the small toolbar and the Enter key share this.
Positions are Python string indexes; `units` turns them into the UTF-16 units that Qt counts in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class LineMark(StrEnum):
    """What the toolbar can make of whole lines."""

    HEADING = "heading"
    LIST = "list"
    CHECK = "check"
    QUOTE = "quote"


class SpanMark(StrEnum):
    """What the toolbar can make of words inside a line. `CODE` is only recognised."""

    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Prefix:
    """The marks at the start of a line: `quote` ("> "), `indent`, then `mark` ("# ", "- ", "2. ")."""

    quote: str
    indent: str
    mark: str

    def __len__(self) -> int:
        return len(self.quote) + len(self.indent) + len(self.mark)

    @property
    def text(self) -> str:
        """The prefix as it stands in the line."""
        return self.quote + self.indent + self.mark

    def has(self, kind: LineMark) -> bool:
        """True if the line is what the toolbar calls `kind`."""
        match kind:
            case LineMark.QUOTE:
                return bool(self.quote)
            case LineMark.HEADING:
                return self.mark.startswith("#")
            case LineMark.CHECK:
                return "[" in self.mark
            case LineMark.LIST:
                return self.is_item and "[" not in self.mark

    @property
    def is_item(self) -> bool:
        """True for an item of a list, with a box to tick or without."""
        return bool(self.mark) and not self.mark.startswith("#")

    @property
    def box(self) -> int | None:
        """Where the "[ ]" or "[x]" of a check list begins in the line; None without one."""
        inside = self.mark.find("[")
        return None if inside < 0 else len(self.quote) + len(self.indent) + inside

    @property
    def is_ticked(self) -> bool:
        """True if the line is an item of a check list, and ticked."""
        return _TICKED.search(self.mark) is not None


@dataclass(frozen=True, slots=True)
class Span:
    """Marked words: `start` and `end` include the marks, each `mark` characters wide."""

    kind: SpanMark
    start: int
    end: int
    mark: int


_PREFIX = re.compile(
    r"(?P<quote>(?:>[ \t]?)*)"
    r"(?P<indent>[ \t]*)"
    r"(?P<mark>\#{1,6}[ \t]+|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,3}[.)][ \t]+)?"
)
_SPANS = (
    (SpanMark.CODE, 1, re.compile(r"`[^`]+`")),
    (SpanMark.BOLD, 2, re.compile(r"\*\*(?=[^\s*]|\*[^\s*]).+?(?<=\S)\*\*(?!\*)")),
    (SpanMark.BOLD, 2, re.compile(r"(?<!\w)__(?=[^\s_]).+?(?<=[^\s_])__(?!\w)")),
    (SpanMark.ITALIC, 1, re.compile(r"(?<!\*)\*(?=[^\s*]|\*\*[^\s*])(?:[^*]|\*\*)+?(?<=\S)\*(?!\*)")),
    (SpanMark.ITALIC, 1, re.compile(r"(?<![\w_])_(?=[^\s_])[^_]+(?<=\S)_(?!\w)")),
)
_PUT = {LineMark.HEADING: "# ", LineMark.LIST: "- ", LineMark.CHECK: "- [ ] "}
LONGEST_MARKED = 20_000
"""Characters without a line break up to which bold and italic words are shown as such: some ten pages of
a book. More is pasted from somewhere; its marks stay characters."""

BOX = 3
"""Characters of the box of a check list: "[ ]"."""

_NUMBER = re.compile(r"\d+")
_TICKED = re.compile(r"\[[xX]\]")


def prefix_of(line: str) -> Prefix:
    """Return the marks a line begins with; all parts are empty for an ordinary line."""
    found = _PREFIX.match(line)
    assert found is not None  # every part may be empty
    return Prefix(found["quote"], found["indent"], found["mark"] or "")


def turns_to_right(line: str) -> bool:
    """True for a ticked line that begins at the right: the x of its box has no say in that."""
    prefix = prefix_of(line)
    if not prefix.is_ticked:
        return False
    rest = map(unicodedata.bidirectional, line[len(prefix) :])
    return next((kind for kind in rest if kind in ("L", "R", "AL")), "L") != "L"


def spans_in(line: str) -> list[Span]:
    """Return the marked words of a line, code first: marks inside code are only characters.

    None in a line longer than LONGEST_MARKED: each key would go through all of it.
    """
    if len(line) > LONGEST_MARKED or not any(mark in line for mark in "*_`"):
        return []
    start = len(prefix_of(line))
    code = [Span(SpanMark.CODE, m.start(), m.end(), 1) for m in _SPANS[0][2].finditer(line, start)]
    masked = line
    for span in code:
        masked = masked[: span.start] + "x" * (span.end - span.start) + masked[span.end :]
    others = [
        Span(kind, found.start(), found.end(), width)
        for kind, width, pattern in _SPANS[1:]
        for found in pattern.finditer(masked, start)
    ]
    return code + others


def continued(line: str) -> str | None:
    """Return what the next line begins with when Enter is pressed at the end of `line`.

    None means that an empty item is left behind: its marks go away and the list or quote ends.
    """
    prefix = prefix_of(line)
    in_list = prefix.is_item
    if not in_list and not prefix.quote:
        return ""
    if not line[len(prefix) :].strip():
        return None
    mark = _TICKED.sub("[ ]", prefix.mark) if in_list else ""
    mark = _NUMBER.sub(lambda number: str(int(number.group()) + 1), mark, count=1)
    return prefix.quote + (prefix.indent + mark if in_list else "")


def toggled_lines(lines: Sequence[str], kind: LineMark) -> list[str]:
    """Return the lines with the mark put before each, or taken from each if all have it.

    Blank lines stay as they are, unless there is nothing else.
    """
    worked_on = [line for line in lines if line.strip()] or list(lines)
    taking = all(prefix_of(line).has(kind) for line in worked_on)
    return [
        _with_mark(line, kind, on=not taking) if line.strip() or line in worked_on else line for line in lines
    ]


def stars_around(text: str, start: int, end: int) -> tuple[int, int, int]:
    """Return `start` and `end` without stars at their inside, and how many stars (0-3) enclose them."""
    while start < end and text[start] == "*":
        start += 1
    while end > start and text[end - 1] == "*":
        end -= 1
    left = right = 0
    while left < 3 and start - left > 0 and text[start - left - 1] == "*":
        left += 1
    while right < 3 and end + right < len(text) and text[end + right] == "*":
        right += 1
    return start, end, min(left, right)


def is_starred(stars: int, kind: SpanMark) -> bool:
    """True if so many stars mean bold (2 or 3), or italic (1 or 3)."""
    return stars >= 2 if kind is SpanMark.BOLD else stars in (1, 3)


def units(text: str) -> Callable[[int], int]:
    """Return a function from indexes of `text` to UTF-16 units, quick where the two agree."""
    if text.isascii() or max(text) <= "\uffff":
        return _same
    at = 0
    offsets = [0]
    for character in text:
        at += 2 if character > "\uffff" else 1
        offsets.append(at)
    return offsets.__getitem__


def index_at(text: str, unit: int) -> int:
    """Return the index in `text` that stands at a UTF-16 unit, or its end; the inverse of `units`.

    A document counts the half of a pair that a keyboard may send, and no text holds it.
    """
    if text.isascii():
        return min(unit, len(text))
    return len(text.encode("utf-16-le")[: 2 * unit].decode("utf-16-le", "ignore"))


def _with_mark(line: str, kind: LineMark, *, on: bool) -> str:
    prefix = prefix_of(line)
    if prefix.has(kind) == on:
        return line
    rest = line[len(prefix) :]
    if kind is LineMark.QUOTE:
        quote = "> " + prefix.quote if on else prefix.quote[1:].removeprefix(" ")
        return quote + prefix.indent + prefix.mark + rest
    mark = _PUT[kind] if on else ""
    return prefix.quote + prefix.indent + mark + rest


def _same(index: int) -> int:
    return index
