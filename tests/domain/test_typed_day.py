"""A day can be typed the way people write it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.typed_day import typed_day

NEAR = date(2026, 11, 28)
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
ORDERS = ("dmy", "mdy", "ymd")


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("15", "dmy", date(2026, 11, 15)),
        ("15", "mdy", date(2026, 11, 15)),
        ("15/3", "dmy", date(2026, 3, 15)),
        ("3/15", "mdy", date(2026, 3, 15)),
        ("3/15", "dmy", date(2026, 3, 15)),
        ("3.4.", "dmy", date(2026, 4, 3)),
        ("3/4", "mdy", date(2026, 3, 4)),
        ("15.3.2025", "dmy", date(2025, 3, 15)),
        ("03/15/2025", "mdy", date(2025, 3, 15)),
        ("3/4/25", "mdy", date(2025, 3, 4)),
        ("3/4/98", "dmy", date(1998, 4, 3)),
        ("15032025", "dmy", date(2025, 3, 15)),
        ("20250315", "ymd", date(2025, 3, 15)),
        ("2025-03-15", "dmy", date(2025, 3, 15)),
        ("25-03-15", "ymd", date(2025, 3, 15)),
        ("15 March", "dmy", date(2026, 3, 15)),
        ("March 15, 2025", "mdy", date(2025, 3, 15)),
        ("Sunday, 15th mar 25", "dmy", date(2025, 3, 15)),
        ("2025 March 15", "dmy", date(2025, 3, 15)),
        ("March 2025", "dmy", date(2025, 3, 1)),
    ],
)
def test_a_day_is_understood_as_people_write_it(text, order, day):
    assert typed_day(text, NEAR, order, MONTHS) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tomorrow",
        "31 June",
        "0",
        "99",
        "13/13",
        "1 2 3 4",
        "²",
        "15.3.202",
        "15.3.0025",
        "15 March 20255",
        "022400040999",
        "15/3/22400040999",
        "22400040999 March",
        "9" * 5000,
    ],
)
def test_what_means_no_day_is_none(text):
    assert typed_day(text, NEAR, "dmy", MONTHS) is None


@given(st.dates(date(1000, 1, 1)), st.sampled_from(ORDERS), st.sampled_from("/.- "))
def test_every_day_in_numbers_is_read_as_it_is_written(day, order, between):
    parts = {"d": f"{day.day:02}", "m": f"{day.month:02}", "y": f"{day.year}"}
    assert typed_day(between.join(parts[letter] for letter in order), NEAR, order, MONTHS) == day


@given(st.dates(date(1000, 1, 1)))
def test_every_day_in_words_is_read_as_it_is_written(day):
    assert typed_day(f"{day.day} {MONTHS[day.month - 1].title()} {day.year}", NEAR, "dmy", MONTHS) == day


@given(st.text(max_size=20) | st.from_regex(r"[0-9/. ]{0,40}", fullmatch=True), st.sampled_from(ORDERS))
def test_no_text_is_an_error(text, order):
    typed_day(text, NEAR, order, MONTHS)
