"""Reaching out: people I trust with their numbers, who knows and who does not, and what I could say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.content.values import Conversation
from journal_app.domain.coping import Telling
from journal_app.domain.support import Person
from journal_app.ui.coping.telling_row import TellingRow
from journal_app.ui.plan.plan_view import PeopleView
from journal_app.ui.plan.row_list import RowList
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.labels import make_label


class ReachOut(QWidget):
    """Nothing on it is sent to anyone, and it says so."""

    changed = Signal()
    plan_asked = Signal()
    large_wanted = Signal(str, str)
    rearranged = Signal()
    """Other rows: the order of Tab is to be made anew."""

    def __init__(
        self,
        theme: Theme,
        talks: Callable[[], Sequence[Conversation]],
        word: Callable[[], str | None],
        tellings: Sequence[Telling],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._talks = talks
        self._word = word
        self._people: tuple[Person, ...] = ()
        self.trusted = PeopleView(theme)
        self.trusted.large_wanted.connect(self.large_wanted)
        self._change = make_button(self.tr("Change people I trust"), "plain")
        self._change.clicked.connect(self.plan_asked)
        self._from_list = QWidget()
        self._chips = FlowLayout(self._from_list)
        removed = self.tr("A person was removed from the list.")
        self.list = RowList(theme, self._new_row, self.tr("Add a person"), removed)
        self.list.show_rows([self._row(telling) for telling in tellings])
        self.list.changed.connect(self._on_changed)
        self.list.rearranged.connect(self.rearranged)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(make_label(self.tr("People I trust"), "heading"))
        self._column.addWidget(self.trusted)
        ways = QWidget()
        FlowLayout(ways).addWidget(self._change)
        self._column.addWidget(ways)
        self._column.addWidget(make_label(self.tr("Who knows"), "heading"))
        private = self.tr(
            "You choose who knows, and how much. Write down what you could say, and copy it if you want to"
            " send it yourself. Nothing is sent from here."
        )
        self._column.addWidget(make_label(private, "muted"))
        self._column.addWidget(self.list)
        self._column.addWidget(self._from_list)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """Return the people of whom something is written."""
        rows = [row for row in self.list.rows if isinstance(row, TellingRow)]
        return tuple(row.telling for row in rows if not row.is_empty)

    def show_people(self, people: Sequence[Person]) -> None:
        """Show the people a person trusts, and offer those who are not in the list below."""
        self._people = tuple(people)
        self.trusted.show_people(people)
        self._show_chips()

    def _show_chips(self) -> None:
        there = {telling.name.strip().casefold() for telling in self.tellings}
        wanted = [name for person in self._people if (name := person.name.strip())]
        missing = [name for name in dict.fromkeys(wanted) if name.casefold() not in there]
        while (item := self._chips.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for name in missing:
            chip = Chip(self._theme, self.tr("Add {0}").format(name))
            chip.setCheckable(False)
            chip.clicked.connect(partial(self._on_chip, name))
            self._chips.addWidget(chip)
        self._from_list.setVisible(bool(missing))
        self._chips.invalidate()
        self.rearranged.emit()

    def _on_chip(self, name: str, _checked: bool = False) -> None:
        self.list.add(self._row(Telling(name)))

    def _new_row(self) -> TellingRow:
        return self._row(None)

    def _row(self, telling: Telling | None) -> TellingRow:
        row = TellingRow(self._theme, self._talks, self._word, telling)
        row.rearranged.connect(self.rearranged)
        return row

    def _on_changed(self) -> None:
        shown = self._chips.count()
        there = {telling.name.strip().casefold() for telling in self.tellings}
        wanted = {person.name.strip().casefold() for person in self._people} - {""}
        if shown != len(wanted - there):
            self._show_chips()
        self.changed.emit()

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(12))
        self._chips.setSpacing(px(8))
