"""The recovery sheet is one page, readable only to this login, or not there at all."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QApplication

from journal_app.domain.errors import StorageGone, Trouble
from journal_app.render.recovery_sheet import paint_page, paint_recovery_sheet, set_up_page
from journal_app.vault.recovery_code import format_code

CODE = format_code(bytes(range(7, 27)))


def test_it_is_one_page_of_a4_that_only_this_login_can_read(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "code.pdf"
    file.write_bytes(b"an older one")
    file.chmod(0o644)
    paint_recovery_sheet(file, CODE)
    data = file.read_bytes()
    assert data.startswith(b"%PDF")
    assert b"/Count 1" in data
    assert b"/MediaBox [0 0 595" in data
    assert list(tmp_path.iterdir()) == [file]
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_folder_that_is_gone_is_trouble_and_not_a_bug(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(StorageGone):
        paint_recovery_sheet(tmp_path / "gone" / "code.pdf", CODE)


def test_a_folder_in_the_place_of_the_file_is_trouble_and_stays(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "code.pdf").mkdir()
    with pytest.raises(Trouble) as trouble:
        paint_recovery_sheet(tmp_path / "code.pdf", CODE)
    assert CODE not in repr(trouble.value)
    assert list(tmp_path.iterdir()) == [tmp_path / "code.pdf"]


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_device_that_takes_nothing_is_told(qapp: QApplication, tmp_path: Path) -> None:
    writer = QPdfWriter(str(tmp_path / "gone" / "code.pdf"))
    set_up_page(writer)
    assert not paint_page(writer, CODE)
