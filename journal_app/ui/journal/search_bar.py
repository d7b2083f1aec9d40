"""The field to search with, and beside it what narrows a search."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.search import SearchFilter
from journal_app.ui.journal.filter_panel import FilterPanel
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import IconButton, make_button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.labels import make_label


class SearchBar(QWidget):
    """Tells what is looked for at each key. Esc empties the field, then closes the filters."""

    changed = Signal(str, object)
    """What is looked for now: the words, and the SearchFilter. Or the order changed."""

    left = Signal()
    """The person went on from the field into the list, by Enter or the down key."""

    tags_asked = Signal()
    """The person wants to put the tags in order."""

    filters_opened = Signal()
    """The filters came in sight: `offer_tags` has to be called."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._told: tuple[str, SearchFilter, bool] = ("", SearchFilter(), False)
        self._best_first = False
        self._field = QLineEdit(placeholderText=self.tr("Search"))
        self._field.setAccessibleName(self.tr("Search the journal"))
        self._field.setToolTip(self.tr("Search (Ctrl+F)"))
        self._narrow = IconButton(theme, "settings-2", self.tr("Filters"))
        self._narrow.setCheckable(True)
        self._panel = FilterPanel(theme)
        self._panel.hide()
        self._number = make_label("", "tiny")
        self._clear = make_button(self.tr("Clear search"), "link")
        self._order = make_button("", "link")
        self._how = make_button(self.tr("What can I type?"), "link")
        self._how.setCheckable(True)
        self._signs = make_label(self._about_signs(), "small")
        self._signs.hide()
        self._row = QHBoxLayout()
        self._row.addWidget(self._field, 1)
        self._row.addWidget(self._narrow)
        self._result = QHBoxLayout()
        self._result.addWidget(self._number, 1)
        ways = FlowLayout(at_end=True)
        ways.addWidget(self._order)
        ways.addWidget(self._clear)
        self._result.addLayout(ways, 2)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._row)
        self._column.addWidget(self._panel)
        self._panel.add_way(self._how)
        self._column.addWidget(self._signs)
        self._column.addLayout(self._result)
        self._field.textChanged.connect(self._tell)
        self._field.returnPressed.connect(self.left)
        self._narrow.toggled.connect(self._on_narrow)
        self._panel.changed.connect(self._tell)
        self._panel.tags_asked.connect(self.tags_asked)
        self._order.clicked.connect(self._on_order)
        self._how.toggled.connect(self._signs.setVisible)
        self._clear.clicked.connect(self.clear)
        self._on_narrow(False)
        self._show_order()
        self._show_result_row()
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def query(self) -> str:
        """The words in the field."""
        return self._field.text()

    @property
    def only(self) -> SearchFilter:
        """What the filters let through."""
        return self._panel.only

    @property
    def best_first(self) -> bool:
        """True if the best match is to come first, not the newest entry."""
        return self._best_first

    def begin(self) -> None:
        """Put the focus in the field, with what is in it selected."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def forget(self) -> None:
        """Look for nothing. The focus stays where it is."""
        self._panel.clear()
        self._field.clear()

    def clear(self) -> None:
        """Look for nothing, the focus in the field."""
        self.forget()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_to_row(self, widget: QWidget) -> None:
        """Put a button of the page at the end of the field's row."""
        self._row.addWidget(widget)
        QWidget.setTabOrder(self._narrow, widget)

    def close_filters(self) -> None:
        """Take the filters out of sight. What they let through stays."""
        self._narrow.setChecked(False)

    def start_at(self, day: date) -> None:
        """Set the day the date filters begin with."""
        self._panel.start_at(day)

    def offer_tags(self, tags: Sequence[str]) -> None:
        """Set the tags one can filter by."""
        self._panel.offer_tags(tags)

    def show_number(self, words: str) -> None:
        """Say how many were found."""
        if words and words != self._number.text():
            announce(self, words)
        self._number.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears what is nearest; the down key goes into the list."""
        if event.key() == Qt.Key.Key_Escape and (self._field.text() or not self._panel.only.is_open):
            self.clear()
        elif event.key() == Qt.Key.Key_Escape and self._narrow.isChecked():
            self._narrow.setChecked(False)
        elif event.key() == Qt.Key.Key_Down and self._field.hasFocus():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        now = (self._field.text(), self._panel.only, self._best_first)
        if now != self._told:
            self._told = now
            self._show_result_row()
            self.changed.emit(*now[:2])

    def _on_order(self) -> None:
        self._best_first = not self._best_first
        self._show_order()
        self._tell()
        announce(self, self._order.text())

    def _on_narrow(self, on: bool) -> None:
        self._panel.setVisible(on)
        self._signs.setVisible(on and self._how.isChecked())
        if on:
            self.filters_opened.emit()

    def _show_result_row(self) -> None:
        looking = bool(self._field.text().strip()) or not self._panel.only.is_open
        self._clear.setVisible(looking)
        self._number.setVisible(looking)
        if not looking:
            self._number.clear()
        self._order.setVisible(bool(self._field.text().strip()))

    def _show_order(self) -> None:
        self._order.setText(self.tr("Best match first") if self._best_first else self.tr("Newest first"))
        self._order.setToolTip(
            self.tr("Show the newest first") if self._best_first else self.tr("Show the best match first")
        )
        self._order.setAccessibleDescription(self._order.toolTip())

    def _about_signs(self) -> str:
        return "\n".join(
            (
                self.tr("rain frost: both words, each from its beginning"),
                self.tr("“first frost”: these words in a row"),
                self.tr("-rain: pages without this word"),
                self.tr("title:frost: in the title"),
                self.tr("#garden or tag:garden: in a tag"),
                self.tr("letter:frost: in letters only"),
            )
        )

    def _measure(self) -> None:
        px = self._theme.px
        self._row.setSpacing(px(4))
        self._column.setSpacing(px(6))
