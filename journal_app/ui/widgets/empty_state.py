"""What a page shows while there is nothing on it yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.tall_frame import TallFrame


class EmptyState(TallFrame):
    """One sentence about what this place is for, and one thing to do."""

    acted = Signal()

    def __init__(self, theme: Theme, words: str, action: str) -> None:
        super().__init__()
        self._theme = theme
        self._words = make_label(words, "entry")
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._action = make_button(action, "plain")
        self._action.clicked.connect(self._on_action)
        self._column = QVBoxLayout(self)
        self._column.addStretch(2)
        self._column.addWidget(self._words)
        self._column.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(3)
        self._measure()
        theme.changed.connect(self._measure)

    def offer_action(self, offers: bool) -> None:
        """Show the action, or leave it to another place that offers it already."""
        self._action.setVisible(offers)

    @property
    def action(self) -> QWidget:
        """Return the button; it is no focus proxy, which Tab would come back to from the button itself."""
        return self._action

    def say(self, words: str) -> None:
        """Change the sentence."""
        self._words.setText(words)

    def _on_action(self) -> None:
        self.acted.emit()

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(24), px(24), px(24), px(24))
        self._column.setSpacing(px(16))
