"""Somebody who knows of the loss, or does not, and a draft of what to say to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.content.values import Conversation
from journal_app.domain.coping import Knows, Telling
from journal_app.ui.coping.starters import Starters
from journal_app.ui.plan.row import Row
from journal_app.ui.plan.words_area import WordsArea
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.copying import copy_words
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.segmented_choice import SegmentedChoice


class TellingRow(Row):
    """A name, one choice of three, and a few lines. Nothing has to be filled in, and nothing is sent."""

    rearranged = Signal()
    """Sentences to start from came or went: the order of Tab is to be made anew."""

    def __init__(
        self,
        theme: Theme,
        talks: Callable[[], Sequence[Conversation]],
        word: Callable[[], str | None],
        telling: Telling | None = None,
    ) -> None:
        """`talks`: sentences to start from; `word`: the person's own."""
        super().__init__(theme)
        self._theme = theme
        self._talks = talks
        self._word = word
        known = telling or Telling("")
        self.name = QLineEdit(known.name)
        self.name.setCursorPosition(0)
        self.knows = SegmentedChoice(
            theme,
            [
                (Knows.KNOWS.value, self.tr("Knows")),
                (Knows.NOT.value, self.tr("Does not know")),
                (Knows.LATER.value, self.tr("I will tell")),
            ],
            clearable=True,
        )
        self.knows.set_value(known.knows.value or None)
        self.draft = WordsArea(theme)
        self.draft.put(known.draft)
        self.copy = make_button(self.tr("Copy"), "plain")
        self.start = make_button(self.tr("Start from a sentence"), "plain")
        self.message = InlineMessage(theme)
        self.starters: Starters | None = None
        self._name_label = make_label(self.tr("Name"), "muted")
        self._draft_label = make_label(self.tr("What I could say"), "muted")
        self._name_label.setBuddy(self.name)
        self._draft_label.setBuddy(self.draft)
        self._lay_out()
        self.name.textEdited.connect(self._on_named)
        self.knows.chosen.connect(self._on_changed)
        self.draft.written.connect(self._on_changed)
        self.copy.clicked.connect(self._on_copy)
        self.start.clicked.connect(self._on_start)
        self.copy.setEnabled(bool(known.draft.strip()))
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def telling(self) -> Telling:
        """Return what is written."""
        return Telling(self.name.text(), Knows(self.knows.value or ""), self.draft.text())

    @property
    def is_empty(self) -> bool:
        """True if neither name nor draft is written."""
        return self.telling.is_empty

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """Return what takes the focus, in the order of reading."""
        sentences = self.starters.stops if self.starters is not None else []
        return (self.name, self.knows, self.draft, self.start, self.copy, *sentences)

    def name_all(self) -> None:
        """Name the fields and buttons by the person."""
        place = self.tr("person {0}").format(self.number)
        whose = self.name.text().strip() or place
        self.name.setAccessibleName(f"{self._name_label.text()}: {place}")
        self.knows.setAccessibleName(self.tr("Whether they know: {0}").format(whose))
        self.draft.setAccessibleName(f"{self._draft_label.text()}: {whose}")
        self.copy.setAccessibleName(self.tr("Copy what I could say: {0}").format(whose))
        self.start.setAccessibleName(self.tr("Start from a sentence: {0}").format(whose))
        self.tools.name_buttons(whose)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._name_label, 1, Qt.AlignmentFlag.AlignBottom)
        top.addWidget(self.tools)
        ways = QWidget()
        self._ways = FlowLayout(ways)
        self._ways.addWidget(self.start)
        self._ways.addWidget(self.copy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(top)
        for widget in (self.name, self.knows, self._draft_label, self.draft, ways, self.message):
            self._column.addWidget(widget)

    def _on_named(self) -> None:
        self.name_all()
        self.changed.emit()

    def _on_changed(self) -> None:
        self.message.clear()
        self.copy.setEnabled(bool(self.draft.text().strip()))
        self.changed.emit()

    def _on_copy(self) -> None:
        copy_words(self.draft.text(), self.message)

    def _on_start(self) -> None:
        if self.starters is not None:
            self._close_starters()
            return
        self.starters = Starters(self._theme, self._talks(), self._word())
        self.starters.chosen.connect(self._on_chosen)
        self.starters.closed.connect(self._close_starters)
        self._column.insertWidget(self._column.count() - 1, self.starters)
        self.starters.show()  # now: the focus goes there at once
        self.rearranged.emit()
        self.starters.begin()

    def _on_chosen(self, sentence: str) -> None:
        self.draft.add_words(sentence)
        self._close_starters()
        self.draft.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_changed()

    def _close_starters(self) -> None:
        if self.starters is not None:
            gone, self.starters = self.starters, None
            self.start.setFocus(Qt.FocusReason.OtherFocusReason)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
            self.rearranged.emit()

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(8))
        self._ways.setSpacing(px(8))
