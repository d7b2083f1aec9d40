"""The care desk: a crisis comes first and without the rules, and nothing holds a person back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from care_parts import DAY, Clock, Heard

from journal_app.domain.care.events import CrisisClosed, HelpNow, PromptShown
from journal_app.domain.care.ratings import Ratings
from journal_app.domain.check_in import CheckInForm
from journal_app.domain.errors import DiskFull
from journal_app.services.event_log import EventLog
from journal_app.services.session import OpenJournal
from journal_app.ui.care.care_desk import CareDesk
from journal_app.ui.tasks import Tasks


@pytest.fixture
def desk(tasks: Tasks, opened: OpenJournal, clock: Clock) -> CareDesk:
    return CareDesk(tasks.short, opened, clock)


@pytest.fixture
def crisis(desk: CareDesk) -> Heard:
    heard = Heard()
    desk.crisis_wanted.connect(heard)
    return heard


@pytest.fixture
def looks(desk: CareDesk) -> Heard:
    heard = Heard()
    desk.looked.connect(heard)
    return heard


def kinds(opened: OpenJournal) -> list[str]:
    return [event.kind for event in EventLog(opened.connection).events()]


def test_unlocking_is_noted_and_an_old_answer_opens_the_screen_again(
    desk: CareDesk, opened: OpenJournal, clock: Clock, crisis: Heard, settled: Callable[[], None]
) -> None:
    opened.check_ins.save(CheckInForm(clock().date(), Ratings(suicidal=2)), clock())
    clock.moment += timedelta(hours=5)
    desk.begin()
    settled()
    assert crisis.said == ["urgent"]
    assert "opened" in kinds(opened)


@pytest.mark.parametrize(("answer", "screen"), [(1, "talk"), (2, "urgent"), (3, "emergency")])
def test_an_answer_opens_the_screen_at_once_without_waiting_for_the_rules(
    desk: CareDesk, opened: OpenJournal, clock: Clock, crisis: Heard, answer: int, screen: str
) -> None:
    record = opened.check_ins.save(CheckInForm(clock().date(), Ratings(suicidal=answer)), clock())
    desk.check_in_saved(record, draws=False)
    assert crisis.said == [screen]


def test_rules_that_fail_hold_no_screen_back(
    desk: CareDesk,
    opened: OpenJournal,
    clock: Clock,
    crisis: Heard,
    settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr("journal_app.services.care.assess", broken)
    desk.ask_for_help()
    settled()
    assert crisis.said == ["talk"]
    assert kinds(opened) == ["help_now"]


def test_a_milder_cause_never_softens_the_screen_that_stands(
    desk: CareDesk, opened: OpenJournal, clock: Clock, crisis: Heard, settled: Callable[[], None]
) -> None:
    record = opened.check_ins.save(CheckInForm(clock().date(), Ratings(suicidal=3)), clock())
    desk.check_in_saved(record, draws=False)
    desk.ask_for_help()
    settled()
    assert crisis.said == ["emergency"]


def test_closing_is_kept_and_the_screen_stays_away(
    desk: CareDesk, opened: OpenJournal, clock: Clock, crisis: Heard, settled: Callable[[], None]
) -> None:
    desk.ask_for_help()
    settled()
    desk.crisis_closed()
    settled()
    desk.look(draws=True)
    settled()
    assert crisis.said == ["talk"]
    assert [type(event) for event in EventLog(opened.connection).events()] == [HelpNow, CrisisClosed]


def test_a_full_disk_holds_nobody_on_the_screen_and_the_closing_is_kept_later(
    desk: CareDesk,
    opened: OpenJournal,
    crisis: Heard,
    settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk.ask_for_help()
    settled()
    with monkeypatch.context() as full:
        full.setattr("journal_app.services.event_log.transaction", _full)
        desk.crisis_closed()
        settled()
        desk.look(draws=True)
        settled()
        assert crisis.said == ["talk"]
        assert kinds(opened) == ["help_now"]
    desk._retry.timeout.emit()
    settled()
    assert kinds(opened) == ["help_now", "crisis_closed"]


def _full(*_: object) -> None:
    raise DiskFull


def test_a_new_call_for_help_opens_the_screen_also_while_a_closing_waits(
    desk: CareDesk, crisis: Heard, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.ask_for_help()
    settled()
    monkeypatch.setattr("journal_app.services.event_log.transaction", _full)
    desk.crisis_closed()
    settled()
    desk.ask_for_help()
    assert crisis.said == ["talk", "talk"]


def test_a_check_in_that_was_cut_off_with_a_call_for_help_is_one(
    desk: CareDesk, opened: OpenJournal, clock: Clock, crisis: Heard, settled: Callable[[], None]
) -> None:
    opened.check_ins.keep_draft(CheckInForm(clock().date(), Ratings(2, suicidal=1), "words"))
    desk.begin()
    settled()
    assert crisis.said == ["talk"]
    assert opened.check_ins.draft() is None


def test_a_note_is_noted_as_shown_only_when_it_is_drawn(
    heavy: None, desk: CareDesk, opened: OpenJournal, looks: Heard, settled: Callable[[], None]
) -> None:
    desk.look(draws=False)
    settled()
    assert looks.said == []
    desk.look(draws=True)
    settled()
    assert [look.notes for look in looks.said] == [("L3",)]  # type: ignore[attr-defined]
    assert isinstance(EventLog(opened.connection).events()[-1], PromptShown)


def test_a_note_that_can_not_be_noted_is_shown_anyway(
    heavy: None,
    desk: CareDesk,
    looks: Heard,
    settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("journal_app.services.event_log.transaction", _full)
    desk.look(draws=True)
    settled()
    assert [look.notes for look in looks.said] == [("L3",)]  # type: ignore[attr-defined]


def test_a_note_stands_after_another_unlock_until_it_is_answered(
    heavy: None, desk: CareDesk, looks: Heard, settled: Callable[[], None]
) -> None:
    for _ in range(2):
        desk.look(draws=True)
        settled()
    assert [look.notes for look in looks.said] == [("L3",), ("L3",)]  # type: ignore[attr-defined]


def test_midnight_is_noticed(desk: CareDesk, clock: Clock) -> None:
    began = Heard()
    desk.day_began.connect(lambda: began(1))
    desk._minute.timeout.emit()
    clock.moment += DAY
    desk._minute.timeout.emit()
    desk._minute.timeout.emit()
    assert began.said == [1]


def test_settings_do_not_hold_a_crisis_back(
    desk: CareDesk, opened: OpenJournal, clock: Clock, crisis: Heard, settled: Callable[[], None]
) -> None:
    opened.save_settings(replace(opened.settings, care_prompts=False))
    opened.care.be_quiet(clock().date() + DAY, clock())
    opened.check_ins.save(CheckInForm(clock().date(), Ratings(suicidal=1)), clock())
    desk.look(draws=True)
    settled()
    assert crisis.said == ["talk"]


def test_a_full_disk_at_unlocking_holds_no_screen_back(
    desk: CareDesk,
    opened: OpenJournal,
    clock: Clock,
    crisis: Heard,
    looks: Heard,
    settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened.check_ins.save(CheckInForm(clock().date(), Ratings(suicidal=3)), clock())
    monkeypatch.setattr("journal_app.services.event_log.transaction", _full)
    desk.begin()
    settled()
    assert crisis.said == ["emergency"]
    assert looks.said


def test_a_full_disk_at_unlocking_does_not_silence_a_check_in_that_was_cut_off(
    desk: CareDesk,
    opened: OpenJournal,
    clock: Clock,
    crisis: Heard,
    settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened.check_ins.keep_draft(CheckInForm(clock().date(), Ratings(suicidal=2)))
    monkeypatch.setattr("journal_app.services.check_ins.transaction", _full)
    desk.begin()
    settled()
    assert crisis.said == ["talk"]


@pytest.mark.parametrize(("answer", "screen"), [(0, "talk"), (1, "talk"), (2, "urgent"), (3, "emergency")])
def test_an_answer_that_could_not_be_saved_opens_its_own_screen(
    desk: CareDesk, crisis: Heard, settled: Callable[[], None], answer: int, screen: str
) -> None:
    desk.help_noted(answer)
    settled()
    assert crisis.said == [screen]


def test_a_screen_that_could_not_be_made_is_asked_for_again(
    desk: CareDesk, crisis: Heard, settled: Callable[[], None]
) -> None:
    desk.ask_for_help()
    desk.crisis_not_shown()
    desk.ask_for_help()
    settled()
    assert crisis.said[:2] == ["talk", "talk"]


def test_what_comes_back_under_the_cover_is_drawn_when_that_is_gone(
    heavy: None, desk: CareDesk, opened: OpenJournal, looks: Heard, settled: Callable[[], None]
) -> None:
    covered = [False]
    desk.watch_cover(lambda: covered[0])
    desk.look(draws=True)
    covered[0] = True
    settled()
    assert looks.said == []
    desk.look(draws=True)
    settled()
    assert kinds(opened).count("prompt_shown") == 1
    covered[0] = False
    desk.uncovered()
    assert len(looks.said) == 1
