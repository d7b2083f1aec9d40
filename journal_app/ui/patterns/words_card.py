"""Each symptom by itself: a line through the days, and what was counted in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from journal_app.content.values import Question
from journal_app.domain.care.ratings import Symptom
from journal_app.domain.look_back import LookBack, said
from journal_app.ui.help.reading_card import ReadingCard
from journal_app.ui.patterns.pattern_sentences import PatternSentences, capital
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.calm_line import CalmLine
from journal_app.ui.widgets.labels import make_label

LONGEST_LINE = 366
"""Days that are drawn as a line; more of them would be a thicket."""


class WordsCard(ReadingCard):
    """A block for each of the six. Those that are not chosen are hidden, none is compared with another."""

    def __init__(self, theme: Theme, sentences: PatternSentences, locale: QLocale) -> None:
        super().__init__(theme, "", [], [])
        self._locale = locale
        self._sentences = sentences
        self.setAccessibleName(self.tr("One by one"))
        self._answered = make_label("", "muted")
        self._late = make_label(
            self.tr(
                "Days you wrote about more than a week later are shown here, but not counted for care notes."
            ),
            "muted",
        )
        self.add(make_label(self.accessibleName(), "heading"), self._answered)
        self.blocks: dict[Symptom, SymptomBlock] = {}
        self._points = make_label("", "muted")
        self._blocks = QVBoxLayout()
        self.body.addLayout(self._blocks)
        self.add(self._points, self._late)
        self._space()
        theme.changed.connect(self._space)

    @property
    def answered_words(self) -> str:
        """Return the sentence that says on how many days something was answered."""
        return self._answered.text()

    def show_days(self, back: LookBack, questions: Sequence[Question]) -> None:
        """Show what a period says about the symptoms of these questions."""
        self._answered.setText(self._sentences.days_answered(len(back.answered)))
        spoken = [self.answered_words]
        chosen = {Symptom(question.id) for question in questions}
        for question in questions:
            symptom = Symptom(question.id)
            if symptom not in self.blocks:
                self._add_block(symptom)
            sentence = self._sentences.symptom(question, said(back.counts[symptom]))
            self.blocks[symptom].show_days(question, back, sentence)
            spoken.append(sentence)
        for symptom, block in self.blocks.items():
            block.setVisible(symptom in chosen)
        self.setAccessibleDescription("\n".join([*spoken, self._late.text()]))
        self._say_points()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say what a point is in this width: many days share one where there is little room."""
        super().resizeEvent(event)
        self._say_points()

    def _say_points(self) -> None:
        drawn = [block.line for block in self.blocks.values() if not block.isHidden() and block.draws]
        words = drawn[0].legend_words() if drawn else ""
        self._points.setText(words)
        self._points.setVisible(bool(words))

    def _add_block(self, symptom: Symptom) -> None:
        block = SymptomBlock(self._theme, self._locale)
        before = sum(list(Symptom).index(other) < list(Symptom).index(symptom) for other in self.blocks)
        self._blocks.insertWidget(before, block)
        self.blocks[symptom] = block

    def _space(self) -> None:
        self._blocks.setSpacing(self._theme.px(18))


class SymptomBlock(QWidget):
    """One symptom's line, where there are not too many days for it, above its sentence."""

    def __init__(self, theme: Theme, locale: QLocale) -> None:
        super().__init__()
        self._theme = theme
        self.draws = False  # whether the days are few enough for a line
        self.line = CalmLine(theme, locale)
        self.sentence: QLabel = make_label("", "question")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.line)
        self._column.addWidget(self.sentence)
        self._space()
        theme.changed.connect(self._space)

    def show_days(self, question: Question, back: LookBack, sentence: str) -> None:
        """Show one symptom of a period."""
        self.sentence.setText(sentence)
        self.draws = len(back.dates) <= LONGEST_LINE
        self.line.setVisible(self.draws)
        if self.draws:
            ratings = back.ratings[Symptom(question.id)]
            self.line.show_line(capital(question.name), back.dates, ratings, question.scale_back)

    def _space(self) -> None:
        self._column.setSpacing(self._theme.px(4))
