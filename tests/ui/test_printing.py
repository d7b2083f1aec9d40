"""Paper: one question which printer, one page; a cancelled question is no failure."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.render.recovery_sheet import paint_page, set_up_page
from journal_app.ui.printing import PrintJob

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def _paint(device: QPagedPaintDevice) -> bool:
    return paint_page(device, "ABCD-EFGH")


def _refuse(device: QPagedPaintDevice) -> bool:
    return False


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    """Show a window on a computer that seems to have a printer."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["One"])
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def _asking(job: PrintJob, window: QWidget, paper: Path) -> QPrintDialog:
    """Start, and let the printer put its page in a file."""
    job.start()
    (dialog,) = window.findChildren(QPrintDialog)
    assert dialog.isVisible()
    assert dialog.isModal()
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(paper))
    return dialog


def test_the_page_is_printed_after_the_question(window: QWidget, qtbot: QtBot, tmp_path: Path) -> None:
    job = PrintJob(window, set_up_page, _paint)
    dialog = _asking(job, window, tmp_path / "paper.pdf")
    with qtbot.waitSignal(job.printed):
        dialog.accepted.emit(dialog.printer())  # accept() would look for the printer itself
    printed = (tmp_path / "paper.pdf").read_bytes()
    assert b"/Count 1" in printed
    assert "Rosemary".encode("utf-16-be") in printed  # and nothing else is its title


def test_a_printer_that_takes_nothing_is_told(window: QWidget, qtbot: QtBot, tmp_path: Path) -> None:
    job = PrintJob(window, set_up_page, _refuse)
    dialog = _asking(job, window, tmp_path / "paper.pdf")
    with qtbot.waitSignal(job.failed):
        dialog.accept()


def test_who_cancels_hears_nothing(window: QWidget, qtbot: QtBot, tmp_path: Path) -> None:
    job = PrintJob(window, set_up_page, _paint)
    dialog = _asking(job, window, tmp_path / "paper.pdf")
    with (
        qtbot.assertNotEmitted(job.failed),
        qtbot.assertNotEmitted(job.printed),
        qtbot.waitSignal(dialog.destroyed),
    ):
        dialog.reject()
    assert list(tmp_path.iterdir()) == []


def test_without_a_printer_it_fails_at_once(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    job = PrintJob(window, set_up_page, _paint)
    with qtbot.waitSignal(job.failed):
        job.start()
    assert not window.findChildren(QPrintDialog)
