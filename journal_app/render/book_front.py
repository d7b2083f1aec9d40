"""What stands before the entries of a book: its dates, and the contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QLocale, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QPainter

from journal_app.render.book_strips import Strip, words_strips
from journal_app.render.book_type import CONTENTS, CONTENTS_DAY, CONTENTS_MONTH, COVER, MONTH, set_text
from journal_app.render.short_dates import day_and_month, month_name, qdate, year_number
from journal_app.render.visit_sheet import POINT

_GAP = 12 * POINT


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """An entry: its day, its title or first words, and its page, counted from the first entry's."""

    day: date
    words: str = field(repr=False)
    page: int


def cover_strips(
    lines: Sequence[ContentsLine], locale: QLocale, width: float, room: float
) -> Iterator[Strip]:
    """Yield the title page: from when to when, and nothing else."""
    yield Strip(0.28 * room, _paint_nothing, keeps=True)
    words = span_words(lines[0].day, lines[-1].day, locale) if lines else ""
    yield from words_strips(words, COVER, width, centred=True, keeps=True)
    yield Strip(0.0, _paint_nothing)


def contents_strips(
    lines: Sequence[ContentsLine], before: int, heading: str, locale: QLocale, width: float
) -> Iterator[Strip]:
    """Yield the contents by month. `before`: pages before that of the first entry."""
    yield from words_strips(heading, MONTH, width, keeps=True)
    days = QFontMetricsF(CONTENTS_DAY.font)
    widest = max((days.horizontalAdvance(_day(line, locale)) for line in lines), default=0.0)
    month: tuple[int, int] | None = None
    for line in lines:
        if month != (line.day.year, line.day.month):
            month = (line.day.year, line.day.month)
            yield from words_strips(
                month_words(line.day, locale), CONTENTS_MONTH, width, gap=_GAP, keeps=True
            )
        yield _contents_line(line, before, locale, width, widest)


def span_words(first: date, last: date, locale: QLocale) -> str:
    """Return "Sunday, 22 November 2026", "November 2026" or "2 October – 22 November 2026"."""
    if first == last:
        return locale.toString(qdate(first), QLocale.FormatType.LongFormat)
    end = f"{day_and_month(locale, last)} {year_number(locale, last)}"
    begin = day_and_month(locale, first)
    if first.year != last.year:
        begin = f"{begin} {year_number(locale, first)}"
    return f"{begin} – {end}"


def month_words(day: date, locale: QLocale) -> str:
    """Return "November 2026"."""
    return f"{month_name(locale, day)} {year_number(locale, day)}"


def _contents_line(line: ContentsLine, before: int, locale: QLocale, width: float, days: float) -> Strip:
    mirrored = QGuiApplication.isRightToLeft()
    metrics = QFontMetricsF(CONTENTS.font)
    number = locale.toString(before + line.page)
    numbers = metrics.horizontalAdvance("0000")
    room = width - days - numbers - 2 * _GAP
    words = metrics.elidedText(line.words, Qt.TextElideMode.ElideRight, room)
    height = metrics.lineSpacing() * 1.05

    def paint(painter: QPainter, at: QPointF) -> None:
        def place(x: float, wide: float, y: float = 0.0) -> QPointF:
            return at + QPointF(width - x - wide if mirrored else x, y)

        base = metrics.ascent()
        painter.setPen(QColor(CONTENTS_DAY.colour))
        painter.setFont(CONTENTS_DAY.font)
        day, said = _day(line, locale), set_text(words, CONTENTS, 2 * room)
        painter.drawText(place(0, QFontMetricsF(CONTENTS_DAY.font).horizontalAdvance(day), base), day)
        painter.setPen(QColor(CONTENTS.colour))
        painter.setFont(CONTENTS.font)
        inside = said.lineAt(0).naturalTextRect()
        said.draw(painter, place(days + _GAP, inside.width()) - QPointF(inside.left(), 0))
        wide = metrics.horizontalAdvance(number)
        painter.drawText(place(width - wide, wide, base), number)

    return Strip(height, paint, gap=1.5 * POINT, words=f"{_day(line, locale)} {words} {number}")


def _day(line: ContentsLine, locale: QLocale) -> str:
    return day_and_month(locale, line.day, short=True)


def _paint_nothing(_painter: QPainter, _at: QPointF) -> None:
    """Room is not seen."""
