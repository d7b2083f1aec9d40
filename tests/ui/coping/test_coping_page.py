"""The Coping page: five ways as things to do, kept as they are typed; nothing is sent."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.domain.coping import ExerciseTurn, Knows, LeaveLetter, Telling
from journal_app.domain.errors import DiskFull
from journal_app.domain.words import ChosenWords, LossWord, Partner
from journal_app.services import coping
from journal_app.services.open_journal import OpenJournal
from journal_app.store.connection import Connection, transaction
from journal_app.ui.coping.coping_page import CopingPage
from journal_app.ui.coping.groups import Groups
from journal_app.ui.coping.reach_out import ReachOut
from journal_app.ui.coping.telling_row import TellingRow
from journal_app.ui.coping.time_off import TimeOff
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import Button

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Settle = Callable[[], None]


def said(page: CopingPage) -> str:
    """Return all words that are seen."""
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def reach_out(page: CopingPage, settle: Settle) -> ReachOut:
    page.ways["reach-out"].set_open(True)
    settle()
    tool = page.ways["reach-out"].tool
    assert isinstance(tool, ReachOut)
    return tool


def time_off(page: CopingPage) -> TimeOff:
    page.ways["time-off"].set_open(True)
    tool = page.ways["time-off"].tool
    assert isinstance(tool, TimeOff)
    return tool


def groups(page: CopingPage) -> Groups:
    page.ways["support-group"].set_open(True)
    tool = page.ways["support-group"].tool
    assert isinstance(tool, Groups)
    return tool


def rows(tool: ReachOut) -> list[TellingRow]:
    return [row for row in tool.list.rows if isinstance(row, TellingRow)]


def flushed(page: CopingPage, qtbot: QtBot) -> None:
    """Wait until all that was typed is stored."""
    done: list[bool] = []
    page.flush(lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))


def test_what_each_way_says_has_its_sources(page: CopingPage, settle: Settle) -> None:
    for way in page.ways.values():
        way.set_open(True)
    settle()
    assert said(page).count("Sources: ") == len(page.ways)


def test_the_way_to_remember_has_the_persons_own_word(page: CopingPage, opened: OpenJournal) -> None:
    assert page.ways["memorial"].title == "Make a keepsake"
    opened.settings = opened.settings.__class__(words=ChosenWords(LossWord.NAME, "Juniper"))
    page.enter()
    assert page.ways["memorial"].head.text() == "Remember Juniper with a keepsake"


def test_a_page_that_is_hidden_is_not_led_to(page: CopingPage) -> None:
    page.ways["memorial"].set_open(True)
    spy = QSignalSpy(page.page_asked)
    shown = [b.text() for b in page.ways["memorial"].findChildren(Button) if b.isVisible()]
    assert "Open Remember" not in shown
    (letter,) = [b for b in page.ways["memorial"].findChildren(Button) if "letter" in b.text()]
    letter.click()
    assert spy.at(0) == ["letter"]


def test_the_card_speaks_of_the_page_to_remember_only_while_it_is_there(
    page: CopingPage, pages: list[str]
) -> None:
    page.ways["memorial"].set_open(True)
    assert "that is a way too." in said(page)
    assert "make a page here" not in said(page)
    pages.append("remember")
    page.enter()
    assert "that is a way too. You can make a page here." in said(page)


def test_who_knows_is_kept_as_it_is_typed(
    page: CopingPage, opened: OpenJournal, settle: Settle, qtbot: QtBot
) -> None:
    tool = reach_out(page, settle)
    assert "0171 555 0123" in said(page)
    tool.list.add_button.click()
    (row,) = rows(tool)
    QTest.keyClicks(row.name, "Mo")
    row.knows.setFocus()
    QTest.keyClick(row.knows.focusProxy() or row.knows, Qt.Key.Key_3)
    QTest.keyClicks(row.draft, "I have hard news.")
    flushed(page, qtbot)
    assert opened.coping.records().tellings == (Telling("Mo", Knows.LATER, "I have hard news."),)


def test_people_i_trust_are_added_by_one_press_and_only_once(page: CopingPage, settle: Settle) -> None:
    tool = reach_out(page, settle)
    offered = [b for b in tool.findChildren(Button) if b.isVisible() and b.accessibleName() == "Add Jo"]
    offered[0].click()
    assert [row.name.text() for row in rows(tool)] == ["Jo"]
    settle()
    names = [b.accessibleName() for b in tool.findChildren(Button) if b.isVisible()]
    assert "Add Ines" in names
    assert "Add Jo" not in names


def test_a_sentence_begins_a_draft_which_is_copied_and_not_sent(
    page: CopingPage, settle: Settle, opened: OpenJournal
) -> None:
    tool = reach_out(page, settle)
    tool.list.add_button.click()
    (row,) = rows(tool)
    assert not row.copy.isEnabled()
    row.start.click()
    assert row.starters is not None
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert row.starters is None
    assert (
        row.draft.text() == "We lost the pregnancy. I can't talk about it yet. Please tell the others for me."
    )
    assert row.draft.hasFocus()
    row.copy.click()
    assert QGuiApplication.clipboard().text() == row.draft.text()
    assert "Nothing is sent from here." in said(page)


def test_a_partners_sentences_are_left_out_for_who_has_none(
    page: CopingPage, settle: Settle, opened: OpenJournal
) -> None:
    tool = reach_out(page, settle)
    tool.list.add_button.click()
    (row,) = rows(tool)
    row.start.click()
    assert "With a partner" in said(page)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    opened.settings = opened.settings.__class__(words=ChosenWords(partner=Partner.NO))
    row.start.click()
    assert "With a partner" not in said(page)


def test_groups_are_those_of_the_country_with_when_they_were_seen(page: CopingPage) -> None:
    tool = groups(page)
    assert "Miscarriage Association" in said(page)
    assert "Last seen on a page of 2019. Not everything about it could be checked." in said(page)
    large = QSignalSpy(page.large_wanted)
    tool.rows[1].large.click()
    assert large.at(0) == ["0808 164 3332", "Sands"]
    chosen = QSignalSpy(page.country_chosen)
    tool.choice.setCurrentIndex(tool.choice.findData("CH"))
    tool.choice.activated.emit(tool.choice.currentIndex())
    assert chosen.at(0) == ["CH"]
    assert "No organisation for pregnancy loss in this country" in said(page)


def test_one_more_organisation_and_exercise_in_the_files_is_seen_here(
    page: CopingPage,
    theme: Theme,
    tasks: Tasks,
    opened: OpenJournal,
    settle: Settle,
    own_content: Path,
    qtbot: QtBot,
    now: datetime,
) -> None:
    for file, more in (
        ("support_orgs.toml", 'country = "CH"\nname = "New"\ncontact = "new.example"\nchecked = "2026-11"'),
        (
            "exercises.toml",
            'id = "new"\ntitle = "Look out"\nbefore = "Sit."\nsteps = [ {do = "look", s = 9} ]',
        ),
    ):
        table = "[[org]]" if "orgs" in file else "[[exercise]]"
        path = own_content / file
        path.write_text(f'{path.read_text("utf-8")}\n{table}\n{more}\nverified = "yes"\n', "utf-8")
    other = CopingPage(theme, tasks, opened, Library(own_content), lambda: "CH", tuple, lambda: now)
    qtbot.addWidget(other)
    other.show()
    other.enter()
    settle()
    other.exercises.more.click()
    groups(other)
    assert {"New", "Look out"} <= set(said(other).split("\n"))


def test_a_letter_is_seen_as_it_is_filled_in_and_kept(
    page: CopingPage, opened: OpenJournal, qtbot: QtBot
) -> None:
    tool = time_off(page)
    assert tool.preview.text().startswith("Hello,\n\nFor health reasons")
    QTest.keyClicks(tool.to_whom, "Kim")
    QTest.keyClicks(tool.first, "Monday")
    QTest.keyClicks(tool.own, "Thank you for Tuesday.")
    assert "baby" not in said(page).lower()
    QTest.keyClick(tool.level.focusProxy() or tool.level, Qt.Key.Key_2)
    (news,) = [box for box in tool.findChildren(QCheckBox) if box.text() == "No baby news"]
    news.click()
    assert tool.preview.text() == (
        "Dear Kim,\n\nI have had a pregnancy loss, and I need time off work. I will be away from Monday."
        " I can’t say yet for how long. I will let you know.\n\nThank you for Tuesday.\n\n"
        "Please take me off baby news and collections for now.\n\nThank you."
    )
    tool.ways.copy.click()
    assert QGuiApplication.clipboard().text() == tool.preview.text()
    flushed(page, qtbot)
    kept = LeaveLetter("loss", "Kim", "Monday", "", "", "Thank you for Tuesday.", ("news",))
    assert opened.coping.records().letter == kept


def test_the_letter_is_saved_as_a_pdf_that_names_nobody(
    page: CopingPage, tmp_path: Path, qtbot: QtBot, tasks: Tasks
) -> None:
    tool = time_off(page)
    tool.ways.save_to(str(tmp_path / "Letter.pdf"))
    qtbot.waitUntil(lambda: "Saved." in tool.ways.message.words)
    written = (tmp_path / "Letter.pdf").read_bytes()
    assert written.startswith(b"%PDF")
    assert (tmp_path / "Letter.pdf").stat().st_mode & 0o077 == 0
    tool.ways.save_to(str(tmp_path / "no such folder" / "Letter.pdf"))
    qtbot.waitUntil(lambda: "folder" in tool.ways.message.words)


def test_what_is_kept_comes_back_and_what_can_not_be_stored_is_tried_again(
    page: CopingPage, opened: OpenJournal, settle: Settle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = [True]

    def transaction_if_there_is_room(connection: Connection) -> AbstractContextManager[None]:
        if full:
            raise DiskFull
        return transaction(connection)

    monkeypatch.setattr(coping, "transaction", transaction_if_there_is_room)
    failed, recovered = QSignalSpy(page.save_failed), QSignalSpy(page.save_recovered)
    tool = reach_out(page, settle)
    tool.list.add_button.click()
    QTest.keyClicks(rows(tool)[0].name, "Mo")
    qtbot.waitUntil(lambda: failed.count() > 0)
    assert page.message.words == DiskFull.words
    full.clear()
    qtbot.waitUntil(lambda: recovered.count() == 1)
    assert opened.coping.records().tellings == (Telling("Mo"),)
    assert not page.message.words


def test_what_helped_comes_first_says_so_and_can_be_forgotten(
    page: CopingPage, opened: OpenJournal, qtbot: QtBot, now: datetime
) -> None:
    first = [row.exercise.id for row in page.exercises.rows]
    page.desk.turns_changed.emit((ExerciseTurn("feet", now, 3, 1),))
    page.desk.show_turns((ExerciseTurn("feet", now, 3, 1),))
    assert page.exercises.rows[0].exercise.id == "feet"
    assert "You noted that this helped." in said(page)
    page.exercises.forget.click()
    assert [row.exercise.id for row in page.exercises.rows] == first
    flushed(page, qtbot)
    assert opened.coping.records().turns == ()


@pytest.mark.parametrize("scale", [0.85, 1.0, 2.0])
def test_nothing_is_cut_off_at_any_text_size(
    page: CopingPage, theme: Theme, scale: float, settle: Settle, qtbot: QtBot
) -> None:
    theme.set("light", scale)
    page.resize(1024 - round(216 * scale), 700)
    reach_out(page, settle).list.add_button.click()
    time_off(page)
    groups(page)
    page.exercises.more.click()
    qtbot.wait(0)
    settle()
    ground = page._scroll.widget()
    assert ground
    assert ground.width() <= page._scroll.viewport().width()
    theme.set("light", 1.0)


def test_tab_goes_as_the_eye_does_also_through_what_was_opened_late(
    page: CopingPage, settle: Settle, qtbot: QtBot
) -> None:
    time_off(page)
    tool = reach_out(page, settle)
    tool.list.add_button.click()
    tool.list.add_button.click()
    groups(page)
    settle()
    qtbot.wait(0)
    page.exercises.rows[0].button.setFocus()
    tops: list[int] = []
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        tops.append(focus.mapTo(page._scroll.widget(), focus.rect().topLeft()).y())
        if focus is page.ways["memorial"].head:
            break
        qtbot.keyClick(page.windowHandle(), Qt.Key.Key_Tab)
    else:
        pytest.fail("Tab never came to the last way")
    slack = 40  # what stands side by side
    assert all(later > earlier - slack for earlier, later in pairwise(tops))
    assert len(tops) > 35
