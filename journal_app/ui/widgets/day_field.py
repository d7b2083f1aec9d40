"""A field for a day, typed as one likes."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip

from journal_app.domain.typed_day import typed_day
from journal_app.ui.widgets.announce import announce

_SHOWN = "d MMM yyyy"


class DayField(QLineEdit):
    """Up and down go a day on or back, page up and page down a month. Enter and leaving read what was typed.

    Not a QDateEdit: that takes what is typed apart section by section, drops "15" where all is selected, and
    takes the first two digits of a year for the whole of it.
    """

    day_changed = Signal(QDate)
    """Another day was read or set."""

    def __init__(self) -> None:
        super().__init__()
        self._day = QDate.currentDate()
        self._show()
        self.setToolTip(self.tr("A day, like 15, 15 March or 15 March 2025"))

    def date(self) -> QDate:
        """Return the day that was read last."""
        return self._day

    def setDate(self, day: QDate) -> None:
        """Show a day."""
        changed = day != self._day
        self._day = day
        self._show()
        if changed:
            self.day_changed.emit(day)

    def read(self) -> bool:
        """Take over what was typed; False if it means no day, and the field stays as it is."""
        if self.text() != self._shown():
            found = self._typed()
            if found is None:
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

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Read what was typed; what means no day gives way to the day before."""
        if not self.read():
            self._show()
        super().focusOutEvent(event)

    def _typed(self) -> QDate | None:
        locale = QLocale()
        near = date(self._day.year(), self._day.month(), self._day.day())
        pattern = locale.dateFormat(QLocale.FormatType.ShortFormat).casefold()
        order = "".join(sorted("dmy", key=pattern.find))
        months = [locale.standaloneMonthName(month).casefold() for month in range(1, 13)]
        day = typed_day(self.text(), near, order, months)
        return None if day is None else QDate(day.year, day.month, day.day)

    def _ask_again(self) -> None:
        self.selectAll()
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), self.toolTip(), self)
        announce(self, self.toolTip())

    def _shown(self) -> str:
        return QLocale().toString(self._day, _SHOWN)

    def _show(self) -> None:
        self.setText(self._shown())
