"""The sidebar: the pages, and at its foot help, settings and the lock."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStyle, QVBoxLayout, QWidget

from journal_app.ui.theme.style_sheet import CONTROL_HEIGHT, RADIUS, mix
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.as_read import beginning
from journal_app.ui.widgets.buttons import Button
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.sides import sides

WIDTH = 216
_ICON = 20
_INSET = 14  # of an icon in its button, and of the words beside it
SETTINGS = "settings"
_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}

TIGHT_FROM = 1.5
"""Text size beyond which the air around words no longer grows with them."""


class Sidebar(QFrame):
    """Where the pages are chosen. Up and Down go from one to the next; Tab goes past the pages at once."""

    page_chosen = Signal(str)
    help_asked = Signal()
    settings_asked = Signal()
    lock_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "side")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._pages: dict[str, _NavButton] = {}
        self._wordmark = make_label("Rosemary", "heading")
        self._wordmark.setWordWrap(False)
        self._help = _NavButton(theme, "life-buoy", self.tr("Get help now"), icon_role="warm")
        self._settings = _NavButton(theme, "settings-2", self.tr("Settings"))
        self._lock = _NavButton(theme, "lock", self.tr("Lock"))

        for button in (self._help, self._settings, self._lock):
            button.stepped.connect(self._on_stepped)
        self._help.clicked.connect(self.help_asked)
        self._settings.clicked.connect(self.settings_asked)
        self._lock.clicked.connect(self.lock_asked)

        list_of_pages = QWidget()
        self._list = QVBoxLayout(list_of_pages)
        self._list.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(list_of_pages)
        self._scroll.viewport().setAutoFillBackground(False)
        list_of_pages.setAutoFillBackground(False)

        self._column = QVBoxLayout(self)
        self._column.addWidget(self._wordmark)
        self._column.addWidget(self._scroll, 1)
        for button in (self._help, self._settings, self._lock):
            self._column.addWidget(button)
        self._measure()
        theme.changed.connect(self._measure)

    def add_page(self, page_id: str, icon: str, text: str) -> None:
        """Put a page at the end of the list."""
        button = _NavButton(self._theme, icon, text)
        button.clicked.connect(self._on_page_clicked)
        button.stepped.connect(self._on_stepped)
        self._list.insertWidget(self._list.count() - 1, button)
        self._pages[page_id] = button
        # Tab goes through pages before the foot. Qt orders only after something that takes the focus.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for before, after in pairwise((self._scroll, *self._pages.values())):
            QWidget.setTabOrder(before, after)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._measure()
        self._place_tab_stop()

    def show_only(self, shown: Collection[str], among: Collection[str]) -> None:
        """Of some pages show only these; the others keep their place for when they come back."""
        for page_id in among:
            self._pages[page_id].setVisible(page_id in shown)
        self._measure()
        self._place_tab_stop()

    def select(self, page_id: str) -> None:
        """Show which page is open ("settings" too); nothing is chosen if it is not in the list."""
        for name, button in (*self._pages.items(), (SETTINGS, self._settings)):
            button.set_open(name == page_id)
        self._place_tab_stop()
        if page_id in self._pages:
            self._scroll.ensureWidgetVisible(self._pages[page_id])

    def _on_stepped(self, step: int) -> None:
        """Bring the focus to the button above or below, without choosing."""
        buttons = [button for button in self._every_button() if button.isVisibleTo(self)]
        at = next(n for n, button in enumerate(buttons) if button is self.sender()) + step
        button = buttons[min(max(at, 0), len(buttons) - 1)]
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.ensureWidgetVisible(button)

    def _every_button(self) -> list[_NavButton]:
        return [*self._pages.values(), self._help, self._settings, self._lock]

    def _on_page_clicked(self) -> None:
        clicked = self.sender()
        for page_id, button in self._pages.items():
            if button is clicked:
                self.page_chosen.emit(page_id)

    def _place_tab_stop(self) -> None:
        """Let Tab come to the open page, or the first: one stop for the whole list."""
        pages = [button for button in self._pages.values() if not button.isHidden()]
        stop = next((button for button in pages if button.is_open), pages[0] if pages else None)
        for button in pages:
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus)

    def _measure(self) -> None:
        """Be as wide as the words need, and no wider than at scale 1: large text leaves room for the page."""
        px = self._theme.px
        side = 12 if _is_tight(self._theme) else min(px(14), 20)
        bar = px(12) if self._theme.scale > 1 else 0
        widest = max(button.sizeHint().width() for button in self._every_button())
        self.setFixedWidth(max(min(px(WIDTH), WIDTH), widest + 2 * side + bar))
        self._column.setContentsMargins(side, px(24), side, side + 2)
        self._column.setSpacing(px(2))
        self._wordmark.setContentsMargins(sides(self, px(12), 0, 0, px(16)))
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(px(2))


class _NavButton(Button):
    """An icon and a word. Filled, in semi-bold and with a coloured icon while its page is open."""

    stepped = Signal(int)
    """Up (-1) or Down (1) was pressed."""

    def __init__(self, theme: Theme, icon: str, text: str, icon_role: str = "muted") -> None:
        super().__init__(text, "nav")
        self._theme = theme
        self._icon = icon
        self._icon_role = icon_role
        self.is_open = False
        self._size: tuple[float, QSize] | None = None  # at this scale; layouts ask for it a hundred times
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_open(self, is_open: bool) -> None:
        """Show whether the page is open."""
        self.is_open = is_open
        self.setAccessibleDescription(self.tr("This page is open") if is_open else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the icon and the word in semi-bold."""
        if self._size is None or self._size[0] != self._theme.scale:
            self._size = self._theme.scale, self._measured()
        return QSize(self._size[1])

    def _measured(self) -> QSize:
        px = self._theme.px
        font = self._theme.font("control")
        font.setWeight(font.Weight.DemiBold)
        words = QFontMetrics(font).horizontalAdvance(self.text())
        # Large text gets less air, so that a low window still shows most pages.
        height = px(18) + min(px(CONTROL_HEIGHT - 18), 26)
        return QSize(px(_ICON) + words + 3 * _inset(self._theme), height)

    def minimumSizeHint(self) -> QSize:
        """Return the size below which words would be cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand Up and Down to the sidebar; else the list would only scroll."""
        if event.key() in _STEPS:
            self.stepped.emit(_STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button."""
        theme, px, colours = self._theme, self._theme.px, self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_open or self.isDown() or self.underMouse():
            full = self.is_open or self.isDown()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected") if full else mix(colours.side, colours.selected, 0.5))
            painter.drawRoundedRect(QRectF(self.rect()), px(RADIUS), px(RADIUS))
        icon_role = "accent" if self.is_open else self._icon_role
        icon = theme.pixmap(self._icon, icon_role, _ICON, self.devicePixelRatioF())
        place = QRect(_inset(theme), (self.height() - px(_ICON)) // 2, px(_ICON), px(_ICON))
        painter.drawPixmap(QStyle.visualRect(self.layoutDirection(), self.rect(), place).topLeft(), icon)
        font = theme.font("control")
        if self.is_open:
            font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        words = self.rect().adjusted(2 * _inset(theme) + px(_ICON), 0, 0, 0)
        words = QStyle.visualRect(self.layoutDirection(), self.rect(), words)
        flags = Qt.AlignmentFlag.AlignVCenter | beginning(self.layoutDirection())
        painter.drawText(words, flags, self.text())
        if self.hasFocus() and self.shows_ring:
            self.paint_ring(painter)
        painter.end()


def _is_tight(theme: Theme) -> bool:
    """Whether the text is so large that every pixel beside it is missed on the page."""
    return theme.scale > TIGHT_FROM


def _inset(theme: Theme) -> int:
    return 14 if _is_tight(theme) else theme.px(_INSET)
