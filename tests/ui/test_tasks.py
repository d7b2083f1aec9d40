"""Work leaves on a lane and comes back on the thread of the window, in order."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from journal_app.domain.errors import DiskFull, Interrupted, Trouble
from journal_app.ui.tasks import Lane, SearchLane, Tasks


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    lane = Lane("work")
    yield lane
    lane.end()


@pytest.fixture
def search(qtbot: QtBot) -> Iterator[SearchLane]:
    lane = SearchLane("search")
    yield lane
    lane.end()


def fail(trouble: Trouble) -> Callable[[], None]:
    def work() -> None:
        raise trouble

    return work


def test_results_come_back_in_order_on_the_thread_of_the_window(lane: Lane, qtbot: QtBot) -> None:
    came: list[int] = []
    threads: set[threading.Thread] = set()
    workers: set[threading.Thread] = set()

    def work(number: int) -> int:
        workers.add(threading.current_thread())
        return number

    def then(number: int) -> None:
        threads.add(threading.current_thread())
        came.append(number)

    for number in range(200):
        lane.run(lambda n=number: work(n), then)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(came) == 200)
    assert came == list(range(200))
    assert threads == {threading.current_thread()}
    assert len(workers) == 1
    assert workers != threads


def test_a_trouble_reaches_who_asked_and_the_next_work_is_done(lane: Lane, qtbot: QtBot) -> None:
    heard: list[Trouble] = []
    came: list[str] = []
    trouble = DiskFull()
    with qtbot.assertNotEmitted(lane.trouble_unheard):
        lane.run(fail(trouble), lambda _: came.append("never"), heard.append)
        lane.run(lambda: "next", came.append)
        qtbot.waitUntil(lambda: bool(came))
    assert heard == [trouble]
    assert came == ["next"]


def test_a_trouble_nobody_asked_to_hear_of_is_told_to_the_app(lane: Lane, qtbot: QtBot) -> None:
    trouble = DiskFull()
    with qtbot.waitSignal(lane.trouble_unheard) as heard:
        lane.run(fail(trouble))
    assert heard.args == [trouble]


def test_what_was_interrupted_is_never_told(lane: Lane, qtbot: QtBot) -> None:
    heard: list[Trouble] = []
    came: list[None] = []
    with qtbot.assertNotEmitted(lane.trouble_unheard):
        lane.run(fail(Interrupted()), on_trouble=heard.append)
        lane.run(fail(Interrupted()))
        lane.run(lambda: None, came.append)
        qtbot.waitUntil(lambda: bool(came))
    assert not heard


def test_a_bug_is_raised_in_the_window_and_the_lane_goes_on(lane: Lane, qtbot: QtBot) -> None:
    came: list[None] = []

    def broken() -> None:
        raise ZeroDivisionError

    with capture_exceptions() as caught:
        lane.run(broken)
        lane.run(lambda: None, came.append)
        qtbot.waitUntil(lambda: bool(came))
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]


def test_the_newest_search_wins(search: SearchLane, qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()
    interrupted: list[bool] = []
    done: list[int] = []
    came: list[int] = []

    def slow() -> int:
        begun.set()
        assert go_on.wait(10)
        return 0

    def work(number: int) -> int:
        done.append(number)
        return number

    search.interrupt_with(lambda: interrupted.append(True))
    search.run_newest(slow, came.append)
    assert begun.wait(10)
    for number in (1, 2, 3):
        search.run_newest(lambda n=number: work(n), came.append)  # type: ignore[misc]
    go_on.set()
    qtbot.waitUntil(lambda: bool(came))
    assert came == [3]
    assert done == [3]
    assert len(interrupted) == 4


def test_a_search_that_was_dropped_is_not_delivered(search: SearchLane, qtbot: QtBot) -> None:
    came: list[str] = []
    search.run_newest(lambda: "dropped", came.append)
    search.drop()
    search.run(lambda: "after", came.append)
    qtbot.waitUntil(lambda: bool(came))
    assert came == ["after"]


def test_other_work_on_the_lane_of_search_is_never_left_out(search: SearchLane, qtbot: QtBot) -> None:
    came: list[str] = []
    search.run(lambda: "first", came.append)
    search.run_newest(lambda: "second", came.append)
    qtbot.waitUntil(lambda: len(came) == 2)
    assert came == ["first", "second"]


def test_ending_finishes_what_waits(qtbot: QtBot) -> None:
    tasks = Tasks()
    done: list[int] = []
    for number in range(50):
        tasks.short.run(lambda n=number: done.append(n))  # type: ignore[misc]
    tasks.end()
    assert done == list(range(50))


def test_lanes_that_had_nothing_to_do_end_at_once(qtbot: QtBot) -> None:
    before = threading.active_count()
    tasks = Tasks()
    assert threading.active_count() == before
    tasks.end()


def test_what_comes_back_to_a_page_that_is_gone_is_left_out(qtbot: QtBot, lane: Lane) -> None:
    class Waiting(QObject):
        heard = 0

        def hear(self, _: object) -> None:
            Waiting.heard += 1

    gone, there = Waiting(), Waiting()
    lane.run(lambda: 1, gone.hear)
    lane.run(lambda: 1, partial(gone.hear))
    lane.run(lambda: 1, there.hear)
    shiboken6.delete(gone)
    qtbot.waitUntil(lambda: Waiting.heard > 0)
    assert Waiting.heard == 1


def test_work_that_may_be_left_holds_no_end_up(qtbot: QtBot) -> None:
    del qtbot
    lane = Lane("long")
    begun, over = threading.Event(), threading.Event()

    def check() -> None:
        begun.set()
        assert over.wait(20), "nobody let the work end"

    lane.run(check, may_be_left=True)
    assert begun.wait(20), "the work does not begin"
    lane.end()
    assert not over.is_set()
    over.set()
    lane._thread.join(20)
    assert not lane._thread.is_alive()
