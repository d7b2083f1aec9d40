"""The choice of what is looked back on: how far, and which symptoms."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from journal_app.content.values import Question
from journal_app.domain.care.ratings import Symptom
from journal_app.domain.check_in import Period
from journal_app.ui.patterns.pattern_sentences import capital
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import Button
from journal_app.ui.widgets.checked import show_checked
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.segmented_choice import SegmentedChoice


class ShownChoice(QWidget):
    """One period among five, and symptoms to switch on and off. One symptom always stays on."""

    period_chosen = Signal()
    symptoms_chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._chips: dict[Symptom, Chip] = {}
        question = self.tr("How far back")
        self.periods = SegmentedChoice(
            theme,
            [
                (Period.TWO_WEEKS, self.tr("Two weeks")),
                (Period.SIX_WEEKS, self.tr("Six weeks")),
                (Period.SEASON, self.tr("A season")),
                (Period.YEAR, self.tr("A year")),
                (Period.ALL, self.tr("All")),
            ],
        )
        self.periods.setAccessibleName(question)
        self.periods.set_value(Period.TWO_WEEKS)
        self.periods.chosen.connect(self._on_period)
        self._chip_area = QWidget()
        self._chip_area.setAccessibleName(self.tr("What is shown"))
        self._chip_row = FlowLayout(self._chip_area)
        self._groups: list[QVBoxLayout] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for words, field in (
            (question, self.periods),
            (self._chip_area.accessibleName(), self._chip_area),
        ):
            group = QVBoxLayout()
            group.addWidget(make_label(words, "small"))
            group.addWidget(field)
            self._groups.append(group)
            self._column.addLayout(group)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def period(self) -> Period:
        """Return the chosen period."""
        return Period(self.periods.value or Period.TWO_WEEKS)

    @property
    def symptoms(self) -> tuple[Symptom, ...]:
        """Return the chosen symptoms in their fixed order: never none once they are known."""
        return tuple(symptom for symptom, chip in self._chips.items() if chip.isChecked())

    def set_period(self, period: Period) -> None:
        """Choose a period without a signal."""
        self.periods.set_value(period)

    def set_questions(self, questions: Sequence[Question]) -> None:
        """Name the symptoms, all of them switched on; those that have a chip already keep it."""
        before: QWidget = self.periods.findChildren(Button)[-1]
        for question in questions:
            symptom = Symptom(question.id)
            if symptom in self._chips:
                continue
            chip = _WholeChip(self._theme, capital(question.name))
            chip.setChecked(True)
            chip.toggled.connect(self._on_chip)
            self._chips[symptom] = chip
            self._chip_row.addWidget(chip)
            QWidget.setTabOrder(before, chip)  # made later than what stands below
            before = chip

    def chip(self, symptom: Symptom) -> Chip:
        """Return the chip of a symptom."""
        return self._chips[symptom]

    def _on_period(self, _: str | None) -> None:
        self.period_chosen.emit()

    def _on_chip(self) -> None:
        chip = self.sender()
        assert isinstance(chip, Chip)
        if not self.symptoms:
            show_checked(chip, True)
            announce(self, self.tr("One of them stays on."))
            return
        self.symptoms_chosen.emit()

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(14))
        for group in self._groups:
            group.setSpacing(self._theme.px(8))
        self._chip_row.setSpacing(self._theme.px(8))


class _WholeChip(Chip):
    """A chip with the whole name of a symptom; it is cut only where a line has no room for it."""

    def sizeHint(self) -> QSize:
        """Return the size of the whole name."""
        return self._whole

    def minimumSizeHint(self) -> QSize:
        """Return a size for narrow windows, in which the name is cut."""
        return QSize(self._theme.px(80), self._whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the name, or say all of it again."""
        super().resizeEvent(event)
        self._fit()

    def _measure(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(_plain(self.words))
        self._whole = super().sizeHint()
        self._fit()
        self.updateGeometry()

    def _fit(self) -> None:
        missing = self._whole.width() - self.width()
        room = self.fontMetrics().horizontalAdvance(self.words) - missing
        cut = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        shown = cut if missing > 0 else self.words
        self.setText(_plain(shown))
        self.setToolTip(self.words if shown != self.words else "")


def _plain(words: str) -> str:
    return words.replace("&", "&&")
