"""The calm line goes only where there were answers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale, QPointF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from journal_app.render.calm_line_drawing import CalmLineDrawing, CalmLook
from journal_app.render.day_columns import Span

DAY = date(2026, 11, 22)
WORDS = ("Not today", "A little", "A lot of the day", "Almost all day")
LINE = QColor("#0000FF")
WIDTH = 600


def _drawing(*ratings: int | None, days: list[date] | None = None, back: bool = False) -> CalmLineDrawing:
    font = QFont()
    font.setPixelSize(12)
    white = QColor("white")
    look = CalmLook(line=LINE, level=white, text=white, muted=white, font=font, small_font=font, unit=1.0)
    days = days or [DAY + timedelta(days=n) for n in range(len(ratings))]
    return CalmLineDrawing("Sleep", days, ratings, WORDS, look, WIDTH, QLocale("en_GB"), back)


def _heights(drawing: CalmLineDrawing) -> list[int | None]:
    """Return how far down the line is in each pixel column; None where there is no line."""
    image = QImage(WIDTH, round(drawing.height) + 1, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    drawing.paint(painter, QPointF(0, 0))
    painter.end()
    heights: list[int | None] = []
    for x in range(WIDTH):
        inked = [y for y in range(image.height()) if image.pixelColor(x, y) == LINE]
        heights.append(sum(inked) // len(inked) if inked else None)
    return heights


def _columns(drawing: CalmLineDrawing) -> list[int | None]:
    return [drawing.column_at(QPointF(x + 0.5, drawing.height / 2)) for x in range(WIDTH)]


@pytest.mark.parametrize("back", [False, True])
def test_days_without_an_answer_stay_a_gap(qapp: QApplication, back: bool) -> None:
    drawing = _drawing(2, 2, 2, None, None, 1, 1, back=back)
    inked = {
        column
        for column, height in zip(_columns(drawing), _heights(drawing), strict=True)
        if height is not None
    }
    assert inked == {0, 1, 2, 5, 6}


def test_days_that_are_not_in_the_list_are_a_gap_too(qapp: QApplication) -> None:
    days = [DAY, DAY + timedelta(days=1), DAY + timedelta(days=9), DAY + timedelta(days=10)]
    heights = _heights(_drawing(1, 1, 1, 1, days=days))
    inked = [x for x, height in enumerate(heights) if height is not None]
    assert inked[-1] - inked[0] + 1 > len(inked), "the line is in two pieces"


def test_a_single_answer_is_a_dot(qapp: QApplication) -> None:
    heights = _heights(_drawing(None, 2, None))
    assert 3 <= sum(height is not None for height in heights) <= 7


def test_the_line_is_soft_and_never_leaves_the_answers_between_two_days(qapp: QApplication) -> None:
    heights = [height for height in _heights(_drawing(0, 3, 3, 0)) if height is not None]
    top, bottom = min(heights), max(heights)
    assert bottom - top == pytest.approx(60, abs=1), "three steps between four levels"
    assert heights[0] == heights[-1] == bottom
    middle = len(heights) // 2
    assert heights[: middle + 1] == sorted(heights[: middle + 1], reverse=True)
    assert heights[middle:] == sorted(heights[middle:])


def test_many_days_become_few_points(qapp: QApplication) -> None:
    drawing = _drawing(*[n % 4 for n in range(366)])
    assert drawing.span is Span.WEEK
    assert len(drawing.columns) < 60


def test_no_days_are_painted_as_nothing(qapp: QApplication) -> None:
    drawing = _drawing()
    assert set(_heights(drawing)) == {None}
    assert drawing.column_at(QPointF(300, 40)) is None


def test_a_missing_answer_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="1 ratings for 2 days"):
        _drawing(1, days=[DAY, DAY + timedelta(days=1)])
