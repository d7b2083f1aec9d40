"""A title that opens what stands behind it, in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.as_read import beginning, key_as_read
from journal_app.ui.widgets.buttons import Button
from journal_app.ui.widgets.sides import sides

_ICON = 16
_INSET = 10


class Fold(QWidget):
    """A row that is as wide as its place, and what it opens, which is built when it is first opened.

    Enter, Space or a click opens and closes it; Right opens, Left closes.
    """

    opened = Signal()

    def __init__(self, theme: Theme, title: str, build: Callable[[], QWidget]) -> None:
        super().__init__()
        self._theme = theme
        self._build = build
        self.title = title
        self.head = _Head(theme, title)
        self.head.turned.connect(self._on_turned)
        self._inside: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.head)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def is_open(self) -> bool:
        """Whether what is behind the title can be seen."""
        return self.head.is_open

    def set_open(self, is_open: bool) -> None:
        """Open or close it."""
        self.head.turn(is_open)

    def order_stops(self) -> None:
        """Have Tab go from the title through what is inside, as the eye does.

        What is built later than what stands below it would come last.
        """
        before: QWidget = self.head
        whole: QWidget | None = None  # hands its focus to a part: left behind, it would lead back to that
        for stop in self._inside.findChildren(QWidget) if self._inside is not None else ():
            if stop.window() is not self.window() or (whole is not None and whole.isAncestorOf(stop)):
                continue
            proxy = stop.focusProxy()
            if proxy is not None and stop.isAncestorOf(proxy):
                whole = stop
            elif proxy is not None or stop.focusPolicy() == Qt.FocusPolicy.NoFocus:
                continue
            QWidget.setTabOrder(before, stop)
            before = stop

    def _on_turned(self, is_open: bool) -> None:
        if is_open and self._inside is None:
            self._inside = self._build()
            self._column.addWidget(self._inside)
            self.order_stops()
            self._measure()
        if self._inside is not None:
            self._inside.setVisible(is_open)
        if is_open:
            self.opened.emit()

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(4))
        if self._inside is not None:
            edge = px(_ICON + 2 * _INSET)
            self._inside.setContentsMargins(sides(self, edge, 0, px(_INSET), px(14)))


class _Head(Button):
    """The title, and a small arrow that tells whether it is open.

    Not checkable: to a screen reader it would be a check box, and only its mark would change.
    """

    turned = Signal(bool)
    """It is open now, or closed."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(title, "fold")
        self._theme = theme
        self._is_open = False
        self.clicked.connect(self._on_clicked)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._tell()

    @property
    def is_open(self) -> bool:
        """Whether what is behind the title is shown."""
        return self._is_open

    def turn(self, is_open: bool) -> None:
        """Open or close it."""
        if is_open != self._is_open:
            self._is_open = is_open
            self._tell()
            self.update()
            self.turned.emit(is_open)

    def sizeHint(self) -> QSize:
        """Return room for the words on as many lines as they need at the present width."""
        return QSize(self._theme.px(160), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(self._theme.px(60), self._theme.px(40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow key that goes on, as one reads, opens; the other closes."""
        key = key_as_read(self, event.key())
        if key == Qt.Key.Key_Right:
            self.turn(True)
        elif key == Qt.Key.Key_Left:
            self.turn(False)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint arrow, words and ring."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected"))
            painter.drawRoundedRect(QRectF(self.rect()), px(10), px(10))
        closed = "chevron-left" if self.isRightToLeft() else "chevron-right"
        name = "chevron-down" if self._is_open else closed
        icon = theme.pixmap(name, "muted", _ICON, self.devicePixelRatioF())
        place = QRect(px(_INSET), (self.height() - px(_ICON)) // 2, px(_ICON), px(_ICON))
        painter.drawPixmap(QStyle.visualRect(self.layoutDirection(), self.rect(), place).topLeft(), icon)
        painter.setFont(theme.font("question"))
        painter.setPen(theme.colour("text"))
        side = beginning(self.layoutDirection())
        flags = Qt.AlignmentFlag.AlignVCenter | side | Qt.TextFlag.TextWordWrap
        painter.drawText(self._words_place(), flags.value, self.text())
        if self.hasFocus() and self.shows_ring:
            self.paint_ring(painter)
        painter.end()

    def hasHeightForWidth(self) -> bool:
        """Long words go on to a second line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height the words need in this width."""
        px = self._theme.px
        room = width - px(_ICON + 3 * _INSET)
        metrics = QFontMetrics(self._theme.font("question"))
        wrapped = Qt.TextFlag.TextWordWrap.value
        words = metrics.boundingRect(0, 0, max(room, px(40)), 10_000, wrapped, self.text())
        return max(px(40), words.height() + px(16))

    def _words_place(self) -> QRect:
        px = self._theme.px
        place = self.rect().adjusted(px(_ICON + 2 * _INSET), 0, -px(_INSET), 0)
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _on_clicked(self) -> None:
        self.turn(not self._is_open)

    def _tell(self) -> None:
        self.setAccessibleDescription(
            self.tr("Open") if self._is_open else self.tr("Closed. Enter opens it.")
        )
