"""A page scrolls, keeps its margins, and is no wider than is good to read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.scroll_page import ScrollPage

Show = Callable[[QWidget], None]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def _shown(theme: Theme, show: Show, width: int, height: int = 600) -> tuple[ScrollPage, QWidget]:
    page, piece = ScrollPage(theme, max_width=800), QWidget()
    piece.setMinimumHeight(50)
    page.add(piece)
    page.resize(width, height)
    show(page)
    return page, piece


def test_the_margins_are_those_of_the_design(theme: Theme, show: Show) -> None:
    _, piece = _shown(theme, show, 760)
    assert piece.pos() == QPoint(40, 34)
    assert piece.width() == 760 - 2 * 40


def test_in_a_wide_window_the_column_stays_in_the_middle(theme: Theme, show: Show) -> None:
    _, piece = _shown(theme, show, 1800)
    assert piece.width() == 800
    assert piece.x() == 500


def test_large_text_in_a_narrow_window_gets_the_width(theme: Theme, show: Show) -> None:
    theme.set("light", 2)
    _, piece = _shown(theme, show, 540)
    assert piece.width() > 540 - 2 * 40


def test_long_text_wraps_rather_than_scroll_sideways(theme: Theme, qtbot: QtBot, show: Show) -> None:
    theme.set("light", 2)
    page, _ = _shown(theme, show, 500)
    page.add(make_label("A doctor can listen and help sort it out. " * 20, "question"))
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    assert page.horizontalScrollBar().maximum() == 0


def test_what_takes_the_focus_is_scrolled_into_sight(theme: Theme, qtbot: QtBot, show: Show) -> None:
    page, _ = _shown(theme, show, 500, 300)
    fields = [QLineEdit() for _ in range(20)]
    page.add(*fields)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    fields[0].setFocus()
    for _ in range(19):
        page.focusNextChild()
    assert fields[19].hasFocus()
    assert page.verticalScrollBar().value() > 0
    assert not fields[19].visibleRegion().isEmpty()
