"""Showing one number after another across the window, and going back to who asked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from journal_app.ui.help.number_large import NumberLarge
from journal_app.ui.theme.theme import Theme


class LargeNumbers(QObject):
    """Shows a number over the window of `page`, one at a time."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._page = page
        self._view: NumberLarge | None = None
        self._asked_by: QWidget | None = None

    def show_large(self, number: str, name: str) -> None:
        """Cover the window with the number until it is closed."""
        self.close_view()
        window = self._page.window()
        self._asked_by = window.focusWidget()
        self._view = NumberLarge(self._theme, number, name, window)
        self._view.closed.connect(self._on_closed)
        self._view.open_view()

    def close_view(self) -> None:
        """Take the number away, if there is one."""
        if self._view:
            self._view.close_view()

    def _on_closed(self) -> None:
        self._view = None
        asked_by, self._asked_by = self._asked_by, None
        if self._page.isVisible():  # who asked may have been replaced meanwhile
            back = asked_by if asked_by and isValid(asked_by) else self._page
            back.setFocus(Qt.FocusReason.OtherFocusReason)
