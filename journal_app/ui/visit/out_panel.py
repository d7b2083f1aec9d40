"""Beside the items: the page as it will be printed, whether it fits, and the ways out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from journal_app.domain.errors import Trouble
from journal_app.domain.visit import PaperSize, VisitPage
from journal_app.render.visit_sheet import VisitSheet
from journal_app.ui.outside_words import outside_words
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.visit.page_preview import PagePreview
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label

NAMED = 3
"""Items that are named, of those that could come off a page that is too full."""


class OutPanel(QWidget):
    """Shows one page. Saves and prints it only if it fits on one sheet."""

    smaller_chosen = Signal(bool)

    def __init__(self, theme: Theme, long_lane: Lane) -> None:
        super().__init__()
        self._theme = theme
        self._lane = long_lane
        self._page: VisitPage | None = None
        self.preview = PagePreview(theme)
        self.fit = InlineMessage(theme)
        self.smaller = QCheckBox(self.tr("Smaller type"))
        self._plain = make_label(
            self.tr("The PDF is not encrypted: whoever has the file can read it."), "muted"
        )
        self.save = make_button(self.tr("Save as PDF…"), "primary")
        self.print = make_button(self.tr("Print…"), "plain")
        self.message = InlineMessage(theme)
        ways = QWidget()
        self._flow = FlowLayout(ways)
        self._flow.addWidget(self.save)
        self._flow.addWidget(self.print)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.preview, 1000)
        for widget in (self.fit, self.smaller, self._plain, ways, self.message):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.smaller.hide()
        self.smaller.toggled.connect(self.smaller_chosen)
        self.save.clicked.connect(self._on_save)
        self.print.clicked.connect(self._on_print)
        self._measure()
        theme.changed.connect(self._measure)

    def show_page(self, page: VisitPage) -> None:
        """Show a page, and say so if it is too full."""
        changed, self._page = page != self._page, page
        sheet = self.preview.show_page(page)
        for button in (self.save, self.print):
            button.setEnabled(sheet.fits)
        self.smaller.setVisible(page.smaller or not sheet.fits)
        words = "" if sheet.fits else self._too_full(page, sheet)
        if not words:
            self.fit.clear()
        elif words != self.fit.words:
            self.fit.show_words(words, "trouble")
        if changed:
            self.message.clear()

    def stops(self) -> list[QWidget]:
        """Return what takes the focus, in order."""
        return [self.smaller, self.save, self.print]

    def _too_full(self, page: VisitPage, sheet: VisitSheet) -> str:
        """Say what could come off, and whether smaller type is enough."""
        words = [self.tr("This does not fit on one page.")]
        if not page.smaller and VisitSheet(replace(page, smaller=True)).fits:
            words.append(self.tr("With smaller type it fits."))
        by_height = sorted(
            zip(sheet.section_heights, page.sections, strict=True), key=lambda pair: pair[0], reverse=True
        )
        over = sheet.height - sheet.room
        enough = [section.heading for height, section in by_height if height >= over][:NAMED]
        if len(enough) == 1:
            words.append(self.tr("It also fits without “{item}”.").format(item=enough[0]))
        elif enough:
            names = ", ".join(f"“{name}”" for name in enough)
            words.append(self.tr("It is enough to take off one of these: {items}.").format(items=names))
        else:
            names = ", ".join(f"“{section.heading}”" for _, section in by_height[:NAMED])
            words.append(
                self.tr("More than one item has to come off. The longest are {items}.").format(items=names)
            )
        return " ".join(words)

    def _on_save(self) -> None:
        from journal_app.ui.file_dialogs import make_save_dialog

        title, name = self.tr("Save the visit page"), self.tr("Visit page.pdf")
        dialog = make_save_dialog(self, title, name, "PDF", "pdf")
        dialog.fileSelected.connect(self._save_to)
        dialog.open()

    def _save_to(self, chosen: str) -> None:
        from journal_app.render.visit_page import write_visit_pdf

        if self._page is None:
            return
        self.message.show_words(self.tr("One moment…"))
        self._lane.run(partial(write_visit_pdf, Path(chosen), self._page), self._on_saved, self._on_trouble)

    def _on_saved(self, _: None) -> None:
        self.message.show_words(self.tr("Saved. Keep the file where only you, or your doctor, would look."))

    def _on_trouble(self, trouble: Trouble) -> None:
        self.message.show_words(outside_words(trouble), "trouble")

    def _on_print(self) -> None:
        from journal_app.render.visit_page import paint_visit_page, set_up_page
        from journal_app.ui.printing import PrintJob, print_and_say

        if self._page is None:
            return
        size: PaperSize = self._page.size
        job = PrintJob(self, partial(set_up_page, size=size), partial(paint_visit_page, page=self._page))
        no_printer = self.tr("No printer answers here. You can save the page as a PDF and print it later.")
        print_and_say(job, self.message, no_printer)

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(10))
        self._flow.setSpacing(self._theme.px(8))
