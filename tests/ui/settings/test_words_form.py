"""The form for words, dates and country."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.domain.words import ChosenWords, LossWord, Partner
from journal_app.ui.settings.words_form import WordsForm
from journal_app.ui.theme.theme import Theme

TODAY = date(2026, 5, 8)


@pytest.fixture
def form(qtbot: QtBot, theme: Theme, library: Library) -> WordsForm:
    form = WordsForm(theme, library.country_choices(), lambda: TODAY)
    qtbot.addWidget(form)
    form.show()
    return form


def test_a_person_who_answers_nothing_has_chosen_nothing(form: WordsForm) -> None:
    assert form.words == ChosenWords()
    assert form.loss_dates == ()
    assert form.country == ""
    assert form.own.isHidden()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    loss=st.sampled_from(LossWord),
    own=st.text("abc é", min_size=1, max_size=9).map(str.strip),
    partner=st.sampled_from(Partner),
    days=st.lists(st.dates(date(1950, 1, 1), TODAY), max_size=4, unique=True),
    country=st.sampled_from(["", "DE", "US", "NZ"]),
)
def test_what_is_set_comes_back_without_a_signal(
    form: WordsForm, loss: LossWord, own: str, partner: Partner, days: list[date], country: str
) -> None:
    heard: list[None] = []
    form.changed.connect(lambda: heard.append(None))
    words = ChosenWords(loss, own if loss in (LossWord.NAME, LossWord.OWN) else "", partner)
    form.set_values(words, days, country)
    assert (form.words, form.loss_dates, form.country) == (words, tuple(sorted(days)), country)
    assert heard == []


def test_a_name_is_asked_for_only_when_it_is_needed(qtbot: QtBot, form: WordsForm) -> None:
    with qtbot.waitSignal(form.changed):
        form.word.button(LossWord.NAME).click()
    assert form.own.isVisible()
    assert form.own.accessibleName() == "The name"
    qtbot.keyClicks(form.own, "Mira")
    assert form.words == ChosenWords(LossWord.NAME, "Mira")
    form.word.button(LossWord.BABY).click()
    assert form.own.isHidden()
    assert form.words == ChosenWords(LossWord.BABY, "")


def test_the_form_says_how_texts_will_speak(form: WordsForm) -> None:
    def said() -> str:
        return " ".join(label.text() for label in form.findChildren(QLabel))

    assert "no word for the loss" in said()
    form.word.button(LossWord.BABY).click()
    assert "“your baby”" in said()


def test_arrow_keys_choose_a_word(qtbot: QtBot, form: WordsForm) -> None:
    form.word.button(LossWord.NOTHING).setFocus()
    qtbot.keyClick(form.word.button(LossWord.NOTHING), Qt.Key.Key_Right)
    assert form.words.loss is LossWord.BABY


def test_dates_are_added_by_keyboard_and_stand_in_order(qtbot: QtBot, form: WordsForm) -> None:
    dates = form.dates
    for day in (date(2026, 3, 2), date(2025, 1, 4), date(2026, 3, 2)):
        dates.add_button.click()
        assert dates.panel.field.date() == QDate(2026, 5, 8)
        dates.panel.field.setDate(QDate(day.year, day.month, day.day))
        qtbot.keyClick(dates.panel.field, Qt.Key.Key_Return)
        assert dates.panel.isHidden()
        assert dates.add_button.isVisible()
    assert form.loss_dates == (date(2025, 1, 4), date(2026, 3, 2))


def test_a_date_is_taken_away_by_its_chip(qtbot: QtBot, form: WordsForm) -> None:
    form.set_values(ChosenWords(), (date(2025, 1, 4), date(2026, 3, 2)), "")
    assert form.dates.chip(date(2025, 1, 4)).accessibleName() == "Remove 4 January 2025"
    with qtbot.waitSignal(form.changed):
        form.dates.chip(date(2025, 1, 4)).click()
    assert form.loss_dates == (date(2026, 3, 2),)


def test_escape_adds_no_date(qtbot: QtBot, form: WordsForm) -> None:
    form.dates.add_button.click()
    qtbot.keyClick(form.dates.panel.field, Qt.Key.Key_Escape)
    assert form.dates.panel.isHidden()
    assert form.loss_dates == ()


def test_a_day_that_has_not_come_can_not_be_chosen(form: WordsForm) -> None:
    form.dates.add_button.click()
    form.dates.panel.field.setDate(QDate(2027, 1, 1))
    form.dates.panel.add.click()
    assert form.loss_dates == (TODAY,)
