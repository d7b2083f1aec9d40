"""A passphrase is chosen when it is long enough and typed twice the same; its strength is said in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lock_parts import button, line, says
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.ui.lock.new_passphrase import NewPassphrase
from journal_app.ui.tasks import SearchLane
from journal_app.ui.theme.theme import Theme
from journal_app.vault.strength import Strength, judge

Show = Callable[..., None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

GOOD = "the heron stood in the rain"


@pytest.fixture
def form(theme: Theme, lane: SearchLane, show: Show) -> NewPassphrase:
    form = NewPassphrase(theme, lane, judge, "Make my journal")
    show(form, (600, 400))
    form.setFocus()
    return form


def _type(form: NewPassphrase, qtbot: QtBot, first: str, second: str) -> None:
    qtbot.keyClicks(line(form, "Passphrase"), first)
    qtbot.keyClicks(line(form, "Passphrase, once more"), second)


def test_the_same_twice_is_chosen_with_the_keyboard_alone(form: NewPassphrase, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.chosen) as chosen:
        qtbot.keyClicks(QApplication.focusWidget(), GOOD)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        qtbot.keyClicks(QApplication.focusWidget(), GOOD)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert chosen.args == [GOOD]


def test_strength_is_told_while_typing(form: NewPassphrase, qtbot: QtBot) -> None:
    field = line(form, "Passphrase")
    qtbot.keyClicks(field, "abc")
    qtbot.waitUntil(lambda: says(form, Strength.TOO_SHORT.words))
    qtbot.keyClicks(field, " heron in the rain at dusk")
    qtbot.waitUntil(lambda: says(form, Strength.STRONG.words))


def test_an_easy_passphrase_is_the_persons_choice(form: NewPassphrase, qtbot: QtBot) -> None:
    _type(form, qtbot, "password", "password")
    with qtbot.waitSignal(form.chosen):
        button(form, "Make my journal").click()


@pytest.mark.parametrize(
    ("first", "second", "words", "back_to"),
    [
        ("short", "short", Strength.TOO_SHORT.words, "Passphrase"),
        ("        ", "        ", Strength.TOO_SHORT.words, "Passphrase"),
        (GOOD, "the heron", "The two are not the same yet.", "Passphrase, once more"),
    ],
)
def test_what_can_not_be_taken_is_said_where_it_is(
    form: NewPassphrase, qtbot: QtBot, first: str, second: str, words: str, back_to: str
) -> None:
    _type(form, qtbot, first, second)
    with qtbot.assertNotEmitted(form.chosen):
        button(form, "Make my journal").click()
    assert says(form, words)
    assert line(form, back_to).hasFocus()


def test_while_busy_it_is_not_chosen_again(form: NewPassphrase, qtbot: QtBot) -> None:
    _type(form, qtbot, GOOD, GOOD)
    form.show_busy(True)
    with qtbot.assertNotEmitted(form.chosen):
        qtbot.keyClick(line(form, "Passphrase, once more"), Qt.Key.Key_Return)
    form.show_trouble("The disk is full.")
    assert says(form, "The disk is full.")
    assert line(form, "Passphrase").text() == GOOD, "nobody has to type it again"
    with qtbot.waitSignal(form.chosen):
        button(form, "Make my journal").click()


def test_cleared_it_shows_nothing_of_what_was_typed_or_judged(form: NewPassphrase, qtbot: QtBot) -> None:
    _type(form, qtbot, GOOD, GOOD)
    form.clear()
    assert line(form, "Passphrase").text() == line(form, "Passphrase, once more").text() == ""
    assert says(form, "A whole sentence is welcome.")
