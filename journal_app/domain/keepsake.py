"""A keepsake: what stands on a page to frame, and what follows it in a small booklet."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from journal_app.domain.memorial import WordsFrom
from journal_app.domain.photo import Photo
from journal_app.domain.visit import PaperSize


class Design(StrEnum):
    """Three quiet ways for the page to look."""

    PLAIN = "plain"
    SPRIG = "sprig"
    NIGHT = "night"


@dataclass(frozen=True, slots=True)
class KeepsakePage:
    """What the person wants on it; all but the design may be missing. `photo` is a JPEG or PNG."""

    design: Design
    name: str = field(default="", repr=False)
    when: str = field(default="", repr=False)
    line: str = field(default="", repr=False)
    photo: bytes | None = field(default=None, repr=False)
    size: PaperSize = PaperSize.A4


@dataclass(frozen=True, slots=True)
class Booklet:
    """The page as a cover, then a letter, words from others, and photos, as far as they are wanted."""

    cover: KeepsakePage
    letter: str = field(default="", repr=False)
    words: tuple[WordsFrom, ...] = ()
    photos: tuple[Photo, ...] = ()
