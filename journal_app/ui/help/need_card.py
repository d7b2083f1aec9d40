""" "I need help now": the one thing on the help page that is noted, and says so."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label


class NeedCard(Card):
    """A button, and what happens when it is pressed."""

    help_now_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.button = make_button(self.tr("I need help now"), "primary")
        what_happens = self.tr(
            "This opens the help screen and is noted in your journal. Tomorrow, and a few times after that,"
            " Rosemary asks how you are."
        )
        self.button.setAccessibleDescription(what_happens)
        self.button.clicked.connect(self.help_now_asked)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(make_label(what_happens, "small"))
