"""Buttons that lead to other pages, each only while its page can be led to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.flow_layout import FlowLayout


class Leads(QWidget):
    """A line of buttons."""

    page_asked = Signal(str)

    def __init__(
        self, theme: Theme, pages: Sequence[tuple[str, str]], leads_to: Callable[[], Collection[str]]
    ) -> None:
        """`pages` are (name, words of the button)."""
        super().__init__()
        self._theme = theme
        self._leads_to = leads_to
        self._line = FlowLayout(self)
        self.buttons = {name: make_button(words, "plain") for name, words in pages}
        for name, button in self.buttons.items():
            button.clicked.connect(partial(self._on_clicked, name))
            self._line.addWidget(button)
        self.refresh()
        self._measure()
        theme.changed.connect(self._measure)

    def refresh(self) -> None:
        """Show the buttons whose page is there."""
        there = self._leads_to()
        for name, button in self.buttons.items():
            button.setVisible(name in there)
        self.updateGeometry()

    def _on_clicked(self, name: str, _checked: bool = False) -> None:
        self.page_asked.emit(name)

    def _measure(self) -> None:
        self._line.setSpacing(self._theme.px(8))
