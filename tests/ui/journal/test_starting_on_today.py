"""A place to start and a look back, on Today: asked for, never pushed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from journal_app.domain.entry import ANSWER, LETTER, Letter
from journal_app.domain.settings import JournalSettings
from journal_app.domain.words import ChosenWords, LossWord
from journal_app.domain.year_day import YearDay
from journal_app.ui.settings.on_this_day_card import OnThisDayCard
from journal_app.ui.today.today_page import TodayPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def chosen() -> SimpleNamespace:
    """What is set, and what the clock says; both may be changed."""
    return SimpleNamespace(settings=JournalSettings(words=ChosenWords(LossWord.NAME, "Juno")), now=None)


@pytest.fixture
def page(qtbot, theme, tasks, journal, library, now, settle, chosen) -> TodayPage:
    chosen.now = now
    page = TodayPage(theme, tasks, journal, library, lambda: chosen.now, settings=lambda: chosen.settings)
    page.resize(1000, 760)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    return page


@pytest.fixture
def enter(page, settle):
    def enter() -> None:
        page.enter()
        settle()

    return enter


@pytest.fixture
def earlier(journal, now):
    """Store a page of an earlier year."""

    def earlier(day: date):
        at = now.replace(year=day.year, month=day.month, day=day.day)
        entry = replace(journal.new_entry(day, at), text="The kettle sang.")
        journal.save(entry)
        return entry

    return earlier


def said(page: TodayPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def choose_a_prompt(page: TodayPage) -> str:
    page.footer.place.setFocus()
    for _ in range(3):  # open, the first subject, "Write about this"
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
    return page.editor.entry.prompt.words


def test_nothing_is_offered_before_it_is_asked_for(page, enter) -> None:
    enter()
    assert not page.footer.prompts.isVisible()
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [page]
    assert page.window().focusWidget() is page.editor.area


def test_a_prompt_is_put_above_an_empty_page_and_answered(page, enter, journal, settle) -> None:
    enter()
    words = choose_a_prompt(page)
    assert words in said(page)
    assert page.window().focusWidget() is page.editor.area
    QTest.keyClicks(page.editor.area, "Two lines.")
    page.flush(lambda: None)
    settle()
    (row,) = journal.rows(None, 5)
    assert (row.kind, row.prompt.words, row.opening) == (ANSWER, words, "Two lines.")
    enter()
    assert page.editor.entry.prompt.words == words, "the day goes on with its answer"


def test_a_page_that_has_words_is_kept_and_a_prompt_begins_a_new_one(page, enter, journal, settle) -> None:
    enter()
    QTest.keyClicks(page.editor.area, "Awake.")
    words = choose_a_prompt(page)
    assert "This is a new page." in said(page)
    QTest.keyClicks(page.editor.area, "Two lines.")
    page.flush(lambda: None)
    settle()
    assert {(row.opening, row.prompt and row.prompt.words) for row in journal.rows(None, 5)} == {
        ("Awake.", None),
        ("Two lines.", words),
    }


def test_a_prompt_without_an_answer_is_not_stored_and_waits(page, enter, journal, settle) -> None:
    enter()
    words = choose_a_prompt(page)
    page.flush(lambda: None)
    settle()
    enter()
    assert journal.rows(None, 5) == []
    assert page.editor.entry.prompt.words == words


def test_large_text_in_a_small_window_cuts_nothing_off(page, enter, theme, settle, qtbot) -> None:
    enter()
    theme.set("light", 1.5)
    page.resize(760, 600)
    for _ in range(2):  # the room is counted anew when a note comes or goes
        page._columns.fit(page.width())
    page.footer.place.click()
    qtbot.waitUntil(lambda: page.footer.height() >= page.footer.layout().heightForWidth(page.footer.width()))
    last = page.footer.finish
    top = last.mapTo(page.footer, QPoint()).y()
    assert page.footer.prompts.geometry().bottom() < top
    assert top + last.height() <= page.footer.height()


def test_esc_closes_the_prompts_and_the_writing_goes_on(page, enter) -> None:
    enter()
    QTest.keyClicks(page.editor.area, "Awake.")
    page.footer.place.click()
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Escape)
    assert page.window().focusWidget() is page.editor.area
    assert page.editor.entry.prompt is None
    assert page.editor.entry.text == "Awake."


def test_a_letter_can_be_begun_from_here(qtbot, page, enter) -> None:
    enter()
    page.footer.place.click()
    with qtbot.waitSignal(page.letter_asked):
        page.footer.prompts.letter.click()


def test_a_sealed_letter_is_never_laid_open_as_tonights_page(page, enter, journal, now) -> None:
    new = journal.new_entry(now.date(), now)
    journal.save(replace(new, text="The swifts came back.", kind=LETTER, letter=Letter("Ash")))
    journal.letters.seal(new.id, now)
    enter()
    assert page.editor.entry.id != new.id
    assert "swifts" not in page.editor.area.toPlainText() + said(page)


def test_looking_back_is_off_until_it_is_switched_on(page, enter, earlier, chosen) -> None:
    earlier(date(2024, 5, 8))
    enter()
    assert not page.on_this_day.isVisible()
    chosen.settings = replace(chosen.settings, on_this_day=True)
    enter()
    assert "On this day in 2024 you wrote a page." in said(page)
    assert "kettle" not in said(page)


def test_the_line_opens_the_earlier_page(qtbot, page, enter, earlier, chosen) -> None:
    entry = earlier(date(2024, 5, 8))
    chosen.settings = replace(chosen.settings, on_this_day=True)
    enter()
    with qtbot.waitSignal(page.page_asked) as asked:
        page.on_this_day.read.click()
    assert asked.args == [entry.id]


def test_a_day_that_is_muted_from_the_line_is_gone_for_good(page, enter, earlier, chosen, settle) -> None:
    earlier(date(2024, 5, 8))
    chosen.settings = replace(chosen.settings, on_this_day=True)
    enter()
    page.on_this_day.mute.click()
    settle()
    assert "It will not come up again." in said(page)
    assert not page.on_this_day.read.isVisible()
    enter()
    assert not page.on_this_day.isVisible()


def test_after_midnight_it_is_still_the_day_before(page, enter, earlier, chosen, now) -> None:
    earlier(date(2024, 5, 8))
    chosen.settings = replace(chosen.settings, on_this_day=True)
    chosen.now = (now + timedelta(days=1)).replace(hour=2)
    enter()
    assert "On this day in 2024" in said(page)
    chosen.now = chosen.now.replace(hour=5)
    enter()
    assert not page.on_this_day.isVisible()


def test_a_29th_of_february_is_called_by_its_date(page, enter, earlier, chosen, now) -> None:
    earlier(date(2024, 2, 29))
    chosen.settings = replace(chosen.settings, on_this_day=True)
    chosen.now = now.replace(month=2, day=28)
    enter()
    assert "On 29 February 2024 you wrote a page." in said(page)


def test_neither_the_date_of_a_loss_nor_a_time_without_room_brings_anything_up(
    page, enter, earlier, chosen
) -> None:
    earlier(date(2024, 5, 8))
    chosen.settings = replace(chosen.settings, on_this_day=True, loss_dates=(date(2023, 5, 8),))
    enter()
    assert not page.on_this_day.isVisible()
    chosen.settings = replace(chosen.settings, loss_dates=())
    page.on_this_day.allow(False)
    enter()
    assert not page.on_this_day.isVisible()
    page.on_this_day.allow(True)
    assert page.on_this_day.isVisible()


def test_muted_days_are_seen_added_and_taken_away_in_the_settings(
    qtbot, theme, tasks, journal, settle, now
) -> None:
    journal.on_this_day.mute(YearDay(2, 29))
    card = OnThisDayCard(theme, tasks.short, journal.on_this_day, now.date)
    qtbot.addWidget(card)
    card.show_settings(JournalSettings())
    card.show()
    card.enter()
    settle()
    (chip,) = card.days._chips.values()
    assert chip.words == "29 February"
    card.days.add_button.click()
    QTest.keyClick(card.days.panel.field, Qt.Key.Key_Return)
    settle()
    assert journal.on_this_day.muted() == (YearDay(2, 29), YearDay(5, 8))
    chip = card.days._chips[date(2000, 2, 29)]
    chip.click()
    settle()
    assert journal.on_this_day.muted() == (YearDay(5, 8),)
    with qtbot.waitSignal(card.journal_wished) as wished:
        card.switch.click()
    assert wished.args == [JournalSettings(on_this_day=True)]
