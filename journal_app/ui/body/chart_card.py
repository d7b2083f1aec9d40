"""The last four weeks: a calm chart, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QObject, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from journal_app.domain.body_days import BodyDay, body_days, celsius
from journal_app.domain.care.events import Event, FlowLevel
from journal_app.render.body_chart_drawing import STEPS, BodyChartDrawing, ChartDay, ChartLook
from journal_app.ui.body.body_day_words import BodyDayWords
from journal_app.ui.body.entry_words import EntryWords
from journal_app.ui.journal.day_words import as_qdate
from journal_app.ui.patterns.answer_tables import AnswerTable
from journal_app.ui.patterns.table_view import ReadTable
from journal_app.ui.theme.theme import Theme
from journal_app.ui.translation import from_the_left
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label

DAYS = 28
_LEVELS = tuple(FlowLevel)
_NOWHERE = QModelIndex()


class ChartCard(Card):
    """The chart takes no focus: its description says it whole, and so does the table."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("The last four weeks"))
        self._theme = theme
        locale = QLocale()
        words = BodyDayWords(EntryWords(locale, self), locale, self)
        self.chart = BodyChart(theme, words, locale)
        self.legend = make_label("", "muted")
        self.opener = make_button("", "link")
        self.opener.setCheckable(True)
        self._rows = BodyTable(words, locale, self)
        self.table: ReadTable | None = None
        self._none = make_label(
            self.tr("What you note stands here, day by day. You can leave out any day."), "muted"
        )
        self.add(self._none, self.chart, self.legend)
        self.body.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignLeft)
        self.opener.toggled.connect(self._on_toggled)
        self._name_opener()

    def show_entries(self, entries: Sequence[Event], today: date) -> None:
        """Show what was noted, up to and with today."""
        days = body_days(entries, today - timedelta(days=DAYS - 1), today)
        some = any(not day.is_empty for day in days)
        self._none.setVisible(not some)
        for widget in (self.chart, self.legend, self.opener):
            widget.setVisible(some)
        self.chart.show_days(days)
        legend = self.tr(
            "The higher a bar, the more bleeding. A line on the ground: none. A gap: no word about bleeding."
        )
        if any(day.has_pads for day in days):
            legend += " " + self.tr("A ring: soaked pads.")
        self.legend.setText(legend)
        self._rows.show_days(days)
        if self.table is not None:
            self.table.setVisible(some and self.opener.isChecked())

    def _on_toggled(self, is_open: bool) -> None:
        if is_open and self.table is None:
            self.table = ReadTable(self._theme, self._rows, self.tr("Day by day, the newest first"))
            self.add(self.table)
            QWidget.setTabOrder(self.opener, self.table)
        if self.table is not None:
            self.table.setVisible(is_open)
        self._name_opener()

    def _name_opener(self) -> None:
        shown = self.opener.isChecked()
        self.opener.setText(self.tr("Hide the table") if shown else self.tr("Show as a table"))


class BodyChart(QWidget):
    """Paints the chart; says under the mouse what was noted on a day."""

    def __init__(self, theme: Theme, words: BodyDayWords, locale: QLocale) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._locale = locale
        self._days: tuple[BodyDay, ...] = ()
        self.setAccessibleName(self.tr("Bleeding and temperature in the last four weeks"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._measure)

    def show_days(self, days: tuple[BodyDay, ...]) -> None:
        """Show these days, oldest first."""
        self._days = days
        self.setAccessibleDescription(self._words.all(days))
        self._measure()

    def hasHeightForWidth(self) -> bool:
        """Say that it is higher where there are temperatures."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the whole in a width."""
        return round(self._drawn_in(width).height + 0.5)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        width = self._theme.px(360)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the width below which nothing could be seen."""
        width = self._theme.px(200)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart."""
        painter = QPainter(self)
        self._drawn_in(self.width()).paint(painter)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Say under the mouse what was noted there."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._drawn_in(self.width()).day_at(QPointF(event.pos()))
            if at is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self._words.day(self._days[at]), self)
            return True
        return super().event(event)

    def _drawn_in(self, width: int) -> BodyChartDrawing:
        theme = self._theme
        look = ChartLook(
            fill=theme.colour("accent"),
            edge=theme.colour("edge"),
            level=theme.colour("line"),
            point=theme.colour("warm"),
            muted=theme.colour("muted"),
            font=theme.font("tiny"),
            unit=theme.scale,
        )
        measured = [day.hottest for day in self._days]
        fahrenheit = any(sign is not None and sign.temp_f is not None for sign in measured)
        steps = [
            from_the_left(f"{step * 9 / 5 + 32:.0f} °F" if fahrenheit else f"{step:.0f} °C") for step in STEPS
        ]
        return BodyChartDrawing(
            [
                ChartDay(
                    day.day,
                    None if day.level is None else _LEVELS.index(day.level),
                    None if sign is None else celsius(sign),
                    day.has_pads,
                )
                for day, sign in zip(self._days, measured, strict=True)
            ],
            look,
            max(width, 1),
            (self.tr("Heavy"), self.tr("None")),
            steps if any(measured) else [],
            self._locale,
            self.isRightToLeft(),
        )

    def _measure(self) -> None:
        self.updateGeometry()
        self.update()


class BodyTable(AnswerTable):
    """A row a date with a note, newest first."""

    def __init__(self, words: BodyDayWords, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._locale = locale
        self._rows: list[tuple[date, tuple[str, str, str, str]]] = []

    def show_days(self, days: Sequence[BodyDay]) -> None:
        """Show the days on which something was noted."""
        self.beginResetModel()
        self.columns = [
            self.tr("Bleeding"),
            self.tr("Soaked pads"),
            self.tr("Temperature"),
            self.tr("Other signs"),
        ]
        self._rows = [(day.day, self._words.cells(day)) for day in reversed(days) if not day.is_empty]
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """How many dates have a note."""
        return 0 if parent.isValid() else len(self._rows)

    def row_heading(self, row: int) -> str:
        """Return a date."""
        return self._locale.toString(as_qdate(self._rows[row][0]), "ddd d MMM")

    def cell(self, row: int, column: int) -> str:
        """Return what was noted, in words."""
        return self._rows[row][1][column] or "–"

    def possible(self, column: int) -> Sequence[str]:
        """Return the words of a column."""
        return [cells[column] for _, cells in self._rows] or [""]
