"""The whole app in one process: real folder, real store, a fixed clock; only its end is recorded."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from desktop_parts import CHEAP, PASSPHRASE, DiskThatFills, Running, Start, Stopwatch, log_of
from made_journals import closed_journal
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from journal_app.desktop import journal_desk
from journal_app.desktop.folder_look import FolderLook
from journal_app.paths import resources_folder
from journal_app.ui.main_window import MainWindow
from journal_app.ui.theme.theme import Theme
from journal_app.vault import kdf
from journal_app.window_start import WindowStart


@pytest.fixture(scope="session")
def one_theme(qapp: QApplication) -> Theme:
    return Theme(resources_folder(), qapp)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Stopwatch:
    """The two clocks that idleness is told by."""
    watch = Stopwatch()
    monkeypatch.setattr(journal_desk, "time", watch)
    return watch


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> DiskThatFills:
    return DiskThatFills(monkeypatch)


class _StrayWindows(QObject):
    """Hears of every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a window that is not the one of the app."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            expected = (MainWindow, QDialog, QComboBox)
            popup = watched.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
            if not popup and not isinstance(watched, expected):
                self.shown.append(type(watched).__name__)
        return False


@pytest.fixture(autouse=True)
def stray_windows(qapp: QApplication) -> Iterator[None]:
    """A piece of a page that is shown before it has its place flashes as a window and takes the keys."""
    stray = _StrayWindows()
    qapp.installEventFilter(stray)
    yield
    qapp.removeEventFilter(stray)
    assert stray.shown == []


@pytest.fixture
def code(journal_folder: Path) -> str:
    """The recovery code of a journal that was made and closed."""
    return closed_journal(journal_folder, PASSPHRASE)


@pytest.fixture
def start(
    qtbot: QtBot,
    qapp: QApplication,
    one_theme: Theme,
    tmp_path: Path,
    journal_folder: Path,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Start]:
    """Return a way to start the app on `journal_folder`; whatever runs at the end is closed."""
    monkeypatch.setattr(kdf, "calibrate", lambda: CHEAP)
    for name in ("XDG_STATE_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "state"))
    qapp.setQuitOnLastWindowClosed(False)
    running: list[Running] = []

    def start_now(given: WindowStart | None = None, slow: FolderLook | None = None) -> Running:
        hook = sys.excepthook
        app = Running(
            qtbot,
            qapp,
            one_theme,
            tmp_path / "config",
            journal_folder,
            given or WindowStart(journal=str(journal_folder)),
            now,
            slow,
        )
        running.append(app)
        qtbot.waitUntil(lambda: sys.excepthook is not hook)  # the first paint is over
        assert not log_of(tmp_path)  # nothing went wrong before faults could fail the test
        app.hook = sys.excepthook
        sys.excepthook = hook  # faults fail the test
        return app

    yield start_now
    for app in running:
        app.end()
    qapp.setQuitOnLastWindowClosed(True)


@pytest.fixture
def opened(start: Start, code: str) -> Running:
    """The app with its journal open and the cursor in today's page."""
    app = start()
    app.open()
    return app
