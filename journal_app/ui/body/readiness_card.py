"""The readiness line, and the note about birth control when it has its time. Neither says that it is safe."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal

from journal_app.content.library import Library
from journal_app.domain.care.assess import Assessment
from journal_app.domain.errors import ContentBroken
from journal_app.render.short_dates import day_and_month, year_number
from journal_app.ui.theme.theme import Theme
from journal_app.ui.translation import words_of
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label


class ReadinessCard(Card):
    """Repeats what was noted about bleeding and what a provider said."""

    note_wished = Signal(bool)
    """Whether the note about birth control is to be shown."""

    def __init__(self, theme: Theme, library: Library) -> None:
        super().__init__(theme, self.tr("Where things stand"))
        self._library = library
        self.line = make_label("", "question")
        self.note = make_label("", "question")
        self.switch = make_button("", "link")
        self._shows = True
        self.add(self.line, self.note)
        self.body.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(make_label(self.tr("This app can't tell whether you have healed. A provider can."), "tiny"))
        self.note.hide()
        self.switch.hide()
        self.switch.clicked.connect(self._on_switch)

    def show_found(self, found: Assessment, *, shows_note: bool) -> None:
        """Show what the rules read. `shows_note`: the note is not hidden by the person."""
        try:
            line = self._library.message(f"READY_{found.ready}").body
            note = self._library.message("CONTRACEPTION").body
        except ContentBroken as broken:
            line, note = words_of(broken), ""
        if found.ready_date is not None:
            locale, day = QLocale(), found.ready_date
            words = day_and_month(locale, day)
            if day.year != found.today.year:
                words = f"{words} {year_number(locale, day)}"
            line = line.replace("{date}", words.replace(" ", "\u00a0"))
        self.line.setText(line)
        self._shows = shows_note
        self.note.setText(note)
        self.note.setVisible(found.contraception_info and bool(note))
        self.switch.setVisible(found.contraception_info or not shows_note)
        self.switch.setText(
            self.tr("Hide this note") if shows_note else self.tr("Show the note about birth control")
        )

    def _on_switch(self) -> None:
        self.note_wished.emit(not self._shows)
