"""Buttons say what they do, and show where the keyboard is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import Button, IconButton, make_button

Show = Callable[[QWidget], None]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

KINDS = ["primary", "plain", "quiet", "link", "icon"]


@pytest.fixture
def two_buttons(theme: Theme, show: Show) -> tuple[Button, Button]:
    """Show two plain buttons; the first has the focus."""
    window = QWidget()
    column = QVBoxLayout(window)
    buttons = make_button("First", "plain"), make_button("Second", "plain")
    for button in buttons:
        column.addWidget(button)
    show(window)
    buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    return buttons


def test_tab_brings_the_ring(two_buttons: tuple[Button, Button], qtbot: QtBot, theme: Theme) -> None:
    first, second = two_buttons
    assert not _has_ring(second, theme)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert _has_ring(second, theme)
    assert not _has_ring(first, theme)


def test_a_click_brings_no_ring_but_the_next_key_does(
    two_buttons: tuple[Button, Button], qtbot: QtBot, theme: Theme
) -> None:
    _, second = two_buttons
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert second.hasFocus()
    assert not _has_ring(second, theme)
    qtbot.keyClick(second, Qt.Key.Key_Shift)
    assert _has_ring(second, theme)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press(two_buttons: tuple[Button, Button], qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(two_buttons[0].clicked):
        qtbot.keyClick(two_buttons[0], key)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_ring_is_seen_on_every_kind(theme: Theme, show: Show, kind: str, dark: bool) -> None:
    theme.set("dark" if dark else "light")
    window = QWidget()
    button = make_button("Go", kind)
    QVBoxLayout(window).addWidget(button)
    show(window)
    button.clearFocus()
    before = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    after = button.grab().toImage()
    assert _differing(before, after) > 2 * 2 * button.height(), "a line all around, two pixels wide"
    assert after.size() == before.size(), "nothing moves when the focus comes"


def test_an_icon_button_says_in_words_what_it_does(theme: Theme, qtbot: QtBot) -> None:
    button = IconButton(theme, "eye", "Show the passphrase")
    qtbot.addWidget(button)
    assert button.accessibleName() == button.toolTip() == "Show the passphrase"
    button.show_icon("eye-off", "Hide the passphrase")
    assert button.accessibleName() == button.toolTip() == "Hide the passphrase"


def test_an_icon_follows_the_look(theme: Theme, qtbot: QtBot) -> None:
    button = IconButton(theme, "eye", "Show", role="accent")
    qtbot.addWidget(button)
    before = button.icon().cacheKey()
    theme.set("dark")
    assert button.icon().cacheKey() != before


def test_targets_are_large_enough_at_the_smallest_scale(theme: Theme, qtbot: QtBot) -> None:
    theme.set("light", 0.85)
    for kind in KINDS:
        button = make_button("Go", kind)
        qtbot.addWidget(button)
        button.ensurePolished()
        assert min(button.sizeHint().height(), button.sizeHint().width()) >= 24, kind


def _has_ring(button: Button, theme: Theme) -> bool:
    """Say whether the middle of the top edge is two pixels of the accent."""
    picture = button.grab().toImage()
    middle = picture.width() // 2
    return all(picture.pixelColor(middle, y) == QColor(theme.palette.accent) for y in (0, 1))


def _differing(one: QImage, other: QImage) -> int:
    return sum(one.pixel(x, y) != other.pixel(x, y) for x in range(one.width()) for y in range(one.height()))
