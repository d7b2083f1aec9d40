"""The line above a page that is more than a page: to whom a letter goes, which prompt is answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.entry import ANSWER, LETTER, PAGE, AnsweredPrompt, Entry, Letter
from journal_app.domain.words import ChosenWords
from journal_app.ui.journal.addressee_panel import AddresseePanel
from journal_app.ui.journal.kind_words import addressees, letter_words
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import IconButton, make_button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.focus import take_turn
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.sides import sides


class KindLine(QWidget):
    """Hidden for an ordinary page; what is in it is made for the first that is more."""

    changed = Signal()
    """The person chose another addressee, or took the prompt away: see `apply_to`."""

    seal_asked = Signal()

    left = Signal()
    """The person is done here and goes on writing."""

    def __init__(self, theme: Theme, words: Callable[[], ChosenWords]) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._letter: Letter | None = None
        self._prompt: AnsweredPrompt | None = None
        self._inset = 0
        self._is_built = False
        self.hide()

    def _build(self) -> None:
        theme = self._theme
        self._is_built = True
        self._about = make_label("", "small")
        self._change = make_button(self.tr("Change"), "link")
        self._change.setAccessibleName(self.tr("Change who the letter is for"))
        self._seal = make_button(self.tr("Close with a seal"), "link")
        self._seal.setToolTip(self.tr("Only its title shows then, until you open it"))
        self._letter_tools = QWidget()
        self._letter_line = FlowLayout(self._letter_tools)
        for widget in (self._change, self._seal):
            self._letter_line.addWidget(widget)
        self._question = make_label("", "question")
        self._take_away = IconButton(theme, "x", self.tr("Take the prompt away"))
        self._prompt_row = QHBoxLayout()
        self._prompt_row.addWidget(self._question, 1)
        self._prompt_row.addWidget(self._take_away, 0, Qt.AlignmentFlag.AlignTop)
        self.panel = AddresseePanel(theme)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._about)
        self._column.addLayout(self._prompt_row)
        self._column.addWidget(self._letter_tools)
        self._column.addWidget(self.panel)
        self._change.clicked.connect(self._on_change)
        self._seal.clicked.connect(self.seal_asked)
        self._take_away.clicked.connect(self._on_take_away)
        self.panel.chosen.connect(self._on_chosen)
        self.panel.closed.connect(self.left)
        self._measure()
        theme.changed.connect(self._measure)
        take_turn(self)

    def show_entry(self, entry: Entry) -> None:
        """Show what kind of page this is."""
        is_letter = entry.kind == LETTER
        self._letter = Letter(entry.letter.to_whom if entry.letter else "") if is_letter else None
        self._prompt = None if is_letter else entry.prompt
        if self._is_built:
            self.panel.hide()
        self._show()

    def apply_to(self, entry: Entry) -> Entry:
        """Return the entry with the addressee and the prompt that stand here. The seal is not its matter."""
        if self._letter is not None:
            return replace(entry, kind=LETTER, letter=self._letter)
        kind = ANSWER if self._prompt else PAGE if entry.kind == ANSWER else entry.kind
        return replace(entry, kind=kind, prompt=self._prompt)

    def set_prompt(self, prompt: AnsweredPrompt | None) -> None:
        """Put a prompt above the page, or take it away."""
        self._prompt = prompt
        self._show()
        self.changed.emit()

    def ask_to_whom(self, *, new: bool = False) -> None:
        """Open the choice of whom the letter is for. The page is a letter already."""
        present = self._letter.to_whom if self._letter else ""
        self.panel.ask(addressees(self._words()), present, new=new)

    def indent(self, inset: int) -> None:
        """Stand above the first letter of the page."""
        self._inset = inset
        if self._is_built:
            for label in (self._about, self._question):
                label.setContentsMargins(sides(self, inset, 0, 0, 0))

    def _show(self) -> None:
        letter, prompt = self._letter, self._prompt
        is_more = letter is not None or prompt is not None
        if is_more and not self._is_built:
            self._build()
        self.setVisible(is_more)
        if not self._is_built:
            return
        self._about.setText(letter_words(letter.to_whom) if letter else self.tr("Answer to"))
        self._question.setText(prompt.words if prompt else "")
        self._question.setVisible(prompt is not None)
        self._take_away.setVisible(prompt is not None)
        self._letter_tools.setVisible(letter is not None)

    def _on_change(self) -> None:
        if self.panel.isHidden():
            self.ask_to_whom()
        else:
            self.panel.close_panel()

    def _on_chosen(self, to_whom: str) -> None:
        self._letter = Letter(to_whom)
        self._show()
        self.changed.emit()

    def _on_take_away(self) -> None:
        self.set_prompt(None)
        self.left.emit()

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self._prompt_row.setSpacing(px(6))
        self.indent(self._inset)
        self._letter_line.setSpacing(px(6))
