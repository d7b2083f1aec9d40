"""Keepsakes: each design holds what was chosen and no more, whole on its page, and tells nothing else."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from journal_app.domain.keepsake import Booklet, Design, KeepsakePage
from journal_app.domain.memorial import WordsFrom
from journal_app.domain.photo import JPEG, Photo, PhotoId
from journal_app.domain.visit import PaperSize
from journal_app.paths import resources_folder
from journal_app.render.keepsake import (
    keepsake_picture,
    keepsake_shape,
    write_keepsake_pdf,
    write_keepsake_png,
)
from journal_app.render.keepsake_art import PAPER
from journal_app.render.keepsake_booklet import booklet_pictures, write_booklet_pdf
from journal_app.ui.theme.type_scale import load_fonts
from tests.made_photos import made_photo

LONG = "Wrenwrenwren " * 30


@pytest.fixture(autouse=True)
def _fonts(qapp: QApplication) -> None:
    load_fonts(resources_folder() / "fonts")


def ink_between(image: QImage, ground: QImage, first: float, last: float) -> bool:
    """Whether something is drawn over the ground between these shares of the height."""
    high, wide = image.height(), image.width()
    return any(
        image.pixelColor(x, y) != ground.pixelColor(x, y)
        for y in range(round(first * high), round(last * high))
        for x in range(0, wide, 3)
    )


@pytest.mark.parametrize("design", Design)
def test_words_stand_inside_their_room_however_long_they_are(design: Design) -> None:
    ground = keepsake_picture(KeepsakePage(design), 300)
    page = keepsake_picture(KeepsakePage(design, LONG[:60], "14 March 2026", LONG[:240]), 300)
    assert ink_between(page, ground, 0.1, 0.7)
    assert not ink_between(page, ground, 0.0, 0.06)
    assert not ink_between(page, ground, 0.93, 1.0)


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize(
    ("design", "last"), [(Design.PLAIN, 0.91), (Design.SPRIG, 0.77), (Design.NIGHT, 0.79)]
)
def test_a_photo_makes_room_so_that_no_word_stands_on_what_is_drawn(
    design: Design, last: float, paper: PaperSize
) -> None:
    ground = keepsake_picture(KeepsakePage(design, size=paper), 300)
    photo = made_photo(size=(300, 400))
    full = KeepsakePage(design, LONG[:60], "Thursday, 14 March 2026", LONG[:240], photo, paper)
    page = keepsake_picture(full, 300)
    assert not ink_between(page, ground, 0.0, 0.06)
    assert not ink_between(page, ground, last, 1.0)
    assert page.pixelColor(150, round(0.12 * page.height())) != ground.pixelColor(
        150, round(0.12 * page.height())
    )


@pytest.mark.parametrize("words", [{"line": "You were here."}, {"when": "March 2026"}])
def test_what_stands_alone_is_written_large(words: dict[str, str]) -> None:
    ground = keepsake_picture(KeepsakePage(Design.PLAIN), 300)
    alone = keepsake_picture(KeepsakePage(Design.PLAIN, **words), 300)
    wide = [
        x
        for x in range(alone.width())
        if any(alone.pixelColor(x, y) != ground.pixelColor(x, y) for y in range(150, 275))
    ]
    assert wide[-1] - wide[0] > 0.28 * alone.width()


@pytest.mark.parametrize("design", Design)
def test_nothing_that_was_not_chosen_stands_on_it(design: Design) -> None:
    assert keepsake_picture(KeepsakePage(design), 200) == keepsake_picture(
        KeepsakePage(design, "  ", " ", "\n"), 200
    )


def test_a_photo_that_cannot_be_read_leaves_the_words(tmp_path: Path) -> None:
    words = KeepsakePage(Design.PLAIN, "Wren")
    assert keepsake_picture(KeepsakePage(Design.PLAIN, "Wren", photo=b"no photo"), 200) == keepsake_picture(
        words, 200
    )


def test_a_picture_has_the_shape_of_its_paper_and_only_this_login_reads_it(tmp_path: Path) -> None:
    for size in PaperSize:
        file = tmp_path / f"{size}.png"
        write_keepsake_png(file, KeepsakePage(Design.NIGHT, "Wren", size=size))
        image, shape = QImage(str(file)), keepsake_shape(size)
        assert image.height() / image.width() == pytest.approx(shape.height() / shape.width(), abs=0.01)
        assert image.width() > 2400
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert b"Wren" not in file.read_bytes()


@pytest.mark.parametrize("design", Design)
def test_a_pdf_is_one_page_whose_title_tells_only_the_program(design: Design, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    write_keepsake_pdf(file, KeepsakePage(design, "Wren", "2026", "a line", made_photo(size=(400, 300))))
    data = file.read_bytes()
    assert len(re.findall(rb"/Type /Page\b(?!s)", data)) == 1
    assert b"Wren" not in data  # neither as title; the words themselves are drawn with the font


@pytest.mark.parametrize("design", Design)
def test_a_printer_that_knows_no_half_tones_of_light_prints_it_too(design: Design, tmp_path: Path) -> None:
    file = tmp_path / "keepsake.pdf"
    write_keepsake_pdf(file, KeepsakePage(design, "Wren"))
    assert not re.search(rb"/ca 0|/SMask <<", file.read_bytes())


def test_a_booklet_has_its_parts_on_pages_of_their_own(tmp_path: Path) -> None:
    cover = KeepsakePage(Design.SPRIG, "Wren")
    photo = Photo(PhotoId("p"), JPEG, 400, 300, "the hill", b"")
    booklet = Booklet(cover, "Dear Wren.\n\nIt rains.", (WordsFrom("Ada", "I am here."),), (photo,))
    picture = made_photo(size=(400, 300))
    file = tmp_path / "booklet.pdf"
    assert write_booklet_pdf(file, booklet, lambda _: picture) == 4
    assert write_booklet_pdf(file, Booklet(cover), lambda _: None) == 1
    long = Booklet(cover, "A line of it.\n" * 200)
    assert write_booklet_pdf(file, long, lambda _: None) > 4
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.long
def test_a_booklet_as_pictures_has_the_same_pages_on_the_paper_of_its_cover() -> None:
    cover = KeepsakePage(Design.NIGHT, "Wren")
    photo = Photo(PhotoId("p"), JPEG, 400, 300, "the hill", b"")
    booklet = Booklet(cover, "Dear Wren.\n\nIt rains.", (WordsFrom("Ada", "I am here."),), (photo,))
    pages = [QImage.fromData(page) for page in booklet_pictures(booklet, lambda _: made_photo())]
    assert len(pages) == 4
    assert {page.size() for page in pages} == {pages[0].size()}
    assert pages[0].width() == 1750  # A5 at 300 dots to an inch
    assert pages[0].pixelColor(5, 5).lightness() < 60  # the night
    for page in pages[1:]:
        assert page.pixelColor(5, 5) == QColor(PAPER)
        middle = [page.pixelColor(x, y) for y in range(400, 2000, 3) for x in range(200, 1500, 9)]
        assert any(colour.lightness() < 120 for colour in middle)


def test_the_ink_of_each_design_reads_well_on_its_ground() -> None:
    from journal_app.render.keepsake_art import INK, NIGHT_INK, NIGHT_SOFT, PAPER, SOFT_INK
    from journal_app.ui.theme.palette import contrast

    night = keepsake_picture(KeepsakePage(Design.NIGHT), 200)
    lightest = max(
        (night.pixelColor(100, round(y / 100 * night.height())) for y in range(9, 74)), key=QColor.lightness
    ).name()
    for ink, ground in ((INK, PAPER), (SOFT_INK, PAPER), (NIGHT_INK, lightest), (NIGHT_SOFT, lightest)):
        assert contrast(ink, ground) >= 4.5
