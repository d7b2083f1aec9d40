"""One page of a few steps: a small line, a title, some words, and what there is to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.ui.lock.focus import stops
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.focus import give_focus
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.scroll_page import ScrollPage

WIDTH = 600


class Step(ScrollPage):
    """A narrow column. `add` puts more under the words; `add_actions` ends it."""

    def __init__(self, theme: Theme, above: str, title: str, *words: str) -> None:
        super().__init__(theme, max_width=WIDTH)
        self._spoken = f"{above}. {title}" if above else title
        self._message = InlineMessage(theme)
        self.setAccessibleName(title)
        self.body.addStretch(2)
        if above:
            self.add(make_label(above, "muted"))
        self.add(make_label(title, "title"))
        for sentence in words:
            self.add(make_label(sentence, "question"))

    def add_actions(self, *buttons: QWidget) -> None:
        """End the column with what can be done, the first on the left."""
        self.add(self._message)
        row = QHBoxLayout()
        for button in buttons:
            row.addWidget(button)
        row.addStretch()
        self.body.addLayout(row)
        self.body.addStretch(5)

    def add_below(self, *widgets: QWidget) -> None:
        """Put something quiet under the actions, which are there already."""
        for widget in widgets:
            self.body.insertWidget(self.body.count() - 1, widget, 0)

    def enter(self, start: QWidget | None = None) -> None:
        """Begin at the top with the focus on `start`, or on the first thing that takes it; say the title."""
        self.verticalScrollBar().setValue(0)
        reachable = [start] if start else stops(self)
        if reachable:
            give_focus(reachable[0], Qt.FocusReason.TabFocusReason)
        announce(self, self._spoken)
        # Shown for the first time, parts get their style, and so their size, after they were laid out.
        QTimer.singleShot(0, self, self._lay_out_again)

    def show_trouble(self, words: str) -> None:
        """Say what went wrong, above the buttons, and bring it into view."""
        self._message.show_words(words, "trouble")
        QTimer.singleShot(0, self, self._show_message)

    def clear_message(self) -> None:
        """Say nothing more about it."""
        self._message.clear()

    def _lay_out_again(self) -> None:
        self.body.invalidate()

    def _show_message(self) -> None:
        self.ensureWidgetVisible(self._message)
