"""The Check-ins page as a person meets it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from journal_app.domain.check_in import CheckInRecord
from journal_app.ui.check_ins.check_ins_page import CheckInsPage
from journal_app.ui.tasks import Lane, Tasks

Save = Callable[..., CheckInRecord]
OpenPage = Callable[..., "Seen"]


@dataclass
class Seen:
    """The page as a person meets it, and what it told the window."""

    page: CheckInsPage
    tasks: Tasks
    told: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Let all work on the lane finish, and the work that follows from it."""
        for _ in range(4):
            wait_for(self.tasks.short)
            QApplication.processEvents()

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the focus is."""
        for key in keys:
            QTest.keyClick(self.focused, key, modifier)

    @property
    def focused(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused, "nothing has the focus"
        return focused

    @property
    def words(self) -> list[str]:
        """What stands on the page."""
        return [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]

    def says(self, words: str) -> bool:
        return any(words in text for text in self.words)


def wait_for(lane: Lane) -> None:
    """Let what is on the lane come back."""
    loop = QEventLoop()
    QTimer.singleShot(20_000, loop, lambda: loop.exit(1))
    lane.run(int, lambda _: loop.quit())
    assert loop.exec() == 0, "the lane does not come back"
