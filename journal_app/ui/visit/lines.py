"""Several lines of text, a little apart, each wrapped on its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.plan.own_words import own_label
from journal_app.ui.theme.theme import Theme


class Lines(QWidget):
    """A column of labels. What a person wrote among them is shown as it is."""

    def __init__(self, theme: Theme, role: str) -> None:
        super().__init__()
        self._theme = theme
        self._role = role
        self.lines: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._measure()
        theme.changed.connect(self._measure)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these lines; without any, take no room."""
        if tuple(lines) != self.lines:
            self.lines = tuple(lines)
            while (item := self._column.takeAt(0)) is not None:
                label = item.widget()
                assert label
                label.hide()
                label.deleteLater()
            for line in lines:
                self._column.addWidget(own_label(line, self._role))
        self.setVisible(bool(lines))

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(5))
