"""A row of small pictures, to go through by arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QImage, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.as_read import key_as_read

SIDE = 84
"""Pixels of a picture in the strip, before scaling."""

_AROUND = 4
_RADIUS = 10
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class StripItem:
    """A square picture and what is on it, in the person's words or none."""

    picture: QImage
    words: str


class PhotoStrip(QListView):
    """Shows pictures side by side. Says what the person did; keeps and changes nothing itself."""

    opened = Signal(int)
    """The person pressed Enter on a picture, or clicked it: its place."""

    removed = Signal(int)
    """The person pressed Delete on a picture: its place."""

    moved = Signal(int, int)
    """The person moved a picture: its place, and one step back (-1) or on (+1)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = _StripModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_StripDelegate(theme, self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Photos"))
        self.setToolTip(self.tr("Enter shows a photo large. Delete takes it away. Alt and an arrow move it."))
        self.clicked.connect(self._on_clicked)
        self._model.modelReset.connect(self._measure)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def items(self) -> tuple[StripItem, ...]:
        """What is shown, in order."""
        return self._model.items

    @property
    def place(self) -> int:
        """Where the person stands; -1 before they went anywhere."""
        return self.currentIndex().row()

    def show_items(self, items: Sequence[StripItem]) -> None:
        """Show these, and stay where the person is."""
        place = self.place
        self._model.show(items)
        if items and place >= 0:
            self.go_to(min(place, len(items) - 1))

    def go_to(self, place: int) -> None:
        """Stand on a picture, without opening it."""
        index = self._model.index(place)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete removes, Alt and an arrow move; the arrows are a list's own."""
        key, place = event.key(), self.place
        step = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}.get(key_as_read(self, key), 0)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and place >= 0:
            self.opened.emit(place)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and place >= 0:
            self.removed.emit(place)
        elif step and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            if place >= 0 and 0 <= place + step < len(self.items):
                self.moved.emit(place, step)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # there is one row only: the page may scroll
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer with the mouse, and the menu key, what the keys do."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            at = self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
            self._menu(index.row()).popup(at)

    def keyboardSearch(self, search: str) -> None:
        """Letters do nothing."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on a picture, so that it is seen and said."""
        super().focusInEvent(event)
        if self.place < 0 and self.items:
            self.go_to(0)

    def _menu(self, place: int) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        last = len(self.items) - 1
        for words, do, can in (
            (self.tr("Show large"), partial(self.opened.emit, place), True),
            (self.tr("Move to the left"), partial(self.moved.emit, place, -1), place > 0),
            (self.tr("Move to the right"), partial(self.moved.emit, place, 1), place < last),
            (self.tr("Remove"), partial(self.removed.emit, place), True),
        ):
            menu.addAction(words, do).setEnabled(can)
        return menu

    def _on_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def _measure(self) -> None:
        bar = self.horizontalScrollBar().sizeHint().height()
        side = self._theme.px(SIDE) + 2 * self._theme.px(_AROUND)
        needs_bar = len(self.items) * side > self.viewport().width()
        self.setFixedHeight(side + (bar if needs_bar else 0))
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: Any) -> None:
        """Make room for the scroll bar when it is needed."""
        super().resizeEvent(event)
        self._measure()


class _StripModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: tuple[StripItem, ...] = ()

    def show(self, items: Sequence[StripItem]) -> None:
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Say which picture it is and what is on it; the delegate paints from `items`."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        said = self.tr("Photo {number} of {count}").format(number=index.row() + 1, count=len(self.items))
        words = self.items[index.row()].words
        return f"{said}. {words}" if words else said


class _StripDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        side = self._theme.px(SIDE) + 2 * self._theme.px(_AROUND)
        return QSize(side, side)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, _StripModel)
        theme, px = self._theme, self._theme.px
        around = px(_AROUND)
        box = QRectF(option.rect).adjusted(around, around, -around, -around)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        paint_rounded(painter, box, model.items[index.row()].picture, theme, px(_RADIUS))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), px(2)))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), px(_RADIUS) + 2, px(_RADIUS) + 2)
        painter.restore()


def paint_rounded(painter: QPainter, box: QRectF, picture: QImage, theme: Theme, radius: float) -> None:
    """Paint a picture with round corners and a thin edge; a quiet ground where it is missing."""
    shape = QPainterPath()
    shape.addRoundedRect(box, radius, radius)
    painter.fillPath(shape, theme.colour("soft"))
    if not picture.isNull():
        painter.save()
        painter.setClipPath(shape)
        painter.drawImage(box, picture)
        painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawPath(shape)
