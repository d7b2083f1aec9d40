"""The page to write the plan keeps every letter, by itself, and works by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.domain.errors import DiskFull, StorageGone
from journal_app.domain.support import Person, PlanPart
from journal_app.services.session import OpenJournal
from journal_app.services.support import Support
from journal_app.ui import keeper
from journal_app.ui.plan.part_row import PartRow
from journal_app.ui.plan.person_row import PersonRow
from journal_app.ui.plan.plan_page import PlanPage
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import Button

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

PLAN = (PlanPart("Who I call", "Ines"), PlanPart("Ten minutes", "Tea"), PlanPart("Places", "The pier"))
PEOPLE = (Person("Ines", "0171 555 0123", "at night too"), Person("Jo", "by letter"))

Open = Callable[..., PlanPage]


@pytest.fixture
def open_page(
    meet: Callable[..., None],
    theme: Theme,
    tasks: Tasks,
    opened: OpenJournal,
    library: Library,
    settle: Callable[[], None],
) -> Open:
    """Open the page over what is stored, as a person meets it."""

    def open_page(
        plan: tuple[PlanPart, ...] = (),
        people: tuple[Person, ...] = (),
        size: tuple[int, int] = (1000, 700),
        content: Library = library,
    ) -> PlanPage:
        opened.support.save_plan(plan)
        opened.support.save_people(people)
        page = PlanPage(theme, tasks, opened, content)
        meet(page, size)
        settle()
        return page

    return open_page


def parts(page: PlanPage) -> list[PartRow]:
    return [row for row in page.plan.list.rows if isinstance(row, PartRow)]


def people(page: PlanPage) -> list[PersonRow]:
    return [row for row in page.people.list.rows if isinstance(row, PersonRow)]


def button(page: QWidget, words: str) -> Button:
    return next(b for b in page.findChildren(Button) if words in (b.text(), b.accessibleName()))


def words_on(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def focus(page: PlanPage) -> QWidget | None:
    return page.window().focusWidget()


def stored_at_once(page: PlanPage, settle: Callable[[], None]) -> None:
    page.leave()
    settle()


def test_a_plan_is_offered_and_not_begun_by_itself(
    open_page: Open, opened: OpenJournal, library: Library, settle: Callable[[], None]
) -> None:
    page = open_page()
    words = words_on(page)
    assert all(heading in words for heading in library.plan_texts().headings)
    assert page.plan.parts == ()
    assert focus(page) is button(page, "Begin a plan")
    stored_at_once(page, settle)
    assert opened.support.plan() == ()


def test_begin_a_plan_makes_parts_that_can_all_be_changed(
    qtbot: QtBot, open_page: Open, opened: OpenJournal, library: Library, settle: Callable[[], None]
) -> None:
    page = open_page()
    button(page, "Begin a plan").click()
    assert [row.part.heading for row in parts(page)] == list(library.plan_texts().headings)
    assert not page.plan.offer.isVisible()
    assert focus(page) is parts(page)[0].words
    parts(page)[4].heading.selectAll()
    qtbot.keyClicks(parts(page)[4].heading, "My own heading")
    qtbot.keyClicks(parts(page)[4].words, "My own words")
    stored_at_once(page, settle)
    assert opened.support.plan()[4] == PlanPart("My own heading", "My own words")


def test_an_empty_page_is_a_beginning_too(
    qtbot: QtBot, open_page: Open, opened: OpenJournal, settle: Callable[[], None]
) -> None:
    page = open_page()
    button(page, "Begin with an empty page").click()
    (row,) = parts(page)
    assert row.part == PlanPart("", "")
    assert focus(page) is row.heading
    stored_at_once(page, settle)
    assert opened.support.plan() == (), "nothing was written yet"
    QTest.keyClick(row.heading, Qt.Key.Key_Tab)
    qtbot.keyClicks(focus(page), "Walk to the pier")
    stored_at_once(page, settle)
    assert opened.support.plan() == (PlanPart("", "Walk to the pier"),)


def test_without_the_offered_headings_a_plan_can_still_be_written(open_page: Open, tmp_path: Path) -> None:
    page = open_page(content=Library(tmp_path))
    assert not button(page, "Begin a plan").isVisible()
    assert focus(page) is button(page, "Begin with an empty page")
    button(page, "Begin with an empty page").click()
    assert len(parts(page)) == 1


def test_safety_at_home_is_a_heading_and_nothing_more(open_page: Open) -> None:
    lines = [line for line in words_on(open_page()).splitlines() if "safe" in line.lower()]
    assert lines == ["How I make my home safer"]


def test_what_is_typed_is_kept_without_being_asked(
    quick: None, qtbot: QtBot, open_page: Open, opened: OpenJournal
) -> None:
    page = open_page(PLAN, PEOPLE)
    with qtbot.waitSignal(page.changed):
        qtbot.keyClicks(parts(page)[1].words, "Hot ")
    assert opened.support.plan()[1].words == "Hot Tea"
    with qtbot.waitSignal(page.changed):
        qtbot.keyClicks(people(page)[1].words, "answers on Sundays")
    assert opened.support.people() == (PEOPLE[0], Person("Jo", "by letter", "answers on Sundays"))
    qtbot.waitUntil(lambda: "Saved on this computer only" in words_on(page))


def test_the_last_letter_is_stored_within_a_second() -> None:
    assert keeper.DELAY < 1000


def test_letters_that_follow_do_not_put_storing_off(
    qtbot: QtBot, open_page: Open, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "DELAY", 60)
    page = open_page(PLAN)
    stored = QSignalSpy(page.changed)
    for _ in range(100):  # a letter every ten milliseconds, without a pause
        qtbot.keyClicks(parts(page)[0].words, "a")
        qtbot.wait(10)
        if stored.count():
            break
    assert stored.count(), "not stored while letters came"
    stored_at_once(page, settle)


def test_what_cannot_be_stored_stays_and_is_tried_again(
    quick: None, qtbot: QtBot, open_page: Open, opened: OpenJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(PLAN, PEOPLE)
    real, full = Support.save_people, [True]

    def fail_while_full(support: Support, people: tuple[Person, ...]) -> None:
        if full[0]:
            raise DiskFull
        real(support, people)

    monkeypatch.setattr(Support, "save_people", fail_while_full)
    left: list[str] = []
    with qtbot.waitSignal(page.save_failed):
        qtbot.keyClicks(people(page)[0].name, "Dear ")
        page.flush(lambda: left.append("left"))
    assert page.message.words == DiskFull().words
    assert "Not saved yet" in words_on(page)
    assert people(page)[0].name.text() == "Dear Ines"
    qtbot.keyClicks(parts(page)[0].words, "First ")
    with qtbot.waitSignal(page.save_failed):
        pass
    assert left == [], "nobody leaves while something is not stored"
    full[0] = False
    with qtbot.waitSignal(page.save_recovered):
        pass
    page.flush(lambda: left.append("left"))
    qtbot.waitUntil(lambda: left == ["left"])
    assert page.message.words == ""
    assert opened.support.plan()[0].words == "First Ines"
    assert opened.support.people()[0].name == "Dear Ines"


def test_what_is_taken_back_after_half_a_failure_is_stored_as_it_stands(
    quick: None, qtbot: QtBot, open_page: Open, opened: OpenJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(PLAN, PEOPLE)

    def fail(support: Support, people: tuple[Person, ...]) -> None:
        raise DiskFull

    with monkeypatch.context() as while_full:
        while_full.setattr(Support, "save_people", fail)
        with qtbot.waitSignal(page.save_failed):
            qtbot.keyClicks(parts(page)[0].heading, "x")
    with qtbot.waitSignal(page.save_recovered):
        QTest.keyClick(parts(page)[0].heading, Qt.Key.Key_Backspace)
    page.leave()
    qtbot.waitUntil(lambda: opened.support.plan() == PLAN)


def test_flush_stores_first_and_waits_for_nothing_else(
    open_page: Open, opened: OpenJournal, qtbot: QtBot
) -> None:
    page = open_page(PLAN)
    seen: list[tuple[PlanPart, ...]] = []
    page.flush(lambda: seen.append(()))
    assert seen == [()], "with nothing to store, nothing is waited for"
    qtbot.keyClicks(parts(page)[0].heading, "1 ")
    page.flush(lambda: seen.append(opened.support.plan()))
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[1][0].heading == "1 Who I call"


def test_a_plan_that_cannot_be_read_is_never_written_over(
    open_page: Open,
    opened: OpenJournal,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    def fail(support: Support) -> tuple[PlanPart, ...]:
        raise StorageGone

    with monkeypatch.context() as gone:
        gone.setattr(Support, "plan", fail)
        page = open_page(PLAN)
        assert page.message.words == StorageGone().words
        assert not page.plan.isVisible()
        stored_at_once(page, settle)
    assert opened.support.plan() == PLAN
    button(page, "Read again").click()
    settle()
    assert page.plan.isVisible()
    assert page.plan.parts == PLAN
    assert page.message.words == ""


def test_the_person_finds_the_page_as_it_was_left(
    open_page: Open, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    page = open_page(PLAN)
    qtbot.keyClicks(parts(page)[0].words, "My sister ")
    page.leave()
    page.enter()
    settle()
    assert page.plan.parts[0].words == "My sister Ines"
    assert len(page.plan.parts) == 3


def test_alt_and_arrows_move_a_part_and_the_cursor_stays_in_it(
    open_page: Open, opened: OpenJournal, settle: Callable[[], None]
) -> None:
    page = open_page(PLAN)
    first = parts(page)[0]
    first.words.setFocus()
    for keys, place in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 1)):
        QTest.keyClick(focus(page), keys, Qt.KeyboardModifier.AltModifier)
        assert parts(page).index(first) == place
        assert focus(page) is first.words
    QApplication.processEvents()
    assert [row.y() for row in parts(page)] == sorted(row.y() for row in parts(page))
    stored_at_once(page, settle)
    assert [part.heading for part in opened.support.plan()] == ["Ten minutes", "Who I call", "Places"]


def test_people_are_moved_with_the_buttons(
    open_page: Open, opened: OpenJournal, settle: Callable[[], None]
) -> None:
    page = open_page(PLAN, PEOPLE)
    button(page, "Move up: Jo").click()
    button(page, "Move up: Jo").click()
    stored_at_once(page, settle)
    assert opened.support.people() == (PEOPLE[1], PEOPLE[0])


def test_a_removed_part_comes_back_to_the_letter_and_to_its_place(
    open_page: Open, opened: OpenJournal, settle: Callable[[], None]
) -> None:
    page = open_page(PLAN)
    button(page, "Remove: Ten minutes").click()
    assert page.plan.parts == (PLAN[0], PLAN[2])
    assert focus(page) is parts(page)[1].heading, "what has taken its place"
    assert page.plan.list.strip.words == "A part was removed."
    stored_at_once(page, settle)
    assert opened.support.plan() == (PLAN[0], PLAN[2])
    button(page.plan.list.strip, "Undo").click()
    assert page.plan.parts == PLAN
    assert focus(page) is parts(page)[1].heading
    stored_at_once(page, settle)
    assert opened.support.plan() == PLAN


def test_the_last_part_can_be_removed_and_brought_back(open_page: Open) -> None:
    page = open_page(PLAN[:1])
    button(page, "Remove: Who I call").click()
    assert page.plan.offer.isVisible()
    assert focus(page) is button(page, "Begin a plan")
    button(page.plan.list.strip, "Undo").click()
    assert page.plan.parts == PLAN[:1]
    assert not page.plan.offer.isVisible()


def test_an_empty_row_is_removed_without_words(open_page: Open) -> None:
    page = open_page(PLAN, PEOPLE)
    button(page, "Remove: Jo").click()
    button(page, "Add a person").click()
    assert focus(page) is people(page)[-1].name
    button(page, "Remove: person 2").click()
    assert focus(page) is people(page)[0].name
    assert page.people.list.strip.isVisible(), "Jo can still be brought back"
    button(page.people.list.strip, "Undo").click()
    assert page.people.people == PEOPLE


def test_tab_goes_as_the_eye_does(open_page: Open) -> None:
    page = open_page(PLAN[:2], PEOPLE[:1])
    button(page, "Add a part").click()
    button(page, "Move up: part 3").click()
    expected = [button(page, "Back")]
    for row in parts(page):
        expected += [*row.fields, *row.tools.buttons]
    (person,) = people(page)
    expected += [
        button(page, "Add a part"),
        *person.fields,
        person.tools.remove,
        button(page, "Add a person"),
    ]
    expected[0].setFocus()
    for place, widget in enumerate(expected):
        assert focus(page) is widget, place
        QTest.keyClick(widget, Qt.Key.Key_Tab)


def test_everything_that_takes_the_focus_says_what_it_is(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(PLAN, PEOPLE)
    assert parts(page)[0].words.accessibleName() == "Words to: Who I call"
    parts(page)[0].heading.selectAll()
    qtbot.keyClicks(parts(page)[0].heading, "Who is near")
    assert parts(page)[0].words.accessibleName() == "Words to: Who is near"
    assert people(page)[1].reach.accessibleName() == "Number, or how else to reach them: Jo"
    focusable = [w for w in page.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    unnamed = [w for w in focusable if not (w.accessibleName() or getattr(w, "text", str)())]
    assert len(focusable) > 20
    assert unnamed == []


def test_tool_tips_hold_nothing_a_person_typed(open_page: Open) -> None:
    page = open_page((PlanPart("<img src='x'>", ""), *PLAN), PEOPLE)
    tips = {widget.toolTip() for widget in page.findChildren(QWidget)}
    assert tips == {"", "Move up", "Move down", "Remove"}


def test_escape_and_back_close_the_page(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(PLAN)
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(parts(page)[0].words, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.closed):
        button(page, "Back").click()


def test_words_grow_with_what_is_written_and_the_page_follows(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(PLAN, size=(700, 500))
    area = parts(page)[1].words
    before = area.height()
    area.setFocus()
    for _ in range(30):
        QTest.keyClick(area, Qt.Key.Key_Return)
    assert area.verticalScrollBar().maximum() == 0
    assert area.height() > before * 5

    def cursor_is_seen() -> bool:
        at = area.viewport().mapTo(page, area.cursorRect().center())
        return page.rect().contains(at)

    qtbot.waitUntil(cursor_is_seen)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_everything_fits_at_twice_the_size_in_the_smallest_window(
    open_page: Open, theme: Theme, mode: str, qtbot: QtBot
) -> None:
    theme.set(mode, 2.0)
    endless = "a" * 300
    page = open_page((PlanPart(endless, endless), *PLAN), (Person(endless, endless, endless),), (570, 640))
    (scroll,) = page.findChildren(QScrollArea)
    assert scroll.horizontalScrollBar().maximum() == 0
    last = people(page)[0].words
    last.setFocus(Qt.FocusReason.TabFocusReason)
    button(page, "Add a person").click()
    added = people(page)[-1].name
    qtbot.waitUntil(lambda: page.rect().contains(added.mapTo(page, added.rect().center())))
