"""Storing what stands in the form: as a draft by itself, as a check-in when asked, and never twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.domain.check_in import CheckInForm, CheckInRecord
from journal_app.domain.errors import Trouble
from journal_app.services.check_ins import CheckIns
from journal_app.ui.tasks import Lane

T = TypeVar("T")

DELAY = 600
"""Milliseconds from a change to its draft: with the storing itself under a second."""

RETRY = 5000
"""Milliseconds between attempts while storing fails."""


class FormKeeper(QObject):
    """Does one thing after the other on the lane. What fails is tried again until it is stored.

    `standing` returns what is to be kept as a draft now, or None if nothing stands in the form.
    """

    saved = Signal(object, object)
    """The CheckInRecord that was stored, and the CheckInForm it was made of."""

    help_noted = Signal(int)
    """The form was left with an answer that asks for help (0), or not saved with this one (1 to 3)."""

    failed = Signal(object)  # Trouble
    recovered = Signal()

    def __init__(
        self,
        lane: Lane,
        check_ins: CheckIns,
        now: Callable[[], datetime],
        standing: Callable[[], CheckInForm | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._check_ins = check_ins
        self._now = now
        self._standing = standing
        self._changed = False
        self._wanted: CheckInForm | None = None  # the person pressed Save
        self._left_at: datetime | None = None  # the person left, and needs help
        self._help_told = False
        self._busy = False
        self._failing = False
        self._soon = QTimer(self, singleShot=True, interval=DELAY)
        self._soon.timeout.connect(self._next)
        self._again = QTimer(self, singleShot=True, interval=RETRY)
        self._again.timeout.connect(self._next)

    @property
    def is_saving(self) -> bool:
        """Whether Save was pressed for what stands in the form, and it is not stored yet."""
        return self._wanted is not None

    @property
    def is_leaving(self) -> bool:
        """Whether it is not stored yet that the form was left."""
        return self._left_at is not None

    def changed(self) -> None:
        """The form was changed. A save that failed is not tried again: what it was asked for is gone."""
        self._changed = True
        if not self._busy:
            self._wanted = None
        if not self._failing and not self._soon.isActive():
            self._soon.start()

    def save(self, form: CheckInForm) -> None:
        """Store a check-in. A second call for the same form does nothing while the first is under way."""
        if self._busy and self._wanted == form:
            return
        self._wanted = form
        self._changed = False
        self._help_told = False
        self._next()

    def leave(self) -> None:
        """The form was left with an answer that asks for help: keep that, and forget the form."""
        self._left_at = self._now()
        self._help_told = False
        self._changed = False
        self._wanted = None
        self._next()

    def emptied(self) -> None:
        """Nothing stands in the form any more; a draft of it is forgotten."""
        self._wanted = None
        self._changed = True
        self._next()

    def flush(self, then: Callable[[], None]) -> None:
        """Store what is not stored yet, then call `then`; it is not called if that fails."""
        self._next()
        if not self._busy:
            then()
            return

        def after(_: None) -> None:
            if self._busy or not self._failing:
                self.flush(then)

        self._lane.in_turn(after)

    def _next(self) -> None:
        """Begin what is most pressing, if nothing is under way."""
        if self._busy:
            return
        self._soon.stop()
        self._again.stop()
        now = self._now()
        if self._left_at is not None:
            left_at = self._left_at
            self._run(lambda: self._check_ins.leave(left_at), self._on_left)
        elif self._wanted is not None:
            form = self._wanted
            self._run(
                lambda: self._check_ins.save(form, now),
                lambda record: self._on_saved(record, form),
                lambda trouble: self._on_not_saved(trouble, form),
            )
        elif self._changed:
            self._changed = False
            draft = self._standing()
            self._run(lambda: self._check_ins.keep_draft(draft), self._on_kept, self._on_not_kept)

    def _run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        on_trouble: Callable[[Trouble], None] | None = None,
    ) -> None:
        self._busy = True
        self._lane.run(work, then, on_trouble or self._on_trouble)

    def _on_kept(self, _: None) -> None:
        self._go_on()

    def _on_left(self, _: None) -> None:
        self._left_at = None
        self._tell_of_help(0)
        self._go_on()

    def _on_saved(self, record: CheckInRecord, form: CheckInForm) -> None:
        if self._wanted == form:
            self._wanted = None
        self._changed = False
        self._busy = False
        self.saved.emit(record, form)
        self._go_on()

    def _go_on(self) -> None:
        """Something was stored: so the rest can be."""
        self._busy = False
        if self._left_at is not None or self._wanted is not None:
            self._next()
        elif self._failing:
            if self._changed:
                self._next()
            else:
                self._failing = False
                self.recovered.emit()
        elif self._changed and not self._soon.isActive():  # its time came while this was under way
            self._next()

    def _on_not_saved(self, trouble: Trouble, form: CheckInForm) -> None:
        if self._changed and self._wanted == form:  # the person went on: this is not what they want now
            self._wanted = None
        self._on_trouble(trouble)
        if form.asks_for_help:
            self._tell_of_help(form.ratings.suicidal or 0)  # whatever the disk does

    def _on_not_kept(self, trouble: Trouble) -> None:
        self._changed = True
        self._on_trouble(trouble)

    def _on_trouble(self, trouble: Trouble) -> None:
        self._busy = False
        self._failing = True
        self._again.start()  # counted from the answer: a store that answers slowly is not crowded
        self.failed.emit(trouble)
        if self._left_at is not None:
            self._tell_of_help(0)

    def _tell_of_help(self, answer: int) -> None:
        if not self._help_told:
            self._help_told = True
            self.help_noted.emit(answer)
