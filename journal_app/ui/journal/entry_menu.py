"""The menu of a page in the list: what its keys do too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from journal_app.domain.entry import EntryRow


class EntryMenu(QMenu):
    """It goes away for good when it closes."""

    def __init__(
        self,
        parent: QWidget,
        row: EntryRow,
        enter: Callable[[], None],
        turn_favourite: Callable[[], None],
        put_in_bin: Callable[[], None],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        favourite = self.tr("No longer a favourite") if row.favourite else self.tr("Make it a favourite")
        for words, keys, do in (
            (self.tr("Open"), "Return", enter),
            (favourite, "Ctrl+D", turn_favourite),
            (self.tr("Move to the bin"), "Delete", put_in_bin),
        ):
            action = self.addAction(words, do)
            action.setShortcut(QKeySequence(keys))
        self.setActiveAction(self.actions()[0])
