"""The parts of a long page by their names: a press leads there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import Button
from journal_app.ui.widgets.flow_layout import FlowLayout

_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
}


class PartsList(QWidget):
    """Below each other, or in lines like words. Tab comes to the first; arrows go from one to the next."""

    chosen = Signal(int)
    """Number of the part."""

    def __init__(self, theme: Theme, names: Sequence[str], *, in_lines: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._here = -1
        self._layout = FlowLayout(self) if in_lines else QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.buttons = [_PartButton(name) for name in names]
        for number, button in enumerate(self.buttons):
            button.clicked.connect(partial(self._on_clicked, number))
            button.stepped.connect(partial(self._on_stepped, number))
            self._layout.addWidget(button)
            if number:
                button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._measure()
        theme.changed.connect(self._measure)

    def show_here(self, number: int) -> None:
        """Mark the part that is being read."""
        if number == self._here:
            return
        self._here = number
        for each, button in enumerate(self.buttons):
            button.show_here(each == number)

    def _on_clicked(self, number: int, _checked: bool = False) -> None:
        self.chosen.emit(number)

    def _on_stepped(self, number: int, step: int) -> None:
        last = len(self.buttons) - 1
        button = self.buttons[min(max(number + step, 0), last)]
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _measure(self) -> None:
        """In bold a name takes no more room than it has anyway."""
        self._layout.setSpacing(self._theme.px(2))
        for button in self.buttons:
            button.ensurePolished()
            if isinstance(self._layout, QVBoxLayout):
                button.setMinimumWidth(button.sizeHint().width() + button.bold_surplus())
        self._layout.invalidate()


class _PartButton(Button):
    stepped = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name, "part")

    def show_here(self, is_here: bool) -> None:
        if bool(self.property("here")) != is_here:
            self.setProperty("here", is_here)
            self.setAccessibleDescription(self.tr("This part is shown") if is_here else "")
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the name before or after; Left and Right as the words run."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        sideways = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        self.stepped.emit(-step if sideways and self.isRightToLeft() else step)
