"""All items one under the other, in the order in which they stand on the page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.support import VisitNotes
from journal_app.domain.visit import Item, ItemKind
from journal_app.ui.theme.theme import Theme
from journal_app.ui.visit.item_card import ItemCard, PictureCard, TypedCard


class ItemCards(QWidget):
    """A card an item. Cards of things there are none of are hidden; those to type in always stand."""

    switched = Signal(str, bool)
    removed = Signal(str)
    typed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.medicines = TypedCard(
            theme, ItemKind.MEDICINES, self.tr("Medicines"), self.tr("What you take, and how much of it.")
        )
        self.questions = TypedCard(
            theme, ItemKind.QUESTIONS, self.tr("Questions"), self.tr("What you want to ask, a line each.")
        )
        self._fixed: dict[str, ItemCard] = {
            kind: self._made(kind) for kind in ItemKind if kind != ItemKind.PIECE
        }
        self._pieces: dict[str, ItemCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for card in self._fixed.values():
            self._join(card)
        for typed in (self.medicines, self.questions):
            typed.typed.connect(self.typed)
        self._measure()
        theme.changed.connect(self._measure)

    def card(self, key: str) -> ItemCard:
        """Return the card of an item."""
        return self._fixed.get(key) or self._pieces[key]

    def show_items(self, items: Iterable[Item], on: Collection[str], said: Mapping[str, bool]) -> None:
        """Show these items. `on` are the keys of those on the page, `said` what the person decided."""
        by_key = {item.key: item for item in items}
        for key in [key for key in self._pieces if key not in by_key]:
            card = self._pieces.pop(key)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for key, item in by_key.items():
            if item.kind is ItemKind.PIECE and key not in self._pieces:
                self._pieces[key] = ItemCard(self._theme, key, item.section.heading, removable=True)
                self._join(self._pieces[key])
            self.card(key).show_item(item, key in on)
        for key, card in self._fixed.items():
            if isinstance(card, TypedCard):
                card.show_on(said.get(key, True))
            else:
                card.setVisible(key in by_key)

    def notes(self) -> VisitNotes:
        """Return what is typed."""
        return VisitNotes(self.medicines.field.toPlainText(), self.questions.field.toPlainText())

    def put_notes(self, notes: VisitNotes) -> None:
        """Show what was typed before, without a signal."""
        self.medicines.put(notes.medicines)
        self.questions.put(notes.questions)

    def let_type(self, can: bool) -> None:
        """Open the fields, or keep them shut while it is not known what was typed before."""
        for card in (self.medicines, self.questions):
            card.setEnabled(can)

    def stops(self) -> list[QWidget]:
        """Return what takes the focus, in order."""
        cards = [*self._fixed.values(), *self._pieces.values()]
        return [stop for card in cards for stop in card.stops()]

    def _made(self, kind: ItemKind) -> ItemCard:
        match kind:
            case ItemKind.MEDICINES:
                return self.medicines
            case ItemKind.QUESTIONS:
                return self.questions
            case ItemKind.PICTURE:
                return PictureCard(self._theme, kind, "")
            case ItemKind.SUICIDAL:
                about = self.tr(
                    "Not on the page unless you add it. Then the page says your answers and their dates."
                )
                return ItemCard(self._theme, kind, "", about)
            case _:
                return ItemCard(self._theme, kind, "")

    def _join(self, card: ItemCard) -> None:
        self._column.addWidget(card)
        card.switched.connect(self.switched)
        card.removed.connect(self.removed)

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(14))
