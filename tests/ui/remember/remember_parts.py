"""Waiting for the lanes."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from pytestqt.qtbot import QtBot

from journal_app.ui.tasks import Tasks

NOW = datetime(2026, 11, 23, 20, 30, tzinfo=timezone(timedelta(hours=1)))


def settle(qtbot: QtBot, tasks: Tasks) -> None:
    """Wait until what was asked of the lane has come back, and what that asked for."""
    for _ in range(3):
        done: list[int] = []
        tasks.short.run(lambda: 1, done.append)
        qtbot.waitUntil(lambda done=done: bool(done))  # type: ignore[misc]
