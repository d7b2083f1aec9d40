"""The heat map says the same on a screen, in grey, in either direction of writing, and on paper."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from journal_app.render.heat_map_drawing import HeatLook, HeatMapDrawing, HeatRow, draw_heat_map
from journal_app.render.mark_shapes import SHAPES, paint_shape

DAY = date(2026, 11, 22)
HERE = QLocale("en_GB")
WORDS = ("Not today", "A little", "A lot of the day", "Almost all day")


def _look(unit: float = 1.0, ratio: float = 1.0, grey: bool = False) -> HeatLook:
    font = QFont()
    font.setPixelSize(round(13 * unit))
    shade = QColor("#DDDDDD")
    heat = tuple(QColor(c) for c in ("#EFEDE6", "#CFDDD8", "#8FB3AC", "#3F6B66"))
    return HeatLook(
        heat=(shade, shade, shade, shade) if grey else (heat[0], heat[1], heat[2], heat[3]),
        edge=QColor("#8F8B82"),
        text=QColor("black"),
        muted=QColor("#626764"),
        mark=QColor("#B5694A"),
        font=font,
        small_font=font,
        unit=unit,
        ratio=ratio,
    )


def _days(length: int) -> list[date]:
    return [DAY - timedelta(days=length - 1 - n) for n in range(length)]


def _row(*ratings: int | None, name: str = "Sleep") -> HeatRow:
    return HeatRow(name, ratings, WORDS)


def _painted(drawing: HeatMapDrawing, width: int, ratio: float = 1.0) -> QImage:
    image = QImage(QSize(width, round(drawing.height) + 1) * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    painter = QPainter(image)
    drawing.paint(painter, QPointF(0, 0))
    painter.end()
    return image


def _part(image: QImage, box: QRectF, ratio: float = 1.0) -> QImage:
    return image.copy(QRectF(box.topLeft() * ratio, box.size() * ratio).toRect())


def _alike(one: QImage, other: QImage) -> bool:
    """Say whether two pictures are the same but for the rounding of soft edges."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return all(abs(here - there) <= 2 for here, there in pairs)


def test_answers_are_told_apart_where_all_colours_are_one(qapp: QApplication) -> None:
    drawing = HeatMapDrawing(_days(5), [_row(0, 1, 2, 3, None)], {}, _look(grey=True), 300, HERE)
    image = _painted(drawing, 300)
    parts = [_part(image, drawing.cell(0, column)) for column in range(5)]
    for at, part in enumerate(parts):
        assert all(part != other for other in parts[at + 1 :])


def test_the_fill_rises_with_the_answer(qapp: QApplication) -> None:
    look = _look()
    drawing = HeatMapDrawing(_days(4), [_row(0, 1, 2, 3)], {}, look, 300, HERE)
    image = _painted(drawing, 300)
    filled = []
    for rating in range(4):
        cell = drawing.cell(0, rating)
        x = round(cell.center().x())
        colours = [image.pixelColor(x, y) for y in range(round(cell.top()) + 1, round(cell.bottom()) - 1)]
        filled.append(sum(colour == look.heat[rating] for colour in colours) / len(colours))
    assert filled[1:] == pytest.approx([1 / 3, 2 / 3, 1], abs=0.06)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_all_cells_are_equally_wide_and_lie_on_device_pixels(qapp: QApplication, ratio: float) -> None:
    drawing = HeatMapDrawing(_days(92), [_row(*[3] * 92)], {}, _look(ratio=ratio), 713, HERE)
    cells = [drawing.cell(0, column) for column in range(len(drawing.columns))]
    for cell in cells:
        assert cell.left() * ratio == pytest.approx(round(cell.left() * ratio))
        assert cell.width() == pytest.approx(cells[0].width())
    image = _painted(drawing, 713, ratio)
    parts = [_part(image, cell, ratio) for cell in cells]
    assert all(_alike(part, parts[0]) for part in parts), "each looks exactly like the first"


@pytest.mark.parametrize("length", [1, 14, 42, 92, 366, 3653])
@pytest.mark.parametrize("width", [200, 640])
@pytest.mark.parametrize("unit", [1.0, 2.0])
def test_nothing_is_painted_beyond_the_width_or_thinner_than_can_be_seen(
    qapp: QApplication, length: int, width: int, unit: float
) -> None:
    rows = [_row(*[None] * length, name=name) for name in ("Guilt or worthlessness", "Sleep")]
    drawing = HeatMapDrawing(_days(length), rows, {}, _look(unit), width, HERE)
    last = drawing.cell(1, len(drawing.columns) - 1)
    assert last.right() <= width
    assert last.bottom() < drawing.height
    assert last.width() >= 3 * unit
    assert drawing.cell(0, 0).bottom() < drawing.cell(1, 0).top()


def test_long_names_stand_above_their_cells_where_there_is_little_room(qapp: QApplication) -> None:
    row = _row(1, 2, name="Trouble with keeping the mind on things")
    wide = HeatMapDrawing(_days(2), [row], {}, _look(), 900, HERE)
    narrow = HeatMapDrawing(_days(2), [row], {}, _look(), 220, HERE)
    assert wide.cell(0, 0).left() > 200
    assert narrow.cell(0, 0).left() < 10
    assert narrow.height > wide.height


def test_from_right_to_left_the_first_day_is_on_the_right(qapp: QApplication) -> None:
    days, row = _days(14), _row(*[0] * 13, 3)
    there = HeatMapDrawing(days, [row], {}, _look(), 400, HERE)
    back = HeatMapDrawing(days, [row], {}, _look(), 400, HERE, right_to_left=True)
    assert back.cell(0, 13).left() < back.cell(0, 0).left()
    assert back.cell(0, 0).right() == pytest.approx(400 - there.cell(0, 0).left())
    for column in (0, 13):
        assert back.cell_at(back.cell(0, column).center()) == (0, column)


def test_a_point_between_cells_belongs_to_one_of_them(qapp: QApplication) -> None:
    drawing = HeatMapDrawing(_days(3), [_row(1, 1, 1), _row(2, 2, 2)], {}, _look(), 300, HERE)
    cell = drawing.cell(1, 1)
    for point in (cell.center(), cell.topLeft(), cell.bottomRight() + QPointF(0.5, 0.5)):
        assert drawing.cell_at(point) == (1, 1)
    assert drawing.cell_at(QPointF(1, cell.center().y())) is None, "on the name"
    assert drawing.cell_at(QPointF(cell.center().x(), drawing.height)) is None


def test_marked_days_are_found_and_others_are_not(qapp: QApplication) -> None:
    days = _days(14)
    marks = {days[4]: "Loss", days[5]: "Appointment", DAY + timedelta(days=40): "Later"}
    drawing = HeatMapDrawing(days, [_row(*[1] * 14)], marks, _look(), 400, HERE)
    plain = HeatMapDrawing(days, [_row(*[1] * 14)], {}, _look(), 400, HERE)
    assert drawing.marks_of(4) == ("Loss",)
    assert drawing.marks_of(6) == ()
    below = drawing.cell(0, 4).center() + QPointF(0, 20)
    assert drawing.marks_at(below) == 4
    assert plain.marks_at(below) is None
    assert drawing.height > plain.height, "a line of shapes and a line of words"


def test_days_that_share_a_week_keep_all_their_marks(qapp: QApplication) -> None:
    days = _days(366)
    marks = {days[100]: "Loss", days[101]: "Her day"}
    drawing = HeatMapDrawing(days, [_row(*[1] * 366)], marks, _look(), 600, HERE)
    assert drawing.marks_of(drawing.column_of(100)) == ("Loss", "Her day")


def test_no_two_shapes_look_alike_in_one_colour(qapp: QApplication) -> None:
    pictures = []
    for shape in range(len(SHAPES)):
        image = QImage(40, 40, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        paint_shape(painter, QRectF(2, 2, 36, 36), shape, QColor("black"), 3)
        painter.end()
        pictures.append(image)
    for at, picture in enumerate(pictures):
        assert all(picture != other for other in pictures[at + 1 :])


def test_a_row_without_an_answer_for_each_day_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="2 ratings for 3 days"):
        HeatMapDrawing(_days(3), [_row(1, 2)], {}, _look(), 300, HERE)


def test_it_is_painted_on_paper_too(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "map.pdf"
    writer = QPdfWriter(str(file))
    writer.setResolution(300)
    unit = 300 / 96
    painter = QPainter(writer)
    area = QRectF(100, 200, 1600, 2000)
    high = draw_heat_map(painter, area, _days(14), [_row(*[2] * 14)], _look(unit), {DAY: "Loss"}, HERE)
    painter.end()
    assert 60 * unit < high < 140 * unit
    assert b"/Count 1" in file.read_bytes()


def test_answers_stay_out_of_messages() -> None:
    assert "3, 3" not in repr(_row(3, 3))
