"""Pages on paper and as a PDF: asked in place, stopped whole, and nothing a person wrote in a name."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.domain.entry import LETTER, Letter
from journal_app.domain.errors import Interrupted
from journal_app.services.finder import Finder
from journal_app.services.journal import Journal
from journal_app.store.connection import open_database
from journal_app.ui.backups.waiting import Waiting
from journal_app.ui.book import book_work
from journal_app.ui.book.book_out import BookOut
from journal_app.ui.book.book_ways import BookWays
from journal_app.ui.journal.journal_page import JournalPage
from journal_app.ui.tasks import Lane, Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.today_page import TodayPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def ways(tasks: Tasks, tmp_path: Path, clock: Callable[[], datetime]) -> BookWays:
    return BookWays(
        tasks.long, lambda: open_database(tmp_path / "journal.db", bytes(32), read_only=True), clock
    )


@pytest.fixture
def page(
    qtbot: QtBot,
    theme: Theme,
    tasks: Tasks,
    journal: Journal,
    finder: Finder,
    library: Library,
    ways: BookWays,
) -> JournalPage:
    page = JournalPage(theme, tasks, journal, finder, library, ways.now, book=ways)
    page.resize(1024, 760)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    return page


@pytest.fixture
def settled(settle: Callable[[], None], tasks: Tasks, rest: Callable[[Lane], None]) -> Callable[[], None]:
    """Let the lane of long work finish too."""

    def wait() -> None:
        for _ in range(3):
            settle()
            rest(tasks.long)

    return wait


def open_page(page: JournalPage, qtbot: QtBot, settled: Callable[[], None]) -> BookOut:
    """Open the newest page by keyboard, and ask to print it."""
    page.enter()
    settled()
    qtbot.keyClick(page.browser.list, Qt.Key.Key_Return)
    settled()
    qtbot.keyClick(page.desk.editor.area, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert page.desk.printing is not None
    return page.desk.printing.panel.out


def open_book(page: JournalPage, qtbot: QtBot, settled: Callable[[], None]) -> BookOut:
    """Ask for a book where no page is open."""
    page.enter()
    settled()
    qtbot.keyClick(page.browser.list, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert page._book is not None
    return page._book.view.out


def choose(out: BookOut, file: Path) -> str:
    """Choose a place in the dialog that stands; return the name it offered."""
    (dialog,) = out.findChildren(QFileDialog)
    (offered,) = dialog.selectedFiles()
    dialog.fileSelected.emit(str(file))
    dialog.close()
    return Path(offered).name


def pages_in(file: Path) -> int:
    found = re.search(rb"/Count (\d+)", file.read_bytes())
    assert found
    return int(found[1])


def test_ctrl_p_saves_the_page_that_is_open(
    page: JournalPage, write, qtbot: QtBot, settled: Callable[[], None], tmp_path: Path, now: datetime
) -> None:
    write("# Secret title\n" + "rain\n" * 120)
    out = open_page(page, qtbot, settled)
    assert out.save.hasFocus()
    qtbot.keyClick(out.save, Qt.Key.Key_Return)
    name = choose(out, tmp_path / "page.pdf")
    settled()
    assert name == f"Rosemary {now.date().isoformat()}.pdf"
    assert pages_in(tmp_path / "page.pdf") > 1
    assert out.message.words == (
        f"Saved: {pages_in(tmp_path / 'page.pdf')} page(s) of paper. Keep the file where only you would look."
    )
    qtbot.keyClick(out.save, Qt.Key.Key_Escape)
    assert not out.isVisible()
    assert page.focusWidget() is page.desk.editor.area


def test_the_page_leaves_as_it_stands_on_the_screen(
    page: JournalPage, write, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    write("rain")
    open_page(page, qtbot, settled)
    page.desk.editor.go_to_end()
    qtbot.keyClicks(page.desk.editor.area, " and frost")
    assert page.desk.printing is not None
    wanted = page.desk.printing.panel._wanted()
    assert wanted is not None
    assert wanted.entry is not None
    assert wanted.entry.text == "rain and frost"


def test_ctrl_p_on_today_asks_about_todays_page(
    qtbot: QtBot,
    theme: Theme,
    tasks: Tasks,
    journal: Journal,
    library: Library,
    ways: BookWays,
    settled: Callable[[], None],
) -> None:
    today = TodayPage(theme, tasks, journal, library, ways.now, book=ways)
    qtbot.addWidget(today)
    with qtbot.waitActive(today):
        today.show()
    today.enter()
    settled()
    qtbot.keyClicks(today.editor.area, "rain")
    qtbot.keyClick(today.editor.area, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert today.printing is not None
    assert today.printing.panel.out.save.hasFocus()
    assert today.printing.panel._wanted() is not None


def test_an_empty_page_is_not_saved(page: JournalPage, qtbot: QtBot, settled: Callable[[], None]) -> None:
    page.enter()
    page.new_entry()
    settled()
    qtbot.keyClick(page.desk.editor.area, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert page.desk.printing is not None
    out = page.desk.printing.panel.out
    out.save.click()
    assert out.message.words == "There is nothing on the page yet."
    assert not out.findChildren(QFileDialog)


def test_a_search_is_the_selection_and_sealed_letters_stay_out(
    page: JournalPage,
    write,
    journal: Journal,
    qtbot: QtBot,
    settled: Callable[[], None],
    now: datetime,
    tmp_path: Path,
) -> None:
    write("first frost", 3)
    write("rain", 2)
    letter = replace(journal.new_entry(now.date(), now), text="frost", kind=LETTER, letter=Letter("my body"))
    journal.save(letter)
    journal.letters.seal(letter.id, now)
    page.enter()
    settled()
    out = open_book(page, qtbot, settled)
    assert page._book is not None
    view = page._book.view
    assert view.number_words == (
        "2 page(s): Tuesday, 5 May 2026 to Wednesday, 6 May 2026. 1 sealed letter(s) stay out."
    )
    view.close_view()
    page.begin_search()
    qtbot.keyClicks(page.focusWidget(), "frost")
    settled()
    page._book.open_view()
    settled()
    assert view.number_words == "1 page(s): Tuesday, 5 May 2026."
    out.save.click()
    choose(out, tmp_path / "book.pdf")
    settled()
    assert pages_in(tmp_path / "book.pdf") == 3  # title, contents, one page


def test_a_selection_is_saved_as_markdown_and_as_json_without_sealed_letters(
    page: JournalPage,
    write,
    journal: Journal,
    qtbot: QtBot,
    settled: Callable[[], None],
    now: datetime,
    tmp_path: Path,
) -> None:
    write("first frost", 3)
    write("rain", 2)
    letter = replace(journal.new_entry(now.date(), now), text="frost", kind=LETTER, letter=Letter("my body"))
    journal.save(letter)
    journal.letters.seal(letter.id, now)
    page.enter()
    settled()
    page.begin_search()
    qtbot.keyClicks(page.focusWidget(), "frost")
    settled()
    out = open_book(page, qtbot, settled)
    buttons = dict(out.files)
    buttons["markdown"].click()
    choose(out, tmp_path / "folder")
    settled()
    assert [path.read_text().split("---\n\n")[1] for path in tmp_path.glob("folder/entries/*")] == [
        "first frost"
    ]
    buttons["json"].click()
    choose(out, tmp_path / "some.json")
    settled()
    said = json.loads((tmp_path / "some.json").read_bytes())
    assert [part["text"] for part in said["entries"]] == ["first frost"]
    assert said["care"] == said["plan"] == []


def test_from_day_to_day(
    page: JournalPage, write, qtbot: QtBot, settled: Callable[[], None], now: datetime
) -> None:
    for days in (1, 2, 40):
        write("rain", days)
    out = open_book(page, qtbot, settled)
    assert page._book is not None
    view = page._book.view
    qtbot.keyClick(view.which.focusProxy(), Qt.Key.Key_Right)
    last = QDate(now.year, now.month, now.day)
    view.first.setDate(last.addDays(-60))
    view.last.setDate(last.addDays(-2))
    settled()
    assert view.number_words == "2 page(s): Sunday, 29 March 2026 to Wednesday, 6 May 2026."
    view.first.setDate(last.addDays(-10))
    view.last.setDate(last.addDays(-5))
    settled()
    assert view.number_words == "There is no page to put in it."
    assert not out.save.isEnabled()
    qtbot.keyClick(view.first, Qt.Key.Key_Escape)
    assert page._book.opener.hasFocus()


def test_stop_leaves_nothing(
    page: JournalPage, write, tasks: Tasks, qtbot: QtBot, settled: Callable[[], None], tmp_path: Path
) -> None:
    write("rain")
    out = open_page(page, qtbot, settled)
    go_on = threading.Event()
    tasks.long.run(partial(go_on.wait, 20))
    folder = tmp_path / "out"
    folder.mkdir()
    out.save.click()
    choose(out, folder / "page.pdf")
    assert out.waiting.stop.hasFocus()
    qtbot.keyClick(out.waiting.stop, Qt.Key.Key_Return)
    go_on.set()
    settled()
    assert list(folder.iterdir()) == []
    assert out.message.words == "Stopped. Nothing half made was left."
    assert page.focusWidget() is out.save


def test_a_lock_stops_it_and_waits_until_nothing_half_made_is_left(
    page: JournalPage,
    write,
    qtbot: QtBot,
    settled: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write("rain")
    out = open_page(page, qtbot, settled)
    cleaned_up = threading.Event()

    def slow(*_: object) -> int:
        assert cleaned_up.wait(20), "nobody let the printing end"
        raise Interrupted

    monkeypatch.setattr(book_work, "write", slow)
    out.save.click()
    choose(out, tmp_path / "page.pdf")
    flushed: list[bool] = []
    page.leave()
    page.flush(lambda: flushed.append(True))
    page.desk.editor.flush(lambda: flushed.append(False))
    qtbot.waitUntil(lambda: flushed == [False])
    cleaned_up.set()
    qtbot.waitUntil(lambda: flushed == [False, True])


def test_what_goes_wrong_with_the_file_is_said_about_its_place(
    page: JournalPage, write, qtbot: QtBot, settled: Callable[[], None], tmp_path: Path
) -> None:
    write("rain")
    out = open_page(page, qtbot, settled)
    out.save.click()
    choose(out, tmp_path / "no such folder" / "page.pdf")
    settled()
    assert out.message.words == (
        "That folder does not answer. Nothing was written."
        " If it is on a drive, please connect it, or choose another folder."
    )


def test_without_a_printer_the_pdf_is_offered(
    page: JournalPage, write, qtbot: QtBot, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    write("rain")
    out = open_page(page, qtbot, settled)
    out.print.click()
    assert out.message.words == "No printer answers here. You can save a PDF and print it later."
    assert not out.is_busy


def test_a_printer_gets_the_pages_from_the_lane(
    page: JournalPage,
    write,
    qtbot: QtBot,
    settled: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["One"])
    threads: list[threading.Thread] = []
    real = book_work.print_on

    def noted(*args: object) -> int:
        threads.append(threading.current_thread())
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(book_work, "print_on", noted)
    write("rain\n" * 120)
    out = open_page(page, qtbot, settled)
    out.print.click()
    (dialog,) = out.findChildren(QPrintDialog)
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    dialog.accepted.emit(printer)
    dialog.close()
    settled()
    assert out.message.words == "Sent to the printer."
    assert pages_in(tmp_path / "paper.pdf") > 1
    assert threads != [threading.main_thread()]


def test_all_that_takes_the_focus_has_a_name(
    page: JournalPage, write, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    write("rain")
    open_page(page, qtbot, settled)
    assert page._book is not None
    for place in (page.desk.editor, page._book.view):
        for widget in place.findChildren(QWidget):
            if (
                widget.focusPolicy() & Qt.FocusPolicy.TabFocus
                and widget.objectName() != "qt_spinbox_lineedit"
            ):
                named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
                assert named, widget


def test_how_many_pages_it_will_be_is_not_said_before_it_is_known(theme: Theme, qtbot: QtBot) -> None:
    waiting = Waiting(theme)
    qtbot.addWidget(waiting)
    watch = waiting.begin(lambda done, total: f"{done} of {total}")
    watch.counted.emit(0, 0)
    assert waiting.words == "One moment…"
    watch.counted.emit(1, 8)
    assert waiting.words == "1 of 8"
