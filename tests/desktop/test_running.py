"""Keys, help, the title, closing, faults and the one window, in the app as a whole."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from desktop_parts import ALT, CTRL, PASSPHRASE, DiskThatFills, Running, Start, log_of, written_in
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journal_app.desktop.single_window import SingleWindow
from journal_app.paths import resources_folder
from journal_app.services.locked_settings import read_locked_settings
from journal_app.ui.journal import autosave
from journal_app.ui.lock.lock_page import LockPage
from journal_app.ui.today.today_page import TodayPage
from journal_app.ui.workspace import Workspace

WORDS = "The kettle sang."


def open_page(app: Running) -> str:
    (workspace,) = app.window.findChildren(Workspace)
    return workspace.open_page


def test_a_page_that_comes_by_itself_before_the_journal_takes_help_away_from_nobody(
    start: Start, code: str
) -> None:
    del code
    app = start()
    locked = app.window.findChild(LockPage)
    app.key(Qt.Key.Key_F1)
    app.wait(lambda: app.window.shows_help)
    app.rosemary._gate.show_backups()  # as after work that took its time
    app.wait(lambda: app.window.shows_help)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(locked), "nor does what was typed stay behind it"
    assert app.says("Get help now")
    app.key(Qt.Key.Key_Escape)
    app.wait(lambda: not app.window.shows_help)
    assert app.says("Backups")


def test_help_opens_from_the_lock_screen_and_gives_the_focus_back(start: Start, code: str) -> None:
    app = start()
    app.type("a quiet")
    app.key(Qt.Key.Key_F1)
    assert app.says("Looking here is never noted")
    app.key(Qt.Key.Key_F1)
    app.key(Qt.Key.Key_Escape)
    assert app.focused() == "Passphrase"
    assert app.line("Passphrase").text() == "a quiet"
    app.button("Get help now").click()
    assert app.says("Looking here is never noted")


def test_help_and_keys_open_at_the_lock_screen_and_give_the_focus_back(
    start: Start, code: str, tmp_path: Path
) -> None:
    app = start()
    app.wait(lambda: app.rosemary._how_to is not None)
    app.type("a quiet")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    for _ in range(2):
        app.key(Qt.Key.Key_Slash, CTRL)
        assert app.says("Short answers")
        assert app.focused() == "How do I make a backup?"
    app.key(Qt.Key.Key_F1)
    assert app.says("Looking here is never noted")
    app.key(Qt.Key.Key_Slash, CTRL)
    assert app.says("Looking here is never noted"), "nothing stands over Get help now"
    app.key(Qt.Key.Key_Escape)
    assert app.says("Short answers")
    app.key(Qt.Key.Key_Escape)
    assert app.focused() == "Passphrase"
    assert {path: path.stat().st_mtime_ns for path in before} == before
    app.type(PASSPHRASE.removeprefix("a quiet"))
    app.key(Qt.Key.Key_Return)
    app.wait_for_page()
    app.key(Qt.Key.Key_Slash, CTRL)
    app.wait(lambda: open_page(app) == "how_to")
    app.key(Qt.Key.Key_Escape)
    assert open_page(app) == "today"


def test_a_journal_that_opens_takes_the_place_of_help_and_keys(start: Start, code: str) -> None:
    app = start()
    app.wait(lambda: app.rosemary._how_to is not None)
    app.type(PASSPHRASE)
    app.key(Qt.Key.Key_Return)
    app.key(Qt.Key.Key_Slash, CTRL)
    app.wait_for_page()
    assert not app.says("Short answers")


def test_help_opens_over_the_journal_and_gives_the_focus_back(opened: Running) -> None:
    opened.type("The kettle")
    opened.key(Qt.Key.Key_F1)
    assert opened.says("Looking here is never noted")
    assert not opened.says("Tonight’s page")
    opened.key(Qt.Key.Key_Escape)
    assert opened.focused() == "Page"
    opened.type(" sang.")
    opened.button("Get help now").click()
    opened.button("Close").click()
    assert opened.page.text() == WORDS


def test_looking_at_help_writes_nothing(start: Start, code: str, tmp_path: Path) -> None:
    app = start()
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    app.key(Qt.Key.Key_F1)
    app.key(Qt.Key.Key_Escape)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()} == before


def test_the_keys_lead_where_they_say(opened: Running) -> None:
    for key, modifier, page in (
        (Qt.Key.Key_2, ALT, "journal"),
        (Qt.Key.Key_1, ALT, "today"),
        (Qt.Key.Key_Comma, CTRL, "settings"),
        (Qt.Key.Key_T, CTRL, "today"),
    ):
        opened.key(key, modifier)
        assert open_page(opened) == page


def test_finishing_says_that_the_page_is_kept_only_where_there_is_one(opened: Running) -> None:
    def finish() -> None:
        (finish,) = [
            button for button in opened.window.findChildren(QPushButton) if button.text().startswith("Finish")
        ]
        finish.click()

    finish()
    opened.wait(lambda: opened.says("Nothing has to be written."))
    opened.page.setFocus()
    opened.type(WORDS)
    finish()
    opened.wait(lambda: opened.says("Your page is kept"))


def test_ctrl_n_opens_an_empty_page_in_the_journal(opened: Running) -> None:
    opened.type(WORDS)
    opened.key(Qt.Key.Key_N, CTRL)
    assert open_page(opened) == "journal"
    opened.wait_for_page()
    assert opened.page.text() == ""
    opened.type("Another page.")
    opened.close()
    assert sorted(written_in(opened.folder)) == ["Another page.", WORDS]


def test_ctrl_f_searches_and_finds_what_was_just_written(opened: Running) -> None:
    opened.type(WORDS)
    editor = opened.window.findChild(TodayPage).editor
    opened.wait(lambda: editor.is_at_rest)
    opened.key(Qt.Key.Key_F, CTRL)
    opened.wait(lambda: opened.focused() == "Search the journal")
    opened.type("kett")
    opened.wait(lambda: opened.says("1 page"))
    opened.type("leless")
    opened.wait(lambda: not opened.says("1 page"))


def test_the_text_grows_and_shrinks_and_the_size_is_kept(opened: Running, tmp_path: Path) -> None:
    def kept() -> float:
        return read_locked_settings(tmp_path / "config").scale

    opened.key(Qt.Key.Key_Plus, CTRL)
    assert (opened.theme.scale, kept()) == (1.15, 1.15)
    opened.key(Qt.Key.Key_Minus, CTRL)
    opened.key(Qt.Key.Key_Minus, CTRL)
    assert (opened.theme.scale, kept()) == (0.85, 0.85)
    opened.key(Qt.Key.Key_0, CTRL)
    assert (opened.theme.scale, kept()) == (1.0, 1.0)


def test_the_title_never_holds_a_word(opened: Running) -> None:
    titles = {opened.window.windowTitle()}
    opened.window.windowTitleChanged.connect(titles.add)
    opened.type("# Kettle")
    opened.key(Qt.Key.Key_Return)
    opened.type("It sang.")
    for key in (Qt.Key.Key_2, Qt.Key.Key_1):
        opened.key(key, ALT)
        titles.add(opened.window.windowTitle())
    opened.key(Qt.Key.Key_F1)
    titles.add(opened.window.windowTitle())
    assert titles == {"Rosemary"}


def test_closing_stores_the_words_closes_the_journal_and_keeps_the_size(
    opened: Running, tmp_path: Path
) -> None:
    opened.window.resize(1010, 710)
    opened.type(WORDS)
    opened.close()
    assert not opened.window.isVisible()
    assert written_in(opened.folder) == [WORDS]
    locked = read_locked_settings(tmp_path / "config")
    assert (locked.window_width, locked.window_height) == (1010, 710)
    at = opened.window.geometry().topLeft()
    assert locked.window_at == f"{at.x()},{at.y()}"


def test_closing_at_the_lock_screen_just_closes(start: Start, code: str) -> None:
    app = start()
    app.close()
    assert written_in(app.folder) == []


def test_a_window_whose_words_can_not_be_stored_does_not_close(
    start: Start, code: str, disk: DiskThatFills, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "RETRY", 50)
    app = start()
    app.open()
    disk.full = True
    app.type(WORDS)
    app.window.close()
    app.wait(lambda: app.says("The disk is full"))
    assert app.window.isVisible()
    assert not app.ended
    disk.full = False
    app.wait(lambda: not app.says("The disk is full"))
    app.close()
    assert written_in(app.folder) == [WORDS]


def test_a_fault_is_logged_without_values_and_said_kindly(
    opened: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", opened.hook)

    def broken() -> None:
        raise ValueError(WORDS)

    opened.type(WORDS)
    QTimer.singleShot(0, broken)
    opened.wait(lambda: opened.says("Something in Rosemary went wrong"))
    assert opened.focused() == "Page"
    (log,) = (tmp_path / "state").rglob("rosemary.log")
    told = log.read_text("utf-8")
    assert "ValueError" in told
    assert "test_running.py:" in told
    assert "kettle" not in told
    assert log.stat().st_mode & 0o077 == 0
    opened.close()
    assert written_in(opened.folder) == [WORDS]


def test_what_is_said_above_a_page_stands_clear_of_its_edges(opened: Running) -> None:
    (workspace,) = opened.window.findChildren(Workspace)
    stack, notice = workspace._stack, workspace._notice
    assert stack.y() == 0, "it takes no room while there is nothing to say"
    workspace.say("Said.")
    opened.wait(lambda: stack.y() > 0)
    assert notice.y() > 0
    assert stack.x() < notice.x()
    assert notice.geometry().right() < stack.geometry().right()


def test_a_fault_before_the_journal_is_open_is_said_on_the_lock_screen(
    start: Start, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start()
    monkeypatch.setattr(sys, "excepthook", app.hook)

    def broken() -> None:
        raise ValueError(WORDS)

    QTimer.singleShot(0, broken)
    app.wait(lambda: app.says("Something in Rosemary went wrong"))
    assert app.focused() == "Passphrase"
    assert "ValueError" in log_of(tmp_path)


def in_another_process(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Run a few lines elsewhere, with `single` and `folder` at hand."""
    lines = (
        "import sys\nfrom pathlib import Path\n"
        "from journal_app.desktop.single_window import SingleWindow\n"
        "single, folder = SingleWindow(), Path(sys.argv[1])\n" + code
    )
    return subprocess.run(
        [sys.executable, "-c", lines, str(folder)],
        cwd=resources_folder().parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )


def test_one_window_has_a_folder_until_it_lets_go(journal_folder: Path) -> None:
    journal_folder.mkdir()
    single = SingleWindow()
    assert single.claim(journal_folder)
    assert single.claim(journal_folder)
    assert in_another_process(journal_folder, "print(single.claim(folder))").stdout == "False\n"
    single.release()
    assert in_another_process(journal_folder, "print(single.claim(folder))").stdout == "True\n"


def test_a_folder_that_is_not_there_yet_is_nobodys(journal_folder: Path) -> None:
    assert SingleWindow().claim(journal_folder)
    assert not journal_folder.exists()


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_a_second_start_ends_with_0_and_brings_the_first_forward(
    start: Start, code: str, qtbot: QtBot
) -> None:
    app = start()
    app.window.showMinimized()
    assert app.window.isMinimized()
    second = subprocess.Popen(
        [sys.executable, "-m", "journal_app", "--journal", str(app.folder)],
        cwd=resources_folder().parent,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    ended: Callable[[], bool] = lambda: second.poll() is not None  # noqa: E731
    app.wait(ended)
    assert second.returncode == 0
    app.wait(lambda: not app.window.isMinimized())
