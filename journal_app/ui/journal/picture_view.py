"""One picture, as large as there is room, or larger and moved about."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy

from journal_app.ui.theme.theme import Theme

_STEP = 1.25
_LARGEST = 8.0
_NUDGE = 80
"""Pixels an arrow key moves a picture that is larger than its place, before scaling."""

_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class PictureView(QFrame):
    """Shows what it is given. Small pictures are not made larger until the person asks."""

    resized = Signal()
    """There is another amount of room now."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image = QImage()
        self._fitted = QImage()  # the same, scaled beforehand to the room there is
        self._waiting = ""
        self._zoom = 1.0
        self._shift = QPointF()
        self._grabbed: QPointF | None = None
        self._by_tab = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def zoom(self) -> float:
        """How much larger than fitted; 1 is as large as there is room."""
        return self._zoom

    @property
    def is_empty(self) -> bool:
        """True while there is no picture."""
        return self._image.isNull()

    def wait(self, words: str) -> None:
        """Show no picture, but these words."""
        self._image = self._fitted = QImage()
        self._waiting = words
        self.fit()

    def show_image(self, image: QImage, fitted: QImage) -> None:
        """Show a picture. `fitted` is the same, scaled smoothly to the room there is."""
        self._image, self._fitted, self._waiting = image, fitted, ""
        self.fit()

    def larger(self) -> None:
        """Show more detail."""
        self._set_zoom(self._zoom * _STEP)

    def smaller(self) -> None:
        """Show less detail, down to the whole picture."""
        self._set_zoom(self._zoom / _STEP)

    def fit(self) -> None:
        """Show the whole picture."""
        self._set_zoom(1.0)

    def nudge(self, right: int, down: int) -> None:
        """Look further right or down in a picture that is larger than its place."""
        step = self._theme.px(_NUDGE)
        self._move_to(self._shift - QPointF(right * step, down * step))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, or the words instead of it, and a ring while the keyboard is here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.is_empty:
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._waiting)
        else:
            place = self._place()
            sharp = (
                self._fitted.size() / self._fitted.devicePixelRatio() if not self._fitted.isNull() else None
            )
            as_fitted = sharp is not None and self._zoom == 1.0 and sharp == place.size().toSize()
            painter.drawImage(place, self._fitted if as_fitted else self._image)
        if self.hasFocus():
            width = self._theme.px(2)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("accent" if self._by_tab else "soft"), width))
            inset = width / 2
            radius = self._theme.px(10)
            box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(box, radius, radius)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is to whoever goes about by it; a quiet edge is enough at the beginning."""
        self._by_tab = event.reason() in _BY_TAB
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the picture in its place."""
        super().resizeEvent(event)
        self._move_to(self._shift)
        self.resized.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel goes nearer and further."""
        if event.angleDelta().y():
            (self.larger if event.angleDelta().y() > 0 else self.smaller)()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        super().mousePressEvent(event)
        self._grabbed = event.position() - self._shift

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it about."""
        if self._grabbed is not None:
            self._move_to(event.position() - self._grabbed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        super().mouseReleaseEvent(event)
        self._grabbed = None

    def _fitted_size(self) -> QSizeF:
        size = QSizeF(self._image.size()) / self.devicePixelRatioF()
        room = QSizeF(self.size())
        if size.width() > room.width() or size.height() > room.height():
            return size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        return size

    def _place(self) -> QRectF:
        size = (self._fitted_size() * self._zoom).toSize()
        corner = QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2)
        return QRectF((corner + self._shift).toPoint(), size)

    def _set_zoom(self, zoom: float) -> None:
        before, self._zoom = self._zoom, min(max(zoom, 1.0), _LARGEST)
        self._move_to(self._shift * (self._zoom / before))

    def _move_to(self, shift: QPointF) -> None:
        """Move the picture, but no edge of it into the room."""
        size = self._fitted_size() * self._zoom
        right = max(0.0, (size.width() - self.width()) / 2)
        down = max(0.0, (size.height() - self.height()) / 2)
        self._shift = QPointF(min(max(shift.x(), -right), right), min(max(shift.y(), -down), down))
        self.setCursor(Qt.CursorShape.OpenHandCursor if right or down else Qt.CursorShape.ArrowCursor)
        self.update()
