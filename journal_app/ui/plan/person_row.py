"""Somebody the person trusts: a name, how to reach them, and what helps to do so."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.support import Person
from journal_app.ui.plan.row import Row
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.labels import make_label


class PersonRow(Row):
    """Three lines. Each may be left empty, also the name."""

    def __init__(self, theme: Theme, person: Person | None = None) -> None:
        super().__init__(theme)
        self._theme = theme
        known = person or Person("")
        self.name = _line(known.name)
        self.reach = _line(known.reach)
        self.words = _line(known.words)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._gaps: list[QVBoxLayout] = []
        self._labels = (
            self.tr("Name"),
            self.tr("Number, or how else to reach them"),
            self.tr("What helps me call, or a good time"),
        )
        for words, field in zip(self._labels, self._lines, strict=True):
            self._add(words, field)
        self.name.returnPressed.connect(self.reach.setFocus)
        self.reach.returnPressed.connect(self.words.setFocus)
        for field in self._lines:
            field.textEdited.connect(self._on_edited)
        self.name_all()
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def person(self) -> Person:
        """Return what is written."""
        return Person(self.name.text(), self.reach.text(), self.words.text())

    @property
    def is_empty(self) -> bool:
        """True if none of the lines is written."""
        return not any(field.text().strip() for field in self._lines)

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """Return the three lines."""
        return self._lines

    def name_all(self) -> None:
        """Name the lines and the buttons by the person."""
        place = self.tr("person {0}").format(self.number)
        whose = self.name.text().strip() or place
        for field, label, who in zip(self._lines, self._labels, (place, whose, whose), strict=True):
            field.setAccessibleName(f"{label}: {who}")
        self.tools.name_buttons(whose)

    @property
    def _lines(self) -> tuple[QLineEdit, ...]:
        return (self.name, self.reach, self.words)

    def _add(self, words: str, field: QLineEdit) -> None:
        label = make_label(words, "muted")
        label.setBuddy(field)
        group = QVBoxLayout()
        if self._gaps:
            group.addWidget(label)
        else:
            top = QHBoxLayout()
            top.addWidget(label, 1, Qt.AlignmentFlag.AlignBottom)
            top.addWidget(self.tools)
            group.addLayout(top)
        group.addWidget(field)
        self._gaps.append(group)
        self._column.addLayout(group)

    def _on_edited(self) -> None:
        self.name_all()
        self.changed.emit()

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(10))
        for group in self._gaps:
            group.setSpacing(px(4))


def _line(words: str) -> QLineEdit:
    line = QLineEdit(words)
    line.setCursorPosition(0)
    return line
