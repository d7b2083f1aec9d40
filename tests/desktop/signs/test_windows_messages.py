"""What Windows tells the window of somebody who goes away, by made-up messages: not run on Windows itself."""

from __future__ import annotations

import ctypes
from ctypes import wintypes

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.desktop.signs.windows import WindowMessages

POWER, SESSION, KEY = 0x0218, 0x02B1, 0x0100


class SessionLibrary:
    """Stands in for wtsapi32."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, int | None]] = []

    def WTSRegisterSessionNotification(self, window: wintypes.HWND, which: int) -> int:
        assert which == 0
        self.calls.append(("register", window.value))
        return 1

    def WTSUnRegisterSessionNotification(self, window: wintypes.HWND) -> int:
        self.calls.append(("unregister", window.value))
        return 1


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def library() -> SessionLibrary:
    return SessionLibrary()


@pytest.fixture
def messages(window: QWidget, library: SessionLibrary) -> WindowMessages:
    return WindowMessages(window, library, window)


def tells(messages: WindowMessages, number: int, what: int, kind: bytes = b"windows_generic_MSG") -> bool:
    """Hand over a message as Qt does, and say whether it was taken as a sign."""
    heard: list[bool] = []

    def hear() -> None:
        heard.append(True)

    message = wintypes.MSG(message=number, wParam=what)
    messages.went_away.connect(hear)
    held_back = messages._filter.nativeEventFilter(QByteArray(kind), ctypes.addressof(message))
    messages.went_away.disconnect(hear)
    assert held_back == (False, 0)
    return bool(heard)


@pytest.mark.parametrize(
    ("number", "what"), [(POWER, 0x04), (POWER, 0x12), (SESSION, 0x02), (SESSION, 0x04), (SESSION, 0x07)]
)
def test_sleep_a_locked_screen_and_another_user_are_signs(
    messages: WindowMessages, number: int, what: int
) -> None:
    assert tells(messages, number, what)


@pytest.mark.parametrize(
    ("number", "what"), [(POWER, 0x0A), (SESSION, 0x01), (SESSION, 0x08), (KEY, 0x07), (KEY, 0x04)]
)
def test_a_battery_an_unlocked_screen_and_a_key_are_none(
    messages: WindowMessages, number: int, what: int
) -> None:
    assert not tells(messages, number, what)


def test_messages_of_another_kind_are_not_read(messages: WindowMessages) -> None:
    assert not tells(messages, SESSION, 0x07, b"windows_dispatcher_MSG")


def test_windows_is_asked_once_and_told_when_it_is_over(
    messages: WindowMessages, library: SessionLibrary, window: QWidget
) -> None:
    messages.end()
    messages.begin()
    messages.begin()
    messages.end()
    messages.end()
    assert library.calls == [("register", int(window.winId())), ("unregister", int(window.winId()))]
