"""The Visit page over a real journal: what the person left on is printed, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.care.ratings import SIX
from journal_app.domain.entry import LETTER, Letter
from journal_app.domain.errors import DiskFull
from journal_app.domain.support import VisitNotes
from journal_app.domain.visit import ItemKind, PaperSize, VisitPage
from journal_app.services.session import OpenJournal
from journal_app.ui import keeper
from journal_app.ui.theme.theme import Theme
from journal_app.ui.visit.frame_card import usual_paper
from journal_app.ui.visit.visit_view import VisitView

Settle = Callable[[], None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def page_of(view: VisitView) -> VisitPage:
    page = view.out._page
    assert page is not None
    return page


def words_of(view: VisitView) -> str:
    page = page_of(view)
    lines = [page.title, page.name, page.period, page.made_with, page.caution]
    for section in page.sections:
        lines += [section.heading, *section.in_words]
    return "\n".join(lines)


def choose_entry(view: VisitView, settle: Settle) -> None:
    view.chooser.opener.click()
    settle()
    view.chooser.list.go_to_first()
    settle()


def test_the_counts_are_told_in_the_words_of_the_answers(view: VisitView) -> None:
    assert (
        "Sadness or anxiety: “A lot of the day” or more on 9 of 12 days, “almost all day” on 2."
        in words_of(view)
    )
    assert "Answered on 12 of 14 days." in words_of(view)
    assert "Prepared with Rosemary, a private diary" in words_of(view)
    assert "They are not a diagnosis." in words_of(view)


def test_no_answer_about_suicide_no_name_and_no_word_of_the_journal_is_there_at_first(
    view: VisitView,
) -> None:
    for kept_back in ("being dead", "not being here", "kettle", "herons"):
        assert kept_back not in words_of(view)
        assert kept_back not in " ".join(view.phone.words.lines)
    assert page_of(view).name == ""
    assert all(section.heading != "Date of loss" for section in page_of(view).sections)


def test_answers_about_suicide_get_on_the_page_by_their_own_box_only(view: VisitView) -> None:
    card = view.cards.card(ItemKind.SUICIDAL)
    assert card.isVisible()
    assert not card.box.isChecked()
    card.box.click()
    assert "“Thoughts of being dead, or not wanting to be here”: 4 May" in words_of(view)
    assert "“No”: on 11 days" in words_of(view)
    pictured = [section.picture for section in page_of(view).sections if section.picture]
    assert [len(picture.lines) for picture in pictured] == [len(SIX)], "they are never drawn"
    card.box.click()
    assert "being dead" not in words_of(view)


@pytest.mark.parametrize("kind", [ItemKind.COUNTS, ItemKind.PICTURE, ItemKind.APPOINTMENT])
def test_what_is_switched_off_is_gone_from_the_page(view: VisitView, kind: ItemKind) -> None:
    before = len(page_of(view).sections)
    view.cards.card(kind).box.click()
    assert len(page_of(view).sections) == before - 1
    view.cards.card(kind).box.click()
    assert len(page_of(view).sections) == before


def test_a_whole_entry_or_a_marked_part_is_added_and_can_be_removed(view: VisitView, settle: Settle) -> None:
    choose_entry(view, settle)
    text = view.chooser.text
    assert text.toPlainText() == "A long night\nThe kettle took a long time. I counted four herons."
    assert not view.chooser.add_part.isEnabled()
    cursor = text.textCursor()
    cursor.setPosition(text.toPlainText().index("I counted"))
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    view.chooser.add_part.click()
    assert "From the diary, 8 May 2026\nI counted four herons." in words_of(view)
    assert "kettle" not in words_of(view)
    view.chooser.add_whole.click()
    assert "kettle" in words_of(view)
    view.cards.card("piece:2").remove.click()
    assert "kettle" not in words_of(view)
    assert "herons" in words_of(view)
    view.leave()
    assert text.toPlainText() == "", "an entry is not left open behind the page"


def test_a_sealed_letter_is_not_offered_to_take_words_from_until_it_is_opened(
    view: VisitView, opened: OpenJournal, now: datetime, settle: Settle
) -> None:
    journal = opened.journal
    new = journal.new_entry(now.date(), now + timedelta(minutes=5))
    letter = replace(new, text="The swifts came back.", kind=LETTER, letter=Letter("Ash"))
    journal.save(letter)
    journal.letters.seal(letter.id, now)
    choose_entry(view, settle)
    assert "herons" in view.chooser.text.toPlainText()
    view.chooser.search.setText("swifts")
    settle()
    assert view.chooser.list.entries.entries == 0
    view.chooser.close_panel()
    journal.letters.unseal(letter.id)
    view.chooser.search.clear()
    choose_entry(view, settle)
    assert view.chooser.text.toPlainText() == "The swifts came back."


def test_an_entry_is_found_by_its_words(view: VisitView, settle: Settle) -> None:
    view.chooser.opener.click()
    view.chooser.search.setText("nothing like it")
    settle()
    assert view.chooser.list.isHidden()
    view.chooser.search.setText("heron")
    settle()
    assert view.chooser.list.entries.entries == 1


def test_typed_notes_are_on_the_page_and_come_back(
    view: VisitView, qtbot: QtBot, opened: OpenJournal, settle: Settle, make_view: Callable[[], VisitView]
) -> None:
    qtbot.keyClicks(view.cards.medicines.field, "Iron")
    qtbot.keyClicks(view.cards.questions.field, "When?")
    done: list[bool] = []
    view.flush(lambda: done.append(True))
    settle()
    assert done
    assert opened.support.visit_notes() == VisitNotes("Iron", "When?")
    again = make_view()
    assert again.cards.notes() == VisitNotes("Iron", "When?")
    assert "Medicines\nIron" in words_of(again)


def test_notes_are_stored_without_being_asked(
    view: VisitView, qtbot: QtBot, opened: OpenJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "DELAY", 1)
    qtbot.keyClicks(view.cards.medicines.field, "Iron")
    qtbot.waitUntil(lambda: opened.support.visit_notes().medicines == "Iron")


def test_notes_that_can_not_be_stored_are_said_and_tried_again(
    view: VisitView, qtbot: QtBot, opened: OpenJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "RETRY", 1)
    tries = [0]

    def fail_once(notes: VisitNotes) -> None:
        tries[0] += 1
        if tries[0] == 1:
            raise DiskFull
        opened.support.save_visit_notes(notes)

    monkeypatch.setattr(view.keeper, "_write", fail_once)
    qtbot.keyClicks(view.cards.medicines.field, "Iron")
    went: list[bool] = []
    with qtbot.waitSignals([view.save_failed, view.save_recovered], order="strict"):
        view.flush(lambda: went.append(True))
    assert went == [], "whoever waits for the storing is not let go while it fails"
    assert opened.support.visit_notes().medicines == "Iron"
    assert view.message.words == ""


def test_what_does_not_fit_is_said_and_can_not_be_saved(view: VisitView) -> None:
    assert view.out.fit.isHidden()
    assert view.out.smaller.isHidden()
    view.cards.medicines.field.setPlainText("\n".join(f"line {n}" for n in range(30)))
    view._refresh()
    assert "does not fit on one page" in view.out.fit.words
    assert "“Medicines”" in view.out.fit.words
    assert not view.out.save.isEnabled()
    assert not view.out.print.isEnabled()
    view.out.smaller.click()
    assert view.out.fit.isHidden()
    assert view.out.save.isEnabled()
    view.cards.medicines.field.setPlainText("\n".join(f"line {n}" for n in range(300)))
    view._refresh()
    assert "smaller type" not in view.out.fit.words, "it is offered once"


def test_only_chosen_items_reach_the_pdf(
    view: VisitView, qtbot: QtBot, tmp_path: Path, settle: Settle
) -> None:
    view.frame.name.setText("Anna Berg")
    view.cards.card(ItemKind.APPOINTMENT).box.click()
    view.out.save.click()
    (dialog,) = view.findChildren(QFileDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("for the doctor")
    dialog.accept()
    settle()
    assert view.out.message.words.startswith("Saved.")
    file = tmp_path / "for the doctor.pdf"
    assert b"/Count 1" in file.read_bytes()
    if not shutil.which("pdftotext"):
        return
    words = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True).stdout.decode()
    assert "Anna Berg" in words
    assert "on 9 of 12 days" in words
    for kept_back in ("12 May", "being dead", "kettle", "2 April"):
        assert kept_back not in words


def test_a_folder_that_is_gone_is_said_and_nothing_is_written(
    view: VisitView, tmp_path: Path, settle: Settle
) -> None:
    view.out._save_to(str(tmp_path / "not there" / "page.pdf"))
    settle()
    assert "Nothing was written." in view.out.message.words


def test_without_a_printer_one_sentence_leads_to_the_pdf(view: VisitView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: view.out._page is not None)
    view.out.print.click()
    assert "You can save the page as a PDF" in view.out.message.words


def test_before_it_is_saved_it_is_said_that_a_pdf_is_not_encrypted(view: VisitView) -> None:
    assert "not encrypted" in view.out._plain.text()
    assert view.out._plain.isVisible()


def test_the_short_version_says_the_same_counts_and_can_be_copied(view: VisitView) -> None:
    lines = view.phone.words.lines
    assert lines[0] == "I had a miscarriage on 2 April."
    assert "On 9 of 12 days I had sadness or anxiety, a lot of the day or more." in lines
    assert not any("appointment" in line for line in lines), "there is one already"
    view.phone.copy.click()
    assert QGuiApplication.clipboard().text() == "\n".join(lines)
    view.cards.card(ItemKind.COUNTS).box.click()
    assert not any("9 of 12" in line for line in view.phone.words.lines)


@pytest.mark.parametrize(("size", "scale"), [((1024, 760), 1.0), ((900, 640), 2.0)])
def test_tab_reaches_everything_and_nothing_is_wider_than_the_window(
    view: VisitView, qapp: QApplication, theme: Theme, size: tuple[int, int], scale: float
) -> None:
    theme.set("dark", scale)
    view.resize(*size)
    qapp.processEvents()
    ground = view._scroll.widget()
    assert ground is not None
    assert ground.minimumSizeHint().width() <= view._scroll.viewport().width()
    reached: list[QWidget] = [view.close_button]
    while (following := reached[-1].nextInFocusChain()) is not view.close_button:
        reached.append(following)
    stops = [
        each
        for each in reached
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and each.isEnabled()
    ]
    assert all(stop.accessibleName() or stop.text() for stop in stops)  # type: ignore[attr-defined]
    order = [stops.index(each) for each in (view.frame.name, view.cards.medicines.field, view.chooser.opener)]
    assert order == sorted(order)
    last = [stops.index(each) for each in (view.phone.copy, view.out.save)]
    assert (last == sorted(last)) == (scale == 1.0), "as the eye goes"


def test_escape_closes_the_page_but_first_what_is_open_on_it(view: VisitView, qtbot: QtBot) -> None:
    view.chooser.opener.click()
    with qtbot.assertNotEmitted(view.closed):
        qtbot.keyClick(view.chooser.search, Qt.Key.Key_Escape)
    assert view.chooser.panel.isHidden()
    with qtbot.waitSignal(view.closed):
        qtbot.keyClick(view.chooser.opener, Qt.Key.Key_Escape)


@pytest.mark.parametrize(("place", "paper"), [("en_US", "letter"), ("en_CA", "letter"), ("de_DE", "a4")])
def test_the_paper_is_that_of_the_place(place: str, paper: str) -> None:
    assert usual_paper(QLocale(place)) is PaperSize(paper)


def test_what_to_ask_that_a_note_added_meanwhile_is_shown_and_never_written_over(
    view: VisitView, opened: OpenJournal, settle: Settle, qtbot: QtBot
) -> None:
    opened.support.add_question("Is this usual?")
    view.enter()
    settle()
    qtbot.keyClicks(view.cards.medicines.field, "Iron")
    view.flush(lambda: None)
    settle()
    assert opened.support.visit_notes() == VisitNotes("Iron", "Is this usual?")
