"""The Body page: what is chosen is stored at once, can be changed or deleted, and is never judged."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from body_parts import OpenBody, Seen
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.body import BodyNote, Change
from journal_app.domain.care.events import (
    Body,
    Event,
    Flow,
    FlowLevel,
    GoAhead,
    Pad,
    Pain,
    Rate,
    WaitUntil,
)
from journal_app.domain.errors import DiskFull
from journal_app.services.care import Care
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.care import change_keeper
from journal_app.ui.theme.theme import Theme

DAY = timedelta(days=1)
K = Qt.Key


def noted(opened: OpenJournal, *events: Event) -> None:
    opened.care.change([Change(put=events)])


def type_earlier_day(seen: Seen, words: str) -> None:
    """Choose chills, at an earlier time, and type its day."""
    signs = seen.page.signs
    signs.chills.click()
    signs.when.choice.setFocus()
    seen.press(K.Key_2)
    signs.when.day.setFocus()
    signs.when.day.selectAll()
    QTest.keyClicks(signs.when.day, words)


def test_bleeding_is_one_key_and_the_last_choice_is_the_day(open_body: OpenBody, now: datetime) -> None:
    seen = open_body()
    seen.press(K.Key_4)
    assert seen.log == [Flow(at=now, day=now.date(), level=FlowLevel.MEDIUM, seq=1)]
    seen.press(K.Key_Right)
    (flow,) = seen.log
    assert isinstance(flow, Flow) and flow.level is FlowLevel.HEAVY
    seen.press(K.Key_Backspace)
    assert seen.log == []


def test_an_earlier_day_is_its_own(open_body: OpenBody, now: datetime) -> None:
    seen = open_body()
    seen.press(K.Key_2)
    seen.page.day.choice.segments.setFocus()
    seen.press(K.Key_2)
    assert seen.page.day.levels.value is None
    seen.page.day.levels.setFocus()
    seen.press(K.Key_5)
    assert {flow.day: flow.level for flow in seen.log if isinstance(flow, Flow)} == {
        now.date(): FlowLevel.SPOTTING,
        now.date() - DAY: FlowLevel.HEAVY,
    }


def test_words_and_medicines_of_a_day_are_stored_without_being_asked(
    open_body: OpenBody, opened: OpenJournal, now: datetime, qtbot: QtBot
) -> None:
    seen = open_body()
    seen.page.day.medicines.setFocus()
    seen.type("Iron")
    seen.page.day.words.setFocus()
    seen.type("tired")
    qtbot.waitUntil(lambda: opened.body_notes.all() == (BodyNote(now.date(), "tired", "Iron"),))
    again = open_body()
    assert (again.page.day.words.text(), again.page.day.medicines.text()) == ("tired", "Iron")


def test_a_pad_is_a_tap_and_a_tap_can_be_undone(open_body: OpenBody, now: datetime) -> None:
    seen = open_body()
    seen.page.pads.tap.setFocus()
    seen.press(K.Key_Space)
    assert seen.log == [Pad(at=now, seq=1)]
    seen.page.pads.undo._undo.click()
    seen.settle()
    assert seen.log == []


def test_four_taps_ask_for_the_screen(open_body: OpenBody) -> None:
    seen = open_body()
    for _ in range(4):
        seen.page.pads.tap.click()
        seen.settle()
    assert seen.screens[-1].body_screen == "BODY_CALL_NOW"


def test_pads_of_the_last_hours_are_typed_and_escape_leaves_them(open_body: OpenBody, now: datetime) -> None:
    seen = open_body()
    seen.page.pads.rate.click()
    seen.press(K.Key_Escape)
    assert seen.focused is seen.page.pads.rate
    seen.page.pads.rate.click()
    seen.type("3")
    seen.page.pads.panel.hours.setFocus()
    seen.page.pads.panel.hours.selectAll()
    seen.type("2")
    seen.press(K.Key_Return)
    assert seen.log == [Rate(at=now, pads=3, hours=2, seq=1)]


def test_signs_are_noted_together_and_the_unit_is_remembered(
    open_body: OpenBody, opened: OpenJournal, now: datetime
) -> None:
    seen = open_body()
    signs = seen.page.signs
    signs.degrees.setFocus()
    seen.type("98.4")
    signs.unit.setFocus()
    seen.press(K.Key_2)
    signs.chills.click()
    signs.pain.setFocus()
    seen.press(K.Key_3)
    signs.keep.setFocus()
    seen.press(K.Key_Return)
    assert seen.log == [Body(at=now, temp_f=98.4, chills=True, pain=Pain.MODERATE, seq=1)]
    assert opened.settings.temperature_unit == "f"
    assert signs.degrees.text() == ""
    assert signs.unit.value == "f"
    assert open_body().page.signs.unit.value == "f"


def test_in_the_united_states_a_temperature_begins_in_fahrenheit(open_body: OpenBody) -> None:
    assert open_body(country="US").page.signs.unit.value == "f"
    assert open_body(country="GB").page.signs.unit.value == "c"


def test_what_is_asked_again_is_seen_without_scrolling(open_body: OpenBody) -> None:
    seen = open_body()
    card = seen.page.signs
    for degrees in ("60", "36.6"):
        seen.page.day.levels.setFocus()  # the page goes up again
        seen.page.findChild(QScrollArea).verticalScrollBar().setValue(0)  # type: ignore[union-attr]
        card.degrees.setFocus()
        card.degrees.setText(degrees)
        seen.press(K.Key_Return)
        assert card.message.words
        assert card.message.visibleRegion().boundingRect() == card.message.rect()


def test_a_temperature_that_can_not_be_is_asked_for_again_and_nothing_is_noted(open_body: OpenBody) -> None:
    seen = open_body()
    seen.page.signs.chills.click()
    seen.page.signs.degrees.setFocus()
    seen.type("98.6")
    seen.press(K.Key_Return)
    assert seen.log == []
    assert seen.says("If it was °F")
    assert seen.page.signs.chills.isChecked()
    assert seen.focused is seen.page.signs.degrees


def test_nothing_chosen_is_nothing_noted(open_body: OpenBody) -> None:
    seen = open_body()
    seen.page.signs.keep.click()
    seen.settle()
    assert seen.log == []
    assert seen.says("One thing is enough")


def test_a_time_earlier_keeps_when_it_was_written_and_one_to_come_is_refused(
    open_body: OpenBody, now: datetime
) -> None:
    seen = open_body()
    signs = seen.page.signs
    signs.chills.click()
    signs.when.choice.setFocus()
    seen.press(K.Key_2)
    signs.when.time.setTime(QTime(23, 0))
    signs.keep.click()
    assert seen.says("has not come yet")
    signs.when.time.setTime(QTime(7, 15))
    signs.when.day.setDate(QDate(2026, 5, 7))
    signs.keep.click()
    seen.settle()
    (body,) = seen.log
    assert isinstance(body, Body)
    assert (body.at.date(), body.at.hour, body.at.minute) == (date(2026, 5, 7), 7, 15)
    assert body.logged_at == now


def test_a_day_before_is_typed_as_people_write_it(open_body: OpenBody) -> None:
    seen = open_body()
    type_earlier_day(seen, "7 May")
    seen.page.signs.keep.click()
    seen.settle()
    (body,) = seen.log
    assert isinstance(body, Body)
    assert body.at.date() == date(2026, 5, 7)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_words_that_mean_no_day_are_asked_about_and_nothing_is_noted(open_body: OpenBody) -> None:
    seen = open_body()
    signs = seen.page.signs
    type_earlier_day(seen, "soon")
    signs.keep.setFocus()
    signs.keep.click()
    seen.settle()
    assert seen.says("Please say which day it was")
    assert signs.when.day.hasFocus()
    assert seen.log == []


@pytest.mark.parametrize(
    ("what", "day"), [("wait", QDate(2026, 6, 1)), ("go", QDate(2026, 5, 6))], ids=["wait", "go"]
)
def test_what_a_provider_said_is_noted_and_the_line_says_it(
    open_body: OpenBody, now: datetime, what: str, day: QDate
) -> None:
    seen = open_body()
    getattr(seen.page.provider, what).click()
    seen.page.provider.panel.day.setDate(day)
    seen.press(K.Key_Return)
    if what == "wait":
        assert seen.log == [WaitUntil(at=now, day=date(2026, 6, 1), seq=1)]
        assert seen.says("Your provider asked you to wait until 1\u00a0June.")
    else:
        assert seen.log == [GoAhead(at=now, day=date(2026, 5, 6), seq=1)]
        assert seen.says("You noted your provider's go-ahead on 6\u00a0May.")


def flow(now: datetime, back: int, level: FlowLevel) -> Flow:
    return Flow(at=now, day=now.date() - back * DAY, level=level)


States = Callable[[datetime], tuple[Event, ...]]


@pytest.mark.parametrize(
    ("events", "says"),
    [
        (lambda now: (), "Nothing is noted yet"),
        (lambda now: (flow(now, 1, FlowLevel.LIGHT),), "You noted bleeding in the last days."),
        (
            lambda now: (flow(now, 6, FlowLevel.LIGHT), flow(now, 3, FlowLevel.NONE)),
            "You last noted bleeding on 2\u00a0May, and days without it",
        ),
        (lambda now: (flow(now, 6, FlowLevel.LIGHT),), "Nothing is noted since."),
        (
            lambda now: (GoAhead(at=now - 5 * DAY, day=now.date() - 5 * DAY), flow(now, 1, FlowLevel.LIGHT)),
            "Since the go-ahead on 3\u00a0May you noted bleeding or another sign.",
        ),
    ],
    ids=["no_info", "still", "stopped", "not_noted", "again"],
)
def test_each_state_has_its_line_and_none_says_that_it_is_safe(
    open_body: OpenBody, opened: OpenJournal, now: datetime, events: States, says: str
) -> None:
    noted(opened, *events(now))
    seen = open_body()
    assert seen.says(says)
    assert not re.search(r"\bsafe\b", seen.page.readiness.line.text())
    assert seen.says("You never have to reach a number to call.")


def test_the_note_about_birth_control_has_its_time_and_can_be_hidden(
    open_body: OpenBody, opened: OpenJournal, now: datetime
) -> None:
    assert not open_body().page.readiness.note.isVisible()
    opened.save_settings(replace(opened.settings, loss_dates=(now.date() - 10 * DAY,)))
    seen = open_body()
    assert seen.says("You can get pregnant as soon as two weeks")
    seen.page.readiness.switch.click()
    seen.settle()
    assert not seen.page.readiness.note.isVisible()
    assert not opened.settings.contraception_info
    assert seen.settings == [opened.settings]
    again = open_body()
    again.page.readiness.switch.click()
    again.settle()
    assert again.page.readiness.note.isVisible()


@pytest.mark.parametrize(
    ("events", "screen"),
    [
        (lambda now: (Body(at=now, temp_c=38.0),), "BODY_CALL_NOW"),
        (lambda now: (Body(at=now, temp_f=100.4),), "BODY_CALL_NOW"),
        (lambda now: (Body(at=now, fever=True),), "BODY_CALL_NOW"),
        (lambda now: (Body(at=now, heavy_declared=True),), "BODY_CALL_NOW"),
        (lambda now: (Body(at=now, pain=Pain.SEVERE),), "BODY_CALL_NOW"),
        (lambda now: (Rate(at=now, pads=9, hours=4),), "BODY_CALL_NOW"),
        (lambda now: (Pad(at=now, count=4),), "BODY_CALL_NOW"),
        (lambda now: (Rate(at=now, pads=4, hours=2),), "BODY_CALL"),
        (lambda now: (Body(at=now, temp_c=37.9, pain=Pain.MODERATE),), ""),
        (lambda now: (Rate(at=now, pads=3, hours=2),), ""),
        (lambda now: (Body(at=now - 8 * DAY, chills=True),), ""),
        (lambda now: (Body(at=now - 2 * DAY, chills=True),), ""),
    ],
)
def test_each_sign_asks_for_its_screen_and_nothing_else_does(
    open_body: OpenBody, opened: OpenJournal, now: datetime, events: States, screen: str
) -> None:
    seen = open_body()
    seen.desk.changes.make(Change(put=events(now)))
    seen.settle()
    assert [look.body_screen for look in seen.screens] == ([screen] if screen else [])


def entry(now: datetime, kind: str) -> Event:
    return {
        "flow": flow(now, 3, FlowLevel.LIGHT),
        "pad": Pad(at=now - 3 * DAY),
        "rate": Rate(at=now - 3 * DAY, pads=1, hours=3),
        "body": Body(at=now - 3 * DAY, temp_c=37.1),
        "goahead": GoAhead(at=now - 3 * DAY, day=now.date() - 3 * DAY),
        "wait_until": WaitUntil(at=now - 3 * DAY, day=now.date() + DAY),
    }[kind]


KINDS = ("flow", "pad", "rate", "body", "goahead", "wait_until")


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_was_noted_can_be_deleted_and_brought_back(
    open_body: OpenBody, opened: OpenJournal, now: datetime, kind: str
) -> None:
    noted(opened, entry(now, kind))
    seen = open_body()
    (row,) = seen.page.log.rows
    row.delete.click()
    seen.settle()
    assert seen.log == []
    seen.page.log.undo._undo.click()
    seen.settle()
    assert [replace(event, seq=None) for event in seen.log] == [entry(now, kind)]


def test_the_focus_stays_in_the_list_when_something_is_deleted_and_brought_back(
    open_body: OpenBody, opened: OpenJournal, now: datetime
) -> None:
    for hours in (1, 2, 3):
        noted(opened, Body(at=now - timedelta(hours=hours), temp_c=36.0 + hours))
    seen = open_body()
    log = seen.page.log
    log.rows[1].delete.setFocus()
    seen.press(K.Key_Return)
    assert len(log.rows) == 2
    assert log.rows[1].has_focus, "on what took its place"
    log.undo._undo.setFocus()
    seen.press(K.Key_Return)
    assert len(log.rows) == 3
    assert log.rows[0].has_focus


def test_the_focus_is_in_the_list_when_the_only_thing_in_it_is_brought_back(
    open_body: OpenBody, opened: OpenJournal, now: datetime
) -> None:
    noted(opened, Body(at=now, temp_c=37.0))
    log = (seen := open_body()).page.log
    log.rows[0].delete.setFocus()
    seen.press(K.Key_Return)
    assert log.undo._undo.hasFocus(), "nothing else is left in the list"
    seen.press(K.Key_Return)
    assert [row.has_focus for row in log.rows] == [True]


@pytest.mark.parametrize("kind", KINDS)
def test_change_brings_it_back_to_where_it_was_entered(
    open_body: OpenBody, opened: OpenJournal, now: datetime, kind: str
) -> None:
    noted(opened, entry(now, kind))
    seen = open_body()
    seen.page.log.rows[0].edit.click()
    page = seen.page
    expected = {
        "flow": page.day.levels,
        "pad": page.pads.panel.pads,
        "rate": page.pads.panel.pads,
        "body": page.signs.degrees,
        "goahead": page.provider.panel.day,
        "wait_until": page.provider.panel.day,
    }[kind]
    assert expected.hasFocus() or expected.isAncestorOf(seen.focused)
    assert seen.log != []  # nothing changes by looking
    if kind != "flow":
        seen.press(K.Key_Return)
        (after,) = seen.log
        kept = {"pad", "rate", "body"}
        assert after.at == (entry(now, kind).at if kind in kept else now)


def test_a_changed_time_keeps_the_offset_it_was_entered_in(
    open_body: OpenBody, opened: OpenJournal, now: datetime
) -> None:
    tokyo = timezone(timedelta(hours=9))
    there = (now - 2 * DAY).astimezone(tokyo).replace(second=17)
    noted(opened, Body(at=there, chills=True))
    seen = open_body()
    assert seen.says("(UTC+9)")
    seen.page.log.rows[0].edit.click()
    seen.page.signs.pain.setFocus()
    seen.press(K.Key_2)
    seen.page.signs.keep.click()
    seen.settle()
    (body,) = seen.log
    assert isinstance(body, Body)
    assert (body.at, body.at.utcoffset(), body.pain) == (there, timedelta(hours=9), Pain.MILD)


def test_what_can_not_be_stored_stays_in_sight_counts_and_is_tried_again(
    open_body: OpenBody, opened: OpenJournal, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(change_keeper, "AGAIN", 30)
    seen = open_body()
    store = Care.change
    monkeypatch.setattr(Care, "change", full)
    seen.page.signs.chills.click()
    seen.page.signs.keep.click()
    seen.settle()
    assert seen.says(DiskFull.words)
    assert [row.thing.kind for row in seen.page.log.rows] == ["body"]
    assert seen.page.sign.isVisible()
    flushed: list[bool] = []
    seen.desk.changes.flush(lambda: flushed.append(True))
    seen.settle()
    assert not flushed, "a lock must not go on without it"
    monkeypatch.setattr(Care, "change", store)
    qtbot.waitUntil(lambda: bool(seen.log))
    seen.settle()
    assert not seen.says(DiskFull.words)


def full(*_: object) -> None:
    raise DiskFull


def test_a_sign_that_was_closed_for_now_stays_on_the_page_with_a_way_back(
    open_body: OpenBody, opened: OpenJournal, now: datetime
) -> None:
    noted(opened, Body(at=now, chills=True))
    seen = open_body()
    assert seen.says("You noted: chills.")
    seen.page.sign.button.click()
    assert seen.screens[-1].live_screen == "BODY_CALL_NOW"


def test_the_question_about_a_past_sign_is_answered_here_too(
    open_body: OpenBody, opened: OpenJournal, now: datetime
) -> None:
    noted(opened, Body(at=now - 2 * DAY, chills=True))
    seen = open_body()
    assert seen.says("Is this still going on?")
    assert seen.page.ask
    still = next(b for b in seen.page.ask.buttons.values() if "still" in b.text())
    still.click()
    seen.settle()
    assert seen.page.ask is None
    assert seen.screens[-1].body_screen == "BODY_CALL_NOW"


def test_the_chart_says_itself_in_words_and_as_a_table(
    open_body: OpenBody, opened: OpenJournal, now: datetime
) -> None:
    noted(
        opened,
        flow(now, 2, FlowLevel.HEAVY),
        flow(now, 1, FlowLevel.NONE),
        Body(at=now - DAY, temp_c=37.4, pain=Pain.MILD),
        Rate(at=now - 2 * DAY, pads=1, hours=2),
    )
    seen = open_body()
    words = seen.page.chart.chart.accessibleDescription()
    assert "Heavy bleeding: 6 May." in words
    assert "Temperature: 7 May 37.4 °C." in words
    seen.page.chart.opener.click()
    table = seen.page.chart.table
    assert table
    cells = [[table.table.cell(row, column) for column in range(4)] for row in range(2)]
    assert cells == [["No bleeding", "–", "37.4 °C", "mild pain"], ["Heavy bleeding", "1 in 2 h", "–", "–"]]


def test_a_day_with_soaked_pads_alone_is_no_gap(
    open_body: OpenBody, opened: OpenJournal, now: datetime
) -> None:
    noted(opened, Pad(at=now))
    seen = open_body()
    chart = seen.page.chart.chart
    assert "Soaked pads: 8 May." in chart.accessibleDescription()
    assert seen.says("A ring: soaked pads.")
    picture = chart.grab().toImage()
    column = picture.width() - round(picture.width() / 60)
    accent = chart._theme.colour("accent")
    inked = [
        picture.pixelColor(x, y) for x in range(column - 12, picture.width()) for y in range(picture.height())
    ]
    assert accent in inked


def test_cards_stand_beside_with_their_sources(open_body: OpenBody) -> None:
    seen = open_body()
    guides = seen.page.guides.guides
    assert next(iter(guides)) == "call-a-doctor"
    assert {"keep-things-out", "waiting-period", "infection", "ovulation-contraception"} <= set(guides)
    guides["infection"].set_open(True)
    assert seen.says("Sources: ")


@pytest.mark.parametrize(("size", "scale"), [((900 - 216, 640), 1.0), ((900 - 216, 640), 2.0)])
def test_nothing_is_wider_than_the_smallest_window(
    open_body: OpenBody, opened: OpenJournal, now: datetime, theme: Theme, size: tuple[int, int], scale: float
) -> None:
    noted(opened, *(entry(now, kind) for kind in KINDS))
    theme.set("light", scale)
    seen = open_body(size=size)
    seen.page.pads.rate.click()
    seen.page.signs.edit(Body(at=now, chills=True))
    seen.settle()
    (area,) = [each for each in seen.page.findChildren(QScrollArea) if each.widget() is not None][:1]
    assert area.horizontalScrollBar().maximum() == 0


def test_everything_that_takes_the_focus_has_a_name(
    open_body: OpenBody, opened: OpenJournal, now: datetime
) -> None:
    noted(opened, *(entry(now, kind) for kind in KINDS))
    seen = open_body()
    seen.page.pads.rate.click()
    seen.page.provider.wait.click()
    seen.page.signs.edit(Body(at=now, chills=True))
    for widget in seen.page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            if widget.parent() is not None and widget.objectName().startswith("qt_"):
                continue
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or text, widget


def test_all_of_it_is_reached_by_tab(open_body: OpenBody) -> None:
    seen = open_body()
    start = seen.focused
    names: list[str] = []
    for _ in range(60):
        seen.page.focusNextChild()
        at = seen.focused
        names.append(at.accessibleName() or str(at.property("text")))
        if at is start:
            break
    for name in (
        "Medicines you took that day",
        "One soaked pad now",
        "Temperature",
        "Note it",
        "To wait until a day",
        "When to call a doctor right away",
    ):
        assert name in names, name
    assert len(names) < 60


def test_the_page_begins_anew_after_midnight(open_body: OpenBody, now: datetime) -> None:
    seen = open_body(at=now.replace(hour=0, minute=30))
    assert seen.page.day.day == now.date()
    assert isinstance(seen, Seen)
