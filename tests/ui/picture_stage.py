"""A window with the made-up days of the demo behind it, at an evening that never changes, to be drawn."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cached_property
from pathlib import Path
from typing import Any

from made_journals import empty_database
from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.domain.locked_settings import LockedSettings
from journal_app.domain.settings import JournalSettings
from journal_app.domain.support import VisitNotes
from journal_app.services import session
from journal_app.services.demo import make_demo
from journal_app.services.finder import Finder
from journal_app.services.session import OpenJournal
from journal_app.store.connection import open_database
from journal_app.ui.crisis.crisis_screen import CrisisScreen
from journal_app.ui.help.help_page import HelpPage
from journal_app.ui.main_window import MainWindow
from journal_app.ui.tasks import Lane, Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.workspace import Workspace
from journal_app.vault.strength import judge

NOW = datetime(2026, 11, 22, 21, 40, tzinfo=timezone(timedelta(hours=1)))
WIDTH, HEIGHT = 1240, 800
NOTES = VisitNotes("Iron, once a day.", "Can I have something for sleep?\nWhen can I swim again?")
SOON = 5_000
"""Milliseconds: a timer that rings once within these is waited for."""


@dataclass(frozen=True, slots=True)
class Model:
    """A database to copy, and its key: a passphrase takes too long for every picture."""

    file: Path
    key: bytes

    def open_copy(self, folder: Path) -> OpenJournal:
        """Open a copy that may be changed."""
        folder.mkdir()
        file = shutil.copy(self.file, folder / "journal.db")
        return session._joined(folder, open_database(file, self.key), JournalSettings(), file, self.key, None)


def make_demo_model(folder: Path, library: Library) -> Model:
    """Make the demo journal, with notes for a visit."""
    opened = make_demo(folder, library.demo(), NOW)
    opened.support.save_visit_notes(NOTES)
    opened.close()
    return Model(opened._database, opened._key)


def make_empty_model(file: Path) -> Model:
    """Make a journal in which nothing was ever written."""
    key = bytes(32)
    connection = empty_database(file, key)
    connection.close()
    return Model(file, key)


class Stage:
    """One window for one picture. What it shows is made when it is first asked for."""

    def __init__(
        self, qtbot: QtBot, theme: Theme, library: Library, demo: Model, empty: Model, folder: Path
    ) -> None:
        self.theme = theme
        self.library = library
        self.model = demo
        self._empty = empty
        self._folder = folder
        self._qtbot = qtbot
        self.tasks = Tasks()
        self._finder: Finder | None = None
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.window.resize(WIDTH, HEIGHT)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    @staticmethod
    def now() -> datetime:
        """A Sunday evening in November, an hour east of Greenwich."""
        return NOW

    @cached_property
    def opened(self) -> OpenJournal:
        """The journal behind the window."""
        return self.model.open_copy(self._folder / "journal")

    @cached_property
    def workspace(self) -> Workspace:
        """The open journal, on its Today page."""
        self._finder = self.opened.open_finder()
        workspace = Workspace(
            self.theme,
            self.tasks,
            self.opened,
            self._finder,
            self.library,
            LockedSettings(
                country="IE", theme="dark" if self.theme.is_dark else "light", scale=self.theme.scale
            ),
            judge,
            self._folder / "config",
            self.now,
        )
        self.show(workspace)
        return workspace

    def without_days(self) -> None:
        """Use a journal in which nothing was written."""
        self.model = self._empty

    def show(self, widget: QWidget) -> None:
        """Fill the window."""
        self.window.show_layer(widget)
        self.settle()

    def page(self, name: str) -> Any:
        """Open a page and return it when it has read what it shows."""
        self.workspace.show_page(name)
        self.settle()
        return self.workspace.page(name)

    def show_help(self, country: str, *, unlocked: bool) -> HelpPage:
        """Open Get help now over what stands in the window."""
        page = HelpPage(self.theme, self.library, country or None, self.now, unlocked=unlocked)
        self.window.show_help(page)
        page.enter()
        if unlocked:
            page.show_support(self.opened.support.plan(), self.opened.support.people())
        self.settle()
        return page

    def show_crisis(self, variant: str, country: str = "IE") -> CrisisScreen:
        """Open the crisis screen."""
        support = self.opened.support
        screen = CrisisScreen(
            self.theme, self.library, variant, country, self.now, support.plan(), support.people()
        )
        self.window.show_crisis(screen)
        screen.enter()
        self.settle()
        return screen

    def scroll_to(self, widget: QWidget) -> None:
        """Bring a widget to the top of what scrolls around it."""
        (area,) = [each for each in self.window.findChildren(QScrollArea) if each.isAncestorOf(widget)]
        ground = area.widget()
        assert ground
        area.verticalScrollBar().setValue(widget.mapTo(ground, QPoint()).y() - self.theme.px(20))
        self.settle()

    def settle(self) -> None:
        """Wait until all that was asked of the lanes has come back, and no short timer waits to ring."""
        for _ in range(3):  # what comes back may ask for more
            for lane in (self.tasks.short, self.tasks.search, self.tasks.long):
                self._come_back(lane)
            self._qtbot.waitUntil(self._is_quiet)

    def picture(self) -> QImage:
        """Draw the window."""
        self.settle()
        return self.window.grab().toImage()

    def close(self) -> None:
        """End the lanes, and close the journal if there is one."""
        self.tasks.end()
        self._qtbot.wait(0)
        if self._finder is not None:
            self._finder._connection.close()
        if "opened" in self.__dict__:
            self.opened.close()

    def _is_quiet(self) -> bool:
        timers: list[QTimer] = self.window.findChildren(QTimer)
        return not any(t.isActive() and t.isSingleShot() and t.interval() < SOON for t in timers)

    def _come_back(self, lane: Lane) -> None:
        loop = QEventLoop()
        guard = QTimer(loop, singleShot=True)
        guard.timeout.connect(lambda: loop.exit(1))
        guard.start(20_000)
        lane.run(int, lambda _: loop.quit())
        assert loop.exec() == 0, "the lane does not come back"
