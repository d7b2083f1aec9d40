"""The window stands where it can be seen, whatever it was asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.desktop.window_place import geometry_of, place, remembered, state_of
from journal_app.domain.locked_settings import LockedSettings
from journal_app.ui.main_window import SMALLEST, MainWindow
from journal_app.window_start import WindowStart

HUGE = 10**30


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    window = MainWindow()
    yield window
    window.let_close()
    window.deleteLater()


def test_a_place_is_told_and_taken_again(window: MainWindow) -> None:
    place(window, WindowStart(geometry="-8,-5,900,700"), LockedSettings())
    assert geometry_of(window) == "-8,-5,900,700"
    assert state_of(window) == ""


def test_it_comes_back_where_it_stood_when_it_was_closed(window: MainWindow) -> None:
    place(window, WindowStart(geometry="40,30,900,700"), LockedSettings())
    kept = remembered(window, LockedSettings(country="IE"))
    assert kept.country == "IE"
    other = MainWindow()
    place(other, WindowStart(), kept)
    assert geometry_of(other) == "40,30,900,700"
    other.let_close()
    other.deleteLater()


def test_a_maximised_window_comes_back_maximised_but_never_by_a_lock(window: MainWindow) -> None:
    kept = LockedSettings(window_at="40,30", window_maximised=True)
    place(window, WindowStart(after_lock="asked"), kept)
    assert not window.isMaximized()
    place(window, WindowStart(), kept)
    assert window.isMaximized()
    assert remembered(window, kept).window_maximised


def test_a_place_that_was_never_kept_is_left_to_the_system(window: MainWindow) -> None:
    place(window, WindowStart(), LockedSettings(window_width=900, window_height=700))
    assert (window.width(), window.height()) == (900, 700)


@pytest.mark.parametrize(
    "geometry",
    [
        f"{HUGE},{HUGE},{HUGE},{HUGE}",
        f"-{HUGE},-{HUGE},-{HUGE},-{HUGE}",
        "0,0,0,0",
        "1,2,3",
        "--1,²,3,4",
        "9" * 5000 + ",1,1,1",
        "a,b,c,d",
    ],
)
def test_a_place_off_the_screen_becomes_one_on_it(window: MainWindow, geometry: str) -> None:
    place(window, WindowStart(geometry=geometry), LockedSettings(window_width=HUGE, window_height=-HUGE))
    place(window, WindowStart(), LockedSettings(window_at=geometry, window_width=HUGE))
    screen = window.screen().availableVirtualGeometry()
    assert SMALLEST.width() <= window.width() <= max(screen.width(), SMALLEST.width())
    assert SMALLEST.height() <= window.height() <= max(screen.height(), SMALLEST.height())
    assert screen.intersects(window.geometry())
