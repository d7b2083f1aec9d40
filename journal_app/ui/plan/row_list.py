"""Rows below each other that can be added, moved, removed and brought back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.plan.row import UP, Row
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import Button, make_button
from journal_app.ui.widgets.into_view import bring_into_view
from journal_app.ui.widgets.undo_strip import UndoStrip


class RowList(QWidget):
    """The rows of a card, and the button that adds one.

    What was removed stays here, unseen, until something else is removed: so it comes back to the letter.
    """

    changed = Signal()
    """Something was written, moved, added, removed or brought back."""
    rearranged = Signal()
    """Other rows, or in another order: the order of Tab is to be made anew."""

    def __init__(self, theme: Theme, make_row: Callable[[], Row], add: str, removed: str) -> None:
        """`add` is the button's words, `removed` what is said when a row is gone."""
        super().__init__()
        self._theme = theme
        self._make_row = make_row
        self._removed_words = removed
        self._rows: list[Row] = []
        self._removed: Row | None = None
        self._strip_at = 0
        self.strip = UndoStrip(theme)
        self.add_button = make_button(add, "plain")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_focus)
        self.strip.undone.connect(self._on_undone)
        self.add_button.clicked.connect(self._on_add)
        self._lay_out()
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows in their order."""
        return tuple(self._rows)

    @property
    def stops(self) -> list[QWidget]:
        """Return everything that takes the focus, in the order of reading."""
        stops: list[QWidget] = []
        for widget in self._order():
            if isinstance(widget, Row):
                stops += [*widget.fields, *widget.tools.buttons]
            elif widget is self.strip:
                stops += self.strip.findChildren(Button)
            else:
                stops.append(widget)
        return stops

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Have these rows at the end, without a signal that something was changed."""
        for row in rows:
            row.changed.connect(self.changed)
            row.move_wanted.connect(self._on_move)
            row.removal_wanted.connect(self._on_removal)
        self._rows += rows
        self._strip_at = len(self._rows)
        self._lay_out()

    def add(self, row: Row) -> None:
        """Add a row at the end and begin to write in it."""
        self.show_rows([row])
        self._go_to(row)
        self.changed.emit()

    def _on_add(self) -> None:
        self.add(self._make_row())

    def _on_move(self, step: int) -> None:
        row = self._sender()
        here = self._rows.index(row)
        there = here + step
        if not 0 <= there < len(self._rows):
            announce(self, self.tr("It is the first.") if step == UP else self.tr("It is the last."))
            return
        self._rows[here], self._rows[there] = self._rows[there], self._rows[here]
        self._lay_out()
        self._soon.start()
        announce(self, self.tr("Now number {0} of {1}.").format(there + 1, len(self._rows)))
        self.changed.emit()

    def _on_removal(self) -> None:
        row = self._sender()
        at = self._rows.index(row)
        self._rows.remove(row)
        self._go_near(at)
        row.hide()
        if row.is_empty:  # nothing that could be missed
            self._let_go(row)
        else:
            self._let_go(self._removed)
            self._removed = row
            self._strip_at = at
            self.strip.offer(self._removed_words)
        self._strip_at = min(self._strip_at, len(self._rows))
        self._lay_out()
        self.changed.emit()

    def _on_undone(self) -> None:
        row, self._removed = self._removed, None
        if row is None:
            return
        self._rows.insert(self._strip_at, row)
        self._lay_out()
        self._go_to(row)
        self.changed.emit()

    def _sender(self) -> Row:
        row = self.sender()
        assert isinstance(row, Row)
        return row

    def _let_go(self, row: Row | None) -> None:
        if row is not None:
            self._column.removeWidget(row)
            row.deleteLater()

    def _go_near(self, at: int) -> None:
        """Give the focus to what has taken the place of a removed row, else to what stood before it."""
        if self._rows:
            self._go_to(self._rows[min(at, len(self._rows) - 1)])
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, row: Row) -> None:
        row.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._soon.start()  # after the page has made room

    def _show_focus(self) -> None:
        focus = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            bring_into_view(focus)

    def _order(self) -> list[QWidget]:
        return [*self._rows[: self._strip_at], self.strip, *self._rows[self._strip_at :], self.add_button]

    def _lay_out(self) -> None:
        for widget in self._order():
            self._column.removeWidget(widget)
            if widget is self.add_button:
                self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                self._column.addWidget(widget)
            widget.raise_()  # a screen reader goes by the order of children
        for index, row in enumerate(self._rows):
            row.show()  # now: a layout would show it only later, and the focus may go there at once
            row.show_place(index, len(self._rows))
        self.rearranged.emit()

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(22))
