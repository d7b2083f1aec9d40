"""Backups in Settings, over a real journal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from made_journals import new_journal
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from journal_app.domain.errors import NoRoomForBackup
from journal_app.services.backups import make_backup, source_of
from journal_app.services.reading_backups import Secret, verify_backup
from journal_app.services.session import OpenJournal
from journal_app.ui.settings import backup_card
from journal_app.ui.settings.backup_card import BackupCard
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme

PASSPHRASE = "a lamp by the window"


@pytest.fixture
def opened(journal_folder: Path) -> Iterator[OpenJournal]:
    opened = new_journal(journal_folder, PASSPHRASE).open_journal
    yield opened
    opened.close()


@pytest.fixture
def card(
    qtbot: QtBot, qapp: QApplication, theme: Theme, opened: OpenJournal, now: datetime
) -> Iterator[BackupCard]:
    tasks = Tasks()
    card = BackupCard(theme, tasks.long, opened, lambda: now)
    qtbot.addWidget(card)
    card.show()
    card.enter()
    qtbot.waitUntil(lambda: "Looking" not in card.status.text())
    yield card
    tasks.end()


def says(card: BackupCard, words: str) -> bool:
    labels = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    return any(words in text.replace("\u200b", "") for text in labels)


def test_without_a_backup_it_says_when_the_first_is_made(card: BackupCard) -> None:
    assert says(card, "There is no backup yet.")
    assert not card.show_list.isEnabled()


def test_a_backup_is_made_at_once_and_then_told_of(
    qtbot: QtBot, card: BackupCard, opened: OpenJournal
) -> None:
    card.make.click()
    assert not card.make.isEnabled()
    qtbot.waitUntil(lambda: says(card, "The last backup was made today at"))
    assert says(card, "made and checked")
    assert says(card, str(opened.folder / "backups"))
    card.show_list.click()
    assert says(card, "0 check-in")
    (backup,) = (opened.folder / "backups").glob("*.rosemary")
    assert verify_backup(backup, Secret(PASSPHRASE)).whole


def test_stopping_a_backup_leaves_nothing(
    qtbot: QtBot, card: BackupCard, opened: OpenJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    may_go_on = threading.Event()
    real = backup_card.make_backup

    def slow(*given: object, **named: object) -> object:
        may_go_on.wait(10)
        return real(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(backup_card, "make_backup", slow)
    card.make.click()
    qtbot.keyClick(card.waiting.stop, Qt.Key.Key_Space)
    may_go_on.set()
    assert says(card, "Nothing half made was left")
    assert card.make.isEnabled()
    done: list[None] = []
    card._lane.run(lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert not list((opened.folder / "backups").glob("*rosemary*"))


def test_a_full_disk_is_said_in_place(
    qtbot: QtBot, card: BackupCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise NoRoomForBackup

    monkeypatch.setattr(backup_card, "make_backup", full)
    card.make.click()
    qtbot.waitUntil(lambda: says(card, NoRoomForBackup.words))
    assert card.waiting.isHidden()


def test_a_second_folder_gets_the_newest_backup_at_once(
    qtbot: QtBot, card: BackupCard, opened: OpenJournal, now: datetime, tmp_path: Path
) -> None:
    backup = make_backup(source_of(opened), now - timedelta(days=1))
    stick = tmp_path / "stick"
    stick.mkdir()
    with qtbot.waitSignal(card.folder_chosen) as chosen:
        card.choose_folder(str(stick))
    opened.save_settings(replace(opened.settings, backup_folder=chosen.args[0]))
    card.follow(chosen.args[0])
    qtbot.waitUntil(lambda: says(card, "The newest copy is from yesterday at"))
    assert (stick / backup.file.name).exists()
    with qtbot.waitSignal(card.folder_chosen) as chosen:
        card.no_second.click()
    assert chosen.args == [""]


def test_a_backup_of_a_clock_that_was_ahead_is_neither_copied_nor_called_the_last(
    qtbot: QtBot, card: BackupCard, opened: OpenJournal, now: datetime, tmp_path: Path
) -> None:
    last = make_backup(source_of(opened), now - timedelta(days=1))
    make_backup(source_of(opened), now + timedelta(days=400))
    opened.save_settings(replace(opened.settings, backup_folder=str(tmp_path)))
    card.follow(str(tmp_path))
    qtbot.waitUntil(lambda: says(card, "The last backup was made yesterday"))
    assert [path.name for path in tmp_path.glob("*.rosemary")] == [last.file.name]


def test_a_second_folder_that_is_not_there_is_told(
    qtbot: QtBot, card: BackupCard, opened: OpenJournal, tmp_path: Path
) -> None:
    opened.save_settings(replace(opened.settings, backup_folder=str(tmp_path / "stick")))
    card.enter()
    qtbot.waitUntil(lambda: says(card, "This folder is not there now."))


def test_the_journals_own_folder_is_no_second_place(
    qtbot: QtBot, card: BackupCard, opened: OpenJournal
) -> None:
    with qtbot.assertNotEmitted(card.folder_chosen):
        card.choose_folder(str(opened.folder / "backups"))
    assert says(card, "the journal's own folder")


def test_bringing_one_back_is_explained_before_it_locks(qtbot: QtBot, card: BackupCard) -> None:
    card.restore.click()
    assert says(card, "your journal is kept as a backup too")
    qtbot.keyClick(card.explanation, Qt.Key.Key_Escape)
    assert card.explanation.isHidden()
    card.restore.click()
    with qtbot.waitSignal(card.restore_asked):
        card.lock.click()


def test_a_folder_that_a_service_copies_is_noticed(
    qtbot: QtBot, card: BackupCard, opened: OpenJournal
) -> None:
    (opened.folder.parent / ".stfolder").mkdir()
    card.enter()
    qtbot.waitUntil(lambda: says(card, "Your journal's folder is in Syncthing"))
