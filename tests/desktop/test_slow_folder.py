"""A folder on a drive that is slow, or away, keeps nobody from the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from desktop_parts import CTRL, PASSPHRASE, Start
from PySide6.QtCore import Qt

from journal_app.desktop import folder_look, gate, rosemary
from journal_app.desktop.folder_look import FolderLook
from journal_app.desktop.single_window import SingleWindow
from journal_app.desktop.waiting_way import WaitingWay
from journal_app.services.journal_folder import folder_state
from journal_app.window_start import WindowStart

WAITS = "The folder of your journal does not answer yet."


class Drive:
    """Answers nobody until it is there; as long, the window must not ask it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self._patch = monkeypatch
        self._is_there = Event()
        monkeypatch.setattr(folder_look, "folder_state", self._state)
        for module, name in (
            (gate, "folder_state"),
            (gate, "offers_keyring"),
            (rosemary, "is_being_deleted"),
        ):
            monkeypatch.setattr(module, name, _asked)
        monkeypatch.setattr(SingleWindow, "claim", _asked)
        self.look = FolderLook(folder)

    def comes(self) -> None:
        self._patch.undo()
        self._is_there.set()

    def _state(self, folder: Path) -> object:
        self._is_there.wait()
        return folder_state(folder)


def _asked(*_: object) -> object:
    raise AssertionError("the drive was asked, and the window would stand still")


@pytest.fixture
def drive(journal_folder: Path) -> Iterator[Drive]:
    with pytest.MonkeyPatch.context() as patch:
        drive = Drive(patch, journal_folder)
        yield drive
        drive.comes()


def test_a_look_at_a_folder_waits_no_longer_than_it_may(drive: Drive, journal_folder: Path) -> None:
    assert not drive.look.is_over(0.01)
    drive.comes()
    assert drive.look.is_over(5)
    assert FolderLook(journal_folder / "not there").is_over(5)


def test_the_lock_screen_waits_for_the_folder_and_keeps_what_is_typed(
    start: Start, code: str, drive: Drive, journal_folder: Path
) -> None:
    app = start(slow=drive.look)
    assert app.says(WAITS)
    app.type(PASSPHRASE[:7])
    app.key(Qt.Key.Key_Return)
    assert app.says(WAITS)
    assert not app.button("Waiting…").isEnabled()
    drive.comes()
    app.wait(lambda: not app.says(WAITS))
    assert not SingleWindow().claim(journal_folder), "it is this window's now"
    assert app.focused() == "Passphrase"
    app.type(PASSPHRASE[7:])
    app.key(Qt.Key.Key_Return)
    app.wait_for_page()


def test_who_reads_help_meanwhile_stays_there(start: Start, code: str, drive: Drive) -> None:
    app = start(slow=drive.look)
    for key, modifier, words in (
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, "Looking here is never noted"),
        (Qt.Key.Key_Slash, CTRL, "Short answers"),
    ):
        app.key(key, modifier)
        assert app.says(words)
        if key == Qt.Key.Key_F1:
            app.key(Qt.Key.Key_Escape)
    drive.comes()
    assert drive.look.is_over(5)
    (way,) = app.rosemary.findChildren(WaitingWay)
    way._on_time()
    assert app.says("Short answers")
    app.key(Qt.Key.Key_Escape)
    app.wait(lambda: not app.says(WAITS))
    assert app.button("Open").isEnabled()


def test_another_folder_can_be_used_meanwhile_and_given_up_again(
    start: Start, code: str, drive: Drive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(gate, "default_journal_folder", lambda: tmp_path / "usual")
    app = start(WindowStart(), slow=drive.look)
    app.button("Use another folder").click()
    assert app.says("A private place to write")
    app.button("Back to the lock screen").click()
    assert app.says(WAITS)


def test_a_window_that_another_one_has_already_makes_way_for_it(
    start: Start, code: str, drive: Drive, journal_folder: Path
) -> None:
    app = start(slow=drive.look)
    drive.comes()
    other = SingleWindow()
    other.bell(journal_folder)
    assert other.claim(journal_folder)
    app.wait(lambda: app.ended)
    assert other.was_rung(journal_folder)
    other.release()
