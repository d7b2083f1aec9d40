"""When it was: a day, a month, a year, or nothing of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.memorial import When
from journal_app.ui.journal.day_words import as_date, as_qdate
from journal_app.ui.settings.loss_dates import EARLIEST
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.date_field import DateField
from journal_app.ui.widgets.segmented_choice import SegmentedChoice

_NONE, _DAY, _MONTH, _YEAR = "none", "day", "month", "year"
_PATTERNS = {_DAY: "d MMM yyyy", _MONTH: "MMMM yyyy", _YEAR: "yyyy"}
_LATEST = date(2200, 12, 31)


class QuietDate(DateField):
    """A date of any year that somebody may remember or wait for."""

    def __init__(self, theme: Theme, day: date) -> None:
        super().__init__(theme)
        self.setDateRange(as_qdate(EARLIEST), as_qdate(_LATEST))
        self.setDate(as_qdate(day))


class WhenField(QWidget):
    """How much is said, and a field that shows no more than that."""

    changed = Signal()

    def __init__(self, theme: Theme, when: When | None, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme = theme
        self.choice = SegmentedChoice(
            theme,
            [
                (_NONE, self.tr("No date")),
                (_DAY, self.tr("A day")),
                (_MONTH, self.tr("A month")),
                (_YEAR, self.tr("A year")),
            ],
        )
        self.choice.setAccessibleName(self.tr("When it was"))
        self.choice.set_value(_kind(when))
        self.field = QuietDate(theme, when.first if when else today())
        self.field.setAccessibleName(self.tr("Date"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.choice)
        self._column.addWidget(self.field)
        self.choice.chosen.connect(self._on_chosen)
        self.field.dateChanged.connect(self.changed)
        self._show()
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def when(self) -> When | None:
        """Return what is chosen."""
        day = as_date(self.field.date())
        match self.choice.value:
            case "day":
                return When(day.year, day.month, day.day)
            case "month":
                return When(day.year, day.month)
            case "year":
                return When(day.year)
        return None

    def _show(self) -> None:
        kind = self.choice.value
        self.field.setVisible(kind in _PATTERNS)
        if kind in _PATTERNS:
            self.field.blockSignals(True)
            self.field.setDisplayFormat(_PATTERNS[kind])
            self.field.blockSignals(False)

    def _on_chosen(self) -> None:
        self._show()
        self.changed.emit()

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(8))
        self.field.setFixedWidth(self._theme.px(180))


def _kind(when: When | None) -> str:
    if when is None:
        return _NONE
    return _DAY if when.day is not None else _MONTH if when.month is not None else _YEAR
