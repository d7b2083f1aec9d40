"""Strips: the lines and photos of a book, which no page break goes through, and how they fill pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout

from journal_app.domain.read_lines import ReadLine, printable
from journal_app.render.book_type import LINE, TypeSet, set_text
from journal_app.render.visit_sheet import POINT

Paint = Callable[[QPainter, QPointF], None]


@dataclass(slots=True)
class Strip:
    """A line of words or a photo. `gap` is the room above it, none at the top of a page.

    `keeps`: it stays on the page of the strip after it. `words` are what a reader sees.
    """

    height: float
    paint: Paint
    gap: float = 0.0
    keeps: bool = False
    words: str = ""


class Placing:
    """Puts strips on pages one below the other, and breaks where they allow it."""

    def __init__(self, room: float, put: Callable[[Strip, float], None], turn: Callable[[], None]) -> None:
        """`room` is the height of a page.

        `put` gets a strip and where it stands on the page; `turn` is called before the next page begins.
        """
        self._room = room
        self._put = put
        self._turn = turn
        self._y = 0.0
        self._waiting: list[Strip] = []
        self.page = 1

    @property
    def share(self) -> float:
        """How far down the page the last strip ends: 0 to 1."""
        return self._y / self._room

    def add(self, strip: Strip) -> int:
        """Put a strip, and those before it that keep to it; return on which page the first of them is.

        0: it waits for what it keeps to.
        """
        self._waiting.append(strip)
        if strip.keeps:
            return 0
        strips, self._waiting = self._waiting, []
        high = sum(each.gap + each.height for each in strips)
        if self._y + high > self._room >= high - strips[0].gap:  # what is higher than a page is broken
            self.turn()
        began = 0
        for each in strips:
            if self._y and self._y + each.gap + each.height > self._room:
                self.turn()
            self._y += each.gap if self._y else 0.0
            self._put(each, self._y)
            self._y += each.height
            began = began or self.page
        return began

    def turn(self) -> None:
        """Begin the next page, unless this one is empty."""
        if self._y:
            self._turn()
            self.page += 1
            self._y = 0.0


def words_strips(
    words: str, style: TypeSet, width: float, *, gap: float = 0.0, keeps: bool = False, centred: bool = False
) -> list[Strip]:
    """Return the lines of some words; all of them keep to what follows if `keeps`."""
    words = printable(words).replace("\n", "\u2028")
    from_right = ReadLine(words).from_right
    layout = set_text(words, style, width, from_right=from_right)
    x = 0.0
    if centred:
        widest = max(layout.lineAt(number).naturalTextWidth() for number in range(layout.lineCount()))
        x = max(0.0, (width - widest) / 2) * (-1 if from_right else 1)
    return line_strips(layout, style, x, gap, keeps=keeps)


def line_strips(layout: QTextLayout, style: TypeSet, x: float, gap: float, *, keeps: bool) -> list[Strip]:
    """Return the lines of a layout, `x` from the left.

    A page ends, and begins, with two lines of it at least.
    """
    text = layout.text().encode("utf-16-le", "surrogatepass")  # Qt counts in these units
    last = layout.lineCount() - 1
    strips = []
    for number in range(last + 1):
        line = layout.lineAt(number)
        start, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        strips.append(
            Strip(
                line.height() * style.leading,
                _line(layout, number, style.colour, x),
                gap=0.0 if number else gap,
                keeps=keeps or (number < last and number in (0, last - 1)),
                words=text[start:end].decode("utf-16-le", "replace"),
            )
        )
    return strips


def rule_strip(width: float, gap: float) -> Strip:
    """Return a thin line across the page, which keeps to what follows."""

    def paint(painter: QPainter, at: QPointF) -> None:
        painter.setPen(QPen(QColor(LINE), 0.6 * POINT))
        painter.drawLine(at, at + QPointF(width, 0))

    return Strip(8 * POINT, paint, gap, keeps=True)


def both(first: Paint, second: Paint) -> Paint:
    """Return what paints one after the other."""

    def paint(painter: QPainter, at: QPointF) -> None:
        first(painter, at)
        second(painter, at)

    return paint


def _line(layout: QTextLayout, number: int, colour: str, x: float) -> Paint:
    def paint(painter: QPainter, at: QPointF) -> None:
        painter.setPen(QColor(colour))
        layout.lineAt(number).draw(painter, at + QPointF(x, 0))

    return paint
