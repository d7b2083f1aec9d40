"""The face of an entry that is written: the page, what stands around it, and how all that fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from journal_app.domain.entry import Entry
from journal_app.domain.words import ChosenWords
from journal_app.ui.journal.day_steps import DaySteps
from journal_app.ui.journal.day_words import day_words
from journal_app.ui.journal.find_strip import FindStrip
from journal_app.ui.journal.format_bar import FormatBar
from journal_app.ui.journal.kind_line import KindLine
from journal_app.ui.journal.save_word import SaveWord
from journal_app.ui.journal.star_button import StarButton
from journal_app.ui.journal.tag_line import TagLine
from journal_app.ui.journal.when_note import WhenNote
from journal_app.ui.journal.when_panel import WhenPanel
from journal_app.ui.journal.writing_area import WritingArea
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.focus import give_focus
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.sides import sides

_NO_ALIGNMENT = Qt.AlignmentFlag(0)
_SIDE_BY_SIDE = 400
"""Pixels, before scaling, from which the heading and the state of saving fit on one line."""


class EntryFace(QWidget):
    """Shows and measures. What its pieces do is the matter of the editor built on it."""

    def __init__(
        self,
        theme: Theme,
        now: Callable[[], datetime],
        locale: QLocale,
        heading: str | None,
        words: Callable[[], ChosenWords],
        parent: QWidget | None,
    ) -> None:
        """`heading`, `words`: see EntryEditor."""
        super().__init__(parent)
        self._theme = theme
        self._locale = locale
        self.fixed_heading = heading
        self._side = 0
        self._least_height = 0
        self._has_place = False

        self._heading = make_label(heading or "", "heading")
        self._status = SaveWord()
        self._when = make_button("", "link")
        self._when_panel = WhenPanel(theme)
        self._when_note = WhenNote(self._locale, now)
        self.kind_line = KindLine(theme, words)
        self._message = InlineMessage(theme)
        self._area = WritingArea(theme)
        self._area.setAccessibleName(self.tr("Page"))
        self._area.setPlaceholderText(self.tr("Write as much or as little as you like."))
        self._format_bar = FormatBar(theme, self._area)
        self._find = FindStrip(theme, self._area)
        self._tags = TagLine(theme)
        self._star = StarButton(theme)
        self._count = make_button("", "link")
        self._lead = QHBoxLayout()
        # For buttons of the page this stands on: beside the tags, below them.
        self.corner = FlowLayout(at_end=True)
        self.footer = QHBoxLayout()
        self._area.column_moved.connect(self._on_column_moved)

    def lay_out(self, photos: QWidget) -> None:
        """Put everything in its place, `photos` between the text and the tags. Done once, before all else.

        From the outside in: a widget that gets another parent has its style worked out anew, and all in it.
        """
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._above = QVBoxLayout()
        self._column.addLayout(self._above)
        self._lay_out_head()
        self._lay_out_tools()
        for widget in (self._when_panel, self.kind_line, self._find, self._message):
            self._above.addWidget(widget)
        self._column.addWidget(self._area, 1)
        self._foot_box = QWidget(self)
        self._column.addWidget(self._foot_box)
        self._below = QVBoxLayout(self._foot_box)
        self._below.addWidget(photos)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.addLayout(self._foot)
        self._foot.addWidget(self._tags, 1)
        self._foot.addLayout(self.corner)
        self.corner.addWidget(self._count)
        self.corner.addWidget(self._star)
        self._below.addLayout(self.footer)
        self._measure()
        self._theme.changed.connect(self._measure)

    @property
    def area(self) -> WritingArea:
        """The page itself."""
        return self._area

    def say_when(self, entry: Entry) -> None:
        """Show the day and the time of an entry."""
        day, time = day_words(self._locale, entry.day), self._when_note.time_words(entry)
        self._when_note.show_for(entry)
        weekday = self._locale.standaloneDayName(entry.day.isoweekday())
        self._heading.setText(self.fixed_heading or day)
        self._when.setText(f"{weekday}, {time}" if self.fixed_heading else time)
        self._when.setToolTip(self.tr("Change day or time"))
        self._when.setAccessibleName(self.tr("{day}, {time}. Change").format(day=day, time=time))

    def go_to_end(self) -> None:
        """Put the cursor behind the last word, to go on there."""
        self._area.moveCursor(QTextCursor.MoveOperation.End)
        give_focus(self._area)

    def show_spans(self, spans: Sequence[tuple[int, int]]) -> None:
        """Mark what a search found: start and end as indexes of the entry's text."""
        self._area.show_spans(spans)

    def show_alone(self, alone: bool) -> None:
        """Show only the heading, the text and how saving stands; or everything again."""
        self._find.close_strip()
        for widget in (self._tool_box, self._foot_box, *_widgets_in(self._lead)):
            widget.setVisible(not alone)
        self._area.setProperty("alone", alone)  # the page needs no edge where there is nothing else
        self._area.style().polish(self._area)
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureCursorVisible()

    def lead_with(self, steps: DaySteps) -> None:
        """Put the way from day to day before the heading, and before all of this for Tab."""
        self._lead.addWidget(steps)
        for button in (steps.earlier, steps.later):
            QWidget.setTabOrder(self._when, button)
            QWidget.setTabOrder(button, self._when)

    def add_panel(self, panel: QWidget) -> None:
        """Put something above the page, which is hidden at first."""
        self._above.insertWidget(self._above.indexOf(self._message), panel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow place, put below each other what does not fit side by side."""
        super().resizeEvent(event)
        self._has_place = True
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Something above or below the text grew or shrank: the text keeps its room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return super().event(event)

    def set_least_height(self, pixels: int) -> None:
        """Never be lower than this; higher if the rows around the text need it."""
        self._least_height = pixels
        self._make_room()

    def _lay_out_head(self) -> None:
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._above.addLayout(self._head)
        heading = QHBoxLayout()
        self._head.addLayout(heading, 1)
        heading.addLayout(self._lead)
        heading.addWidget(self._heading, 1)
        self._head.addWidget(self._status)

    def _lay_out_tools(self) -> None:
        self._tool_box = QWidget(self)
        self._above.addWidget(self._tool_box)
        tools_and_note = QVBoxLayout(self._tool_box)
        tools_and_note.setContentsMargins(0, 0, 0, 0)
        self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        tools_and_note.addLayout(self._tools)
        tools_and_note.addWidget(self._when_note)
        self._tools.addWidget(self._when, 1, Qt.AlignmentFlag.AlignLeft)
        self._tools.addWidget(self._format_bar)

    def _on_column_moved(self, side: int) -> None:
        self._side = side
        self._measure()

    def _fit(self) -> None:
        if not self._has_place:  # its width says nothing yet
            return
        narrow = self.width() < self._theme.px(_SIDE_BY_SIDE)
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        tools = self._when.sizeHint().width() + self._format_bar.sizeHint().width() + 2 * self._side
        self._head.setDirection(below if narrow else beside)
        self._foot.setDirection(below if narrow else beside)
        self._tools.setDirection(below if tools > self.width() else beside)
        self._status.setWordWrap(narrow)
        self._make_room()
        self._foot.setAlignment(self.corner, _NO_ALIGNMENT if narrow else Qt.AlignmentFlag.AlignBottom)

    def _make_room(self) -> None:
        """Ask for the height that wrapped rows need here; a page around it scrolls rather than cuts them."""
        if not self._has_place:
            return
        rows = [self._above, self._below] if not self._foot_box.isHidden() else [self._above]
        around = sum(
            max(row.totalHeightForWidth(self.width()), row.totalMinimumSize().height()) for row in rows
        )
        needed = around + self._area.minimumHeight() + len(rows) * self._column.spacing()
        if self.minimumHeight() != max(needed, self._least_height):
            self.setMinimumHeight(max(needed, self._least_height))

    def _measure(self) -> None:
        self._fit()
        px = self._theme.px
        inset = self._area.text_inset
        self._above.setContentsMargins(self._side, 0, self._side, 0)
        self._below.setContentsMargins(self._side, 0, self._side, 0)
        self._head.setContentsMargins(inset, 0, inset, 0)
        self._when_note.setContentsMargins(inset, 0, inset, 0)
        self.kind_line.indent(inset)
        self._foot.setContentsMargins(sides(self, inset, 0, 0, 0))
        self._foot.setSpacing(px(6))
        self.corner.setSpacing(px(6))
        for layout in (self._column, self._above, self._below):
            layout.setSpacing(px(8))
        self._lead.setSpacing(0)
        self.footer.setSpacing(px(10))
        self._area.setMinimumHeight(px(130))


def _widgets_in(layout: QLayout) -> list[QWidget]:
    items = (layout.itemAt(place) for place in range(layout.count()))
    return [widget for item in items if item is not None and (widget := item.widget()) is not None]
