"""Today is seen when it holds all that it opens with, and what nobody asked for is not built."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm
from journal_app.domain.locked_settings import LockedSettings
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.care import care_card
from journal_app.ui.care.care_card import CareCard
from journal_app.ui.main_window import MainWindow
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today import first_look
from journal_app.ui.today.first_look import FirstLook
from journal_app.ui.workspace import Workspace
from journal_app.vault.strength import judge

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Make = Callable[[], Workspace]
Seen = dict[QWidget, tuple[QRect, str]]
WORDS = "The frost came early, and the garden was white."
NEVER = 3_600_000


class FirstPicture(QObject):
    """Remembers where everything stood when the pages were first painted."""

    def __init__(self, pages: Workspace) -> None:
        super().__init__()
        self._pages = pages
        self.first: Seen = {}
        pages.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._pages.isVisible():
            self.first = self.first or seen(self._pages)
        return super().eventFilter(watched, event)


def seen(pages: Workspace) -> Seen:
    """Return what can be seen, with its place and its words."""
    return {
        widget: (widget.geometry(), str(widget.property("text") or ""))
        for widget in pages.findChildren(QWidget)
        if widget.isVisible()
    }


@pytest.fixture
def make(
    qtbot: QtBot,
    theme: Theme,
    tasks: Tasks,
    opened: OpenJournal,
    library: Library,
    now: datetime,
    tmp_path: Path,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Make]:
    """Return a way to build the pages of a journal that was just unlocked. They are not shown."""
    monkeypatch.setattr(first_look, "LONGEST_WAIT", NEVER)
    finder, blinks = opened.open_finder(), qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    window = MainWindow()
    window.resize(1240, 800)
    window.show_layer(QWidget())
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()

    def make() -> Workspace:
        settings = LockedSettings()
        pages = Workspace(
            theme, tasks, opened, finder, library, settings, judge, tmp_path, lambda: now, window
        )
        pages.resize(window.size())
        return pages

    yield make
    qapp.setCursorFlashTime(blinks)
    finder._connection.close()


@pytest.fixture
def written(opened: OpenJournal, now: datetime) -> None:
    """A page of today, with tags."""
    page = opened.journal.new_entry(now.date(), now)
    opened.journal.save(replace(page, text=WORDS, tags=("garden", "outside")))


@pytest.fixture
def heavy(opened: OpenJournal, now: datetime) -> None:
    """Two weeks after which care has something to say."""
    for day in range(14):
        at = now.replace(day=1 + day)
        opened.check_ins.save(CheckInForm(at.date(), Ratings(3, 1, 1, 2, 1, 2, 0)), at)


def show_when_whole(pages: Workspace, tasks: Tasks) -> list[bool]:
    """Show the pages as the window does; return what is True once they are shown."""
    shown: list[bool] = []
    look = FirstLook(tasks.short, pages.desk, pages)
    window = pages.window()
    assert isinstance(window, MainWindow)
    look.came.connect(lambda: window.show_layer(pages))
    look.came.connect(lambda: shown.append(True))
    return shown


def said(pages: Workspace) -> str:
    return " ".join(label.text() for label in pages.findChildren(QLabel) if label.isVisible())


def test_the_first_picture_of_today_is_whole_and_nothing_moves_after_it(
    written: None, make: Make, tasks: Tasks, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    pages = make()
    picture = FirstPicture(pages)
    shown = show_when_whole(pages, tasks)
    qtbot.waitUntil(lambda: bool(shown))
    qtbot.waitUntil(lambda: bool(picture.first))
    settle()
    assert pages.page("today").editor.area.toPlainText() == WORDS  # type: ignore[attr-defined]
    assert "How was today?" in said(pages)
    assert picture.first == seen(pages)


def test_the_cursor_stands_in_the_page_when_it_is_seen(make: Make, tasks: Tasks, qtbot: QtBot) -> None:
    pages = make()
    shown = show_when_whole(pages, tasks)
    qtbot.waitUntil(lambda: bool(shown))
    assert pages.focusWidget() is pages.page("today").editor.area  # type: ignore[attr-defined]


def test_a_slow_disk_keeps_nobody_waiting_for_long(
    make: Make, tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_look, "LONGEST_WAIT", 1)
    disk_works = threading.Event()
    tasks.short.run(partial(disk_works.wait, 30))
    pages = make()
    shown = show_when_whole(pages, tasks)
    qtbot.waitUntil(lambda: bool(shown))
    assert pages.isVisible()
    disk_works.set()
    qtbot.waitUntil(lambda: "How was today?" in said(pages))
    assert shown == [True]


@pytest.mark.parametrize("screen", ["crisis_wanted", "body_wanted"])
def test_a_screen_of_care_comes_over_the_pages_and_not_before_them(
    make: Make, tasks: Tasks, screen: str
) -> None:
    pages = make()
    show_when_whole(pages, tasks)
    under: list[bool] = []
    wanted = getattr(pages.desk, screen)
    wanted.connect(lambda _: under.append(pages.isVisible()))
    wanted.emit("talk")
    assert under == [True]


def test_a_note_of_care_is_read_out_once_when_it_can_be_seen(
    heavy: None,
    make: Make,
    tasks: Tasks,
    qtbot: QtBot,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard: list[bool] = []
    monkeypatch.setattr(care_card, "announce", lambda card, _: heard.append(card.isVisible()))
    pages = make()
    shown = show_when_whole(pages, tasks)
    qtbot.waitUntil(lambda: bool(shown))
    settle()
    assert [card.isVisible() for card in pages.findChildren(CareCard)] == [True]
    assert heard == [True]
    pages.page("today").hide()
    pages.page("today").show()
    assert heard == [True]


def test_what_nobody_asked_for_holds_nothing(
    written: None, make: Make, tasks: Tasks, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    pages = make()
    shown = show_when_whole(pages, tasks)
    qtbot.waitUntil(lambda: bool(shown))
    settle()
    page = pages.page("today")
    editor = page.editor  # type: ignore[attr-defined]
    prompts = page.footer.prompts  # type: ignore[attr-defined]
    hidden = [editor._find, editor._when_panel, editor.kind_line, editor._message, prompts]
    assert [panel.findChildren(QWidget) for panel in hidden] == [[]] * 5
    assert [field.placeholderText() for field in editor.findChildren(QLineEdit)] == ["Add a tag"]


def test_tab_comes_to_what_was_built_late_where_it_stands(
    make: Make, tasks: Tasks, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    pages = make()
    shown = show_when_whole(pages, tasks)
    qtbot.waitUntil(lambda: bool(shown))
    settle()
    editor = pages.page("today").editor  # type: ignore[attr-defined]
    with qtbot.waitActive(pages.window()):
        pages.window().activateWindow()
    qtbot.keySequence(editor.area, QKeySequence("Ctrl+Shift+F"))  # the lower one is built first
    editor._when.click()
    editor._when.setFocus()
    stops: list[QWidget] = []
    while not stops or stops[-1] is not editor.area:
        qtbot.keyClick(pages.focusWidget(), Qt.Key.Key_Tab)
        stops.append(pages.focusWidget())
        assert len(stops) < 40
    panel = [at for at, stop in enumerate(stops) if editor._when_panel.isAncestorOf(stop)]
    strip = [at for at, stop in enumerate(stops) if editor._find.isAncestorOf(stop)]
    assert panel and strip
    assert [*panel, *strip] == list(range(panel[0], len(stops) - 1))
