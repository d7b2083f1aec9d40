"""Asking two groups of the code back from the person's own copy."""

from __future__ import annotations

from secrets import SystemRandom

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from journal_app.ui.lock.code_line import CodeLine, plain_symbols
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label

ASKED = 2


class GroupsBack(QWidget):
    """Two small fields. Which two groups they ask for is chosen anew each time."""

    answered = Signal()
    """Both groups are right."""
    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._groups: list[str] = []
        self._places: list[int] = []
        self._labels = [make_label("", "small") for _ in range(ASKED)]
        self._lines = [CodeLine("") for _ in range(ASKED)]
        self._message = InlineMessage(theme)
        self._check = make_button(self.tr("Check"), "primary")
        self._back = make_button(self.tr("Show the code again"), "plain")

        self._lines[0].returnPressed.connect(self._on_first_done)
        self._lines[1].returnPressed.connect(self._on_check)
        self._check.clicked.connect(self._on_check)
        self._back.clicked.connect(self.back_asked)

        self._fields = QGridLayout()
        for row, (label, line) in enumerate(zip(self._labels, self._lines, strict=True)):
            label.setBuddy(line)
            label.setWordWrap(False)
            self._fields.addWidget(label, row, 0)
            self._fields.addWidget(line, row, 1)
        self._fields.setColumnStretch(2, 1)
        buttons = QWidget()
        self._buttons = FlowLayout(buttons)
        self._buttons.addWidget(self._check)
        self._buttons.addWidget(self._back)
        self._column = QVBoxLayout(self)
        self._column.addWidget(
            make_label(self.tr("Please type these two groups from your copy."), "question")
        )
        self._column.addLayout(self._fields)
        self._column.addWidget(self._message)
        self._column.addWidget(buttons)
        self._measure()
        theme.changed.connect(self._measure)

    def ask(self, groups: list[str]) -> None:
        """Ask for two of these. The last, short group is never asked for."""
        self.clear()
        self._groups = groups
        self._places = sorted(SystemRandom().sample(range(len(groups) - 1), ASKED))
        for place, label, line in zip(self._places, self._labels, self._lines, strict=True):
            label.setText(self.tr("Group %d") % (place + 1))
            line.setAccessibleName(label.text())
        self._lines[0].setFocus()

    def clear(self) -> None:
        """Forget the code and what was typed."""
        self._groups, self._places = [], []
        self._message.clear()
        for line in self._lines:
            line.setText("")

    def _on_first_done(self) -> None:
        self._lines[1].setFocus()

    def _on_check(self) -> None:
        for place, line in zip(self._places, self._lines, strict=True):
            if plain_symbols(line.text()) != plain_symbols(self._groups[place]):
                words = self.tr("Group %d is different. Please compare it with your copy.")
                self._message.show_words(words % (place + 1))
                line.selectAll()
                line.setFocus()
                return
        self.clear()
        self.answered.emit()

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self._fields.setHorizontalSpacing(px(12))
        self._fields.setVerticalSpacing(px(8))
        self._buttons.setSpacing(px(10))
        for line in self._lines:
            line.setFixedWidth(px(130))
