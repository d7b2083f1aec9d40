"""Reminders while the app runs: a quiet sign without content, at the time the person chose."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from journal_app.desktop.look import Look
from journal_app.domain.reminder import first_reminder, is_due, is_past, read_reminder
from journal_app.ui.main_window import MainWindow

LOOKS_EACH_MS = 30_000
"""A timer to the moment itself would sleep with the computer."""

SHOWN_MS = 10_000


class Reminders(QObject):
    """Watches the clock. Off until a time is chosen; works while the journal is locked, too.

    While the window is hidden, no sign tells that there is one.

    The sign says the name of the app and nothing else, whoever looks at the screen.
    """

    def __init__(
        self, app: QApplication, window: MainWindow, look: Look, now: Callable[[], datetime], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._window = window
        self._look = look
        self._now = now
        self._tray: QSystemTrayIcon | None = None
        self._calm_day: date | None = None
        self._timer = QTimer(self, interval=LOOKS_EACH_MS)
        self._timer.timeout.connect(self.watch)
        self._timer.start()
        self.watch()

    def watch(self) -> None:
        """Give the sign if its time has come, and set the next one."""
        moment = read_reminder(self._look.locked.next_reminder)
        now = self._now()
        if moment is None or not is_past(moment, now):
            return
        if is_due(moment, now) and now.date() != self._calm_day:
            self._give_sign()
        self._set(first_reminder(moment.time(), now))

    def skip_today(self, _variant: str = "") -> None:
        """No reminder on an evening with a crisis screen."""
        self._calm_day = self._now().date()
        self._not_before(self._calm_day + timedelta(days=1))

    def be_quiet(self, until: date | None) -> None:
        """Quiet mode was begun, up to and with a date, or ended."""
        moment = read_reminder(self._look.locked.next_reminder)
        if until is not None:
            self._not_before(until + timedelta(days=1))
        elif moment is not None:
            self._set(first_reminder(moment.time(), self._now()))

    def hide_sign(self) -> None:
        """Take a sign away that stands there now."""
        if self._tray is not None:
            self._tray.hide()

    def _not_before(self, day: date) -> None:
        moment = read_reminder(self._look.locked.next_reminder)
        if moment is not None and moment.date() < day:
            self._set(first_reminder(moment.time(), self._now(), day))

    def _set(self, stored: str) -> None:
        self._look.change(self._look.locked._replace(next_reminder=stored))

    def _give_sign(self) -> None:
        if self._window.isHidden():
            return
        self._app.alert(self._window)
        if QSystemTrayIcon.isSystemTrayAvailable():
            if self._tray is None:
                self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
                self._tray.setToolTip("Rosemary")
            self._tray.show()
            self._tray.showMessage(
                "Rosemary", self.tr("A quiet minute, if you like."), self._window.windowIcon(), SHOWN_MS
            )
            QTimer.singleShot(SHOWN_MS, self._tray.hide)
