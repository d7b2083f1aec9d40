"""What was part of a reference cycle is deleted on the UI thread, whatever the lanes do."""

from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from journal_app.ui.garbage import Garbage, collect_what_is_due
from journal_app.ui.tasks import Tasks


class _Told:
    """Tells on which thread it goes."""

    def __init__(self, gone_on: list[int]) -> None:
        self._gone_on = gone_on

    def __del__(self) -> None:
        self._gone_on.append(threading.get_ident())


class _Cycle:
    def __init__(self, gone_on: list[int]) -> None:
        self.of_qt = QObject()
        self.told = _Told(gone_on)
        self.itself = self


def _much_made() -> list[list[int]]:
    return [[number] for number in range(20_000)]


def test_no_lane_deletes_what_belongs_to_the_window(qtbot: QtBot) -> None:
    garbage, tasks = Garbage(QObject()), Tasks()
    del garbage
    gone_on: list[int] = []
    for _ in range(50):
        _Cycle(gone_on)
    done: list[list[list[int]]] = []
    for lane in (tasks.short, tasks.search, tasks.long):
        lane.run(_much_made, done.append)
    qtbot.waitUntil(lambda: len(done) == 3)
    assert gone_on == []
    collect_what_is_due()
    assert len(gone_on) == 50
    assert set(gone_on) == {threading.get_ident()}
    tasks.end()


def test_it_collects_by_itself_while_the_window_runs(qtbot: QtBot) -> None:
    parent = QObject()
    garbage = Garbage(parent)
    garbage._timer.setInterval(1)
    gone_on: list[int] = []
    _Cycle(gone_on)
    kept = _much_made()
    qtbot.waitUntil(lambda: gone_on == [threading.get_ident()])
    assert kept
    assert not gc.isenabled()
