"""Where a passphrase is typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.ui.qt_numbers import HIDDEN_TEXT, NO_AUTO_UPPERCASE, NO_PREDICTIVE_TEXT, SENSITIVE_DATA
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import IconButton
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.sides import sides


class PassphraseField(QWidget):
    """A field that hides what is typed, can show it, and says when Caps Lock is on."""

    submitted = Signal()
    edited = Signal()

    def __init__(self, theme: Theme, name: str = "") -> None:
        """`name` is what a screen reader calls the field; "Passphrase" if not given."""
        super().__init__()
        self._theme = theme
        self._line = _Line()
        self._line.setAccessibleName(name or self.tr("Passphrase"))
        self._caps = make_label(self.tr("Caps Lock is on"), "tiny")
        self._caps.setWordWrap(False)
        self._caps.hide()
        self._eye = IconButton(theme, "eye", self.tr("Show the passphrase"))
        self.setFocusProxy(self._line)

        self._line.returnPressed.connect(self.submitted)
        self._line.textEdited.connect(self._on_edited)
        self._line.caps_lock_seen.connect(self._on_caps_lock_seen)
        self._eye.clicked.connect(self._on_eye_clicked)

        self._inside = QHBoxLayout(self._line)
        self._inside.addStretch()
        self._inside.addWidget(self._caps)
        self._inside.addWidget(self._eye)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._line)
        QWidget.setTabOrder(self._line, self._eye)
        self._measure()
        theme.changed.connect(self._measure)

    def describe(self, words: str) -> None:
        """Have a screen reader say these words too when it comes to the field."""
        self._line.setAccessibleDescription(words)

    def text(self) -> str:
        """Return what was typed."""
        return self._line.text()

    def put(self, text: str) -> None:
        """Hold what was typed into another field before."""
        self._line.setText(text)

    def clear(self) -> None:
        """Empty the field beyond undo, and hide what will be typed next."""
        self._line.setText("")  # unlike QLineEdit.clear(), this also empties the undo history
        self._hide_text(True)

    def select_all(self) -> None:
        """Select what was typed, so that the next key replaces it."""
        self._line.selectAll()

    def _on_edited(self) -> None:
        self.edited.emit()

    def _on_eye_clicked(self) -> None:
        self._hide_text(self._line.echoMode() == QLineEdit.EchoMode.Normal)

    def _hide_text(self, hide: bool) -> None:
        self._line.hide_text(hide)
        if hide:
            self._eye.show_icon("eye", self.tr("Show the passphrase"))
        else:
            self._eye.show_icon("eye-off", self.tr("Hide the passphrase"))

    def _on_caps_lock_seen(self, is_on: bool) -> None:
        if is_on != self._caps.isVisibleTo(self):
            self._caps.setVisible(is_on)
            self._measure()
            if is_on:
                announce(self._line, self._caps.text())

    def _measure(self) -> None:
        px = self._theme.px
        self._inside.setContentsMargins(sides(self, 0, 0, px(4), 0))
        self._inside.setSpacing(px(6))
        taken = px(36) + (self._caps.sizeHint().width() + px(6) if self._caps.isVisibleTo(self) else 0)
        self._line.setTextMargins(sides(self, px(4), 0, taken - px(6), 0))


class _Line(QLineEdit):
    """A hidden line. Qt does not tell whether Caps Lock is on: the letters that come do."""

    caps_lock_seen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._caps: bool | None = None  # None: no letter yet
        self.setProperty("role", "passphrase")
        self.hide_text(True)

    def hide_text(self, hide: bool) -> None:
        """Show dots, or what was typed."""
        self.setEchoMode(QLineEdit.EchoMode.Password if hide else QLineEdit.EchoMode.Normal)
        # Set each time, since the echo mode resets it: no word list of the system may learn a passphrase.
        hints = HIDDEN_TEXT | SENSITIVE_DATA | NO_PREDICTIVE_TEXT | NO_AUTO_UPPERCASE
        self.setProperty("inputMethodHints", hints)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look for signs of Caps Lock, then type."""
        from PySide6.QtCore import Qt

        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock and self._caps is not None:
            self._see(not self._caps)
        elif len(letter) == 1 and letter.lower() != letter.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._see(letter.isupper() != shift)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Know nothing more: Caps Lock can change while another window has the keys."""
        super().focusOutEvent(event)
        self._see(False)
        self._caps = None

    def _see(self, is_on: bool) -> None:
        self._caps = is_on
        self.caps_lock_seen.emit(is_on)
