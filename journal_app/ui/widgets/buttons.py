"""Buttons, and the focus ring that all of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from journal_app.ui.theme.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

# The style sheet's corner radius as a share of its font size, so that the ring follows every scale.
_RADIUS_BY_KIND = {"segment": 10 / 13, "chip": 13 / 13}
_RADIUS = 10 / 14
_RING = 2 / 14


class Button(QPushButton):
    """A button with a ring around it while it has the focus, unless a click brought the focus.

    The ring comes back with the next key, so nobody who uses the keyboard is without it.
    """

    def __init__(self, text: str, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.shows_ring = True
        self._surplus: tuple[str, str, int] = ("", "", 0)

    def bold_surplus(self) -> int:
        """Return how many pixels wider the words are in semi-bold than in their present font.

        What was measured is kept: a layout asks each of its buttons many times.
        """
        words, font = self.text(), self.font()
        if self._surplus[:2] != (words, font.key()):
            from PySide6.QtGui import QFont, QFontMetrics

            bold = QFont(font)
            bold.setWeight(QFont.Weight.DemiBold)
            wider = QFontMetrics(bold).horizontalAdvance(words) - self.fontMetrics().horizontalAdvance(words)
            self._surplus = (words, font.key(), max(0, wider))
        return self._surplus[2]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember how the focus came."""
        from PySide6.QtCore import Qt

        reason = Qt.FocusReason
        if event.reason() != reason.ActiveWindowFocusReason:
            self.shows_ring = event.reason() not in (reason.MouseFocusReason, reason.PopupFocusReason)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the ring to whoever goes on by keyboard. Enter presses, as Space does."""
        from PySide6.QtCore import Qt

        if not self.shows_ring:
            self.shows_ring = True
            self.update()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button and its ring."""
        super().paintEvent(event)
        if self.hasFocus() and self.shows_ring:
            from PySide6.QtGui import QPainter  # here: the lock screen begins without a ring

            painter = QPainter(self)
            self.paint_ring(painter)
            painter.end()

    def paint_ring(self, painter: QPainter) -> None:
        """Paint the focus ring just inside the edge; a second line parts it from a filled button."""
        from PySide6.QtCore import QRectF, Qt
        from PySide6.QtGui import QPainter, QPalette, QPen

        kind = self.property("kind")
        size = self.font().pixelSize()
        width = max(2, round(size * _RING))
        radius = min(size * _RADIUS_BY_KIND.get(kind, _RADIUS), self.height() / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        lines = [QPalette.ColorRole.Accent]
        if kind == "primary":
            lines.append(QPalette.ColorRole.HighlightedText)
        for nth, role in enumerate(lines):
            inset = width * (nth + 0.5)
            painter.setPen(QPen(self.palette().color(role), width))
            box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(box, radius - inset, radius - inset)


_TURNED = {"chevron-left": "chevron-right", "chevron-right": "chevron-left"}
"""Which drawing points the same way for somebody who reads from the right."""


class IconButton(Button):
    """A square button with a drawing instead of words; `name` says in words what it does."""

    def __init__(self, theme: Theme, icon: str, name: str, role: str = "muted") -> None:
        super().__init__("", "icon")
        self._theme = theme
        self._icon = icon
        self._role = role
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._redraw()
        theme.changed.connect(self._redraw)

    def show_icon(self, icon: str, name: str) -> None:
        """Take another drawing and name, when the button now does something else."""
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:
        """Point the other way where words run from the right."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._redraw()

    def _redraw(self) -> None:
        icon = _TURNED.get(self._icon, self._icon) if self.isRightToLeft() else self._icon
        self.setIcon(self._theme.icon(icon, self._role))


class HelpLink(Button):
    """Get help now, below a page or screen: a quiet line beside its drawing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("", "link")
        self._theme = theme
        words = self.tr("Get help now")
        self.setText("\N{EN SPACE}" + words)  # a style sheet can't part icon and text
        self.setAccessibleName(words)
        self._redraw()
        theme.changed.connect(self._redraw)

    def _redraw(self) -> None:
        self.setIcon(self._theme.icon("life-buoy", "warm"))


def make_button(text: str, kind: str, parent: QWidget | None = None) -> Button:
    """Return a button. `kind`: "primary" (one on a page), "plain", "quiet", "link", "icon", or "row"."""
    return Button(text, kind, parent)
