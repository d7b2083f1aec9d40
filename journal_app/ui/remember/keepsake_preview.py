"""The keepsake page as it will be, as wide as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.domain.keepsake import KeepsakePage
from journal_app.render.keepsake import keepsake_shape
from journal_app.ui.theme.theme import Theme

_WIDEST = 440


class KeepsakePreview(QWidget):
    """Shows a picture that was painted elsewhere. What stands on it is said to a screen reader."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture = QImage()
        self._ratio = 1.4142
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The page as it will be"))
        theme.changed.connect(self._measure)

    def say(self, page: KeepsakePage) -> None:
        """Say what will stand on it."""
        shape = keepsake_shape(page.size)
        self._ratio = shape.height() / shape.width()
        photo = self.tr("A photo") if page.photo is not None else ""
        parts = (photo, page.name, page.when, page.line)
        self.setAccessibleDescription("\n".join(part for part in parts if part.strip()))
        self._measure()

    def show_picture(self, picture: QImage) -> None:
        """Show it."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size at which it can be read."""
        wide = self._theme.px(380)
        return QSize(wide, round(wide * self._ratio))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page, and its edge."""
        wide = min(self.width(), self._theme.px(_WIDEST))
        place = QRectF((self.width() - wide) // 2, 0, wide, self.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._picture.isNull():
            shown = self._picture.scaled(
                (place.size() * self.devicePixelRatioF()).toSize(),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            painter.drawImage(place, shown)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _measure(self) -> None:
        self.setFixedHeight(round(min(max(self.width(), 1), self._theme.px(_WIDEST)) * self._ratio))
