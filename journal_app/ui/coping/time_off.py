"""Time off: a letter that tells as much as the person wants, filled in here and seen as it will be."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.coping import LeaveLetter
from journal_app.domain.leave_letter import LetterTexts, written
from journal_app.ui.coping.letter_ways import LetterWays
from journal_app.ui.plan.own_words import breakable, own_label
from journal_app.ui.plan.words_area import WordsArea
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.segmented_choice import SegmentedChoice
from journal_app.ui.widgets.tall_frame import TallFrame


class TimeOff(QWidget):
    """No field has to be filled in. What is typed is kept; the letter leaves only by a button."""

    changed = Signal()

    def __init__(self, theme: Theme, texts: LetterTexts, letter: LeaveLetter, long_lane: Lane) -> None:
        super().__init__()
        self._theme = theme
        self._texts = texts
        self.level = SegmentedChoice(theme, [(level.id, level.title) for level in texts.levels])
        self.level.setAccessibleName(self.tr("How much the letter tells"))
        self.level.set_value(texts.level(letter.level).id)
        self._about = make_label("", "muted")
        self.to_whom = _line(letter.to_whom)
        self.first = _line(letter.first)
        self.last = _line(letter.last)
        self.name = _line(letter.name)
        self.own = WordsArea(theme)
        self.own.put(letter.own)
        self.wishes = {wish.id: QCheckBox(wish.title) for wish in texts.wishes}
        for wish in texts.wishes:
            self.wishes[wish.id].setChecked(wish.id in letter.wishes)
            self.wishes[wish.id].setAccessibleDescription(wish.words)
        self._wish_box = QWidget()
        self._wish_line = FlowLayout(self._wish_box)
        for box in self.wishes.values():
            self._wish_line.addWidget(box)
        self.preview = own_label("", "entry")
        self._paper = TallFrame()
        self._paper.setProperty("role", "note")
        self._paper_column = QVBoxLayout(self._paper)
        self._paper_column.addWidget(self.preview)
        self.ways = LetterWays(theme, long_lane, self._written)
        self._lay_out()
        self.level.chosen.connect(self._on_changed)
        for field in (self.to_whom, self.first, self.last, self.name):
            field.textEdited.connect(self._on_changed)
        self.own.written.connect(self._on_changed)
        for box in self.wishes.values():
            box.toggled.connect(self._on_changed)
        self._show()
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def letter(self) -> LeaveLetter:
        """Return what is filled in."""
        return LeaveLetter(
            self.level.value or "",
            self.to_whom.text(),
            self.first.text(),
            self.last.text(),
            self.name.text(),
            self.own.text(),
            tuple(id for id, box in self.wishes.items() if box.isChecked()),
        )

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(make_label(self._texts.beside, "muted"))
        self._column.addWidget(make_label(self.tr("How much the letter tells"), "question"))
        self._column.addWidget(self.level)
        self._column.addWidget(self._about)
        self._groups: list[QVBoxLayout] = []
        for words, field in (
            (self.tr("To"), self.to_whom),
            (self.tr("First day away"), self.first),
            (self.tr("Last day away"), self.last),
            (self.tr("My name"), self.name),
            (self.tr("My own words"), self.own),
            (self.tr("Also ask for"), self._wish_box),
        ):
            label = make_label(words, "muted")
            label.setBuddy(field)
            if field is not self._wish_box:
                field.setAccessibleName(words)
            group = QVBoxLayout()
            group.addWidget(label)
            group.addWidget(field)
            self._groups.append(group)
            self._column.addLayout(group)
        self._column.addWidget(make_label(self.tr("The letter"), "question"))
        self._column.addWidget(self._paper)
        self._column.addWidget(self.ways)

    def _on_changed(self) -> None:
        self._show()
        self.ways.message.clear()
        self.changed.emit()

    def _show(self) -> None:
        level = self._texts.level(self.level.value or "")
        self._about.setText(level.about)
        offered = [wish.id for wish in self._texts.wishes_at(level)]
        for id, box in self.wishes.items():
            box.setVisible(id in offered)
        words = self._written()
        self.preview.setText(breakable(words))
        self.preview.setAccessibleName(words)

    def _written(self) -> str:
        return written(self._texts, self.letter)

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(10))
        self._wish_line.setSpacing(px(8))
        self._paper_column.setContentsMargins(px(22), px(18), px(22), px(18))
        for group in self._groups:
            group.setSpacing(px(4))


def _line(words: str) -> QLineEdit:
    line = QLineEdit(words)
    line.setCursorPosition(0)
    return line
