"""A card of what was noted before, the newest first: to change, or to take out and bring back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.focus import put_before
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.undo_strip import UndoStrip

MORE = 20
"""Rows that "Show more" adds."""


class PastCard(Card):
    """A few rows, and more of them when they are asked for. What they say is its children's matter."""

    edit_asked = Signal(object)
    """One of the things that are listed."""

    def __init__(self, theme: Theme, title: str, none: str, *, first: int, gap: float) -> None:
        """`none`: said while there is nothing. `first`: rows in sight at first, with a `gap` between them."""
        super().__init__(theme, title)
        self._gap = gap
        self._shown = first
        self._things: Sequence[Any] = ()
        self._comes_back = False
        self.rows: list[PastRow] = []
        self.undo = UndoStrip(theme)
        self._none = make_label(none, "muted")
        self._list = QVBoxLayout()
        self.more = make_button(self.tr("Show more"), "plain")
        self.more.setAccessibleDescription(title)
        self.more.hide()
        self.add(self.undo, self._none)
        self.body.addLayout(self._list)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.undo.undone.connect(self._on_undone)
        self.more.clicked.connect(self._on_more)
        self._space()
        theme.changed.connect(self._space)

    def row_for(self, thing: Any) -> PastRow:
        """Return a row that says one of them."""
        raise NotImplementedError

    def delete(self, thing: Any) -> None:
        """Take it out, or ask whoever can."""
        raise NotImplementedError

    def bring_back(self) -> None:
        """Bring back what was taken out last."""
        raise NotImplementedError

    def show_things(self, things: Sequence[Any]) -> None:
        """Show these, newest first, as many as were in sight before. The focus keeps its place."""
        left_at = next((at for at, row in enumerate(self.rows) if row.has_focus), None)
        if self._comes_back and things:
            self._comes_back, left_at = False, 0
        self._things = things
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        self._fill()
        if left_at is not None and self.rows:
            self.rows[min(left_at, len(self.rows) - 1)].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif left_at is not None and not self.undo.isHidden():
            self.undo.begin()

    def _fill(self) -> None:
        for thing in self._things[len(self.rows) : self._shown]:
            row = self.row_for(thing)
            row.edit_asked.connect(self.edit_asked)
            row.delete_asked.connect(self.delete)
            self._list.addWidget(row)
            put_before(self.more, row.edit, row.delete)
            self.rows.append(row)
        self._none.setVisible(not self._things)
        self.more.setVisible(len(self._things) > len(self.rows))

    def _on_undone(self) -> None:
        if self.rows:  # the strip, which had the focus, is gone
            self.rows[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._comes_back = not self.rows
        self.bring_back()

    def _on_more(self) -> None:
        at = len(self.rows)
        self._shown += MORE
        self._fill()
        self.rows[at].edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _space(self) -> None:
        self._list.setSpacing(self._theme.px(self._gap))


class PastRow(QWidget):
    """What was noted, when, perhaps a few words of it, and two buttons."""

    edit_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, theme: Theme, thing: Any, what: str, when: str, edit: str, words: str = "") -> None:
        """`edit` stands on the first button; `name_buttons` says whose both are."""
        super().__init__()
        self._theme = theme
        self.thing = thing
        self.edit = make_button(edit, "link")
        self.delete = make_button(self.tr("Delete"), "link")
        self.edit.clicked.connect(self._on_edit)
        self.delete.clicked.connect(self._on_delete)
        time = make_label(when, "muted")
        time.setWordWrap(False)
        self._line = FlowLayout()
        for widget in (time, self.edit, self.delete):
            self._line.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(make_label(what, "question"))
        if words:
            self._column.addWidget(make_label(words, "small"))
        self._column.addLayout(self._line)
        self._space()
        theme.changed.connect(self._space)

    @property
    def has_focus(self) -> bool:
        """Whether the next key goes to one of its buttons."""
        return self.edit.hasFocus() or self.delete.hasFocus()

    def name_buttons(self, edit: str, delete: str) -> None:
        """Say to a screen reader what is changed or deleted."""
        self.edit.setAccessibleName(edit)
        self.delete.setAccessibleName(delete)

    def _on_edit(self) -> None:
        self.edit_asked.emit(self.thing)

    def _on_delete(self) -> None:
        self.delete_asked.emit(self.thing)

    def _space(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(1))
        self._line.setSpacing(px(6))
