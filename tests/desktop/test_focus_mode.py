"""Only the page in the window: by key in and out, with help at hand, and nothing lost on the way."""

from __future__ import annotations

import pytest
from desktop_parts import ALT, CTRL, Running
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from journal_app.ui.widgets.sidebar import Sidebar
from journal_app.ui.workspace import Workspace

pytestmark = pytest.mark.long


def workspace_of(app: Running) -> Workspace:
    found = app.rosemary.workspace
    assert found is not None
    return found


def buttons_seen(app: Running) -> list[str]:
    return [
        button.text().strip() or button.accessibleName()
        for button in app.window.findChildren(QAbstractButton)
        if button.isVisible()
    ]


def is_alone(app: Running) -> bool:
    (sidebar,) = app.window.findChildren(Sidebar)
    return not sidebar.isVisible() and buttons_seen(app) == ["Get help now", "Show everything (Esc)"]


def test_a_key_leaves_only_the_page_and_esc_brings_everything_back(opened: Running) -> None:
    opened.wait(lambda: "Longer out-breath" in buttons_seen(opened))  # Today is read whole
    before = buttons_seen(opened)
    opened.type("Quiet.")
    opened.key(Qt.Key.Key_F8)
    assert is_alone(opened)
    assert opened.page.hasFocus()
    opened.type(" Only words.")
    opened.key(Qt.Key.Key_Escape)
    assert buttons_seen(opened) == before
    assert opened.page.text() == "Quiet. Only words."
    opened.key(Qt.Key.Key_F8)
    opened.key(Qt.Key.Key_F8)
    assert buttons_seen(opened) == before


def test_the_open_page_of_the_journal_stands_alone_too_until_the_list_is_asked_for(opened: Running) -> None:
    opened.key(Qt.Key.Key_N, CTRL)
    opened.wait(opened.page.hasFocus)
    opened.key(Qt.Key.Key_F8)
    assert is_alone(opened)
    opened.window.resize(1000, 700)
    assert is_alone(opened)
    opened.key(Qt.Key.Key_F, CTRL)
    assert "New page" in buttons_seen(opened)
    assert "Search the journal" in (opened.window.focusWidget() or opened.window).accessibleName()


def test_without_an_open_page_there_is_nothing_to_stand_alone(opened: Running) -> None:
    opened.key(Qt.Key.Key_3, ALT)
    before = buttons_seen(opened)
    opened.key(Qt.Key.Key_F8)
    assert buttons_seen(opened) == before


def test_another_page_brings_everything_back(opened: Running) -> None:
    opened.key(Qt.Key.Key_F8)
    opened.key(Qt.Key.Key_2, ALT)
    assert "New page" in buttons_seen(opened)
    opened.key(Qt.Key.Key_T, CTRL)
    assert "Check in" in buttons_seen(opened)


def test_help_opens_over_it_and_leads_back_to_the_words(opened: Running) -> None:
    opened.key(Qt.Key.Key_F8)
    opened.type("Still here.")
    opened.key(Qt.Key.Key_F1)
    assert opened.window.shows_help
    opened.key(Qt.Key.Key_Escape)
    assert is_alone(opened)
    assert opened.page.hasFocus()
    opened.button("Get help now").click()
    assert opened.window.shows_help


def test_a_lock_out_of_it_stores_what_was_written(opened: Running) -> None:
    opened.key(Qt.Key.Key_F8)
    opened.type("Kept.")
    opened.key(Qt.Key.Key_L, CTRL)
    opened.wait(lambda: bool(opened.replaced))
    assert workspace_of(opened)._written.unsaved == {}


def test_esc_closes_the_find_strip_first(opened: Running) -> None:
    opened.type("frost")
    opened.key(Qt.Key.Key_F8)
    opened.key(Qt.Key.Key_F3)
    opened.key(Qt.Key.Key_Escape)
    assert is_alone(opened)
    opened.key(Qt.Key.Key_Escape)
    assert not is_alone(opened)
