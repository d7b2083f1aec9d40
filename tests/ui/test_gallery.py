"""Every piece, in every look: it can be drawn, named and read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.paths import resources_folder
from journal_app.ui.gallery import THEMES, Gallery
from journal_app.ui.theme.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """Return a light theme."""
    theme = Theme(resources_folder())
    theme.set("light")
    return theme


@pytest.fixture
def gallery(theme: Theme, qtbot: QtBot) -> Gallery:
    """Show the gallery."""
    gallery = Gallery(theme)
    qtbot.addWidget(gallery)
    gallery.resize(1240, 800)
    with qtbot.waitExposed(gallery):
        gallery.show()
    return gallery


def test_nothing_that_takes_the_focus_is_without_a_name(gallery: Gallery) -> None:
    nameless = []
    for widget in gallery.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        if isinstance(widget.parent(), QComboBox):
            continue
        read = QAccessible.queryAccessibleInterface(widget)
        if not read.text(QAccessible.Text.Name) and not widget.focusProxy():
            nameless.append(type(widget).__name__)
    assert nameless == []


def test_a_look_is_chosen_in_the_window_itself(gallery: Gallery, theme: Theme, qtbot: QtBot) -> None:
    (dark,) = [each for each in gallery.findChildren(QPushButton) if each.text() == "Dark"]
    with qtbot.waitSignal(theme.changed):
        qtbot.mouseClick(dark, Qt.MouseButton.LeftButton)
    assert theme.is_dark


@pytest.mark.parametrize(
    "scale", [1.0, pytest.param(1.5, marks=pytest.mark.long), pytest.param(2.0, marks=pytest.mark.long)]
)
@pytest.mark.parametrize(("look", "_words"), THEMES)
def test_all_pieces_can_be_drawn_in_every_look(
    gallery: Gallery, theme: Theme, look: str, _words: str, scale: float
) -> None:
    mode, _, more = look.partition(" ")
    theme.set(mode, scale, more_contrast=bool(more))
    picture = gallery.grab().toImage()
    assert picture.pixelColor(picture.width() - 30, 5).name() == theme.palette.bg.lower()
    assert picture.pixelColor(4, 4).name() == theme.palette.side.lower()


def test_a_picture_is_drawn_without_a_screen(tmp_path: Path) -> None:
    file = tmp_path / "pieces.png"
    command = [sys.executable, "-m", "journal_app.ui.gallery"]
    options = ["--picture", str(file), "--theme", "dark", "--scale", "1.5"]
    subprocess.run([*command, *options], check=True, cwd=Path(__file__).parents[2])
    picture = QImage(str(file))
    assert picture.width() == 1240
    assert picture.height() > 2000, "as high as the whole page"
