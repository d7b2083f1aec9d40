"""Photos and scans come into the box by drop and paste too, and none is lost without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QClipboard, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from remember_parts import settle

from journal_app.domain.errors import DiskFull
from journal_app.domain.memorial import Loss, LossId, Memorial
from journal_app.domain.photo import PhotoId
from journal_app.services.memorials import Memorials
from journal_app.services.open_journal import OpenJournal
from journal_app.store.memorial import MemorialStore
from journal_app.ui import keeper
from journal_app.ui.plan.words_area import WordsArea
from journal_app.ui.remember.loss_card import LossCard
from journal_app.ui.remember.remember_page import RememberPage
from journal_app.ui.tasks import Tasks
from tests.made_photos import made_photo

WREN, ROBIN = Loss(LossId("wren"), "Wren"), Loss(LossId("robin"), "Robin")


@pytest.fixture
def card(qtbot: QtBot, page: RememberPage, opened: OpenJournal) -> LossCard:
    """The second of two pages in the open box."""
    opened.memorials.save(Memorial((WREN, ROBIN)))
    page.open_box()
    qtbot.waitUntil(lambda: page.box is not None)
    assert page.box is not None
    return page.box.cards[1]


def of_files(*files: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def written(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def drop(widget: QWidget, data: QMimeData) -> bool:
    """Drop something on a widget; return whether it lets it in."""
    either = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction  # as file managers offer it
    how = (either, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    enter = QDragEnterEvent(QPointF(9, 9).toPoint(), *how)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        dropped = QDropEvent(QPointF(9, 9), *how)
        QApplication.sendEvent(widget, dropped)
        assert dropped.dropAction() is Qt.DropAction.CopyAction  # "moved" would have the file removed
    return enter.isAccepted()


def wait_for_photos(qtbot: QtBot, card: LossCard, how_many: int) -> None:
    qtbot.waitUntil(lambda: len(card.photos.photos) == how_many and not card.photos._busy)


def test_a_scan_that_is_dropped_on_a_page_is_kept_with_it_and_seen(
    qtbot: QtBot, card: LossCard, opened: OpenJournal, tmp_path: Path
) -> None:
    assert drop(card, of_files(written(tmp_path, "scan.png", made_photo("PNG"))))
    wait_for_photos(qtbot, card, 1)
    assert card.photos.strip.visibleRegion().boundingRect().height() == card.photos.strip.height()
    assert len(opened.memorials.photos(ROBIN.id)) == 1
    assert opened.memorials.photos(WREN.id) == ()


def test_a_photo_that_is_dropped_on_the_letter_belongs_to_the_page(
    qtbot: QtBot, card: LossCard, tmp_path: Path
) -> None:
    card.letter_fold.set_open(True)
    letter = card.findChild(WordsArea)
    assert letter is not None
    letter.insertFromMimeData(of_files(written(tmp_path, "photo.jpg", made_photo())))
    wait_for_photos(qtbot, card, 1)
    assert letter.text() == ""


def test_a_picture_is_pasted_anywhere_on_the_page(qtbot: QtBot, card: LossCard) -> None:
    data = QMimeData()
    data.setData("image/png", made_photo("PNG"))
    QGuiApplication.clipboard().setMimeData(data, QClipboard.Mode.Clipboard)
    card.photos_fold.head.setFocus()
    QTest.keyClick(card.photos_fold.head, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait_for_photos(qtbot, card, 1)
    QGuiApplication.clipboard().clear()


def test_a_file_that_is_dropped_on_the_name_leaves_no_path_there(card: LossCard, tmp_path: Path) -> None:
    card.words_fold.set_open(True)
    data = of_files(written(tmp_path, "scan.png", made_photo("PNG")))
    data.setText(str(tmp_path / "scan.png"))
    for field in card.findChildren(QLineEdit):
        if not isinstance(field.parentWidget(), QAbstractSpinBox):
            assert not field.acceptDrops()


def test_words_that_are_dropped_are_not_let_in(card: LossCard) -> None:
    data = QMimeData()
    data.setText("words")
    assert not drop(card, data)


def test_a_picture_that_cannot_be_read_is_told_although_the_next_one_can(
    qtbot: QtBot, card: LossCard, tasks: Tasks, tmp_path: Path
) -> None:
    broken = written(tmp_path, "broken.jpg", made_photo()[:200])
    whole = written(tmp_path, "whole.jpg", made_photo())
    drop(card, of_files(broken, whole))
    wait_for_photos(qtbot, card, 1)
    settle(qtbot, tasks)
    assert "Not all photos could be added." in card.photos._message.words


def test_a_photo_that_comes_while_the_disk_is_full_is_kept_as_soon_as_there_is_room(
    qtbot: QtBot,
    page: RememberPage,
    card: LossCard,
    opened: OpenJournal,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    full = [True]
    save = MemorialStore.write

    def write(store: MemorialStore, memorial: Memorial) -> None:
        if full[0]:
            raise DiskFull
        save(store, memorial)

    monkeypatch.setattr(MemorialStore, "write", write)
    monkeypatch.setattr(keeper, "RETRY", 10)
    with qtbot.waitSignal(page.save_failed):
        QTest.keyClicks(card.name, "!")
        drop(card, of_files(written(tmp_path, "photo.jpg", made_photo())))
    assert card.photos.photos == ()
    full[0] = False
    wait_for_photos(qtbot, card, 1)
    assert opened.memorials.read().losses[1].name == "!Robin"


def test_words_on_a_photo_that_can_not_be_kept_are_told_and_that_goes_once_they_are(
    qtbot: QtBot, card: LossCard, opened: OpenJournal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(card, of_files(written(tmp_path, "photo.jpg", made_photo())))
    wait_for_photos(qtbot, card, 1)
    keep, full = Memorials.set_words, [True]

    def set_words(memorials: Memorials, photo_id: PhotoId, words: str) -> None:
        if full[0]:
            raise DiskFull
        keep(memorials, photo_id, words)

    monkeypatch.setattr(Memorials, "set_words", set_words)
    card.photos.strip.opened.emit(0)
    viewer = card.photos._viewer
    assert viewer is not None
    with qtbot.waitSignal(viewer.words.failed):
        QTest.keyClicks(viewer.words, "the hill")
        viewer.words.keep()
    assert card.photos._message.words == DiskFull.words
    full[0] = False
    viewer.words.keep()
    qtbot.waitUntil(lambda: opened.memorials.photos(ROBIN.id)[0].words == "the hill")
    qtbot.waitUntil(lambda: not card.photos._message.words)
