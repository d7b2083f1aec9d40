"""The demo: a journal like any other, with made-up days that are not in the future."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from journal_app.content.library import Library
from journal_app.domain.errors import WrongPassphrase
from journal_app.domain.search import SearchFilter
from journal_app.paths import resources_folder
from journal_app.services import session
from journal_app.services.demo import make_demo

WEEKS = Library(resources_folder() / "content" / "en").demo()
DAYS = WEEKS.entries


@pytest.mark.parametrize("hour", [0, 3, 4, 12, 23])
def test_the_days_are_there_at_any_hour_and_none_is_in_the_future(journal_folder: Path, hour: int) -> None:
    now = datetime(2026, 5, 8, hour, 30, tzinfo=timezone(timedelta(hours=2)))
    opened = make_demo(journal_folder, WEEKS, now)
    rows = opened.journal.rows(None, 500)
    opened.close()
    assert len(DAYS) - 3 <= len(rows) <= len(DAYS)
    assert len(rows) > 5
    assert all(row.at <= now for row in rows)
    assert all(row.opening.strip() for row in rows)


def test_it_has_a_sealed_letter_that_no_search_looks_into(journal_folder: Path, now: datetime) -> None:
    opened = make_demo(journal_folder, WEEKS, now)
    (sealed,) = [row for row in opened.journal.rows(None, 500) if row.is_sealed]
    (made_up,) = [entry for entry in DAYS if entry.sealed]
    assert sealed.opening == made_up.text.split("\n")[0]
    word = max(made_up.text.split(), key=len)
    found = opened.open_finder().find(word, SearchFilter(), None, 50)
    opened.close()
    assert sealed.id not in [hit.row.id for hit in found]


def test_what_is_written_there_can_be_searched(journal_folder: Path, now: datetime) -> None:
    opened = make_demo(journal_folder, WEEKS, now)
    word = max(opened.journal.rows(None, 1)[0].opening.split(), key=len)
    assert opened.open_finder().count(word, SearchFilter()) >= 1
    opened.close()


def test_no_passphrase_that_anybody_knows_opens_it(journal_folder: Path, now: datetime) -> None:
    make_demo(journal_folder, WEEKS, now).close()
    with pytest.raises(WrongPassphrase):
        session.open_with_passphrase(journal_folder, "demo demo demo")


def test_its_check_ins_are_gentle_and_show_one_small_note(journal_folder: Path, now: datetime) -> None:
    opened = make_demo(journal_folder, WEEKS, now)
    records = opened.check_ins.records()
    found = opened.care.look(now, opened.settings)
    opened.close()
    assert len(records) == len(WEEKS.check_ins)
    assert all(not record.ratings.suicidal for record in records)
    assert found.show == ("L1",)
    assert found.why is not None
    assert found.why.symptom == "sleep"
