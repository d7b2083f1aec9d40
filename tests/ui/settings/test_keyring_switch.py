"""The switch for the keyring: asks for the passphrase both ways, and tells how it went."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_keyring import FakeKeyring
from made_journals import new_journal
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.errors import (
    DiskFull,
    KeyringChanged,
    KeyringLocked,
    KeyringMissing,
    KeyringSilent,
    Trouble,
    WrongPassphrase,
)
from journal_app.services import keyring as keyring_service
from journal_app.services import session
from journal_app.services.journal_folder import offers_keyring
from journal_app.ui.settings.keyring_switch import KeyringSwitch
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.vault import keychain, keyring_slot
from journal_app.vault.kdf import Cost

PASSPHRASE = "a lamp by the window"
NEW = "rain on a tin roof"
CHEAP = Cost(64 * 1024, 2, 1)


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeKeyring]:
    fake = FakeKeyring(monkeypatch)
    yield fake
    fake.answer()


@pytest.fixture
def tasks(qapp: QApplication, keyring: FakeKeyring) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    keyring.answer()
    tasks.end()


@pytest.fixture
def folder(journal_folder: Path) -> Path:
    new_journal(journal_folder, PASSPHRASE).open_journal.close()
    return journal_folder


@pytest.fixture
def switch(qtbot: QtBot, theme: Theme, tasks: Tasks, folder: Path) -> KeyringSwitch:
    switch = KeyringSwitch(theme, tasks, folder)
    qtbot.addWidget(switch)
    switch.resize(700, 400)
    with qtbot.waitActive(switch):
        switch.show()
        switch.activateWindow()
    with qtbot.waitSignal(switch.keeper.seen):
        switch.enter()
    return switch


def turn(qtbot: QtBot, switch: KeyringSwitch, passphrase: str = PASSPHRASE) -> None:
    switch.switch.setFocus()
    qtbot.keyClick(switch.switch, Qt.Key.Key_Space)
    qtbot.keyClicks(QApplication.focusWidget(), passphrase)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def turned_on(qtbot: QtBot, switch: KeyringSwitch) -> None:
    with qtbot.waitSignal(switch.keeper.switched):
        turn(qtbot, switch)


def opens(folder: Path) -> bool:
    """Say whether the keyring opens the journal now."""
    try:
        secret = keyring_service.ask(folder, keychain.Keychain())
        session.open_with_keyring(folder, secret).close()
    except KeyringChanged:
        return False
    return True


def test_it_is_off_and_stays_off_until_the_passphrase_is_given(
    qtbot: QtBot, switch: KeyringSwitch, folder: Path, keyring: FakeKeyring
) -> None:
    assert not switch.switch.isChecked()
    switch.switch.click()
    assert not switch.switch.isChecked()
    assert switch.passphrase.isVisible()
    qtbot.keyClick(switch, Qt.Key.Key_Escape)
    assert switch.form.isHidden()
    assert switch.switch.hasFocus()
    assert keyring.items == {}
    assert not offers_keyring(folder)
    switch.switch.toggle()  # as a screen reader does, without a click
    assert not switch.switch.isChecked()
    assert switch.passphrase.isVisible()


def test_with_the_passphrase_it_is_on_and_the_keyring_opens_the_journal(
    qtbot: QtBot, switch: KeyringSwitch, folder: Path
) -> None:
    turned_on(qtbot, switch)
    assert switch.switch.isChecked()
    assert switch.done.words.startswith("It is on.")
    assert switch.passphrase.text() == ""
    assert switch.switch.hasFocus()
    assert offers_keyring(folder)
    assert opens(folder)


def test_a_wrong_passphrase_changes_nothing(
    qtbot: QtBot, switch: KeyringSwitch, folder: Path, keyring: FakeKeyring
) -> None:
    turn(qtbot, switch, "something else entirely")
    qtbot.waitUntil(switch.trouble.isVisible)
    assert switch.trouble.words == WrongPassphrase.words
    assert keyring.asked == 0
    assert not offers_keyring(folder)


@pytest.mark.parametrize("trouble", [KeyringMissing, KeyringLocked])
def test_a_keyring_that_refuses_leaves_it_off_and_says_why(
    qtbot: QtBot, switch: KeyringSwitch, folder: Path, keyring: FakeKeyring, trouble: type[Trouble]
) -> None:
    keyring.trouble = trouble
    turn(qtbot, switch)
    qtbot.waitUntil(switch.trouble.isVisible)
    assert switch.trouble.words == trouble.words
    assert switch.confirm.isEnabled()
    assert not switch.switch.isChecked()
    assert not offers_keyring(folder)


def test_a_full_disk_leaves_it_off_and_nothing_in_the_keyring(
    qtbot: QtBot, switch: KeyringSwitch, keyring: FakeKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(keyring_slot, "switch_on", full)
    turn(qtbot, switch)
    qtbot.waitUntil(switch.trouble.isVisible)
    assert switch.trouble.words == DiskFull.words
    qtbot.waitUntil(lambda: keyring.items == {})


def test_off_asks_for_the_passphrase_and_takes_slot_and_secret_away(
    qtbot: QtBot, switch: KeyringSwitch, folder: Path, keyring: FakeKeyring
) -> None:
    turned_on(qtbot, switch)
    switch.switch.click()
    assert switch.switch.isChecked(), "it moves when it is done"
    with qtbot.waitSignal(switch.keeper.switched):
        turn(qtbot, switch)
    assert not switch.switch.isChecked()
    assert not offers_keyring(folder)
    qtbot.waitUntil(lambda: keyring.items == {})
    assert switch.done.words.startswith("It is off.")


@pytest.mark.parametrize("trouble", [KeyringLocked, KeyringSilent])
def test_off_with_a_keyring_that_cannot_be_reached_takes_the_slot_away_and_says_what_is_left(
    qtbot: QtBot, switch: KeyringSwitch, folder: Path, keyring: FakeKeyring, trouble: type[Trouble]
) -> None:
    turned_on(qtbot, switch)
    keyring.trouble = trouble
    with qtbot.waitSignal(switch.keeper.left_behind):
        turn(qtbot, switch)
    assert "could not be reached" in switch.done.words
    assert not offers_keyring(folder)
    keyring.trouble = None
    assert keyring.items
    assert not opens(folder)


def test_what_was_left_behind_is_said_when_the_page_is_seen_again(
    qtbot: QtBot, switch: KeyringSwitch, keyring: FakeKeyring
) -> None:
    turned_on(qtbot, switch)
    keyring.hang()
    keyring.trouble = KeyringSilent
    with qtbot.waitSignal(switch.keeper.switched):
        turn(qtbot, switch)
    switch.hide()
    with qtbot.waitSignal(switch.keeper.left_behind):
        keyring.answer()
    switch.show()
    switch.enter()
    assert "could not be reached" in switch.done.words


def test_cancel_while_the_keyring_hangs_leaves_it_off(
    qtbot: QtBot, switch: KeyringSwitch, folder: Path, keyring: FakeKeyring, tasks: Tasks
) -> None:
    keyring.hang()
    turn(qtbot, switch)
    qtbot.waitUntil(lambda: keyring.asked == 1)
    assert not switch.confirm.isEnabled()
    switch.cancel.click()
    assert switch.form.isHidden()
    keyring.answer()
    done: list[object] = []
    for lane in (tasks.short, tasks.long, tasks.short):
        lane.run(lambda: None, done.append)
    qtbot.waitUntil(lambda: len(done) == 3)
    assert not switch.switch.isChecked()
    assert not offers_keyring(folder)
    turned_on(qtbot, switch)
    assert opens(folder)


def test_a_new_passphrase_leaves_it_on(qtbot: QtBot, switch: KeyringSwitch, folder: Path) -> None:
    turned_on(qtbot, switch)
    session.change_passphrase(folder, PASSPHRASE, NEW, CHEAP)
    assert opens(folder)
    with qtbot.waitSignal(switch.keeper.seen) as seen:
        switch.enter()
    assert seen.args == [True]


def test_the_recovery_code_gives_a_new_passphrase_and_leaves_it_on(
    qtbot: QtBot, switch: KeyringSwitch, folder: Path
) -> None:
    turned_on(qtbot, switch)
    code = session.show_code(folder, PASSPHRASE)
    session.recover(folder, code, NEW, CHEAP).close()
    assert opens(folder)
    for name in ("journal.key", "journal.key2"):
        (folder / name).unlink()
    session.recover(folder, code, NEW, CHEAP).close()
    assert not offers_keyring(folder), "a key file that is made anew knows of no keyring"


def test_leaving_the_page_forgets_what_was_typed(qtbot: QtBot, switch: KeyringSwitch) -> None:
    switch.switch.click()
    qtbot.keyClicks(QApplication.focusWidget(), PASSPHRASE)
    switch.hide()
    assert switch.passphrase.text() == ""
    assert switch.form.isHidden()
