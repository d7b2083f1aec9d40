"""Days, times, numbers, weeks and paper as they are where somebody lives."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QLocale

from journal_app.domain.visit import PaperSize
from journal_app.render.short_dates import date_in_full
from journal_app.ui.journal.day_words import time_words
from journal_app.ui.visit.frame_card import usual_paper

DAY, AT = date(2026, 11, 9), datetime(2026, 11, 9, 21, 5)


@pytest.mark.parametrize(
    ("place", "day", "first_day", "number", "paper"),
    [
        ("de_DE", "9. November 2026", 1, "38,2", PaperSize.A4),
        ("en_US", "November 9, 2026", 7, "38.2", PaperSize.LETTER),
        ("en_GB", "9 November 2026", 1, "38.2", PaperSize.A4),
        ("pt_BR", "9 de novembro de 2026", 7, "38,2", PaperSize.A4),
        ("ja_JP", "2026年11月9日", 7, "38.2", PaperSize.A4),
        ("ar_EG", "٩ نوفمبر ٢٠٢٦", 6, "٣٨٫٢", PaperSize.A4),
        ("he_IL", "9 בנובמבר 2026", 7, "38.2", PaperSize.A4),
    ],
)
def test_a_day_a_number_a_week_and_a_sheet_are_as_where_one_lives(
    place: str, day: str, first_day: int, number: str, paper: PaperSize
) -> None:
    locale = QLocale(place)
    assert date_in_full(locale, DAY) == day
    assert locale.firstDayOfWeek().value == first_day
    assert locale.toString(38.2, "g", 4) == number
    assert usual_paper(locale) is paper


def test_a_time_is_told_by_twelve_or_by_twenty_four_hours() -> None:
    assert time_words(QLocale("de_DE"), AT) == "21:05"
    assert time_words(QLocale("en_US"), AT).replace("\u202f", " ") == "9:05 PM"
