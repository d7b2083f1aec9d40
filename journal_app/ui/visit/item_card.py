"""A card for each thing that can stand on the page: it shows exactly what will stand there."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QWidget

from journal_app.domain.visit import Item, Picture
from journal_app.ui.theme.theme import Theme
from journal_app.ui.visit.lines import Lines
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.checked import show_checked
from journal_app.ui.widgets.heat_map import HeatMap, HeatRow
from journal_app.ui.widgets.kept_text import KeptText
from journal_app.ui.widgets.labels import make_label

BESIDE_FROM = 270
"""Width of a card, in pixels before scaling, from which the check box stands beside the title."""


class ItemCard(Card):
    """A title, a check box "On the page", and below them the item."""

    switched = Signal(str, bool)
    """The key of the item, and whether it is to stand on the page."""
    removed = Signal(str)
    """The key of an item that is to go altogether."""

    def __init__(
        self, theme: Theme, key: str, title: str, about: str = "", *, removable: bool = False
    ) -> None:
        """`about` is one sentence on what the person decides here."""
        super().__init__(theme)
        self.key = key
        self._title = make_label(title, "heading")
        self.box = QCheckBox(self.tr("On the page"))
        self._about = make_label(about, "muted")
        if not about:
            self._about.hide()
        self.words = Lines(theme, "small")
        self.remove = make_button(self.tr("Remove"), "plain")
        self.remove.setVisible(removable)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addWidget(self._title, 1)
        self._row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self._row)
        self.add(self._about, self.words)
        self.body.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.toggled.connect(self._on_toggled)
        self.remove.clicked.connect(self._on_remove)
        self._name(title)

    def show_item(self, item: Item, on: bool) -> None:
        """Show the item, and whether it is on the page, without a signal."""
        self._name(item.section.heading)
        self.words.show_lines(item.section.in_words)
        self.show_on(on)

    def show_on(self, on: bool) -> None:
        """Show whether the item is on the page, without a signal."""
        show_checked(self.box, on)

    def stops(self) -> list[QWidget]:
        """Return what takes the focus, in order."""
        return [self.box, self.remove]

    def minimumSizeHint(self) -> QSize:
        """Return the size with the box below the title, where that is where it goes."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._theme.px(BESIDE_FROM) - 1), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the box below the title where there is no room beside it."""
        super().resizeEvent(event)
        beside = self.width() >= self._theme.px(BESIDE_FROM)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(way)

    def _name(self, title: str) -> None:
        self._title.setText(title)
        self.box.setAccessibleName(self.tr("{item}: on the page").format(item=title))
        self.remove.setAccessibleName(self.tr("Remove {item}").format(item=title))

    def _on_toggled(self, on: bool) -> None:
        self.switched.emit(self.key, on)

    def _on_remove(self) -> None:
        self.removed.emit(self.key)


class TypedCard(ItemCard):
    """An item that the person types. It is on the page as soon as there are words."""

    typed = Signal()

    def __init__(self, theme: Theme, key: str, title: str, about: str) -> None:
        super().__init__(theme, key, title, about)
        self.field = KeptText()
        self.field.setAccessibleName(title)
        self.field.setTabChangesFocus(True)
        self.words.hide()
        self.body.addWidget(self.field)
        self.field.textChanged.connect(self.typed)
        self._measure_field()
        theme.changed.connect(self._measure_field)

    def show_item(self, item: Item, on: bool) -> None:
        """The words stand in the field already."""
        self.show_on(on)

    def put(self, words: str) -> None:
        """Show words, without a signal."""
        blocked = self.field.blockSignals(True)
        self.field.setPlainText(words)
        self.field.blockSignals(blocked)

    def stops(self) -> list[QWidget]:
        """Return what takes the focus, in order."""
        return [self.box, self.field]

    def _measure_field(self) -> None:
        self.field.setFixedHeight(self._theme.px(104))


class PictureCard(ItemCard):
    """The answers by day."""

    def __init__(self, theme: Theme, key: str, title: str) -> None:
        super().__init__(theme, key, title)
        self.map = HeatMap(theme)
        self._legend = make_label("", "muted")
        self.body.insertWidget(2, self.map)
        self.body.insertWidget(3, self._legend)
        self.map.legend_changed.connect(self._legend.setText)

    def show_item(self, item: Item, on: bool) -> None:
        """Show the picture and what is printed under it."""
        super().show_item(item, on)
        if item.section.picture:
            self._show_picture(item.section.picture)

    def stops(self) -> list[QWidget]:
        """Return what takes the focus, in order."""
        return [self.box, self.map]

    def _show_picture(self, picture: Picture) -> None:
        self.map.show_rows(
            picture.dates, [HeatRow(line.name, line.ratings, line.words) for line in picture.lines]
        )
        self._legend.setText(self.map.legend_words())
