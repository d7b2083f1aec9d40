"""Words, dates and country, stored as they change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal

from journal_app.domain.locked_settings import LockedSettings
from journal_app.domain.settings import JournalSettings
from journal_app.ui.settings.words_form import WordsForm
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card


class WordsCard(Card):
    """The form of first start, with what was chosen."""

    journal_wished = Signal(object)
    """JournalSettings with other words or dates."""
    locked_wished = Signal(object)
    """LockedSettings with another country."""

    def __init__(self, theme: Theme, countries: Sequence[tuple[str, str]], today: Callable[[], date]) -> None:
        super().__init__(theme, self.tr("Your words, dates and country"))
        self.form = WordsForm(theme, countries, today)
        self.add(self.form)
        self._settings = JournalSettings()
        self._locked = LockedSettings()
        self.form.changed.connect(self._on_changed)

    def show_settings(self, settings: JournalSettings, locked: LockedSettings) -> None:
        """Show what is chosen; a field that says the same already is left alone."""
        self._settings, self._locked = settings, locked
        if self._values() != (settings, locked):
            self.form.set_values(settings.words, settings.loss_dates, locked.country)

    def _values(self) -> tuple[JournalSettings, LockedSettings]:
        settings = replace(self._settings, words=self.form.words, loss_dates=self.form.loss_dates)
        return settings, self._locked._replace(country=self.form.country)

    def _on_changed(self) -> None:
        settings, locked = self._values()
        if settings != self._settings:
            self._settings = settings
            self.journal_wished.emit(settings)
        if locked != self._locked:
            self._locked = locked
            self.locked_wished.emit(locked)
