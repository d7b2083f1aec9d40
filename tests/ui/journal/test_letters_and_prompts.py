"""Letters, answers and templates on the Journal page, by keys over a real journal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from journal_app.domain.entry import ANSWER, LETTER, PAGE, Letter
from journal_app.domain.template import Template
from journal_app.domain.words import ChosenWords, LossWord, Partner
from journal_app.ui.journal.journal_page import JournalPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Speaker:
    """The words that are chosen in the settings, and may be changed there."""

    words = ChosenWords(LossWord.BABY, partner=Partner.YES)


@pytest.fixture
def speaker() -> Speaker:
    return Speaker()


@pytest.fixture
def page(qtbot, theme, tasks, journal, finder, library, clock, locale, settle, speaker) -> JournalPage:
    page = JournalPage(
        theme, tasks, journal, finder, library, clock, locale=locale, words=lambda: speaker.words
    )
    page.resize(1024, 760)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    page.enter()
    settle()
    return page


@pytest.fixture
def keys(page: JournalPage, settle) -> Callable[..., None]:
    """Press keys where the focus is: a str is typed, anything else is one key."""

    def keys(*pressed: str | Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
        for each in pressed:
            place = QApplication.activePopupWidget() or page.window().focusWidget() or page
            if isinstance(each, str):
                for line in each.split("\n"):
                    if line != each.split("\n")[0]:
                        QTest.keyClick(place, Qt.Key.Key_Return)
                    QTest.keyClicks(place, line)
            elif isinstance(each, tuple):
                QTest.keyClick(place, *each)
            else:
                QTest.keyClick(place, each)
            settle()

    return keys


SHIFT_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
MENU = (Qt.Key.Key_N, SHIFT_CTRL)
DOWN, ENTER, ESC, TAB = Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


def seen(widget: QWidget) -> str:
    """Return every word of a widget that can be seen, and those a screen reader says."""
    labels = [each for each in widget.findChildren(QLabel) if each.isVisible()]
    return " ".join(label.text() for label in labels)


def focused(page: JournalPage) -> str:
    focus = page.window().focusWidget()
    assert focus
    return focus.accessibleName()


def rows(page: JournalPage) -> list[str]:
    model = page.browser.list.entries
    return [str(model.index(each).data()) for each in range(model.rowCount())]


def write_letter(keys, to_whom_steps: int, words: str) -> None:
    """Begin a letter from the menu, choose to whom, and write."""
    keys(MENU, DOWN, ENTER, *[TAB] * to_whom_steps, ENTER, words)


def test_a_letter_is_begun_addressed_and_written_by_keyboard_alone(page, keys, journal, settle) -> None:
    keys(MENU, DOWN, ENTER)
    assert "never sent" in seen(page.desk)
    assert focused(page) == "the baby"
    keys(ENTER)
    assert "never sent" not in seen(page.desk)
    assert "Letter to the baby" in seen(page.desk)
    keys("Good night.")
    page.flush(lambda: None)
    settle()
    (row,) = journal.rows(None, 5)
    assert (row.kind, row.letter, row.opening) == (LETTER, Letter("the baby"), "Good night.")
    assert "Good night. Letter to the baby" in rows(page)[1]


def test_the_addressees_follow_the_persons_words_and_none_is_assumed(page, keys, speaker) -> None:
    line = page.desk.editor.kind_line
    for words, offered in (
        (speaker.words, ["the baby", "my partner", "my body", "someone who said something"]),
        (ChosenWords(LossWord.NAME, "Juno"), ["Juno", "my body", "someone who said something"]),
        (ChosenWords(), ["my body", "someone who said something"]),
    ):
        speaker.words = words
        keys(MENU, DOWN, ENTER)
        assert [button.accessibleName() for button in line.panel._buttons] == offered
        keys(ESC)


def test_to_whom_can_be_skipped_said_in_own_words_and_changed(page, keys, journal, settle) -> None:
    keys(MENU, DOWN, ENTER, ESC, "Hm.")
    assert page.desk.entry.letter == Letter("")
    page.desk.editor.kind_line._change.click()
    field = page.desk.editor.kind_line.panel._field
    field.setFocus()
    keys("  Aunt  Vera & co ", ENTER)
    assert page.desk.entry.letter == Letter("Aunt Vera & co")
    page.desk.editor.kind_line._change.click()
    assert field.text() == "Aunt Vera & co"
    field.clear()
    keys(ENTER)
    page.flush(lambda: None)
    settle()
    assert journal.rows(None, 5)[0].letter == Letter("")


def test_a_sealed_letter_shows_nothing_but_title_addressee_and_day(page, keys, journal, settle, now) -> None:
    write_letter(keys, 2, "# For later\nThe swifts came back.")
    keys(ENTER)  # the focus is in the page
    page.desk.editor.kind_line._seal.click()
    settle()
    (row,) = journal.rows(None, 5)
    assert row.is_sealed
    face = seen(page.desk)
    for shown in ("For later", "Letter to my body", "Sealed since 8 May 2026"):
        assert shown in face
    for place in (face, " ".join(rows(page)), page.desk.editor.area.toPlainText()):
        assert "swifts" not in place
    assert rows(page)[1].endswith("For later. Letter to my body. Sealed since 8 May 2026")
    assert page.window().focusWidget() is page.desk.sealed.opener


def test_a_sealed_letter_is_opened_by_a_step_of_its_own_and_can_be_closed_again(
    page, keys, journal, settle
) -> None:
    write_letter(keys, 0, "The swifts came back.")
    page.desk.editor.kind_line._seal.click()
    settle()
    page.desk.clear()
    keys((Qt.Key.Key_BracketLeft, Qt.KeyboardModifier.ControlModifier))
    page.browser.list.setFocus()
    keys(DOWN, ENTER)
    assert page.window().focusWidget() is page.desk.sealed.opener, "choosing it in the list does not open it"
    keys(ENTER)
    assert page.desk.editor.area.toPlainText() == "The swifts came back."
    assert not journal.rows(None, 5)[0].is_sealed
    assert "The swifts" in rows(page)[1]
    page.desk.editor.kind_line._seal.click()
    settle()
    assert journal.rows(None, 5)[0].is_sealed


def test_at_twice_the_size_the_question_to_whom_is_in_sight(page, keys, theme, settle) -> None:
    theme.set("light", 2.0)
    page.resize(660, 700)
    settle()
    keys(MENU, DOWN, ENTER)
    button = page.window().focusWidget()
    assert button is next(iter(page.desk.editor.kind_line.panel._buttons))
    place = QRect(button.mapTo(page, QPoint()), button.size())
    assert page.rect().contains(place)
    theme.set("light")


def test_one_key_goes_from_day_to_day_over_a_sealed_letter(page, keys, write, journal, settle, now) -> None:
    for days_ago in (3, 2, 1):
        write("a page", days_ago)
    found = journal.entry(journal.rows(None, 3)[1].id)
    journal.save(replace(found, kind=LETTER, letter=Letter("my body")))
    journal.letters.seal(found.id, now)
    page.desk.open(journal.rows(None, 3)[0].id, to_write=True)
    settle()
    page.desk.steps.earlier.setFocus()
    keys(ENTER)
    assert page.desk.entry.is_sealed
    assert page.window().focusWidget() is page.desk.sealed.steps.earlier
    keys(ENTER)
    assert page.desk.entry.day == found.day - timedelta(days=1)
    assert page.window().focusWidget() is page.desk.steps.earlier
    assert page.desk.steps.later.nextInFocusChain() is page.desk.editor._when


def test_a_letter_without_a_word_is_not_sealed(page, keys, journal) -> None:
    keys(MENU, DOWN, ENTER, ENTER)
    page.desk.editor.kind_line._seal.click()
    assert "There is nothing in the letter yet." in seen(page.desk)
    assert journal.rows(None, 5) == []


def test_a_letter_sealed_while_a_search_shows_it_is_taken_out_of_its_excerpt(
    page, keys, settle, journal
) -> None:
    write_letter(keys, 0, "The swifts came back.")
    page.flush(lambda: None)
    settle()
    page.begin_search()
    keys("swifts", DOWN)
    assert "swifts" in rows(page)[1]
    page.desk.editor.kind_line._seal.click()
    settle()
    assert "swifts" not in " ".join(rows(page))


def test_a_sealed_letter_can_go_to_the_bin_and_comes_back_sealed(page, keys, journal, settle) -> None:
    write_letter(keys, 0, "The swifts came back.")
    page.desk.editor.kind_line._seal.click()
    settle()
    page.desk.sealed._to_bin.click()
    settle()
    assert journal.rows(None, 5) == []
    assert page.desk.entry is None
    page.desk._undo._undo.click()
    settle()
    assert journal.rows(None, 5)[0].is_sealed
    assert "swifts" not in seen(page.desk) + page.desk.editor.area.toPlainText()


def test_a_letter_opened_elsewhere_is_shown_open_when_one_comes_back(
    page, keys, journal, settle, now
) -> None:
    write_letter(keys, 0, "The swifts came back.")
    page.desk.editor.kind_line._seal.click()
    settle()
    letter = page.desk.entry
    journal.letters.unseal(letter.id)
    page.enter()
    settle()
    assert page.desk.editor.area.toPlainText() == "The swifts came back."
    journal.letters.seal(letter.id, now)
    page.enter()
    settle()
    assert page.desk.entry.is_sealed


def test_a_prompt_is_chosen_by_keyboard_and_answered(page, keys, journal, library, settle) -> None:
    keys(MENU, DOWN, DOWN, ENTER)
    prompts = page.beginning.prompts
    assert [button.text() for button in prompts.titles] == [group.title for group in library.prompts()]
    assert not prompts.prompt.isVisible(), "every subject is folded behind its title"
    keys(TAB, ENTER)
    first = prompts.prompt.text()
    keys(TAB, ENTER)
    second = prompts.prompt.text()
    assert first != second
    keys((TAB, Qt.KeyboardModifier.ShiftModifier), ENTER, "Two lines.")
    page.flush(lambda: None)
    settle()
    (row,) = journal.rows(None, 5)
    assert (row.kind, row.prompt.words, row.opening) == (ANSWER, second, "Two lines.")
    assert f"Answer to: {second}" in rows(page)[1]
    assert second in seen(page.desk)


def test_another_one_goes_through_all_and_comes_round(page, keys, library) -> None:
    keys(MENU, DOWN, DOWN, ENTER, ENTER)
    prompts, group = page.beginning.prompts, library.prompts()[0]
    shown = []
    for _ in range(len(group.prompts) + 1):
        shown.append(prompts.prompt.text())
        prompts.another.click()
    assert shown[0] == shown[-1]
    assert sorted(shown[:-1]) == sorted(prompt.words.text for prompt in group.prompts)


def test_prompts_are_filled_with_the_persons_words_or_said_without(page, library, speaker) -> None:
    (group,) = [each for each in library.prompts() if each.id == "due_date"]
    prompts = page.beginning.prompts
    for words, expected in (
        (ChosenWords(LossWord.BABY), "A letter to the baby for this day"),
        (ChosenWords(LossWord.OWN, "our little one"), "A letter to our little one for this day"),
        (ChosenWords(), "A letter for this day"),
    ):
        speaker.words = words
        prompts.open_panel()
        prompts._open_group(group)
        shown = set()
        for _ in group.prompts:
            shown.add(prompts.prompt.text())
            prompts.another.click()
        assert expected in shown
        assert "{baby}" not in "".join(shown)


def test_esc_closes_the_prompts_and_nothing_is_begun(page, keys, journal, write, settle) -> None:
    write("There already.")
    page.enter()
    settle()
    keys(MENU, DOWN, DOWN, ENTER, ENTER, ESC)
    assert page.beginning.prompts.isHidden()
    assert page.desk.entry is None
    assert page.window().focusWidget() is page.browser.list
    assert len(journal.rows(None, 5)) == 1


def test_a_prompt_can_be_taken_away_again(page, keys, journal, settle) -> None:
    keys(MENU, DOWN, DOWN, ENTER, ENTER, ENTER, "Two lines.")
    page.desk.editor.kind_line._take_away.click()
    page.flush(lambda: None)
    settle()
    (row,) = journal.rows(None, 5)
    assert (row.kind, row.prompt, row.opening) == (PAGE, None, "Two lines.")
    assert page.window().focusWidget() is page.desk.editor.area


def test_a_page_begins_with_a_template_to_the_letter(page, keys, journal, settle) -> None:
    text = "Slept:\r\n\u2028\tAte:\u00a0\n"
    journal.templates.save([Template("One", "1"), Template("Evening & night", text)])
    keys(MENU, DOWN, DOWN, DOWN, DOWN, ENTER)
    assert page.desk.entry.text == text
    keys("well")
    page.flush(lambda: None)
    settle()
    assert journal.rows(None, 5)[0].opening == text + "well"


def test_the_text_of_a_page_becomes_a_template(page, keys, journal, settle, write) -> None:
    write("# Evening\n\nSlept:")
    page.enter()
    settle()
    keys(DOWN, ENTER, MENU, DOWN, DOWN, DOWN, ENTER)
    assert focused(page) == "Name of template 1"
    keys("At night", ESC)
    assert journal.templates.all() == (Template("At night", "# Evening\n\nSlept:"),)
    assert page.window().focusWidget() is page.beginning.menu.more


def test_templates_are_made_ordered_and_removed_with_a_way_back(page, keys, journal, settle) -> None:
    journal.templates.save([Template("One", "1"), Template("Two", "2")])
    keys(MENU, *[DOWN] * 5, ENTER)
    view = page.beginning.templates

    def stored() -> list[str]:
        view.flush(lambda: None)
        settle()
        return [template.name for template in journal.templates.all()]

    keys((Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier))
    assert stored() == ["Two", "One"]
    view.list.rows[0].tools.remove.click()
    assert stored() == ["One"]
    view.list.strip._undo.click()
    assert stored() == ["Two", "One"]
    view.list.add_button.click()
    keys("Three", ENTER, "3")
    assert stored() == ["Two", "One", "Three"]
    assert journal.templates.all()[2] == Template("Three", "3")


def test_a_sealed_letter_is_never_offered_as_a_template(page, keys, settle) -> None:
    write_letter(keys, 0, "The swifts came back.")
    page.desk.editor.kind_line._seal.click()
    settle()
    keys(MENU)
    menu = page.beginning.menu.menu
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Page",
        "Letter",
        "Answer to a prompt",
        "My templates",
    ]
    keys(ESC)


def test_an_entry_that_is_an_answer_keeps_its_prompt_when_it_is_changed(
    page, keys, journal, write, settle
) -> None:
    keys(MENU, DOWN, DOWN, ENTER, ENTER, ENTER, "Two lines.")
    page.flush(lambda: None)
    settle()
    before = journal.rows(None, 5)[0]
    page.desk.clear()
    page.desk.open(before.id, to_write=True)
    settle()
    page.desk.editor.go_to_end()
    keys(" Three.")
    page.flush(lambda: None)
    settle()
    after = journal.rows(None, 5)[0]
    assert replace(after, opening=before.opening) == before
