"""On this day: which page of an earlier year may come up, and what never does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_journals import empty_database

from journal_app.domain.entry import LETTER, Entry, Letter
from journal_app.domain.year_day import YearDay, days_to_look_at, earlier_dates
from journal_app.services.journal import Journal
from journal_app.services.on_this_day import EarlierPage

TODAY = date(2026, 5, 8)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    connection = empty_database(tmp_path / "journal.db")
    yield Journal(connection)
    connection.close()


@pytest.fixture
def write(journal: Journal, now: datetime):
    """Store a page of a day."""

    def write(day: date, hours: int = 0) -> Entry:
        at = now.replace(year=day.year, month=day.month, day=day.day) - timedelta(hours=hours)
        entry = replace(journal.new_entry(day, at), text="The kettle sang.")
        journal.save(entry)
        return entry

    return write


def test_nothing_comes_up_in_a_journal_without_an_earlier_year(journal: Journal, write) -> None:
    assert journal.on_this_day.find(TODAY, ()) is None
    write(TODAY)
    write(TODAY - timedelta(days=364))
    assert journal.on_this_day.find(TODAY, ()) is None


def test_the_latest_year_and_its_first_page_come_up(journal: Journal, write) -> None:
    write(date(2022, 5, 8))
    write(date(2024, 5, 8))
    morning = write(date(2024, 5, 8), hours=9)
    assert journal.on_this_day.find(TODAY, ()) == EarlierPage(morning.id, date(2024, 5, 8))


def test_a_muted_day_and_the_date_of_a_loss_never_come_up(journal: Journal, write) -> None:
    write(date(2025, 5, 8))
    assert journal.on_this_day.find(TODAY, [date(2024, 5, 8)]) is None
    assert journal.on_this_day.find(TODAY, [date(2024, 5, 9)]) is not None
    journal.on_this_day.mute(YearDay(5, 8))
    assert journal.on_this_day.find(TODAY, ()) is None
    assert journal.on_this_day.muted() == (YearDay(5, 8),)
    journal.on_this_day.save_muted(())
    assert journal.on_this_day.find(TODAY, ()) is not None


def test_what_is_in_the_bin_or_sealed_never_comes_up(journal: Journal, write, now: datetime) -> None:
    page, letter = write(date(2024, 5, 8)), write(date(2025, 5, 8))
    letter = replace(letter, kind=LETTER, letter=Letter("Ash"))
    journal.save(letter)
    journal.letters.seal(letter.id, now)
    assert journal.on_this_day.find(TODAY, ()) == EarlierPage(page.id, page.day)
    journal.move_to_bin(page.id, now)
    assert journal.on_this_day.find(TODAY, ()) is None
    journal.letters.unseal(letter.id)
    assert journal.on_this_day.find(TODAY, ()) == EarlierPage(letter.id, letter.day)


def test_the_29th_of_february_comes_up_a_day_earlier_in_years_without_one(journal: Journal, write) -> None:
    leap = write(date(2024, 2, 29))
    found = EarlierPage(leap.id, leap.day)
    assert journal.on_this_day.find(date(2027, 2, 28), ()) == found
    assert journal.on_this_day.find(date(2028, 2, 29), ()) == found
    assert journal.on_this_day.find(date(2028, 2, 28), ()) is None
    assert journal.on_this_day.find(date(2027, 3, 1), ()) is None
    assert journal.on_this_day.find(date(2027, 2, 28), [date(2024, 2, 29)]) is None


@given(st.dates(date(1901, 1, 1), date(2100, 12, 31)))
def test_every_day_that_was_ever_written_on_comes_up_once_in_every_later_year(written: date) -> None:
    year = written.year + 1
    days = [date(year, 1, 1) + timedelta(days=each) for each in range(366)]
    up = [
        day
        for day in days
        if day.year == year and written in earlier_dates(days_to_look_at(day), written.year, day.year)
    ]
    assert len(up) == 1
    assert abs((up[0] - written).days - 365) <= 1
    assert YearDay.read(YearDay.of(written).kept) == YearDay.of(written)
