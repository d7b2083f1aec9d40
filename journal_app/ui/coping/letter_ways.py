"""The ways out of a letter: copied, printed, saved as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.errors import Trouble
from journal_app.ui.outside_words import outside_words
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.copying import copy_words
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label


class LetterWays(QWidget):
    """Three buttons, and what came of them."""

    def __init__(self, theme: Theme, long_lane: Lane, words: Callable[[], str]) -> None:
        """`words`: the letter as it stands now."""
        super().__init__()
        self._theme = theme
        self._lane = long_lane
        self._words = words
        self.copy = make_button(self.tr("Copy the letter"), "plain")
        self.print = make_button(self.tr("Print…"), "plain")
        self.save = make_button(self.tr("Save as PDF…"), "plain")
        self.message = InlineMessage(theme)
        ways = QWidget()
        self._flow = FlowLayout(ways)
        for button in (self.copy, self.print, self.save):
            self._flow.addWidget(button)
        plain = make_label(
            self.tr("Nothing is sent. A PDF is not encrypted: whoever has the file can read it."), "muted"
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (plain, ways, self.message):
            self._column.addWidget(widget)
        self.copy.clicked.connect(self._on_copy)
        self.print.clicked.connect(self._on_print)
        self.save.clicked.connect(self._on_save)
        self._measure()
        theme.changed.connect(self._measure)

    def _on_copy(self) -> None:
        copy_words(self._words(), self.message)

    def _on_save(self) -> None:
        from journal_app.ui.file_dialogs import make_save_dialog

        title, name = self.tr("Save the letter"), self.tr("Letter.pdf")
        dialog = make_save_dialog(self, title, name, "PDF", "pdf")
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, chosen: str) -> None:
        """Write the letter into a file."""
        from journal_app.render.plain_letter import write_letter_pdf
        from journal_app.ui.visit.frame_card import usual_paper

        self.message.show_words(self.tr("One moment…"))
        work = partial(write_letter_pdf, Path(chosen), self._words(), usual_paper(QLocale()))
        self._lane.run(work, self._on_saved, self._on_trouble)

    def _on_saved(self, _: None) -> None:
        self.message.show_words(self.tr("Saved. Keep the file where only you would look."))

    def _on_trouble(self, trouble: Trouble) -> None:
        self.message.show_words(outside_words(trouble), "trouble")

    def _on_print(self) -> None:
        from journal_app.render.plain_letter import paint_letter, set_up_page
        from journal_app.ui.printing import PrintJob, print_and_say
        from journal_app.ui.visit.frame_card import usual_paper

        set_up = partial(set_up_page, size=usual_paper(QLocale()))
        job = PrintJob(self, set_up, partial(paint_letter, words=self._words()))
        no_printer = self.tr("No printer answers here. You can save the letter as a PDF and print it later.")
        print_and_say(job, self.message, no_printer)

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(8))
        self._flow.setSpacing(self._theme.px(8))
