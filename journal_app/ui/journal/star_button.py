"""The star of an entry: switched on, it is a favourite."""

from __future__ import annotations

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import IconButton
from journal_app.ui.widgets.checked import show_checked


class StarButton(IconButton):
    """An outline, or filled with gold; `toggled` says that the person wants it the other way."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "star", self.tr("Favourite"))
        self.setCheckable(True)
        self.show_star(on=False)

    def show_star(self, *, on: bool) -> None:
        """Show whether the entry is a favourite."""
        show_checked(self, on)
        self._role = "gold" if on else "muted"
        self.show_icon("star-filled" if on else "star", self.tr("Favourite"))
        self.setToolTip(
            self.tr("No longer a favourite (Ctrl+D)") if on else self.tr("Make it a favourite (Ctrl+D)")
        )
