"""The calm line says in words what it shows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.calm_line import CalmLine

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", r"raise\(\)", extend=True)  # of a tool tip

DAY = date(2026, 11, 9)
WORDS = ("Not a problem", "A little", "A lot", "Almost no rest")


def _days(length: int) -> list[date]:
    return [DAY + timedelta(days=n) for n in range(length)]


@pytest.fixture
def line(theme: Theme, qtbot: QtBot) -> CalmLine:
    """A line that is not filled yet."""
    line = CalmLine(theme, QLocale("en_GB"))
    line.resize(500, 150)
    qtbot.addWidget(line)
    return line


@pytest.mark.parametrize(
    ("ratings", "sentence"),
    [
        ((2, 2, None, 1), "Sleep, 9 November to 12 November: a lot, on 2 of the 3 days you answered"),
        ((None, 0, None), "Sleep, 9 November to 11 November: not a problem, on the one day you answered"),
        ((None, None), "Sleep, 9 November to 10 November: no answer"),
        ((3,), "Sleep, 9 November: almost no rest"),
        ((), "There are no answers to show."),
    ],
)
def test_a_sentence_says_the_whole_line(
    line: CalmLine, ratings: tuple[int | None, ...], sentence: str
) -> None:
    line.show_line("Sleep", _days(len(ratings)), ratings, WORDS)
    assert (line.accessibleName(), line.accessibleDescription()) == ("Sleep", sentence)
    assert line.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_day_says_its_answer_under_the_mouse(line: CalmLine) -> None:
    line.show_line("Sleep", _days(3), (1, 2, None), WORDS)
    point = QPoint(495, line.height() // 2)
    QApplication.sendEvent(line, QHelpEvent(QEvent.Type.ToolTip, point, line.mapToGlobal(point)))
    assert QToolTip.text() == "<qt>Sleep, 11 November: no answer</qt>"
    QToolTip.hideText()


def test_only_a_long_line_explains_its_steps(line: CalmLine) -> None:
    line.show_line("Sleep", _days(14), [1] * 14, WORDS)
    assert line.legend_words() == ""
    line.show_line("Sleep", _days(366), [1] * 366, WORDS)
    assert line.legend_words().startswith("Each step is one week.")


def test_it_is_drawn_in_every_size_and_direction(line: CalmLine, theme: Theme) -> None:
    line.show_line("Sleep", _days(14), [1, 2] * 7, WORDS)
    there = line.grab().toImage()
    line.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert line.grab().toImage() != there
    small = line.heightForWidth(500)
    theme.set("dark", 2.0)
    assert line.heightForWidth(500) > 1.5 * small


def test_a_missing_answer_is_refused(line: CalmLine) -> None:
    with pytest.raises(ValueError, match="1 ratings for 2 days"):
        line.show_line("Sleep", _days(2), [1], WORDS)
