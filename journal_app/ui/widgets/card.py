"""A sheet of paper on the page: white or warm, with a soft shadow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QMoveEvent, QPainter, QPaintEvent, QRegion, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from journal_app.ui.theme.style_sheet import CARD_RADIUS
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.labels import make_label


class Card(QFrame):
    """A frame with padding, perhaps a title, and a column of what it is about."""

    def __init__(self, theme: Theme, title: str | None = None, *, warm: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._shadow: _Shadow | None = None
        self.setProperty("role", "warmCard" if warm else "card")
        self.body = QVBoxLayout(self)
        if title:
            self.add(make_label(title, "heading"))
        self._measure()
        theme.changed.connect(self._measure)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets under each other at the end of the card."""
        for widget in widgets:
            self.body.addWidget(widget)

    def changeEvent(self, event: QEvent) -> None:
        """Take the shadow along to another parent."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ParentChange:
            self._cast_shadow()

    def setVisible(self, visible: bool) -> None:
        """Hide the shadow with the card, also on a page that is not seen. It is shown with it below."""
        super().setVisible(visible)
        if not visible and self._shadow:
            self._shadow.hide()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Keep the shadow under the card."""
        super().moveEvent(event)
        self._place_shadow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shadow under the card."""
        super().resizeEvent(event)
        self._place_shadow()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the shadow with the card."""
        super().showEvent(event)
        if self._shadow:
            self._place_shadow()
            self._shadow.show()

    def _cast_shadow(self) -> None:
        if self._shadow:
            self._shadow.deleteLater()
            self._shadow = None
        parent = self.parentWidget()
        if parent and not isinstance(parent, QSplitter):  # a splitter would make it a pane
            self._shadow = _Shadow(self._theme, parent)
            self._shadow.lower()
            self.destroyed.connect(self._shadow.deleteLater)
            self._place_shadow()
            self._shadow.setVisible(not self.isHidden())

    def _place_shadow(self) -> None:
        if self._shadow:
            self._shadow.lie_under(self.geometry())

    def _measure(self) -> None:
        px = self._theme.px
        side = min(px(24), 34)  # large text needs the width more than the air
        self.body.setContentsMargins(side, px(20), side, px(22))
        self.body.setSpacing(px(12))
        self._place_shadow()


class _Shadow(QWidget):
    """What a card casts on its parent. It lies beneath the card, in no layout, and takes no clicks."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def lie_under(self, card: QRect) -> None:
        """Take the place around a card, leaving out its middle: typing there must not repaint this."""
        shadow = self._theme.shadow
        place = shadow.around(card)
        corner = self._theme.px(CARD_RADIUS)
        middle = card.translated(-place.topLeft()).adjusted(corner, corner, -corner, -corner)
        self.setGeometry(place)
        self.setMask(QRegion(self.rect()) - QRegion(middle))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shadow."""
        painter = QPainter(self)
        self._theme.shadow.paint(painter, self.rect(), self.devicePixelRatioF())
        painter.end()
