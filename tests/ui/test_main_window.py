"""The window's layers: help and the crisis screen stand over whatever is there, and give it back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.main_window import MainWindow
from journal_app.ui.widgets.focus import give_focus


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    base = QLineEdit()
    window.show_layer(base)
    with qtbot.waitExposed(window):
        window.show()
    base.setFocus()
    return window


def on_top(window: MainWindow) -> QWidget | None:
    return window._layers.currentWidget()


def test_help_gives_back_what_stood_there_and_the_focus(window: MainWindow) -> None:
    base, page = on_top(window), QWidget()
    window.show_help(page)
    assert (on_top(window), window.shows_help) == (page, True)
    window.end_help()
    assert (on_top(window), window.shows_help) == (base, False)
    assert window.focusWidget() is base


def test_what_was_to_have_the_focus_behind_help_has_it_once_help_is_closed(window: MainWindow) -> None:
    room = QWidget()
    beside, page = QLineEdit(room), QLineEdit(room)
    window.show_layer(room)
    beside.setFocus()
    window.show_help(QWidget())
    give_focus(page)  # the page came to its end only now
    assert window.focusWidget() is not page
    window.end_help()
    assert window.focusWidget() is page
    beside.setFocus()
    window.show_help(QWidget())
    window.end_help()
    assert window.focusWidget() is beside, "that wish has come true"


def test_a_wish_from_before_a_page_was_shown_is_none_later(window: MainWindow) -> None:
    room = QWidget()
    beside, page = QLineEdit(room), QLineEdit(room)
    window.show_layer(room)
    window.show_help(QWidget())
    give_focus(page)
    window.show_layer(room)
    beside.setFocus()
    window.show_help(QWidget())
    window.end_help()
    assert window.focusWidget() is beside


def test_a_second_call_for_help_changes_nothing(window: MainWindow) -> None:
    page = QWidget()
    window.show_help(page)
    window.show_help(QWidget())
    assert on_top(window) is page


def test_help_stands_over_the_crisis_screen_and_gives_it_back(window: MainWindow) -> None:
    base, screen, page = on_top(window), QWidget(), QWidget()
    window.show_crisis(screen)
    window.show_help(page)
    assert on_top(window) is page
    assert window.shows_crisis
    window.end_help()
    assert on_top(window) is screen
    window.end_crisis()
    assert (on_top(window), window.shows_crisis) == (base, False)


def test_the_crisis_screen_takes_the_place_of_help_and_of_a_milder_one(window: MainWindow) -> None:
    base = on_top(window)
    window.show_help(QWidget())
    first, second = QWidget(), QWidget()
    window.show_crisis(first)
    window.show_crisis(second)
    assert (on_top(window), window.shows_help) == (second, False)
    window.end_crisis()
    assert on_top(window) is base


def test_a_new_layer_ends_what_stood_over_the_old_one(window: MainWindow) -> None:
    window.show_help(QWidget())
    new = QWidget()
    window.show_layer(new)
    assert (on_top(window), window.shows_help, window.shows_crisis) == (new, False, False)
