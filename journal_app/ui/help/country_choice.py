"""The choice of a country: type its first letters, or go through the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QStyledItemDelegate, QStyleOptionViewItem

from journal_app.ui.theme.theme import Theme

ROW = 30
"""Height of a country in the list, in pixels before scaling."""


class CountryChoice(QComboBox):
    """A list of countries by name, with "not chosen" first. Letters typed search in it."""

    country_chosen = Signal(str)
    """ISO code; empty for none. Only when the person chose."""

    def __init__(self, theme: Theme, choices: Sequence[tuple[str, str]], none_words: str) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.setMaxVisibleItems(12)
        self.setStyleSheet("QComboBox { combobox-popup: 0; }")  # a list that scrolls, not a menu of 250
        self.setItemDelegate(_Rows(theme, self))
        rows = self.view()
        assert isinstance(rows, QListView)
        rows.setUniformItemSizes(True)  # else each of 250 rows is measured, many times
        rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.addItem(none_words, "")
        for code, name in choices:
            self.addItem(name, code)
        self.activated.connect(self._on_activated)

    @property
    def code(self) -> str:
        """The chosen country's code, or an empty text."""
        return str(self.currentData())

    def show_country(self, code: str) -> None:
        """Show a country as chosen, without a signal; an unknown code shows none."""
        self.setCurrentIndex(max(0, self.findData(code)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling past must not change the country."""
        event.ignore()

    def _on_activated(self) -> None:
        self.country_chosen.emit(self.code)


class _Rows(QStyledItemDelegate):
    """Rows that are high enough to be hit."""

    def __init__(self, theme: Theme, parent: QComboBox) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the row's width with the height that the theme's scale asks for."""
        return QSize(super().sizeHint(option, index).width(), self._theme.px(ROW))
