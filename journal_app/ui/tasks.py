"""The only threads. Work leaves the window on a lane and comes back as a callback.

Three lanes, three database connections: `short` reads and writes and is never interrupted;
`search` is dropped or interrupted by newer searches; `long` is for work of seconds.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

if TYPE_CHECKING:
    from queue import SimpleQueue

    from journal_app.domain.errors import Trouble

T = TypeVar("T")


class _Job:
    def __init__(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None] | None,
        on_trouble: Callable[[Trouble], None] | None,
        may_be_left: bool,
    ) -> None:
        self.work = work
        self.then = then
        self.on_trouble = on_trouble
        self.may_be_left = may_be_left


class _Outcome:
    def __init__(
        self,
        job: _Job,
        result: Any = None,
        trouble: Trouble | None = None,
        bug: BaseException | None = None,
    ) -> None:
        self.job = job
        self.result = result
        self.trouble = trouble
        self.bug = bug


class Lane(QObject):
    """One thread that does one piece of work after the other, in order."""

    trouble_unheard = Signal(object)
    """A Trouble that no caller asked to hear of."""

    trouble_met = Signal(object)
    """Any Trouble, before its caller hears of it."""

    _came_back = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: SimpleQueue[_Job | None] | None = None
        self._came_back.connect(self._deliver)  # from another thread: so it waits its turn on this one
        self._name = name
        self._thread: threading.Thread | None = None
        self._may_be_left = False

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        on_trouble: Callable[[Trouble], None] | None = None,
        *,
        may_be_left: bool = False,
    ) -> None:
        """Do `work` on this lane; then call `then` with its result, or `on_trouble`, on the UI thread.

        `may_be_left`: nobody waits for it at the end. It writes nothing, and can't be stopped halfway.
        """
        if self._jobs is None:
            from queue import SimpleQueue  # here: the first picture waits for lanes, which have no work yet

            self._jobs = SimpleQueue()
            self._thread = threading.Thread(
                target=self._serve, args=(self._jobs,), name=self._name, daemon=True
            )
            self._thread.start()
        self._jobs.put(_Job(work, then, on_trouble, may_be_left))

    def in_turn(self, then: Callable[[None], None]) -> None:
        """Call `then` on the UI thread once all that was asked of this lane before is done."""
        self.run(_nothing, then)

    def end(self) -> None:
        """Finish what waits, then end the thread. Callbacks of that work still come.

        Work that may be left is left, and what waits behind it.
        """
        if self._jobs is not None and self._thread is not None:
            self._jobs.put(None)
            if not self._may_be_left:
                self._thread.join()

    def _serve(self, jobs: SimpleQueue[_Job | None]) -> None:
        while (job := jobs.get()) is not None:
            self._may_be_left = job.may_be_left
            outcome = _done(job)
            self._may_be_left = False
            try:
                self._came_back.emit(outcome)
            except RuntimeError:  # the window is gone: nobody waits for this any more
                return

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        from journal_app.domain.errors import Interrupted, Trouble
        from journal_app.ui.translation import words_of

        if outcome.bug is not None:
            if outcome.job.on_trouble:  # whoever waits must not wait for ever, and may try again
                unknown = Trouble()
                unknown.words = words_of(unknown)
                outcome.job.on_trouble(unknown)
            raise outcome.bug
        if outcome.trouble is None:
            if outcome.job.then and not _has_gone(outcome.job.then):
                outcome.job.then(outcome.result)
            return
        if isinstance(outcome.trouble, Interrupted):
            return
        outcome.trouble.words = words_of(outcome.trouble)
        self.trouble_met.emit(outcome.trouble)
        if outcome.job.on_trouble:
            if not _has_gone(outcome.job.on_trouble):
                outcome.job.on_trouble(outcome.trouble)
        else:
            self.trouble_unheard.emit(outcome.trouble)


class SearchLane(Lane):
    """A lane on which only the newest work matters."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(name, parent)
        self._newest = 0
        self._interrupt: Callable[[], None] | None = None

    def interrupt_with(self, interrupt: Callable[[], None]) -> None:
        """Set what stops running work (the search connection's interrupt)."""
        self._interrupt = interrupt

    def run_newest(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        on_trouble: Callable[[Trouble], None] | None = None,
    ) -> None:
        """Do `work` unless something newer comes first; older results are never delivered."""
        self._newest += 1
        mine = self._newest
        if self._interrupt:
            self._interrupt()

        from journal_app.domain.errors import Interrupted

        def still_wanted() -> T:
            if mine != self._newest:
                raise Interrupted
            return work()

        def deliver(result: T) -> None:
            if mine == self._newest:
                then(result)

        self.run(still_wanted, deliver, on_trouble)

    def drop(self) -> None:
        """Forget the newest work too: nothing that is under way will be delivered."""
        self._newest += 1
        if self._interrupt:
            self._interrupt()


class Tasks(QObject):
    """The three lanes of the app."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.short = Lane("short work", self)
        self.search = SearchLane("search", self)
        self.long = Lane("long work", self)

    def end(self) -> None:
        """Finish all lanes."""
        self.search.drop()
        for lane in (self.short, self.search, self.long):
            lane.end()


def _has_gone(callback: Callable[..., None]) -> bool:
    """Whether who waited is no longer there: a page that was closed meanwhile."""
    method = callback.func if isinstance(callback, partial) else callback
    owner = getattr(method, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)


def _done(job: _Job) -> _Outcome:
    from journal_app.domain.errors import Trouble

    try:
        return _Outcome(job, result=job.work())
    except Trouble as trouble:
        return _Outcome(job, trouble=trouble)
    except BaseException as bug:  # delivered to the handler of the UI thread
        return _Outcome(job, bug=bug)


def _nothing() -> None:
    """Work that only waits its turn."""
