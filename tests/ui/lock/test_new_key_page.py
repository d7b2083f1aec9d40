"""A new key on its page: what was typed wrong, what goes wrong, stopping, the old backups."""

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
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.backup import Phase, Progress
from journal_app.domain.errors import Interrupted, NoRoomForBackup, SamePassphrase, WrongPassphrase
from journal_app.services import new_key, session
from journal_app.services.backups import make_backup, source_of
from journal_app.ui.lock import new_key_page
from journal_app.ui.lock.new_key_page import NewKeyPage
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.vault import kdf
from journal_app.vault.kdf import Cost
from journal_app.vault.strength import Strength

OLD, NEW = "a lamp by the window", "rain on a tin roof"
CHEAP = Cost(65536, 2, 1)


@pytest.fixture
def page(
    qtbot: QtBot,
    theme: Theme,
    show: Callable[..., None],
    journal_folder: Path,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[NewKeyPage]:
    """Over a closed journal with one page and one backup of it."""
    monkeypatch.setattr(kdf, "calibrate", lambda: CHEAP)
    opened = new_journal(journal_folder, OLD).open_journal
    opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text="one"))
    make_backup(source_of(opened), now - timedelta(days=1))
    opened.close()
    tasks = Tasks()
    page = NewKeyPage(theme, tasks, lambda _: Strength.GOOD, journal_folder, lambda: now)
    show(page)
    page.enter()
    yield page
    tasks.end()


def choose(qtbot: QtBot, page: NewKeyPage, old: str = OLD, new: str = NEW) -> None:
    for name, typed in (("Passphrase now", old), ("Passphrase", new), ("Passphrase, once more", new)):
        line(page, name).clear()
        qtbot.keyClicks(line(page, name), typed)
    button(page, "Make the new key").click()


def to_the_backups(qtbot: QtBot, page: NewKeyPage) -> None:
    choose(qtbot, page)
    qtbot.waitUntil(lambda: says(page, "Keep the new recovery code"), timeout=20_000)
    button(page, "Not now").click()


def test_a_wrong_passphrase_is_said_beside_the_first_field_and_the_new_one_stays(
    qtbot: QtBot, page: NewKeyPage
) -> None:
    choose(qtbot, page, old="something else entirely")
    qtbot.waitUntil(lambda: says(page, WrongPassphrase.words))
    assert line(page, "Passphrase now").hasFocus()
    assert line(page, "Passphrase").text() == NEW


def test_the_passphrase_that_somebody_knows_is_not_taken_again(qtbot: QtBot, page: NewKeyPage) -> None:
    choose(qtbot, page, new=OLD)
    qtbot.waitUntil(lambda: says(page, SamePassphrase.words))
    assert button(page, "Make the new key").isEnabled()


def test_the_old_backups_are_counted_and_deleted_once_there_is_a_new_one(
    qtbot: QtBot, page: NewKeyPage, journal_folder: Path
) -> None:
    (old,) = (journal_folder / "backups").glob("*.rosemary")
    to_the_backups(qtbot, page)
    assert says(page, "1 backup")
    assert not says(page, "second folder")
    page.backups.delete.click()
    qtbot.waitUntil(lambda: says(page, "The old backups are deleted."), timeout=20_000)
    assert page.lock.hasFocus()
    (fresh,) = (journal_folder / "backups").glob("*.rosemary")
    assert fresh != old


def test_the_old_backups_can_stay(qtbot: QtBot, page: NewKeyPage, journal_folder: Path) -> None:
    to_the_backups(qtbot, page)
    page.backups.keep.click()
    assert says(page, "The old backups stay.")
    assert len(list((journal_folder / "backups").glob("*.rosemary"))) == 1
    with qtbot.waitSignal(page.finished):
        page.lock.click()


def test_no_room_for_a_new_backup_is_said_and_no_old_one_goes(
    qtbot: QtBot, page: NewKeyPage, journal_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise NoRoomForBackup

    monkeypatch.setattr(new_key, "make_backup", full)
    to_the_backups(qtbot, page)
    page.backups.delete.click()
    qtbot.waitUntil(lambda: says(page, NoRoomForBackup.words))
    assert page.backups.delete.isEnabled()
    assert len(list((journal_folder / "backups").glob("*.rosemary"))) == 1


def test_stopping_leaves_the_journal_as_it_was(
    qtbot: QtBot, page: NewKeyPage, journal_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def for_ever(*given: Progress) -> None:
        while True:
            given[-1](Phase.COPY, 0, 1)

    monkeypatch.setattr(new_key, "copy_under_new_key", for_ever)
    choose(qtbot, page)
    qtbot.waitUntil(lambda: page.waiting.words == "Copying…")
    qtbot.keyClick(page.waiting.stop, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: says(page, "Stopped. Your journal is as it was."))
    assert line(page, "Passphrase now").hasFocus()
    session.open_with_passphrase(journal_folder, OLD).close()


def test_stopped_too_late_the_new_code_is_shown_all_the_same(
    qtbot: QtBot, page: NewKeyPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    renew = new_key_page._renewed

    def renewed(folder: Path, old: str, new: str, progress: Progress) -> object:
        found = renew(folder, old, new, progress)
        while True:  # until Stop is pressed
            try:
                progress(Phase.REMOVE, 0, 1)
            except Interrupted:
                return found

    monkeypatch.setattr(new_key_page, "_renewed", renewed)
    choose(qtbot, page)
    qtbot.waitUntil(lambda: page.waiting.words == "Removing the old one…", timeout=20_000)
    page.waiting.stop.click()
    qtbot.waitUntil(lambda: says(page, "Keep the new recovery code"))


def test_leaving_forgets_what_was_typed(qtbot: QtBot, page: NewKeyPage) -> None:
    qtbot.keyClicks(line(page, "Passphrase now"), OLD)
    with qtbot.waitSignal(page.back_asked):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert line(page, "Passphrase now").text() == ""


def test_everything_has_a_name_and_fits_the_smallest_window_at_200_percent(
    qtbot: QtBot, page: NewKeyPage, theme: Theme
) -> None:
    theme.set("light", 2.0)
    page.resize(900, 640)
    check(page)
    choose(qtbot, page)
    qtbot.waitUntil(lambda: says(page, "Keep the new recovery code"), timeout=20_000)
    check(page)
    button(page, "Not now").click()
    check(page)
    page.backups.keep.click()
    check(page)


def check(page: QWidget) -> None:
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            interface = QAccessible.queryAccessibleInterface(widget)
            proxied = widget.focusProxy() is not None
            assert proxied or interface.text(QAccessible.Text.Name), type(widget).__name__
    for area in page.findChildren(QScrollArea):
        if area.isVisible():
            assert area.horizontalScrollBar().maximum() == 0
