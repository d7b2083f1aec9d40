"""What is kept in the Coping room: as it was typed, also beside a damaged journal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from made_journals import new_journal

from journal_app.domain.coping import (
    NOTHING_KEPT,
    CopingRecords,
    ExerciseTurn,
    Knows,
    LeaveLetter,
    Telling,
)
from journal_app.services.session import OpenJournal

NOW = datetime(2026, 11, 23, 20, 30, tzinfo=timezone(timedelta(hours=1)))
KEPT = CopingRecords(
    (Telling("Mo", Knows.LATER, "  I have news.\n\n"), Telling("", draft="to nobody yet"), Telling("Jo\0")),
    LeaveLetter("loss", "Kim", "30 November", "", "Ada", "\n two  spaces ", ("share", "days")),
    (ExerciseTurn("box", NOW, 3, 1), ExerciseTurn("gone", NOW, 0, 0)),
)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[OpenJournal]:
    opened = new_journal(tmp_path / "journal", "a quiet garden").open_journal
    yield opened
    opened.close()


def test_nothing_is_kept_at_first(journal: OpenJournal) -> None:
    assert journal.coping.records() == NOTHING_KEPT


def test_it_comes_back_as_it_was_typed_and_empty_lines_go(journal: OpenJournal) -> None:
    people = (*KEPT.tellings, Telling("  ", Knows.KNOWS))
    journal.coping.save(CopingRecords(people, KEPT.letter, KEPT.turns))
    assert journal.coping.records() == KEPT
    journal.coping.save(NOTHING_KEPT)
    assert journal.coping.records() == NOTHING_KEPT


def test_beside_a_damaged_journal_it_is_kept_and_comes_in_when_it_is_whole(journal: OpenJournal) -> None:
    journal.coping.save(CopingRecords((Telling("Jo"),)))
    journal.keep_as_it_is()
    assert journal.coping.records() == CopingRecords((Telling("Jo"),))
    journal.coping.save(KEPT)
    assert journal.coping.records() == KEPT
    folder = journal.folder
    journal.close()
    again = session_of(folder)
    assert again.coping.records() == CopingRecords((Telling("Jo"),))
    assert again.bring_in_what_was_aside() == 1
    assert again.coping.records() == KEPT
    again.close()


def session_of(folder: Path) -> OpenJournal:
    from journal_app.services.session import open_with_passphrase

    return open_with_passphrase(folder, "a quiet garden")
