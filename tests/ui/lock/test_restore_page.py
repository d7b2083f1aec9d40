"""Backups at the lock screen, over real ones: choose, look, bring back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from lock_parts import button, line, says
from made_journals import new_journal
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.errors import MistypedRecoveryCode, NoRoomForBackup, WrongPassphrase
from journal_app.services import session
from journal_app.services.backups import make_backup, source_of
from journal_app.services.reading_backups import Secret
from journal_app.ui.lock import restore_page
from journal_app.ui.lock.restore_page import RestorePage
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme

PASSPHRASE = "a lamp by the window"


@pytest.fixture
def made(journal_folder: Path, now: datetime) -> session.NewJournal:
    """A closed journal with one page, a backup from the day before, and a second page since."""
    made = new_journal(journal_folder, PASSPHRASE)
    opened = made.open_journal
    opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text="one"))
    make_backup(source_of(opened), now - timedelta(days=1))
    opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text="two"))
    opened.close()
    return made


@pytest.fixture
def page(
    qtbot: QtBot,
    qapp: QApplication,
    theme: Theme,
    show: Callable[..., None],
    made: session.NewJournal,
    journal_folder: Path,
    now: datetime,
) -> Iterator[RestorePage]:
    lane = Lane("long")
    page = RestorePage(theme, lane, journal_folder, lambda: now)
    show(page)
    page.enter()
    qtbot.waitUntil(lambda: bool(page.chooser.buttons))
    yield page
    lane.end()


def look_inside(qtbot: QtBot, page: RestorePage, passphrase: str = PASSPHRASE) -> None:
    page.chooser.buttons[0].click()
    qtbot.keyClicks(line(page, "Passphrase of this backup"), passphrase)
    qtbot.keyClick(line(page, "Passphrase of this backup"), Qt.Key.Key_Return)


def openings(folder: Path) -> list[str]:
    opened = session.open_with_passphrase(folder, PASSPHRASE)
    try:
        return [row.opening for row in opened.journal.rows(None, 10)]
    finally:
        opened.close()


def test_a_backup_is_looked_into_and_brought_back(
    qtbot: QtBot, page: RestorePage, journal_folder: Path
) -> None:
    look_inside(qtbot, page)
    qtbot.waitUntil(lambda: says(page, "0 check-in"))
    assert says(page, "Yesterday at")
    assert len(openings(journal_folder)) == 2, "nothing has changed so far"
    with qtbot.waitSignal(page.restored) as restored:
        qtbot.keyClick(page.bring, Qt.Key.Key_Return)
    assert restored.args == [Secret(PASSPHRASE)]
    assert openings(journal_folder) == ["one"]
    assert any("before-restore" in path.name for path in (journal_folder / "backups").iterdir())


def test_nothing_of_what_is_in_a_backup_shows_before_it_is_opened(page: RestorePage) -> None:
    assert "page" not in page.chooser.buttons[0].text()
    page.chooser.buttons[0].click()
    assert not says(page, "page")


def test_a_wrong_passphrase_is_said_and_can_be_typed_anew(qtbot: QtBot, page: RestorePage) -> None:
    look_inside(qtbot, page, "something else entirely")
    qtbot.waitUntil(lambda: says(page, WrongPassphrase.words))
    assert page.look.isEnabled()
    assert line(page, "Passphrase of this backup").hasFocus()
    qtbot.keyClicks(line(page, "Passphrase of this backup"), PASSPHRASE)
    page.look.click()
    qtbot.waitUntil(lambda: says(page, "0 check-in"))


def test_the_recovery_code_opens_it_too(qtbot: QtBot, page: RestorePage, made: session.NewJournal) -> None:
    page.chooser.buttons[0].click()
    button(page, "Use the recovery code").click()
    qtbot.keyClicks(line(page, "Recovery code"), "ABCD")
    page.look.click()
    qtbot.waitUntil(lambda: says(page, MistypedRecoveryCode.words))
    line(page, "Recovery code").setText(made.code)
    page.look.click()
    qtbot.waitUntil(lambda: says(page, "0 check-in"))


def test_escape_goes_back_step_by_step_and_forgets_what_was_typed(qtbot: QtBot, page: RestorePage) -> None:
    page.chooser.buttons[0].click()
    qtbot.keyClicks(line(page, "Passphrase of this backup"), "half a pass")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.secret.passphrase.text() == ""
    with qtbot.waitSignal(page.back_asked):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_an_answer_that_comes_after_going_back_opens_nothing(qtbot: QtBot, page: RestorePage) -> None:
    look_inside(qtbot, page)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    done: list[None] = []
    page._lane.run(lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert says(page, "Choose one to look into.")


def test_no_room_is_said_in_place_and_the_journal_is_as_it_was(
    qtbot: QtBot, page: RestorePage, journal_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise NoRoomForBackup

    monkeypatch.setattr(restore_page, "restore_backup", full)
    look_inside(qtbot, page)
    qtbot.waitUntil(page.bring.isVisible)
    page.bring.click()
    qtbot.waitUntil(lambda: says(page, NoRoomForBackup.words))
    assert page.bring.isEnabled()
    assert len(openings(journal_folder)) == 2


def test_a_file_in_another_place_can_be_chosen(
    qtbot: QtBot, page: RestorePage, journal_folder: Path, tmp_path: Path
) -> None:
    (backup,) = (journal_folder / "backups").glob("*.rosemary")
    away = tmp_path / "from the stick.rosemary"
    away.write_bytes(backup.read_bytes())
    page.chooser.choose_file(str(away))
    qtbot.waitUntil(page.look.isVisible)
    away.write_bytes(b"short")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    page.chooser.choose_file(str(away))
    qtbot.waitUntil(lambda: says(page, "damaged or cut off"))


def test_everything_has_a_name_and_fits_the_smallest_window_at_200_percent(
    qtbot: QtBot, page: RestorePage, theme: Theme
) -> None:
    theme.set("light", 2.0)
    page.resize(900, 640)
    for step in ("list", "secret", "inside"):
        if step == "secret":
            look_inside(qtbot, page)
        if step == "inside":
            qtbot.waitUntil(page.bring.isVisible)
        for widget in page.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                interface = QAccessible.queryAccessibleInterface(widget)
                proxied = widget.focusProxy() is not None
                assert proxied or interface.text(QAccessible.Text.Name), type(widget).__name__
        for area in page.findChildren(QScrollArea):
            if area.isVisible():
                assert area.horizontalScrollBar().maximum() == 0, step
