"""What two versions of a text have in common, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

MOST_COMPARED = 1_000_000
"""Pairs of pieces that are compared one by one: half a second at worst. Beyond it all is new."""

_PIECES = re.compile(r"\w+|\s+|[^\w\s]")


class Part(StrEnum):
    """Where a stretch of text stands."""

    BOTH = "both"
    EARLIER = "earlier"  # only in the earlier version
    LATER = "later"  # only in the later one


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some text, and where it stands."""

    part: Part
    text: str


def differences(earlier: str, later: str) -> list[Stretch]:
    """Return both texts as one: stretches of both, of the earlier one only, of the later one only.

    Those of BOTH and EARLIER together are the earlier text, those of BOTH and LATER the later one.
    """
    old, new = _PIECES.findall(earlier), _PIECES.findall(later)
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    found = [(Part.BOTH, old[:start])]
    found += _between(old[start : len(old) - end], new[start : len(new) - end])
    found.append((Part.BOTH, old[len(old) - end :]))
    return _joined(found)


def _between(old: list[str], new: list[str]) -> list[tuple[Part, list[str]]]:
    if len(old) * len(new) > MOST_COMPARED:
        return [(Part.EARLIER, old), (Part.LATER, new)]
    found: list[tuple[Part, list[str]]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append((Part.BOTH, old[a:b]))
        else:
            found += [(Part.EARLIER, old[a:b]), (Part.LATER, new[c:d])]
    return found


def _joined(found: Sequence[tuple[Part, list[str]]]) -> list[Stretch]:
    """Put what differs together; a space or comma that two changes have between them belongs to both."""
    stretches: list[Stretch] = []
    earlier = later = between = ""
    for part, pieces in [*found, (Part.BOTH, [])]:
        text = "".join(pieces)
        if part is Part.BOTH and pieces and (earlier or later) and not between and not _has_word(text):
            between = text
        elif part is Part.BOTH:
            _add(stretches, Part.EARLIER, earlier)
            _add(stretches, Part.LATER, later)
            _add(stretches, Part.BOTH, between + text)
            earlier = later = between = ""
        elif text:
            earlier, later, between = earlier + between, later + between, ""
            earlier += text if part is Part.EARLIER else ""
            later += text if part is Part.LATER else ""
    return stretches


def _add(stretches: list[Stretch], part: Part, text: str) -> None:
    if text and stretches and stretches[-1].part is part:
        stretches[-1] = Stretch(part, stretches[-1].text + text)
    elif text:
        stretches.append(Stretch(part, text))


def _has_word(text: str) -> bool:
    return any(each.isalnum() for each in text)
