"""A place to start writing: subjects behind their titles, then one prompt at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.content.library import Library
from journal_app.content.values import Prompt, PromptGroup
from journal_app.domain.entry import AnsweredPrompt
from journal_app.domain.errors import ContentBroken
from journal_app.domain.words import ChosenWords
from journal_app.ui.theme.theme import Theme
from journal_app.ui.translation import words_of
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import Button, make_button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.focus import take_turn
from journal_app.ui.widgets.in_lines import break_words
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.tall_frame import TallFrame


class PromptChooser(TallFrame):
    """Opens when it is asked for, never by itself, and is built then. Esc closes it."""

    chosen = Signal(object)
    """The AnsweredPrompt to put above a page."""

    letter_asked = Signal()

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        library: Library,
        words: Callable[[], ChosenWords],
        now: Callable[[], datetime],
        *,
        offers_letter: bool = False,
    ) -> None:
        """`offers_letter`: a letter can be begun from here too."""
        super().__init__()
        self._theme = theme
        self._library = library
        self._words = words
        self._now = now
        self._group: PromptGroup | None = None
        self._turns: dict[str, int] = {}
        self._offers_letter = offers_letter
        self._is_built = False
        self.hide()

    def _build(self) -> None:
        self._is_built = True
        self.setProperty("role", "note")
        self._intro = make_label("", "small")
        self.titles: list[Button] = []
        self.letter = make_button(self.tr("A letter, never sent"), "chip")
        if not self._offers_letter:
            self.letter.hide()
        self._groups = QWidget()
        self._group_line = FlowLayout(self._groups)
        self._title = make_label("", "small")
        self.prompt = make_label("", "entry")
        self._careful = make_label("", "small")
        self.use = make_button(self.tr("Write about this"), "plain")
        self.another = make_button(self.tr("Another one"), "plain")
        self.others = make_button(self.tr("Other subjects"), "quiet")
        self.close_button = make_button(self.tr("Close"), "quiet")
        buttons = (self.letter, self.use, self.another, self.others, self.close_button)
        self._button_words = {button: button.text() for button in buttons}
        self._ways = QWidget()
        self._way_line = FlowLayout(self._ways)
        for button in (self.use, self.another, self.others, self.close_button):
            self._way_line.addWidget(button)
        self._column = QVBoxLayout(self)
        shown = (self._intro, self._groups, self._title, self.prompt, self._careful, self._ways)
        for widget in shown:
            self._column.addWidget(widget)
        self.letter.clicked.connect(self._on_letter)
        self.use.clicked.connect(self._on_use)
        self.another.clicked.connect(self._on_another)
        self.others.clicked.connect(self._on_others)
        self.close_button.clicked.connect(self.close_panel)
        self._measure()
        self._theme.changed.connect(self._measure)
        take_turn(self)

    def open_panel(self) -> None:
        """Appear with the subjects, the focus on the first."""
        if not self._is_built:
            self._build()
        self._make_titles()
        self._break_words()
        self._show_group(None)
        self.show()
        first = self.titles[0] if self.titles else self.close_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Go away; nothing is chosen."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words on a button that has no room for them on one line."""
        super().resizeEvent(event)
        if self._is_built:
            self._break_words()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _make_titles(self) -> None:
        if self.titles:
            return
        try:
            groups = self._library.prompts()
        except ContentBroken as trouble:
            self._intro.setText(words_of(trouble))
            return
        self._intro.setText(self.tr("What would you like to write about? You can stop at any word."))
        for group in groups:
            button = make_button(group.title, "chip")
            button.clicked.connect(partial(self._open_group, group))
            self._group_line.addWidget(button)
            self.titles.append(button)
            self._button_words[button] = group.title
        self._group_line.addWidget(self.letter)
        stops = (*self.titles, self.letter, self.use, self.another, self.others, self.close_button)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _open_group(self, group: PromptGroup) -> None:
        self._turns.setdefault(group.id, self._now().toordinal())  # not always the same one first
        self._show_group(group)
        self.use.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.prompt.text())

    def _show_group(self, group: PromptGroup | None) -> None:
        self._group = group
        inside = group is not None
        self._intro.setVisible(not inside)
        self._groups.setVisible(not inside)
        for widget in (self._title, self.prompt, self.use, self.another, self.others):
            widget.setVisible(inside)
        self._title.setText(group.title if group else "")
        self._show_prompt()
        self._ways.updateGeometry()

    def _show_prompt(self) -> None:
        prompt = self._present()
        self.prompt.setText(prompt.words.filled(self._words().own_line_word) if prompt else "")
        self._careful.setText(prompt.careful if prompt else "")
        self._careful.setVisible(bool(prompt and prompt.careful))

    def _present(self) -> Prompt | None:
        if self._group is None:
            return None
        return self._group.prompts[self._turns[self._group.id] % len(self._group.prompts)]

    def _on_another(self) -> None:
        if self._group is not None:
            self._turns[self._group.id] += 1
            self._show_prompt()
            announce(self, self.prompt.text())

    def _on_others(self) -> None:
        left = self._group
        self._show_group(None)
        said = {self._button_words[each]: each for each in self.titles}
        place = said[left.title] if left else self.titles[0]
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_use(self) -> None:
        prompt = self._present()
        if prompt is not None:
            self.hide()
            # The text of the content file is what a prompt is known by, also when others come before it.
            self.chosen.emit(AnsweredPrompt(prompt.words.text, self.prompt.text()))

    def _on_letter(self) -> None:
        self.hide()
        self.letter_asked.emit()

    def _break_words(self) -> None:
        edges = self._column.contentsMargins()
        room = self.width() - edges.left() - edges.right()
        for button, words in self._button_words.items():
            break_words(self._theme, button, words, room)

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(14), px(10), px(14), px(10))
        self._column.setSpacing(px(8))
        self._group_line.setSpacing(px(8))
        self._way_line.setSpacing(px(8))
        self._break_words()
