"""A day is typed as people write it, and never another one taken in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.widgets import day_field
from journal_app.ui.widgets.day_field import FULL, YEARLY, DayField

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def field(qtbot):
    window = QWidget()
    field = DayField()
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(QLineEdit())
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    field.setDate(QDate(2026, 11, 28))
    field.setFocus()
    field.selectAll()
    yield field  # not returned: the window has to stay


@pytest.mark.parametrize("typed", ["15", "15 nov", "2026-11-15", "15 November 2026"])
def test_a_day_typed_over_what_stands_there_is_the_day(qtbot, field, typed):
    changed = QSignalSpy(field.day_changed)
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.date() == QDate(2026, 11, 15)
    assert field.text() == "15 Nov 2026"
    assert changed.count() == 1


def test_leaving_the_field_reads_it_too(qtbot, field):
    qtbot.keyClicks(field, "3 march 2024")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.date() == QDate(2024, 3, 3)


def test_enter_on_what_means_no_day_goes_nowhere_and_says_how(qtbot, field, monkeypatch):
    went = []
    monkeypatch.setattr(QWidget, "keyPressEvent", lambda _widget, event: went.append(event.key()))
    qtbot.keyClicks(field, "soon")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert went == []
    assert field.selectedText() == "soon"
    assert field.date() == QDate(2026, 11, 28)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "28 Nov 2026"


def test_what_gave_way_when_the_field_was_left_is_not_kept_in_silence(qtbot, field, monkeypatch):
    said = []
    monkeypatch.setattr(day_field, "announce", lambda _widget, words: said.append(words))
    qtbot.keyClicks(field, "soon")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert not field.read(), "who presses a button that keeps the day is asked first"
    assert field.hasFocus()
    assert field.selectedText() == "28 Nov 2026"
    assert said == ["A day, like 15, 15 March or 15 March 2025"]
    assert field.read(), "and has seen it now"


def test_a_day_out_of_reach_is_not_taken_and_is_said(qtbot, field, monkeypatch):
    said = []
    monkeypatch.setattr(day_field, "announce", lambda _widget, words: said.append(words))
    field.setDateRange(QDate(1950, 1, 1), QDate(2026, 11, 28))
    field.selectAll()
    qtbot.keyClicks(field, "1 dec")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.date() == QDate(2026, 11, 28)
    assert said == ["Please choose a day from 1 Jan 1950 to 28 Nov 2026."]
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.date() == QDate(2026, 11, 28)


def test_a_day_of_every_year_shows_none(qtbot, field):
    yearly = DayField(YEARLY)
    field.parentWidget().layout().addWidget(yearly)
    yearly.setDate(QDate(2000, 5, 8))
    yearly.setFocus()
    yearly.selectAll()
    qtbot.keyClicks(yearly, "29 february 2024")
    qtbot.keyClick(yearly, Qt.Key.Key_Return)
    assert yearly.date() == QDate(2000, 2, 29)
    assert yearly.text() == "29 Feb"


def test_arrow_keys_go_by_days_and_page_keys_by_months(qtbot, field):
    for key, day in (
        (Qt.Key.Key_Up, QDate(2026, 11, 29)),
        (Qt.Key.Key_Down, QDate(2026, 11, 28)),
        (Qt.Key.Key_PageDown, QDate(2026, 10, 28)),
        (Qt.Key.Key_PageUp, QDate(2026, 11, 28)),
    ):
        qtbot.keyClick(field, key)
        assert field.date() == day


@pytest.fixture
def spoken() -> Iterator[Callable[[str], None]]:
    """Return a way to choose the language of dates."""
    before = QLocale()
    yield lambda name: QLocale.setDefault(QLocale(name))
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("place", "shown", "yearly"),
    [
        ("en_US", "Nov 9, 2026", "Nov 9"),
        ("en_GB", "9 Nov 2026", "9 Nov"),
        ("de_DE", "9. Nov. 2026", "9. Nov."),
        ("ja_JP", "2026年11月9日", "11月9日"),
    ],
)
def test_a_day_is_shown_in_the_order_of_the_language(
    qtbot: QtBot, spoken: Callable[[str], None], place: str, shown: str, yearly: str
) -> None:
    spoken(place)
    for pattern, words in ((FULL, shown), (YEARLY, yearly)):
        field = DayField(pattern)
        qtbot.addWidget(field)
        field.setDate(QDate(2026, 11, 9))
        assert field.text() == words


@pytest.mark.parametrize(
    "place",
    [
        "en_US",
        "de_DE",
        "fr_FR",
        "pt_BR",
        "ru_RU",
        "pl_PL",
        "el_GR",
        "ja_JP",
        "ar_EG",
        "he_IL",
        "hu_HU",
        "vi_VN",
    ],
)
def test_what_is_shown_means_the_same_day_when_it_is_typed(
    qtbot: QtBot, spoken: Callable[[str], None], place: str
) -> None:
    spoken(place)
    field = DayField()
    qtbot.addWidget(field)
    for month in range(1, 13):
        day = QDate(2025, month, 3)
        field.setDate(day)
        words = field.text()
        field.setDate(QDate(2026, 11, 28))
        field.setText(words)
        assert field.read()
        assert field.date() == day
