"""What narrows a search: days, kinds, favourites, photos, tags."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal_app.domain.entry import ANSWER, LETTER, PAGE
from journal_app.domain.search import SearchFilter
from journal_app.ui.journal.day_words import as_date, as_qdate
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.day_field import DayField
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.labels import make_label

_TAGS_HEIGHT = 140
"""Pixels, before scaling, beyond which the tags scroll."""


class FilterPanel(QFrame):
    """Two days, each seen when its box is ticked; the rest as chips. All that is on has to hold together.

    Little height, since what is found has to be seen below. Of several kinds that are on, one is enough.
    """

    changed = Signal()

    tags_asked = Signal()
    """The person wants to put the tags in order."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "note")
        self._from, self._first = QCheckBox(self.tr("From")), DayField()
        self._until, self._last = QCheckBox(self.tr("Until")), DayField()
        self._no_tags = make_label(self.tr("No tags yet. They can be added below a page."), "tiny")
        self._chips: list[Chip] = []
        self._all_tags = make_button(self.tr("Rename or remove tags"), "link")
        self._all_tags.clicked.connect(self.tags_asked)
        self._days = FlowLayout()
        for box, day in ((self._from, self._first), (self._until, self._last)):
            day.setAccessibleName(self.tr("{word} day").format(word=box.text()))
            day.hide()
            end = QWidget()
            line = QHBoxLayout(end)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(box)
            line.addWidget(day)
            self._days.addWidget(end)
            box.toggled.connect(day.setVisible)
            box.toggled.connect(self.changed)
            day.day_changed.connect(self.changed)
        self._kinds = {
            PAGE: Chip(theme, self.tr("Pages")),
            LETTER: Chip(theme, self.tr("Letters")),
            ANSWER: Chip(theme, self.tr("Answers")),
        }
        self._favourites = Chip(theme, self.tr("Favourites"))
        self._with_photo = Chip(theme, self.tr("With a photo"))
        self._sealed_too = Chip(theme, self.tr("Sealed letters too"))
        self._sealed_too.setToolTip(
            self.tr("Search in letters that are sealed. Only their titles are shown.")
        )
        self._marks = FlowLayout()
        self._mark_chips = (
            self._kinds[PAGE],
            self._kinds[LETTER],
            self._sealed_too,
            self._kinds[ANSWER],
            self._favourites,
            self._with_photo,
        )
        for chip in self._mark_chips:
            chip.toggled.connect(self.changed)
            self._marks.addWidget(chip)
        tag_lines = QWidget()
        self._tags = FlowLayout(tag_lines)
        self._tag_lines = QScrollArea(widgetResizable=True)
        self._tag_lines.setFrameShape(QFrame.Shape.NoFrame)
        self._tag_lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tag_lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._tag_lines.setWidget(tag_lines)
        self._tag_lines.viewport().setAutoFillBackground(False)
        tag_lines.setAutoFillBackground(False)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._days)
        self._column.addLayout(self._marks)
        self._column.addWidget(self._no_tags)
        self._column.addWidget(self._tag_lines)
        self._ways = FlowLayout()
        self._ways.addWidget(self._all_tags)
        self._column.addLayout(self._ways)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def only(self) -> SearchFilter:
        """What is let through now."""
        return SearchFilter(
            first=as_date(self._first.date()) if self._from.isChecked() else None,
            last=as_date(self._last.date()) if self._until.isChecked() else None,
            tags=tuple(chip.words for chip in self._chips if chip.isChecked()),
            sealed_too=self._sealed_too.isChecked(),
            kinds=tuple(kind for kind, chip in self._kinds.items() if chip.isChecked()),
            favourites=self._favourites.isChecked(),
            with_photo=self._with_photo.isChecked(),
        )

    def add_way(self, button: QWidget) -> None:
        """Put a button after all else."""
        self._ways.addWidget(button)
        QWidget.setTabOrder(self._all_tags, button)

    def start_at(self, day: date) -> None:
        """Set the day that both fields show before they are used."""
        for box, field in ((self._from, self._first), (self._until, self._last)):
            if not box.isChecked():
                field.setDate(as_qdate(day))

    def clear(self) -> None:
        """Let everything through again."""
        self._from.setChecked(False)
        self._until.setChecked(False)
        for chip in (*self._mark_chips, *self._chips):
            chip.setChecked(False)

    def offer_tags(self, tags: Sequence[str]) -> None:
        """Show these tags; those that were on stay on."""
        on = set(self.only.tags)
        for chip in self._chips:
            self._tags.removeWidget(chip)
            chip.deleteLater()
        self._chips = [Chip(self._theme, tag) for tag in tags]
        for chip in self._chips:
            chip.setChecked(chip.words in on)
            chip.toggled.connect(self.changed)
            self._tags.addWidget(chip)
            chip.show()
        for before, after in pairwise((*self._mark_chips, *self._chips, self._all_tags)):
            QWidget.setTabOrder(before, after)  # else they come last of all the page
        self._no_tags.setVisible(not tags)
        self._tag_lines.setVisible(bool(tags))
        self._all_tags.setVisible(bool(tags))
        self._fit_tags()
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the tags the lines they need at this width."""
        super().resizeEvent(event)
        self._fit_tags()

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(14), px(10), px(14), px(10))
        self._column.setSpacing(px(8))
        self._days.setSpacing(px(12))
        self._ways.setSpacing(px(2))
        self._tags.setSpacing(px(6))
        self._marks.setSpacing(px(6))
        self._fit_tags()

    def _fit_tags(self) -> None:
        """Give the tags the lines they need, up to a few; more are scrolled to."""
        width = max(1, self._tag_lines.viewport().width())
        self._tag_lines.setFixedHeight(min(self._tags.heightForWidth(width), self._theme.px(_TAGS_HEIGHT)))
