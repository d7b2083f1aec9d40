"""Answers by day, one line a symptom, painted on a screen, a page or a picture.

Every length follows from `HeatLook.unit` and the fonts, so the same drawing serves all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from journal_app.render.date_labels import date_labels
from journal_app.render.day_columns import Column, Span, gather_to_fit, sum_up_column
from journal_app.render.day_marks import DayMarks
from journal_app.render.heat_cell import paint_cell

NARROWEST = 5  # units a column must have; with less, days are gathered
RING_ROOM = 4  # units around the cells in which a ring around one of them has place
_WIDEST = 24
_CELL_HEIGHT = 22
_ROW_GAP = 6
_NAME_GAP = 20
_NAME_SHARE = 0.4  # of the width; where it is too little for names, they stand above their lines
_LEAST_NAME = 120
_WRAP = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A symptom: its name, an answer a day (0 to 3, None for no answer), the words of the four answers."""

    name: str
    ratings: tuple[int | None, ...] = field(repr=False)
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeatLook:
    """Colours, fonts and the size of one unit in what is painted on. Fonts have a size in pixels of it."""

    heat: tuple[QColor, QColor, QColor, QColor]  # ratings 0 to 3
    edge: QColor  # at least 3:1 on the ground
    text: QColor
    muted: QColor
    mark: QColor
    font: QFont  # names
    small_font: QFont  # dates, words of marks
    unit: float  # a pixel of the design: the scale on a screen, resolution / 96 on paper
    ratio: float = 1.0  # device pixels a painted pixel has; edges fall on them


class HeatMapDrawing:
    """Lays the map out in a width; says how high it is and where its cells are; paints it."""

    def __init__(
        self,
        days: Sequence[date],
        rows: Sequence[HeatRow],
        marks: Mapping[date, str],
        look: HeatLook,
        width: float,
        locale: QLocale,
        right_to_left: bool = False,
    ) -> None:
        """`days` come oldest first. Raises ValueError for a row without one rating a day."""
        for row in rows:
            if len(row.ratings) != len(days):
                raise ValueError(f"{row.name}: {len(row.ratings)} ratings for {len(days)} days")
        self._rows = tuple(rows)
        self._look = look
        self._width = width
        self._locale = locale
        self._mirrored = right_to_left
        self._names = QFontMetricsF(look.font)
        self._small = QFontMetricsF(look.small_font)
        self._lay_out_columns(days)
        self._answers = [
            [sum_up_column(row.ratings, column).rating for column in self.columns] for row in self._rows
        ]
        centres = [
            self._left + at * self._pitch + (self._pitch - self._gap) / 2 for at in range(len(self.columns))
        ]
        self._marks = DayMarks(self.columns, centres, marks, width, look.small_font, look.unit)
        self._lay_out_rows()

    columns: tuple[Column, ...]
    span: Span
    height: float

    @property
    def has_gaps(self) -> bool:
        """Say whether any cell has no answer and is dashed."""
        return any(None in answers for answers in self._answers)

    def column_of(self, place: int) -> int:
        """Return the column that holds the day at this place in the list of days."""
        return next(at for at, column in enumerate(self.columns) if place in column.places)

    def marks_of(self, column: int) -> tuple[str, ...]:
        """Return the words of the marked days in a column."""
        return self._marks.words(column)

    def cell(self, row: int, column: int) -> QRectF:
        """Return where a cell is painted."""
        return self._placed(
            QRectF(
                self._left + column * self._pitch,
                self._tops[row],
                self._pitch - self._gap,
                self._snap(_CELL_HEIGHT * self._look.unit),
            )
        )

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return row and column at a point. The room between two cells belongs to one of them."""
        column = self._column_at(point)
        gap = _ROW_GAP * self._look.unit
        for row in range(len(self._rows)):
            cell = self.cell(row, 0)
            if column is not None and cell.top() - gap / 2 <= point.y() < cell.bottom() + gap / 2:
                return row, column
        return None

    def marks_at(self, point: QPointF) -> int | None:
        """Return the column whose marks stand at a point."""
        column = self._column_at(point)
        if column is None or not self._marks.words(column):
            return None
        return column if self._marks_top <= point.y() < self._dates_top else None

    def paint(self, painter: QPainter, origin: QPointF) -> None:
        """Paint the map with its top left corner at `origin`."""
        if not self.columns:
            return
        look = self._look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(origin)
        _step_onto_a_pixel(painter)
        for row in range(len(self._rows)):
            self._paint_name(painter, row)
            for column, rating in enumerate(self._answers[row]):
                cell = self.cell(row, column)
                paint_cell(painter, cell, rating, look.heat, look.edge, look.unit, look.ratio)
        self._marks.paint(painter, self._marks_top, look.mark, self._placed)
        self._paint_dates(painter)
        self._marks.paint_legend(painter, self._legend_top, look.mark, look.muted, self._placed)
        painter.restore()

    def _lay_out_columns(self, days: Sequence[date]) -> None:
        u, width = self._look.unit, self._width
        names = self._longest(row.name for row in self._rows)
        room = _NAME_SHARE * width
        parts = self._longest(part for row in self._rows for part in row.name.split())
        self._names_above = room < min(names, max(parts, _LEAST_NAME * u))
        self._name_width = width if self._names_above else min(names, room)
        beside = self._name_width + _NAME_GAP * u
        self._left = self._snap(RING_ROOM * u if self._names_above else beside)
        grid = width - self._left - RING_ROOM * u
        first_weekday = self._locale.firstDayOfWeek().value
        self.span, self.columns = gather_to_fit(days, grid, NARROWEST * u, first_weekday)
        # A whole number of device pixels, so that all cells are equally wide and sharp.
        pixel = 1 / self._look.ratio
        widest = min(grid / max(1, len(self.columns)), _WIDEST * u)
        self._pitch = max(pixel, widest * self._look.ratio // 1 * pixel)
        self._gap = min(self._snap(max(u, min(self._pitch * 0.22, 4 * u))), self._pitch / 2)

    def _lay_out_rows(self) -> None:
        u = self._look.unit
        y = 0.0
        self._tops: list[float] = []
        self._name_boxes: list[QRectF] = []
        for row in self._rows:
            text = self._names.boundingRect(QRectF(0, 0, self._name_width + 1, 1e6), _WRAP, row.name).height()
            cell = _CELL_HEIGHT * u
            if self._names_above:
                self._name_boxes.append(QRectF(0, y, self._width, text))
                y += text + 3 * u
                self._tops.append(self._snap(y))
                y += cell + 2 * _ROW_GAP * u
            else:
                line = max(cell, text)
                self._name_boxes.append(QRectF(0, y, self._name_width + 1, line))
                self._tops.append(self._snap(y + (line - cell) / 2))
                y += line + _ROW_GAP * u
        self._marks_top = y
        self._dates_top = y + self._marks.height
        self._legend_top = self._dates_top + self._small.height() + 8 * u
        self.height = self._legend_top + self._marks.legend_height

    def _paint_name(self, painter: QPainter, row: int) -> None:
        painter.setFont(self._look.font)
        painter.setPen(self._look.text)
        side = Qt.AlignmentFlag.AlignRight if self._mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | _WRAP
        painter.drawText(self._placed(self._name_boxes[row]), flags, self._rows[row].name)

    def _paint_dates(self, painter: QPainter) -> None:
        painter.setFont(self._look.small_font)
        painter.setPen(self._look.muted)
        cells = self._pitch * len(self.columns) - self._gap
        room = max(cells, min(self._width - self._left, self._small.horizontalAdvance("0") * 24))
        for x, words in date_labels(self.columns, self.span, self._pitch, room, self._small, self._locale):
            size = self._small.horizontalAdvance(words) + 1
            box = QRectF(self._left + x, self._dates_top, size, self._small.height())
            painter.drawText(self._placed(box), Qt.AlignmentFlag.AlignCenter, words)

    def _column_at(self, point: QPointF) -> int | None:
        x = self._width - point.x() if self._mirrored else point.x()
        column = int((x - self._left + self._gap / 2) // self._pitch)
        return column if 0 <= column < len(self.columns) else None

    def _placed(self, box: QRectF) -> QRectF:
        """Return a box where the direction of writing has it."""
        if not self._mirrored:
            return box
        return QRectF(self._snap(self._width) - box.right(), box.top(), box.width(), box.height())

    def _longest(self, names: Iterable[str]) -> float:
        return max(map(self._names.horizontalAdvance, names), default=0.0)

    def _snap(self, length: float) -> float:
        return round(length * self._look.ratio) / self._look.ratio


def draw_heat_map(
    painter: QPainter,
    area: QRectF,
    days: Sequence[date],
    rows: Sequence[HeatRow],
    look: HeatLook,
    marks: Mapping[date, str] | None = None,
    locale: QLocale | None = None,
) -> float:
    """Paint a map into the width of `area`, from its top, and return how high it is."""
    locale = locale or QLocale()
    mirrored = locale.textDirection() == Qt.LayoutDirection.RightToLeft
    drawing = HeatMapDrawing(days, rows, marks or {}, look, area.width(), locale, mirrored)
    drawing.paint(painter, area.topLeft())
    return drawing.height


def _step_onto_a_pixel(painter: QPainter) -> None:
    """Move the origin to the nearest device pixel: a window may start between two of them."""
    to_device = painter.deviceTransform()
    corner = to_device.map(QPointF(0, 0))
    back, possible = to_device.inverted()
    if possible:
        painter.translate(back.map(QPointF(round(corner.x()), round(corner.y()))))
