"""The visit page on paper: one sheet, searchable, readable in grey, and never cut."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from journal_app.domain.visit import PageTooFull, PaperSize, Picture, PictureLine, Section, VisitPage
from journal_app.paths import resources_folder
from journal_app.render.visit_page import paint_on_screen, write_visit_pdf
from journal_app.render.visit_sheet import VisitSheet
from journal_app.ui.theme.type_scale import load_fonts

DATES = tuple(date(2026, 2, 6) + timedelta(days=back) for back in range(92))
RATINGS = tuple((None, 0, 1, 2, 3)[place % 5] for place in range(92))
PICTURE = Picture(
    DATES,
    tuple(PictureLine(f"Symptom {n}", RATINGS, ("no", "a little", "a lot", "all")) for n in range(6)),
    ("no", "a little", "a lot", "all", "no answer"),
    "a step is a week",
)
PAGE = VisitPage(
    "Visit page",
    "6 February to 8 May 2026",
    "Prepared with Rosemary, a private diary.",
    "They are not a diagnosis.",
    (
        Section("Appointment", ("Friday",)),
        Section("Days", ("Answered",), rows=(("Sadness", "on 9 of 12 days"),)),
        Section("Picture", picture=PICTURE, small="small print"),
        Section("Medicines", ("iron tablets\nmornings",), own_words=True),
    ),
)


@pytest.fixture(autouse=True, scope="module")
def fonts(qapp: QApplication) -> None:
    load_fonts(resources_folder() / "fonts")


def with_lines(number: int, **changes: object) -> VisitPage:
    long = Section("Questions", ("\n".join(f"question {n}" for n in range(number)),), own_words=True)
    return replace(PAGE, sections=(*PAGE.sections, long), **changes)


@pytest.mark.parametrize(("size", "box"), [(PaperSize.A4, b"595"), (PaperSize.LETTER, b"612")])
def test_it_is_one_page_that_only_this_login_can_read(tmp_path: Path, size: PaperSize, box: bytes) -> None:
    file = tmp_path / "page.pdf"
    write_visit_pdf(file, replace(PAGE, size=size))
    data = file.read_bytes()
    assert b"/Count 1" in data
    assert b"/MediaBox [0 0 " + box in data
    assert list(tmp_path.iterdir()) == [file]
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_its_words_are_text_and_its_metadata_are_nobodys(tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("no pdftotext here")
    file = tmp_path / "page.pdf"
    write_visit_pdf(file, replace(PAGE, name="Anna Berg"))
    words = subprocess.run(
        ["pdftotext", "-layout", file, "-"], capture_output=True, check=True
    ).stdout.decode()
    for expected in (
        "Visit page",
        "Anna Berg",
        "not a diagnosis",
        "on 9 of 12 days",
        "mornings",
        "no answer",
    ):
        assert expected in words
    head = subprocess.run(["pdfinfo", file], capture_output=True, check=True).stdout.decode()
    assert "Anna" not in head
    assert "Rosemary" in head


def test_a_page_that_is_too_full_is_never_written(tmp_path: Path) -> None:
    assert VisitSheet(PAGE).fits
    with pytest.raises(PageTooFull):
        write_visit_pdf(tmp_path / "page.pdf", with_lines(80))
    assert list(tmp_path.iterdir()) == []


def test_smaller_type_makes_room() -> None:
    page = next(page for number in range(10, 80) if not VisitSheet(page := with_lines(number)).fits)
    assert VisitSheet(replace(page, smaller=True)).fits


def test_the_height_is_that_of_its_parts() -> None:
    sheet = VisitSheet(PAGE)
    without = VisitSheet(replace(PAGE, sections=PAGE.sections[:-1]))
    assert sheet.height - without.height == pytest.approx(sheet.section_heights[-1])


def test_words_without_a_space_stay_inside_the_margins() -> None:
    page = replace(PAGE, sections=(Section("Medicines", ("x" * 400,), own_words=True),))
    image = drawn(page)
    white = image.pixelColor(0, 0)
    right = range(image.width() - image.width() // 16, image.width())
    assert all(image.pixelColor(x, y) == white for x in right for y in range(0, image.height(), 3))


def test_every_answer_looks_different_in_grey() -> None:
    shades = set()
    for rating in (None, 0, 1, 2, 3):
        lines = (PictureLine("S", (rating,), ("", "", "", "")),)
        picture = replace(PICTURE, dates=DATES[:1], lines=lines)
        page = replace(PAGE, sections=(Section("P", picture=picture),))
        shades.add(bytes(drawn(page).convertToFormat(QImage.Format.Format_Grayscale8).constBits()))
    assert len(shades) == 5


def drawn(page: VisitPage) -> QImage:
    image = QImage(595, 842, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_on_screen(painter, VisitSheet(page), page.size, QRectF(0, 0, 595, 842))
    painter.end()
    return image
