"""The Coping room in the running app: led to, played by keyboard, ended by a lock, and kept."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from desktop_parts import ALT, CTRL, PASSPHRASE, Running, Start, Stopwatch
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm
from journal_app.domain.coping import CopingRecords, Telling
from journal_app.services import session
from journal_app.ui.coping.coping_page import CopingPage
from journal_app.ui.coping.exercise_player import ExercisePlayer
from journal_app.ui.settings.rooms_card import RoomsCard
from journal_app.ui.today.beside import Beside
from journal_app.ui.workspace import Workspace

pytestmark = pytest.mark.long


def workspace_of(app: Running) -> Workspace:
    found = app.rosemary.workspace
    assert found is not None
    return found


def coping(app: Running) -> CopingPage:
    """Open the page by its key."""
    app.key(Qt.Key.Key_5, ALT)
    page = workspace_of(app).page("coping")
    assert isinstance(page, CopingPage)
    app.wait(lambda: bool(page.exercises.rows))
    return page


def players(app: Running) -> list[ExercisePlayer]:
    return [player for player in app.window.findChildren(ExercisePlayer) if player.isVisible()]


def beside(app: Running) -> Beside:
    found = workspace_of(app).page("today").beside  # type: ignore[attr-defined]
    assert isinstance(found, Beside)
    return found


def test_an_exercise_is_played_by_keyboard_and_ends_where_it_began(opened: Running) -> None:
    coping(opened)
    assert opened.focused() == "Begin: Longer out-breath"
    opened.key(Qt.Key.Key_Return)
    (player,) = players(opened)
    opened.key(Qt.Key.Key_Return)
    assert player.circle.is_playing
    opened.key(Qt.Key.Key_2, ALT)
    assert workspace_of(opened).open_page == "coping", "no key reaches what is below"
    opened.key(Qt.Key.Key_Escape)
    assert not players(opened)
    assert opened.focused() == "Begin: Longer out-breath"


def test_help_is_one_key_away_from_an_exercise_and_the_exercise_ends(opened: Running) -> None:
    coping(opened).begin_exercise("box")
    opened.key(Qt.Key.Key_F1)
    opened.wait(lambda: opened.window.shows_help)
    assert not players(opened)


def test_help_stands_in_sight_on_each_part_of_an_exercise(opened: Running) -> None:
    page = coping(opened)
    page.begin_exercise("box")
    (player,) = players(opened)
    for go_on in (player.play, player.circle.finished.emit):
        assert player.help.isVisible()
        go_on()
    player.help.setFocus()
    opened.key(Qt.Key.Key_Return)
    opened.wait(lambda: opened.window.shows_help)
    assert not players(opened)
    opened.key(Qt.Key.Key_Escape)
    opened.wait(page.isVisible)


def test_an_exercise_goes_on_past_the_idle_minutes_and_a_lock_ends_it(
    opened: Running, watch: Stopwatch
) -> None:
    coping(opened).begin_exercise("ten-minutes")
    (player,) = players(opened)
    player.play()
    for _ in range(30):
        watch.seconds += 20
        player.circle._takes_part.timeout.emit()
        opened.auto_lock.look()
    assert not opened.cover.isVisible()
    opened.key(Qt.Key.Key_L, CTRL)
    opened.wait(lambda: bool(opened.replaced))
    assert not players(opened)


def test_what_is_typed_is_there_after_a_lock(opened: Running) -> None:
    page = coping(opened)
    page.ways["reach-out"].set_open(True)
    opened.button("Add a person").click()
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    opened.type("Mo")
    opened.key(Qt.Key.Key_L, CTRL)
    opened.wait(lambda: bool(opened.replaced))
    read = session.open_for_reading(opened.folder, PASSPHRASE)
    assert [telling.name for telling in read.coping.records().tellings] == ["Mo"]
    read.close()


def test_the_ways_lead_into_the_journal(opened: Running) -> None:
    page = coping(opened)
    page.ways["journal"].set_open(True)
    opened.button("Find a place to start").click()
    opened.wait(lambda: opened.says("What would you like to write about?"))
    assert workspace_of(opened).open_page == "journal"


def test_today_makes_one_quiet_offer_which_leads_to_the_exercise(opened: Running) -> None:
    offer = beside(opened).offer
    assert offer is not None
    opened.wait(offer.isVisible)
    offer.button.click()
    opened.wait(lambda: bool(players(opened)))
    assert workspace_of(opened).open_page == "coping"


def test_no_offer_while_its_page_is_hidden(opened: Running) -> None:
    offer = beside(opened).offer
    assert offer is not None
    opened.wait(offer.isVisible)
    workspace = workspace_of(opened)
    workspace.show_settings()
    (card,) = workspace.findChildren(RoomsCard)
    card.boxes["coping"].click()
    opened.wait(lambda: "coping" in workspace._opened.settings.hidden_rooms)
    workspace.show_page("today")
    opened.wait(offer.isHidden)


def test_a_note_of_care_stands_without_an_offer_and_leads_here(
    start: Start, code: str, now: datetime
) -> None:
    app = start()
    app.open()
    workspace = workspace_of(app)
    for days in range(15, 0, -1):
        at = now - timedelta(days=days)
        workspace._opened.check_ins.save(CheckInForm(at.date(), Ratings(3, 3, 3, 3, 3, 0, 0), ""), at)
    workspace.show_page("check_ins")
    workspace.show_page("today")
    column = beside(app)
    app.wait(lambda: column.note is not None)
    assert column.offer is not None
    assert column.offer.isHidden()
    column.asked_for.emit("cope", column._found)
    assert workspace.open_page == "coping"


def test_no_offer_in_quiet_mode(opened: Running, now: datetime) -> None:
    column = beside(opened)
    assert column.offer is not None
    opened.wait(column.offer.isVisible)
    workspace = workspace_of(opened)
    workspace._opened.care.be_quiet(now.date() + timedelta(days=3), now)
    workspace.settings.quiet_changed.emit(now.date() + timedelta(days=3))
    opened.wait(column.offer.isHidden)


def test_what_an_import_added_is_not_stored_over(opened: Running) -> None:
    page = coping(opened)
    page.ways["reach-out"].set_open(True)
    workspace = workspace_of(opened)
    workspace.show_settings()
    workspace._opened.coping.save(CopingRecords((Telling("Jo"),)))  # as an import does
    workspace.page("settings").brought_in.emit()  # type: ignore[attr-defined]
    opened.wait(lambda: "coping" not in workspace._pages)
    again = coping(opened)
    again.ways["reach-out"].set_open(True)
    opened.button("Add a person").click()
    opened.type("Mo")
    done: list[bool] = []
    again.flush(lambda: done.append(True))
    opened.wait(lambda: bool(done))
    assert [each.name for each in workspace._opened.coping.records().tellings] == ["Jo", "Mo"]
