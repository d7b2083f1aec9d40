"""A question in place, before something that cannot be taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.labels import make_label


class ConfirmStrip(QFrame):
    """Says what will happen and offers both ways. The focus is on the way that changes nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._do: Callable[[], None] | None = None
        self._came_from: QWidget | None = None
        self.setProperty("role", "trouble")
        self._words = make_label("", "small")
        self._yes = make_button("", "plain")
        self._no = make_button(self.tr("Keep"), "plain")
        self._line = FlowLayout()
        self._line.addWidget(self._no)
        self._line.addWidget(self._yes)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._words)
        self._column.addLayout(self._line)
        self._yes.clicked.connect(self._on_yes)
        self._no.clicked.connect(self.leave)
        self._measure()
        theme.changed.connect(self._measure)
        self.hide()

    def ask(self, words: str, yes: str, do: Callable[[], None], no: str = "") -> None:
        """Appear; `do` is called if the person presses `yes`. `no` changes nothing: "Keep", if not given."""
        self._do = do
        self._came_from = self.window().focusWidget()
        self._words.setText(words)
        self._yes.setText(yes)
        self._no.setText(no or self.tr("Keep"))
        self.show()
        self._no.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words)

    def leave(self) -> None:
        """Go away; nothing happens."""
        self._do = None
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
            self._came_from = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _on_yes(self) -> None:
        do = self._do
        self.leave()
        if do:
            do()

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(14), px(11), px(14), px(11))
        self._column.setSpacing(px(8))
        self._line.setSpacing(px(8))
