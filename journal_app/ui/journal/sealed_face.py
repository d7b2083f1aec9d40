"""A sealed letter as it lies on the desk: its title, to whom, since when. Opening it is a step of its own."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from journal_app.domain.entry import Entry
from journal_app.ui.journal.day_steps import DaySteps
from journal_app.ui.journal.day_words import day_words
from journal_app.ui.journal.kind_words import kind_words, sealed_words
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import IconButton, make_button
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.tall_frame import TallFrame


class SealedFace(TallFrame):
    """Nothing of the letter but its title is ever put here."""

    open_asked = Signal()
    bin_asked = Signal()

    def __init__(self, theme: Theme, locale: QLocale) -> None:
        super().__init__()
        self._theme = theme
        self._locale = locale
        self.steps = DaySteps(theme)
        self._day = make_label("", "heading")
        self._icon = QLabel()
        self._title = make_label("", "title")
        self._kind = make_label("", "muted")
        self._since = make_label("", "muted")
        self._hint = make_label(
            self.tr("Its words stay closed until you open it. No search looks into it."), "small"
        )
        self.opener = make_button(self.tr("Open the letter"), "plain")
        self._to_bin = IconButton(theme, "trash-2", self.tr("Move to the bin"))
        middle = Qt.AlignmentFlag.AlignHCenter
        self._column = QVBoxLayout(self)
        head = QHBoxLayout()
        head.addWidget(self.steps)
        head.addWidget(self._day, 1)
        self._column.addLayout(head)
        self._column.addStretch(2)
        for widget in (self._icon, self._title, self._kind, self._since, self._hint):
            widget.setAlignment(middle)
            self._column.addWidget(widget)
        self._column.addWidget(self.opener, 0, middle)
        self._column.addStretch(3)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._to_bin)
        self._column.addLayout(foot)
        self.opener.clicked.connect(self.open_asked)
        self._to_bin.clicked.connect(self.bin_asked)
        self._measure()
        theme.changed.connect(self._measure)

    def show_letter(self, letter: Entry) -> None:
        """Show what may be seen of it."""
        kind = kind_words(letter)
        self._day.setText(day_words(self._locale, letter.day))
        self._title.setText(letter.title or kind)
        self._kind.setText(kind)
        self._kind.setVisible(bool(letter.title))
        self._since.setText(sealed_words(self._locale, letter))

    def _measure(self) -> None:
        px = self._theme.px
        self._icon.setPixmap(self._theme.pixmap("mail", "muted", 28, self.devicePixelRatioF()))
        self._column.setSpacing(px(10))
