"""The head of a page: its title, the way back at the right, and a quiet line close below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.labels import make_label


class PageHead(QWidget):
    """The same on every page, so that a person finds the way back without looking for it."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        line: str = "",
        *,
        back: QPushButton | None = None,
        status: QWidget | None = None,
    ) -> None:
        """`status` stands at the end of the line; it may be empty without anything moving."""
        super().__init__()
        self._theme = theme
        self.title = make_label(title, "title")
        self._top = QHBoxLayout()
        self._top.addWidget(self.title, 1)
        if back is not None:
            self._top.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._top)
        if line:
            below = QHBoxLayout()
            below.addWidget(make_label(line, "muted"), 1)
            if status is not None:
                below.addWidget(status, 0, Qt.AlignmentFlag.AlignTop)
            self._column.addLayout(below)
        self._measure()
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        self._top.setSpacing(self._theme.px(12))
        self._column.setSpacing(self._theme.px(6))
