"""One part of the plan: a heading, and words to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.support import PlanPart
from journal_app.ui.plan.row import Row
from journal_app.ui.plan.words_area import WordsArea
from journal_app.ui.theme.theme import Theme

ONE_LINE_FROM = 420
"""Width in pixels, before scaling, from which heading and buttons stand on one line."""


class PartRow(Row):
    """Both fields may be left empty."""

    def __init__(self, theme: Theme, part: PlanPart | None = None) -> None:
        super().__init__(theme)
        self._theme = theme
        self.heading = QLineEdit(part.heading if part else "")
        self.heading.setPlaceholderText(self.tr("Heading"))
        self.heading.setCursorPosition(0)
        self.words = WordsArea(theme)
        self.words.put(part.words if part else "")
        self.words.setPlaceholderText(self.tr("In your own words"))
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addWidget(self.heading, 1)
        self._top.addWidget(self.tools, 0, Qt.AlignmentFlag.AlignRight)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._top)
        self._column.addWidget(self.words)
        self.heading.textEdited.connect(self._on_heading)
        self.heading.returnPressed.connect(self.words.setFocus)
        self.words.written.connect(self.changed)
        self.name_all()
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def part(self) -> PlanPart:
        """Return what is written."""
        return PlanPart(self.heading.text(), self.words.text())

    @property
    def is_empty(self) -> bool:
        """True if neither heading nor words are written."""
        return not (self.heading.text().strip() or self.words.text().strip())

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """Return heading and words."""
        return (self.heading, self.words)

    def name_all(self) -> None:
        """Name the words and the buttons by the heading."""
        place = self.tr("part {0}").format(self.number)
        whose = self.heading.text().strip() or place
        self.heading.setAccessibleName(self.tr("Heading of {0}").format(place))
        self.words.setAccessibleName(self.tr("Words to: {0}").format(whose))
        self.tools.name_buttons(whose)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the heading where there is no room beside it."""
        super().resizeEvent(event)
        self._choose_direction()

    def _on_heading(self) -> None:
        self.name_all()
        self.changed.emit()

    def _choose_direction(self) -> None:
        wide = self.width() >= self._theme.px(ONE_LINE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._top.setDirection(direction)

    def _measure(self) -> None:
        px = self._theme.px
        self._top.setSpacing(px(6))
        self._column.setSpacing(px(6))
        self._choose_direction()
