"""The person's own dates to see beside their check-ins: a list, and a line to add one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.errors import Trouble
from journal_app.domain.support import MarkedDay
from journal_app.render.short_dates import date_in_full
from journal_app.ui.journal.day_words import as_date, as_qdate
from journal_app.ui.keeper import Keeper
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import Button, make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.day_field import DayField
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
LONGEST = 60
"""Characters of the words for a date."""


class MarkedDaysCard(Card):
    """Every change is stored at once. A date that can't be stored yet stays here and is tried again."""

    changed = Signal()
    """The dates are others now, stored or about to be."""

    def __init__(self, theme: Theme, keeper: Keeper, today: Callable[[], date], locale: QLocale) -> None:
        super().__init__(theme, self.tr("Your own dates"))
        self._theme = theme
        self._keeper = keeper
        self._today = today
        self._locale = locale
        self._rows: list[_MarkedRow] = []
        self.message = InlineMessage(theme)
        self.add_button = make_button(self.tr("Add a date"), "plain")
        self.form = MarkedDayForm(theme)
        self._list = QVBoxLayout()
        self.add(
            make_label(
                self.tr("Dates you would like to see beside your days: an exam, a birthday, a hard week."),
                "muted",
            ),
            self.message,
        )
        self.body.addLayout(self._list)
        self.add(self.form)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.clicked.connect(self._on_add)
        self.form.given.connect(self._on_given)
        self.form.closed.connect(self._on_form_closed)
        keeper.stored.connect(self.message.clear)
        keeper.failed.connect(self._on_failed)
        self._space()
        theme.changed.connect(self._space)

    @property
    def rows(self) -> tuple[_MarkedRow, ...]:
        """Return the lines of the list, oldest date first."""
        return tuple(self._rows)

    def show_days(self) -> None:
        """Show the dates as they are wanted."""
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_MarkedRow(self._theme, marked, self._locale) for marked in self._keeper.wanted]
        before: QWidget | None = None
        for row in self._rows:
            row.remove.clicked.connect(self._on_remove)
            self._list.addWidget(row)
            if before:
                QWidget.setTabOrder(before, row.remove)
            before = row.remove
        self.form.raise_()  # what stands below is read and reached after the list
        self.add_button.raise_()
        if before:
            self.form.follow(before)
            QWidget.setTabOrder(self.form.cancel, self.add_button)

    def flush(self, then: Callable[[], None]) -> None:
        """Store also a date whose words are typed and not added yet, then call `then`."""
        self.form.give_what_is_typed()
        self._keeper.flush(then)

    def _on_add(self) -> None:
        self.add_button.hide()
        self.form.open_at(self._today())

    def _on_given(self, marked: MarkedDay) -> None:
        if marked not in self._keeper.wanted:
            self._keeper.want(tuple(sorted((*self._keeper.wanted, marked), key=_by_day)))
            self.show_days()
            self.changed.emit()

    def _on_remove(self) -> None:
        button = self.sender()
        row = next(row for row in self._rows if row.remove is button)
        self._keeper.want(tuple(marked for marked in self._keeper.wanted if marked is not row.marked))
        self.show_days()
        if self.add_button.isVisible():
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.tr("The date is removed"))
        self.changed.emit()

    def _on_form_closed(self) -> None:
        self.add_button.show()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, trouble: Trouble) -> None:
        self.message.show_words(trouble.words, "trouble")

    def _space(self) -> None:
        self._list.setSpacing(self._theme.px(4))


class _MarkedRow(QWidget):
    """A date, its words, and a button that takes it away."""

    def __init__(self, theme: Theme, marked: MarkedDay, locale: QLocale) -> None:
        super().__init__()
        self.marked = marked
        day = date_in_full(locale, marked.day)
        words = make_label(self.tr("{day}: {words}").format(day=day, words=marked.words), "question")
        self.remove: Button = make_button(self.tr("Remove"), "link")
        self.remove.setAccessibleName(self.tr("Remove {day}, {words}").format(day=day, words=marked.words))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(12))
        line.addWidget(words, 1)
        line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)


class MarkedDayForm(QFrame):
    """A field for a date, one for a word, "Add" and "Cancel". Enter adds, Esc leaves things as they are."""

    given = Signal(object)
    """A MarkedDay to keep."""
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "note")
        self.day = DayField()
        self.day.setAccessibleName(self.tr("Date"))
        self.day.setDateRange(as_qdate(EARLIEST), as_qdate(LATEST))
        self.words = QLineEdit()
        self.words.setMaxLength(LONGEST)
        self.words.setAccessibleName(self.tr("What to call it"))
        self.words.setPlaceholderText(self.words.accessibleName())
        self.add = make_button(self.tr("Add"), "plain")
        self.cancel = make_button(self.tr("Cancel"), "quiet")
        self.message = InlineMessage(theme)
        self._line = FlowLayout()
        for widget in (self.day, self.words, self.add, self.cancel):
            self._line.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._line)
        self._column.addWidget(self.message)
        self.add.clicked.connect(self._on_add)
        self.cancel.clicked.connect(self._close)
        self._measure()
        theme.changed.connect(self._measure)
        self.hide()

    def open_at(self, today: date) -> None:
        """Appear with today's date, the focus in its field."""
        self.day.setDate(as_qdate(today))
        self.words.clear()
        self.message.clear()
        self.show()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.selectAll()

    def give_what_is_typed(self) -> None:
        """Give the date if it has words: the person leaves, and nothing typed may be lost."""
        if not self.isHidden() and self.words.text().strip():
            if self.day.hasFocus():  # left, it was read then
                self.day.read()
            at = self.window().focusWidget()
            self._give()
            if at is not None and not self.isAncestorOf(at):
                at.setFocus(Qt.FocusReason.OtherFocusReason)  # a cover keeps the keys

    def follow(self, widget: QWidget) -> None:
        """Be what Tab comes to after a widget."""
        for stop in (self.day, self.words, self.add, self.cancel):
            QWidget.setTabOrder(widget, stop)
            widget = stop

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds, Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_add()
        else:
            super().keyPressEvent(event)

    def _on_add(self) -> None:
        if not self.words.text().strip():
            self.message.show_words(self.tr("Please give the date a word or two, so that you know it again."))
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.day.read():
            self._give()

    def _give(self) -> None:
        self._close()
        self.given.emit(MarkedDay(as_date(self.day.date()), self.words.text().strip()))

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _measure(self) -> None:
        px = self._theme.px
        self.day.setMinimumWidth(px(136))  # its own wish leaves room for much longer months
        self.words.setMinimumWidth(min(px(220), 320))
        side = min(px(14), 14)  # large text needs the width more than the air
        self._column.setContentsMargins(side, px(8), side, px(8))
        self._column.setSpacing(px(8))
        self._line.setSpacing(px(8))


def _by_day(marked: MarkedDay) -> date:
    return marked.day
