"""Where words run from the right, what stands and what goes on changes sides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, QLocale, QPointF, QRect, QRectF, Qt, QTime
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import invalidate

from journal_app.domain.visit import Section, VisitPage
from journal_app.paths import resources_folder
from journal_app.render.body_chart_drawing import BodyChartDrawing, ChartDay, ChartLook
from journal_app.render.recovery_sheet import _paint_groups
from journal_app.render.visit_page import paint_on_screen
from journal_app.render.visit_sheet import VisitSheet
from journal_app.ui.lock.code_panel import CodePanel
from journal_app.ui.theme.theme import Theme
from journal_app.ui.translation import from_the_left
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.date_field import DateField, TimeField, turned
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.passphrase_field import PassphraseField
from journal_app.ui.widgets.segmented_choice import SegmentedChoice
from journal_app.ui.widgets.year_calendar import YearCalendar

RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft


@contextmanager
def turned_round(qapp: QApplication) -> Iterator[None]:
    """Let words run from the right."""
    qapp.setLayoutDirection(RIGHT_TO_LEFT)
    try:
        yield
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def turned_app(qapp: QApplication) -> Iterator[None]:
    """An app whose words run from the right."""
    with turned_round(qapp):
        yield


def painted(paint: Callable[[QPainter], object], width: int = 400, height: int = 300) -> QImage:
    """Return what is painted, on white."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def ink(image: QImage, columns: range) -> int:
    """Count the dots in some columns that are not white."""
    return sum(image.pixelColor(x, y).lightness() < 120 for x in columns for y in range(image.height()))


def test_buttons_in_lines_begin_at_the_right(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setLayoutDirection(RIGHT_TO_LEFT)
    line = FlowLayout(window)
    first, second = QPushButton("One"), QPushButton("Two")
    line.addWidget(first)
    line.addWidget(second)
    line.setGeometry(QRect(0, 0, 400, 60))
    assert first.geometry().right() == 399
    assert second.geometry().right() < first.geometry().left()


def test_the_left_arrow_goes_on_to_the_next_step(qtbot: QtBot) -> None:
    choice = SegmentedChoice(Theme(resources_folder()), [("a", "One"), ("b", "Two"), ("c", "Three")])
    qtbot.addWidget(choice)
    choice.setLayoutDirection(RIGHT_TO_LEFT)
    choice.set_value("a")
    choice.show()
    button = next(each for each in choice.findChildren(QPushButton) if each.text() == "One")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Left)
    assert choice.value == "b"


def test_the_first_day_of_a_week_stands_at_the_right_of_a_year(qtbot: QtBot) -> None:
    year = YearCalendar(Theme(resources_folder()), QLocale("de_DE"))
    qtbot.addWidget(year)
    year.resize(900, 900)
    monday, tuesday = date(2026, 11, 2), date(2026, 11, 3)
    assert year._cell(monday).left() < year._cell(tuesday).left()
    year.setLayoutDirection(RIGHT_TO_LEFT)
    assert year._cell(monday).left() > year._cell(tuesday).left()
    assert year._month_box(1).left() > year._month_box(2).left()


@pytest.mark.usefixtures("turned_app")
def test_an_evening_is_not_turned_into_a_night(qtbot: QtBot, theme: Theme) -> None:
    time, day = TimeField(theme), DateField(theme)
    qtbot.addWidget(time)
    qtbot.addWidget(day)
    time.setTime(QTime(20, 0))
    assert time.text() == "20:00"
    day.setLocale(QLocale("he_IL"))
    day.setDisplayFormat("d MMM yyyy")
    day.setDate(QDate(2026, 3, 14))
    assert day.text() == "14 מרץ 2026"


def test_the_parts_of_a_pattern_are_turned_with_what_stands_between_them() -> None:
    assert turned("d 'de' MMMM, yyyy") == "yyyy, MMMM 'de' d"
    assert turned("h:mm AP") == "AP mm:h"


@pytest.mark.usefixtures("turned_app")
def test_a_name_in_other_letters_stands_where_lines_begin(qtbot: QtBot, theme: Theme) -> None:
    label = make_label("Samaritans 116 123", "question")
    qtbot.addWidget(label)
    label.resize(400, 30)
    picture = label.grab().toImage()
    assert ink(picture, range(200, 400)) and not ink(picture, range(100))


@pytest.mark.usefixtures("turned_app")
def test_the_recovery_code_is_read_from_the_left_everywhere(qtbot: QtBot, theme: Theme) -> None:
    panel = CodePanel(theme)
    qtbot.addWidget(panel)
    panel.show_groups(["0W40", "J2GB", "1G6G", "W3RG"])
    panel.resize(500, 120)
    panel.show()
    (number, first), (_, second), *_ = panel._groups
    assert number.x() < first.x() < second.x()


def test_the_recovery_code_on_paper_is_the_same_everywhere(qapp: QApplication) -> None:
    def paint(painter: QPainter) -> None:
        _paint_groups(painter, ["0W40", "J2GB", "1G6G"], 0, 400, 1.0)

    usual = painted(paint)
    assert ink(usual, range(400))
    with turned_round(qapp):
        assert painted(paint) == usual


@pytest.mark.usefixtures("turned_app")
def test_what_is_typed_does_not_run_under_the_eye(qtbot: QtBot, theme: Theme) -> None:
    field = PassphraseField(theme)
    qtbot.addWidget(field)
    field.resize(300, 40)
    field.show()
    eye = field._eye.geometry()
    assert eye.center().x() < 150
    margins = field._line.textMargins()
    assert margins.left() > margins.right()


@pytest.mark.usefixtures("turned_app")
def test_a_measure_keeps_its_order_among_other_words(theme: Theme) -> None:
    assert from_the_left("38.2 °C") == "\u206638.2 °C\u2069"


def test_a_measure_is_left_alone_where_all_runs_from_the_left() -> None:
    assert from_the_left("38.2 °C") == "38.2 °C"


@pytest.mark.usefixtures("turned_app")
def test_the_cross_of_a_tag_stands_after_its_word(qtbot: QtBot, theme: Theme) -> None:
    chip = Chip(theme, "garden", removable=True)
    qtbot.addWidget(chip)
    assert chip.layoutDirection() == Qt.LayoutDirection.LeftToRight  # whose icon stands at the left


@pytest.mark.parametrize("from_right", [False, True])
def test_the_chart_of_the_body_begins_where_lines_begin(from_right: bool) -> None:
    days = [
        ChartDay(date(2026, 11, 1) + timedelta(days=at), 4 if at == 0 else None, None) for at in range(28)
    ]
    black = QColor("black")
    look = ChartLook(black, black, QColor("white"), black, QColor("white"), QFont("Inter", 9), 1.0)
    chart = BodyChartDrawing(
        days, look, 400, ("Heavy", "None"), [], QLocale("en_GB"), right_to_left=from_right
    )
    picture = painted(chart.paint)
    bar, empty = (range(200, 400), range(200)) if from_right else (range(200), range(200, 400))
    assert ink(picture, bar) and not ink(picture, empty)
    assert chart.day_at(QPointF(1, 10)) == (27 if from_right else None)


def test_the_page_for_a_doctor_begins_where_lines_begin(qapp: QApplication) -> None:
    page = VisitPage("Visit", "9 to 22", "", "", (Section("Sleep", lines=("A little", "A lot")),))

    def paint(painter: QPainter) -> None:
        paint_on_screen(painter, VisitSheet(page), page.size, QRectF(0, 0, 400, 560))

    left, right = range(120), range(280, 400)
    usual = painted(paint, 400, 560)
    assert ink(usual, left) and not ink(usual, right)
    with turned_round(qapp):
        turned_page = painted(paint, 400, 560)
    assert ink(turned_page, right) and not ink(turned_page, left)


def test_a_field_keeps_its_padding_when_the_object_of_its_line_is_gone(qtbot: QtBot, theme: Theme) -> None:
    field = TimeField(theme)
    qtbot.addWidget(field)
    before = field.lineEdit().textMargins().left()
    invalidate(field.lineEdit())
    theme.set("light", 2.0)
    assert field.lineEdit().textMargins().left() == 2 * before
    theme.set("light")
