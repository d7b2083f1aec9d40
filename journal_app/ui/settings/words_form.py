"""The person's words, dates and country: asked at first start, and changed in the settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.words import ChosenWords, LossWord, Partner
from journal_app.ui.help.country_choice import CountryChoice
from journal_app.ui.journal.day_words import as_date
from journal_app.ui.settings.loss_dates import LossDates
from journal_app.ui.settings.radio_row import RadioRow
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.labels import make_label

LONGEST_WORD = 60
"""Characters of a name or of the person's own words."""

_TYPED = (LossWord.NAME, LossWord.OWN)


class WordsForm(QWidget):
    """Four questions. Each of them can be left as it is."""

    changed = Signal()
    """The person changed something: at each letter, each choice."""

    def __init__(
        self, theme: Theme, countries: Sequence[tuple[str, str]], today: Callable[[], date] | None = None
    ) -> None:
        """`countries` are (ISO code, name). `today` is where a new date starts; else the system says it."""
        super().__init__()
        self._theme = theme
        word, partner = self.tr("What word feels right?"), self.tr("Do you have a partner?")
        self.word = RadioRow(
            theme,
            word,
            [
                (LossWord.NOTHING, self.tr("No word")),
                (LossWord.BABY, self.tr("Baby")),
                (LossWord.PREGNANCY, self.tr("Pregnancy")),
                (LossWord.NAME, self.tr("A name")),
                (LossWord.OWN, self.tr("Something else")),
            ],
        )
        self.own = QLineEdit()
        self.own.setMaxLength(LONGEST_WORD)
        self._example = make_label("", "muted")
        self.partner = RadioRow(
            theme,
            partner,
            [
                (Partner.UNSAID, self.tr("Rather not say")),
                (Partner.YES, self.tr("Yes")),
                (Partner.NO, self.tr("No")),
            ],
        )
        self.dates = LossDates(theme, today or _system_day)
        self.country_choice = CountryChoice(theme, countries, self.tr("Not chosen"))
        self.country_choice.setMinimumContentsLength(6)  # for large text in a small window
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._gaps = [
            self._ask(word, self.word, self.own, self._example),
            self._ask(partner, self.partner),
            self._ask(self.tr("Dates of a loss, if you like"), self.dates),
            self._ask(
                self.tr("Country"),
                self.country_choice,
                make_label(self.tr("It decides which phone numbers for help come first."), "muted"),
            ),
        ]
        self._connect()
        self._show_word()
        self._measure()

    @property
    def words(self) -> ChosenWords:
        """Return the chosen words; a name or own words only where they are used."""
        loss = LossWord(self.word.value)
        own = self.own.text().strip() if loss in _TYPED else ""
        return ChosenWords(loss, own, Partner(self.partner.value))

    @property
    def loss_dates(self) -> tuple[date, ...]:
        """Return the dates, oldest first."""
        return self.dates.days

    @property
    def country(self) -> str:
        """Return the country's code, or an empty text."""
        return self.country_choice.code

    def set_values(self, words: ChosenWords, loss_dates: Sequence[date], country: str) -> None:
        """Show values, without a signal."""
        self.word.set_value(words.loss)
        self.own.setText(words.own)
        self.partner.set_value(words.partner)
        self.dates.set_days(tuple(loss_dates))
        self.country_choice.show_country(country)
        self._show_word()

    def _ask(self, question: str, field: QWidget, *below: QWidget) -> QVBoxLayout:
        label = make_label(question, "question")
        label.setBuddy(field)
        group = QVBoxLayout()
        for widget in (label, field, *below):
            group.addWidget(widget)
        self._column.addLayout(group)
        return group

    def _connect(self) -> None:
        self.word.chosen.connect(self._on_word)
        self.own.textEdited.connect(self._on_own)
        self.partner.chosen.connect(self.changed)
        self.dates.changed.connect(self.changed)
        self.country_choice.country_chosen.connect(self.changed)
        self.country_choice.setAccessibleName(self.tr("Country"))
        self._theme.changed.connect(self._measure)

    def _on_word(self) -> None:
        self._show_word()
        self.changed.emit()

    def _on_own(self) -> None:
        self._show_example()
        self.changed.emit()

    def _show_word(self) -> None:
        loss = LossWord(self.word.value)
        asked = self.tr("The name") if loss is LossWord.NAME else self.tr("Your own words")
        self.own.setAccessibleName(asked)
        self.own.setPlaceholderText(asked)
        self.own.setVisible(loss in _TYPED)
        self._show_example()

    def _show_example(self) -> None:
        word = self.words.word
        if word is None:
            self._example.setText(self.tr("Texts will use no word for the loss."))
        else:
            self._example.setText(self.tr("Texts will say “{word}”.").format(word=word))

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(18))
        for group in self._gaps:
            group.setSpacing(px(8))


def _system_day() -> date:
    return as_date(QDate.currentDate())
