"""A field for a day, typed as one likes."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip

from journal_app.domain.typed_day import typed_day
from journal_app.render.short_dates import date_in_full, day_and_month
from journal_app.ui.widgets.announce import announce

FULL, YEARLY = "d MMM yyyy", "d MMM"
"""How a day is shown: with its year, or as one that comes every year. Where it can be read back in the order
of the language, that is taken."""

_EARLIEST, _LATEST = QDate(1000, 1, 1), QDate(9999, 12, 31)
"""Years that can be typed to their end."""


class DayField(QLineEdit):
    """Up and down go a day on or back, page up and page down a month. Enter and leaving read what was typed.

    Not a QDateEdit: that takes what is typed apart section by section, drops "15" where all is selected, and
    takes the first two digits of a year for the whole of it.
    """

    day_changed = Signal(QDate)
    """Another day was read or set."""

    def __init__(self, shown: str = FULL) -> None:
        """`shown`: FULL, or YEARLY for a day whose year says nothing and stays as it is."""
        super().__init__()
        self._pattern = shown
        self._day = QDate.currentDate()
        self._first, self._last = _EARLIEST, _LATEST
        self._gave_way = False  # what was typed means no day, and the field was left
        self._show()
        yearly = shown == YEARLY
        self.setToolTip(
            self.tr("A day, like 15 or 15 March")
            if yearly
            else self.tr("A day, like 15, 15 March or 15 March 2025")
        )

    def setDateRange(self, first: QDate, last: QDate) -> None:
        """Take no day before `first` and none after `last`."""
        self._first, self._last = first, last
        self.setDate(self._day)

    def date(self) -> QDate:
        """Return the day that was read last."""
        return self._day

    def setDate(self, day: QDate) -> None:
        """Show a day, or the nearest that may be taken."""
        day = max(self._first, min(day, self._last))
        changed = day != self._day
        self._day = day
        self._show()
        if changed:
            self.day_changed.emit(day)

    def read(self) -> bool:
        """Take over what was typed; False if it means no day, and the field stays as it is.

        Also False, once, if the field was left with such words: they gave way to the day before, and whoever
        keeps that day now is asked first.
        """
        if self._gave_way:
            self._gave_way = False
            self._ask_again()
            return False
        if self.text() != self._shown():
            found = self._typed()
            if found is None or not self._first <= found <= self._last:
                return False
            self.setDate(found)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read at Enter, which goes on to the page around if there is a day; step by the arrow keys."""
        days = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        months = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.read():
            self._ask_again()
        elif (days or months) and not event.modifiers():
            self.read()
            self.setDate(self._day.addDays(days) if days else self._day.addMonths(months or 0))
            self.selectAll()
            announce(self, self.text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin anew: the day that stands there is seen."""
        self._gave_way = False
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Read what was typed; what means no day gives way to the day before."""
        if not self.read():
            self._gave_way = True
            self._show()
        super().focusOutEvent(event)

    def _typed(self) -> QDate | None:
        return self._meant(self.text(), self._day)

    def _meant(self, words: str, shown: QDate) -> QDate | None:
        """Return the day that words mean while a day is shown."""
        locale = QLocale()
        near = date(shown.year(), shown.month(), shown.day())
        pattern = locale.dateFormat(QLocale.FormatType.ShortFormat).casefold()
        order = "".join(sorted("dmy", key=pattern.find))
        for name in (locale.standaloneMonthName, locale.monthName):  # some languages have two forms
            months = [name(month).casefold() for month in range(1, 13)]
            day = typed_day(words, near, order, months)
            if day is not None:
                break
        else:
            return None
        return QDate(near.year if self._pattern == YEARLY else day.year, day.month, day.day)

    def _ask_again(self) -> None:
        words = self.toolTip()
        self.setFocus()
        found = self._typed()
        if found is not None and not self._first <= found <= self._last:
            words = self.tr("Please choose a day from {first} to {last}.").format(
                first=self._said(self._first), last=self._said(self._last)
            )
        self.selectAll()
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), words, self)
        announce(self, words)

    def _shown(self) -> str:
        return self._said(self._day)

    def _said(self, shown: QDate) -> str:
        locale, day = QLocale(), date(shown.year(), shown.month(), shown.day())
        yearly = self._pattern == YEARLY
        words = (day_and_month if yearly else date_in_full)(locale, day, short=True)
        elsewhere = QDate(day.year + (not yearly), 13 - day.month, 1)  # so that nothing is right by chance
        return words if self._meant(words, elsewhere) == shown else locale.toString(shown, self._pattern)

    def _show(self) -> None:
        self.setText(self._shown())
