"""Changing the passphrase: a button that opens the fields in place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.errors import PassphraseTooShort, Trouble
from journal_app.services.open_journal import OpenJournal
from journal_app.services.session import change_passphrase
from journal_app.ui.lock.new_passphrase import Judge, NewPassphrase
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.passphrase_field import PassphraseField


class PassphraseChange(QWidget):
    """The old passphrase, the new one twice. Esc or Cancel leaves things as they are."""

    changed = Signal()

    def __init__(self, theme: Theme, tasks: Tasks, open_journal: OpenJournal, judge: Judge) -> None:
        super().__init__()
        self._theme = theme
        self._lane = tasks.short
        self._open_journal = open_journal
        self.opener = make_button(self.tr("New passphrase…"), "plain")
        self.opener.setAccessibleName(self.tr("Change the passphrase"))
        self.form = QWidget()
        self.old = PassphraseField(theme, self.tr("Passphrase now"))
        self.trouble = InlineMessage(theme)
        self.new = NewPassphrase(theme, tasks.search, judge, self.tr("Change it"))
        self.cancel = make_button(self.tr("Cancel"), "quiet")
        self.done = InlineMessage(theme)
        self._lay_out()
        self.opener.clicked.connect(self._on_open)
        self.cancel.clicked.connect(self._on_cancel)
        self.old.edited.connect(self.trouble.clear)
        self.old.submitted.connect(self._on_old_submitted)
        self.new.chosen.connect(self._on_chosen)
        self._measure()
        theme.changed.connect(self._measure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the form."""
        if event.key() == Qt.Key.Key_Escape and not self.form.isHidden():
            self._on_cancel()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed when the page is left."""
        super().hideEvent(event)
        self._close()
        self.done.clear()

    def _lay_out(self) -> None:
        self._fields = QVBoxLayout(self.form)
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.addWidget(make_label(self.tr("Passphrase now"), "small"))
        for widget in (self.old, self.trouble):
            self._fields.addWidget(widget)
        self._fields.addWidget(make_label(self.tr("The new one"), "question"))
        self._fields.addWidget(self.new)
        self._fields.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.form)
        self._column.addWidget(self.done)
        self.form.hide()

    def _on_open(self) -> None:
        self.done.clear()
        self.opener.hide()
        self.form.show()
        self.old.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_cancel(self) -> None:
        self._close()
        self.opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_old_submitted(self) -> None:
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, new: str) -> None:
        self.trouble.clear()
        self.new.show_busy(True)
        work = partial(change_passphrase, self._open_journal.folder, self.old.text(), new)
        self._lane.run(work, self._on_changed, self._on_trouble)

    def _on_changed(self, _: None) -> None:
        had_focus = self.form.isVisible()
        self._close()
        self.done.show_words(
            self.tr(
                "The passphrase is changed. The old one opens nothing now. The recovery code is the same."
            )
        )
        if had_focus:
            self.opener.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _on_trouble(self, trouble: Trouble) -> None:
        if isinstance(trouble, PassphraseTooShort):
            self.new.show_trouble(trouble.words)
            return
        self.new.show_busy(False)
        self.trouble.show_words(trouble.words, "trouble")
        self.old.select_all()
        self.old.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self.form.hide()
        self.opener.show()
        self.old.clear()
        self.new.show_busy(False)
        self.new.clear()
        self.trouble.clear()

    def _measure(self) -> None:
        for column in (self._fields, self._column):
            column.setSpacing(self._theme.px(10))
