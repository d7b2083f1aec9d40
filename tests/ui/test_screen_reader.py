"""What a screen reader does without a click or a key: checking is heard, and what is covered is not read."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QHideEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from journal_app.content.library import Library
from journal_app.domain.care.ratings import Symptom
from journal_app.domain.marks import SpanMark
from journal_app.domain.settings import JournalSettings
from journal_app.ui.help.number_large import NumberLarge
from journal_app.ui.journal.format_bar import FormatBar
from journal_app.ui.journal.star_button import StarButton
from journal_app.ui.journal.writing_area import WritingArea
from journal_app.ui.lock.cover import Cover
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


def read(window: QWidget) -> list[str]:
    """Return the names of all that a screen reader comes to from a window, going down."""
    names, left = [], [QAccessible.queryAccessibleInterface(window)]
    while left:
        told = left.pop()
        if told.isValid() and not told.state().invisible:
            names.append(told.text(QAccessible.Text.Name))
            left += [told.child(at) for at in range(told.childCount())]
    return [name for name in names if name]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with one line in it."""
    window = QWidget()
    qtbot.addWidget(window)
    window.line = QLabel("What was written", window)
    window.show()
    return window


def test_what_is_covered_is_not_read_until_it_is_uncovered(theme: Theme, window: QWidget) -> None:
    assert read(window) == ["What was written"]
    number = NumberLarge(theme, "1850 60 90 90", "Helpline", window)
    number.open_view()
    assert "What was written" not in read(window)
    assert "Close" in read(window)
    number.close_view()
    assert read(window) == ["What was written"]


def test_of_two_covers_the_upper_one_is_read_whichever_goes_first(theme: Theme, window: QWidget) -> None:
    number, cover = NumberLarge(theme, "1850 60 90 90", "Helpline", window), Cover(theme, window)
    number.open_view()
    cover.cover()
    assert "Locking…" in read(window)
    assert not {"Close", "What was written"} & set(read(window))
    number.close_view()
    assert "What was written" not in read(window)
    cover.uncover()
    assert read(window) == ["What was written"]


def test_a_cover_is_as_large_as_its_ground_also_after_a_change_of_size(theme: Theme, window: QWidget) -> None:
    cover = Cover(theme, window)
    for wide in (700, 500):
        window.resize(wide, 400)
        cover.cover()
        assert cover.geometry() == window.rect()
        window.resize(wide + 100, 450)
        assert cover.geometry() == window.rect()


def test_a_window_that_goes_while_it_is_seen_takes_what_covers_it_along(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    number = NumberLarge(theme, "1850 60 90 90", "Helpline", window)
    page = Leaving(window, number)
    window.show()
    number.open_view()
    assert page.isVisible()
    delete(window)
    assert not isValid(number)


class Leaving(QWidget):
    """A page that closes what covers it when it is hidden itself, as Coping does with an exercise."""

    def __init__(self, window: QWidget, cover: NumberLarge) -> None:
        super().__init__(window)
        self._cover = cover

    def hideEvent(self, event: QHideEvent) -> None:
        """Close it."""
        super().hideEvent(event)
        self._cover.close_view()
