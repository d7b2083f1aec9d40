"""The demo: a journal like any other, with made-up days that are not in the future."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from journal_app.content.library import Library
from journal_app.domain.coping import helped
from journal_app.domain.entry import LETTER
from journal_app.domain.errors import WrongPassphrase
from journal_app.domain.search import SearchFilter
from journal_app.paths import resources_folder
from journal_app.services import session
from journal_app.services.demo import make_demo
from journal_app.vault.kdf import FLOOR

WEEKS = Library(resources_folder() / "content" / "en").demo()
DAYS = WEEKS.entries


@pytest.mark.parametrize(
    "hour", [0, 3, *(pytest.param(hour, marks=pytest.mark.long) for hour in (4, 12, 23))]
)
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


def test_every_room_has_something_to_look_at(journal_folder: Path, now: datetime) -> None:
    opened = make_demo(journal_folder, WEEKS, now)
    journal, memorial, coping = opened.journal, opened.memorials.read(), opened.coping.records()
    rows = journal.rows(None, 500)
    entries = [entry for row in rows if (entry := journal.entry(row.id)) is not None]
    photos = [photo for row in rows if row.photos for photo in journal.photos.of_entry(row.id).photos]
    notes = opened.body_notes.all()
    shown = {
        "a letter that is open": any(row.kind == LETTER and not row.is_sealed for row in rows),
        "a sealed letter": any(row.is_sealed for row in rows),
        "an answer to a prompt": any(entry.prompt for entry in entries),
        "tags": len(journal.tags()) > 3,
        "a star": any(row.favourite for row in rows),
        "photos with words": len(photos) == 2 and all(photo.words for photo in photos),
        "an earlier version": any(journal.versions.of(row.id) for row in rows),
        "a page in the bin": len(journal.binned()) == 1,
        "templates": len(journal.templates.all()) == 2,
        "check-ins": len(opened.check_ins.records()) > 30,
        "dates beside them, one to come": any(day.day > now.date() for day in opened.support.marked_days()),
        "notes for a doctor": bool(opened.support.visit_notes().questions),
        "medicines and words of a day": any(note.medicines and note.words for note in notes),
        "notes on closeness": bool(opened.closeness.records().notes),
        "who knows": bool(coping.tellings),
        "what helped": helped(coping.turns, "feet"),
        "a plan": bool(opened.support.plan()),
        "people": bool(opened.support.people()),
        "a page to remember, with words from somebody": bool(memorial.losses[0].words),
        "its photo": bool(opened.memorials.photos(memorial.losses[0].id)),
        "a date that matters, with a plan": any(kept.note and kept.plan for kept in memorial.dates),
        "a candle that was lit": bool(memorial.candles),
    }
    opened.close()
    assert [name for name, there in shown.items() if not there] == []


def test_a_journal_of_ones_own_begins_without_a_word_of_it(journal_folder: Path) -> None:
    opened = session.create_journal(journal_folder, "a lamp by the window", FLOOR).open_journal
    tables = opened.journal._connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
    ).fetchall()
    count = 'SELECT count(*) FROM "{}"'
    filled = [
        name for (name,) in tables if opened.journal._connection.execute(count.format(name)).fetchone()[0]
    ]
    opened.close()
    assert [name for name in filled if not name.startswith("search_")] == []
