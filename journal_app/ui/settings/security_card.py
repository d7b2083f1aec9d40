"""Security: passphrase, recovery code, and when the journal locks itself."""

from __future__ import annotations

from PySide6.QtCore import Signal

from journal_app.domain.settings import IDLE_CHOICES, JournalSettings
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.lock.new_passphrase import Judge
from journal_app.ui.settings.code_again import CodeAgain
from journal_app.ui.settings.keyring_switch import KeyringSwitch
from journal_app.ui.settings.lock_first import LockFirst
from journal_app.ui.settings.lock_switches import LockSwitches
from journal_app.ui.settings.passphrase_change import PassphraseChange
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.segmented_choice import SegmentedChoice

_NEVER = "never"


class SecurityCard(Card):
    """What keeps others out."""

    idle_chosen = Signal(object)
    """Minutes until the journal locks itself (int), or None: only when asked."""
    new_key_asked = Signal()
    """Lock, and lead to the page that makes a new key."""

    def __init__(
        self, theme: Theme, tasks: Tasks, open_journal: OpenJournal, judge: Judge, settings: JournalSettings
    ) -> None:
        super().__init__(theme, self.tr("Security"))
        self.change = PassphraseChange(theme, tasks, open_journal, judge)
        self.code = CodeAgain(theme, tasks.short, open_journal)
        self.keyring = KeyringSwitch(theme, tasks, open_journal.folder)
        self.new_key = LockFirst(
            theme,
            self.tr("New key…"),
            self.tr(
                "A new passphrase alone does not help if someone has a copy of the old key file. So all you"
                " wrote is locked anew, with a new key and a new recovery code."
            ),
            self.tr("Rosemary locks first, since nothing can be written meanwhile. You can still go back."),
        )
        self.new_key.opener.setAccessibleName(self.tr("Make a new key: someone may know my passphrase"))
        worry = make_label(self.tr("If someone may know your passphrase"), "question")
        question = make_label(self.tr("Lock by itself when nothing was typed or clicked for"), "question")
        minutes = sorted({*IDLE_CHOICES, settings.idle_minutes or IDLE_CHOICES[0]})
        options = [(str(each), self.tr("{minutes} min").format(minutes=each)) for each in minutes]
        self.idle = SegmentedChoice(theme, [*options, (_NEVER, self.tr("Never"))])
        self.idle.setAccessibleName(question.text())
        self.locks = LockSwitches(theme)
        self.add(
            self.change,
            self.code,
            self.keyring,
            worry,
            self.new_key,
            question,
            self.idle,
            self.locks,
        )
        self.show_settings(settings)
        self.idle.chosen.connect(self._on_idle)
        self.new_key.wanted.connect(self.new_key_asked)

    def enter(self) -> None:
        """Look again at what is switched on."""
        self.keyring.enter()

    def show_settings(self, settings: JournalSettings) -> None:
        """Show what locks the journal."""
        self.locks.show_settings(settings)
        self.idle.set_value(_NEVER if settings.idle_minutes is None else str(settings.idle_minutes))

    def _on_idle(self, value: str) -> None:
        self.idle_chosen.emit(None if value == _NEVER else int(value))
