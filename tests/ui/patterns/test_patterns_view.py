"""Patterns over a real journal, driven by keys and clicks."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.care.events import Answer, CheckIn, CheckInId
from journal_app.domain.care.ratings import SIX, Ratings, Symptom
from journal_app.domain.check_in import Period
from journal_app.domain.errors import ContentBroken, DiskFull, StorageGone
from journal_app.domain.look_back import MarkKind
from journal_app.domain.support import MarkedDay
from journal_app.services.session import OpenJournal
from journal_app.ui import keeper
from journal_app.ui.patterns.patterns_view import PatternsView
from journal_app.ui.theme.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

Act = Callable[[], None]
CheckInOn = Callable[..., None]


def shown(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def cells(view: PatternsView) -> list[list[str]]:
    assert view.tables.days
    table = view.tables.days.table
    return [
        [table.row_heading(row), *(table.cell(row, column) for column in range(table.columnCount()))]
        for row in range(table.rowCount())
    ]


def test_without_check_ins_there_is_one_sentence_and_one_thing_to_do(
    qtbot: QtBot, view: PatternsView, enter: Act
) -> None:
    enter()
    assert view.empty.isVisible()
    assert not any(widget.isVisible() for widget in (view.choice, view.map, view.words, view.dates))
    focus = QApplication.focusWidget()
    assert focus and view.empty.isAncestorOf(focus)
    with qtbot.waitSignal(view.closed):
        qtbot.keyClick(focus, Qt.Key.Key_Return)


def test_each_symptom_has_one_sentence_of_what_was_counted(
    view: PatternsView, enter: Act, check_in: CheckInOn
) -> None:
    check_in(1, 3, 0, 1, None, 2, 2, suicidal=0)
    check_in(2, 1, 0, None, None, 0, 3, suicidal=0)
    check_in(40, *[3] * len(SIX), suicidal=0)
    enter()
    expected = {
        Symptom.SAD_ANX: "On 1 of the 2 days you answered, you marked sadness or anxiety as"
        ' "a lot of the day" or "almost all day".',
        Symptom.HOPELESS: "The sense that things would not get better was not there on any of the 2 days"
        " you answered.",
        Symptom.GUILT: "Guilt or self-blame was there, a little, on the one day you answered.",
        Symptom.NO_INTEREST: "There are no answers about loss of interest in this time.",
        Symptom.CONCENTRATION: "On 1 of the 2 days you answered, you marked trouble keeping your mind on"
        ' things as "a lot of the day" or "almost all day".',
        Symptom.SLEEP: 'On 2 of the 2 days you answered, you marked trouble with sleep as "a lot" or'
        ' "almost no rest, or asleep most of the day".',
    }
    assert {symptom: view.words.blocks[symptom].sentence.text() for symptom in expected} == expected
    assert set(view.words.blocks) == set(SIX)
    assert "You answered on 2 days in this time." in shown(view.words)
    assert view.map.heading.text() == "25 April to 8 May"


def test_the_answer_about_not_being_here_is_nowhere(
    view: PatternsView, enter: Act, check_in: CheckInOn, settle: Act
) -> None:
    check_in(1, *[1] * len(SIX), suicidal=3)
    check_in(2, suicidal=2)
    enter()
    view.tables.opener.click()
    settle()
    assert len(cells(view)) == 1
    words = " ".join(
        [
            *shown(view),
            view.words.accessibleDescription(),
            view.map.map.accessibleDescription(),
            *cells(view)[0],
        ]
    )
    assert "being here" not in words
    assert "being dead" not in words
    assert "ending" not in words
    assert set(view.words.blocks) == set(SIX)


def test_a_longer_period_holds_more_days_and_is_chosen_by_key(
    qtbot: QtBot, view: PatternsView, enter: Act, check_in: CheckInOn, settle: Act
) -> None:
    check_in(1, 2)
    check_in(30, 2)
    check_in(800, 2)
    enter()
    focus = QApplication.focusWidget()
    assert focus and view.choice.periods.isAncestorOf(focus), "work starts at the choice of a period"
    found = []
    for _ in Period:
        found.append(view.words.answered_words)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
        settle()
    assert [words.split(" day")[0] for words in found] == [
        "You answered on one",
        *["You answered on 2"] * 3,
        "You answered on 3",
    ]
    assert not view.words.blocks[Symptom.SLEEP].line.isVisible(), "years are no line"
    assert view.map.heading.text() == "28 February 2024 to 8 May 2026"


def test_symptoms_are_switched_off_and_the_last_one_stays(
    view: PatternsView, enter: Act, check_in: CheckInOn
) -> None:
    check_in(1, *[2] * len(SIX))
    enter()
    for symptom in SIX:
        if symptom is not Symptom.SLEEP:
            view.choice.chip(symptom).click()
    assert view.choice.symptoms == (Symptom.SLEEP,)
    assert [symptom for symptom, block in view.words.blocks.items() if block.isVisible()] == [Symptom.SLEEP]
    view.choice.chip(Symptom.SLEEP).click()
    assert view.choice.symptoms == (Symptom.SLEEP,)
    view.tables.opener.click()
    assert view.tables.counts
    assert view.tables.counts.table.columns[-1] == "Almost no rest, or asleep most of the day"


def test_the_tables_say_the_same_in_numbers_and_words(
    view: PatternsView, enter: Act, check_in: CheckInOn
) -> None:
    check_in(1, 3, 0, 1, None, 2, 3)
    check_in(3, 1, 1, 1, 1, 1, 0)
    enter()
    view.tables.opener.click()
    most = "Almost no rest, or asleep most of the day"
    assert [line[: 1 + SIX.index(Symptom.SLEEP) + 1] for line in cells(view)] == [
        [
            "Thu 7 May 2026",
            "Almost all day",
            "Not that day",
            "A little",
            "No answer",
            "A lot of the day",
            most,
        ],
        ["Tue 5 May 2026", *["A little"] * 5, "Not a problem"],
    ]
    assert view.tables.counts
    counts = view.tables.counts.table
    assert [counts.cell(0, column) for column in range(4)] == ["2", "2", "1", "1"]
    assert counts.row_heading(5) == "Trouble with sleep"
    assert 'the last column counts "almost no rest, or asleep most of the day"' in " ".join(
        shown(view.tables)
    )
    view.tables.opener.click()
    assert not view.tables.counts.isVisible()


def test_a_cell_tells_a_screen_reader_its_answer_and_its_headings(
    qtbot: QtBot, view: PatternsView, enter: Act, check_in: CheckInOn
) -> None:
    check_in(1, 3)
    enter()
    view.tables.opener.click()
    days = view.tables.days
    assert days
    days.setFocus()
    qtbot.keyClick(days, Qt.Key.Key_Home)
    read = QAccessible.queryAccessibleInterface(days)
    assert read.text(QAccessible.Text.Name) == "Day by day, the newest first"
    parts = [read.child(place) for place in range(read.childCount())]
    names = [part.text(QAccessible.Text.Name) for part in parts]
    assert (names[1], parts[1].role()) == ("Sadness or anxiety", QAccessible.Role.ColumnHeader)
    assert (names[1 + len(SIX)], parts[1 + len(SIX)].role()) == ("Thu 7 May 2026", QAccessible.Role.RowHeader)
    assert (names[2 + len(SIX)], parts[2 + len(SIX)].role()) == ("Almost all day", QAccessible.Role.Cell)


def test_dates_that_matter_are_marked_and_can_be_left_out_by_kind(
    view: PatternsView, enter: Act, check_in: CheckInOn, opened: OpenJournal, now: datetime
) -> None:
    check_in(1, 1)
    opened.settings = replace(opened.settings, loss_dates=(date(2026, 5, 1), date(2020, 1, 1)))
    opened.care.answer(Answer.APPOINTMENT, 2, now, day=date(2026, 5, 4))
    opened.support.save_marked_days([MarkedDay(date(2026, 5, 1), "The exam")])
    enter()
    assert view.map.marks == {date(2026, 5, 1): "A loss, The exam", date(2026, 5, 4): "Appointment"}
    view.map.mark_chips[MarkKind.LOSS].click()
    assert view.map.marks == {date(2026, 5, 1): "The exam", date(2026, 5, 4): "Appointment"}


def test_a_date_of_ones_own_is_added_named_and_removed(
    qtbot: QtBot, view: PatternsView, enter: Act, check_in: CheckInOn, opened: OpenJournal, settle: Act
) -> None:
    check_in(1, 1)
    enter()
    card = view.dates
    card.add_button.click()
    assert card.form.day.hasFocus()
    qtbot.keyClick(card.form.day, Qt.Key.Key_Return)
    assert card.form.message.isVisible(), "a date without a word could not be told from another"
    assert card.form.words.hasFocus()
    qtbot.keyClicks(card.form.words, "{exam}")
    qtbot.keyClick(card.form.words, Qt.Key.Key_Return)
    settle()
    assert opened.support.marked_days() == (MarkedDay(date(2026, 5, 8), "{exam}"),)
    assert "8 May 2026: {exam}" in shown(card)
    assert view.map.marks == {date(2026, 5, 8): "{exam}"}
    assert card.add_button.hasFocus()
    card.rows[0].remove.click()
    settle()
    assert opened.support.marked_days() == ()
    assert view.map.marks == {}


def test_leaving_stores_a_date_whose_words_are_typed(
    qtbot: QtBot, view: PatternsView, enter: Act, check_in: CheckInOn, opened: OpenJournal, settle: Act
) -> None:
    check_in(1, 1)
    enter()
    view.dates.add_button.click()
    qtbot.keyClicks(view.dates.form.words, "Scan")
    left: list[tuple[MarkedDay, ...]] = []
    view.flush(lambda: left.append(opened.support.marked_days()))
    settle()
    assert left == [(MarkedDay(date(2026, 5, 8), "Scan"),)]


def test_storing_what_is_typed_takes_the_focus_from_nothing_that_came_over_the_page(
    qtbot: QtBot, view: PatternsView, enter: Act, check_in: CheckInOn, settle: Act
) -> None:
    check_in(1, 1)
    enter()
    view.dates.add_button.click()
    form = view.dates.form
    qtbot.keyClicks(form.words, "Scan")
    form.day.setFocus()
    form.day.selectAll()
    qtbot.keyClicks(form.day, "the day it snowed")
    cover = QWidget(view.window())
    cover.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    cover.show()
    cover.setFocus()
    view.flush(lambda: None)
    settle()
    assert cover.hasFocus()


def test_a_date_that_cannot_be_stored_stays_and_is_tried_again(
    qtbot: QtBot,
    view: PatternsView,
    enter: Act,
    check_in: CheckInOn,
    opened: OpenJournal,
    settle: Act,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(_: object) -> None:
        raise DiskFull

    check_in(1, 1)
    enter()
    monkeypatch.setattr(keeper, "RETRY", 20)
    view.dates.add_button.click()
    qtbot.keyClicks(view.dates.form.words, "Scan")
    with monkeypatch.context() as broken, qtbot.waitSignal(view.save_failed):
        broken.setattr(view._keeper, "_write", full)
        view.dates.form.add.click()
        view.flush(pytest.fail)  # it is not called
    assert view.dates.message.words == DiskFull.words
    assert len(view.dates.rows) == 1
    with qtbot.waitSignal(view.save_recovered):
        pass
    assert opened.support.marked_days() == (MarkedDay(date(2026, 5, 8), "Scan"),)
    assert not view.dates.message.isVisible()


@pytest.mark.parametrize("enter_first", [True, False])
def test_days_asked_for_elsewhere_are_all_shown_and_named(
    view: PatternsView, enter: Act, settle: Act, check_in: CheckInOn, enter_first: bool
) -> None:
    check_in(1, 1)
    check_in(30, 1)
    if enter_first:
        enter()
    view.show_days(date(2026, 4, 8), date(2026, 5, 5))
    if not enter_first:
        enter()
    settle()
    assert view.choice.period is Period.SIX_WEEKS
    assert view.words.answered_words == "You answered on 2 days in this time."
    assert "from 8 April to 5 May" in view.about.words
    view.leave()
    assert not view.about.isVisible()


def test_esc_goes_back_from_anywhere_but_closes_the_form_first(
    qtbot: QtBot, view: PatternsView, enter: Act, check_in: CheckInOn
) -> None:
    check_in(1, 1)
    enter()
    view.tables.opener.click()
    assert view.tables.days
    for place in (view.choice.periods, view.map.map, view.tables.days, view.words):
        place.setFocus()
        with qtbot.waitSignal(view.closed):
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    view.dates.add_button.click()
    with qtbot.assertNotEmitted(view.closed):
        qtbot.keyClick(view.dates.form.words, Qt.Key.Key_Escape)
    assert not view.dates.form.isVisible()


def test_tab_goes_down_the_page_and_stops_at_nothing_without_a_name(
    qtbot: QtBot, view: PatternsView, enter: Act, check_in: CheckInOn, opened: OpenJournal
) -> None:
    check_in(1, 1)
    opened.support.save_marked_days([MarkedDay(date(2026, 5, day), "A day") for day in (1, 2)])
    enter()
    view.tables.opener.click()
    view.dates.add_button.click()
    view.back_button.setFocus()
    stops: list[QWidget] = []
    while (stop := QApplication.focusWidget()) and stop not in stops[:-1]:
        if stops[-1:] != [stop]:  # Tab goes from day to month to year within the field of a date
            stops.append(stop)
        qtbot.keyClick(stop, Qt.Key.Key_Tab)
    ground = view._scroll.widget()
    assert ground
    heights = [stop.mapTo(ground, stop.rect().topLeft()).y() for stop in stops]
    assert heights == sorted(heights)
    assert len(stops) == 1 + 1 + len(SIX) + 1 + 1 + 1 + 1 + 2 + 2 + 4  # from the way back to Cancel
    for stop in stops:
        assert QAccessible.queryAccessibleInterface(stop).text(QAccessible.Text.Name)


@pytest.mark.parametrize("trouble", [StorageGone(), ContentBroken("checkin.toml", "question")])
def test_what_cannot_be_read_is_said_in_place(
    view: PatternsView,
    enter: Act,
    opened: OpenJournal,
    monkeypatch: pytest.MonkeyPatch,
    trouble: StorageGone | ContentBroken,
) -> None:
    def broken() -> None:
        raise trouble

    monkeypatch.setattr(opened.check_ins, "records", broken)
    enter()
    assert view.message.words == trouble.words


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_at_any_text_size_the_page_only_scrolls_down(
    qtbot: QtBot, view: PatternsView, enter: Act, check_in: CheckInOn, theme: Theme, scale: float
) -> None:
    check_in(1, *[3] * len(SIX))
    theme.set("dark", scale)
    view.resize(610, 640)  # what a window of 900 pixels leaves beside large words in the sidebar
    enter()
    view.tables.opener.click()
    view.dates.add_button.click()
    view.grab()
    assert view._scroll.horizontalScrollBar().maximum() == 0


def test_ten_years_are_shown_without_a_pause(
    qtbot: QtBot, view: PatternsView, enter: Act, opened: OpenJournal, now: datetime, settle: Act
) -> None:
    days = [now - timedelta(days=ago) for ago in range(3650)]
    opened.check_ins._log.append(
        *(
            CheckIn(
                at=day, id=CheckInId(str(n)), rev=1, for_date=day.date(), ratings=Ratings(n % 4, 2, n % 3)
            )
            for n, day in enumerate(days)
        )
    )
    view.choice.set_period(Period.ALL)
    enter()
    view.tables.opener.click()
    view.grab()
    before = time.thread_time()  # of this thread alone: what the lane does holds no one up
    view._count()
    settle()
    view.grab()
    taken = time.thread_time() - before
    assert view.tables.days
    assert view.tables.days.model().rowCount(QModelIndex()) == 3650
    assert taken < 0.3, "a tenth of a second, and room for a busy computer"
