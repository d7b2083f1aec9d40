"""Showing the recovery code again. It asks for the passphrase: an open window alone does not give it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.errors import Trouble
from journal_app.services.open_journal import OpenJournal
from journal_app.services.session import show_code
from journal_app.ui.lock.code_card import CodeCard
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.passphrase_field import PassphraseField


class CodeAgain(QWidget):
    """A button, then a field for the passphrase, then the code until it is hidden or the page is left."""

    def __init__(self, theme: Theme, lane: Lane, open_journal: OpenJournal) -> None:
        super().__init__()
        self._theme = theme
        self._lane = lane
        self._open_journal = open_journal
        self._asked = 0
        self.opener = make_button(self.tr("Recovery code…"), "plain")
        self.opener.setAccessibleName(self.tr("Show the recovery code"))
        self.form = QWidget()
        self.passphrase = PassphraseField(theme, self.tr("Passphrase"))
        self.trouble = InlineMessage(theme)
        self.show_button = make_button(self.tr("Show it"), "plain")
        self.cancel = make_button(self.tr("Cancel"), "quiet")
        self.card = CodeCard(theme)
        self.hide_button = make_button(self.tr("Hide the code"), "plain")
        self._lay_out()
        self.opener.clicked.connect(self._on_open)
        self.cancel.clicked.connect(self._on_close)
        self.hide_button.clicked.connect(self._on_close)
        self.show_button.clicked.connect(self._on_show)
        self.passphrase.submitted.connect(self._on_show)
        self.passphrase.edited.connect(self.trouble.clear)
        self._measure()
        theme.changed.connect(self._measure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc hides the code or the field."""
        if event.key() == Qt.Key.Key_Escape and self.opener.isHidden():
            self._on_close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide the code when the page is left."""
        super().hideEvent(event)
        self._close()

    def _lay_out(self) -> None:
        self._fields = QVBoxLayout(self.form)
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.addWidget(make_label(self.tr("Passphrase"), "small"))
        self._fields.addWidget(self.passphrase)
        self._fields.addWidget(self.trouble)
        row = QWidget()
        self._buttons = FlowLayout(row)
        self._buttons.addWidget(self.show_button)
        self._buttons.addWidget(self.cancel)
        self._fields.addWidget(row)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.form)
        self._column.addWidget(self.card)
        self._column.addWidget(self.hide_button, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.form, self.card, self.hide_button):
            widget.hide()

    def _on_open(self) -> None:
        self.opener.hide()
        self.form.show()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_show(self) -> None:
        if not self.show_button.isEnabled():
            return
        self.trouble.clear()
        self._busy(True)
        self._asked += 1
        work = partial(show_code, self._open_journal.folder, self.passphrase.text())
        self._lane.run(work, partial(self._on_code, self._asked), partial(self._on_trouble, self._asked))

    def _on_code(self, asked: int, code: str) -> None:
        if asked != self._asked:  # closed meanwhile: nothing may appear behind the person's back
            return
        self._busy(False)
        self.form.hide()
        self.passphrase.clear()
        self.card.show_code(code)
        self.card.show()
        self.hide_button.show()
        self.hide_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_trouble(self, asked: int, trouble: Trouble) -> None:
        if asked != self._asked:
            return
        self._busy(False)
        self.trouble.show_words(trouble.words, "trouble")
        self.passphrase.select_all()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_close(self) -> None:
        self._close()
        self.opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self._asked += 1
        self._busy(False)
        self.card.clear()
        self.passphrase.clear()
        self.trouble.clear()
        for widget in (self.form, self.card, self.hide_button):
            widget.hide()
        self.opener.show()

    def _busy(self, busy: bool) -> None:
        if busy and self.show_button.hasFocus():  # switched off, it would pass the focus on
            self.passphrase.setFocus()
        self.show_button.setEnabled(not busy)
        self.show_button.setText(self.tr("One moment…") if busy else self.tr("Show it"))

    def _measure(self) -> None:
        px = self._theme.px
        side = min(px(16), 16)  # a card within a card: the air is there already
        self.card.body.setContentsMargins(side, px(14), side, px(14))
        for column in (self._fields, self._column):
            column.setSpacing(px(10))
        self._buttons.setSpacing(px(8))
