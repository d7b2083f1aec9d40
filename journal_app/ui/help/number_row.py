"""One number to call or text: whose it is, when it answers, when it was last seen."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.helplines import EmergencyNumber, Helpline
from journal_app.ui.help.fitted_number import FittedNumber
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label

EMERGENCY_SIZE = 40
LINE_SIZE = 26


class NumberRow(QWidget):
    """A number with its button "Show the number large". `closed_words` are said while a line is closed."""

    large_wanted = Signal(str, str)
    """Number and name."""

    def __init__(self, theme: Theme, entry: EmergencyNumber | Helpline, closed_words: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._line = entry if isinstance(entry, Helpline) else None
        self._name = entry.name if isinstance(entry, Helpline) else entry.label
        self._closed_words = closed_words
        self.number = entry.number
        self.is_emergency = self._line is None
        self.is_closed = False

        said = [entry.how, entry.hours] if isinstance(entry, Helpline) else [entry.label]
        how = " ".join(_sentence(words) for words in said)
        seen = self._seen(entry.checked, entry.verified)
        self._number = FittedNumber(theme, entry.number, LINE_SIZE if self._line else EMERGENCY_SIZE)
        self.button = make_button(self.tr("Show the number large"), "plain")
        self.button.setAccessibleName(self.tr("Show {0}, {1}, large").format(entry.number, self._name))
        self._how_and_seen = f"{how} {seen}"
        self.button.setAccessibleDescription(self._how_and_seen)
        self.button.clicked.connect(self._on_button)
        self._closed: InlineMessage | None = None

        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.addWidget(self._number, 1)
        self._beside.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        if self._line:
            self._column.addWidget(make_label(self._name, "question"))
        self._column.addLayout(self._beside)
        self._column.addWidget(make_label(how, "small"))
        self._column.addWidget(make_label(seen, "tiny"))
        self._measure()
        theme.changed.connect(self._measure)

    def show_at(self, now: time) -> None:
        """Say whether the line is closed at `now` (local)."""
        closed = self._line is not None and self._line.is_closed_at(now)
        if closed == self.is_closed:
            return
        self.is_closed = closed
        if self._closed is None:
            self._closed = InlineMessage(self._theme)
            self._column.insertWidget(self._column.count() - 1, self._closed)
        if closed:
            self._closed.show_words(self._closed_words)
        else:
            self._closed.clear()
        first = [self._closed_words] if closed else []
        self.button.setAccessibleDescription(" ".join([*first, self._how_and_seen]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button below the number where there is no room beside it."""
        super().resizeEvent(event)
        room = self.width() - self._beside.spacing() - self.button.sizeHint().width()
        fits = room >= self._number.natural_width()
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(direction)

    def _seen(self, checked: str, verified: str) -> str:
        if checked == "undated":
            words = self.tr("Number seen on a page, date not known.")
        else:
            words = self.tr("Number last seen on a page of {0}.").format(checked)
        if verified == "part":
            words += " " + self.tr("Not everything about it could be checked.")
        return words

    def _on_button(self) -> None:
        self.large_wanted.emit(self.number, _capital(self._name))

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(4))
        self._beside.setSpacing(px(12))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _sentence(words: str) -> str:
    return f"{_capital(words).rstrip('.')}."
