"""The sidebar: every page one key away, help always in the same place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.sidebar import Sidebar

Show = Callable[[QWidget], None]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

PAGES = [
    ("today", "sun", "Today"),
    ("journal", "notebook-pen", "Journal"),
    ("check-ins", "heart", "Check-ins"),
    ("body", "sprout", "Body"),
    ("coping", "wind", "Coping"),
    ("remember", "flower-2", "Remember"),
    ("guidance", "library", "Guidance"),
]


@pytest.fixture
def sidebar(theme: Theme, show: Show) -> Sidebar:
    """Show a sidebar with seven pages beside a field; Today is open."""
    window = QWidget()
    sidebar = Sidebar(theme)
    for page in PAGES:
        sidebar.add_page(*page)
    sidebar.select("today")
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(sidebar)
    row.addWidget(QLineEdit())
    window.resize(900, 800)
    show(window)
    return sidebar


def _button(sidebar: Sidebar, text: str) -> QPushButton:
    (button,) = [each for each in sidebar.findChildren(QPushButton) if each.text() == text]
    return button


def _focused() -> str:
    focused = QApplication.focusWidget()
    return focused.text() if isinstance(focused, QPushButton) else type(focused).__name__


def test_a_click_on_a_page_asks_for_it(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sidebar.page_chosen) as signal:
        qtbot.mouseClick(_button(sidebar, "Coping"), Qt.MouseButton.LeftButton)
    assert signal.args == ["coping"]


def test_selecting_shows_the_page_without_asking_for_it(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(sidebar.page_chosen):
        sidebar.select("body")
    assert _button(sidebar, "Body").accessibleDescription() == "This page is open"
    assert _button(sidebar, "Today").accessibleDescription() == ""


def test_settings_can_be_the_open_page(sidebar: Sidebar) -> None:
    sidebar.select("settings")
    assert _button(sidebar, "Settings").accessibleDescription() == "This page is open"
    assert _button(sidebar, "Today").accessibleDescription() == ""


def test_help_settings_and_lock_are_asked_for(sidebar: Sidebar, qtbot: QtBot) -> None:
    for text, signal in (
        ("Get help now", sidebar.help_asked),
        ("Settings", sidebar.settings_asked),
        ("Lock", sidebar.lock_asked),
    ):
        with qtbot.waitSignal(signal):
            _button(sidebar, text).click()


def test_tab_takes_the_pages_as_one_and_stops_at_help(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.select("journal")
    _button(sidebar, "Journal").setFocus()
    stops = [_focused()]
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append(_focused())
    assert stops == ["Journal", "Get help now", "Settings", "Lock", "QLineEdit"]


def test_the_arrows_reach_every_button_and_stop_at_the_ends(sidebar: Sidebar, qtbot: QtBot) -> None:
    _button(sidebar, "Today").setFocus()
    seen = []
    with qtbot.assertNotEmitted(sidebar.page_chosen):
        for _ in range(11):
            seen.append(_focused())
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert seen == [text for _, _, text in PAGES] + ["Get help now", "Settings", "Lock", "Lock"]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert _focused() == "Settings"


def test_enter_opens_the_page_the_arrows_have_come_to(sidebar: Sidebar, qtbot: QtBot) -> None:
    _button(sidebar, "Today").setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    with qtbot.waitSignal(sidebar.page_chosen) as signal:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert signal.args == ["journal"]


def test_the_open_page_is_told_by_more_than_colour(sidebar: Sidebar) -> None:
    button = _button(sidebar, "Body")
    closed = button.grab().toImage().convertToFormat(button.grab().toImage().Format.Format_Mono)
    sidebar.select("body")
    opened = button.grab().toImage().convertToFormat(button.grab().toImage().Format.Format_Mono)
    assert closed != opened, "the word is bolder"


def test_it_is_as_wide_as_drawn(sidebar: Sidebar) -> None:
    assert sidebar.width() == 216


@pytest.mark.parametrize("scale", [0.85, 1.25, 1.5, 2.0])
def test_no_word_is_cut_at_any_size(sidebar: Sidebar, theme: Theme, scale: float) -> None:
    theme.set("light", scale)
    for button in sidebar.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width(), button.text()


def test_in_a_low_window_with_large_text_the_pages_scroll_and_help_stays(
    sidebar: Sidebar, theme: Theme, qtbot: QtBot
) -> None:
    theme.set("light", 2)
    window = sidebar.window()
    window.resize(900, 640)
    qtbot.waitUntil(lambda: window.height() == 640)
    assert sidebar.width() < 400, "more than half of the window is left for the page"
    for text in ("Get help now", "Settings", "Lock"):
        button = _button(sidebar, text)
        assert sidebar.rect().contains(button.geometry()), text
        assert not button.visibleRegion().isEmpty(), text
    last = _button(sidebar, "Guidance")
    assert last.visibleRegion().isEmpty()
    sidebar.select("guidance")
    assert last.visibleRegion().boundingRect() == last.rect(), "the open page is scrolled into sight"
