"""Printing on paper: the only place that makes a QPrinter.

Making one asks the system's print service, so this is imported on the click that wants paper and not before.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget


class PrintJob(QObject):
    """One question which printer, then one piece of paper. Lives as long as its parent widget."""

    printed = Signal()
    failed = Signal()
    """There is no printer, or it did not take the page. A person who cancels gets no signal."""

    def __init__(
        self,
        parent: QWidget,
        set_up: Callable[[QPagedPaintDevice], None],
        paint: Callable[[QPagedPaintDevice], bool],
    ) -> None:
        super().__init__(parent)
        self._parent = parent
        self._set_up = set_up
        self._paint = paint
        self._printer: QPrinter | None = None

    def start(self) -> None:
        """Ask for the printer in a dialog over the window."""
        if not QPrinterInfo.availablePrinterNames():
            self.failed.emit()
            return
        self._printer = QPrinter()
        self._set_up(self._printer)
        dialog = QPrintDialog(self._printer, self._parent)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)  # files are for "Save as PDF"
        dialog.accepted.connect(self._on_accepted)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # QPrintDialog's own wants a slot by name

    def _on_accepted(self) -> None:
        assert self._printer
        painted = self._paint(self._printer)
        if painted and self._printer.printerState() != QPrinter.PrinterState.Error:
            self.printed.emit()
        else:
            self.failed.emit()
