"""The first start is four steps. Only the passphrase is needed, and help is there on each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lock_parts import button, line, says
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.lock.set_up_page import SetUpPage
from journal_app.ui.tasks import SearchLane
from journal_app.ui.theme.theme import Theme
from journal_app.vault.strength import judge

Show = Callable[..., None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

GOOD = "the heron stood in the rain"


@pytest.fixture
def words_form() -> QCheckBox:
    return QCheckBox("A name")


@pytest.fixture
def page(theme: Theme, lane: SearchLane, show: Show, words_form: QCheckBox) -> SetUpPage:
    page = SetUpPage(theme, lane, judge, words_form, "/home/one/Rosemary")
    show(page)
    page.enter()
    return page


def _key(qtbot: QtBot, key: Qt.Key = Qt.Key.Key_Return) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def test_the_whole_way_by_keyboard(page: SetUpPage, qtbot: QtBot, code: str, words_form: QCheckBox) -> None:
    assert says(page, "Step 1 of 4")
    assert says(page, "It is not a doctor.")
    _key(qtbot)
    assert says(page, "Step 2 of 4")
    qtbot.keyClicks(QApplication.focusWidget(), GOOD)
    _key(qtbot)
    qtbot.keyClicks(QApplication.focusWidget(), GOOD)
    with qtbot.waitSignal(page.passphrase_chosen) as chosen:
        _key(qtbot)
    assert chosen.args == [GOOD]
    page.show_busy(True)
    page.show_code(code)
    assert says(page, code[:4])
    assert page.code.card.panel.hasFocus()
    button(page, "Not now").setFocus()
    _key(qtbot)
    assert says(page, "Step 3 of 4")
    assert words_form.hasFocus()
    _key(qtbot, Qt.Key.Key_Tab)
    with qtbot.waitSignal(page.words_given):
        _key(qtbot)
    assert says(page, "Step 4 of 4")
    with qtbot.waitSignal(page.finished):
        _key(qtbot)


def test_skipped_words_are_not_given(page: SetUpPage, qtbot: QtBot, code: str) -> None:
    page.show_code(code)
    button(page, "Not now").click()
    with qtbot.assertNotEmitted(page.words_given):
        button(page, "Skip").click()
    assert button(page, "Open today's page").hasFocus()


def test_the_folder_is_shown_and_can_be_another(page: SetUpPage, qtbot: QtBot) -> None:
    def folder() -> str:
        return page._folder.text().replace("\u200b", "")

    assert folder() == "/home/one/Rosemary"
    with qtbot.waitSignal(page.folder_asked):
        button(page, "Choose another folder…").click()
    page.show_trouble("This folder already holds something.")
    assert says(page, "This folder already holds something.")
    page.show_folder("/media/stick/Rosemary")
    assert folder() == "/media/stick/Rosemary"
    assert not says(page, "This folder already holds something.")


def test_back_leads_to_the_beginning_and_forgets_the_passphrase(page: SetUpPage, qtbot: QtBot) -> None:
    button(page, "Continue").click()
    qtbot.keyClicks(line(page, "Passphrase"), GOOD)
    button(page, "Back").click()
    assert says(page, "Step 1 of 4")
    button(page, "Continue").click()
    assert line(page, "Passphrase").text() == ""


def test_once_the_journal_is_made_there_is_no_way_back(page: SetUpPage, code: str) -> None:
    button(page, "Continue").click()
    page.show_code(code)
    for way_on in ("Not now", "Skip"):
        with pytest.raises(ValueError, match="not enough values"):
            button(page, "Back")
        button(page, way_on).click()
    with pytest.raises(ValueError, match="not enough values"):
        button(page, "Back")


def test_while_the_journal_is_made_there_is_no_way_back_and_trouble_is_told_there(
    page: SetUpPage, qtbot: QtBot
) -> None:
    button(page, "Continue").click()
    page.show_busy(True)
    assert not button(page, "Back").isEnabled()
    page.show_trouble("The disk is full.")
    assert button(page, "Back").isEnabled()
    assert says(page, "The disk is full.")


def test_a_kept_code_turns_not_now_into_continue(page: SetUpPage, code: str) -> None:
    page.show_code(code)
    page.code.card.kept.emit()
    assert button(page, "Continue").hasFocus()
    with pytest.raises(ValueError, match="not enough values"):
        button(page, "Not now")
    button(page, "Continue").click()
    assert says(page, "Step 3 of 4")
    assert page.code.card.panel.accessibleName() == "", "the code is not kept longer than needed"


def test_help_is_on_every_step(page: SetUpPage, qtbot: QtBot, code: str) -> None:
    steps: list[Callable[[], None]] = [
        lambda: None,
        lambda: button(page, "Continue").click(),
        lambda: page.show_code(code),
        lambda: button(page, "Not now").click(),
        lambda: button(page, "Skip").click(),
    ]
    for go_on in steps:
        go_on()
        with qtbot.waitSignal(page.help_asked):
            button(page, "Get help now").click()


def test_with_the_largest_text_in_the_smallest_window_nothing_is_out_of_reach_sideways(
    theme: Theme, lane: SearchLane, show: Show, words_form: QCheckBox, code: str, qtbot: QtBot
) -> None:
    theme.set("light", 2.0)
    page = SetUpPage(theme, lane, judge, words_form, "/home/somebody/with/a/very/long/path/to/Rosemary" * 3)
    show(page, (900, 640))
    page.enter()
    for go_on in (lambda: button(page, "Continue").click(), lambda: page.show_code(code), lambda: None):
        step = page._steps.currentWidget()
        qtbot.waitUntil(lambda step=step: step.widget().width() <= step.viewport().width())
        go_on()
    assert (page.width(), page.height()) == (900, 640)


def test_the_form_of_words_has_the_height_it_needs_in_a_low_window(
    theme: Theme, lane: SearchLane, show: Show, code: str, qtbot: QtBot
) -> None:
    theme.set("light", 2.0)
    form = QWidget()
    column = QVBoxLayout(form)
    for part in (QLineEdit(), QCheckBox("A name")):
        column.addWidget(part)
    page = SetUpPage(theme, lane, judge, form, "/home/one/Rosemary")
    show(page, (900, 640))
    page.show_code(code)
    button(page, "I wrote it down").click()
    page.code.card.kept.emit()
    button(page, "Continue").click()
    qtbot.waitUntil(lambda: form.height() >= form.minimumSizeHint().height())
