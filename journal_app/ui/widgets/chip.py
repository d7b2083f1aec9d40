"""A small rounded button for a tag or a filter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt

from journal_app.ui.theme.theme import Theme
from journal_app.ui.translation import as_written
from journal_app.ui.widgets.buttons import Button

LONGEST = 220  # pixels of text at scale 1; a longer one is cut and shown whole in its tool tip
WIDEST = 360  # pixels of text at any scale: more would not fit a narrow page


class Chip(Button):
    """A chip is either switched on and off (a filter) or taken away by a click (a tag on an entry)."""

    def __init__(self, theme: Theme, text: str, *, removable: bool = False) -> None:
        """A `removable` chip carries a cross; the page that owns it takes it away when it is clicked."""
        super().__init__("", "chip")
        self._theme = theme
        self._text = text
        self._removable = removable
        self.setCheckable(not removable)
        if removable:
            turned = self.isRightToLeft()  # the other direction puts the cross after the word
            self.setLayoutDirection(
                Qt.LayoutDirection.LeftToRight if turned else Qt.LayoutDirection.RightToLeft
            )
            self.setAccessibleName(self.tr("Remove {tag}").format(tag=text))
        else:
            self.setAccessibleName(text)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def words(self) -> str:
        """Return the whole text, also where less is seen."""
        return self._text

    def sizeHint(self) -> QSize:
        """Return the size with the bold text of a chip that is on, so that switching moves nothing."""
        hint = super().sizeHint()
        if not self.isCheckable():
            return hint
        return hint + QSize(self.bold_surplus(), 0)

    def changeEvent(self, event: QEvent) -> None:
        """Cut the text anew when the font has changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._text, Qt.TextElideMode.ElideRight, min(self._theme.px(LONGEST), WIDEST)
        )
        self.setText(as_written(shown.replace("&", "&&")))
        self.setToolTip(self._text if shown != self._text else "")
        if self._removable:
            self.setIcon(self._theme.icon("x", "muted", 14))
        self.updateGeometry()
