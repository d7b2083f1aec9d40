"""My plan and the people I trust, to be read on screens for bad hours. Nothing can be changed here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.support import Person, PlanPart
from journal_app.ui.plan.own_words import own_label
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import Button, make_button
from journal_app.ui.widgets.labels import make_label

GAP = 18
"""Pixels between two parts or people, before scaling."""


class PlanView(QWidget):
    """Heading and words of each part that has words. It has no ground of its own: it lies on a card."""

    def __init__(self, theme: Theme, parts: Sequence[PlanPart] = ()) -> None:
        super().__init__()
        self._theme = theme
        self._column = _column(self)
        self._measure()
        theme.changed.connect(self._measure)
        self.show_parts(parts)

    def show_parts(self, parts: Sequence[PlanPart]) -> None:
        """Show this plan. Parts without words are left out: a heading alone helps nobody."""
        _empty(self._column)
        written = [part for part in parts if part.words.strip()]
        for part in written:
            self._column.addLayout(self._part(part))
        if not written:
            self._column.addWidget(make_label(self.tr("There is no plan yet. That is all right."), "muted"))

    def _part(self, part: PlanPart) -> QVBoxLayout:
        lines = QVBoxLayout()
        lines.setSpacing(2)
        if part.heading.strip():
            lines.addWidget(own_label(part.heading.strip(), "muted"))
        lines.addWidget(own_label(part.words.strip(), "entry"))
        return lines

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(GAP))


class PeopleView(QWidget):
    """Whom to turn to, how to reach them, and what helps to do so."""

    large_wanted = Signal(str, str)
    """How to reach somebody, and their name: to be shown large."""

    def __init__(self, theme: Theme, people: Sequence[Person] = ()) -> None:
        super().__init__()
        self._theme = theme
        self._column = _column(self)
        self._measure()
        theme.changed.connect(self._measure)
        self.show_people(people)

    def show_people(self, people: Sequence[Person]) -> None:
        """Show these people, in their order. Lines with nothing in them are left out."""
        _empty(self._column)
        known = [person for person in people if (person.name + person.reach + person.words).strip()]
        for person in known:
            row = _PersonRow(self._theme, person)
            row.large_wanted.connect(self.large_wanted)
            self._column.addWidget(row)
        if not known:
            nobody = self.tr("There is nobody in this list yet. That is all right.")
            self._column.addWidget(make_label(nobody, "muted"))

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(GAP))


class _PersonRow(QWidget):
    """One person. Where there is a number there is a button, since a computer often cannot call."""

    large_wanted = Signal(str, str)

    def __init__(self, theme: Theme, person: Person) -> None:
        super().__init__()
        self._theme = theme
        self._who, self._reach = person.name.strip(), person.reach.strip()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lines = QVBoxLayout()
        self._beside.addLayout(self._lines, 1)
        for words, role in ((self._who, "question"), (self._reach, "entry"), (person.words.strip(), "muted")):
            if words:
                self._lines.addWidget(own_label(words, role))
        self.button: Button | None = None
        if any(letter.isdigit() for letter in self._reach):
            self.button = self._add_button()
        column = _column(self)
        column.addLayout(self._beside)
        self._measure()
        theme.changed.connect(self._measure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button below the number where there is no room beside it."""
        super().resizeEvent(event)
        self._choose_direction()

    def _add_button(self) -> Button:
        button = make_button(self.tr("Show the number large"), "plain")
        whose = self._who or self._reach
        button.setAccessibleName(self.tr("Show the number of {0} large").format(whose))
        button.clicked.connect(self._on_button)
        self._beside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        return button

    def _choose_direction(self) -> None:
        if self.button is None:
            return
        fits = self.width() >= 2.2 * self.button.sizeHint().width()
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(direction)

    def _on_button(self) -> None:
        self.large_wanted.emit(self._reach, self._who)

    def _measure(self) -> None:
        px = self._theme.px
        self._lines.setSpacing(px(2))
        self._beside.setSpacing(px(8))
        self._choose_direction()


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    return column


def _empty(layout: QBoxLayout) -> None:
    """Take everything out of a layout, and out of the layouts in it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QBoxLayout):
            _empty(inner)
            inner.deleteLater()
