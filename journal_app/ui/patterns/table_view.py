"""A table that is read: wide and high enough for its words, with arrow keys from cell to cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from journal_app.ui.patterns.answer_tables import AnswerTable
from journal_app.ui.theme.theme import Theme

_ROWS_IN_SIGHT = 9
_NARROWEST = 92  # of a column, in pixels at scale 1; with less, the table scrolls sideways
_WRAP = Qt.TextFlag.TextWordWrap


class ReadTable(QTableView):
    """Tab passes it in one step. Rows are equally high, so that ten years of them cost nothing."""

    def __init__(self, theme: Theme, table: AnswerTable, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.table = table
        self.setModel(table)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setSectionsClickable(False)
            header.setMinimumSectionSize(1)
            header.setHighlightSections(False)
            header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | _WRAP)
        table.modelReset.connect(self.fit)
        theme.changed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Give columns and rows the room their words need."""
        columns = self.table.columnCount()
        if not columns:
            return
        px, metrics = self._theme.px, self.fontMetrics()
        heads = self.table.some_headings()
        room = self.width() - (self.verticalScrollBar().sizeHint().width() if self._scrolls() else 0)
        widest = max((metrics.horizontalAdvance(words) for words in heads), default=0) + self._air
        head = min(widest, max(px(_NARROWEST), int(room * 0.32)))
        wishes = [self._wish(at) for at in range(columns)]
        spare = max(0, room - head - sum(wishes)) // columns
        self.verticalHeader().setFixedWidth(head)
        for at, wish in enumerate(wishes):
            self.horizontalHeader().resizeSection(at, wish + spare)
        words = [(self.table.possible(at), wish + spare) for at, wish in enumerate(wishes)]
        row = max(self._height(each, width) for each, width in (*words, (heads, head)))
        self.verticalHeader().setDefaultSectionSize(row)
        names = [
            self._height([name], width) for name, (_, width) in zip(self.table.columns, words, strict=True)
        ]
        self.horizontalHeader().setFixedHeight(max(names))
        too_wide = head + sum(wishes) > room
        bar = self.horizontalScrollBar().sizeHint().height() if too_wide else 0
        self.setFixedHeight(max(names) + min(self.table.rowCount(), _ROWS_IN_SIGHT) * row + bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Deal out the width anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Deal it out anew in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def minimumSizeHint(self) -> QSize:
        """Return a size for narrow windows, in which the table scrolls sideways."""
        return QSize(self._theme.px(160), 0)

    @property
    def _air(self) -> int:
        return self._theme.px(2 * 8 + 2)  # the padding of the style sheet on both sides, and rounding

    def _scrolls(self) -> bool:
        return self.table.rowCount() > _ROWS_IN_SIGHT

    def _wish(self, column: int) -> int:
        """Return the least width for a column: long answers go on two lines, long names on three."""
        advance = self.fontMetrics().horizontalAdvance
        answers = max(advance(words) / (2 if " " in words else 1) for words in self.table.possible(column))
        name = self.table.columns[column]
        names = max(advance(name) / 3, *map(advance, name.split()))
        return max(self._theme.px(_NARROWEST), round(max(answers * 1.15, names * 1.05)) + self._air)

    def _height(self, words: Sequence[str], width: int) -> int:
        """Return the height of the highest of these words in a width, with air above and below."""
        box = QRect(0, 0, width - self._air, 10_000)
        metrics = self.fontMetrics()
        heights = [metrics.boundingRect(box, _WRAP, word).height() for word in dict.fromkeys(words)]
        return max(heights, default=metrics.height()) + self._theme.px(14)
