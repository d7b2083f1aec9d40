"""What else locks the journal by itself, besides idle minutes; and the keys that lock and hide it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from journal_app.domain.settings import JournalSettings
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.checked import show_checked
from journal_app.ui.widgets.labels import make_label


class LockSwitches(QWidget):
    """Two switches and what they mean."""

    with_system_chosen = Signal(bool)
    when_minimised_chosen = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        with_system = self.tr(
            "When the screen locks, the computer sleeps, or somebody else logs in, the journal locks too."
        )
        self.with_system = QCheckBox(self.tr("Lock with the screen"))
        self.with_system.setAccessibleDescription(with_system)
        self.when_minimised = QCheckBox(self.tr("Lock when minimised"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self.with_system,
            make_label(with_system, "muted"),
            self.when_minimised,
            make_label(
                self.tr(
                    "Before it locks, what you wrote is stored. Then Rosemary starts afresh and asks for"
                    " the passphrase. Ctrl+L locks at any time."
                ),
                "muted",
            ),
            make_label(
                self.tr(
                    "Ctrl+Shift+H hides the window at once and locks the journal."
                    " To bring the window back, start Rosemary again."
                ),
                "muted",
            ),
        ):
            self._column.addWidget(widget)
        self._measure()
        theme.changed.connect(self._measure)
        self.with_system.toggled.connect(self.with_system_chosen)
        self.when_minimised.toggled.connect(self.when_minimised_chosen)

    def show_settings(self, settings: JournalSettings) -> None:
        """Show what is chosen, without a signal."""
        show_checked(self.with_system, settings.lock_with_system)
        show_checked(self.when_minimised, settings.lock_when_minimised)

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(8))
