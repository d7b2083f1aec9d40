"""One entry as strips of a book: month, day, time and tags, the prompt it answers, its words, its photos."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QLocale, QPointF, QTime
from PySide6.QtGui import QPainter

from journal_app.domain.book import BookEntry
from journal_app.domain.entry import Entry
from journal_app.render.book_front import month_words
from journal_app.render.book_photo import Picture, photo_strips
from journal_app.render.book_strips import Strip, rule_strip, words_strips
from journal_app.render.book_type import DAY, META, MONTH, PROMPT
from journal_app.render.book_writing import writing_strips
from journal_app.render.short_dates import qdate
from journal_app.render.visit_sheet import POINT


def entry_strips(
    each: BookEntry,
    picture: Picture,
    kind: str,
    locale: QLocale,
    width: float,
    room: float,
    *,
    new_month: bool,
    new_day: bool,
) -> Iterator[Strip]:
    """Yield the strips of an entry for a page that is `width` and `room` large.

    `kind`: what the entry is, in words, or nothing. `new_month`, `new_day`: it is the first of these.
    """
    entry = each.entry
    if new_month:
        yield from words_strips(month_words(entry.day, locale), MONTH, width, gap=40 * POINT, keeps=True)
    if new_day:
        yield rule_strip(width, gap=(10 if new_month else 26) * POINT)
        day = locale.toString(qdate(entry.day), QLocale.FormatType.LongFormat)
        yield from words_strips(day, DAY, width, keeps=True)
    about = _about(entry, kind if entry.prompt is None else "", locale)
    yield from words_strips(about, META, width, gap=(2 if new_day else 22) * POINT, keeps=True)
    if entry.prompt is not None:
        yield from words_strips(entry.prompt.words, PROMPT, width, gap=8 * POINT, keeps=True)
    above = 8 * POINT
    for strip in writing_strips(entry.text, width):
        strip.gap += above
        above = 0.0
        yield strip
    for photo in each.photos:
        yield from photo_strips(photo, picture, width, room)
    yield Strip(0.0, _paint_nothing)  # what still waits for more has an end here


def _about(entry: Entry, kind: str, locale: QLocale) -> str:
    """Return the time, what the entry is, and its tags."""
    pattern = locale.timeFormat(QLocale.FormatType.ShortFormat).replace(":ss", "")
    time = locale.toString(QTime(entry.at.hour, entry.at.minute), pattern)
    tags = "  ".join(f"#{tag}" for tag in entry.tags)
    return "  ·  ".join(filter(None, (time, kind, tags)))


def _paint_nothing(_painter: QPainter, _at: QPointF) -> None:
    """The end of an entry is not seen."""
