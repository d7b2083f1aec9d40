"""The visit page laid out: where every line of it stands, whatever it is painted on later.

Lengths are in units of 1/1200 inch and are only scaled when painted. So the page on the screen breaks its
lines where the printed one does. It is made to be read in grey.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)

from journal_app.domain.visit import PaperSize, Picture, Section, VisitPage
from journal_app.render.day_columns import Span
from journal_app.render.heat_cell import paint_cell
from journal_app.render.heat_map_drawing import HeatLook, HeatMapDrawing, HeatRow

RESOLUTION = 1200
"""Units to an inch."""

SMALLER = 0.84
"""How much smaller type is when the person asks for it: words then have 8 points, as in a leaflet."""

POINT = RESOLUTION / 72
"""Units to a point."""

_MARGIN = 16.0  # millimetres
_NAME_SHARE = 0.355  # of the width, for names beside words
_HEAT_UNIT = 0.8 * RESOLUTION / 96  # so that a season has room day by day

_BLACK, _GREY = "#1A1A1A", "#4A4A4A"
_LINE = QColor("#9A9A9A")
_EDGE = QColor("#6A6A6A")
_HEAT = (QColor("#FFFFFF"), QColor("#D2D2D2"), QColor("#9C9C9C"), QColor("#3A3A3A"))

_SIZES = {PaperSize.A4: QPageSize.PageSizeId.A4, PaperSize.LETTER: QPageSize.PageSizeId.Letter}

_Paint = Callable[[QPainter], None]


@dataclass(frozen=True, slots=True)
class _Style:
    """A way to set text. `leading` is the distance of lines as a share of the font's own."""

    family: str
    points: float
    weight: QFont.Weight = QFont.Weight.Normal
    colour: str = _BLACK
    leading: float = 1.0


_TITLE = _Style("Literata", 21)
_HEADING = _Style("Literata", 11.5, QFont.Weight.DemiBold)
_WORDS = _Style("Inter", 9.5, leading=1.08)
_NAME = _Style("Inter", 9.5, QFont.Weight.Medium, leading=1.08)
_OWN = _Style("Literata", 10)
_SMALL = _Style("Inter", 8.25, colour=_GREY, leading=1.05)


class VisitSheet:
    """A page laid out: how high it is, how much room there is, and the painting of it.

    The origin is the top left corner of the text, inside the margins.
    """

    def __init__(self, page: VisitPage, locale: QLocale | None = None) -> None:
        self._locale = locale or QLocale()
        self._mirrored = QGuiApplication.isRightToLeft()
        self._scale = SMALLER if page.smaller else 1.0
        area = paper_layout(page.size).paintRectPoints()
        self.width = area.width() * POINT
        self.room = area.height() * POINT
        self._paints: list[_Paint] = []
        self._y = 0.0
        self._head(page)
        self.section_heights: list[float] = []
        for section in page.sections:
            before = self._y
            self._section(section)
            self.section_heights.append(self._y - before)
        self.height = self._y

    @property
    def fits(self) -> bool:
        """Whether all of it has place on one page."""
        return self.height <= self.room

    def paint(self, painter: QPainter) -> None:
        """Paint everything, also what is below the end of the page."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for paint in self._paints:
            painter.save()
            paint(painter)
            painter.restore()

    def _head(self, page: VisitPage) -> None:
        self._text(page.title, _TITLE, 0, self.width)
        if page.name:
            self._gap(2)
            self._text(page.name, _OWN, 0, self.width)
        self._gap(2)
        self._text(page.period, _NAME, 0, self.width)
        self._gap(3)
        self._text(f"{page.made_with} {page.caution}", _SMALL, 0, self.width)
        self._gap(6)
        line = self._y
        self._paints.append(lambda painter: _rule(painter, line, self.width))

    def _section(self, section: Section) -> None:
        if section.is_short:
            self._gap(4)
            self._row(section.heading, section.lines[0])
            return
        self._gap(8)
        self._text(section.heading, _HEADING, 0, self.width)
        self._gap(2)
        words = _OWN if section.own_words else _WORDS
        for line in section.lines:
            self._text(line, words, 0, self.width)
        if section.lines and section.rows:
            self._gap(2)
        for name, said in section.rows:
            self._row(name, said)
        if section.picture:
            self._picture(section.picture)
        if section.small:
            self._gap(2)
            self._text(section.small, _SMALL, 0, self.width)

    def _row(self, name: str, said: str) -> None:
        """Set a name where lines begin and words beside it, both wrapped."""
        top = self._y
        left = self.width * _NAME_SHARE
        self._text(name, _NAME, 0, left - 10 * POINT)
        below = self._y
        self._y = top
        self._text(said, _WORDS, left, self.width - left)
        self._y = max(below, self._y) + 2.5 * POINT * self._scale

    def _picture(self, picture: Picture) -> None:
        self._gap(3)
        look = HeatLook(
            heat=_HEAT,
            edge=_EDGE,
            text=QColor(_BLACK),
            muted=QColor(_GREY),
            mark=QColor(_BLACK),
            font=self._font(_WORDS),
            small_font=self._font(_SMALL),
            unit=_HEAT_UNIT * self._scale,
        )
        rows = [HeatRow(line.name, line.ratings, ()) for line in picture.lines]
        drawing = HeatMapDrawing(picture.dates, rows, {}, look, self.width, self._locale, self._mirrored)
        top = self._y
        self._paints.append(lambda painter: drawing.paint(painter, QPointF(0, top)))
        self._y += drawing.height
        self._legend(picture.legend)
        if drawing.span is not Span.DAY and picture.by_week:
            self._gap(2)
            self._text(picture.by_week, _SMALL, 0, self.width)

    def _legend(self, legend: tuple[str, ...]) -> None:
        """Set a cell of each kind with what it says beside it."""
        unit = _HEAT_UNIT * self._scale
        cell = QRectF(0, 0, 12 * unit, 16 * unit)
        self._gap(4)
        x, top, line = 0.0, self._y, 0.0
        for rating, said in zip((0, 1, 2, 3, None), legend, strict=True):
            text = self._layout(said, _SMALL, self.width - cell.width() - 5 * POINT)
            size = min(cell.width() + 5 * POINT + text.maximumWidth(), self.width)
            if x and x + size > self.width:
                x, top = 0.0, top + line + 3 * POINT
            line = max(cell.height(), text.boundingRect().height())
            left = self._left(x, cell.width())
            place = cell.translated(left, top + (line - cell.height()) / 2)
            beside = self._left(x + cell.width() + 5 * POINT, text.lineAt(0).width())
            words = QPointF(beside, top + (line - text.boundingRect().height()) / 2)
            self._paints.append(_sample(place, rating, unit))
            self._paints.append(_words(text, words, _SMALL.colour))
            x += size + 14 * POINT
        self._y = top + line

    def _text(self, words: str, style: _Style, x: float, width: float) -> None:
        layout = self._layout(words, style, width)
        self._paints.append(_words(layout, QPointF(self._left(x, width), self._y), style.colour))
        self._y += layout.boundingRect().height()

    def _left(self, x: float, width: float) -> float:
        """Return where something this wide begins that begins at `x` for who reads from the left."""
        return self.width - x - width if self._mirrored else x

    def _layout(self, words: str, style: _Style, width: float) -> QTextLayout:
        """Break words into lines, also where there is no space if need be."""
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        if self._mirrored:
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        layout = QTextLayout(words.replace("\n", "\u2028"), self._font(style))
        layout.setTextOption(option)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += line.height() * style.leading
        layout.endLayout()
        return layout

    def _font(self, style: _Style) -> QFont:
        font = QFont(style.family)
        font.setPixelSize(round(style.points * POINT * self._scale))
        font.setWeight(style.weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _gap(self, points: float) -> None:
        self._y += points * POINT * self._scale


def paper_layout(size: PaperSize) -> QPageLayout:
    """Return the upright page with its margins."""
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    return QPageLayout(
        QPageSize(_SIZES[size]), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
    )


def _words(layout: QTextLayout, at: QPointF, colour: str) -> _Paint:
    def paint(painter: QPainter) -> None:
        painter.setPen(QColor(colour))
        layout.draw(painter, at)

    return paint


def _sample(place: QRectF, rating: int | None, unit: float) -> _Paint:
    def paint(painter: QPainter) -> None:
        paint_cell(painter, place, rating, _HEAT, _EDGE, unit, 1.0)

    return paint


def _rule(painter: QPainter, y: float, width: float) -> None:
    painter.setPen(QPen(_LINE, 0.6 * POINT))
    painter.drawLine(QPointF(0, y), QPointF(width, y))
