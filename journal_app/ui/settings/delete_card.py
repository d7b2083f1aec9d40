"""The way to delete everything: at the very end, and quiet."""

from __future__ import annotations

from PySide6.QtCore import Signal

from journal_app.ui.settings.lock_first import LockFirst
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label


class DeleteCard(Card):
    """Explains; deletes nothing."""

    delete_asked = Signal()
    """Lock, and lead to the page that deletes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("Delete everything"))
        self.way = LockFirst(
            theme,
            self.tr("Delete everything…"),
            self.tr("Rosemary locks. Then it asks for your passphrase, and says what goes and what stays."),
            self.tr("Nothing is deleted before you have typed a word to say you are sure."),
        )
        self.add(
            make_label(self.tr("Your journal, and if you like its backups, from this computer."), "muted"),
            self.way,
        )
        self.way.wanted.connect(self.delete_asked)
