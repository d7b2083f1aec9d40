"""Where words run from the right, what stands and what goes on changes sides."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.paths import resources_folder
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.segmented_choice import SegmentedChoice
from journal_app.ui.widgets.year_calendar import YearCalendar

RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft


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
