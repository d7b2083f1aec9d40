"""The two columns of the Journal page: what was written, and the entry that is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.entry import Entry, EntryId, EntryRow
from journal_app.ui.journal.entry_browser import EntryBrowser
from journal_app.ui.journal.entry_desk import EntryDesk
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.scroll_page import ScrollPage

_TWO_COLUMNS = 760
"""Pixels, before scaling, from which list and entry stand side by side."""

_LIST_WIDTH = 330
_MAX_WIDTH = 1280
_ANY_WIDTH = 16_777_215
"""Qt's own figure for a widget that may be as wide as it likes."""


class JournalColumns(ScrollPage):
    """List at the left, entry at the right; in a narrow window one of them at a time."""

    together_again = Signal()
    """The list is asked for while the entry stood alone."""

    def __init__(self, theme: Theme, browser: EntryBrowser, desk: EntryDesk, menu: QWidget) -> None:
        """`menu`: what can be begun; it stands beside the title."""
        super().__init__(theme, _MAX_WIDTH)
        self._browser = browser
        self._desk = desk
        self._width = 0
        self._narrow = False
        self._reading = False
        self._alone = False
        self.ways = FlowLayout()  # below the list: what else there is to see
        self._connect()
        self._lay_out(menu)
        self._measure_columns()
        theme.changed.connect(self._measure_columns)

    def fit(self, width: int) -> None:
        """The page is `width` pixels wide now: show both columns, or the one that is being used."""
        self._width = width
        self._fit()

    def show_alone(self, alone: bool) -> bool:
        """Show the open entry and not the list, if one is seen; return whether it is alone now."""
        has_page = self._desk.entry is not None and not self.isHidden()
        self._alone = alone and has_page
        if has_page:
            self._desk.editor.show_alone(self._alone)
        self._fit()
        return self._alone

    def read(self) -> None:
        """The entry is what is used now."""
        self._reading = True
        self._fit()

    def show_list(self) -> None:
        """The list is what is used now."""
        self._reading = False
        if self._alone:
            self.together_again.emit()
        self._fit()

    def leave_entry(self) -> None:
        """Go back to the list."""
        self.show_list()
        self._browser.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_focus(self) -> None:
        """Put the focus where the work goes on: in the entry that is read, or in the list."""
        if self._reading and self._desk.entry is not None:
            self._desk.take_focus()
        else:
            self._browser.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self._browser.list.moved_to.connect(self._on_moved_to)
        self._browser.list.chosen.connect(self._on_chosen)
        self._browser.list.entered.connect(self._on_entered)
        self._browser.list.binned.connect(self._on_binned)
        self._browser.list.starred.connect(self._desk.turn_star)
        self._browser.searched.connect(self._desk.mark_found)
        self._browser.filled.connect(self._desk.offer_choice)
        self._desk.opened.connect(self._on_opened)
        self._desk.left.connect(self.leave_entry)
        self._desk.gone.connect(self._on_gone)

    def _lay_out(self, menu: QWidget) -> None:
        title = make_label(self.tr("Journal"), "title")
        title.setWordWrap(False)
        self._head = QWidget()
        self._head_row = QHBoxLayout(self._head)
        self._head_row.setContentsMargins(0, 0, 0, 0)
        self._head_row.addWidget(title, 1)
        self._head_row.addWidget(menu)
        self._left = QWidget()
        self._left_column = QVBoxLayout(self._left)
        self._left_column.setContentsMargins(0, 0, 0, 0)
        self._left_column.addWidget(self._browser, 1)
        self._left_column.addLayout(self.ways)
        self._columns = QHBoxLayout()
        self._columns.addWidget(self._left)
        self._columns.addWidget(self._desk, 1)
        self.add(self._head)
        self.body.addLayout(self._columns, 1)

    def _on_moved_to(self, row: EntryRow) -> None:
        if not self._narrow:
            self._desk.open(row.id)

    def _on_chosen(self, row: EntryRow) -> None:
        self._desk.open(row.id, to_write=self._narrow)
        if self._narrow:
            self.read()

    def _on_entered(self, row: EntryRow) -> None:
        self._desk.open(row.id, to_write=True)
        self.read()

    def _on_binned(self, row: EntryRow) -> None:
        self._desk.binning.put_away(row.id)

    def _on_opened(self, entry: Entry | None) -> None:
        if entry is None:
            self._browser.show_as_open(None, None)
            self.show_list()
            return
        if self._browser.day and self._browser.day != entry.day:
            self._browser.show_day(entry.day)
        self._browser.show_as_open(entry.id, entry.day)

    def _on_gone(self, entry_id: EntryId) -> None:
        self._browser.take(entry_id)
        self._browser.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        self._narrow = self._width < self._theme.px(_TWO_COLUMNS)
        list_shown = not self._alone and (not self._narrow or not self._reading)
        self._left.setVisible(list_shown)
        self._desk.setVisible(self._alone or not self._narrow or self._reading)
        self._head.setVisible(list_shown)
        self._desk.back.setVisible(self._narrow and not self._alone)
        if self._narrow:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(_ANY_WIDTH)
        else:
            self._left.setFixedWidth(self._theme.px(_LIST_WIDTH))

    def _measure_columns(self) -> None:
        px = self._theme.px
        self._columns.setSpacing(px(20))
        self._head_row.setSpacing(px(8))
        self._left_column.setSpacing(px(8))
        self._fit()
