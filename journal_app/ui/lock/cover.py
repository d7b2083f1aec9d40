"""What lies over the window while it locks, so that nothing can be read any more."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from journal_app.ui.lock.focus import move_within
from journal_app.ui.lock.foot import Foot
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.covering import Covering
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.passphrase_field import PassphraseField
from journal_app.ui.widgets.scroll_page import ScrollPage

WIDTH = 420


class Cover(Covering):
    """Opaque, as large as the window, and while it is there every key stays with it.

    Usually it says "Locking…" for a moment. If the last words can't be stored the window stays, covered,
    with those words in it, until the passphrase uncovers it or storing works.
    """

    passphrase_entered = Signal(str)
    help_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._busy = False
        self._focus_before: QWidget | None = None
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._title = make_label(self.tr("Locking…"), "title")
        self._trouble = InlineMessage(theme)
        self._kept = make_label(
            self.tr("What you wrote last is still kept in this window. Your passphrase shows it again."),
            "question",
        )
        self.field = PassphraseField(theme)
        self._wrong = InlineMessage(theme)
        self._show = make_button(self.tr("Show my journal"), "primary")
        self._foot = Foot(theme)
        self._scroll = ScrollPage(theme, max_width=WIDTH)

        self.field.submitted.connect(self._submit)
        self._show.clicked.connect(self._submit)
        self._foot.help_asked.connect(self.help_asked)

        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._scroll.body.addStretch(9)
        self._scroll.add(self._title, *self._in_trouble())
        self._scroll.body.addStretch(11)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._foot)
        self.hide()

    def cover(self) -> None:
        """Cover the window: it is painted when this returns. The window is neither raised nor activated."""
        self._show_plain()
        if self.isHidden():
            self.remember_focus()
        self.show()
        self.setFocus()
        self.repaint()

    def remember_focus(self) -> None:
        """Know where in the window below the focus is, to give it back there."""
        at = self.window().focusWidget()
        if at is not None and not self.isAncestorOf(at):
            self._focus_before = at

    def show_trouble(self, words: str) -> None:
        """Say why it could not lock, and ask for the passphrase to go back to the words that wait."""
        self._title.setText(self.tr("Covered"))
        for widget in (self._kept, self.field, self._show):
            widget.show()
        self._trouble.show_words(words, "trouble")
        self.show_busy(False)
        self.field.setFocus()

    def show_busy(self, busy: bool) -> None:
        """Say that the passphrase is being tried; nothing is sent twice meanwhile."""
        if busy:
            self._wrong.clear()
            self.field.setFocus()
        self._busy = busy
        self._show.setEnabled(not busy)
        self._show.setText(self.tr("One moment…") if busy else self.tr("Show my journal"))

    def show_wrong(self, words: str) -> None:
        """Say that this passphrase did not fit. The next key replaces it."""
        self.show_busy(False)
        self._wrong.show_words(words, "trouble")
        self.field.select_all()
        self.field.setFocus()
        QTimer.singleShot(0, self, self._show_wrong)

    def uncover(self) -> None:
        """Go away, and give the focus back to where the person was."""
        self._show_plain()
        self.lift()
        if self._focus_before and isValid(self._focus_before):  # it may have been replaced meanwhile
            self._focus_before.setFocus()
        self._focus_before = None

    def event(self, event: QEvent) -> bool:
        """Claim every key before a shortcut of the window takes it."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let no key through to the window. F1 asks for help, as everywhere."""
        if event.key() == Qt.Key.Key_F1:
            self.help_asked.emit()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep the focus on the cover."""
        return move_within(self, forward) or True

    def _show_wrong(self) -> None:
        self._scroll.ensureWidgetVisible(self._wrong)

    def _submit(self) -> None:
        if not self._busy and self.field.text():
            self.passphrase_entered.emit(self.field.text())

    def _in_trouble(self) -> tuple[QWidget, ...]:
        return (self._trouble, self._kept, self.field, self._wrong, self._show)

    def _show_plain(self) -> None:
        self.field.clear()
        self._trouble.clear()
        self._wrong.clear()
        self.show_busy(False)
        self._title.setText(self.tr("Locking…"))
        for widget in self._in_trouble():
            widget.hide()
