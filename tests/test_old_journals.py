"""A journal made by any version opens in every later one, with everything in it."""

from __future__ import annotations

import shutil
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from journal_app.domain.search import SearchFilter
from journal_app.domain.words import ChosenWords, LossWord, Partner
from journal_app.services import session
from journal_app.services.verify import verify_journal

OLD = Path(__file__).parent / "old_journals"
PASSPHRASE = "a quiet garden in the rain"
WINTER = timezone(timedelta(hours=1))


@pytest.fixture(params=["schema_1"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of an old journal's folder."""
    return Path(shutil.copytree(OLD / request.param, tmp_path / "journal"))


def test_an_old_journal_opens_with_every_word_day_and_tag(old: Path) -> None:
    opened = session.open_with_passphrase(old, PASSPHRASE)
    rows = opened.journal.rows(None, 10)
    assert [(row.day, row.at) for row in rows] == [
        (date(2026, 11, 3), datetime(2026, 11, 4, 1, 30, tzinfo=WINTER)),
        (date(2026, 11, 2), datetime(2026, 11, 2, 21, 5, tzinfo=WINTER)),
    ]
    entry = opened.journal.entry(rows[1].id)
    assert entry is not None
    assert entry.text == "# Monday\n\nThe kettle sang.\u00a0 \u2028Twice.\t雨の日"
    assert entry.tags == ("home", "two words")
    assert [row.opening for row in opened.journal.binned()] == ["For the bin."]
    assert opened.settings.words == ChosenWords(LossWord.NAME, "Mila", Partner.NO)
    assert opened.settings.loss_dates == (date(2026, 10, 1),)
    assert opened.settings.idle_minutes == 10
    assert verify_journal(opened).whole
    opened.close()


def test_an_old_journal_is_searched_as_a_new_one(old: Path) -> None:
    opened = session.open_with_passphrase(old, PASSPHRASE)
    finder = opened.open_finder()
    for words in ("kett", "雨", "midnight", "two words"):
        assert finder.count(words, SearchFilter()) == 1, words
    assert finder.count("bin", SearchFilter()) == 0
    opened.close()


def test_an_old_recovery_code_still_fits(old: Path) -> None:
    rows = (OLD / "README.md").read_text("utf-8").splitlines()
    code = next(row.split("|")[4].strip() for row in rows if row.startswith("| schema_1"))
    for name in ("journal.key", "journal.key2"):
        (old / name).unlink()
    session.check_code(old, code)
