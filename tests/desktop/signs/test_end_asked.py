"""Who asks the program to end is heard while Qt waits."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from journal_app.desktop.signs.end_asked import EndAsked

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX has these signals")


@pytest.fixture
def end_asked(qapp: QObject) -> Iterator[EndAsked]:
    parent = QObject()
    listener = EndAsked(parent)
    yield listener
    listener.stop()


@pytest.mark.parametrize("sign", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_wish_to_end_is_told_and_ends_nothing_itself(qtbot: QtBot, end_asked: EndAsked, sign: str) -> None:
    for _ in range(2):
        with qtbot.waitSignal(end_asked.asked):
            os.kill(os.getpid(), getattr(signal, sign))


def test_a_signal_of_another_kind_is_none(qtbot: QtBot, end_asked: EndAsked) -> None:
    heard: list[int] = []
    before = signal.signal(signal.SIGUSR1, lambda number, _frame: heard.append(number))
    try:
        with qtbot.assertNotEmitted(end_asked.asked):
            os.kill(os.getpid(), signal.SIGUSR1)
            qtbot.waitUntil(lambda: bool(heard))
            qtbot.wait(20)
    finally:
        signal.signal(signal.SIGUSR1, before)


def test_who_listens_no_more_leaves_the_signals_as_they_were(qapp: QObject) -> None:
    wanted = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
    before = [signal.getsignal(each) for each in wanted]
    parent = QObject()
    EndAsked(parent).stop()
    assert [signal.getsignal(each) for each in wanted] == before
    assert signal.set_wakeup_fd(-1) == -1
