"""Remember in the running app: by keyboard, closed after everything, and on Today only what was asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from desktop_parts import ALT, CTRL, PASSPHRASE, Running, Start
from PySide6.QtCore import Qt

from journal_app.domain.memorial import CandleDay, KeptDate, Loss, LossId, Memorial
from journal_app.services import session
from journal_app.ui.remember.remember_page import RememberPage
from journal_app.ui.today.today_page import TodayPage
from journal_app.ui.widgets.offer import Offer
from journal_app.ui.workspace import Workspace

WREN = Loss(LossId("wren"), "Wren", None, "Dear Wren.")


def keep(folder: Path, memorial: Memorial) -> None:
    opened = session.open_with_passphrase(folder, PASSPHRASE)
    opened.memorials.save(memorial)
    opened.close()


def kept(folder: Path) -> Memorial:
    opened = session.open_with_passphrase(folder, PASSPHRASE)
    try:
        return opened.memorials.read()
    finally:
        opened.close()


def workspace_of(app: Running) -> Workspace:
    found = app.rosemary.workspace
    assert found is not None
    return found


def remember(app: Running) -> RememberPage:
    page = workspace_of(app).page("remember")
    assert isinstance(page, RememberPage)
    return page


def offer_of(app: Running) -> Offer | None:
    today = workspace_of(app).page("today")
    assert isinstance(today, TodayPage)
    assert today.beside is not None
    return today.beside.offer


def offered(app: Running) -> str:
    offer = offer_of(app)
    return offer.button.text() if offer is not None and offer.isVisible() else ""


def test_by_keyboard_the_box_is_opened_written_in_and_locked_with_all_of_it_kept(
    start: Start, code: str, journal_folder: Path
) -> None:
    app = start()
    app.open()
    app.key(Qt.Key.Key_6, ALT)
    assert app.focused() == "Open the box"
    app.key(Qt.Key.Key_Return)
    app.wait(lambda: remember(app).is_open)
    assert app.focused() == "Close the box"
    for _ in range(20):
        if app.focused() == "Begin a page":
            break
        app.key(Qt.Key.Key_Tab)
    app.key(Qt.Key.Key_Return)
    app.type("Wren")
    app.key(Qt.Key.Key_L, CTRL)
    app.wait(lambda: bool(app.replaced))
    (loss,) = kept(journal_folder).losses
    assert loss.name == "Wren"


def test_going_elsewhere_closes_the_box(start: Start, code: str, journal_folder: Path) -> None:
    keep(journal_folder, Memorial((WREN,)))
    app = start()
    app.open()
    app.key(Qt.Key.Key_6, ALT)
    app.key(Qt.Key.Key_Return)
    app.wait(lambda: app.says("Wren"))
    app.key(Qt.Key.Key_1, ALT)
    app.key(Qt.Key.Key_6, ALT)
    assert not app.says("Wren")
    assert app.focused() == "Open the box"


def test_today_offers_a_candle_only_where_it_was_switched_on_and_tells_no_name(
    start: Start, code: str, journal_folder: Path
) -> None:
    keep(journal_folder, Memorial((WREN,), on_today=True))
    app = start()
    app.open()
    app.wait(lambda: offered(app) == "Light a candle")
    assert not app.says("Wren")
    offer = offer_of(app)
    assert offer is not None
    offer.button.click()
    assert workspace_of(app).open_page == "remember"
    assert not remember(app).is_open
    assert remember(app).face.piece.candle.is_lit
    day = app.rosemary._now().date()
    app.close()
    assert kept(journal_folder) == Memorial((WREN,), candles=(CandleDay(day),), on_today=True)


def test_nothing_of_remember_is_on_today_unless_asked(start: Start, code: str, journal_folder: Path) -> None:
    app = start()
    tomorrow = app.rosemary._now().date() + timedelta(days=1)
    app.close()
    keep(journal_folder, Memorial((WREN,), (KeptDate(tomorrow, "the day"),)))
    again = start()
    again.open()
    again.wait(lambda: offered(again) != "")
    assert offered(again) not in ("Light a candle", "Tomorrow")


def test_the_day_before_a_date_one_line_says_that_there_is_one_but_not_which(
    start: Start, code: str, journal_folder: Path
) -> None:
    app = start()
    tomorrow = app.rosemary._now().date() + timedelta(days=1)
    app.close()
    memorial = Memorial((WREN,), (KeptDate(tomorrow, "the day of Wren", note=True),), on_today=True)
    keep(journal_folder, memorial)
    again = start()
    again.open()
    again.wait(lambda: offered(again) == "Tomorrow")
    offer = offer_of(again)
    assert offer is not None
    assert "Wren" not in offer.button.accessibleDescription()
    offer.button.click()
    assert workspace_of(again).open_page == "remember"
    assert not remember(again).is_open
    again.close()
    hidden = session.open_with_passphrase(journal_folder, PASSPHRASE)
    hidden.save_settings(replace(hidden.settings, hidden_rooms=("remember", "coping")))
    hidden.close()
    third = start()
    third.open()
    third.key(Qt.Key.Key_2, ALT)
    third.key(Qt.Key.Key_1, ALT)
    assert offered(third) == ""
