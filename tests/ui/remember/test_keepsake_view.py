"""Making a keepsake: only what is chosen, said first that it is not encrypted, and no word in a name."""

from __future__ import annotations

import stat
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from remember_parts import NOW, settle

from journal_app.domain.keepsake import Booklet, Design
from journal_app.domain.memorial import Loss, LossId, Memorial, When, WordsFrom
from journal_app.domain.photo import JPEG, NewPhoto
from journal_app.render import keepsake_booklet
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.remember.keepsake_view import KeepsakeView
from journal_app.ui.remember.remember_page import RememberPage
from journal_app.ui.tasks import Tasks
from tests.made_photos import made_photo

WREN = Loss(LossId("wren"), "Wren", When(2026, 3), "Dear Wren.", (WordsFrom("Ada", "I am here."),))


def keepsake(
    qtbot: QtBot, page: RememberPage, opened: OpenJournal, tasks: Tasks, *losses: Loss, booklet: bool = False
) -> KeepsakeView:
    opened.memorials.save(Memorial(losses))
    opened.memorials.add_photo(
        losses[0].id, NewPhoto(JPEG, 400, 300, made_photo(size=(400, 300)), made_photo(size=(40, 30))), NOW
    )
    page.open_box()
    qtbot.waitUntil(lambda: page.box is not None)
    assert page.box is not None
    (page.box._booklet_button if booklet else page.box._page_button).click()
    settle(qtbot, tasks)
    assert page.keepsake is not None
    return page.keepsake


def test_what_is_not_ticked_is_not_on_the_page(
    qtbot: QtBot, page: RememberPage, opened: OpenJournal, tasks: Tasks
) -> None:
    view = keepsake(qtbot, page, opened, tasks, WREN)
    QTest.keyClick(view.design.focusProxy(), Qt.Key.Key_3)
    view.line.setText("a line")
    wanted = view._page()
    assert (wanted.design, wanted.name, wanted.when, wanted.line) == (
        Design.NIGHT,
        "Wren",
        "March 2026",
        "a line",
    )
    assert wanted.photo is not None
    for box in (view.name, view.when, view.photo):
        box.click()
    bare = view._page()
    assert (bare.name, bare.when, bare.photo) == ("", "", None)


def test_a_loss_without_name_date_or_photo_offers_none_of_them(
    qtbot: QtBot, page: RememberPage, opened: OpenJournal, tasks: Tasks
) -> None:
    view = keepsake(qtbot, page, opened, tasks, WREN, Loss(LossId("x")))
    QTest.keyClick(view.which.focusProxy(), Qt.Key.Key_2)
    settle(qtbot, tasks)
    assert not any(box.isVisible() for box in (view.name, view.when, view.photo))
    assert view._page().photo is None


def test_it_is_said_that_the_file_is_not_encrypted_and_its_name_tells_nothing(
    qtbot: QtBot, page: RememberPage, opened: OpenJournal, tasks: Tasks
) -> None:
    view = keepsake(qtbot, page, opened, tasks, WREN)
    assert any("not encrypted" in label.text() for label in view.out.findChildren(QLabel))
    assert "not encrypted" in view.out.pdf.accessibleDescription()
    view.out.picture.click()
    (dialog,) = view.out.findChildren(QFileDialog)
    assert [Path(name).name for name in dialog.selectedFiles()] == ["Rosemary 2026-11-23.png"]
    dialog.reject()


def test_picture_and_pdf_are_saved_and_a_place_that_takes_nothing_is_told(
    qtbot: QtBot, page: RememberPage, opened: OpenJournal, tasks: Tasks, tmp_path: Path
) -> None:
    view = keepsake(qtbot, page, opened, tasks, WREN)
    for kind in ("png", "pdf"):
        with qtbot.waitSignal(view.out.ended, timeout=20_000):
            view.out.save_to(kind, str(tmp_path / f"page.{kind}"))
    assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    with qtbot.waitSignal(view.out.ended, timeout=20_000):
        view.out.save_to("pdf", str(tmp_path / "nowhere" / "page.pdf"))
    assert (
        "Nothing was written" in view.out.message.words or "Nothing can be written" in view.out.message.words
    )


def test_the_focus_stays_where_a_file_was_asked_for(
    qtbot: QtBot, page: RememberPage, opened: OpenJournal, tasks: Tasks, tmp_path: Path
) -> None:
    view = keepsake(qtbot, page, opened, tasks, WREN)
    view.out.picture.setFocus()
    with qtbot.waitSignal(view.out.ended, timeout=20_000):
        view.out.save_to("png", str(tmp_path / "page.png"))
        view.out.picture.click()  # not before the first one is written
        assert not view.out.findChildren(QFileDialog)
    assert page.focusWidget() is view.out.picture


def test_a_booklet_holds_what_is_ticked_and_is_saved_with_its_photos(
    qtbot: QtBot, page: RememberPage, opened: OpenJournal, tasks: Tasks, tmp_path: Path
) -> None:
    view = keepsake(qtbot, page, opened, tasks, WREN, booklet=True)
    whole = view._wanted_booklet()
    assert (whole.letter, whole.words, len(whole.photos)) == ("Dear Wren.", WREN.words, 1)
    view.letter.click()
    assert view._wanted_booklet() == Booklet(view._page(), "", WREN.words, whole.photos)
    with qtbot.waitSignal(view.out.ended, timeout=20_000):
        view.out.save_to("pdf", str(tmp_path / "booklet.pdf"))
    assert (tmp_path / "booklet.pdf").read_bytes().startswith(b"%PDF")
    for said in ("Saved.", "There is something with this name already."):
        with qtbot.waitSignal(view.out.ended, timeout=20_000):
            view.out.save_to("png", str(tmp_path / "booklet"))
        assert said in view.out.message.words
    pages = sorted((tmp_path / "booklet").iterdir())
    assert [page.name for page in pages] == ["1.png", "2.png", "3.png"]  # the cover, the words, the photo
    assert {stat.S_IMODE(page.stat().st_mode) for page in pages} == {0o600}


def test_a_booklet_is_printed_from_the_lane_with_its_photos(
    qtbot: QtBot,
    page: RememberPage,
    opened: OpenJournal,
    tasks: Tasks,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["One"])
    threads: list[threading.Thread] = []
    real = keepsake_booklet.paint_booklet

    def noted(*given: Any) -> int:
        threads.append(threading.current_thread())
        return real(*given)

    monkeypatch.setattr(keepsake_booklet, "paint_booklet", noted)
    view = keepsake(qtbot, page, opened, tasks, WREN, booklet=True)
    assert view.out.print.isVisible()
    view.out.print.click()
    (dialog,) = view.out.findChildren(QPrintDialog)
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    with qtbot.waitSignal(view.out.ended, timeout=20_000):
        dialog.accepted.emit(printer)
        dialog.close()
    assert view.out.message.words == "Sent to the printer."
    assert b"/Count 4" in (tmp_path / "paper.pdf").read_bytes()  # cover, letter, words, photo
    assert threads
    assert threading.main_thread() not in threads


def test_escape_goes_back_to_the_open_box_and_leaving_closes_both(
    qtbot: QtBot, page: RememberPage, opened: OpenJournal, tasks: Tasks
) -> None:
    view = keepsake(qtbot, page, opened, tasks, WREN)
    QTest.keyClick(view.close_button, Qt.Key.Key_Escape)
    assert page.keepsake is None
    assert page.is_open
    assert page.box is not None
    page.box._page_button.click()
    page.leave()
    assert page.keepsake is None
    assert not page.is_open
