"""Where a journal or a backup is opened: with its passphrase, or with the recovery code."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from journal_app.services.reading_backups import Secret
from journal_app.ui.lock.code_line import CodeLine
from journal_app.ui.lock.step import Step
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.focus import give_focus
from journal_app.ui.widgets.passphrase_field import PassphraseField


class SecretEntry(QObject):
    """Two fields, of which one is shown, and the way to the other."""

    submitted = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        """`name`: what the field of the passphrase is called."""
        super().__init__(parent)
        self.passphrase = PassphraseField(theme, name)
        self.code = CodeLine(self.tr("Recovery code"))
        self.other_way = make_button("", "link")
        self.passphrase.submitted.connect(self.submitted)
        self.code.returnPressed.connect(self.submitted)
        self.other_way.clicked.connect(self._on_other_way)

    def add_to(self, step: Step) -> None:
        """Put the fields and the button at the end of a step."""
        step.add(self.passphrase, self.code)
        step.body.addWidget(self.other_way, 0, Qt.AlignmentFlag.AlignLeft)
        self.other_way.clicked.connect(step.clear_message)
        self.code.hide()
        self._name_the_way()

    @property
    def field(self) -> QWidget:
        """The field that is shown."""
        return self.passphrase if self.code.isHidden() else self.code

    @property
    def typed(self) -> Secret | None:
        """What was typed, None for nothing."""
        by_code = not self.code.isHidden()
        words = self.code.text() if by_code else self.passphrase.text()
        return Secret(words, is_code=by_code) if words.strip() else None

    def ask(self, wanted: bool) -> None:
        """Begin with the passphrase; or hide all of it, where nothing has to be typed."""
        self.passphrase.setVisible(wanted)
        self.code.hide()
        self.other_way.setVisible(wanted)
        self._name_the_way()

    def try_again(self) -> None:
        """What was typed does not fit: select it, the focus in its field."""
        self.passphrase.select_all()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus in the field that is shown."""
        give_focus(self.field)

    def clear(self) -> None:
        """Forget what was typed."""
        self.passphrase.clear()
        self.code.setText("")

    def _on_other_way(self) -> None:
        by_code = self.code.isHidden()
        self.passphrase.setVisible(not by_code)
        self.code.setVisible(by_code)
        self._name_the_way()
        self.take_focus()

    def _name_the_way(self) -> None:
        by_passphrase = self.code.isHidden()
        self.other_way.setText(
            self.tr("Use the recovery code") if by_passphrase else self.tr("Use the passphrase")
        )
