"""One of several things a person wrote, with what moves it up, down or away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import IconButton

UP, DOWN = -1, 1


class RowTools(QWidget):
    """Three small buttons. Up and down are there only if there is something to change places with."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.up = IconButton(theme, "arrow-up", self.tr("Move up"))
        self.down = IconButton(theme, "arrow-down", self.tr("Move down"))
        self.remove = IconButton(theme, "x", self.tr("Remove"))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        for button in self.buttons:
            self._line.addWidget(button)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def buttons(self) -> tuple[IconButton, ...]:
        """Return the buttons from left to right."""
        return (self.up, self.down, self.remove)

    def name_buttons(self, whose: str) -> None:
        """Say to a screen reader what is moved or removed. Not in tool tips: those would read HTML."""
        self.up.setAccessibleName(self.tr("Move up: {0}").format(whose))
        self.down.setAccessibleName(self.tr("Move down: {0}").format(whose))
        self.remove.setAccessibleName(self.tr("Remove: {0}").format(whose))

    def _measure(self) -> None:
        self._line.setSpacing(self._theme.px(2))


class Row(QWidget):
    """What a list of rows needs to know of each. The fields and their names are its children's matter."""

    changed = Signal()
    move_wanted = Signal(int)
    """UP or DOWN, by button or by Alt and an arrow key."""
    removal_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.tools = RowTools(theme)
        self.number = 1
        self.tools.up.clicked.connect(self._on_up)
        self.tools.down.clicked.connect(self._on_down)
        self.tools.remove.clicked.connect(self.removal_wanted)
        for keys, do in (("Alt+Up", self._on_up), ("Alt+Down", self._on_down)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    @property
    def is_empty(self) -> bool:
        """True if nothing is written in it."""
        raise NotImplementedError

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """Return what can be written in, in the order of reading."""
        raise NotImplementedError

    def name_all(self) -> None:
        """Give every field and button a name that says whose it is."""
        raise NotImplementedError

    def show_place(self, index: int, count: int) -> None:
        """Learn which of `count` rows this is now, counted from 0."""
        self.number = index + 1
        self.tools.up.setVisible(count > 1)
        self.tools.down.setVisible(count > 1)
        self.name_all()

    def _on_up(self) -> None:
        self.move_wanted.emit(UP)

    def _on_down(self) -> None:
        self.move_wanted.emit(DOWN)
