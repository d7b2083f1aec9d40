"""Each path from an answer to the screen it leads to, in the whole app."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from desktop_parts import ALT, CTRL, PASSPHRASE, Running, Start
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm
from journal_app.services import session
from journal_app.ui.care.care_card import CareCard
from journal_app.ui.crisis.crisis_screen import CrisisScreen
from journal_app.ui.crisis.followup_card import FollowupCard

DAY = timedelta(days=1)
KEYS = [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4]
TITLES = {1: "Thank you for telling", 2: "Please reach a person now", 3: "now"}


def visible(app: Running, kind: type[QWidget]) -> QWidget | None:
    return next((widget for widget in app.window.findChildren(kind) if widget.isVisible()), None)


def answer_by_keys(app: Running, suicidal: int) -> None:
    """Open the check-in and answer all seven questions, the hands on the keys."""
    app.key(Qt.Key.Key_3, ALT)
    app.wait(lambda: "sad, tearful" in app.focused() or app.focused() == "Not today")
    for step in (1, 2, 3, 0, 1, 2):
        app.key(KEYS[step])
    app.key(KEYS[suicidal])


def kinds(folder: Path) -> list[str]:
    opened = session.open_for_reading(folder, PASSPHRASE)
    try:
        return [event.kind for event in opened.care._log.events() if event.kind != "opened"]
    finally:
        opened.close()


def before(folder: Path, do: Callable[[session.OpenJournal], None]) -> None:
    """Something that happened in the journal before it is opened now."""
    opened = session.open_with_passphrase(folder, PASSPHRASE)
    do(opened)
    opened.close()


def test_a_check_in_is_nine_keys_and_saved(opened: Running) -> None:
    answer_by_keys(opened, 0)
    opened.key(Qt.Key.Key_Return, CTRL)
    opened.wait(lambda: opened.says("Saved. Thank you for telling your diary."))
    assert visible(opened, CrisisScreen) is None
    opened.close()
    read = session.open_for_reading(opened.folder, PASSPHRASE)
    (record,) = read.check_ins.records()
    read.close()
    assert record.ratings == Ratings(1, 2, 3, 0, 1, 2, 0)


@pytest.mark.parametrize(
    "answer", [pytest.param(1, marks=pytest.mark.long), pytest.param(2, marks=pytest.mark.long), 3]
)
def test_an_answer_opens_its_screen_which_only_its_own_button_closes(opened: Running, answer: int) -> None:
    answer_by_keys(opened, answer)
    assert visible(opened, CrisisScreen) is None  # the help beside the form comes first
    opened.key(Qt.Key.Key_Return, CTRL)
    opened.wait(lambda: visible(opened, CrisisScreen) is not None)
    assert opened.says(TITLES[answer])
    opened.key(Qt.Key.Key_Escape)
    assert visible(opened, CrisisScreen) is not None
    opened.button("I'm closing this for now").click()
    opened.wait(lambda: visible(opened, CrisisScreen) is None)
    opened.close()
    assert kinds(opened.folder) == ["checkin", "crisis_closed"]


@pytest.mark.long
def test_leaving_the_form_with_such_an_answer_is_a_call_for_help(opened: Running) -> None:
    answer_by_keys(opened, 2)
    opened.key(Qt.Key.Key_1, ALT)
    opened.wait(lambda: visible(opened, CrisisScreen) is not None)
    assert opened.says("Thank you for telling")
    opened.close()
    assert kinds(opened.folder) == ["help_now"]


@pytest.mark.long
def test_looking_at_help_from_the_form_is_not_leaving_it(opened: Running) -> None:
    answer_by_keys(opened, 1)
    opened.key(Qt.Key.Key_F1)
    opened.key(Qt.Key.Key_Escape)
    opened.key(Qt.Key.Key_Return, CTRL)
    opened.wait(lambda: visible(opened, CrisisScreen) is not None)
    opened.close()
    assert kinds(opened.folder) == ["checkin"]


@pytest.mark.long
def test_looking_at_help_writes_nothing_and_asking_for_it_does(opened: Running) -> None:
    opened.key(Qt.Key.Key_F1)
    opened.button("I need help now").click()
    opened.wait(lambda: visible(opened, CrisisScreen) is not None)
    opened.key(Qt.Key.Key_F1)
    opened.wait(lambda: opened.says("Take your time."))
    opened.key(Qt.Key.Key_Escape)
    opened.wait(lambda: visible(opened, CrisisScreen) is not None)
    opened.close()
    assert kinds(opened.folder) == ["help_now"]


@pytest.mark.long
def test_a_lock_out_of_the_crisis_screen_opens_at_help(opened: Running) -> None:
    answer_by_keys(opened, 2)
    opened.key(Qt.Key.Key_Return, CTRL)
    opened.wait(lambda: visible(opened, CrisisScreen) is not None)
    opened.key(Qt.Key.Key_L, CTRL)
    opened.wait(lambda: bool(opened.replaced))
    assert opened.replaced[0].show_help


@pytest.mark.long
def test_a_lock_over_the_form_notes_the_call_for_help(opened: Running) -> None:
    answer_by_keys(opened, 1)
    opened.key(Qt.Key.Key_L, CTRL)
    opened.wait(lambda: bool(opened.replaced))
    assert kinds(opened.folder) == ["help_now"]


def test_an_answer_three_stands_at_the_next_unlock_until_it_is_closed(
    start: Start, code: str, journal_folder: Path, now: datetime
) -> None:
    before(
        journal_folder,
        lambda opened: (
            opened.check_ins.save(CheckInForm(now.date(), Ratings(suicidal=3)), now - 9 * DAY),
            None,
        )[1],
    )
    app = start()
    app.type(PASSPHRASE)
    app.key(Qt.Key.Key_Return)
    app.wait(lambda: visible(app, CrisisScreen) is not None)
    assert app.says("Call your local emergency number now")


def test_the_day_after_rosemary_asks_how_it_is(
    start: Start, code: str, journal_folder: Path, now: datetime
) -> None:
    def yesterday(opened: session.OpenJournal) -> None:
        opened.care.help_now(now - DAY)
        opened.care.crisis_closed(now - DAY)

    before(journal_folder, yesterday)
    app = start()
    app.open()
    app.wait(lambda: visible(app, FollowupCard) is not None)
    assert app.says("Checking on you")
    app.close()
    assert kinds(journal_folder) == ["help_now", "crisis_closed", "followup_shown"]


def heavy_weeks(now: datetime) -> Callable[[session.OpenJournal], None]:
    def save(opened: session.OpenJournal) -> None:
        for back in reversed(range(14)):
            at = now - back * DAY
            opened.check_ins.save(
                CheckInForm(at.date(), Ratings(2, 0, 0, 1, 0, 1, 0)), at - timedelta(hours=1)
            )

    return save


def test_a_note_waits_on_today_says_why_and_takes_an_answer(
    start: Start, code: str, journal_folder: Path, now: datetime
) -> None:
    before(journal_folder, heavy_weeks(now))
    app = start()
    app.open()
    app.wait(lambda: visible(app, CareCard) is not None)
    app.key(Qt.Key.Key_W, ALT)
    app.wait(lambda: app.says("Days without an answer are not counted."))
    app.key(Qt.Key.Key_Escape)
    app.wait(lambda: visible(app, CareCard) is not None)
    app.button("Thank you, noted").click()
    app.wait(lambda: visible(app, CareCard) is None)
    app.close()
    assert kinds(journal_folder)[14:] == ["prompt_shown", "response"]


def test_no_note_takes_the_keys_from_the_page(
    start: Start, code: str, journal_folder: Path, now: datetime
) -> None:
    before(journal_folder, heavy_weeks(now))
    app = start()
    app.open()
    app.wait(lambda: visible(app, CareCard) is not None)
    app.type("still writing")
    assert app.page.toPlainText() == "still writing"


def test_notes_can_be_switched_off_and_the_card_goes(
    start: Start, code: str, journal_folder: Path, now: datetime
) -> None:
    before(journal_folder, heavy_weeks(now))
    app = start()
    app.open()
    app.wait(lambda: visible(app, CareCard) is not None)
    app.key(Qt.Key.Key_Comma, CTRL)
    app.wait(lambda: app.says("Check-ins and care"))
    app.button("Care notes").click()
    app.rosemary.workspace.flush(lambda: None)  # type: ignore[union-attr]
    app.key(Qt.Key.Key_T, CTRL)
    app.wait(lambda: visible(app, CareCard) is None)


def test_a_plan_is_written_and_stands_on_the_crisis_screen(opened: Running) -> None:
    opened.key(Qt.Key.Key_3, ALT)
    opened.wait(lambda: bool(opened._named(QWidget, "Open my plan")))
    opened.button("Open my plan").click()
    opened.wait(lambda: bool(opened._named(QWidget, "Begin a plan")))
    opened.button("Begin a plan").click()
    opened.type("the bench at the back door")
    opened.key(Qt.Key.Key_F1)
    opened.button("I need help now").click()
    opened.wait(lambda: opened.says("the bench at the back door"))


def test_a_check_in_that_a_crash_cut_off_comes_before_any_note(
    start: Start, code: str, journal_folder: Path, now: datetime
) -> None:
    def cut_off(opened: session.OpenJournal) -> None:
        heavy_weeks(now)(opened)
        opened.check_ins.keep_draft(CheckInForm(now.date(), Ratings(suicidal=1)))

    before(journal_folder, cut_off)
    app = start()
    app.type(PASSPHRASE)
    app.key(Qt.Key.Key_Return)
    app.wait(lambda: visible(app, CrisisScreen) is not None)
    app.close()
    assert kinds(journal_folder)[14:] == ["help_now"]


@pytest.mark.parametrize(
    "name",
    [
        "why",
        "visit",
        *(pytest.param(name, marks=pytest.mark.long) for name in ("patterns", "plan", "check_ins")),
    ],
)
def test_the_pages_of_care_fit_the_smallest_window_at_twice_the_size(
    start: Start, code: str, journal_folder: Path, now: datetime, name: str
) -> None:
    before(journal_folder, heavy_weeks(now))
    app = start()
    app.open()
    app.wait(lambda: visible(app, CareCard) is not None)
    app.theme.set("light", 2.0)
    app.window.resize(900, 640)
    note = visible(app, CareCard)
    assert note is not None
    assert note.minimumSizeHint().width() < 445, "no word of a note is cut off"
    workspace = app.rosemary.workspace
    assert workspace is not None
    app.key(Qt.Key.Key_W, ALT)
    app.wait(lambda: workspace.open_page == "why")
    workspace.show_page(name)
    done: list[object] = []
    for many in range(3):  # what comes back may ask for more
        app.rosemary._tasks.short.run(object, done.append)
        app.wait(lambda many=many: len(done) > many)  # type: ignore[misc]
    page = workspace.page(name)
    areas = [area for area in page.findChildren(QScrollArea) if area.isVisible()]
    app.wait(lambda: not any(area.horizontalScrollBar().maximum() for area in areas))


def test_the_keys_come_to_a_note_before_the_invitation_below_it(
    start: Start, code: str, journal_folder: Path, now: datetime
) -> None:
    before(journal_folder, heavy_weeks(now))
    app = start()
    app.open()
    app.wait(lambda: visible(app, CareCard) is not None)
    names: list[str] = []
    while app.focused() != "Lock":
        app.key(Qt.Key.Key_Tab)
        names.append(app.focused())
    assert names.index("Close") < names.index("Check in")
