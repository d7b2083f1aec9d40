"""What to say on the phone, large, to be read out, copied or printed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from journal_app.ui.theme.theme import Theme
from journal_app.ui.visit.lines import Lines
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.copying import copy_words
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage


class SayCard(Card):
    """A few sentences from the log, in the first person."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("To read out on the phone"))
        self._theme = theme
        self.words = Lines(theme, "entry")
        self.copy = make_button(self.tr("Copy"), "plain")
        self.copy.setAccessibleName(self.tr("Copy what to say"))
        self.print = make_button(self.tr("Print…"), "plain")
        self.print.setAccessibleName(self.tr("Print what to say"))
        self._message = InlineMessage(theme)
        self._ways = FlowLayout()
        self._ways.addWidget(self.copy)
        self._ways.addWidget(self.print)
        self.add(self.words)
        self.body.addLayout(self._ways)
        self.add(self._message)
        self.copy.clicked.connect(self._on_copy)
        self.print.clicked.connect(self._on_print)
        self._space()
        theme.changed.connect(self._space)

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Show these sentences, each on a line of its own."""
        self.words.show_lines(sentences)
        self.copy.setAccessibleDescription("\n".join(sentences))

    def _on_copy(self) -> None:
        copy_words("\n".join(self.words.lines), self._message)

    def _on_print(self) -> None:
        from journal_app.render.said_sheet import paint_said, set_up_sheet
        from journal_app.ui.printing import PrintJob, print_and_say

        job = PrintJob(self, set_up_sheet, partial(paint_said, lines=self.words.lines))
        no_printer = self.tr("No printer answers here. You can read it from the screen.")
        print_and_say(job, self._message, no_printer)

    def _space(self) -> None:
        self._ways.setSpacing(self._theme.px(8))
