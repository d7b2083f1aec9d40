"""The rooms: opened by key, hidden and brought back, led to from cards, read while locked."""

from __future__ import annotations

import pytest
from desktop_parts import ALT, CTRL, Running, Start
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from journal_app.ui.guidance.guidance_page import GuidancePage
from journal_app.ui.journal.journal_page import JournalPage
from journal_app.ui.settings.rooms_card import RoomsCard
from journal_app.ui.today.today_page import TodayPage
from journal_app.ui.widgets.sidebar import Sidebar
from journal_app.ui.workspace import Workspace

pytestmark = pytest.mark.long


def workspace_of(app: Running) -> Workspace:
    found = app.rosemary.workspace
    assert found is not None
    return found


def test_a_key_opens_a_room_unless_it_is_hidden_and_it_comes_back_in_settings(opened: Running) -> None:
    workspace = workspace_of(opened)
    opened.key(Qt.Key.Key_7, ALT)
    assert workspace.open_page == "guidance"
    workspace.show_settings()
    (card,) = workspace.findChildren(RoomsCard)
    for is_shown in (False, True):
        card.boxes["guidance"].click()
        opened.wait(lambda is_shown=is_shown: bool(opened._named(QPushButton, "Guidance")) == is_shown)  # type: ignore[misc]
        workspace.show_page("today")
        opened.key(Qt.Key.Key_7, ALT)
        assert workspace.open_page == ("guidance" if is_shown else "today")
        workspace.show_settings()


def test_the_keys_of_the_journal_work_while_the_focus_is_in_the_sidebar(opened: Running) -> None:
    opened.key(Qt.Key.Key_2, ALT)
    page = workspace_of(opened).page("journal")
    assert isinstance(page, JournalPage)
    (sidebar,) = opened.window.findChildren(Sidebar)
    lock = sidebar.findChildren(QPushButton)[-1]
    for key, reached in (
        (Qt.Key.Key_F, "Search the journal"),
        (Qt.Key.Key_G, "Go to date"),
        (Qt.Key.Key_N, "Page"),
    ):
        lock.setFocus()
        opened.key(key, CTRL)
        opened.wait(lambda reached=reached: opened.focused() == reached)  # type: ignore[misc]
    opened.key(Qt.Key.Key_1, ALT)
    lock.setFocus()
    opened.key(Qt.Key.Key_N, CTRL)
    opened.wait(lambda: opened.focused() == "Page")
    assert workspace_of(opened).open_page == "journal"


def test_a_page_that_is_read_late_takes_no_keys_from_the_one_that_is_seen(opened: Running) -> None:
    opened.key(Qt.Key.Key_2, ALT)
    today = workspace_of(opened).page("today")
    assert isinstance(today, TodayPage)
    today.editor.go_to_end()  # as when it was read just now
    here = opened.window.focusWidget()
    assert here is not None
    assert here.isVisible()


def test_a_hidden_room_is_still_hidden_when_the_journal_is_opened_again(start: Start, code: str) -> None:
    app = start()
    app.open()
    workspace_of(app).show_settings()
    (card,) = workspace_of(app).findChildren(RoomsCard)
    card.boxes["guidance"].click()
    app.close()
    again = start()
    again.open()
    assert not again._named(QPushButton, "Guidance")


def test_a_card_leads_to_a_page_of_care_and_that_leads_back(opened: Running) -> None:
    workspace = workspace_of(opened)
    opened.key(Qt.Key.Key_7, ALT)
    page = workspace.page("guidance")
    assert isinstance(page, GuidancePage)
    page.show_card("first-visit")
    opened.button("A page for a doctor").click()
    assert workspace.open_page == "visit"
    opened.key(Qt.Key.Key_Escape)
    assert workspace.open_page == "guidance"


def test_a_card_leads_to_get_help_now(opened: Running) -> None:
    opened.key(Qt.Key.Key_7, ALT)
    page = workspace_of(opened).page("guidance")
    opened.wait(page.isVisible)
    (help_in_card,) = [b for b in page.findChildren(QPushButton) if b.text() == "Get help now"]
    help_in_card.click()
    opened.wait(lambda: opened.window.shows_help)


def test_guidance_is_read_while_locked_and_closes_to_the_numbers(start: Start, code: str) -> None:
    app = start()
    app.key(Qt.Key.Key_F1)
    app.button("Read more in the guidance").click()
    assert app.says("Short texts with their sources.")
    assert not app.says("Take your time.")
    app.key(Qt.Key.Key_Escape)
    assert app.says("Take your time.")
    assert app.focused() == "Read more in the guidance"
    app.key(Qt.Key.Key_Escape)
    assert not app.window.shows_help
