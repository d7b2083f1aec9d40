"""Each body sign and the screen it leads to, in the whole app."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from desktop_parts import ALT, CTRL, PASSPHRASE, Running, Start
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journal_app.content.library import Library
from journal_app.domain.body import Change
from journal_app.domain.care.events import (
    Body,
    BodyCalled,
    BodyClosed,
    Event,
    HelpNow,
    Pad,
    Pain,
    Rate,
)
from journal_app.domain.errors import ContentBroken, DiskFull
from journal_app.services import event_log, session
from journal_app.store.connection import transaction
from journal_app.ui.body.ask_card import AskCard
from journal_app.ui.body.body_page import BodyPage
from journal_app.ui.body.body_screen import BodyScreen
from journal_app.ui.care import change_keeper
from journal_app.ui.crisis.crisis_screen import CrisisScreen

pytestmark = pytest.mark.long

K = Qt.Key
HOUR = timedelta(hours=1)


def visible(app: Running, kind: type[QWidget]) -> QWidget | None:
    return next((widget for widget in app.window.findChildren(kind) if widget.isVisible()), None)


def screen_of(app: Running) -> BodyScreen:
    app.wait(lambda: visible(app, BodyScreen) is not None)
    found = visible(app, BodyScreen)
    assert isinstance(found, BodyScreen)
    return found


def kinds(folder: Path) -> list[str]:
    opened = session.open_for_reading(folder, PASSPHRASE)
    try:
        return [event.kind for event in opened.log.events() if event.kind != "opened"]
    finally:
        opened.close()


def before(folder: Path, *events: Event) -> None:
    """What was noted in the journal before it is opened now."""
    opened = session.open_with_passphrase(folder, PASSPHRASE)
    opened.care.change([Change(put=events)])
    opened.close()


def unlock(app: Running) -> None:
    app.type(PASSPHRASE)
    app.key(K.Key_Return)


def body_page(app: Running) -> BodyPage:
    app.key(K.Key_4, ALT)
    app.wait(lambda: visible(app, BodyPage) is not None)
    found = visible(app, BodyPage)
    assert isinstance(found, BodyPage)
    return found


Noted = Callable[[datetime], tuple[Event, ...]]


@pytest.mark.parametrize(
    ("noted", "title"),
    [
        (lambda now: (Body(at=now - 23 * HOUR, pain=Pain.SEVERE),), "Call a doctor right away"),
        (lambda now: (Rate(at=now, pads=4, hours=2),), "Please call about the bleeding"),
    ],
    ids=["now", "early"],
)
def test_a_live_sign_opens_its_screen_over_the_journal(
    start: Start, code: str, journal_folder: Path, now: datetime, noted: Noted, title: str
) -> None:
    before(journal_folder, *noted(now))
    app = start()
    unlock(app)
    screen_of(app)
    assert app.says(title)
    assert app.says("You never have to reach a number to call.")
    assert app.says("What should I do now, and where should I go?")


def test_what_was_answered_opens_nothing(
    start: Start, code: str, journal_folder: Path, now: datetime
) -> None:
    before(journal_folder, Body(at=now, chills=True), BodyCalled(at=now))
    app = start()
    app.open()
    body_page(app)
    app.wait(lambda: app.says("What you noted"))
    assert visible(app, BodyScreen) is None
    assert visible(app, AskCard) is None


@pytest.mark.parametrize(
    ("press", "kind"),
    [
        ("I have called or been seen", "body_called"),
        ("It has passed", "body_passed"),
        ("Close for now", "body_closed"),
        ("", "body_closed"),
    ],
)
def test_each_answer_is_kept_and_leads_back_to_the_page(opened: Running, press: str, kind: str) -> None:
    page = body_page(opened)
    page.signs.chills.setFocus()
    opened.key(K.Key_Space)
    opened.key(K.Key_Return)
    screen_of(opened)
    if press:
        opened.button(press).click()
    else:
        opened.key(K.Key_Escape)
    opened.wait(lambda: visible(opened, BodyScreen) is None)
    assert page.isVisible()
    opened.wait(lambda: page.sign.isVisible() == (kind == "body_closed"))
    opened.close()
    assert kinds(opened.folder) == ["body", kind]


def test_closed_for_now_comes_again_at_the_next_opening_and_with_anything_newer(
    start: Start, code: str, journal_folder: Path, now: datetime
) -> None:
    before(journal_folder, Body(at=now, chills=True), BodyClosed(at=now))
    app = start()
    unlock(app)
    screen_of(app)
    app.key(K.Key_Escape)
    app.wait(lambda: visible(app, BodyScreen) is None)
    page = body_page(app)
    page.signs.fever.click()
    page.signs.keep.click()
    screen_of(app)
    assert app.says("You noted: chills and fever.")


def test_a_crisis_comes_first_and_the_body_screen_after_it(
    start: Start, code: str, journal_folder: Path, now: datetime
) -> None:
    before(journal_folder, HelpNow(at=now), Body(at=now, chills=True))
    app = start()
    unlock(app)
    app.wait(lambda: visible(app, CrisisScreen) is not None)
    assert visible(app, BodyScreen) is None
    app.button("I'm closing this for now").click()
    screen_of(app)
    app.button("It has passed").click()
    app.close()
    assert kinds(journal_folder) == ["help_now", "body", "crisis_closed", "body_passed"]


def test_help_opens_over_the_screen_and_closes_to_it(
    start: Start, code: str, journal_folder: Path, now: datetime
) -> None:
    before(journal_folder, Body(at=now, chills=True))
    app = start()
    unlock(app)
    screen = screen_of(app)
    app.key(K.Key_F1)
    app.wait(lambda: app.window.shows_help)
    app.key(K.Key_Escape)
    app.wait(screen.isVisible)
    app.button("Get help now").setFocus()
    app.key(K.Key_Return)
    app.wait(lambda: app.window.shows_help)
    app.key(K.Key_Escape)
    app.wait(screen.isVisible)
    assert app.focused() == "Get help now"
    app.key(K.Key_L, CTRL)
    app.wait(lambda: bool(app.replaced))
    assert kinds(journal_folder) == ["body"]


def test_the_screen_stands_and_closes_when_nothing_can_be_stored(
    opened: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(change_keeper, "AGAIN", 100)
    disk = {"full": True}

    @contextmanager
    def filling(connection):  # type: ignore[no-untyped-def]
        if disk["full"]:
            raise DiskFull
        with transaction(connection):
            yield

    monkeypatch.setattr(event_log, "transaction", filling)
    page = body_page(opened)
    page.signs.chills.click()
    page.signs.keep.click()
    screen_of(opened)
    assert opened.says("You noted: chills.")
    opened.button("I have called or been seen").click()
    opened.wait(lambda: visible(opened, BodyScreen) is None)
    opened.wait(lambda: opened.says(DiskFull.words))
    assert visible(opened, BodyScreen) is None, "it was answered, stored or not"
    disk["full"] = False
    opened.wait(lambda: not opened.says(DiskFull.words))
    opened.close()
    assert kinds(opened.folder) == ["body", "body_called"]


def test_without_a_content_file_the_screen_stands_in_built_in_words(
    opened: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_library: Library, id: str) -> object:
        raise ContentBroken("messages.toml", id)

    page = body_page(opened)
    for name in ("message", "flag_name", "card"):
        monkeypatch.setattr(Library, name, broken)
    page.signs.chills.click()
    page.signs.keep.click()
    screen_of(opened)
    assert opened.says("You noted: chills.")
    assert opened.says("What should I do now, and where should I go?")


def test_the_page_says_when_to_call_without_any_rule(opened: Running) -> None:
    page = body_page(opened)
    opened.wait(lambda: bool(page.guides.guides))
    assert opened.says("You never have to reach a number to call.")
    page.guides.guides["call-a-doctor"].set_open(True)
    assert opened.says("Call right away for heavy bleeding.")


def test_today_asks_about_a_past_sign_beside_the_page_and_takes_no_key(
    start: Start, code: str, journal_folder: Path, now: datetime
) -> None:
    before(journal_folder, Body(at=now - 48 * HOUR, chills=True))
    app = start()
    app.open()
    app.wait(lambda: visible(app, AskCard) is not None)
    app.type("still writing")
    assert app.page.toPlainText() == "still writing"
    app.button("It is still there").click()
    screen_of(app)
    app.key(K.Key_Escape)
    app.wait(lambda: visible(app, BodyScreen) is None)
    app.wait(lambda: visible(app, AskCard) is None)
    app.close()
    assert kinds(journal_folder) == ["body", "body_still", "body_closed"]


def test_a_number_is_shown_large_and_a_country_can_be_chosen(
    start: Start, code: str, journal_folder: Path, now: datetime
) -> None:
    before(journal_folder, Body(at=now, chills=True))
    app = start()
    unlock(app)
    screen = screen_of(app)
    assert app.says("call your local emergency number.")
    screen.emergency.choice.setCurrentIndex(screen.emergency.choice.findData("AE"))
    screen.emergency.choice.activated.emit(screen.emergency.choice.currentIndex())
    assert app.says("call your local emergency number.")
    assert app.says("The emergency number of this country is not in the list.")
    screen.emergency.choice.setCurrentIndex(screen.emergency.choice.findData("IE"))
    screen.emergency.choice.activated.emit(screen.emergency.choice.currentIndex())
    assert app.says("or it gets worse, call 112.")
    app.button("Show 112 large").click()
    app.wait(lambda: app.focused() == "Close")
    app.key(K.Key_Escape)
    assert screen.isVisible()


def test_what_to_say_can_be_copied(start: Start, code: str, journal_folder: Path, now: datetime) -> None:
    before(journal_folder, Body(at=now, chills=True))
    app = start()
    unlock(app)
    screen = screen_of(app)
    screen.say.copy.click()
    assert app.says("Copied.")
    assert screen.say.words.lines[1] == "Now I have chills."


def test_the_screen_fits_the_smallest_window_at_twice_the_size(
    start: Start, code: str, journal_folder: Path, now: datetime
) -> None:
    before(journal_folder, Pad(at=now, count=5), Body(at=now, chills=True))
    app = start()
    unlock(app)
    screen = screen_of(app)
    app.theme.set("light", 2.0)
    app.window.resize(900, 640)
    app.wait(lambda: screen._scroll.horizontalScrollBar().maximum() == 0)
    assert all(button.isVisible() for button in screen.answers.values())
    app.theme.set("light", 1.0)


def test_hidden_from_the_sidebar_the_signs_are_still_looked_at(
    start: Start, code: str, journal_folder: Path, now: datetime
) -> None:
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    opened.care.change([Change(put=(Body(at=now, chills=True),))])
    opened.save_settings(replace(opened.settings, hidden_rooms=("body",)))
    opened.close()
    app = start()
    unlock(app)
    screen_of(app)


def test_settings_go_on_from_what_body_stored(opened: Running) -> None:
    """The page of Settings is open behind, with settings of its own that it has not changed."""
    workspace = opened.rosemary.workspace
    assert workspace is not None
    workspace.show_settings()
    page = body_page(opened)
    page.readiness.note_wished.emit(False)
    opened.wait(lambda: not workspace._opened.settings.contraception_info)
    opened.key(K.Key_Comma, CTRL)
    opened.button("Care notes").click()
    workspace.flush(lambda: None)
    opened.wait(lambda: not workspace._opened.settings.care_prompts)
    assert not workspace._opened.settings.contraception_info
