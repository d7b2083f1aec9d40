"""A message where it happened, never a box to click away."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from journal_app.ui.qt_numbers import ALIGN_TOP
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.labels import make_label

_ICONS = {"note": ("info", "accent"), "trouble": ("triangle-alert", "warm")}


class InlineMessage(QFrame):
    """A line or two with an icon. Hidden while there is nothing to say, and built when there first is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._kind = "note"
        self._is_built = False
        self.hide()

    def _build(self) -> None:
        self._is_built = True
        self._icon = QLabel()
        self._words = make_label("", "small")
        self._row = QHBoxLayout(self)
        self._icon.setProperty("alignment", ALIGN_TOP)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._words, 1)
        self._measure()
        self._theme.changed.connect(self._measure)

    @property
    def words(self) -> str:
        """Return what is being said, or ""."""
        return self._words.text() if self._is_built else ""

    @property
    def kind(self) -> str:
        """Return "note" or "trouble": what was said last."""
        return self._kind

    def show_words(self, words: str, kind: Literal["note", "trouble"] = "note") -> None:
        """Appear with these words and have them read out. The focus stays where it is."""
        self._kind = kind
        if not self._is_built:
            self._build()
        self._words.setText(words)
        self.setProperty("role", kind)
        self.style().polish(self)
        self._measure()
        self.show()
        announce(self, words, urgent=kind == "trouble")

    def clear(self) -> None:
        """Say nothing, take no room."""
        if self._is_built:
            self._words.clear()
        self.hide()

    def _measure(self) -> None:
        px = self._theme.px
        if self.words:  # else there is nothing to see yet
            name, role = _ICONS[self._kind]
            self._icon.setPixmap(self._theme.pixmap(name, role, 18, self.devicePixelRatioF()))
        self._row.setContentsMargins(px(14), px(11), px(14), px(11))
        self._row.setSpacing(px(10))
