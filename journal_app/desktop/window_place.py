"""Where the window stands and how: put there at the start, told at a lock and at the end."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize

from journal_app.domain.locked_settings import LockedSettings
from journal_app.ui.main_window import SMALLEST, MainWindow
from journal_app.window_start import WindowStart


def place(window: MainWindow, start: WindowStart, locked: LockedSettings) -> None:
    """Show the window as `start` asks for it, else as it stood at last."""
    screen = window.screen().availableVirtualGeometry()
    at_last = f"{locked.window_at},{locked.window_width},{locked.window_height}"
    numbers = _numbers(start.geometry or at_last)
    if len(numbers) == 4:
        x, y, width, height = numbers
        size = _fitting(width, height, screen)
        across, down = size.width() // 2, size.height() // 2  # so much of it can be seen at least
        x = min(max(x, screen.left() - across), screen.right() - across)
        y = min(max(y, screen.top() - down), screen.bottom() - down)
        window.setGeometry(QRect(QPoint(x, y), size))
    else:
        window.resize(_fitting(locked.window_width, locked.window_height, screen))
    if start.after_lock == "unasked":  # nobody asked for this window: it must not take the keys
        from PySide6.QtCore import Qt

        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    if start.state == "hidden":  # a second start shows it
        return
    {
        "minimised": window.showMinimized,
        "maximised": window.showMaximized,
        "full": window.showFullScreen,
    }.get(start.state or _state_at_last(start, locked), window.show)()


def remembered(window: MainWindow, locked: LockedSettings) -> LockedSettings:
    """Return the settings with where the window stands now: a few numbers, and no word of a page."""
    usual = window.normalGeometry()
    return locked._replace(
        window_width=usual.width(),
        window_height=usual.height(),
        window_at=f"{usual.x()},{usual.y()}",
        window_maximised=window.isMaximized(),
    )


def state_of(window: MainWindow) -> str:
    """Return how the window stands, as `WindowStart.state` has it."""
    if window.isHidden():
        return "hidden"
    if window.isMinimized():
        return "minimised"
    if window.isFullScreen():
        return "full"
    return "maximised" if window.isMaximized() else ""


def geometry_of(window: MainWindow) -> str:
    """Return the window's place when it is not full or maximised, as `WindowStart.geometry` has it."""
    usual = window.normalGeometry()
    return f"{usual.x()},{usual.y()},{usual.width()},{usual.height()}"


def _fitting(width: int, height: int, screen: QRect) -> QSize:
    """Return the nearest size the screen has room for: what was asked for may stand in a file by mistake."""
    return QSize(
        max(SMALLEST.width(), min(width, screen.width())),
        max(SMALLEST.height(), min(height, screen.height())),
    )


def _state_at_last(start: WindowStart, locked: LockedSettings) -> str:
    """Return how it stood when Rosemary was closed; after a lock only what stood before the lock counts."""
    return "maximised" if locked.window_maximised and not start.after_lock else ""


def _numbers(geometry: str) -> list[int]:
    try:
        return [int(part) for part in geometry.split(",")]
    except ValueError:
        return []
