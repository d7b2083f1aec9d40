"""Writing: the length of a line, the spelling check, and the words it was taught."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from journal_app.domain.settings import JournalSettings, LineLength
from journal_app.ui.journal.spelling import Spelling
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.segmented_choice import SegmentedChoice


class WritingCard(Card):
    """What holds for every page that is written on."""

    journal_wished = Signal(object)
    """JournalSettings with other ways to write."""

    def __init__(self, theme: Theme, settings: JournalSettings, spelling: Spelling | None) -> None:
        super().__init__(theme, self.tr("Writing"))
        self._theme = theme
        self._settings = settings
        self._spelling = spelling
        self._chips: list[Chip] = []
        question = make_label(self.tr("Length of a line"), "question")
        self.lines = SegmentedChoice(
            theme,
            [
                (LineLength.NARROW, self.tr("Short")),
                (LineLength.USUAL, self.tr("Usual")),
                (LineLength.WIDE, self.tr("Long")),
            ],
        )
        self.lines.setAccessibleName(question.text())
        self.check = QCheckBox(self.tr("Check spelling"))
        self._heading = make_label(self.tr("Your own words"), "question")
        self._none = make_label(
            self.tr("Words you add are kept in your journal and nowhere else. There are none yet."), "muted"
        )
        self._words = QWidget()
        self._flow = FlowLayout(self._words)
        self.add(
            question,
            self.lines,
            self.check,
            make_label(
                self.tr(
                    "English, American or British. Words it does not know get small dots below. F7 goes to"
                    " the next one;"
                    " the menu key or a right click shows what may be meant."
                ),
                "muted",
            ),
            self._heading,
            self._none,
            self._words,
        )
        self.show_settings(settings)
        self.lines.chosen.connect(self._on_lines)
        self.check.toggled.connect(self._on_check)
        if spelling is not None:
            spelling.words_changed.connect(self._show_words)
        self._show_words()
        self._measure_words()
        theme.changed.connect(self._measure_words)

    def enter(self) -> None:
        """Have the words read."""
        if self._spelling is not None:
            self._spelling.begin()

    def show_settings(self, settings: JournalSettings) -> None:
        """Show what is chosen."""
        self._settings = settings
        self.lines.set_value(settings.line_length)
        self.check.setChecked(settings.check_spelling)

    def _on_lines(self, value: str) -> None:
        self._wish(replace(self._settings, line_length=LineLength(value)))

    def _on_check(self, is_on: bool) -> None:
        self._wish(replace(self._settings, check_spelling=is_on))

    def _wish(self, settings: JournalSettings) -> None:
        if settings != self._settings:
            self._settings = settings
            self.journal_wished.emit(settings)

    def _show_words(self) -> None:
        words = () if self._spelling is None else self._spelling.own_words
        stay = [chip for chip in self._chips if chip.words in words]
        if [chip.words for chip in stay] != list(words):  # not only that some went
            stay = []
        for chip in self._chips:
            if chip not in stay:
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
        self._chips = stay or [self._made(word) for word in words]
        before: QWidget = self.check
        for chip in self._chips:
            QWidget.setTabOrder(before, chip)
            before = chip
        self._none.setVisible(not words)
        self._words.setVisible(bool(words))

    def _made(self, word: str) -> Chip:
        chip = Chip(self._theme, word, removable=True)
        chip.clicked.connect(partial(self._on_removed, word))
        self._flow.addWidget(chip)
        return chip

    def _on_removed(self, word: str) -> None:
        assert self._spelling is not None
        place = self._spelling.own_words.index(word)
        self._spelling.remove(word)
        left: list[QWidget] = [*self._chips]
        after = left[min(place, len(left) - 1)] if left else self.check
        after.setFocus(Qt.FocusReason.OtherFocusReason)

    def _measure_words(self) -> None:
        self._flow.setSpacing(self._theme.px(6))
