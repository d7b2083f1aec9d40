"""What a screen reader does without a click or a key: checking is heard, and what is covered is not read."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.domain.care.ratings import Symptom
from journal_app.domain.marks import SpanMark
from journal_app.domain.settings import JournalSettings
from journal_app.ui.journal.format_bar import FormatBar
from journal_app.ui.journal.star_button import StarButton
from journal_app.ui.journal.writing_area import WritingArea
from journal_app.ui.patterns.shown_choice import ShownChoice
from journal_app.ui.settings.lock_switches import LockSwitches
from journal_app.ui.settings.rooms_card import RoomsCard
from journal_app.ui.theme.theme import Theme


def check(button: QAbstractButton) -> None:
    """Check a button as a screen reader does: by its action, which is no click."""
    told = QAccessible.queryAccessibleInterface(button).actionInterface()
    assert told.actionNames()[0] == "Toggle"
    told.doAction("Toggle")


def test_a_mark_that_a_screen_reader_checks_is_put_on_the_words(qtbot: QtBot, theme: Theme) -> None:
    area = WritingArea(theme)
    bar = FormatBar(theme, area)
    qtbot.addWidget(area)
    qtbot.addWidget(bar)
    area.setPlainText("snow")
    area.selectAll()
    bold = bar._buttons[SpanMark.BOLD]
    check(bold)
    assert area.toPlainText() == "**snow**"
    assert bold.isChecked()
    check(bold)
    assert area.toPlainText() == "snow"
    assert not bold.isChecked()


def test_a_star_that_is_shown_asks_for_nothing_and_one_that_is_checked_asks_once(
    qtbot: QtBot, theme: Theme
) -> None:
    star = StarButton(theme)
    qtbot.addWidget(star)
    with qtbot.assertNotEmitted(star.toggled):
        star.show_star(on=True)
    assert star.isChecked()
    with qtbot.waitSignal(star.toggled) as turned:
        check(star)
    assert turned.args == [False]


def test_a_symptom_that_a_screen_reader_leaves_out_is_left_out_but_one_stays(
    qtbot: QtBot, theme: Theme, library: Library
) -> None:
    choice = ShownChoice(theme)
    qtbot.addWidget(choice)
    first, second = library.check_in_texts().questions[:2]
    choice.set_questions([first, second])
    with qtbot.waitSignal(choice.symptoms_chosen):
        check(choice.chip(Symptom(first.id)))
    with qtbot.assertNotEmitted(choice.symptoms_chosen):
        check(choice.chip(Symptom(second.id)))
    assert choice.symptoms == (Symptom(second.id),)


def test_a_switch_in_settings_that_a_screen_reader_turns_is_wished_for(qtbot: QtBot, theme: Theme) -> None:
    rooms, locks = RoomsCard(theme, [("body", "Body")]), LockSwitches(theme)
    for each in (rooms, locks):
        qtbot.addWidget(each)
        each.show_settings(JournalSettings())
    with qtbot.waitSignal(rooms.journal_wished) as wished:
        check(rooms.boxes["body"])
    assert wished.args[0].hidden_rooms == ("body",)
    with qtbot.waitSignals([locks.with_system_chosen, locks.when_minimised_chosen]):
        check(locks.with_system)
        check(locks.when_minimised)
