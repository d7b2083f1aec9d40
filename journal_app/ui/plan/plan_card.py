"""The card "My plan": what it could hold while there is none, then its parts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.support import PlanPart
from journal_app.ui.plan.part_row import PartRow
from journal_app.ui.plan.row_list import RowList
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.in_lines import break_words
from journal_app.ui.widgets.labels import make_label


class PlanCard(Card):
    """Headings are offered, never demanded: the first letter may as well be the person's own."""

    changed = Signal()
    rearranged = Signal()

    def __init__(self, theme: Theme, intro: str, headings: Sequence[str]) -> None:
        super().__init__(theme, self.tr("My plan"))
        self._headings = headings
        self._was_empty = False
        self.list = RowList(theme, self._new_row, self.tr("Add a part"), self.tr("A part was removed."))
        self.offer = PlanOffer(theme, headings)
        if intro:
            self.add(make_label(intro, "muted"))
        self.add(self.list, self.offer)
        self.offer.begun.connect(self._on_begun)
        self.offer.begun_empty.connect(self._on_begun_empty)
        self.list.changed.connect(self.changed)
        self.list.rearranged.connect(self._on_rearranged)
        self._on_rearranged()

    @property
    def parts(self) -> tuple[PlanPart, ...]:
        """Return the parts in which something is written."""
        return tuple(row.part for row in self._rows() if not row.is_empty)

    @property
    def stops(self) -> list[QWidget]:
        """Return everything that takes the focus, in the order of reading."""
        return [*self.list.stops, *self.offer.stops]

    @property
    def start(self) -> QWidget:
        """Return where work begins."""
        rows = self._rows()
        return rows[0].words if rows else self.offer.stops[0]

    def show_parts(self, parts: Sequence[PlanPart]) -> None:
        """Show the plan as it is stored."""
        self.list.show_rows([PartRow(self._theme, part) for part in parts])

    def _rows(self) -> list[PartRow]:
        return [row for row in self.list.rows if isinstance(row, PartRow)]

    def _new_row(self) -> PartRow:
        return PartRow(self._theme)

    def _on_begun(self) -> None:
        self.show_parts([PlanPart(heading, "") for heading in self._headings])
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _on_begun_empty(self) -> None:
        self.list.add(self._new_row())

    def _on_rearranged(self) -> None:
        empty = not self.list.rows
        self.list.add_button.setVisible(not empty)
        self.list.setVisible(not empty or not self.list.strip.isHidden())
        self.offer.setVisible(empty)
        if empty and not self._was_empty and self.isVisible():  # the last part was removed
            self.start.setFocus(Qt.FocusReason.OtherFocusReason)
        self._was_empty = empty
        self.rearranged.emit()


class PlanOffer(QWidget):
    """Headings that a plan could have, as one quiet list, and two ways to begin."""

    begun = Signal()
    begun_empty = Signal()

    def __init__(self, theme: Theme, headings: Sequence[str]) -> None:
        """Without headings there is one way to begin: with an empty page."""
        super().__init__()
        self._theme = theme
        self._begin = make_button(self.tr("Begin a plan"), "primary")
        self._empty = make_button(self.tr("Begin with an empty page"), "quiet" if headings else "plain")
        self._words = {button: button.text() for button in (self._begin, self._empty)}
        self._begin.clicked.connect(self.begun)
        self._empty.clicked.connect(self.begun_empty)
        self._lines = QVBoxLayout()
        for heading in headings:
            self._lines.addWidget(make_label(heading, "entry"))
        self._ways = FlowLayout()
        self._ways.addWidget(self._begin)
        self._ways.addWidget(self._empty)
        if not headings:
            self._begin.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        if headings:
            could = self.tr("It could have parts like these. You can change or leave out any of them.")
            self._column.addWidget(make_label(could, "muted"))
            self._column.addLayout(self._lines)
        self._column.addLayout(self._ways)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def stops(self) -> list[QWidget]:
        """Return the buttons that are there."""
        return [button for button in (self._begin, self._empty) if not button.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words on a button that has no room for them on one line."""
        super().resizeEvent(event)
        self._break_words()

    def _break_words(self) -> None:
        for button, words in self._words.items():
            break_words(self._theme, button, words, self.width())

    def _measure(self) -> None:
        px = self._theme.px
        self._break_words()
        self._lines.setSpacing(px(6))
        self._ways.setSpacing(px(8))
        self._column.setSpacing(px(14))
