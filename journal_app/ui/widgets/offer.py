"""One quiet thing that could be done now: an icon, a title, a line. The whole card is the button."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.as_read import beginning
from journal_app.ui.widgets.buttons import Button
from journal_app.ui.widgets.card import Card

_ICON = 22
_INSET = 14
_GAP = 3
_TALL = 10_000
_WRAP = Qt.TextFlag.TextWordWrap.value


class Offer(Card):
    """It is there or not; it never asks twice."""

    taken = Signal()

    def __init__(self, theme: Theme, icon: str, role: str, title: str = "", line: str = "") -> None:
        """`icon` and the `role` of its colour ("gold"), as the theme has them."""
        super().__init__(theme)
        self.button = _OfferButton(theme, icon, role)
        self.button.clicked.connect(self.taken)
        self.add(self.button)
        self.say(title, line)
        self._fit()
        theme.changed.connect(self._fit)

    def say(self, title: str, line: str) -> None:
        """Say what is offered."""
        self.button.say(title, line)

    def show_icon(self, icon: str, role: str) -> None:
        """Take another icon, in the colour of a role."""
        self.button.show_icon(icon, role)

    def _fit(self) -> None:
        edge = self._theme.px(8)
        self.body.setContentsMargins(edge, edge, edge, edge)


class _OfferButton(Button):
    """Paints itself: two lines that wrap beside an icon."""

    def __init__(self, theme: Theme, icon: str, role: str) -> None:
        super().__init__("", "fold")
        self._theme = theme
        self._icon = icon
        self._role = role
        self._line = ""
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def say(self, title: str, line: str) -> None:
        """Say what is offered; a screen reader has it as name and description."""
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self._line = line
        self.updateGeometry()
        self.update()

    def show_icon(self, icon: str, role: str) -> None:
        """Take another icon, in the colour of a role."""
        self._icon, self._role = icon, role
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room the words need at the present width."""
        return QSize(self._theme.px(160), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(self._theme.px(100), self.heightForWidth(max(self.width(), self._theme.px(100))))

    def hasHeightForWidth(self) -> bool:
        """Long words go on to a second line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height the words need in this width."""
        px = self._theme.px
        room = max(width - px(_ICON + 3 * _INSET), px(40))
        title, line = self._heights(room)
        return max(px(48), title + px(_GAP) + line + px(2 * 10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon, words and ring."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected"))
            painter.drawRoundedRect(QRectF(self.rect()), px(10), px(10))
        icon = theme.pixmap(self._icon, self._role, _ICON, self.devicePixelRatioF())
        place = QRect(px(_INSET), (self.height() - px(_ICON)) // 2, px(_ICON), px(_ICON))
        painter.drawPixmap(self._placed(place).topLeft(), icon)
        left = px(_ICON + 2 * _INSET)
        room = self.width() - left - px(_INSET)
        title, line = self._heights(room)
        top = (self.height() - title - px(_GAP) - line) // 2
        painter.setFont(theme.font("heading"))
        painter.setPen(theme.colour("text"))
        side = _WRAP | beginning(self.layoutDirection()).value
        painter.drawText(self._placed(QRect(left, top, room, title)), side, self.text())
        painter.setFont(theme.font("muted"))
        painter.setPen(theme.colour("muted"))
        painter.drawText(self._placed(QRect(left, top + title + px(_GAP), room, line)), side, self._line)
        if self.hasFocus() and self.shows_ring:
            self.paint_ring(painter)
        painter.end()

    def _placed(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _heights(self, room: int) -> tuple[int, int]:
        said = ((self.text(), "heading"), (self._line, "muted"))
        heights = [
            QFontMetrics(self._theme.font(role)).boundingRect(0, 0, room, _TALL, _WRAP, words).height()
            for words, role in said
        ]
        return heights[0], heights[1]
