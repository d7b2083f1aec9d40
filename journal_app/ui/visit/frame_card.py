"""What frames the page: how far back it looks, the paper, and a name if the person wants one on it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from journal_app.domain.check_in import Period
from journal_app.domain.visit import PaperSize
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.segmented_choice import SegmentedChoice

LONGEST_NAME = 80
"""Characters of a name."""


class FrameCard(Card):
    """Three questions. The name is kept nowhere."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.period = SegmentedChoice(
            theme,
            [
                (Period.TWO_WEEKS, self.tr("Two weeks")),
                (Period.SIX_WEEKS, self.tr("Six weeks")),
                (Period.SEASON, self.tr("Three months")),
            ],
        )
        self.days = make_label("", "muted")
        self.paper = SegmentedChoice(
            theme, [(PaperSize.A4, self.tr("A4")), (PaperSize.LETTER, self.tr("Letter"))]
        )
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self._ask(self.tr("Time"), self.period, self.days)
        self._ask(self.tr("Paper"), self.paper)
        self._ask(
            self.tr("Your name, if you want it on the page"),
            self.name,
            make_label(self.tr("It is not kept. Without it, no name is on the page."), "muted"),
        )
        self.period.set_value(Period.TWO_WEEKS)
        self.paper.set_value(usual_paper(QLocale()))
        self.period.chosen.connect(self.changed)
        self.paper.chosen.connect(self.changed)
        self.name.textChanged.connect(self.changed)

    def stops(self) -> list[QWidget]:
        """Return what takes the focus, in order."""
        return [self.period, self.paper, self.name]

    def _ask(self, question: str, field: QWidget, *below: QWidget) -> None:
        label = make_label(question, "question")
        label.setBuddy(field)
        field.setAccessibleName(question)
        self.add(label, field, *below)


def usual_paper(locale: QLocale) -> PaperSize:
    """Return the paper of a place: Letter where inches are usual and paper goes by them."""
    letter = (
        locale.measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
        or locale.territory() in _LETTER_TOO
    )
    return PaperSize.LETTER if letter else PaperSize.A4


_LETTER_TOO = (
    QLocale.Country.Canada,
    QLocale.Country.Mexico,
    QLocale.Country.Philippines,
    QLocale.Country.Chile,
    QLocale.Country.Colombia,
)
