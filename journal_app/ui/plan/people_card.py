"""The card "People I trust"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from journal_app.domain.support import Person
from journal_app.ui.plan.person_row import PersonRow
from journal_app.ui.plan.row_list import RowList
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label


class PeopleCard(Card):
    """Whom a person could turn to. Nothing is sent to anyone."""

    changed = Signal()

    def __init__(self, theme: Theme, intro: str) -> None:
        super().__init__(theme, self.tr("People I trust"))
        removed = self.tr("A person was removed from the list.")
        self.list = RowList(theme, self._new_row, self.tr("Add a person"), removed)
        if intro:
            self.add(make_label(intro, "muted"))
        self.add(self.list)
        self.list.changed.connect(self.changed)

    @property
    def people(self) -> tuple[Person, ...]:
        """Return the people of whom something is written."""
        rows = [row for row in self.list.rows if isinstance(row, PersonRow)]
        return tuple(row.person for row in rows if not row.is_empty)

    def show_people(self, people: Sequence[Person]) -> None:
        """Show the people as they are stored."""
        self.list.show_rows([PersonRow(self._theme, person) for person in people])

    def _new_row(self) -> PersonRow:
        return PersonRow(self._theme)
