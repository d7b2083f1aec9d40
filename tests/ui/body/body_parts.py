"""The Body page as a person meets it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from journal_app.domain.care.events import Event
from journal_app.domain.settings import JournalSettings
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.body.body_page import BodyPage
from journal_app.ui.care.care_desk import CareDesk, Look
from journal_app.ui.tasks import Tasks

OpenBody = Callable[..., "Seen"]


@dataclass
class Seen:
    """The page, what it told the window, and the journal below."""

    page: BodyPage
    desk: CareDesk
    tasks: Tasks
    opened: OpenJournal
    settings: list[JournalSettings] = field(default_factory=list)
    screens: list[Look] = field(default_factory=list)

    @property
    def log(self) -> list[Event]:
        """What is stored of the body."""
        return self.opened.care.body_log()

    def settle(self) -> None:
        """Let all work on the lane finish, and the work that follows from it."""
        for _ in range(5):
            loop = QEventLoop()
            QTimer.singleShot(20_000, loop, lambda loop=loop: loop.exit(1))  # type: ignore[misc]
            self.tasks.short.run(int, lambda _, loop=loop: loop.quit())  # type: ignore[misc]
            assert loop.exec() == 0, "the lane does not come back"
            QApplication.processEvents()

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the focus is."""
        for key in keys:
            QTest.keyClick(self.focused, key, modifier)
        self.settle()

    def type(self, words: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(self.focused, words)

    @property
    def focused(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused, "nothing has the focus"
        return focused

    def says(self, words: str) -> bool:
        labels = [label for label in self.page.findChildren(QLabel) if label.isVisible()]
        return any(words in label.text() for label in labels)
