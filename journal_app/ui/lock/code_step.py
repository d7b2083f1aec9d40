"""The step that shows a new recovery code, until it is kept or left for later."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from journal_app.ui.lock.code_card import CodeCard
from journal_app.ui.lock.step import Step
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.labels import make_label


class CodeStep(Step):
    """Offers "Not now", and "Continue" once the code is on paper or in a file."""

    done = Signal()
    """The person goes on; the code is forgotten."""

    def __init__(self, theme: Theme, above: str, title: str, *words: str) -> None:
        super().__init__(theme, above, title, *words)
        self.card = CodeCard(theme)
        self._go_on = make_button(self.tr("Continue"), "primary")
        self._not_now = make_button(self.tr("Not now"), "link")
        self._hint = make_label(self.tr("You can see the code again in Settings at any time."), "muted")
        self.add(self.card, self._hint)
        self.add_actions(self._go_on, self._not_now)
        self._go_on.hide()
        self.card.kept.connect(self._on_kept)
        self._go_on.clicked.connect(self._on_done)
        self._not_now.clicked.connect(self._on_done)

    def show_code(self, code: str) -> None:
        """Show a code in groups parted by dashes; go to `card.panel` to have it read."""
        self.card.show_code(code)

    def _on_kept(self) -> None:
        self._go_on.show()
        self._go_on.setFocus(Qt.FocusReason.OtherFocusReason)
        self._not_now.hide()
        self._hint.hide()

    def _on_done(self) -> None:
        self.card.clear()
        self.done.emit()
