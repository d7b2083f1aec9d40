"""Answers by day as a field of cells, for the eye, the keyboard and a screen reader."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolTip

from journal_app.render.day_columns import sum_up_column
from journal_app.render.heat_map_drawing import RING_ROOM, HeatLook, HeatMapDrawing, HeatRow
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.day_sentences import DaySentences

__all__ = ["HeatMap", "HeatRow"]

_NO_MARKS: Mapping[date, str] = MappingProxyType({})
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_LEAST_WIDTH = 180
_KEPT = 8  # layouts in as many widths
_RING = 2


class HeatMap(QFrame):
    """One line a symptom, one cell a day. Where days would be too thin, a cell is a week, a month or more.

    A cell of several days shows the answer given most often, of equally frequent ones the higher: it is
    always an answer that was given. The arrow keys, Home and End move from cell to cell.
    """

    day_pointed = Signal(date, str)
    """The mouse or the keys came to a cell: its (first) day and what it says in a sentence."""

    legend_changed = Signal(str)
    """`legend_words` are others now: the map got wider or narrower and gathers its days differently."""

    def __init__(self, theme: Theme, locale: QLocale | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._locale = locale or QLocale()
        self._sentences = DaySentences(self._locale, self)
        self._days: tuple[date, ...] = ()
        self._rows: tuple[HeatRow, ...] = ()
        self._marks: Mapping[date, str] = _NO_MARKS
        self._drawings: dict[tuple[int, float], HeatMapDrawing] = {}  # a layout asks for many heights
        self._row, self._place = 0, 0  # where the keys are: a line, and a day's place among the days
        self._hovered: tuple[int, int] | None = None
        self._legend = ""
        self._moved = False  # by keys or a click since it was filled
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Answers by day"))
        self._describe()
        theme.changed.connect(self._measure)

    def show_rows(
        self, days: Sequence[date], rows: Sequence[HeatRow], marks: Mapping[date, str] = _NO_MARKS
    ) -> None:
        """Show answers on `days`, oldest first; `marks` are words for days that matter to the person.

        Raises ValueError for a row without one rating a day.
        """
        for row in rows:
            if len(row.ratings) != len(days):
                raise ValueError(f"{row.name}: {len(row.ratings)} ratings for {len(days)} days")
        self._days, self._rows, self._marks = tuple(days), tuple(rows), dict(marks)
        self._row, self._place = 0, max(0, len(days) - 1)
        self._hovered = None
        self._moved = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if days and rows else Qt.FocusPolicy.NoFocus)
        self._measure()
        self._describe()

    def legend_words(self) -> str:
        """Say how the cells are to be read, for a line under the map. "" if there are none."""
        if not self._days or not self._rows:
            return ""
        drawing = self._laid_out()
        return self._sentences.legend(drawing.span, drawing.has_gaps)

    def hasHeightForWidth(self) -> bool:
        """Say that names wrap and days are gathered in less width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the whole map in a width."""
        return round(self._drawn_in(width).height + 0.5) + 2 * self._margin

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        width = self._theme.px(420)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the width below which nothing could be told apart."""
        return QSize(self._theme.px(_LEAST_WIDTH), self.heightForWidth(max(self.width(), 1)))

    def event(self, event: QEvent) -> bool:
        """Say under the mouse what is there."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self._words_at(QPointF(event.pos()))
            if words:  # as text, whatever a person has written; wrapped
                QToolTip.showText(event.globalPos(), f"<qt>{html.escape(words)}</qt>", self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from cell to cell."""
        key = event.key()
        if not self._days or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in _STEPS:
            down, on = _STEPS[Qt.Key(key)]
            if self.isRightToLeft():
                on = -on
            drawing = self._laid_out()
            self._go_to(self._row + down, drawing.column_of(self._place) + on)
        elif key == Qt.Key.Key_Home:
            self._go_to(self._row, 0)
        elif key == Qt.Key.Key_End:
            self._go_to(self._row, len(self._days))
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to a cell."""
        found = self._cell_at(event.position())
        if found:
            self._go_to(*found)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which cell the mouse is on."""
        found = self._cell_at(event.position())
        if found != self._hovered:
            self._hovered = found
            if found:
                self._point_to(*found)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the cell."""
        self._hovered = None
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._tell_legend()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew in another direction of writing."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the map, and a ring around the cell the keys have come to."""
        drawing = self._laid_out()
        painter = QPainter(self)
        drawing.paint(painter, self._origin)
        if self.hasFocus() and self._rows and self._days:
            cell = drawing.cell(self._row, drawing.column_of(self._place)).translated(self._origin)
            self._paint_ring(painter, cell)
        painter.end()

    @property
    def _margin(self) -> int:
        """Room above and below for the ring around a cell."""
        return self._theme.px(RING_ROOM)

    @property
    def _origin(self) -> QPointF:
        return QPointF(0, self._margin)

    def _paint_ring(self, painter: QPainter, cell: QRectF) -> None:
        px = self._theme.px
        out = px(1) + px(_RING) / 2
        box = cell.adjusted(-out, -out, out, out)
        radius = min(px(7), box.width() / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("accent"), px(_RING)))
        painter.drawRoundedRect(box, radius, radius)

    def _go_to(self, row: int, column: int) -> None:
        """Bring the keys to a cell, or as near to it as there is one."""
        drawing = self._laid_out()
        row = min(max(row, 0), len(self._rows) - 1)
        column = min(max(column, 0), len(drawing.columns) - 1)
        self._row, self._place = row, drawing.columns[column].places[-1]
        self._moved = True
        self._describe()
        self._point_to(row, column)
        announce(self, self._sentence(row, column))
        self.update()

    def _point_to(self, row: int, column: int) -> None:
        self.day_pointed.emit(self._laid_out().columns[column].first, self._sentence(row, column))

    def _cell_at(self, point: QPointF) -> tuple[int, int] | None:
        return self._laid_out().cell_at(point - self._origin)

    def _words_at(self, point: QPointF) -> str:
        drawing = self._laid_out()
        found = drawing.cell_at(point - self._origin)
        if found:
            return self._sentence(*found)
        column = drawing.marks_at(point - self._origin)
        if column is None:
            return ""
        return f"{self._when(column)}: {', '.join(drawing.marks_of(column))}"

    def _sentence(self, row: int, column: int) -> str:
        drawing, shown = self._laid_out(), self._rows[row]
        answers = sum_up_column(shown.ratings, drawing.columns[column])
        words = self._sentences.answer(shown.name, self._when(column), answers, shown.words, drawing.span)
        return ". ".join((words, *drawing.marks_of(column)))

    def _when(self, column: int) -> str:
        drawing = self._laid_out()
        with_year = self._days[0].year != self._days[-1].year
        return self._sentences.when(drawing.columns[column], drawing.span, with_year)

    def _describe(self) -> None:
        """Say the cell the keys have come to; before they have moved, also what is shown."""
        if not self._days or not self._rows:
            self.setAccessibleDescription(self.tr("There are no answers to show."))
            return
        here = self._sentence(self._row, self._laid_out().column_of(self._place))
        if self._moved:
            self.setAccessibleDescription(here)
            return
        about = self.tr("From {days}. The arrow keys go from cell to cell.").format(
            days=self._sentences.from_to(self._days[0], self._days[-1])
        )
        self.setAccessibleDescription(f"{about} {here}")

    def _laid_out(self) -> HeatMapDrawing:
        return self._drawn_in(self.width())

    def _drawn_in(self, width: int) -> HeatMapDrawing:
        key = width, self.devicePixelRatioF()
        if key not in self._drawings:
            if len(self._drawings) >= _KEPT:
                self._drawings.clear()
            look, mirrored = heat_look(self._theme, key[1]), self.isRightToLeft()
            self._drawings[key] = HeatMapDrawing(
                self._days, self._rows, self._marks, look, max(width, 1), self._locale, mirrored
            )
        return self._drawings[key]

    def _measure(self) -> None:
        self._drawings.clear()
        self.updateGeometry()
        self.update()
        self._tell_legend()

    def _tell_legend(self) -> None:
        words = self.legend_words()
        if words != self._legend:
            self._legend = words
            self._describe()  # a cell may stand for other days now
            self.legend_changed.emit(words)


def heat_look(theme: Theme, ratio: float = 1.0) -> HeatLook:
    """Return the look of a heat map on a screen with this many device pixels to a pixel."""
    colours = [theme.palette.heat[rating] for rating in range(4)]
    return HeatLook(
        heat=(QColor(colours[0]), QColor(colours[1]), QColor(colours[2]), QColor(colours[3])),
        edge=theme.colour("edge"),
        text=theme.colour("text"),
        muted=theme.colour("muted"),
        mark=theme.colour("warm"),
        font=theme.font("small"),
        small_font=theme.font("tiny"),
        unit=theme.scale,
        ratio=ratio,
    )
