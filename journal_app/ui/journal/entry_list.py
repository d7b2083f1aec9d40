"""The list a person goes through by arrow keys or wheel."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import (
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from journal_app.domain.entry import EntryId, EntryRow
from journal_app.domain.search import Found
from journal_app.ui.journal.entry_menu import EntryMenu
from journal_app.ui.journal.entry_model import EntryModel, MonthHeading
from journal_app.ui.journal.row_delegate import RowDelegate
from journal_app.ui.journal.thumbnails import Thumbnails
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.menu_key import asks_for_menu

_SCREENS_AHEAD = 2
"""Screens of rows kept below the one in sight, so that scrolling never waits."""

_PAINTED_BY_THEN = 80
"""Milliseconds after a first page before more is fetched: work beside it would slow its painting."""


class EntryList(QListView):
    """Rows of an EntryModel. Decides nothing: says what the person did."""

    moved_to = Signal(object)
    """The person moved to an entry: its EntryRow."""

    chosen = Signal(object)
    """The person clicked an entry: its EntryRow."""

    entered = Signal(object)
    """The person pressed Enter on an entry, or clicked it twice: its EntryRow."""

    binned = Signal(object)
    """The person pressed Delete on an entry: its EntryRow."""

    starred = Signal(object)
    """The person pressed Ctrl+D on an entry: its EntryRow."""

    def __init__(
        self,
        theme: Theme,
        locale: QLocale,
        parent: QWidget | None = None,
        thumbnails: Thumbnails | None = None,
    ) -> None:
        """`thumbnails`: where the small pictures come from; without them none are shown."""
        super().__init__(parent)
        self.entries = EntryModel(locale, self)
        self._delegate = RowDelegate(theme, locale, self, thumbnails)
        if thumbnails is not None:
            thumbnails.came.connect(self.viewport().update)
        self._theme = theme
        self._by_hand = True
        self._soon = QTimer(self, singleShot=True, interval=_PAINTED_BY_THEN)
        self._soon.timeout.connect(self._fetch_ahead)
        self._open: EntryId | None = None
        self.setModel(self.entries)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._fetch_ahead)
        self.entries.shown.connect(self._on_shown)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_entered)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_as_open(self, entry_id: EntryId | None) -> None:
        """Select the row of an entry, or none, without telling anybody; keys go on from where they were."""
        self._open = entry_id
        index = self.entries.index_of(entry_id) if entry_id else QModelIndex()
        by_hand, self._by_hand = self._by_hand, False
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            self.selectionModel().clearSelection()
        self._by_hand = by_hand

    def put(self, row: EntryRow) -> None:
        """An entry was stored: show it so, and stay where the person is."""
        self._quietly(lambda: self.entries.put(row))

    def take(self, entry_id: EntryId) -> None:
        """An entry is gone from here."""
        self._quietly(lambda: self.entries.take(entry_id))

    def go_to_first(self) -> None:
        """Move to the newest entry, as if by hand."""
        item = self.entries.item(self.entries.first_entry())
        if isinstance(item, Found):
            self.show_as_open(item.row.id)
            self.moved_to.emit(item.row)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell of it."""
        super().currentChanged(current, previous)
        item = self.entries.item(current)
        if self._by_hand and isinstance(item, Found):
            self.moved_to.emit(item.row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes into the entry, Delete bins it, Ctrl+D is for favourites; the rest is a list's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_entered(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self._tell(self.binned)
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._tell(self.starred)
        elif asks_for_menu(event):
            self._open_menu(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the page under the pointer, or the one the keys stand on."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        if by_mouse:
            self._open_menu(self.indexAt(event.pos()), event.globalPos())
        else:
            self._open_menu(self.currentIndex())

    def _open_menu(self, index: QModelIndex, at: QPoint | None = None) -> None:
        """Open the menu of a row, at a place of the screen or below the row."""
        item = self.entries.item(index)
        if isinstance(item, Found):
            tell = (partial(signal.emit, item.row) for signal in (self.entered, self.starred, self.binned))
            below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            EntryMenu(self, item.row, *tell).popup(at or below)

    def _tell(self, signal: SignalInstance) -> None:
        item = self.entries.item(self.currentIndex())
        if isinstance(item, Found):
            signal.emit(item.row)

    def updateGeometries(self) -> None:
        """Begin at the words of the first month: above them its row has room only other months need.

        Not where that room is all there is to scroll: the bar would go, the list grow wider, and the bar come
        back, without end.
        """
        super().updateGeometries()
        first = self.entries.item(self.entries.index(0, 0))
        above = self._delegate.air_above_heading() if isinstance(first, MonthHeading) else 0
        bar = self.verticalScrollBar()
        if bar.maximum() > above or bar.maximum() == 0:
            bar.setRange(above, max(above, bar.maximum()))

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row in sight, with its month if that stands right above it."""
        above = self.entries.index(index.row() - 1, 0)
        if isinstance(self.entries.item(above), MonthHeading):
            super().scrollTo(above, hint)
        super().scrollTo(index, hint)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the first entry, unless one is open."""
        by_hand, self._by_hand = self._by_hand, False
        super().focusInEvent(event)
        self._by_hand = by_hand
        self._stand_somewhere()

    def keyboardSearch(self, search: str) -> None:
        """Letters do nothing: jumping among the fifty rows that happen to be here would mislead."""

    def _quietly(self, change: Callable[[], None]) -> None:
        """Change rows: Qt moves on from a row that goes, which is not the person moving."""
        self._by_hand = False
        change()
        self.show_as_open(self._open)
        self._by_hand = True

    def _stand_somewhere(self) -> None:
        """Be on a row, so that it is seen and said; the person has not chosen it yet."""
        if not self.currentIndex().isValid():
            by_hand, self._by_hand = self._by_hand, False
            first = self.entries.first_entry()
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self._by_hand = by_hand

    def _on_shown(self) -> None:
        self.show_as_open(self._open)
        if self.hasFocus():
            self._stand_somewhere()
        self._soon.start()

    def _on_clicked(self, index: QModelIndex) -> None:
        item = self.entries.item(index)
        if isinstance(item, Found):
            self.chosen.emit(item.row)

    def _on_entered(self, index: QModelIndex) -> None:
        item = self.entries.item(index)
        if isinstance(item, Found):
            self.entered.emit(item.row)

    def _fetch_ahead(self) -> None:
        """Counted in rows: the scroll bar learns of new ones only when they are laid out."""
        screen = self.viewport().height()
        seen = self.verticalScrollBar().value() + screen
        if self.entries.rowCount() * self._delegate.row_height() - seen < _SCREENS_AHEAD * screen:
            self.entries.fetchMore(QModelIndex())

    def _on_theme_changed(self) -> None:
        height = self._delegate.row_height()
        self.verticalScrollBar().setSingleStep(height // 2)
        self.setMinimumHeight(2 * height - self._delegate.air_above_heading())
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
