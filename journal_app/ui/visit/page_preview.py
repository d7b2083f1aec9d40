"""The page as it will be printed, on white paper, whatever the colours around it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.domain.visit import PaperSize, VisitPage
from journal_app.render.visit_page import paint_on_screen, paper_shape
from journal_app.render.visit_sheet import VisitSheet
from journal_app.ui.theme.theme import Theme

_WIDEST = 620


class PagePreview(QWidget):
    """A sheet of paper as large as there is room, with the same painting as in the PDF."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sheet: VisitSheet | None = None
        self._size = PaperSize.A4
        self._whole = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("The page as it will be printed"))
        self._measure()
        theme.changed.connect(self._measure)

    def show_page(self, page: VisitPage) -> VisitSheet:
        """Show a page; return it laid out."""
        self._sheet = VisitSheet(page)
        self._size = page.size
        self.setAccessibleDescription("\n".join(section.heading for section in page.sections))
        self._measure()
        self.update()
        return self._sheet

    def fill_width(self, whole: bool) -> None:
        """Be as high as the paper is at the full width, or keep to the height there is."""
        self._whole = whole
        self._measure()

    def sizeHint(self) -> QSize:
        """Return a size at which the page can be recognised."""
        return QSize(self._theme.px(360), self._theme.px(400))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width, where the height is free."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper and page."""
        place = self._paper()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._sheet:
            paint_on_screen(painter, self._sheet, self._size, place)
        painter.setPen(QPen(self._theme.colour("edge"), 1))
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _paper(self) -> QRectF:
        ratio = self._ratio()
        width = min(self.width(), self.height() / ratio, self._theme.px(_WIDEST))
        return QRectF(round((self.width() - width) / 2), 0, round(width), round(width * ratio))

    def _ratio(self) -> float:
        shape = paper_shape(self._size)
        return shape.height() / shape.width()

    def _measure(self) -> None:
        if self._whole:
            self.setFixedHeight(round(min(self.width(), self._theme.px(_WIDEST)) * self._ratio()))
        else:
            self.setMinimumHeight(0)
            self.setMaximumHeight(round(self.width() * self._ratio()))
