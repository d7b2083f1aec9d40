"""Two small buttons that go from day to day."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import IconButton


class DaySteps(QWidget):
    """To the day before and after with something written."""

    asked = Signal(int)
    """-1 for the day before, +1 for the day after."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.earlier = IconButton(theme, "chevron-left", self.tr("Day before"))
        self.later = IconButton(theme, "chevron-right", self.tr("Day after"))
        self.earlier.setToolTip(self.tr("Day before (Ctrl+[)"))
        self.later.setToolTip(self.tr("Day after (Ctrl+])"))
        self.earlier.clicked.connect(partial(self.asked.emit, -1))
        self.later.clicked.connect(partial(self.asked.emit, +1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.earlier)
        row.addWidget(self.later)

    def take_over(self, other: DaySteps) -> None:
        """Take the focus if the same button has it over there, so that one can go on by the same key."""
        for theirs, mine in ((other.earlier, self.earlier), (other.later, self.later)):
            if theirs.hasFocus():
                mine.setFocus(Qt.FocusReason.OtherFocusReason)
