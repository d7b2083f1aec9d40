"""One choice among a few, as radio buttons that wrap like words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.flow_layout import FlowLayout


class RadioRow(QFrame):
    """Radio buttons; the arrow keys go through them, Tab goes past. One of them is always on."""

    chosen = Signal(str)
    """The person chose this value."""

    def __init__(self, theme: Theme, question: str, options: list[tuple[str, str]]) -> None:
        """`options` are (value, words); the first is on. `question` names the whole row."""
        super().__init__()
        self._theme = theme
        self._values = [value for value, _ in options]
        self._group = QButtonGroup(self)
        self._row = FlowLayout(self)
        self.setAccessibleName(question)
        for number, (_, words) in enumerate(options):
            button = QRadioButton(words)
            button.setAccessibleName(words)
            self._group.addButton(button, number)
            self._row.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._on_toggled)
        self._quiet = False
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def value(self) -> str:
        """Return what is chosen."""
        return self._values[self._group.checkedId()]

    def set_value(self, value: str) -> None:
        """Show a choice without a signal. Raises ValueError for one that is not offered."""
        self._quiet = True
        self._group.button(self._values.index(value)).setChecked(True)
        self._quiet = False

    def button(self, value: str) -> QRadioButton:
        """Return the button of a value."""
        found = self._group.button(self._values.index(value))
        assert isinstance(found, QRadioButton)
        return found

    def _on_toggled(self, number: int, is_on: bool) -> None:
        if is_on and not self._quiet:
            self.chosen.emit(self._values[number])

    def _measure(self) -> None:
        self._row.setSpacing(self._theme.px(8))
