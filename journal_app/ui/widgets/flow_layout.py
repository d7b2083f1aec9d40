"""A layout in lines: what does not fit goes on the next line."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget, QWidgetItem


class FlowLayout(QLayout):
    """Puts widgets side by side at their own size and wraps like words; from the right where words run so.

    `at_end`: each line ends at the far edge, as buttons below a page do.
    """

    def __init__(self, parent: QWidget | None = None, *, at_end: bool = False) -> None:
        super().__init__(parent)
        self._at_end = at_end
        self._items: list[QLayoutItem] = []
        self._shown: list[tuple[QLayoutItem, QSize]] | None = None
        self._heights: dict[int, int] = {}
        self.setContentsMargins(QMargins())

    def addWidget(self, widget: QWidget) -> None:
        """Put a widget at the end.

        The item is made here: one that Qt makes has a Python object that may have belonged to an older item
        at the same address, and dies with the layout of that one.
        """
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end."""
        self._items.append(item)
        self.invalidate()

    def invalidate(self) -> None:
        """Forget what was measured: Qt calls this when an item, its text or its font has changed.

        Without a memory a page of segments asks each of them for its size thousands of times.
        """
        self._shown = None
        self._heights.clear()
        super().invalidate()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None beyond the end, as Qt asks for it."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove an item and return it, or None beyond the end."""
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than the items do."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Fewer items on a line make more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at this width."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of everything on one line."""
        shown = [size for _, size in self._sizes()]
        gaps = max(0, len(shown) - 1) * self.spacing()
        width = sum(size.width() for size in shown) + gaps
        return self._with_margins(QSize(width, max((size.height() for size in shown), default=0)))

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item, _ in self._sizes():
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _sizes(self) -> list[tuple[QLayoutItem, QSize]]:
        """Return the items that are shown, and the size each would like."""
        if self._shown is None:
            self._shown = [(item, item.sizeHint()) for item in self._items if not item.isEmpty()]
        return self._shown

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, move: bool) -> int:
        """Go through the lines, moving the items if asked; return the height used."""
        margins = self.contentsMargins()
        area = rect.marginsRemoved(margins)
        spacing = self.spacing()
        y = area.y()
        for line in self._lines(area.width()):
            height = max(size.height() for _, size in line)
            if move:
                self._move(line, area, y, height)
            y += height + spacing
        bottom = y - spacing if y > area.y() else y
        return bottom - rect.y() + margins.bottom()

    def _move(self, line: list[tuple[QLayoutItem, QSize]], area: QRect, y: int, height: int) -> None:
        """Give the items of a line their places."""
        used = sum(size.width() for _, size in line) + (len(line) - 1) * self.spacing()
        x = area.x() + (max(0, area.width() - used) if self._at_end else 0)
        for item, size in line:
            place = QRect(QPoint(x, y + (height - size.height()) // 2), size)
            item.setGeometry(QStyle.visualRect(self._direction(), area, place))
            x += size.width() + self.spacing()

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Deal the items out to lines no wider than `width`; none is empty."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left, spacing = 0, self.spacing()
        for item, wished in self._sizes():
            wide = min(wished.width(), width)
            if not lines or left < spacing + wide:
                lines.append([])
                left = width + spacing
            lines[-1].append((item, QSize(wide, wished.height())))
            left -= spacing + wide
        return lines
