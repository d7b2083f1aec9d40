"""The counts and the days as tables, for the keyboard and a screen reader as much as for the eye."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from journal_app.content.values import Question
from journal_app.domain.care.ratings import Symptom
from journal_app.domain.look_back import LookBack
from journal_app.ui.journal.day_words import as_qdate
from journal_app.ui.patterns.pattern_sentences import capital, common_scale

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class AnswerTable(QAbstractTableModel):
    """A table that is only read. Each row and each column has a heading."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: list[str] = []

    def row_heading(self, row: int) -> str:
        """Return the words at the head of a row."""
        raise NotImplementedError

    def cell(self, row: int, column: int) -> str:
        """Return the words in a cell."""
        raise NotImplementedError

    def possible(self, column: int) -> Sequence[str]:
        """Return all words that can stand in a column: it is made wide and high enough for them."""
        raise NotImplementedError

    def some_headings(self) -> list[str]:
        """Return heads of rows among which the widest is found: all of them, or the first hundred."""
        return [self.row_heading(row) for row in range(min(self.rowCount(), 100))]

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """How many columns there are, without the headings of rows."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell."""
        return self.cell(index.row(), index.column()) if index.isValid() and role in _WORDS else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words at the head of a column or a row."""
        if role not in _WORDS:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.columns[section] if section < len(self.columns) else None
        return self.row_heading(section) if section < self.rowCount() else None


class CountTable(AnswerTable):
    """A row a symptom: on how many days it was answered, there, high, and at its highest."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, tuple[int, int, int, int]]] = []

    def show_days(self, back: LookBack, questions: Sequence[Question]) -> None:
        """Show the counts of a period."""
        self.beginResetModel()
        self.columns = [
            self.tr("Days answered"),
            self.tr("A little or more"),
            self.tr("A lot or more"),
            common_scale(questions)[-1],
        ]
        counts = [(question, back.counts[Symptom(question.id)]) for question in questions]
        self._rows = [
            (capital(question.name), (count.answered, count.some, count.high, count.top))
            for question, count in counts
        ]
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many symptoms there are."""
        return 0 if parent.isValid() else len(self._rows)

    def row_heading(self, row: int) -> str:
        """Return the name of a symptom."""
        return self._rows[row][0]

    def cell(self, row: int, column: int) -> str:
        """Return a number of days."""
        return str(self._rows[row][1][column])

    def possible(self, column: int) -> Sequence[str]:
        """Return a number as wide as any."""
        return ("0000",)


class DayTable(AnswerTable):
    """A row a date with answers, newest first. Its words are made when they are looked at."""

    def __init__(self, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._no_answer = self.tr("No answer")
        self._dates: tuple[date, ...] = ()
        self._places: list[int] = []
        self._ratings: list[tuple[int | None, ...]] = []
        self._scales: list[tuple[str, ...]] = []

    def show_days(self, back: LookBack, questions: Sequence[Question]) -> None:
        """Show the days of a period."""
        symptoms = [Symptom(question.id) for question in questions]
        self.beginResetModel()
        self.columns = [capital(question.name) for question in questions]
        self._dates = back.dates
        self._ratings = [back.ratings[symptom] for symptom in symptoms]
        self._scales = [question.scale_back for question in questions]
        self._places = back.places_with(symptoms)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many dates have an answer."""
        return 0 if parent.isValid() else len(self._places)

    def row_heading(self, row: int) -> str:
        """Return a date."""
        return self._locale.toString(as_qdate(self._dates[self._places[row]]), "ddd d MMM yyyy")

    def cell(self, row: int, column: int) -> str:
        """Return an answer in words."""
        rating = self._ratings[column][self._places[row]]
        return self._no_answer if rating is None else self._scales[column][rating]

    def possible(self, column: int) -> Sequence[str]:
        """Return the answers to a question."""
        return (*self._scales[column], self._no_answer)
