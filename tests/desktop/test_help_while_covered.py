"""Help and care while the window is covered: nothing private is seen or said, and help is still there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from desktop_parts import ALT, CTRL, PASSPHRASE, Running, Start
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm
from journal_app.domain.errors import DiskFull
from journal_app.domain.support import Person, PlanPart
from journal_app.services import session
from journal_app.store.connection import Connection, transaction
from journal_app.ui.check_ins import form_keeper
from journal_app.ui.crisis.crisis_screen import CrisisScreen
from journal_app.ui.help.number_large import NumberLarge
from journal_app.ui.journal import autosave

PLAN = "the bench at the back door"
KEYS = [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4]


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[bool], None]]:
    """Fill the disk, or make room on it: for every service of the journal."""
    is_full = [False]

    @contextmanager
    def on_this_disk(connection: Connection) -> Iterator[None]:
        if is_full[0]:
            raise DiskFull
        with transaction(connection):
            yield

    for service in ("journal", "check_ins", "event_log", "support"):
        monkeypatch.setattr(f"journal_app.services.{service}.transaction", on_this_disk)
    monkeypatch.setattr(autosave, "RETRY", 50)
    monkeypatch.setattr(form_keeper, "RETRY", 50)

    def fill(now: bool) -> None:
        is_full[0] = now

    yield fill
    is_full[0] = False


def before(folder: Path, do: Callable[[session.OpenJournal], object]) -> None:
    """Something that is in the journal before it is opened now."""
    opened = session.open_with_passphrase(folder, PASSPHRASE)
    do(opened)
    opened.close()


def crisis(app: Running) -> CrisisScreen | None:
    return next((each for each in app.window.findChildren(CrisisScreen) if each.isVisible()), None)


def uncover(app: Running) -> None:
    app.type(PASSPHRASE)
    app.key(Qt.Key.Key_Return)
    app.wait(lambda: not app.cover.isVisible())


def answer(app: Running, suicidal: int) -> None:
    app.key(Qt.Key.Key_3, ALT)
    app.wait(lambda: app.focused() == "Not today")
    for _ in range(6):
        app.key(Qt.Key.Key_Return)
    app.key(KEYS[suicidal])


def ask_for_help_over_the_cover(app: Running, full: Callable[[bool], None]) -> None:
    """Have a lock wait for words that can't be stored, and press F1 over what covers the window."""
    full(True)
    app.type("words that wait")
    app.key(Qt.Key.Key_L, CTRL)
    app.wait(lambda: app.says("The disk is full"))
    app.key(Qt.Key.Key_F1)


@pytest.mark.long
def test_a_plan_on_the_help_page_is_not_seen_again_once_it_is_locked(
    start: Start, code: str, journal_folder: Path, full: Callable[[bool], None]
) -> None:
    def support(opened: session.OpenJournal) -> None:
        opened.support.save_plan([PlanPart("A place", PLAN)])
        opened.support.save_people([Person("Ada", "01632 960000", "")])

    before(journal_folder, support)
    app = start()
    app.open()
    full(True)
    app.type("words that wait")
    app.key(Qt.Key.Key_F1)
    app.wait(lambda: app.says(PLAN))
    app.key(Qt.Key.Key_L, CTRL)
    app.wait(lambda: app.says("The disk is full"))
    app.key(Qt.Key.Key_F1)
    assert app.says("Looking here is never noted")
    assert not app.says(PLAN)
    assert not app.says("Ada")
    app.key(Qt.Key.Key_Escape)
    assert app.cover.isVisible()
    assert app.focused() == "Passphrase"
    uncover(app)
    assert app.focused() == "Page"
    full(False)


@pytest.mark.long
def test_a_call_for_help_out_of_a_lock_shows_numbers_and_nothing_that_was_answered(
    opened: Running, full: Callable[[bool], None]
) -> None:
    app = opened
    answer(app, 2)
    full(True)
    app.key(Qt.Key.Key_L, CTRL)
    app.wait(lambda: app.says("Looking here is never noted"))
    assert crisis(app) is None
    assert not app.says("Check-ins")
    app.key(Qt.Key.Key_Escape)
    assert app.cover.isVisible()
    assert app.focused() == "Passphrase"
    uncover(app)
    app.wait(lambda: crisis(app) is not None)
    app.button("I'm closing this for now").click()
    app.wait(lambda: crisis(app) is None)
    full(False)


def test_a_window_that_grew_behind_help_is_covered_as_a_whole_again(
    opened: Running, full: Callable[[bool], None]
) -> None:
    app = opened
    ask_for_help_over_the_cover(app, full)
    app.wait(lambda: app.says("Looking here is never noted"))
    size = app.window.size() + QSize(60, 40)
    app.window.resize(size)
    app.wait(lambda: app.window.size() == size)
    app.key(Qt.Key.Key_Escape)
    assert app.cover.isVisible()
    assert app.cover.geometry() == app.window.rect()
    for corner in (QPoint(1, 1), QPoint(size.width() - 2, size.height() - 2)):
        seen = app.window.childAt(corner)
        assert seen is app.cover or app.cover.isAncestorOf(seen)
    full(False)


def test_a_crisis_that_comes_while_it_is_covered_never_takes_the_cover_away(
    opened: Running, full: Callable[[bool], None]
) -> None:
    app = opened
    ask_for_help_over_the_cover(app, full)
    app.rosemary.workspace.desk.ask_for_help()  # type: ignore[union-attr]
    assert crisis(app) is None
    assert app.says("Looking here is never noted")
    app.key(Qt.Key.Key_Escape)
    assert app.cover.isVisible()
    uncover(app)
    assert crisis(app) is not None
    full(False)


def test_midnight_under_the_cover_draws_and_says_nothing(
    start: Start, code: str, full: Callable[[bool], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start()
    app.open()
    full(True)
    app.type("words that wait")
    app.key(Qt.Key.Key_L, CTRL)
    app.wait(lambda: app.says("The disk is full"))
    desk = app.rosemary.workspace.desk  # type: ignore[union-attr]
    drawn: list[object] = []
    desk.looked.connect(drawn.append)
    desk.day_began.emit()
    done: list[int] = []
    app.rosemary._tasks.short.run(int, done.append)
    app.wait(lambda: bool(done))
    assert drawn == []
    uncover(app)
    app.wait(lambda: bool(drawn))
    full(False)


def test_help_is_gone_over_to_even_if_the_page_behind_it_lost_what_had_the_focus(opened: Running) -> None:
    app = opened
    app.key(Qt.Key.Key_F1)
    gone = QWidget(app.window)
    app.window._help = type(app.window._help)(app.window._help.page, app.window._help.below, gone)  # type: ignore[union-attr]
    gone.deleteLater()
    QApplication.sendPostedEvents(gone, 52)
    app.key(Qt.Key.Key_Escape)
    assert not app.window.shows_help


def settle(app: Running) -> None:
    """Wait until all that was asked of the store has come back; what comes back may ask for more."""
    done: list[object] = []
    for many in range(3):
        app.rosemary._tasks.short.run(object, done.append)
        app.wait(lambda many=many: len(done) > many)  # type: ignore[misc]


@pytest.mark.long
def test_closing_the_screen_is_kept_when_the_row_that_had_the_focus_is_gone(
    start: Start, code: str, journal_folder: Path, now: object
) -> None:
    def two(opened: session.OpenJournal) -> None:
        for rating in (1, 0):
            opened.check_ins.save(CheckInForm(now.date(), Ratings(1, suicidal=rating)), now)  # type: ignore[attr-defined,arg-type]
        opened.care.crisis_closed(now)  # type: ignore[arg-type]

    before(journal_folder, two)
    app = start()
    app.open()
    app.key(Qt.Key.Key_3, ALT)
    page = app.rosemary.workspace.page("check_ins")  # type: ignore[union-attr]
    app.wait(lambda: len(page.beside.days.rows) == 2)  # type: ignore[attr-defined]
    settle(app)  # rows that are read once more are made anew
    row = next(row for row in page.beside.days.rows if row.thing.ratings.suicidal)  # type: ignore[attr-defined]
    row.delete.setFocus()
    app.key(Qt.Key.Key_Space)
    app.wait(lambda: app.says("was deleted"))
    settle(app)
    app.button("Undo").setFocus()
    app.key(Qt.Key.Key_Space)
    for _ in range(2):
        app.wait(lambda: crisis(app) is not None)
        app.wait(lambda: len(page.beside.days.rows) == 2)  # type: ignore[attr-defined]
        app.button("I'm closing this for now").click()
        app.wait(lambda: crisis(app) is None)
        app.rosemary.workspace.desk.ask_for_help()  # type: ignore[union-attr]


@pytest.mark.long
def test_a_number_shown_large_makes_way_for_the_crisis_screen(opened: Running) -> None:
    app = opened
    answer(app, 2)
    app.rosemary.workspace._large.show_large("999", "Emergency")  # type: ignore[union-attr]
    app.rosemary.workspace.desk.ask_for_help()  # type: ignore[union-attr]
    app.wait(lambda: crisis(app) is not None)
    assert not [each for each in app.window.findChildren(NumberLarge) if each.isVisible()]
