"""Dates under a picture are short, in the person's language, and never on top of each other."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from journal_app.render.date_labels import date_labels
from journal_app.render.day_columns import Span, gather, gather_to_fit
from journal_app.render.short_dates import day_and_month, month_name, year_number

DAY = date(2026, 11, 9)
HERE = QLocale("en_GB")


def _days(length: int) -> list[date]:
    return [DAY - timedelta(days=length - 1 - n) for n in range(length)]


@pytest.mark.parametrize(
    ("language", "full", "short"),
    [
        ("en_GB", "9 November", "9 Nov"),
        ("en_US", "November 9", "Nov 9"),
        ("de_DE", "9. November", "9. Nov."),
        ("es_ES", "9 de noviembre", "9 de nov"),
        ("ja_JP", "11月9日", "11月9日"),
        ("lv_LV", "9. novembris", "9. nov."),
        ("hu_HU", "november 9.", "nov. 9."),
    ],
)
def test_a_day_is_said_without_its_weekday_and_year(language: str, full: str, short: str) -> None:
    locale = QLocale(language)
    assert day_and_month(locale, DAY) == full
    assert day_and_month(locale, DAY, short=True) == short


def test_months_and_years_stand_alone() -> None:
    assert (month_name(HERE, DAY), month_name(HERE, DAY, short=True)) == ("November", "Nov")
    assert (year_number(HERE, DAY), year_number(QLocale("ar_EG"), DAY)) == ("2026", "٢٠٢٦")


def test_every_language_that_qt_knows_has_a_day_and_a_month() -> None:
    any_of = QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    for locale in QLocale.matchingLocales(*any_of):
        words = day_and_month(locale, DAY)
        assert locale.toString(2026) not in words, locale.name()
        assert words.strip() == words
        assert len(words) > 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(length=st.integers(1, 4000), width=st.integers(20, 1500), size=st.integers(8, 30))
def test_labels_never_meet_or_leave_their_room(
    qapp: QApplication, length: int, width: int, size: int
) -> None:
    font = QFont()
    font.setPixelSize(size)
    metrics = QFontMetricsF(font)
    span, columns = gather_to_fit(_days(length), width, 5)
    labels = date_labels(columns, span, width / len(columns), width, metrics, HERE)
    for (left, words), (right, _) in pairwise(labels):
        assert left + metrics.horizontalAdvance(words) < right
    assert labels[0][0] >= 0
    if len(labels) > 1:
        assert labels[-1][0] + metrics.horizontalAdvance(labels[-1][1]) <= width + 0.01


@pytest.mark.parametrize(
    ("length", "span", "words"),
    [
        (14, Span.DAY, ["27 Oct", "3 Nov", "9 Nov"]),
        (140, Span.WEEK, ["Jun 2026", "Jul", "Aug", "Sept", "Oct", "Nov 2026"]),
        (2000, Span.MONTH, ["May 2021", "2022", "2023", "2024", "2025", "2026", "Nov 2026"]),
    ],
)
def test_the_ends_are_named_and_what_has_room_between(
    qapp: QApplication, length: int, span: Span, words: list[str]
) -> None:
    font = QFont()
    font.setPixelSize(12)
    columns = gather(_days(length), span)
    labels = date_labels(columns, span, 900 / len(columns), 900, QFontMetricsF(font), HERE)
    assert [word for _, word in labels] == words
