"""What macOS tells every program of a locked screen, with a stand-in for it: not run on macOS itself."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.desktop.signs import of_this_system
from journal_app.desktop.signs.macos import Notices

CENTRE = 77


class CoreFoundation:
    """Keeps strings and observers as the system does, and can post a notice."""

    def __init__(self) -> None:
        self.strings: dict[int, bytes] = {}
        self.observers: list[tuple[int, Any, bytes]] = []

    def CFNotificationCenterGetDistributedCenter(self) -> int:
        return CENTRE

    def CFStringCreateWithCString(self, _where: None, text: bytes, encoding: int) -> int:
        assert encoding == 0x08000100
        number = len(self.strings) + 1
        self.strings[number] = text
        return number

    def CFNotificationCenterAddObserver(
        self, centre: int, who: ctypes.c_void_p, callback: Any, name: int, of: None, when: int
    ) -> None:
        assert (centre, when) == (CENTRE, 4)
        assert who.value
        self.observers.append((who.value, callback, self.strings[name]))

    def CFNotificationCenterRemoveEveryObserver(self, centre: int, who: ctypes.c_void_p) -> None:
        assert centre == CENTRE
        self.observers = [each for each in self.observers if each[0] != who.value]

    def CFRelease(self, name: int) -> None:
        del self.strings[name]

    def post(self, notice: bytes) -> None:
        for who, callback, name in self.observers:
            if name == notice:
                callback(CENTRE, who, None, None, None)


@pytest.fixture
def system() -> CoreFoundation:
    return CoreFoundation()


@pytest.fixture
def heard() -> list[str]:
    return []


@pytest.fixture
def notices(qtbot: QtBot, system: CoreFoundation, heard: list[str]) -> Iterator[Notices]:
    owner = QObject()
    made = Notices(system, owner)
    made.went_away.connect(lambda: heard.append("away"))
    yield made
    owner.deleteLater()


def test_a_locked_screen_and_its_saver_are_signs(
    notices: Notices, system: CoreFoundation, heard: list[str]
) -> None:
    notices.begin()
    notices.begin()
    system.post(b"com.apple.screenIsLocked")
    assert heard == ["away"]
    system.post(b"com.apple.screensaver.didstart")
    assert heard == ["away", "away"]
    system.post(b"com.apple.screenIsUnlocked")
    assert heard == ["away", "away"]
    assert system.strings == {}, "what was made for the system is given back to it"


def test_nothing_is_heard_before_and_after(
    notices: Notices, system: CoreFoundation, heard: list[str]
) -> None:
    system.post(b"com.apple.screenIsLocked")
    notices.begin()
    notices.end()
    notices.end()
    system.post(b"com.apple.screenIsLocked")
    assert heard == []
    assert system.observers == []


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_where_the_library_is_missing_there_is_nothing_to_listen_to(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, platform: str
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(of_this_system, "sys", SimpleNamespace(platform=platform))
    assert of_this_system.listeners(window, window) == ()
