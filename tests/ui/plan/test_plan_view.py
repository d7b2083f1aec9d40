"""The plan and the people as they are read in a bad hour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.support import Person, PlanPart
from journal_app.ui.plan.own_words import breakable
from journal_app.ui.plan.plan_view import PeopleView, PlanView
from journal_app.ui.theme.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def words_on(view: QWidget) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view)]


def buttons_on(view: QWidget) -> list[QPushButton]:
    return [button for button in view.findChildren(QPushButton) if button.isVisibleTo(view)]


def test_parts_without_words_are_left_out(qtbot: QtBot, theme: Theme) -> None:
    view = PlanView(theme, [PlanPart("Who I call", "Ines"), PlanPart("Empty", " \n"), PlanPart("", "Tea")])
    qtbot.addWidget(view)
    assert words_on(view) == ["Who I call", "Ines", "Tea"]


def test_no_plan_is_said_in_one_quiet_line(qtbot: QtBot, theme: Theme) -> None:
    view = PlanView(theme, [PlanPart("Only a heading", "")])
    qtbot.addWidget(view)
    assert words_on(view) == ["There is no plan yet. That is all right."]
    people = PeopleView(theme)
    qtbot.addWidget(people)
    assert words_on(people) == ["There is nobody in this list yet. That is all right."]


def test_another_plan_takes_the_place_of_the_first(qtbot: QtBot, theme: Theme) -> None:
    view = PlanView(theme, [PlanPart("Old", "old words")])
    qtbot.addWidget(view)
    view.show()
    view.show_parts([PlanPart("New", "new words")])
    QApplication.processEvents()
    assert words_on(view) == ["New", "new words"]
    view.show_parts([])
    QApplication.processEvents()
    assert len(words_on(view)) == 1


def test_what_a_person_typed_is_never_read_as_html(qtbot: QtBot, theme: Theme) -> None:
    typed = "<img src='x'> <b>low</b>"
    view = PlanView(theme, [PlanPart(typed, typed)])
    people = PeopleView(theme, [Person(typed, typed, typed)])
    qtbot.addWidget(view)
    qtbot.addWidget(people)
    labels = view.findChildren(QLabel) + people.findChildren(QLabel)
    assert [label.text() for label in labels] == [typed] * 5
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert {label.focusPolicy() for label in labels} == {Qt.FocusPolicy.NoFocus}


def test_a_number_can_be_shown_large_and_says_whose_it_is(qtbot: QtBot, theme: Theme) -> None:
    view = PeopleView(
        theme,
        [
            Person("Ines", "0171 555 0123, after six", "She picks up at night."),
            Person("Jo", "by letter"),
            Person("", "+44 20 5550 9911"),
            Person(" ", "", ""),
        ],
    )
    qtbot.addWidget(view)
    wanted: list[tuple[str, str]] = []
    view.large_wanted.connect(lambda reach, name: wanted.append((reach, name)))
    buttons = buttons_on(view)
    assert [button.accessibleName() for button in buttons] == [
        "Show the number of Ines large",
        "Show the number of +44 20 5550 9911 large",
    ]
    for button in buttons:
        button.click()
    assert wanted == [("0171 555 0123, after six", "Ines"), ("+44 20 5550 9911", "")]
    assert "She picks up at night." in words_on(view)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_words_without_end_do_not_push_the_page_out_of_the_window(
    qtbot: QtBot, theme: Theme, scale: float
) -> None:
    theme.set("light", scale)
    endless = "a" * 500
    plan = PlanView(theme, [PlanPart(endless, endless)])
    people = PeopleView(theme, [Person(endless, "9" * 500, endless)])
    for view in (plan, people):
        qtbot.addWidget(view)
        view.resize(400, 900)
        view.show()
        assert view.minimumSizeHint().width() <= 400
    assert plan.findChildren(QLabel)[0].accessibleName() == endless


def test_places_to_break_change_nothing_that_can_be_read() -> None:
    for words in ("short words only", "x" * 45 + " y\n" + "e\u0301" * 30, ""):
        assert breakable(words).replace("\u200b", "") == words
    assert breakable("an ordinary line\nand another") == "an ordinary line\nand another"
    assert "\u200b\u0301" not in breakable("e\u0301" * 30), "a letter stays with its accent"
