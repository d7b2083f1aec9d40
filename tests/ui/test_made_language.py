"""Every page in a made-up language: nothing on it was forgotten, and nothing is cut off."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import picture_edges
import picture_remember
import pytest
import test_pictures
from made_language import in_english, made_translator, speak_in_content
from picture_stage import Model, Stage, make_demo_model, make_empty_model
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shown_texts import cut_off, left_in_english

from journal_app.content.library import Library
from journal_app.paths import resources_folder
from journal_app.ui.settings import about_card
from journal_app.ui.theme.theme import Theme

NAMES = "Markdown; JSON; UTC−5"
FIELD = "the file itself"
"""How a complaint about a content file calls the field, if it is none."""

SMALL, LARGE = (900, 640), (1240, 800)

EVERY_DAY = ("lock", "today")
"""States that every run of the tests looks at; the long ones look at all."""


@pytest.fixture(scope="module")
def theme(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Theme]:
    """The theme, and a window that speaks the language."""
    translator = made_translator(tmp_path_factory.mktemp("language"))
    qapp.installTranslator(translator)
    theme = Theme(resources_folder())
    theme.set("light", 1.0, reduce_motion=True)
    yield theme
    qapp.removeTranslator(translator)


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    with pytest.MonkeyPatch.context() as patch:
        speak_in_content(patch)
        yield Library(resources_folder() / "content" / "en")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Model:
    return make_demo_model(tmp_path_factory.mktemp("demo") / "journal", library)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Model:
    return make_empty_model(tmp_path_factory.mktemp("empty") / "journal.db")


@pytest.fixture
def stage(
    qtbot: QtBot,
    theme: Theme,
    library: Library,
    demo: Model,
    empty: Model,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Stage]:
    monkeypatch.setattr(test_pictures, "press", press)
    stage = Stage(qtbot, theme, library, demo, empty, tmp_path)
    yield stage
    stage.close()


def test_what_was_forgotten_or_is_cut_off_is_found(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for words in ("[Sávé~oo]", "Forgotten", "Wren, 22 November"):
        button = QPushButton(words, window)
        button.setFixedWidth(20 if words == "[Sávé~oo]" else 400)
    window.resize(400, 200)
    window.show()
    assert left_in_english(window, "Wren") == ["QPushButton: Forgotten"]
    assert [found.partition(":")[2].rpartition(":")[2] for found in cut_off(window)] == [" [Sávé~oo]"]


@cache
def by_the_person() -> str:
    """Return what stands in the states in their own words, and what the licences on a page are called."""
    told = [
        NAMES,
        FIELD,
        picture_edges.LONG_TEXT,
        f"{picture_edges.LONG_WORD} " * 2,
        picture_edges.LONG_WORD * 3,
    ]
    for module in (test_pictures, picture_edges, picture_remember, about_card):
        tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
        pressed = {
            id(part)
            for call in ast.walk(tree)
            if isinstance(call, ast.Call)
            and ("press" in ast.unparse(call.func) or "tr" in ast.unparse(call.func).split("."))
            for part in ast.walk(call)
        }
        told += [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in pressed
        ]
    return "\n".join(told)


def press(stage: Stage, words: str) -> None:
    """Press the button that says these words in English."""
    (button,) = [
        b
        for b in stage.window.findChildren(QPushButton)
        if b.isVisible()
        and words.casefold() in (in_english(t).casefold() for t in (b.text(), b.accessibleName()))
    ]
    button.setFocus()
    button.click()
    stage.settle()


def _told(button: QPushButton) -> tuple[str, str]:
    return in_english(button.text()).casefold(), in_english(button.accessibleName()).casefold()


@pytest.mark.parametrize(
    "draw",
    [
        pytest.param(draw, marks=() if draw.__name__ in EVERY_DAY else pytest.mark.long, id=draw.__name__)
        for draw in test_pictures.STATES
    ],
)
def test_nothing_on_a_page_is_left_in_english_or_cut_off(
    draw: Callable[[Stage], object], stage: Stage
) -> None:
    draw(stage)
    stage.settle()
    told = by_the_person()
    if draw is picture_edges.settings_about:  # the licences, as those who made them call them
        boxes = stage.page("settings").about.findChildren(QComboBox)
        told += "\n".join(box.itemText(row) for box in boxes for row in range(box.count()))
    for size in (LARGE, SMALL):
        stage.window.resize(*size)
        stage.settle()
        assert left_in_english(stage.window, told) == []
        assert cut_off(stage.window) == []
