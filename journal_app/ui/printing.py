"""Printing on paper: the only place that makes a QPrinter.

Making one asks the system's print service, so this is imported on the click that wants paper and not before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from journal_app.domain.errors import Trouble
from journal_app.ui.tasks import Lane
from journal_app.ui.translation import tr
from journal_app.ui.widgets.inline_message import InlineMessage


class PrintJob(QObject):
    """One question which printer, then one piece of paper, or many. Lives as long as its parent widget."""

    began = Signal()
    """The person chose a printer; what is painted on a lane takes its time."""

    printed = Signal()
    failed = Signal()
    """There is no printer, or it did not take the page. A person who cancels gets no signal."""

    met_trouble = Signal(object)
    """The painting raised this Trouble."""

    def __init__(
        self,
        parent: QWidget,
        set_up: Callable[[QPagedPaintDevice], None],
        paint: Callable[[QPagedPaintDevice], object],
        lane: Lane | None = None,
    ) -> None:
        """`paint` says whether the printer took it; on `lane`, if there is so much that it takes time."""
        super().__init__(parent)
        self._parent = parent
        self._set_up = set_up
        self._paint = paint
        self._lane = lane
        self._printer: QPrinter | None = None

    def start(self) -> None:
        """Ask for the printer in a dialog over the window."""
        if not QPrinterInfo.availablePrinterNames():
            self.failed.emit()
            return
        self._printer = QPrinter()
        self._printer.setDocName("Rosemary")  # a print service shows it, and keeps it
        self._set_up(self._printer)
        dialog = QPrintDialog(self._printer, self._parent)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)  # files are for "Save as PDF"
        dialog.accepted.connect(self._on_accepted)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # QPrintDialog's own wants a slot by name

    def _on_accepted(self) -> None:
        assert self._printer
        self.began.emit()
        if self._lane is None:
            self._on_painted(self._paint(self._printer))
        else:
            self._lane.run(partial(self._paint, self._printer), self._on_painted, self._on_trouble)

    def _on_painted(self, painted: object) -> None:
        assert self._printer
        if painted and self._printer.printerState() != QPrinter.PrinterState.Error:
            self.printed.emit()
        else:
            self.failed.emit()

    def _on_trouble(self, trouble: Trouble) -> None:
        self.met_trouble.emit(trouble)


def print_and_say(job: PrintJob, message: InlineMessage, no_printer: str) -> None:
    """Print, and say what came of it; `no_printer` says what can be done where none answers."""
    job.printed.connect(partial(message.show_words, tr("Sent to the printer.")))
    job.failed.connect(partial(message.show_words, no_printer, "trouble"))
    job.start()
