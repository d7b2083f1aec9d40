"""What locks an open journal without being asked, as the person's settings have it."""

from __future__ import annotations

import pytest
from desktop_parts import Running, Start, Stopwatch, written_in
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from journal_app.desktop import lock_reasons
from journal_app.desktop.signs import of_this_system
from journal_app.desktop.signs.listener import Listener
from journal_app.ui.settings.settings_page import SettingsPage

pytestmark = pytest.mark.long

WORDS = "The kettle sang."


class System(Listener):
    """A system that says what the test says."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_heard = False

    def begin(self) -> None:
        self.is_heard = True

    def end(self) -> None:
        self.is_heard = False


@pytest.fixture
def app(start: Start, code: str, watch: Stopwatch, monkeypatch: pytest.MonkeyPatch) -> Running:
    def listeners(_window: QWidget, parent: QObject) -> tuple[Listener, ...]:
        return (System(parent),)

    monkeypatch.setattr(of_this_system, "listeners", listeners)
    monkeypatch.setattr(lock_reasons, "LISTEN_AFTER_MS", 0)
    app = start()
    app.open()
    app.wait(lambda: bool(app.rosemary.findChildren(System)))
    return app


@pytest.fixture
def system(app: Running) -> System:
    (system,) = app.rosemary.findChildren(System)
    return system


def settings(app: Running) -> SettingsPage:
    """Open the settings."""
    app.key(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    (page,) = app.window.findChildren(SettingsPage)
    return page


def test_what_the_system_says_locks_at_once_and_nobody_asked(app: Running, system: System) -> None:
    app.type(WORDS)
    system.went_away.emit()
    system.went_away.emit()
    assert app.cover.isVisible()
    app.wait(lambda: bool(app.replaced))
    (anew,) = app.replaced
    assert anew.after_lock == "unasked"
    assert written_in(app.folder) == [WORDS]


def test_the_system_may_say_what_it_likes_where_that_is_switched_off(
    app: Running, system: System, watch: Stopwatch
) -> None:
    assert system.is_heard
    switch = settings(app).security.locks.with_system
    assert switch.isChecked()
    switch.click()
    app.wait(lambda: not system.is_heard)
    system.went_away.emit()
    watch.slept += 3600
    app.auto_lock.look()
    assert not app.cover.isVisible()
    switch.click()
    app.wait(lambda: system.is_heard)
    system.went_away.emit()
    assert app.cover.isVisible()
    app.wait(lambda: bool(app.replaced))


def test_minimising_locks_only_if_that_was_chosen_and_brings_nothing_back(
    app: Running, system: System
) -> None:
    app.window.showMinimized()
    assert not app.cover.isVisible()
    app.window.showNormal()
    page = settings(app)
    assert not page.security.locks.when_minimised.isChecked()
    page.security.locks.when_minimised.click()
    app.wait(lambda: app.rosemary._opened is not None and app.rosemary._opened.settings.lock_when_minimised)
    app.wait(lambda: page.keeper.wanted == page.keeper._stored)
    app.window.showMinimized()
    app.wait(lambda: bool(app.replaced))
    assert (app.replaced[0].after_lock, app.replaced[0].state) == ("unasked", "minimised")


def test_breathing_along_counts_as_activity(app: Running, watch: Stopwatch) -> None:
    app.key(Qt.Key.Key_F1)
    watch.seconds += 299
    app.button("Breathe along").click()
    watch.seconds += 299
    app.auto_lock.look()
    assert not app.cover.isVisible()
    watch.seconds += 1
    app.auto_lock.look()
    assert app.cover.isVisible()
    app.wait(lambda: bool(app.replaced))
    assert app.replaced[0].show_help
