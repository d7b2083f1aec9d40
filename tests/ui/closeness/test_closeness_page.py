"""The page Closeness: a note that asks for nothing, and texts to copy, print, change and show."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.domain.closeness import ClosenessNote, ClosenessRecords, OwnWords, Where
from journal_app.domain.errors import DiskFull
from journal_app.domain.words import ChosenWords, LossWord, Partner
from journal_app.paths import resources_folder
from journal_app.services.closeness import Closeness
from journal_app.services.open_journal import OpenJournal
from journal_app.ui import keeper, printing
from journal_app.ui.closeness.closeness_page import ClosenessPage
from journal_app.ui.closeness.saying import Saying
from journal_app.ui.closeness.talks import READINGS
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import Button

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

NOW = datetime(2026, 11, 23, 20, 30, tzinfo=timezone(timedelta(hours=1)))
EARLIER = (
    ClosenessNote(NOW - timedelta(days=9), Where.NOT_YET, "No touch."),
    ClosenessNote(NOW - timedelta(days=2), Where.SOME, "Hands."),
)

Open = Callable[..., ClosenessPage]


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def open_page(
    meet: Callable[..., None],
    theme: Theme,
    tasks: Tasks,
    opened: OpenJournal,
    library: Library,
    settle: Callable[[], None],
    clock: Clock,
) -> Open:
    """Open the page over what is stored, as a person meets it."""

    def open_page(
        records: ClosenessRecords | None = None,
        words: ChosenWords | None = None,
        content: Library = library,
        size: tuple[int, int] = (1000, 700),
    ) -> ClosenessPage:
        if records is not None:
            opened.closeness.save(records)
        if words is not None:
            opened.save_settings(replace(opened.settings, words=words))
        page = ClosenessPage(theme, tasks, opened, content, clock)
        meet(page, size)
        settle()
        return page

    return open_page


def stored(page: ClosenessPage, opened: OpenJournal, settle: Callable[[], None]) -> ClosenessRecords:
    page.flush(lambda: None)
    settle()
    return opened.closeness.records()


def saying(page: ClosenessPage, words: str) -> Saying:
    """Open a sentence of “not yet”."""
    (found,) = [each for each in page.not_yet if each.title == words]
    found.set_open(True)
    return found


def test_not_yet_is_kept_as_a_whole_answer_and_can_be_taken_back(
    open_page: Open, opened: OpenJournal, settle: Callable[[], None], qtbot: QtBot
) -> None:
    page = open_page()
    assert page.note.choice.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    assert stored(page, opened, settle).notes == (ClosenessNote(NOW, Where.NOT_YET),)
    shown = "\n".join(label.text() for label in page.note.findChildren(QLabel))
    assert "“Not yet” is a whole answer" in shown
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert stored(page, opened, settle) == ClosenessRecords()


def test_what_is_typed_is_stored_within_two_seconds_by_itself(
    open_page: Open, opened: OpenJournal, quick: None, settle: Callable[[], None], qtbot: QtBot
) -> None:
    page = open_page()
    QTest.keyClicks(page.note.words, "Hands are fine.")
    qtbot.waitUntil(lambda: opened.closeness.records().notes != ())
    settle()
    assert opened.closeness.records().notes[0].words.startswith("H")
    assert keeper.DELAY < 2000


def test_the_note_of_today_goes_on_and_an_earlier_one_is_left_alone(
    open_page: Open, opened: OpenJournal, settle: Callable[[], None], clock: Clock
) -> None:
    page = open_page(ClosenessRecords((*EARLIER, ClosenessNote(NOW, Where.DONT_KNOW, "Tired"))))
    assert page.note.choice.value == "dont_know"
    page.note.words.moveCursor(page.note.words.textCursor().MoveOperation.End)
    QTest.keyClicks(page.note.words, " today.")
    assert stored(page, opened, settle).notes == (
        *EARLIER,
        ClosenessNote(NOW, Where.DONT_KNOW, "Tired today."),
    )
    clock.now = NOW + timedelta(days=1)
    page.enter()
    assert page.note.choice.value is None
    assert page.note.words.text() == ""
    page.note.choice._choose(2)
    notes = stored(page, opened, settle).notes
    assert [note.where for note in notes] == [Where.NOT_YET, Where.SOME, Where.DONT_KNOW, Where.WOULD_LIKE]
    assert notes[-1].at == clock.now


def test_an_earlier_note_is_deleted_by_keyboard_and_brought_back(
    open_page: Open, opened: OpenJournal, settle: Callable[[], None]
) -> None:
    page = open_page(ClosenessRecords(EARLIER))
    page.note.fold.head.setFocus()
    QTest.keyClick(page.note.fold.head, Qt.Key.Key_Right)
    QTest.keyClick(page.note.fold.head, Qt.Key.Key_Tab)
    newest = QApplication.focusWidget()
    assert isinstance(newest, Button)
    assert newest.accessibleName() == "Delete the note of Saturday, 21 November 2026"
    assert newest.accessibleDescription() == "Some closeness\nHands."
    newest.click()
    assert stored(page, opened, settle).notes == EARLIER[:1]
    assert (
        "6 November" in QApplication.focusWidget().accessibleName() or page.note.earlier.buttons[0].hasFocus()
    )
    page.note.earlier.strip._undo.click()
    assert stored(page, opened, settle).notes == EARLIER
    for _ in EARLIER:
        page.note.earlier.buttons[0].click()
    assert stored(page, opened, settle).notes == ()
    assert page.note.fold.isHidden()
    assert page.note.earlier.strip.isVisible()


def test_a_text_that_can_not_be_stored_stays_is_said_once_and_tried_again(
    open_page: Open,
    opened: OpenJournal,
    quick: None,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    page = open_page()

    def full(_self: Closeness, _records: ClosenessRecords) -> None:
        raise DiskFull

    with monkeypatch.context() as disk:
        disk.setattr(Closeness, "save", full)
        page._keeper._write = full.__get__(opened.closeness)  # type: ignore[attr-defined]
        page.note.choice._choose(0)
        qtbot.waitUntil(page.message.isVisible)
        assert "The disk is full" in page.message.words
    page._keeper._write = opened.closeness.save
    qtbot.waitUntil(lambda: not page.message.isVisible())
    assert opened.closeness.records().notes == (ClosenessNote(NOW, Where.NOT_YET),)


def test_a_sentence_is_copied_as_it_stands(open_page: Open) -> None:
    page = open_page()
    found = saying(page, "Not tonight. A hug is fine.")
    found.ways.copy.click()
    assert QApplication.clipboard().text() == "Not tonight. A hug is fine."
    assert "Copied" in found.ways.message.words


def test_where_no_printer_answers_it_says_what_can_be_done_instead(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing.QPrinterInfo, "availablePrinterNames", list)
    page = open_page()
    found = saying(page, "Not yet.")
    found.ways.print.click()
    assert "No printer answers here" in found.ways.message.words


def test_a_sentence_changed_in_place_is_kept_shown_and_given_on_as_changed(
    open_page: Open, opened: OpenJournal, settle: Callable[[], None]
) -> None:
    page = open_page()
    found = saying(page, "Not yet.")
    found.ways.change.click()
    assert QApplication.focusWidget() is found.ways.field
    QTest.keyClicks(found.ways.field, " But sit by me.")
    found.ways.done.click()
    assert found.head.text() == "Not yet. But sit by me."
    assert found.ways.change.hasFocus()
    assert found.ways.on_paper() == "Not yet. But sit by me."
    own = OwnWords("not_yet", "Not yet.", "Not yet. But sit by me.")
    assert stored(page, opened, settle).own_words == (own,)
    again = open_page()
    found = saying(again, "Not yet. But sit by me.")
    found.ways.change.click()
    found.ways.take_back.click()
    assert found.head.text() == "Not yet."
    assert stored(again, opened, settle).own_words == ()


def test_an_emptied_sentence_is_the_given_one_again(
    open_page: Open, opened: OpenJournal, settle: Callable[[], None]
) -> None:
    page = open_page(ClosenessRecords((), (OwnWords("not_yet", "Not yet.", "Later."),)))
    found = saying(page, "Later.")
    found.ways.change.click()
    found.ways.field.put("")
    found.ways._on_written()
    assert found.head.text() == "Not yet."
    assert stored(page, opened, settle).own_words == ()


def test_own_words_stay_when_the_text_they_came_from_is_gone(open_page: Open) -> None:
    own = OwnWords("not_yet", "A line of an earlier version.", "My line.")
    page = open_page(ClosenessRecords((), (own,)))
    assert page.not_yet[-1].title == "My line."


def test_every_talk_of_the_file_stands_there_and_one_more_is_an_edit(
    open_page: Open, library: Library, tmp_path: Path
) -> None:
    content = tmp_path / "en"
    shutil.copytree(resources_folder() / "content" / "en", content)
    with (content / "conversations.toml").open("a", encoding="utf-8") as file:
        file.write('\n[neighbour]\ntitle = "Next door"\nlines = ["Hello."]\n')
    page = open_page(content=Library(content))
    ids = [talk.title for talk in library.conversations() if talk.id != "not_yet"]
    assert [talk.title for talk in page.talks] == [*ids, "Next door"]
    page.talks[-1].set_open(True)
    assert [each.title for each in page.talks[-1].sayings] == ["Hello."]


def test_a_partner_is_not_assumed_and_comes_last_for_somebody_who_has_none(open_page: Open) -> None:
    page = open_page(words=ChosenWords(partner=Partner.NO))
    assert page.talks[-1].title == "With a partner"
    assert [each.title for each in page.readings][-2:] == ["When you and a partner differ", "For a partner"]
    page = open_page(words=ChosenWords(partner=Partner.UNSAID))
    assert page.talks[0].title == "With a partner"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (ChosenWords(LossWord.BABY), "to talk about the baby, and"),
        (ChosenWords(LossWord.NAME, "Wren"), "to talk about Wren, and"),
        (ChosenWords(), "to talk about what happened, and"),
    ],
)
def test_sentences_follow_the_persons_own_word(open_page: Open, words: ChosenWords, said: str) -> None:
    page = open_page(words=words)
    page.talks[0].set_open(True)
    assert any(said in each.title for each in page.talks[0].sayings)


def test_each_card_stands_there_with_its_sources_and_can_be_given_on(
    open_page: Open, library: Library
) -> None:
    page = open_page()
    assert len(page.readings) == len(READINGS)
    asked: list[tuple[str, bool]] = []
    page.alone_wanted.connect(lambda words, lock: asked.append((words, lock)))
    for reading, id in zip(page.readings, READINGS, strict=True):
        card = library.card(id)
        reading.set_open(True)
        said = reading.head.accessibleDescription()
        assert card.body.none in said
        assert all(source.title in said for source in card.sources)
        assert "not been reviewed by a clinician" in reading.ways.on_paper()
        reading.ways.show_alone.click()
        assert asked[-1] == (f"{card.title.none}\n\n{card.body.none}", False)
        reading.ways.show_and_lock.click()
        assert asked[-1][1] is True


def test_a_changed_card_no_longer_claims_the_sources(open_page: Open) -> None:
    page = open_page()
    reading = page.readings[0]
    reading.set_open(True)
    reading.ways.change.click()
    QTest.keyClicks(reading.ways.field, " Ask me tomorrow.")
    assert "Sources" not in reading.ways.on_paper()
    assert "Sources" not in reading.head.accessibleDescription()
    assert reading.ways.on_paper().endswith("Ask me tomorrow.")


def test_somebody_who_is_not_safe_finds_the_card_and_help(open_page: Open, qtbot: QtBot) -> None:
    page = open_page()
    page.safety.set_open(True)
    assert "not your fault" in page.safety.head.accessibleDescription()
    with qtbot.waitSignal(page.help_asked):
        page.help_button.click()


def test_esc_goes_back_and_everything_has_a_name_and_comes_by_tab(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(ClosenessRecords(EARLIER))
    page.note.fold.set_open(True)
    found = saying(page, "Not yet.")
    stops: list[QWidget] = []
    page._back.setFocus()
    while (widget := QApplication.focusWidget()) not in stops:
        assert widget is not None
        assert widget.accessibleName() or widget.property("text"), widget
        stops.append(widget)
        widget.focusNextPrevChild(True)
    order = [page._back, page.note.words, page.note.fold.head, *page.note.earlier.buttons]
    order += [found.head, found.ways.copy, found.ways.show_and_lock, page.not_yet[1].head]
    order += [page.talks[0].head, page.readings[0].head, page.safety.head, page.help_button]
    places = [stops.index(each) for each in order]
    assert places == sorted(places)
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page.not_yet[1].head, Qt.Key.Key_Escape)


def test_at_double_size_nothing_is_cut_at_the_side(open_page: Open, theme: Theme) -> None:
    theme.set("light", 2.0)
    try:
        page = open_page(ClosenessRecords(EARLIER), size=(1024 - 432, 700))
        saying(page, "Not yet.").ways.change.click()
        page.readings[0].set_open(True)
        page.note.fold.set_open(True)
        QApplication.processEvents()
        bar = page._scroll.horizontalScrollBar()
        assert bar.maximum() == 0
        ground = page._scroll.widget()
        assert ground is not None
        assert ground.width() <= page._scroll.viewport().width()
    finally:
        theme.set("light", 1.0)
