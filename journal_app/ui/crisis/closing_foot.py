"""The foot of the crisis screen: its one way out, always at the same place, whatever is scrolled above."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.page_foot import PageFoot
from journal_app.ui.widgets.scroll_page import ScrollPage


class ClosingFoot(PageFoot):
    """The closing button, and that nothing else closes the screen."""

    def __init__(self, theme: Theme, words: str, above: ScrollPage) -> None:
        """`words` stand on the button."""
        row = QHBoxLayout()
        super().__init__(theme, above, row, gap=16)
        self.button = make_button(words, "plain")
        row.addWidget(self.button)
        row.addWidget(make_label(self.tr("This screen stays until you close it here."), "small"), 1)
