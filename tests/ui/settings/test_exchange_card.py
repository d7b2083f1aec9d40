"""Export and import in Settings, over real journals: asked first, stopped whole, told in counts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from made_journals import new_journal
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.paths import resources_folder
from journal_app.services.importing import AT_A_TIME
from journal_app.services.session import OpenJournal
from journal_app.ui.settings.exchange_card import ExchangeCard
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme

Make = Callable[[str], tuple[ExchangeCard, OpenJournal]]


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path, now: datetime) -> Iterator[Make]:
    """Return a way to open a journal with its card."""
    tasks = Tasks()
    opened: list[OpenJournal] = []

    def make_one(name: str) -> tuple[ExchangeCard, OpenJournal]:
        made = new_journal(tmp_path / name, f"a lamp by the window of {name}").open_journal
        opened.append(made)
        library = Library(resources_folder() / "content" / "en")
        card = ExchangeCard(theme, tasks, made, library, lambda: now)
        qtbot.addWidget(card)
        card.show()
        return card, made

    yield make_one
    tasks.end()
    for each in opened:
        each.close()


def write(opened: OpenJournal, now: datetime, number: int) -> None:
    for place in range(number):
        opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text=f"page {place}"))


def says(card: ExchangeCard, words: str) -> bool:
    return any(words in label.text() for label in card.findChildren(QLabel) if label.isVisible())


def test_an_export_is_asked_about_first_and_not_now_writes_nothing(make: Make, qtbot: QtBot) -> None:
    card, _ = make("one")
    qtbot.mouseClick(card.json, Qt.MouseButton.LeftButton)
    assert says(card, "whoever has the files can read every word")
    assert card.focusWidget() is card.confirm._no
    qtbot.keyClick(card.confirm._no, Qt.Key.Key_Escape)
    assert card.confirm.isHidden()
    assert card.findChildren(QFileDialog) == []


def test_everything_goes_out_and_comes_into_another_journal(
    make: Make, qtbot: QtBot, tmp_path: Path, now: datetime
) -> None:
    card, opened = make("one")
    write(opened, now, 3)
    card.export_to("json", str(tmp_path / "all.json"))
    qtbot.waitUntil(lambda: says(card, "The export is written: 3 page"))
    card.export_to("markdown", str(tmp_path / "folder"))
    qtbot.waitUntil(
        lambda: (tmp_path / "folder" / "entries").is_dir() and says(card, "The export is written")
    )
    other, into = make("other")
    with qtbot.waitSignal(other.brought):
        other.import_from(str(tmp_path / "all.json"))
    assert says(other, "Pages added: 3.")
    assert into.journal.count() == 3
    with qtbot.waitSignal(other.brought):
        other.import_from(str(tmp_path / "all.json"))
    assert says(other, "Pages added: 0. Here already: 3.")


def test_an_export_of_a_damaged_journal_says_that_what_was_written_since_is_not_in_it(
    make: Make, qtbot: QtBot, tmp_path: Path, now: datetime
) -> None:
    card, opened = make("one")
    opened.keep_as_it_is()
    card.export_to("json", str(tmp_path / "before.json"))
    qtbot.waitUntil(lambda: says(card, "The export is written: 0"))
    assert not says(card, "is not in it")
    write(opened, now, 1)
    card.export_to("json", str(tmp_path / "since.json"))
    qtbot.waitUntil(lambda: says(card, "What you wrote since the journal was damaged is not in it."))


def test_an_import_that_is_stopped_keeps_what_came_whole(
    make: Make, qtbot: QtBot, tmp_path: Path, now: datetime
) -> None:
    card, opened = make("one")
    write(opened, now, 3 * AT_A_TIME)
    card.export_to("json", str(tmp_path / "all.json"))
    qtbot.waitUntil(lambda: says(card, "The export is written"))
    other, into = make("other")
    other.import_from(str(tmp_path / "all.json"))
    qtbot.waitUntil(lambda: other._import is not None)
    other.waiting.stop.click()
    assert says(other, "Stopped. What came in so far is whole")
    assert other.bring.isEnabled()
    with qtbot.waitSignal(other.brought):
        other.import_from(str(tmp_path / "all.json"))
    assert into.journal.count() == 3 * AT_A_TIME


def test_the_journal_can_close_in_the_middle_of_an_import(
    make: Make, qtbot: QtBot, tmp_path: Path, now: datetime
) -> None:
    card, opened = make("one")
    write(opened, now, 3 * AT_A_TIME)
    card.export_to("json", str(tmp_path / "all.json"))
    qtbot.waitUntil(lambda: says(card, "The export is written"))
    other, _ = make("other")
    other.import_from(str(tmp_path / "all.json"))
    qtbot.waitUntil(lambda: other._import is not None)
    other.halt()
    done: list[object] = []
    other._tasks.short.run(object, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert other._import is None


@pytest.mark.parametrize("data", ["[]", '{"format": "rosemary-journal", "version": 2, "entries": []}'])
def test_a_file_of_something_else_is_said(make: Make, qtbot: QtBot, tmp_path: Path, data: str) -> None:
    card, opened = make("one")
    (tmp_path / "else.json").write_text(data)
    card.import_from(str(tmp_path / "else.json"))
    qtbot.waitUntil(lambda: says(card, "his file"))
    assert opened.journal.count() == 0
    assert card.bring.isEnabled()


def test_what_was_refused_is_told_without_a_word_of_it(
    make: Make, qtbot: QtBot, tmp_path: Path, now: datetime
) -> None:
    card, opened = make("one")
    write(opened, now, 2)
    card.export_to("json", str(tmp_path / "all.json"))
    qtbot.waitUntil(lambda: says(card, "The export is written"))
    said = json.loads((tmp_path / "all.json").read_bytes())
    said["entries"][0]["day"] = "kettle"
    (tmp_path / "all.json").write_text(json.dumps(said))
    other, _ = make("other")
    with qtbot.waitSignal(other.brought):
        other.import_from(str(tmp_path / "all.json"))
    assert says(other, "Pages added: 1. Not taken: 1.")
    assert not says(other, "kettle")
