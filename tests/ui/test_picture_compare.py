"""The measure that pictures are compared by: blind to how letters are smoothed, not to what has changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from picture_compare import differing, keep, kept, reduced, side_by_side
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from journal_app.paths import resources_folder
from journal_app.ui.theme.type_scale import load_fonts, make_font

SMOOTH = Qt.TransformationMode.SmoothTransformation


@pytest.fixture(autouse=True, scope="module")
def fonts(qapp: QApplication) -> None:
    load_fonts(resources_folder() / "fonts")


def page(
    words: str = "Open today's page",
    ground: str = "#fffdf8",
    across: int = 0,
    hinting: QFont.HintingPreference = QFont.HintingPreference.PreferDefaultHinting,
) -> QImage:
    """A card with a button and three lines on it."""
    picture = QImage(1240, 800, QImage.Format.Format_RGB32)
    picture.fill(QColor("#f4f1ea"))
    painter = QPainter(picture)
    painter.fillRect(QRect(240, 100, 700, 500), QColor(ground))
    font = make_font("question", 1.0)
    font.setHintingPreference(hinting)
    painter.setFont(font)
    for line in range(3):
        painter.drawText(280 + across, 160 + 40 * line, "A quiet garden after a long rain")
    if words:
        painter.fillRect(QRect(280 + across, 400, 200, 40), QColor("#3c6e5a"))
        painter.setPen(QColor("#ffffff"))
        painter.drawText(QRect(280 + across, 400, 200, 40), Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return reduced(picture)


@pytest.fixture
def old(tmp_path: Path) -> QImage:
    """The page as it was kept."""
    keep(page(), tmp_path / "page.png")
    return kept(tmp_path / "page.png")


def test_few_colours_are_as_good_as_all(old: QImage) -> None:
    assert differing(old, page()) == []


def test_letters_smoothed_otherwise_or_a_pixel_aside_pass(old: QImage) -> None:
    assert differing(old, page(hinting=QFont.HintingPreference.PreferNoHinting)) == []
    assert differing(old, page(across=2)) == []


def test_other_words_a_lost_button_and_a_moved_block_are_found(old: QImage) -> None:
    for other in (page("Go on"), page(""), page(across=8)):
        tiles = differing(old, other)
        assert tiles
        assert all(QRect(110, 45, 380, 260).contains(tile) for tile in tiles), "where the change is"


def test_another_ground_is_found_however_near(old: QImage) -> None:
    assert differing(old, page(ground="#f8f6f1"))


def test_a_picture_that_is_missing_or_of_another_size_differs(tmp_path: Path, old: QImage) -> None:
    assert differing(kept(tmp_path / "none.png"), old)
    assert differing(old, old.scaledToWidth(610, SMOOTH))


def test_both_pictures_are_shown_with_the_places_framed(old: QImage) -> None:
    new = page("")
    sheet = side_by_side(old, new, differing(old, new))
    assert sheet.width() > 2 * old.width()
    assert QColor("#ff00c8").rgb() in set(memoryview(sheet.constBits()).cast("I"))
