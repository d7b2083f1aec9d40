"""A person at the running app: what is seen, what is typed, and what was asked of the system."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.desktop.folder_look import FolderLook
from journal_app.desktop.rosemary import Rosemary
from journal_app.desktop.single_window import SingleWindow
from journal_app.domain.errors import DiskFull
from journal_app.services import journal, session
from journal_app.services.locked_settings import read_locked_settings
from journal_app.store.connection import Connection, transaction
from journal_app.ui.auto_lock import AutoLock
from journal_app.ui.journal.writing_area import WritingArea
from journal_app.ui.lock.cover import Cover
from journal_app.ui.theme.theme import Theme
from journal_app.vault.kdf import Cost
from journal_app.window_start import WindowStart

PASSPHRASE = "a quiet garden in the rain"
CHEAP = Cost(65536, 2, 1)
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
PATIENCE = 60_000
"""Milliseconds to wait for what takes far less on a computer that has nothing else to do."""


class Stopwatch:
    """Stands in for the module `time`, where idleness is told by it."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.slept = 0.0

    def monotonic(self) -> float:
        return self.seconds

    def time(self) -> float:
        return self.seconds + self.slept


class DiskThatFills:
    """While `full`, nothing of the journal can be stored."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        monkeypatch.setattr(journal, "transaction", self._transaction)

    @contextmanager
    def _transaction(self, connection: Connection) -> Iterator[None]:
        if self.full:
            raise DiskFull
        with transaction(connection):
            yield


class _Application:
    """What the app needs of the application; to end it would end the tests."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self.ended = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._app, name)

    def quit(self) -> None:
        self.ended = True


class Running:
    """The running app and the person at it."""

    hook: Callable[[type[BaseException], BaseException, TracebackType | None], Any]
    """What the app does with a fault."""

    def __init__(
        self,
        qtbot: QtBot,
        qapp: QApplication,
        theme: Theme,
        config: Path,
        folder: Path,
        start: WindowStart,
        now: datetime,
        slow: FolderLook | None = None,
    ) -> None:
        self._qtbot = qtbot
        self._application = _Application(qapp)
        self.theme = theme
        self.folder = folder
        self.replaced: list[WindowStart] = []
        locked = read_locked_settings(config)
        theme.set(locked.theme, locked.scale, locked.reduce_motion, locked.more_contrast)
        single = SingleWindow()
        assert slow or single.claim(folder)
        self.rosemary = Rosemary(
            self._application,  # type: ignore[arg-type]
            theme,
            locked,
            config,
            folder,
            start,
            single,
            lambda: now,
            self.replaced.append,
            slow,
        )
        self.window = self.rosemary.window
        self.rosemary.start()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    # ---- what is seen

    @property
    def ended(self) -> bool:
        return self._application.ended

    @property
    def page(self) -> WritingArea:
        """The page on the screen."""
        (found,) = [area for area in self.window.findChildren(WritingArea) if area.isVisible()]
        return found

    @property
    def cover(self) -> Cover:
        (found,) = self.window.findChildren(Cover)
        return found

    @property
    def auto_lock(self) -> AutoLock:
        (found,) = self.rosemary.findChildren(AutoLock)
        return found

    def says(self, words: str) -> bool:
        """Say whether these words can be read now."""
        labels = [label for label in self.window.findChildren(QLabel) if label.isVisible()]
        return any(words in label.text() for label in labels if self._in_sight(label))

    def button(self, name: str) -> QAbstractButton:
        (found,) = self._named(QAbstractButton, name)
        return found

    def line(self, name: str) -> QLineEdit:
        (found,) = self._named(QLineEdit, name)
        return found

    def focused(self) -> str:
        """Return what a screen reader calls the place where the next key goes."""
        widget = QApplication.focusWidget()
        return "" if widget is None else widget.accessibleName() or str(widget.property("text") or "")

    def _named(self, kind: type[Any], name: str) -> list[Any]:
        return [
            widget
            for widget in self.window.findChildren(kind)
            if widget.isVisible()
            and self._in_sight(widget)
            and name in (widget.accessibleName(), widget.property("text"))
        ]

    def _in_sight(self, widget: QWidget) -> bool:
        covers = [cover for cover in self.window.findChildren(Cover) if cover.isVisible()]
        return all(cover.isAncestorOf(widget) for cover in covers)

    # ---- what is done

    def wait(self, until: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(until, timeout=PATIENCE)

    def type(self, words: str) -> None:
        """Type where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        self._qtbot.keyClicks(focused, words)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key as the window system hands it over."""
        self._qtbot.keyClick(self.window.windowHandle(), key, modifier)

    def open(self, passphrase: str = PASSPHRASE) -> None:
        self.type(passphrase)
        self.key(Qt.Key.Key_Return)
        self.wait_for_page()

    def wait_for_page(self) -> None:
        """Wait until the cursor stands in a page."""
        self.wait(lambda: isinstance(QApplication.focusWidget(), WritingArea))

    def wait_for_check(self) -> None:
        """Wait until the journal was found whole, which can be before anybody asks."""
        check = self.rosemary._journal.check
        self.wait(lambda: check.is_over)

    def close(self) -> None:
        self.window.close()
        self.wait(lambda: self.ended)

    def end(self) -> None:
        """Close, whatever happened before, and let go of everything."""
        if not self.ended:
            self.close()
        self.window.deleteLater()
        self.rosemary.deleteLater()


Start = Callable[..., Running]


def written_in(folder: Path, passphrase: str = PASSPHRASE) -> list[str]:
    """Return the first words of all entries of a journal that nobody has open."""
    opened = session.open_with_passphrase(folder, passphrase)
    try:
        return [row.opening for row in opened.journal.rows(None, 50)]
    finally:
        opened.close()


def log_of(tmp_path: Path) -> str:
    """Return what the log of faults holds."""
    return "".join(log.read_text("utf-8") for log in (tmp_path / "state").rglob("rosemary.log"))
