"""A journal made by any version opens in every later one, with everything in it."""

from __future__ import annotations

import json
import shutil
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from made_journals import new_journal

from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm
from journal_app.domain.errors import FolderNotWritable, NewerJournal
from journal_app.domain.search import SearchFilter
from journal_app.domain.support import MarkedDay, Person, PlanPart, VisitNotes
from journal_app.domain.words import ChosenWords, LossWord, Partner
from journal_app.services import session
from journal_app.services.exporting import export_json
from journal_app.services.verify import verify_journal
from journal_app.store.lock import FolderLock

OLD = Path(__file__).parent / "old_journals"
PASSPHRASE = "a quiet garden in the rain"
WINTER = timezone(timedelta(hours=1))
DAY = date(2026, 11, 2)


@pytest.fixture(params=["schema_1", "schema_2"])
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
    while opened.journal.tidy():
        pass
    finder = opened.open_finder()
    for words in ("kett", "雨", "midnight", "two words", "title:monday", '#"two words"', "-midnight"):
        assert finder.count(words, SearchFilter()) == 1, words
    assert finder.count("bin", SearchFilter()) == 0
    opened.close()


@pytest.mark.parametrize("name", ["schema_1", "schema_2", "schema_7"])
def test_an_old_recovery_code_still_fits(name: str, tmp_path: Path) -> None:
    old = Path(shutil.copytree(OLD / name, tmp_path / "journal"))
    rows = (OLD / "README.md").read_text("utf-8").splitlines()
    code = next(row.split("|")[4].strip() for row in rows if row.startswith(f"| {name}"))
    for key_file in ("journal.key", "journal.key2"):
        (old / key_file).unlink()
    session.check_code(old, code)


def test_a_journal_from_before_check_ins_takes_them(tmp_path: Path) -> None:
    old = Path(shutil.copytree(OLD / "schema_1", tmp_path / "journal"))
    opened = session.open_with_passphrase(old, PASSPHRASE)
    assert opened.check_ins.records() == []
    opened.check_ins.save(CheckInForm(DAY, Ratings(2)), datetime(2026, 11, 5, 20, tzinfo=WINTER))
    assert len(opened.check_ins.records()) == 1
    opened.close()


def test_old_check_ins_plan_people_and_answers_are_all_there(tmp_path: Path) -> None:
    old = Path(shutil.copytree(OLD / "schema_2", tmp_path / "journal"))
    opened = session.open_with_passphrase(old, PASSPHRASE)
    (record,) = opened.check_ins.records()
    assert (record.for_date, record.rev, record.note) == (DAY, 2, "Longer.")
    assert record.ratings == Ratings(
        sad_anx=3, hopeless=1, no_interest=3, concentration=0, sleep=1, suicidal=1
    )
    assert opened.check_ins.draft() == CheckInForm(date(2026, 11, 4), Ratings(sleep=2), "half a sen")
    assert opened.support.plan() == (PlanPart("Who I call", "Ada,\nthen the line"),)
    assert opened.support.people() == (Person("Ada", "07700 900118", "evenings"),)
    assert opened.support.marked_days() == (MarkedDay(date(2026, 12, 24), "a hard day"),)
    assert opened.support.visit_notes() == VisitNotes("Iron", "Sleep?")
    assert opened.care.appointments() == [date(2026, 11, 9)]
    found = opened.care.look(datetime(2026, 11, 3, 9, tzinfo=WINTER), opened.settings)
    assert (found.show, found.quiet_mode, found.raw) == (("CRISIS_FOLLOWUP:talk",), True, 2)
    assert verify_journal(opened).check_ins == 1
    assert not opened.settings.care_prompts
    opened.close()


def test_all_that_an_old_journal_held_is_in_the_export_of_today(tmp_path: Path) -> None:
    old = Path(shutil.copytree(OLD / "schema_7", tmp_path / "journal"))
    opened = session.open_with_passphrase(old, PASSPHRASE)
    assert verify_journal(opened).whole
    now = datetime(2026, 11, 22, 21, 40, tzinfo=WINTER)
    export_json(opened.connection, tmp_path / "all.json", now, None, lambda _done, _total: None)
    opened.close()
    then = json.loads((OLD / "schema_7.json").read_bytes())
    today = json.loads((tmp_path / "all.json").read_bytes())
    assert then["entries"], "letters, photos, versions and a page in the bin"
    assert {name: today[name] for name in then if name != "version"} == {
        name: part for name, part in then.items() if name != "version"
    }


def test_an_old_journal_that_can_not_be_brought_up_to_date_says_why(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stands on a medium that takes nothing: what it holds can't be asked for with the words of today."""

    def refuses(_lock: FolderLock) -> None:
        raise FolderNotWritable

    monkeypatch.setattr(FolderLock, "take", refuses)
    with pytest.raises(FolderNotWritable):
        session.open_for_reading(old, PASSPHRASE)


def test_a_journal_of_a_later_version_is_refused_for_reading_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = new_journal(tmp_path / "journal", PASSPHRASE).open_journal
    opened.connection.execute("PRAGMA user_version = 999")
    with pytest.raises(NewerJournal):
        session.open_for_reading(tmp_path / "journal", PASSPHRASE)
    opened.close()
