"""The ways out for a keepsake: a picture, a PDF, or paper. What that means is said first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.errors import Trouble
from journal_app.domain.keepsake import Booklet, KeepsakePage
from journal_app.render.keepsake import (
    paint_keepsake_on,
    set_up_keepsake,
    write_keepsake_pdf,
    write_keepsake_png,
)
from journal_app.ui.book.book_ways import BookWays
from journal_app.ui.outside_words import outside_words
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.into_view import bring_into_view
from journal_app.ui.widgets.labels import make_label

if TYPE_CHECKING:
    from journal_app.ui.printing import PrintJob


class KeepsakeOut(QWidget):
    """Asks for a place, then writes on the lane of long work."""

    ended = Signal()
    """A file was written, or could not be."""

    def __init__(
        self,
        theme: Theme,
        ways: BookWays,
        page: Callable[[], KeepsakePage],
        booklet: Callable[[], Booklet],
    ) -> None:
        """`page` and `booklet` return what is wanted at the click."""
        super().__init__()
        self._theme = theme
        self._ways = ways
        self._page = page
        self._booklet = booklet
        self._is_booklet = False
        self._busy = False
        self.picture = make_button(self.tr("Save as picture…"), "plain")
        self.pdf = make_button(self.tr("Save as PDF…"), "plain")
        self.print = make_button(self.tr("Print…"), "plain")
        self.message = InlineMessage(theme)
        plain = self.tr("A saved file is not encrypted: whoever has it can see it.")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(make_label(plain, "muted"))
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons)
        for button in (self.picture, self.pdf, self.print):
            button.setAccessibleDescription(plain)
            self._flow.addWidget(button)
        self._column.addWidget(self._buttons)
        self._column.addWidget(self.message)
        self.picture.clicked.connect(partial(self._on_save, "png"))
        self.pdf.clicked.connect(partial(self._on_save, "pdf"))
        self.print.clicked.connect(self._on_print)
        self._measure()
        theme.changed.connect(self._measure)

    def offer(self, *, booklet: bool) -> None:
        """Offer what there is for a page, or for a booklet, which is several pictures."""
        self._is_booklet = booklet
        if booklet:
            self.picture.setText(self.tr("Save as pictures…"))

    def save_to(self, kind: str, chosen: str) -> None:
        """Write the file, whole or not at all. The buttons stay as they are: the focus is on one of them."""
        self._busy = True
        file = Path(chosen)
        if self._is_booklet:
            write_it = _write_booklet_pictures if kind == "png" else _write_booklet
            work: Callable[[], object] = partial(write_it, self._ways, file, self._booklet())
        else:
            write = write_keepsake_png if kind == "png" else write_keepsake_pdf
            work = partial(write, file, self._page())
        self.message.show_words(self.tr("One moment…"))
        self._ways.lane.run(work, self._on_saved, self._on_trouble)

    def _on_save(self, kind: str, _checked: bool = False) -> None:
        from journal_app.ui.file_dialogs import make_save_dialog

        if self._busy:
            return
        name = f"Rosemary {self._ways.now().date().isoformat()}"
        if kind == "png" and self._is_booklet:
            dialog = make_save_dialog(self, self.tr("Save into a new folder"), name, self.tr("Folder"), "")
        else:
            title = self.tr("Save as picture") if kind == "png" else self.tr("Save as PDF")
            dialog = make_save_dialog(self, title, f"{name}.{kind}", kind.upper(), kind)
        dialog.fileSelected.connect(partial(self.save_to, kind))
        dialog.open()

    def _on_print(self) -> None:
        if self._busy:
            return
        job = self._booklet_job() if self._is_booklet else self._page_job()
        job.began.connect(self._on_print_began)
        job.printed.connect(self._on_printed)
        job.failed.connect(self._on_print_failed)
        job.met_trouble.connect(self._on_trouble)
        job.start()

    def _page_job(self) -> PrintJob:
        from journal_app.ui.printing import PrintJob

        page = self._page()

        def paint(device: QPagedPaintDevice) -> bool:
            return paint_keepsake_on(device, page)

        return PrintJob(self, partial(set_up_keepsake, size=page.size), paint)

    def _booklet_job(self) -> PrintJob:
        """Print on the lane: its photos are read one by one."""
        from journal_app.render.keepsake_booklet import set_up_booklet
        from journal_app.ui.printing import PrintJob

        booklet = self._booklet()
        set_up = partial(set_up_booklet, size=booklet.cover.size)
        return PrintJob(self, set_up, partial(_print_booklet, self._ways, booklet), self._ways.lane)

    def _on_print_began(self) -> None:
        self._busy = True
        self.message.show_words(self.tr("One moment…"))

    def _on_saved(self, _: object) -> None:
        self._end(self.tr("Saved. Keep the file where only you would look."))

    def _on_printed(self) -> None:
        self._end(self.tr("Sent to the printer."))

    def _on_print_failed(self) -> None:
        self._busy = False
        words = self.tr("No printer answers here. You can save a PDF and print it later.")
        self.message.show_words(words, "trouble")

    def _on_trouble(self, trouble: Trouble) -> None:
        self._busy = False
        self.message.show_words(outside_words(trouble), "trouble")
        bring_into_view(self.message)
        self.ended.emit()

    def _end(self, words: str) -> None:
        self._busy = False
        self.message.show_words(words)
        bring_into_view(self.message)
        self.ended.emit()

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(8))
        self._flow.setSpacing(self._theme.px(8))


def _write_booklet(ways: BookWays, file: Path, booklet: Booklet) -> int:
    """Write it with a connection of its own; return its pages."""
    from journal_app.render.keepsake_booklet import write_booklet_pdf
    from journal_app.services.memorials import Memorials

    connection = ways.open_reader()
    try:
        return write_booklet_pdf(file, booklet, Memorials(connection).picture)
    finally:
        connection.close()


def _print_booklet(ways: BookWays, booklet: Booklet, device: QPagedPaintDevice) -> int:
    """Paint it on a printer, as `_write_booklet` writes a PDF; 0 if the printer took none."""
    from journal_app.render.keepsake_booklet import paint_booklet
    from journal_app.services.memorials import Memorials

    connection = ways.open_reader()
    try:
        return paint_booklet(device, booklet, Memorials(connection).picture)
    finally:
        connection.close()


def _write_booklet_pictures(ways: BookWays, folder: Path, booklet: Booklet) -> None:
    """Write each page as a picture, as `_write_booklet` writes a PDF."""
    from journal_app.render.keepsake_booklet import booklet_pictures
    from journal_app.services.exporting import write_pages
    from journal_app.services.memorials import Memorials

    connection = ways.open_reader()
    try:
        write_pages(folder, booklet_pictures(booklet, Memorials(connection).picture), "png")
    finally:
        connection.close()
