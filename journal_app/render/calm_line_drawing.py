"""One symptom over days as one calm line, painted on a screen, a page or a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from journal_app.render.day_columns import Answers, Column, gather_to_fit, sum_up_column
from journal_app.render.short_dates import day_and_month, year_number

_NARROWEST = 6  # units between two points; with less, days are gathered
_LEVELS = 4
_LEVEL_HEIGHT = 20
_LINE = 2.5
_DOT = 6
_WORDS_SHARE = 0.3
_WORDS_WIDEST = 120
_WORDS_LEAST = 75
_WRAP = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class CalmLook:
    """Colours, fonts and the size of one unit in what is painted on. Fonts have a size in pixels of it."""

    line: QColor  # at least 3:1 on the ground
    level: QColor  # the four levels: only a hint
    text: QColor
    muted: QColor
    font: QFont  # the name
    small_font: QFont  # words of the levels, dates
    unit: float  # a pixel of the design: the scale on a screen, resolution / 96 on paper


class CalmLineDrawing:
    """Lays the line out in a width; says how high it is and which days are where; paints it.

    Days without an answer are a gap, never bridged; an answer between two gaps is a dot.
    """

    def __init__(
        self,
        name: str,
        days: Sequence[date],
        ratings: Sequence[int | None],
        words: Sequence[str],
        look: CalmLook,
        width: float,
        locale: QLocale,
        right_to_left: bool = False,
    ) -> None:
        """`days` come oldest first. Raises ValueError if there is not one rating a day."""
        if len(days) != len(ratings):
            raise ValueError(f"{name}: {len(ratings)} ratings for {len(days)} days")
        self._name, self._words, self._look = name, words, look
        self._width, self._locale, self._mirrored = width, locale, right_to_left
        u = look.unit
        self._small = QFontMetricsF(look.small_font)
        room = min(_WORDS_SHARE * width, _WORDS_WIDEST * u)
        # The same whatever the words are: lines above each other have their days above each other.
        self._words_width = room if room >= _WORDS_LEAST * u else 0.0
        self._left = self._words_width + 14 * u if self._words_width else _DOT / 2 * u
        self._plot = max(width - self._left - _DOT / 2 * u, 1.0)
        first_weekday = locale.firstDayOfWeek().value
        self.span, self.columns = gather_to_fit(days, self._plot, _NARROWEST * u, first_weekday)
        self.answers = tuple(sum_up_column(ratings, column) for column in self.columns)
        lines = QFontMetricsF(look.font).boundingRect(QRectF(0, 0, width, 1e6), _WRAP, name)
        self._name_box = QRectF(0, 0, width, lines.height())
        self._top = lines.height() + max(self._words_height(words[-1]) / 2, _DOT * u) + 4 * u
        bottom = self._top + (_LEVELS - 1) * _LEVEL_HEIGHT * u
        self._dates_top = bottom + max(self._words_height(words[0]) / 2, _DOT * u) + 4 * u
        self.height = self._dates_top + self._small.height()

    columns: tuple[Column, ...]
    answers: tuple[Answers, ...]
    """What was answered in each column."""
    height: float

    def column_at(self, point: QPointF) -> int | None:
        """Return the column at a point of the plot."""
        x = self._width - point.x() if self._mirrored else point.x()
        if not self.columns or not self._name_box.bottom() < point.y() < self._dates_top:
            return None
        column = int((x - self._left) // (self._plot / len(self.columns)))
        return column if 0 <= column < len(self.columns) else None

    def paint(self, painter: QPainter, origin: QPointF) -> None:
        """Paint the name, the line and its two dates with the top left corner at `origin`."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(origin)
        look = self._look
        side = Qt.AlignmentFlag.AlignRight if self._mirrored else Qt.AlignmentFlag.AlignLeft
        start = side | Qt.AlignmentFlag.AlignAbsolute
        painter.setFont(look.font)
        painter.setPen(look.text)
        painter.drawText(self._name_box, start | Qt.AlignmentFlag.AlignVCenter | _WRAP, self._name)
        self._paint_levels(painter, start)
        self._paint_line(painter)
        self._paint_dates(painter)
        painter.restore()

    def _paint_levels(self, painter: QPainter, start: Qt.AlignmentFlag) -> None:
        painter.setPen(QPen(self._look.level, self._look.unit))
        for rating in range(_LEVELS):
            left, right = self._point(self._left, rating), self._point(self._left + self._plot, rating)
            painter.drawLine(left, right)
        if not self._words_width:
            return
        painter.setFont(self._look.small_font)
        painter.setPen(self._look.muted)
        for rating in (0, _LEVELS - 1):
            high = self._words_height(self._words[rating])
            box = QRectF(0, self._y(rating) - high / 2, self._words_width, high)
            flags = start | Qt.AlignmentFlag.AlignVCenter | _WRAP
            painter.drawText(self._placed(box), flags, self._words[rating])

    def _paint_line(self, painter: QPainter) -> None:
        look = self._look
        pen = QPen(look.line, _LINE * look.unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        for points in self._pieces():
            if len(points) == 1:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.line)
                painter.drawEllipse(points[0], _DOT / 2 * look.unit, _DOT / 2 * look.unit)
                continue
            path = QPainterPath(points[0])
            for before, point in pairwise(points):
                middle = (before.x() + point.x()) / 2
                path.cubicTo(middle, before.y(), middle, point.y(), point.x(), point.y())
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)

    def _pieces(self) -> list[list[QPointF]]:
        """Return the points of each stretch that was answered without a gap."""
        pieces: list[list[QPointF]] = []
        before: Column | None = None
        pitch = self._plot / max(1, len(self.columns))
        for at, (column, answers) in enumerate(zip(self.columns, self.answers, strict=True)):
            if answers.rating is None:
                before = None
                continue
            point = self._point(self._left + (at + 0.5) * pitch, answers.rating)
            if before is not None and column.first - before.last == timedelta(days=1):
                pieces[-1].append(point)
            else:
                pieces.append([point])
            before = column
        return pieces

    def _paint_dates(self, painter: QPainter) -> None:
        if not self.columns:
            return
        first, last = self.columns[0].first, self.columns[-1].last
        painter.setFont(self._look.small_font)
        painter.setPen(self._look.muted)
        words = [self._date_words(day, first.year != last.year) for day in (first, last)]
        sizes = [self._small.horizontalAdvance(each) + 1 for each in words]
        starts = (self._left, self._left + self._plot - sizes[1])
        shown = 1 if first == last or starts[0] + sizes[0] > starts[1] - sizes[1] / 4 else 2
        for left, size, each in list(zip(starts, sizes, words, strict=True))[:shown]:
            box = QRectF(left, self._dates_top, size, self._small.height())
            painter.drawText(self._placed(box), Qt.AlignmentFlag.AlignCenter, each)

    def _date_words(self, day: date, with_year: bool) -> str:
        words = day_and_month(self._locale, day, short=True)
        return f"{words} {year_number(self._locale, day)}" if with_year else words

    def _words_height(self, words: str) -> float:
        if not self._words_width:
            return 0.0
        return self._small.boundingRect(QRectF(0, 0, self._words_width, 1e6), _WRAP, words).height()

    def _y(self, rating: int) -> float:
        return self._top + (_LEVELS - 1 - rating) * _LEVEL_HEIGHT * self._look.unit

    def _point(self, x: float, rating: int) -> QPointF:
        return QPointF(self._width - x if self._mirrored else x, self._y(rating))

    def _placed(self, box: QRectF) -> QRectF:
        if not self._mirrored:
            return box
        return QRectF(self._width - box.right(), box.top(), box.width(), box.height())
