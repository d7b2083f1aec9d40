"""A check-in takes ten seconds, is never lost, never saved by itself, and never stands in the way of help."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from check_ins_parts import OpenPage, Save, Seen
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.domain.care.events import HelpNow
from journal_app.domain.care.ratings import SIX, Ratings
from journal_app.domain.check_in import CheckInForm
from journal_app.domain.errors import DiskFull
from journal_app.paths import resources_folder
from journal_app.services.session import OpenJournal
from journal_app.ui.check_ins import form_keeper
from journal_app.ui.help import built_in
from journal_app.ui.theme.theme import Theme

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SIX_ANSWERS = tuple([K.Key_3, K.Key_2, K.Key_1][place % 3] for place in range(len(SIX)))
THE_SIX = tuple([2, 1, 0][place % 3] for place in range(len(SIX)))
"""What those keys answer."""
WORDS = "The rain did not stop."

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def full_disk(opened: OpenJournal, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let nothing be stored until the returned function is called."""
    with_room = [False]

    def until_there_is_room(do: Callable[..., object]) -> Callable[..., object]:
        def done(*args: object) -> object:
            if not with_room[0]:
                raise DiskFull
            return do(*args)

        return done

    for verb in ("save", "keep_draft", "leave", "delete"):
        monkeypatch.setattr(opened.check_ins, verb, until_there_is_room(getattr(opened.check_ins, verb)))

    def make_room() -> None:
        with_room[0] = True

    return make_room


def helps(opened: OpenJournal) -> int:
    return sum(isinstance(event, HelpNow) for event in opened.check_ins._log.events())


def shows_help(seen: Seen) -> bool:
    return seen.page.help is not None and seen.page.help.isVisible()


def question_with_focus(seen: Seen) -> int:
    (number,) = [at for at, row in enumerate(seen.page.form.rows) if row.isAncestorOf(seen.focused)]
    return number


# The keys


def test_a_whole_check_in_is_a_key_a_question_a_few_words_and_ctrl_enter(
    open_page: OpenPage, opened: OpenJournal, now: datetime
) -> None:
    seen = open_page()
    seen.press(*SIX_ANSWERS, K.Key_1)
    QTest.keyClicks(seen.focused, WORDS)
    seen.press(K.Key_Return, modifier=CTRL)
    seen.settle()
    (record,) = opened.check_ins.records()
    assert record.ratings == Ratings(*THE_SIX, 0)
    assert (record.note, record.for_date, record.at) == (WORDS, now.date(), now)
    assert seen.told == ["saved"]
    assert seen.says("Saved. Thank you for telling your diary.")
    assert seen.page.form.form.is_empty
    assert opened.check_ins.draft() is None


def test_enter_and_tab_go_on_without_an_answer(open_page: OpenPage) -> None:
    seen = open_page()
    seen.press(K.Key_Return, K.Key_Tab, K.Key_4, K.Key_Enter)
    assert question_with_focus(seen) == 4
    assert seen.page.form.form.ratings == Ratings(guilt=3)


def test_arrows_and_clicks_answer_and_stay(open_page: OpenPage) -> None:
    seen = open_page()
    seen.press(K.Key_Right, K.Key_Right)
    assert question_with_focus(seen) == 0
    QTest.mouseClick(seen.page.form.rows[2].choice.segments[3], Qt.MouseButton.LeftButton)
    assert question_with_focus(seen) == 2
    assert seen.page.form.form.ratings == Ratings(sad_anx=1, guilt=3)


def test_a_number_goes_on_also_where_that_answer_stood_already(open_page: OpenPage) -> None:
    seen = open_page()
    seen.press(K.Key_Right, K.Key_1)
    assert question_with_focus(seen) == 1


def test_backspace_takes_an_answer_back(open_page: OpenPage) -> None:
    seen = open_page()
    seen.press(K.Key_Right, K.Key_Backspace)
    assert seen.page.form.form.is_empty


def test_tab_comes_from_the_note_to_save_and_save_works_by_enter(
    open_page: OpenPage, opened: OpenJournal
) -> None:
    seen = open_page()
    seen.press(*SIX_ANSWERS, K.Key_1, K.Key_Tab)
    assert seen.focused is seen.page.form.save
    seen.press(K.Key_Return)
    seen.settle()
    assert len(opened.check_ins.records()) == 1


def test_what_counts_is_said_on_demand(open_page: OpenPage, library: Library) -> None:
    help_words = library.check_in_texts().question("sad_anx").help
    seen = open_page()
    assert not seen.says(help_words)
    QTest.keyClick(seen.focused, K.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    assert seen.says(help_words)
    assert question_with_focus(seen) == 0


def test_a_reader_hears_a_group_for_each_question_and_what_was_chosen(
    open_page: OpenPage, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(
        "journal_app.ui.check_ins.question_row.announce", lambda _, words, urgent=False: heard.append(words)
    )
    seen = open_page()
    for row, question in zip(seen.page.form.rows, library.check_in_texts().questions, strict=True):
        group = QAccessible.queryAccessibleInterface(row)
        assert group.role() is QAccessible.Role.Grouping
        assert group.text(QAccessible.Text.Name) == question.text
    seen.press(K.Key_2, K.Key_3)
    assert heard == ["A little", "A lot of the day"]


def test_everything_that_takes_the_focus_has_a_name(open_page: OpenPage, save: Save) -> None:
    save(1, 1)
    seen = open_page()
    seen.press(*SIX_ANSWERS, K.Key_2)
    for widget in seen.page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), widget


def test_pressed_twice_it_is_saved_once_and_says_so_until_it_is_deleted(
    open_page: OpenPage, opened: OpenJournal
) -> None:
    seen = open_page()
    seen.press(K.Key_2)
    for _ in range(2):
        seen.press(K.Key_Return, modifier=CTRL)
        seen.settle()
        assert len(opened.check_ins.records()) == 1
        assert seen.says("Saved.")
    seen.page.beside.days.rows[0].delete.click()
    seen.settle()
    assert not seen.says("Saved.")


def test_an_empty_form_is_not_saved_and_says_so(open_page: OpenPage, opened: OpenJournal) -> None:
    seen = open_page()
    assert seen.page.form.save.isEnabled()
    seen.press(K.Key_Return, modifier=CTRL)
    seen.settle()
    assert opened.check_ins.records() == []
    assert seen.says("Nothing is answered yet.")


# The last question


@pytest.mark.parametrize("answer", [K.Key_2, K.Key_3, K.Key_4])
def test_help_opens_before_saving_and_the_focus_stays(
    open_page: OpenPage, opened: OpenJournal, answer: Qt.Key
) -> None:
    seen = open_page()
    seen.press(*SIX_ANSWERS, answer)
    assert shows_help(seen)
    assert seen.says("999")
    assert seen.says("Samaritans")
    assert seen.says("Leaving without saving keeps none of these answers.")
    assert question_with_focus(seen) == len(SIX)
    seen.settle()
    assert opened.check_ins.records() == []
    assert helps(opened) == 0
    seen.press(K.Key_Tab)
    assert seen.focused is seen.page.form.note


@pytest.mark.parametrize("size", [(1024, 800), (684, 640)])
def test_help_is_in_sight_wherever_the_form_is(open_page: OpenPage, size: tuple[int, int]) -> None:
    seen = open_page(size=size)
    seen.press(*SIX_ANSWERS, K.Key_2)
    seen.settle()
    assert seen.page.help
    number = seen.page.help.numbers.cards[0].rows[0]
    assert not number.visibleRegion().isEmpty()
    assert not seen.focused.visibleRegion().isEmpty()


def test_whoever_comes_to_the_note_sees_the_whole_way_to_save_it(open_page: OpenPage) -> None:
    seen = open_page(size=(1004, 800))
    seen.press(*SIX_ANSWERS, K.Key_1)
    seen.settle()
    form = seen.page.form
    assert seen.focused is form.note
    assert form.save.visibleRegion().boundingRect() == form.save.rect()


def test_help_is_read_out_at_once(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[str, bool]] = []
    monkeypatch.setattr(
        "journal_app.ui.check_ins.help_panel.announce",
        lambda _, words, urgent=False: heard.append((words, urgent)),
    )
    seen = open_page()
    seen.press(*SIX_ANSWERS, K.Key_3)
    ((words, urgent),) = heard
    assert urgent
    assert "999" in words


def test_help_stays_until_the_answer_is_no_or_taken_back(open_page: OpenPage) -> None:
    seen = open_page()
    seen.press(*SIX_ANSWERS, K.Key_4, K.Key_Left)
    assert shows_help(seen)
    seen.press(K.Key_Left, K.Key_Left)
    assert not shows_help(seen)
    seen.press(K.Key_Right)
    assert shows_help(seen)
    seen.press(K.Key_Backspace)
    assert not shows_help(seen)


def test_a_number_can_be_shown_large(open_page: OpenPage, qtbot: QtBot) -> None:
    seen = open_page()
    seen.press(*SIX_ANSWERS, K.Key_2)
    assert seen.page.help
    with qtbot.waitSignal(seen.page.large_wanted) as asked:
        seen.page.help.numbers.cards[0].rows[0].button.click()
    assert asked.args == ["999", "Emergency"]


def test_help_needs_no_country_and_no_list_of_lines(open_page: OpenPage, tmp_path: Path) -> None:
    shutil.copytree(resources_folder() / "content" / "en", tmp_path / "en")
    (tmp_path / "en" / "crisis_lines.toml").write_text("broken", "utf-8")
    (tmp_path / "en" / "messages.toml").unlink()
    seen = open_page(country="", content=Library(tmp_path / "en"))
    seen.press(*SIX_ANSWERS, K.Key_2)
    assert shows_help(seen)
    assert seen.says(built_in.WORDS)
    assert seen.says("988")


def test_rather_not_say_is_met_with_a_line_and_no_help(open_page: OpenPage) -> None:
    seen = open_page()
    seen.press(*SIX_ANSWERS, K.Key_Return)
    assert seen.says("That is all right. The help button is always on the screen.")
    assert not shows_help(seen)
    assert seen.focused is seen.page.form.note


def test_leaving_with_such_an_answer_keeps_that_alone_and_tells_of_help(
    open_page: OpenPage, opened: OpenJournal
) -> None:
    seen = open_page()
    seen.press(*SIX_ANSWERS, K.Key_3)
    seen.page.flush(lambda: None)
    seen.settle()
    assert seen.told == [], "a draft tells nobody"
    seen.page.leave()
    seen.settle()
    assert seen.told == ["help"]
    assert helps(opened) == 1
    assert opened.check_ins.records() == []
    assert opened.check_ins.draft() is None
    assert seen.page.form.form.is_empty
    assert not shows_help(seen)


def test_help_is_told_even_if_leaving_can_not_be_stored_and_that_is_tried_again(
    open_page: OpenPage, opened: OpenJournal, quick: None, full_disk: Callable[[], None], qtbot: QtBot
) -> None:
    seen = open_page()
    seen.press(*SIX_ANSWERS, K.Key_3)
    seen.page.leave()
    qtbot.waitUntil(lambda: "help" in seen.told)
    assert helps(opened) == 0
    full_disk()
    qtbot.waitUntil(lambda: helps(opened) == 1)
    assert seen.told.count("help") == 1


def test_clearing_such_an_answer_counts_as_leaving(open_page: OpenPage, opened: OpenJournal) -> None:
    seen = open_page()
    seen.press(*SIX_ANSWERS, K.Key_2)
    seen.page.form.clear.click()
    seen.settle()
    assert (helps(opened), seen.told) == (1, ["help"])
    assert seen.page.form.form.is_empty


def test_a_draft_with_such_an_answer_counts_as_left_when_the_app_is_next_opened(
    open_page: OpenPage, opened: OpenJournal, now: datetime
) -> None:
    opened.check_ins.keep_draft(CheckInForm(now.date(), Ratings(1, suicidal=2)))
    seen = open_page()
    assert (helps(opened), seen.told) == (1, ["help"])
    assert seen.page.form.form.is_empty


def test_saving_such_an_answer_is_not_leaving(open_page: OpenPage, opened: OpenJournal) -> None:
    seen = open_page()
    seen.press(*SIX_ANSWERS, K.Key_2)
    seen.press(K.Key_Return, modifier=CTRL)
    seen.page.leave()
    seen.settle()
    assert helps(opened) == 0
    assert seen.told == ["saved"]
    assert [record.ratings.suicidal for record in opened.check_ins.records()] == [1]


def test_looking_at_a_saved_answer_again_and_leaving_notes_nothing(
    open_page: OpenPage, opened: OpenJournal, save: Save
) -> None:
    record = save(1, *THE_SIX, 2)
    seen = open_page()
    seen.page.edit(record)
    assert shows_help(seen)
    seen.page.leave()
    seen.settle()
    assert helps(opened) == 0


# Days


def test_an_earlier_day_is_never_called_today(
    open_page: OpenPage, opened: OpenJournal, now: datetime
) -> None:
    seen = open_page()
    assert "today" in seen.page.form.rows[0].accessibleName()
    seen.press(K.Key_3)
    seen.page.form.day.segments.setFocus()
    seen.press(K.Key_2)
    asked = [*seen.words]
    for row in seen.page.form.rows:
        asked += [row.accessibleName(), row.choice.chosen_words]
        asked += [segment.accessibleName() for segment in row.choice.segments]
        asked += [segment.text() for segment in row.choice.segments]
    assert not [words for words in asked if "today" in words.lower()]
    assert seen.says("You are writing about Thursday, 7 May 2026.")
    assert seen.page.form.form.ratings == Ratings(sad_anx=2), "the answers stand"
    seen.press(K.Key_Return, modifier=CTRL)
    seen.settle()
    assert [record.for_date for record in opened.check_ins.records()] == [now.date() - timedelta(days=1)]
    assert seen.page.form.form.for_date == now.date(), "the next one is for today again"


def test_after_midnight_the_day_before_is_offered_and_one_key_changes_it(
    open_page: OpenPage, now: datetime
) -> None:
    night = now.replace(hour=1)
    seen = open_page(at=night)
    assert seen.page.form.form.for_date == night.date() - timedelta(days=1)
    assert seen.says("It is after midnight, so this is for Thursday, 7 May 2026.")
    assert "today" not in seen.page.form.rows[0].accessibleName()
    seen.press(K.Key_D)
    assert seen.page.form.form.for_date == night.date()
    seen.press(K.Key_D)
    assert seen.page.form.form.for_date == night.date() - timedelta(days=1)


def test_a_day_to_come_can_not_be_chosen(open_page: OpenPage, now: datetime) -> None:
    seen = open_page()
    seen.page.form.day.segments.setFocus()
    seen.press(K.Key_3)
    calendar = seen.page.form.day.calendar
    assert calendar
    assert calendar.isVisible()
    calendar.day_chosen.emit(now.date() + timedelta(days=1))
    assert seen.page.form.form.for_date == now.date()
    assert seen.says("That day has not come yet.")
    seen.press(K.Key_Up, K.Key_Return)
    assert seen.page.form.form.for_date == now.date() - timedelta(days=7)
    assert not calendar.isVisible()
    assert question_with_focus(seen) == 0


@pytest.mark.parametrize(("days_ago", "said"), [(7, False), (8, True)])
def test_a_day_too_long_past_to_count_says_so(
    open_page: OpenPage, now: datetime, days_ago: int, said: bool
) -> None:
    seen = open_page(day=now.date() - timedelta(days=days_ago))
    assert seen.says("more than a week back") is said


def test_changing_an_old_check_in_that_was_written_in_time_does_not_say_so(
    open_page: OpenPage, save: Save
) -> None:
    record = save(20, 1)
    seen = open_page()
    seen.page.edit(record)
    assert not seen.says("more than a week back")


# Drafts


def test_what_stands_in_the_form_is_kept_within_a_second_and_comes_back(
    open_page: OpenPage, opened: OpenJournal, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored: list[CheckInForm] = []
    keep = opened.check_ins.keep_draft

    def watched(form: CheckInForm) -> None:
        keep(form)
        stored.append(form)

    monkeypatch.setattr(opened.check_ins, "keep_draft", watched)
    seen = open_page()
    seen.press(K.Key_2, K.Key_4)
    seen.page.form.note.setFocus()
    QTest.keyClicks(seen.focused, WORDS)
    qtbot.waitUntil(lambda: seen.page.form.form in stored)
    assert form_keeper.DELAY < 1000
    kept = seen.page.form.form
    again = open_page()
    assert again.page.form.form == kept
    assert again.says("It is not saved yet.")
    assert opened.check_ins.records() == []
    assert again.told == []


def test_flush_keeps_the_draft_before_it_goes_on(open_page: OpenPage, opened: OpenJournal) -> None:
    seen = open_page()
    seen.press(K.Key_2)
    kept: list[CheckInForm | None] = []
    seen.page.flush(lambda: kept.append(opened.check_ins.draft()))
    seen.settle()
    assert kept == [seen.page.form.form]
    assert kept[0]


def test_other_answers_stay_when_the_person_goes_to_another_page(
    open_page: OpenPage, opened: OpenJournal
) -> None:
    seen = open_page()
    seen.press(K.Key_2, K.Key_4)
    seen.page.leave()
    seen.page.enter()
    seen.settle()
    assert seen.page.form.form.ratings == Ratings(1, 3)
    assert helps(opened) == 0


def test_a_draft_of_a_changed_check_in_changes_it_still(
    open_page: OpenPage, opened: OpenJournal, save: Save
) -> None:
    record = save(1, 1, note=WORDS)
    seen = open_page()
    seen.page.edit(record)
    seen.press(K.Key_4)
    seen.page.flush(lambda: None)
    seen.settle()
    again = open_page()
    again.press(K.Key_Return, modifier=CTRL)
    again.settle()
    (changed,) = opened.check_ins.records()
    assert (changed.id, changed.ratings.sad_anx, changed.note) == (record.id, 3, WORDS)


def test_clear_empties_the_form_and_forgets_the_draft(open_page: OpenPage, opened: OpenJournal) -> None:
    seen = open_page()
    seen.press(K.Key_2)
    seen.page.flush(lambda: None)
    seen.settle()
    seen.page.form.clear.click()
    seen.settle()
    assert seen.page.form.form.is_empty
    assert opened.check_ins.draft() is None


def test_what_stands_unsaved_is_not_replaced_by_another_day_or_check_in(
    open_page: OpenPage, save: Save, now: datetime
) -> None:
    record = save(1, 1)
    seen = open_page()
    seen.press(K.Key_3)
    seen.page.edit(record)
    assert seen.page.form.form.ratings == Ratings(2)
    assert seen.says("Please save it or clear it first.")
    seen.page.begin(now.date() - timedelta(days=3))
    assert seen.page.form.form == CheckInForm(now.date(), Ratings(2))


# Days already checked in


def test_the_list_shows_days_and_first_words_and_more_on_demand(open_page: OpenPage, save: Save) -> None:
    for days_ago in range(12, 0, -1):
        save(days_ago, 1, note=f"{WORDS} " + "It went on and on. " * 20)
    seen = open_page()
    days = seen.page.beside.days
    assert len(days.rows) == 7
    assert seen.says("Thursday, 7 May 2026")
    assert seen.says(WORDS)
    assert not [words for words in seen.words if len(words) > 400]
    days.more.click()
    assert len(days.rows) == 12
    assert not days.more.isVisible()


def test_edit_changes_the_check_in_and_adds_none(
    open_page: OpenPage, opened: OpenJournal, save: Save
) -> None:
    save(2, 1, 1)
    save(1, 2, 2, note=WORDS)
    seen = open_page()
    seen.page.beside.days.rows[0].edit.click()
    assert seen.page.form.form.note == WORDS
    seen.press(K.Key_1)
    seen.press(K.Key_Return, modifier=CTRL)
    seen.settle()
    records = opened.check_ins.records()
    assert [record.ratings[:2] for record in records] == [(0, 2), (1, 1)]
    assert not seen.page.form.is_editing


def test_a_deleted_check_in_comes_back_whole_and_a_draft_is_kept_all_the_same(
    open_page: OpenPage, opened: OpenJournal, save: Save
) -> None:
    record = save(1, 2, 1, note=WORDS)
    seen = open_page()
    seen.press(K.Key_2)
    seen.page.beside.days.rows[0].delete.click()
    seen.settle()
    assert opened.check_ins.records() == []
    assert seen.told == ["deleted"]
    assert seen.says("The check-in of Thursday, 7 May 2026 was deleted.")
    undo = seen.page.beside.days.undo.findChildren(QAbstractButton)[0]
    undo.click()
    seen.settle()
    (again,) = opened.check_ins.records()
    assert (again.id, again.ratings, again.note) == (record.id, record.ratings, record.note)
    assert seen.told == ["deleted", "saved"]
    seen.page.flush(lambda: None)
    seen.settle()
    assert opened.check_ins.draft() == seen.page.form.form


def test_the_focus_stays_in_the_list_when_a_check_in_is_brought_back(open_page: OpenPage, save: Save) -> None:
    save(2, 1)
    save(1, 1)
    seen = open_page()
    days = seen.page.beside.days
    days.rows[1].delete.setFocus()
    seen.press(K.Key_Return)
    seen.settle()
    assert days.rows[0].has_focus
    days.undo.findChildren(QAbstractButton)[0].setFocus()
    seen.press(K.Key_Return)
    seen.settle()
    assert len(days.rows) == 2
    assert days.rows[0].has_focus


def test_the_focus_is_on_undo_when_the_only_check_in_is_deleted(open_page: OpenPage, save: Save) -> None:
    save(1, 1)
    seen = open_page()
    days = seen.page.beside.days
    days.rows[0].delete.setFocus()
    seen.press(K.Key_Return)
    seen.settle()
    assert days.undo.findChildren(QAbstractButton)[0].hasFocus()
    seen.press(K.Key_Return)
    seen.settle()
    assert [row.has_focus for row in days.rows] == [True]


def test_the_last_two_weeks_never_show_the_last_question(open_page: OpenPage, save: Save) -> None:
    given = (None, *THE_SIX[1:])
    save(1, *given, 3)
    seen = open_page()
    two_weeks = seen.page.beside.two_weeks
    assert two_weeks
    rows = two_weeks.map._rows
    assert tuple(row.ratings[-2] for row in rows) == given
    assert all(len(row.ratings) == 14 for row in rows)
    assert seen.says("Dashed: no answer that day. It is not counted.")


def test_the_cards_beside_lead_on(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page().page
    assert page.beside.two_weeks
    for button, asked in (
        (page.beside.two_weeks.all, page.patterns_asked),
        (page.beside.visit.button, page.visit_asked),
        (page.beside.plan.button, page.plan_asked),
    ):
        with qtbot.waitSignal(asked, timeout=1000):
            button.click()


# When storing fails


def test_a_save_that_fails_keeps_the_answers_says_so_and_is_tried_again(
    open_page: OpenPage, opened: OpenJournal, quick: None, full_disk: Callable[[], None], qtbot: QtBot
) -> None:
    seen = open_page()
    seen.press(K.Key_3)
    seen.press(K.Key_Return, modifier=CTRL)
    qtbot.waitUntil(lambda: "failed" in seen.told)
    assert seen.page.form.form.ratings == Ratings(2)
    assert seen.says(DiskFull.words)
    left: list[str] = []
    seen.page.flush(lambda: left.append("gone"))
    seen.settle()
    assert left == []
    full_disk()
    qtbot.waitUntil(lambda: "recovered" in seen.told)
    assert [record.ratings for record in opened.check_ins.records()] == [Ratings(2)]
    assert seen.told[-2:] == ["saved", "recovered"]
    assert "help" not in seen.told
    assert seen.page.form.form.is_empty


def test_a_failed_save_that_asks_for_help_leads_to_help_once(
    open_page: OpenPage, opened: OpenJournal, quick: None, full_disk: Callable[[], None], qtbot: QtBot
) -> None:
    seen = open_page()
    asked: list[int] = []
    seen.page.help_noted.connect(asked.append)
    seen.press(*SIX_ANSWERS, K.Key_4)
    seen.press(K.Key_Return, modifier=CTRL)
    qtbot.waitUntil(lambda: seen.told.count("failed") > 2)
    assert seen.told.count("help") == 1
    assert asked == [3], "its own screen opens, not a milder one"
    assert shows_help(seen)
    seen.page.leave()
    full_disk()
    qtbot.waitUntil(lambda: "recovered" in seen.told)
    assert [record.ratings.suicidal for record in opened.check_ins.records()] == [3]
    assert seen.told.count("help") == 1


def test_a_form_changed_after_a_failed_save_is_not_saved_by_itself(
    open_page: OpenPage, opened: OpenJournal, quick: None, full_disk: Callable[[], None], qtbot: QtBot
) -> None:
    seen = open_page()
    seen.press(K.Key_3)
    seen.press(K.Key_Return, modifier=CTRL)
    qtbot.waitUntil(lambda: "failed" in seen.told)
    seen.press(K.Key_4)
    full_disk()
    qtbot.waitUntil(lambda: "recovered" in seen.told)
    assert opened.check_ins.records() == []
    kept = opened.check_ins.draft()
    assert kept
    assert kept == seen.page.form.form


def test_the_rest_of_the_page_stands_when_the_questions_can_not_be_read(
    open_page: OpenPage, opened: OpenJournal, save: Save, tmp_path: Path
) -> None:
    save(1, 1)
    shutil.copytree(resources_folder() / "content" / "en", tmp_path / "en")
    (tmp_path / "en" / "checkin.toml").write_text("broken", "utf-8")
    seen = open_page(content=Library(tmp_path / "en"))
    assert seen.says("checkin.toml")
    assert seen.says("Thursday, 7 May 2026")
    assert seen.page.beside.plan.isVisible()


def test_everything_fits_the_smallest_window_at_twice_the_size(
    open_page: OpenPage, save: Save, theme: Theme
) -> None:
    save(1, 1, note=WORDS)
    theme.set("light", 2.0)
    seen = open_page(size=(535, 640), day=date(2026, 4, 1))
    for keys in ((), (*SIX_ANSWERS, K.Key_2)):
        seen.press(*keys)
        seen.settle()
        assert seen.page.frame._scroll.horizontalScrollBar().maximum() == 0
        for button in seen.page.form.findChildren(QAbstractButton):
            if button.isVisible() and "\n" in button.text():
                lines = button.text().split("\n")
                widest = max(button.fontMetrics().horizontalAdvance(line) for line in lines)
                assert widest < button.width()
                assert len(lines) * button.fontMetrics().lineSpacing() < button.height()
