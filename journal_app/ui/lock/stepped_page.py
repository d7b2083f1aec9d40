"""What the pages before the journal that have steps share: one step at a time, and the foot below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal_app.ui.lock.foot import Foot
from journal_app.ui.lock.step import Step
from journal_app.ui.theme.theme import Theme


class SteppedPage(QWidget):
    """Makes its steps, puts them up with `put_up`, and goes from one to the other."""

    help_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._steps = QStackedWidget()
        self._foot = Foot(theme, self.tr("No account. No network. Only this computer."))
        self._foot.help_asked.connect(self.help_asked)

    def put_up(self, *steps: Step) -> None:
        """Put the steps into the page. Done once, last: Tab reaches the foot after all else."""
        for step in steps:
            self._steps.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._steps, 1)
        column.addWidget(self._foot)

    @property
    def step(self) -> Step:
        """The step that is shown."""
        step = self._steps.currentWidget()
        assert isinstance(step, Step)
        return step

    def go(self, step: Step, start: QWidget | None = None) -> None:
        """Show a step from its top, with the focus on `start`, or on the first thing that takes it."""
        self._steps.setCurrentWidget(step)
        step.clear_message()
        step.enter(start)
