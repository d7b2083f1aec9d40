"""A screen reader that counted the children of a page before its scroll bar went harms nothing."""

from __future__ import annotations

import gc

import pytest
import shiboken6
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from journal_app.ui.scroll_reading import count_scroll_bars_always


@pytest.fixture(scope="module", autouse=True)
def _bars_are_counted(qapp: object) -> None:
    count_scroll_bars_always()


class _Page(QScrollArea):
    """As pages are: of a class of their own, which Qt asks by its own name first."""


@pytest.mark.parametrize("kind", [QScrollArea, QAbstractScrollArea, _Page])
def test_a_child_that_is_not_there_is_none(qtbot: QtBot, kind: type[QAbstractScrollArea]) -> None:
    area = kind()
    qtbot.addWidget(area)
    area.show()
    read = QAccessible.queryAccessibleInterface(area)
    assert read.role() == QAccessible.Role.Client
    count = read.childCount()
    assert [read.child(beyond) for beyond in (-1, count, count + 1, count + 7)] == [None] * 4


def test_a_page_has_the_same_children_with_its_scroll_bar_and_without(qtbot: QtBot) -> None:
    area = QScrollArea(widgetResizable=True)
    words = QLabel("words")
    area.setWidget(words)
    qtbot.addWidget(area)
    area.resize(200, 200)
    area.show()
    read = QAccessible.queryAccessibleInterface(area)
    bar = area.verticalScrollBar()
    assert not bar.isVisible()
    count = read.childCount()
    words.setMinimumHeight(900)
    qtbot.waitUntil(bar.isVisible)
    assert read.childCount() == count
    children = [read.child(at).object() for at in range(count)]
    assert area.viewport() in children
    assert bar.parent() in children


def test_what_was_told_of_a_page_lives_as_long_as_the_page(qtbot: QtBot) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    QAccessible.queryAccessibleInterface(area)
    gc.collect()
    read = QAccessible.queryAccessibleInterface(area)
    assert read.object() is area
    assert read.isValid()
    shiboken6.delete(area)
    gc.collect()
