"""Storing what a person wants kept, soon after each change, and trying again when that fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.domain.errors import Trouble
from journal_app.ui.journal.autosave import SaveState
from journal_app.ui.tasks import Lane

DELAY = 800
"""Milliseconds from the first letter that is not stored to its storing."""

RETRY = 5000
"""Milliseconds between attempts while storing fails."""


class Keeper(QObject):
    """Knows what is wanted, and what is stored. Nothing is stored before it is known what was stored.

    What is kept is one frozen value, written as a whole.
    """

    stored = Signal()
    failed = Signal(object)  # Trouble; what is wanted stays wanted and is tried again
    recovered = Signal()
    state_changed = Signal(object)  # SaveState

    def __init__(
        self,
        lane: Lane,
        write: Callable[[Any], None],
        nothing: object,
        parent: QObject | None = None,
        *,
        at_once: bool = False,
    ) -> None:
        """`write` is done on the lane; `nothing` is kept at first. `at_once`: each change is a whole one."""
        super().__init__(parent)
        self._lane = lane
        self._write = write
        self._nothing = nothing
        self._at_once = at_once
        self._wanted: Any = nothing
        self._stored: Any = None
        self._sent: Any = None
        self._failing = False
        self._waiting: list[Callable[[], None]] = []
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._store)

    @property
    def has_read(self) -> bool:
        """True once it is known what is stored."""
        return self._stored is not None

    @property
    def wanted(self) -> Any:
        """What the person wants kept."""
        return self._wanted

    @property
    def is_at_rest(self) -> bool:
        """Nothing is to be done. After a failure something is: half of it may have been stored."""
        if self._sent is not None or self._failing:
            return False
        return self._stored is None or self._wanted == self._stored

    @property
    def state(self) -> SaveState:
        """How it stands now."""
        if self._failing:
            return SaveState.FAILED
        if not self.is_at_rest:
            return SaveState.WRITING
        return SaveState.BLANK if self._wanted == self._nothing else SaveState.SAVED

    def take_stored(self, kept: object) -> None:
        """Know what is stored. What waits to be stored stays wanted."""
        if self.is_at_rest:
            self._wanted = self._stored = kept
            self._tell_state()

    def want(self, wanted: object) -> None:
        """Store this within a second. Further changes do not put that off."""
        self._wanted = wanted
        if not self._failing and not self.is_at_rest:
            if self._at_once:
                self._store()
            elif not self._soon.isActive():
                self._soon.start(DELAY)
        self._tell_state()

    def flush(self, then: Callable[[], None]) -> None:
        """Store what is not stored yet, then call `then`; it is not called if storing fails."""
        if self.is_at_rest:
            then()
            return
        self._waiting.append(then)
        self._store()

    def _store(self) -> None:
        self._soon.stop()
        if self._sent is not None or self.is_at_rest:
            return
        wanted, write = self._wanted, self._write
        self._sent = wanted
        self._lane.run(lambda: write(wanted), self._on_stored, self._on_failed)

    def _on_stored(self, _: None) -> None:
        self._stored, self._sent = self._sent, None
        recovered, self._failing = self._failing, False
        self.stored.emit()
        if recovered:
            self.recovered.emit()
        self._tell_state()
        if not self.is_at_rest:
            self._store()
            return
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()

    def _on_failed(self, trouble: Trouble) -> None:
        self._sent = None
        self._failing = True
        self._waiting.clear()  # whoever waited asks again when it has recovered
        self._soon.start(RETRY)
        self._tell_state()
        self.failed.emit(trouble)

    def _tell_state(self) -> None:
        self.state_changed.emit(self.state)


class ListKeeper(Keeper):
    """One that also reads what is stored, when it is asked to."""

    was_read = Signal(object)  # what is kept
    read_failed = Signal(object)  # Trouble

    def __init__(
        self,
        lane: Lane,
        read: Callable[[], Any],
        write: Callable[[Any], None],
        nothing: object,
        parent: QObject | None = None,
    ) -> None:
        """`read` is done on the lane too."""
        super().__init__(lane, write, nothing, parent)
        self._read = read
        self._reading = False

    def read(self) -> None:
        """Ask for what is stored, unless it is known."""
        if not self.has_read and not self._reading:
            self._reading = True
            self._lane.run(self._read, self._on_read, self._on_read_failed)

    def _on_read(self, kept: object) -> None:
        self._reading = False
        self._wanted = self._stored = kept
        self.was_read.emit(kept)
        self._tell_state()

    def _on_read_failed(self, trouble: Trouble) -> None:
        self._reading = False
        self.read_failed.emit(trouble)
