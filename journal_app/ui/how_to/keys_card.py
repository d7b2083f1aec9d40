"""The keys of one place: left what is pressed, right what it does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from journal_app.content.values import KeyGroup, Keys
from journal_app.ui.help.reading_card import ReadingCard
from journal_app.ui.theme.theme import Theme
from journal_app.ui.translation import from_the_left
from journal_app.ui.widgets.labels import make_label

KEYS_WIDE = 220
"""Pixels before scaling."""

BESIDE_FROM = 420
"""Width of the card, in pixels before scaling, from which both stand on one line."""


class KeysCard(ReadingCard):
    """Tab stops at it, so that a keyboard brings it into view and a reader reads it as a whole."""

    def __init__(self, theme: Theme, group: KeyGroup) -> None:
        self.rows = [(written(keys), keys.does) for keys in group.keys]
        super().__init__(theme, group.title, [], [])
        self.setAccessibleDescription("\n".join(f"{keys}: {does}" for keys, does in self.rows))
        self._lines: list[QBoxLayout] = []
        self._names: list[QLabel] = []
        for keys, does in self.rows:
            line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            name = make_label(keys, "question")
            line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(make_label(does, "question"), 1)
            self._names.append(name)
            self._lines.append(line)
            self.body.addLayout(line)
        self._set_columns()
        theme.changed.connect(self._set_columns)

    def event(self, event: QEvent) -> bool:
        """Choose one line or two for the width there is."""
        if event.type() == QEvent.Type.Resize and hasattr(self, "_lines"):
            self._set_columns()
        return super().event(event)

    def _set_columns(self) -> None:
        px = self._theme.px
        beside = self.width() >= px(BESIDE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        for name, line in zip(self._names, self._lines, strict=True):
            name.setFixedWidth(px(KEYS_WIDE)) if beside else _let_grow(name)
            line.setDirection(direction)
            line.setSpacing(px(12) if beside else px(2))


def written(keys: Keys) -> str:
    """Return keys as they are written on this system."""
    style = QKeySequence.SequenceFormat.NativeText
    return from_the_left(keys.shown or ", ".join(QKeySequence(each).toString(style) for each in keys.keys))


def _let_grow(label: QWidget) -> None:
    label.setMinimumWidth(0)
    label.setMaximumWidth(16_777_215)
