"""The Remember room: kept as it was typed, seen nowhere else, and gone when it is taken away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from made_journals import new_journal

from journal_app.domain.errors import EntryGone
from journal_app.domain.memorial import (
    NOTHING_KEPT,
    CandleDay,
    KeptDate,
    Loss,
    LossId,
    Memorial,
    When,
    WordsFrom,
)
from journal_app.domain.photo import JPEG, NewPhoto, PhotoId
from journal_app.domain.search import SearchFilter
from journal_app.services.exporting import export_json, export_markdown
from journal_app.services.open_journal import OpenJournal
from journal_app.services.session import open_with_passphrase
from journal_app.services.verify import verify_journal

NOW = datetime(2026, 11, 23, 20, 30, tzinfo=timezone(timedelta(hours=1)))
DAY = NOW.date()
WREN = Loss(
    LossId("wren"),
    "Wren",
    When(2026, 3),
    "  Dear Wren.\n\n",
    (WordsFrom("Mum", "I am here."), WordsFrom("x")),
)
OTHER = Loss(LossId("other"))
KEPT = Memorial(
    (WREN, OTHER),
    (KeptDate(DAY, "the day", plan="by the sea"), KeptDate(date(2024, 2, 29), yearly=False, note=True)),
    (CandleDay(DAY), CandleDay(DAY, WREN.id)),
    on_today=True,
)
PHOTO = NewPhoto(JPEG, 3, 2, b"\xff\xd8\xff a picture", b"\xff\xd8\xff small")


def again(folder: Path) -> OpenJournal:
    return open_with_passphrase(folder, "a quiet garden")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[OpenJournal]:
    opened = new_journal(tmp_path / "journal", "a quiet garden").open_journal
    yield opened
    opened.close()


@pytest.fixture
def filled(journal: OpenJournal) -> OpenJournal:
    journal.memorials.save(KEPT)
    journal.memorials.add_photo(WREN.id, PHOTO, NOW)
    (photo,) = journal.memorials.photos(WREN.id)
    journal.memorials.set_words(photo.id, "a scan of Wren")
    return journal


def count(opened: OpenJournal, table: str) -> int:
    return int(opened.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_nothing_is_kept_or_offered_at_first(journal: OpenJournal) -> None:
    assert journal.memorials.read() == NOTHING_KEPT
    assert journal.memorials.offers(DAY) == (False, False)


def test_it_comes_back_as_it_was_typed_and_empty_words_go(filled: OpenJournal) -> None:
    filled.memorials.save(replace(KEPT, losses=(replace(WREN, words=(*WREN.words, WordsFrom(" "))), OTHER)))
    assert filled.memorials.read() == KEPT
    assert [photo.words for photo in filled.memorials.photos(WREN.id)] == ["a scan of Wren"]


def test_its_photos_are_counted_with_those_of_the_journal_until_they_are_taken_away(
    filled: OpenJournal,
) -> None:
    filled.memorials.add_photo(OTHER.id, PHOTO, NOW)
    assert verify_journal(filled).photos == 2
    (photo,) = filled.memorials.photos(OTHER.id)
    filled.memorials.remove_photo(photo.id)
    assert verify_journal(filled).photos == 1
    filled.memorials.save(NOTHING_KEPT)
    assert verify_journal(filled).photos == 0


def test_other_settings_do_not_switch_the_candle_off(filled: OpenJournal) -> None:
    filled.save_settings(replace(filled.settings, on_this_day=True))
    assert filled.memorials.offers(DAY)[0]
    filled.memorials.save(replace(KEPT, on_today=False))
    assert not filled.memorials.offers(DAY)[0]


def test_nothing_of_it_is_found_listed_or_looked_back_at(filled: OpenJournal) -> None:
    finder = filled.open_finder()
    for word in ("Wren", "Dear", "Mum", "sea", "scan", "day"):
        assert finder.count(word, SearchFilter()) == 0
    finder._connection.close()
    assert filled.journal.rows(None, 10) == []
    filled.save_settings(replace(filled.settings, on_this_day=True))
    for years in range(1, 4):
        assert filled.journal.on_this_day.find(DAY.replace(year=DAY.year + years), ()) is None
    assert filled.journal.latest_on(DAY) is None


def test_an_export_of_chosen_entries_holds_nothing_of_it(filled: OpenJournal, tmp_path: Path) -> None:
    page = replace(filled.journal.new_entry(DAY, NOW), text="only this")
    filled.journal.save(page)
    export_json(filled.connection, tmp_path / "one.json", NOW, [page.id], lambda *_: None)
    export_markdown(filled.connection, tmp_path / "one", (), [page.id], lambda *_: None)
    files = [tmp_path / "one.json", *(path for path in (tmp_path / "one").rglob("*") if path.is_file())]
    assert len(files) >= 2
    for file in files:
        assert b"Wren" not in file.read_bytes()


def test_everything_as_markdown_holds_it_and_no_file_name_tells_of_it(
    filled: OpenJournal, tmp_path: Path
) -> None:
    export_markdown(filled.connection, tmp_path / "all", (), None, lambda *_: None)
    said = (tmp_path / "all" / "remember.md").read_text("utf-8")
    for words in ("Wren", "2026-03", "Dear Wren.", "I am here.", "the day: by the sea", "Without a name"):
        assert words in said
    names = [path.name for path in (tmp_path / "all").rglob("*")]
    assert "remember-1-1.jpg" in names
    assert not any("wren" in name.lower() for name in names)


def test_a_loss_taken_away_comes_back_whole_until_the_room_is_left(filled: OpenJournal) -> None:
    filled.memorials.save(replace(KEPT, losses=(OTHER,)))
    assert filled.memorials.read().losses == (OTHER,)
    filled.memorials.save(KEPT)
    assert filled.memorials.read() == KEPT
    assert len(filled.memorials.photos(WREN.id)) == 1


def test_what_was_taken_away_is_gone_for_good_with_its_photos(filled: OpenJournal) -> None:
    filled.memorials.save(Memorial())
    filled.memorials.forget_removed()
    tables = ("loss", "loss_words", "loss_photo", "photo", "photo_file", "candle_day", "kept_date")
    for table in tables:
        assert count(filled, table) == 0, table
    filled.close()
    for file in filled.folder.iterdir():
        assert b"Wren" not in file.read_bytes()


def test_one_photo_goes_and_comes_back_to_its_place(filled: OpenJournal) -> None:
    filled.memorials.add_photo(WREN.id, PHOTO, NOW)
    first, second = filled.memorials.photos(WREN.id)
    filled.memorials.put_in_order([second.id, first.id])
    filled.memorials.remove_photo(second.id)
    assert [photo.id for photo in filled.memorials.photos(WREN.id)] == [first.id]
    filled.memorials.bring_photo_back(second.id)
    assert [photo.id for photo in filled.memorials.photos(WREN.id)] == [second.id, first.id]
    filled.memorials.remove_photo(first.id)
    filled.memorials.forget_removed()
    assert filled.memorials.picture(first.id) is None
    assert filled.memorials.picture(second.id) == PHOTO.picture
    assert filled.memorials.picture(PhotoId("gone")) is None


def test_a_photo_for_a_loss_that_is_gone_is_refused_and_nothing_is_left_of_it(journal: OpenJournal) -> None:
    with pytest.raises(EntryGone):
        journal.memorials.add_photo(WREN.id, PHOTO, NOW)
    assert count(journal, "photo") == 0


def test_a_journal_with_photos_of_a_loss_is_whole(filled: OpenJournal) -> None:
    assert verify_journal(filled).whole
    filled.connection.execute("DELETE FROM loss_photo")
    assert not verify_journal(filled).whole  # a photo that belongs to nothing


def test_a_candle_lit_from_outside_is_kept_for_all_and_changes_nothing_else(filled: OpenJournal) -> None:
    filled.memorials.light(DAY + timedelta(days=1))
    filled.memorials.light(DAY + timedelta(days=1))
    candles = (*KEPT.candles, CandleDay(DAY + timedelta(days=1)))
    assert filled.memorials.read() == replace(KEPT, candles=candles)


def test_beside_a_damaged_journal_it_is_kept_and_comes_in_with_its_photos(filled: OpenJournal) -> None:
    filled.keep_as_it_is()
    assert filled.memorials.read() == KEPT
    changed = replace(KEPT, losses=(replace(WREN, letter="Later."), OTHER))
    filled.memorials.save(changed)
    filled.memorials.forget_removed()
    assert filled.memorials.read() == changed
    folder = filled.folder
    filled.close()
    opened = again(folder)
    assert opened.memorials.read() == KEPT
    assert opened.bring_in_what_was_aside() == 1
    assert opened.memorials.read() == changed
    assert len(opened.memorials.photos(WREN.id)) == 1
    opened.close()
