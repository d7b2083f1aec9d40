"""Short answers and every key: the page can't tell of a key that is not there, nor miss one that is."""

from __future__ import annotations

import ast
import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from picture_stage import Model, Stage, make_empty_model
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton
from pytestqt.qtbot import QtBot

import journal_app
from journal_app.content.library import Library
from journal_app.paths import resources_folder
from journal_app.ui.how_to.how_to_page import HowToPage
from journal_app.ui.journal.page_menu import PageMenu
from journal_app.ui.theme.theme import Theme

CONTENT = resources_folder() / "content" / "en"
PACKAGE = Path(journal_app.__file__).parent
README = PACKAGE.parent / "README.md"
WITH_MODIFIER = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+\S+|F\d{1,2}")
ALWAYS_THERE = ("Ctrl+V", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+X", "Ctrl+C", "Ctrl+A")
"""Keys of every text field, which Qt brings along."""


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme(resources_folder())
    theme.set("light", 1.0, reduce_motion=True)
    return theme


@pytest.fixture
def library() -> Library:
    return Library(CONTENT)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Model:
    return make_empty_model(tmp_path_factory.mktemp("empty") / "journal.db")


@pytest.fixture
def stage(qtbot: QtBot, theme: Theme, library: Library, empty: Model, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(qtbot, theme, library, empty, empty, tmp_path)
    yield stage
    stage.close()


def told() -> set[str]:
    """Return the keys that the page tells of, and those that do the same."""
    rows = [
        row
        for group in tomllib.loads((CONTENT / "how_to.toml").read_text("utf-8"))["group"]
        for row in group["key"]
    ]
    return {key for row in rows for key in (*row.get("keys", ()), *row.get("also", ()))}


def written_in_the_code() -> set[str]:
    """Return every text of the window's code that is a key: what it listens to, and what it shows."""
    found = set()
    for room in ("ui", "desktop"):
        for file in (PACKAGE / room).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found |= {node.value} if WITH_MODIFIER.fullmatch(node.value) else set()
    return found


def test_every_key_of_the_code_is_told_and_no_other() -> None:
    with_modifier = {key for key in told() if WITH_MODIFIER.fullmatch(key)}
    assert written_in_the_code() == with_modifier - set(ALWAYS_THERE)


@pytest.mark.long
def test_every_key_that_the_window_listens_to_is_told(stage: Stage) -> None:
    for name in ("journal", "check_ins", "body", "coping", "remember", "guidance", "settings"):
        stage.page(name)
    for name in ("patterns", "visit", "plan", "closeness"):
        stage.workspace._ways.go(name)
        stage.settle()
    heard = {shortcut.key().toString() for shortcut in stage.window.findChildren(QShortcut)}
    heard |= {action.shortcut().toString() for action in stage.window.findChildren(QAction)}
    heard |= {button.shortcut().toString() for button in stage.window.findChildren(QAbstractButton)}
    assert len(heard) > 30
    known = {QKeySequence(key).toString() for key in told()}
    assert heard - known - {""} == set()


def test_the_keys_in_the_menu_of_a_page_are_told(stage: Stage) -> None:
    area = stage.page("journal").desk.editor.area
    menu = PageMenu(area, area.cut, area.copy)
    assert {action.shortcut().toString() for action in menu.actions()} <= told()


def test_nothing_on_it_tells_what_the_journal_is_for() -> None:
    words = (CONTENT / "how_to.toml").read_text("utf-8")
    assert re.findall(r"\b(?:miscarriages?|loss|losses|baby|pregnan\w*|grief)\b", words, re.I) == [], (
        "it can be opened over a discreet lock screen"
    )


def test_the_readme_tells_of_no_key_that_is_not_there() -> None:
    keys = re.findall(r"\b(?:(?:Ctrl|Alt|Shift)\+)+[^\s,|`*.;:)]+|\bF\d{1,2}\b", README.read_text("utf-8"))
    shown = " ".join(row.shown for group in Library(CONTENT).how_to().groups for row in group.keys)
    assert [
        key
        for key in keys
        if key not in told() and key not in shown and key not in ("Ctrl+plus", "Ctrl+minus")
    ] == []


@pytest.mark.long
def test_ctrl_slash_opens_it_and_escape_goes_back_to_where_one_was(stage: Stage) -> None:
    stage.page("journal")
    QTest.keyClick(stage.workspace, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    assert stage.workspace.open_page == "how_to"
    QTest.keyClick(stage.workspace.page("how_to"), Qt.Key.Key_Escape)
    stage.settle()
    assert stage.workspace.open_page == "journal"


def test_about_in_settings_leads_to_it_by_a_press(stage: Stage) -> None:
    stage.page("settings").about.how_to.click()
    stage.settle()
    assert stage.workspace.open_page == "how_to"
    page = stage.workspace.page("how_to")
    assert isinstance(page, HowToPage)
    page.back.click()
    assert stage.workspace.open_page == "settings"


def test_out_of_focus_on_one_page_it_opens_too(stage: Stage) -> None:
    stage.page("journal").new_entry()
    stage.settle()
    stage.workspace.toggle_focus()
    stage.workspace.show_how_to()
    stage.settle()
    assert stage.workspace.open_page == "how_to"
    stage.workspace.page("how_to").closed.emit()
    assert stage.workspace.open_page == "journal"


def test_a_screen_reader_hears_each_group_of_keys_and_each_open_answer(
    theme: Theme, library: Library, qtbot: QtBot
) -> None:
    page = HowToPage(theme, library)
    qtbot.addWidget(page)
    assert "Ctrl+L: lock" in page.cards[0].accessibleDescription()
    page.answers[2].set_open(True)
    assert "Not even us." in page.answers[2].head.accessibleDescription()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_on_it_is_wider_than_a_narrow_page(
    theme: Theme, library: Library, qtbot: QtBot, scale: float
) -> None:
    theme.set("light", scale)
    page = HowToPage(theme, library)
    qtbot.addWidget(page)
    page.resize(560, 640)
    page.show()
    for fold in page.answers:
        fold.set_open(True)
    qtbot.waitUntil(lambda: page.width() == 560)
    page.layout().activate()
    assert page._scroll.horizontalScrollBar().maximum() == 0


def test_without_its_file_the_page_says_so_and_still_leads_back(
    theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    shutil.copytree(CONTENT, tmp_path / "en")
    (tmp_path / "en" / "how_to.toml").write_text("[[answer]]\ntitle = 1\n", "utf-8")
    page = HowToPage(theme, Library(tmp_path / "en"))
    qtbot.addWidget(page)
    page.enter()
    assert "can't be read" in page._message.words
    with qtbot.waitSignal(page.closed):
        page.findChild(QPushButton).click()
