"""One symptom over days as one calm line, without numbers."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QLocale, QPointF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from journal_app.render.calm_line_drawing import CalmLineDrawing, CalmLook
from journal_app.render.day_columns import Span, sum_up
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.day_sentences import DaySentences

_LEAST_WIDTH = 180
_KEPT = 8  # layouts in as many widths


class CalmLine(QWidget):
    """The name, four quiet levels, a soft line through the days with an answer, the first and last date.

    Days without an answer stay a gap. Where days are too many for the width, a point is a week, a month
    or more, and stands at the answer given most often. It takes no focus: its description says it whole.
    """

    def __init__(self, theme: Theme, locale: QLocale | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._locale = locale or QLocale()
        self._sentences = DaySentences(self._locale, self)
        self._name = ""
        self._days: tuple[date, ...] = ()
        self._ratings: tuple[int | None, ...] = ()
        self._words: tuple[str, ...] = ("", "", "", "")
        self._drawings: dict[int, CalmLineDrawing] = {}  # a layout asks for many heights
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._measure)

    def show_line(
        self, name: str, days: Sequence[date], ratings: Sequence[int | None], words: Sequence[str]
    ) -> None:
        """Show the answers to one question; `days` come oldest first, `words` are those of the four answers.

        Raises ValueError if there is not one rating a day.
        """
        if len(days) != len(ratings):
            raise ValueError(f"{name}: {len(ratings)} ratings for {len(days)} days")
        self._name, self._days = name, tuple(days)
        self._ratings, self._words = tuple(ratings), tuple(words)
        self.setAccessibleName(name)
        self.setAccessibleDescription(self._sentence())
        self._measure()

    def legend_words(self) -> str:
        """Say what one point stands for where it is not one day; else ""."""
        return self._sentences.gathered(self._laid_out().span) if self._days else ""

    def hasHeightForWidth(self) -> bool:
        """Say that words wrap in less width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the whole in a width."""
        return round(self._drawn_in(width).height + 0.5)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        width = self._theme.px(420)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the width below which nothing could be seen."""
        return QSize(self._theme.px(_LEAST_WIDTH), self.heightForWidth(max(self.width(), 1)))

    def event(self, event: QEvent) -> bool:
        """Say under the mouse what was answered there."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self._words_at(QPointF(event.pos()))
            if words:
                QToolTip.showText(event.globalPos(), f"<qt>{html.escape(words)}</qt>", self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew in another direction of writing."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        self._laid_out().paint(painter, QPointF(0, 0))
        painter.end()

    def _sentence(self) -> str:
        """Say the whole line."""
        if not self._days:
            return self.tr("There are no answers to show.")
        when = self._sentences.from_to(self._days[0], self._days[-1])
        answers = sum_up(self._ratings)
        span = Span.DAY if len(self._days) == 1 else Span.YEAR  # as of several days
        return self._sentences.answer(self._name, when, answers, self._words, span)

    def _words_at(self, point: QPointF) -> str:
        drawing = self._laid_out()
        column = drawing.column_at(point)
        if column is None:
            return ""
        with_year = self._days[0].year != self._days[-1].year
        when = self._sentences.when(drawing.columns[column], drawing.span, with_year)
        return self._sentences.answer(self._name, when, drawing.answers[column], self._words, drawing.span)

    def _laid_out(self) -> CalmLineDrawing:
        return self._drawn_in(self.width())

    def _drawn_in(self, width: int) -> CalmLineDrawing:
        if width not in self._drawings:
            if len(self._drawings) >= _KEPT:
                self._drawings.clear()
            self._drawings[width] = CalmLineDrawing(
                self._name,
                self._days,
                self._ratings,
                self._words,
                calm_look(self._theme),
                max(width, 1),
                self._locale,
                self.isRightToLeft(),
            )
        return self._drawings[width]

    def _measure(self) -> None:
        self._drawings.clear()
        self.updateGeometry()
        self.update()


def calm_look(theme: Theme) -> CalmLook:
    """Return the look of a line on a screen."""
    return CalmLook(
        line=theme.colour("accent"),
        level=theme.colour("line"),
        text=theme.colour("text"),
        muted=theme.colour("muted"),
        font=theme.font("question"),
        small_font=theme.font("tiny"),
        unit=theme.scale,
    )
