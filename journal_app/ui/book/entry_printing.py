"""The way from a page to paper: a button below it. The panel is made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journal_app.ui.book.book_ways import BookWays
from journal_app.ui.journal.entry_editor import EntryEditor
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from journal_app.ui.book.entry_panel import EntryPanel


class EntryPrinting(QObject):
    """Belongs to an editor; `button` is for whoever lays out what stands below the page."""

    def __init__(self, theme: Theme, ways: BookWays, editor: EntryEditor) -> None:
        super().__init__(editor)
        self._theme = theme
        self._ways = ways
        self._editor = editor
        self._panel: EntryPanel | None = None
        self.button = IconButton(theme, "printer", self.tr("Print or save as PDF"))
        self.button.setToolTip(self.tr("Print or save as PDF (Ctrl+P)"))
        self.button.clicked.connect(self.open_panel)

    @property
    def panel(self) -> EntryPanel:
        """What asks how the page is to leave."""
        if self._panel is None:
            from journal_app.ui.book.entry_panel import EntryPanel

            self._panel = EntryPanel(self._theme, self._ways, self._editor)
            self._panel.closed.connect(self._editor.area.setFocus)
            self._editor.add_panel(self._panel)
        return self._panel

    def open_panel(self) -> None:
        """Ask how the page is to leave."""
        self.panel.open_panel()

    def close_panel(self, _entry: object = None) -> None:
        """Another page lies open: what was asked about this one is over."""
        if self._panel is not None and not self._panel.isHidden():
            self._panel.out.give_up()
            self._panel.hide()

    def give_up(self) -> None:
        """Stop what may be going on."""
        if self._panel is not None:
            self._panel.out.give_up()

    def settle(self, then: Callable[[], None]) -> None:
        """Call `then` once nothing half made is left of what was stopped."""
        if self._panel is None:
            then()
        else:
            self._panel.out.settle(then)
