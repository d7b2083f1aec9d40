"""A letter on paper: all of it, on as many sheets as it needs, and nothing beside its words."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from journal_app.domain.visit import PaperSize
from journal_app.paths import resources_folder
from journal_app.render.plain_letter import write_letter_pdf
from journal_app.ui.theme.type_scale import load_fonts


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts(resources_folder() / "fonts")


def sheets(file: Path) -> int:
    return file.read_bytes().count(b"/Type /Page\n")


@pytest.mark.parametrize("size", PaperSize)
def test_a_short_letter_is_one_sheet_that_only_this_login_can_read(tmp_path: Path, size: PaperSize) -> None:
    file = tmp_path / "Letter.pdf"
    write_letter_pdf(file, "Dear Kim,\n\nI need time off.\n\nThank you.\nAda", size)
    assert sheets(file) == 1
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert b"Kim" not in file.read_bytes(), "neither title nor anything else names somebody"


def test_a_long_letter_goes_on_to_the_next_sheet(tmp_path: Path) -> None:
    file = tmp_path / "Letter.pdf"
    write_letter_pdf(file, "A line of my own.\n" * 120, PaperSize.A4)
    assert sheets(file) in (3, 4, 5)
