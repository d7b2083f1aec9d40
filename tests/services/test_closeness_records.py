"""What is kept about closeness: as it was typed, also beside a damaged journal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from made_journals import new_journal

from journal_app.domain.closeness import (
    NOTHING_KEPT,
    ClosenessNote,
    ClosenessRecords,
    OwnWords,
    Where,
    note_of,
)
from journal_app.services.open_journal import OpenJournal
from journal_app.services.session import open_with_passphrase

NOW = datetime(2026, 11, 23, 20, 30, tzinfo=timezone(timedelta(hours=1)))
KEPT = ClosenessRecords(
    (ClosenessNote(NOW, Where.NOT_YET), ClosenessNote(NOW, Where.UNSAID, "  Hands are fine.\n\n\0")),
    (OwnWords("partner", "I'm not ready.", " Not this month. "), OwnWords("card:ready-intimacy", "", "Mine")),
)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[OpenJournal]:
    opened = new_journal(tmp_path / "journal", "a quiet garden").open_journal
    yield opened
    opened.close()


def test_it_comes_back_as_it_was_typed_and_what_is_empty_goes(journal: OpenJournal) -> None:
    assert journal.closeness.records() == NOTHING_KEPT
    empty = ClosenessNote(NOW, Where.UNSAID, " \n")
    unchanged = OwnWords("family", "Please don't ask.", "Please don't ask.")
    journal.closeness.save(ClosenessRecords((empty, *KEPT.notes), (*KEPT.own_words, unchanged)))
    assert journal.closeness.records() == KEPT
    journal.closeness.save(NOTHING_KEPT)
    assert journal.closeness.records() == NOTHING_KEPT


def test_a_deleted_note_is_gone_from_the_table(journal: OpenJournal) -> None:
    journal.closeness.save(ClosenessRecords((ClosenessNote(NOW, words="kettlish"), *KEPT.notes)))
    journal.closeness.save(KEPT)
    (count,) = journal.connection.execute("SELECT count(*) FROM closeness_note").fetchone()
    assert count == len(KEPT.notes)


def test_beside_a_damaged_journal_it_is_kept_and_comes_in_when_it_is_whole(journal: OpenJournal) -> None:
    journal.keep_as_it_is()
    journal.closeness.save(KEPT)
    assert journal.closeness.records() == KEPT
    folder = journal.folder
    journal.close()
    again = open_with_passphrase(folder, "a quiet garden")
    assert again.closeness.records() == NOTHING_KEPT
    assert again.bring_in_what_was_aside() == 1
    assert again.closeness.records() == KEPT
    again.close()


def test_a_note_goes_on_until_the_diary_day_ends() -> None:
    note = ClosenessNote(NOW, Where.SOME)
    assert note_of([note], NOW.date()) == note
    assert note_of([note], NOW.date() + timedelta(days=1)) is None
    late = ClosenessNote(NOW.replace(day=24, hour=2), Where.SOME)
    assert note_of([note, late], NOW.date()) == late
    assert note_of([], NOW.date()) is None
