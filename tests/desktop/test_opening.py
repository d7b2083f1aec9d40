"""From the lock screen, the recovery code, the first start or the demo to today's page."""

from __future__ import annotations

import tempfile
import threading
from pathlib import Path
from typing import Any

import pytest
from desktop_parts import CHEAP, PASSPHRASE, Running, Start, log_of, written_in
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QRadioButton

from journal_app.desktop import first_start, gate, rosemary
from journal_app.desktop.journal_desk import JournalDesk
from journal_app.desktop.single_window import SingleWindow
from journal_app.domain.errors import JournalDamaged, JournalOpenElsewhere, WrongPassphrase
from journal_app.domain.locked_settings import LockedSettings
from journal_app.domain.words import ChosenWords, LossWord
from journal_app.services import session
from journal_app.services.journal_folder import FolderState, folder_state
from journal_app.services.locked_settings import read_locked_settings, write_locked_settings
from journal_app.ui.help.country_choice import CountryChoice
from journal_app.window_start import WindowStart

NEW = "the heron stood in the rain"


def come_to_the_words(start: Start) -> Running:
    """Go through the first start as far as the step for a person's own words."""
    app = start()
    app.key(Qt.Key.Key_Return)
    choose_passphrase(app)
    app.wait(lambda: app.says("Keep the recovery code"))
    app.button("Not now").click()
    return app


def test_the_passphrase_leads_to_today_with_the_cursor_in_the_page(start: Start, code: str) -> None:
    app = start()
    assert app.focused() == "Passphrase"
    app.open()
    assert app.focused() == "Page"
    assert app.says("Tonight’s page")
    app.type("The kettle sang.")
    assert app.page.text() == "The kettle sang."


def test_who_asks_for_help_while_the_journal_opens_keeps_it_before_them(start: Start, code: str) -> None:
    del code
    app = start()
    app.type(PASSPHRASE)
    app.key(Qt.Key.Key_Return)
    app.key(Qt.Key.Key_F1)
    app.wait(lambda: app.window.shows_help)
    app.wait(lambda: app.says("My plan"))  # which is on it since the journal is open
    assert app.window.shows_help
    app.key(Qt.Key.Key_Escape)
    app.wait_for_page()


def test_a_wrong_passphrase_says_so_and_the_field_is_ready_for_the_next(start: Start, code: str) -> None:
    app = start()
    app.type("a quiet garden in the sun")
    app.key(Qt.Key.Key_Return)
    app.wait(lambda: app.says("does not open this journal"))
    assert app.focused() == "Passphrase"
    assert app.line("Passphrase").text() == "a quiet garden in the sun"
    app.open()  # what was typed is selected: the next key replaces it
    assert app.focused() == "Page"


@pytest.mark.usefixtures("short_patience")
def test_a_journal_that_is_open_elsewhere_says_so_and_opens_when_it_is_free(
    start: Start, code: str, journal_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = session.open_with_passphrase(journal_folder, PASSPHRASE)
    app = start()
    app.type(PASSPHRASE)
    app.key(Qt.Key.Key_Return)
    app.wait(lambda: app.says("open in another Rosemary window"))
    elsewhere.close()
    app.open()
    assert app.focused() == "Page"


def test_a_passphrase_given_twice_on_the_way_back_from_elsewhere_opens_once(
    start: Start, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening, come_back = session.open_with_passphrase, threading.Event()
    tried: list[bool] = []

    def slow(*given: Any) -> session.OpenJournal:
        assert come_back.wait(20)
        try:
            return opening(*given)
        finally:
            tried.append(True)

    monkeypatch.setattr(session, "open_with_passphrase", slow)
    monkeypatch.setattr(session, "PATIENCE", 1.0)  # as in life, the second is refused when the pages stand
    app = start()
    app.type(PASSPHRASE)
    app.key(Qt.Key.Key_Return)
    app.button("Use the recovery code").click()
    app.key(Qt.Key.Key_Escape)
    app.wait(lambda: app.focused() == "Passphrase")
    app.type(PASSPHRASE)
    app.key(Qt.Key.Key_Return)
    come_back.set()
    app.wait_for_page()
    app.wait(lambda: len(tried) == 2)
    app.type("Frost.")
    app.close()
    assert written_in(app.folder) == ["Frost."]


def test_the_recovery_code_leads_to_a_new_passphrase(start: Start, code: str, journal_folder: Path) -> None:
    app = start()
    app.button("Use the recovery code").click()
    app.type(code.lower().replace("-", " "))
    app.key(Qt.Key.Key_Return)
    app.wait(lambda: app.says("Choose a new passphrase"))
    choose_passphrase(app)
    app.wait_for_page()
    app.type("Back again.")
    app.close()
    assert written_in(journal_folder, NEW) == ["Back again."]
    with pytest.raises(WrongPassphrase):
        session.open_with_passphrase(journal_folder, PASSPHRASE)


def test_going_back_while_the_recovery_is_under_way_opens_nothing(
    start: Start, code: str, journal_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recover, begun, gone_back = session.recover, threading.Event(), threading.Event()

    def slow(*given: Any) -> session.OpenJournal:
        begun.set()
        assert gone_back.wait(20)
        return recover(*given)

    monkeypatch.setattr(session, "recover", slow)
    app = start()
    app.button("Use the recovery code").click()
    app.type(code)
    app.key(Qt.Key.Key_Return)
    app.wait(lambda: app.says("Choose a new passphrase"))
    choose_passphrase(app)
    app.wait(begun.is_set)
    app.key(Qt.Key.Key_Escape)
    gone_back.set()
    app.wait(lambda: app.says("was already set when you went back"))
    assert app.focused() == "Passphrase"
    assert written_in(journal_folder, NEW) == []  # nobody has the journal
    app.open(NEW)


@pytest.mark.parametrize("way", ["passphrase", "recovery code"])
def test_a_journal_that_does_not_open_as_a_whole_is_let_go_of(
    start: Start, code: str, journal_folder: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    def broken(self: session.OpenJournal) -> None:
        raise JournalDamaged

    app = start()
    with monkeypatch.context() as damaged:
        damaged.setattr(session.OpenJournal, "open_finder", broken)
        if way == "passphrase":
            app.type(PASSPHRASE)
            app.key(Qt.Key.Key_Return)
        else:
            app.button("Use the recovery code").click()
            app.type(code)
            app.key(Qt.Key.Key_Return)
            app.wait(lambda: app.says("Choose a new passphrase"))
            choose_passphrase(app)
        app.wait(lambda: app.says(JournalDamaged.words))
    assert app.focused() == "Passphrase"
    passphrase = PASSPHRASE if way == "passphrase" else NEW
    app.wait(lambda: can_be_opened(journal_folder, passphrase))
    app.open(passphrase)


def can_be_opened(folder: Path, passphrase: str) -> bool:
    """Say whether nobody else has the journal."""
    try:
        session.open_with_passphrase(folder, passphrase).close()
    except JournalOpenElsewhere:
        return False
    return True


def test_another_journals_code_says_so_and_what_was_typed_stays(
    start: Start, code: str, tmp_path: Path
) -> None:
    other = session.create_journal(tmp_path / "other", PASSPHRASE, CHEAP)
    other.open_journal.close()
    app = start()
    app.button("Use the recovery code").click()
    app.type(other.code)
    app.key(Qt.Key.Key_Return)
    app.wait(lambda: app.says("not the one for this journal"))
    assert app.line("Recovery code").text() == other.code


def test_the_first_start_makes_a_journal_and_keeps_words_and_country(
    start: Start, journal_folder: Path, tmp_path: Path
) -> None:
    app = come_to_the_words(start)
    app.button("Baby").click()
    (country,) = [choice for choice in app.window.findChildren(CountryChoice) if choice.isVisible()]
    country.setCurrentIndex(country.findData("IE"))
    app.button("Continue").click()
    app.button("Open today's page").click()
    app.wait_for_page()
    app.type("First words.")
    app.close()
    assert written_in(journal_folder, NEW) == ["First words."]
    opened = session.open_for_reading(journal_folder, NEW)
    assert opened.settings.words == ChosenWords(LossWord.BABY)
    opened.close()
    assert read_locked_settings(tmp_path / "config").country == "IE"


def chosen_folder(app: Running, folder: Path) -> None:
    app.button("Choose another folder…").click()
    (dialog,) = app.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(folder))
    dialog.close()
    app.window.activateWindow()
    app.wait(app.window.isActiveWindow)


def test_a_folder_with_a_journal_is_opened_and_the_window_never_waits_for_its_drive(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive = tmp_path / "drive"
    session.create_journal(drive, PASSPHRASE).open_journal.close()
    answers = threading.Event()
    looked = []

    def slow_drive(folder: Path) -> FolderState:
        looked.append(threading.current_thread())
        assert answers.wait(30)
        return folder_state(folder)

    monkeypatch.setattr(first_start, "folder_state", slow_drive)
    app = start()
    chosen_folder(app, drive)
    assert app.says("Your journal will be in this folder:")
    app.wait(lambda: bool(looked))
    assert looked[0] is not threading.main_thread()
    answers.set()
    app.wait(lambda: app.focused() == "Passphrase")
    app.open()
    assert app.focused() == "Page"


def test_whoever_goes_on_before_a_slow_drive_has_answered_is_told_of_its_journal(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive = tmp_path / "drive"
    session.create_journal(drive, PASSPHRASE).open_journal.close()
    answers = threading.Event()
    monkeypatch.setattr(first_start, "folder_state", lambda folder: answers.wait(30) and folder_state(folder))
    app = start()
    chosen_folder(app, drive)
    app.key(Qt.Key.Key_Return)
    choose_passphrase(app)
    app.wait(lambda: app.says("already holds something"))
    answers.set()
    app.close()
    assert written_in(drive, PASSPHRASE) == []


@pytest.fixture
def usual_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the platform keeps a journal; nothing is there."""
    monkeypatch.setattr(gate, "default_journal_folder", lambda: tmp_path / "usual" / "journal")
    monkeypatch.setattr(rosemary, "default_journal_folder", lambda: tmp_path / "usual" / "journal")
    return tmp_path / "usual" / "journal"


def test_who_lost_both_passphrase_and_code_can_begin_beside_what_stays_locked(
    start: Start, code: str, journal_folder: Path, usual_folder: Path, tmp_path: Path
) -> None:
    before = {file.name: file.read_bytes() for file in journal_folder.glob("journal.*")}
    write_locked_settings(tmp_path / "config", LockedSettings(journal_folder=str(journal_folder)))
    app = start(WindowStart())
    app.button("Use the recovery code").click()
    app.button("Use another folder").click()
    assert app.says("A private place to write")
    app.button("Continue").click()
    choose_passphrase(app)
    app.wait(lambda: app.says("Keep the recovery code"))
    app.button("Not now").click()
    app.button("Skip").click()
    app.button("Open today's page").click()
    app.wait_for_page()
    app.type("First words.")
    assert SingleWindow().claim(journal_folder), "its window stands at the new one now"
    assert not SingleWindow().claim(usual_folder)
    app.close()
    assert written_in(usual_folder, NEW) == ["First words."]
    assert read_locked_settings(tmp_path / "config").journal_folder == "", "the usual place"
    assert {name: (journal_folder / name).read_bytes() for name in before} == before


def test_another_folder_is_given_up_by_going_back(
    start: Start, code: str, journal_folder: Path, usual_folder: Path
) -> None:
    app = start()
    app.button("Use the recovery code").click()
    app.button("Use another folder").click()
    app.button("Back to the lock screen").click()
    app.open()
    assert app.focused() == "Page"
    assert not usual_folder.exists()


def test_a_wrong_folder_that_holds_a_journal_is_no_dead_end(
    start: Start, tmp_path: Path, usual_folder: Path
) -> None:
    somebodys = tmp_path / "somebodys"
    session.create_journal(somebodys, "rain on a tin roof").open_journal.close()
    app = start(WindowStart())
    chosen_folder(app, somebodys)
    app.wait(lambda: app.focused() == "Passphrase")
    app.button("Use another folder").click()
    app.button("Continue").click()
    choose_passphrase(app)
    app.wait(lambda: app.says("Keep the recovery code"))
    assert (usual_folder / "journal.db").is_file()


def test_a_folder_that_is_gone_for_good_is_no_dead_end(
    start: Start, journal_folder: Path, usual_folder: Path, tmp_path: Path
) -> None:
    write_locked_settings(tmp_path / "config", LockedSettings(journal_folder=str(journal_folder)))
    app = start(WindowStart())
    assert app.says("The folder of your journal is not there now.")
    app.button("Use another folder").click()
    assert app.says("A private place to write")


def test_words_that_are_skipped_stay_unsaid(start: Start, journal_folder: Path) -> None:
    app = come_to_the_words(start)
    for choice in app.window.findChildren(QRadioButton):
        if choice.text() == "Baby":
            choice.click()
    app.button("Skip").click()
    app.button("Open today's page").click()
    app.wait_for_page()
    app.close()
    opened = session.open_for_reading(journal_folder, NEW)
    assert opened.settings.words == ChosenWords()
    opened.close()


def test_pressed_twice_the_end_of_the_first_start_opens_the_journal_once(
    start: Start, journal_folder: Path, tmp_path: Path
) -> None:
    app = come_to_the_words(start)
    app.button("Skip").click()
    finish = app.button("Open today's page")
    finish.click()
    finish.click()
    app.wait(lambda: app.rosemary._gate.unfinished is None)
    finish.click()
    app.wait_for_page()
    assert len(app.rosemary.findChildren(JournalDesk)) == 1
    app.close()
    assert log_of(tmp_path) == ""


def test_closing_in_the_middle_of_the_first_start_leaves_a_journal_that_opens(
    start: Start, journal_folder: Path
) -> None:
    app = start()
    app.key(Qt.Key.Key_Return)
    choose_passphrase(app)
    app.wait(lambda: app.says("Keep the recovery code"))
    app.close()
    assert written_in(journal_folder, NEW) == []


def test_the_demo_opens_without_a_passphrase_and_is_gone_afterwards(
    start: Start, tmp_path: Path, journal_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    app = start(WindowStart(demo=True))
    app.wait_for_page()
    (demo,) = (tmp_path / "tmp").glob("rosemary-demo-*")
    assert (demo / "journal" / "journal.db").exists()
    app.type("Only looking.")
    app.close()
    assert not demo.exists()
    assert not journal_folder.exists()


def choose_passphrase(app: Running) -> None:
    """Type a new passphrase, and the same once more."""
    app.type(NEW)
    app.key(Qt.Key.Key_Return)
    app.type(NEW)
    app.key(Qt.Key.Key_Return)
