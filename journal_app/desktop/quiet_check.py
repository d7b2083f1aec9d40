"""The check of every page, soon after unlocking: nobody waits for it, and it ends with a lock or a quit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.domain.errors import AsideDamaged, JournalDamaged, Trouble, WritingRefused
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.tasks import Tasks

AFTER_MS = 1500
"""How long after opening it begins: the page stands by then, and nothing was tidied yet."""


class QuietCheck(QObject):
    """Checks once, and again whenever a damaged page was met.

    It is on the lane of long work before any backup, which reads its source again: a page that went bad in
    between would be copied as an empty one.
    """

    passed = Signal()
    """Once: the journal is whole, or can't be checked now. What waits for it may begin."""

    damaged = Signal()
    """Once: pages are damaged. Nothing is written into the journal any more."""

    told = Signal(str)
    """What was written beside the damaged journal can't be read, in words."""

    def __init__(
        self, tasks: Tasks, opened: OpenJournal, may_begin: Callable[[], bool], parent: QObject
    ) -> None:
        """`is_over`: has `passed` been said?"""
        super().__init__(parent)
        self._tasks = tasks
        self._opened = opened
        self._may_begin = may_begin
        self._is_looking = False
        self._has_passed = False
        self.is_over = False
        self._was_told = False
        for lane in (tasks.short, tasks.search, tasks.long):
            lane.trouble_met.connect(self._on_trouble_met)
        self._first = QTimer(self, singleShot=True)
        self._first.timeout.connect(self.look)
        self._first.start(0 if opened.is_damaged else AFTER_MS)

    def look(self) -> None:
        """Check now, unless that is being done, or damage is known."""
        if self._opened.is_damaged:
            self._tell()
        elif not self._is_looking and self._may_begin():
            self._is_looking = True
            self._tasks.long.run(
                self._opened.is_whole, self._on_checked, self._on_not_checked, may_be_left=True
            )

    def _on_trouble_met(self, trouble: Trouble) -> None:
        if type(trouble) in (JournalDamaged, WritingRefused):  # not damage of a backup
            self.look()

    def _on_checked(self, whole: bool) -> None:
        self._is_looking = False
        if not whole:
            self._tasks.short.run(self._opened.keep_as_it_is, self._on_kept)
        elif not self._has_passed:
            self._has_passed = True
            self._tasks.short.run(
                self._opened.bring_in_what_was_aside, self._on_brought_in, self._on_not_brought
            )

    def _on_not_checked(self, _trouble: Trouble) -> None:
        """The drive does not answer: whoever writes says so."""
        self._is_looking = False
        self._pass()

    def _on_brought_in(self, _pages: int) -> None:
        self._let_begin()

    def _on_not_brought(self, trouble: Trouble) -> None:
        """What was kept aside stays there until the next time."""
        if isinstance(trouble, AsideDamaged):
            self.told.emit(trouble.words)
        self._let_begin()

    def _pass(self) -> None:
        if not self._has_passed:
            self._has_passed = True
            self._let_begin()

    def _let_begin(self) -> None:
        self.is_over = True
        self.passed.emit()

    def _on_kept(self, _nothing: None) -> None:
        self._tell()

    def _tell(self) -> None:
        if not self._was_told:
            self._was_told = True
            self.damaged.emit()
