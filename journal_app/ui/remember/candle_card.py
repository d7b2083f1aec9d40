"""A candle to light, and the days it was lit, as plain days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.memorial import FOR_ALL, CandleDay, Loss, LossId
from journal_app.ui.remember.loss_words import candle_words, heading_of
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import Button, make_button
from journal_app.ui.widgets.candle import Candle
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.fold import Fold
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.segmented_choice import SegmentedChoice


class CandlePiece(QWidget):
    """The candle, a line under it, and the one button."""

    lit = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.candle = Candle(theme)
        self.line = make_label("", "muted")
        self.line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = make_button("", "plain")
        self.button.clicked.connect(self._on_pressed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.candle, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self.line)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.put_out()
        self._measure()
        theme.changed.connect(self._measure)

    def light(self) -> None:
        """Let it burn."""
        self.candle.light()
        self.line.setText(self.tr("It burns. Stay as long as you like."))
        self.button.setText(self.tr("Put it out"))
        announce(self, self.line.text())
        self.lit.emit()

    def put_out(self) -> None:
        """Begin with a candle that does not burn."""
        self.candle.put_out()
        self.line.setText(self.tr("A quiet minute. The day is kept here, for you only."))
        self.button.setText(self.tr("Light a candle"))

    def _on_pressed(self) -> None:
        if self.candle.is_lit:
            self.put_out()
        else:
            self.light()

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(10))


class CandleCard(Card):
    """The candle in the open box: for all, or for one, if there is more than one loss."""

    lit = Signal(object)
    """LossId: for whom."""
    removed = Signal(object)
    """CandleDay that the person takes away."""
    rearranged = Signal()

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__(theme, self.tr("A candle"))
        self._today = today
        self._losses: tuple[Loss, ...] = ()
        self._days: tuple[CandleDay, ...] = ()
        self.piece = CandlePiece(theme)
        self._for = QWidget()
        self._for_column = QVBoxLayout(self._for)
        self._for_column.setContentsMargins(0, 0, 0, 0)
        self.choice: SegmentedChoice | None = None
        self._take: Button | None = None
        self._list = make_label("", "question")
        self.days_fold = Fold(theme, self.tr("Days it was lit"), self._built_days)
        self.add(self._for, self.piece, self.days_fold)
        self.piece.lit.connect(self._on_lit)
        self.days_fold.opened.connect(self.rearranged)

    def show_losses(self, losses: Sequence[Loss]) -> None:
        """Offer to light it for one of these; that is only asked if there are several."""
        losses = tuple(losses)
        said = [(loss.id, heading_of(loss)) for loss in losses]
        if said == [(loss.id, heading_of(loss)) for loss in self._losses]:
            return
        self._losses = losses
        chosen = self.choice.value if self.choice else FOR_ALL
        if self.choice is not None:
            self._for_column.removeWidget(self.choice)
            self.choice.hide()
            self.choice.deleteLater()
            self.choice = None
        if len(losses) > 1:
            self.choice = SegmentedChoice(self._theme, [(FOR_ALL, self.tr("For all")), *said])
            self.choice.setAccessibleName(self.tr("For whom"))
            self.choice.set_value(chosen if chosen in [loss for loss, _ in said] else FOR_ALL)
            self._for_column.addWidget(self.choice)
        self._for.setVisible(self.choice is not None)
        self.rearranged.emit()
        self.show_days(self._days)

    def show_days(self, days: Sequence[CandleDay]) -> None:
        """Show the days, newest first."""
        self._days = tuple(days)
        lines = [candle_words(each, self._losses) for each in reversed(self._days)]
        self._list.setText("\n".join(lines))
        self.days_fold.setVisible(bool(lines))
        self.days_fold.head.setAccessibleDescription(self._list.text())

    @property
    def stops(self) -> list[QWidget]:
        """Return everything that takes the focus, in the order of reading."""
        choice: list[QWidget] = [self.choice] if self.choice else []
        take: list[QWidget] = [self._take] if self._take else []
        return [*choice, self.piece.button, self.days_fold.head, *take]

    def _built_days(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setSpacing(self._theme.px(8))
        column.addWidget(self._list)
        self._take = make_button(self.tr("Take the last day away"), "quiet")
        self._take.clicked.connect(self._on_take_away)
        column.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _on_take_away(self) -> None:
        if self._days:
            self.removed.emit(self._days[-1])

    def _on_lit(self) -> None:
        wanted = self.choice.value if self.choice else None
        self.lit.emit(LossId(wanted or FOR_ALL))
