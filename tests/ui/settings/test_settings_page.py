"""The settings page over a real journal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from importlib.metadata import requires
from pathlib import Path

import pytest
from made_journals import new_journal
from packaging.requirements import Requirement
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.domain.errors import DiskFull, WrongPassphrase
from journal_app.domain.locked_settings import LockedSettings, ThemeMode
from journal_app.domain.settings import JournalSettings
from journal_app.domain.words import ChosenWords, LossWord, Partner
from journal_app.paths import paper
from journal_app.services import session
from journal_app.services.session import OpenJournal
from journal_app.ui.settings import licence_texts, place_card
from journal_app.ui.settings.licence_texts import LicenceTexts
from journal_app.ui.settings.made_of import PACKAGES, PARTS
from journal_app.ui.settings.settings_page import SettingsPage
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.path_words import breakable_path
from journal_app.vault.kdf import Cost
from journal_app.vault.strength import Strength

PASSPHRASE = "a lamp by the window"
NEW = "rain on a tin roof"
SETTINGS = JournalSettings(ChosenWords(LossWord.NAME, "Mira", Partner.YES), (date(2026, 3, 2),), 5)


@pytest.fixture
def tasks(qapp: QApplication, open_journal: OpenJournal) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.end()


@pytest.fixture
def open_journal(journal_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenJournal]:
    cheap = Cost(64 * 1024, 2, 1)
    monkeypatch.setattr(session.kdf, "calibrate", lambda: cheap)
    opened = new_journal(journal_folder, PASSPHRASE).open_journal
    opened.save_settings(SETTINGS)
    yield opened
    opened.close()


@pytest.fixture
def page(
    qtbot: QtBot,
    theme: Theme,
    library: Library,
    tasks: Tasks,
    open_journal: OpenJournal,
    now: datetime,
    tmp_path: Path,
) -> SettingsPage:
    def judge(_: str) -> Strength:
        return Strength.GOOD

    def clock() -> datetime:
        return now

    page = SettingsPage(
        theme, library, tasks, open_journal, LockedSettings(country="DE"), judge, tmp_path / "config", clock
    )
    qtbot.addWidget(page)
    page.resize(900, 640)
    with qtbot.waitExposed(page):
        page.show()
    page.enter()
    return page


def lines(widget: QWidget) -> list[QLineEdit]:
    return widget.findChildren(QLineEdit)


def type_new(qtbot: QtBot, page: SettingsPage, old: str) -> None:
    change = page.security.change
    change.opener.click()
    for line, words in zip(lines(change), (old, NEW, NEW), strict=True):
        qtbot.keyClicks(line, words)
    qtbot.keyClick(lines(change)[-1], Qt.Key.Key_Return)


def test_the_page_shows_what_is_stored(page: SettingsPage) -> None:
    assert page.words.form.words == SETTINGS.words
    assert page.words.form.loss_dates == SETTINGS.loss_dates
    assert page.words.form.country == "DE"
    assert page.security.idle.value == "5"
    assert page.look.mode.value == ThemeMode.SYSTEM
    assert page.look.text_size.value == "100"


def test_a_changed_word_is_stored_and_told(
    qtbot: QtBot, page: SettingsPage, open_journal: OpenJournal
) -> None:
    with qtbot.waitSignal(page.journal_settings_changed) as told:
        page.words.form.word.button(LossWord.BABY).click()
    expected = replace(SETTINGS, words=ChosenWords(LossWord.BABY, "", Partner.YES))
    assert told.args == [expected]
    assert session._settings(open_journal.connection) == expected


def test_leaving_stores_what_was_typed_a_moment_ago(
    qtbot: QtBot, page: SettingsPage, open_journal: OpenJournal
) -> None:
    qtbot.keyClicks(page.words.form.own, "m")
    left: list[JournalSettings] = []
    page.flush(lambda: left.append(open_journal.settings))
    qtbot.waitUntil(lambda: bool(left))
    assert left[0].words.own == "Miram"
    page.flush(lambda: left.append(open_journal.settings))
    assert len(left) == 2, "with nothing to store, nothing is waited for"


def test_a_failed_save_is_said_in_place_and_tried_again(
    qtbot: QtBot, page: SettingsPage, open_journal: OpenJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal_app.ui.settings.settings_keeper.AGAIN", 1)
    real, tries = OpenJournal.save_settings, [0]

    def fail_once(journal: OpenJournal, settings: JournalSettings) -> None:
        tries[0] += 1
        if tries[0] == 1:
            raise DiskFull
        real(journal, settings)

    monkeypatch.setattr(OpenJournal, "save_settings", fail_once)
    with qtbot.waitSignals([page.save_failed, page.journal_settings_changed], order="strict"):
        page.security.idle._choose(0)
    assert open_journal.settings.idle_minutes == 1
    assert page.message.words == ""


def test_idle_time_can_be_switched_off(qtbot: QtBot, page: SettingsPage, open_journal: OpenJournal) -> None:
    with qtbot.waitSignal(page.journal_settings_changed):
        page.security.idle._choose(7)
    assert open_journal.settings.idle_minutes is None


def test_look_country_and_lock_screen_are_wished_one_by_one(qtbot: QtBot, page: SettingsPage) -> None:
    wished: list[LockedSettings] = []
    page.locked_settings_changed.connect(wished.append)
    page.look.mode._choose(2)
    page.look.text_size._choose(6)
    page.look.calm.click()
    page.look.clear.click()
    page.lock_screen.discreet.click()
    page.words.form.country_choice.show_country("NZ")
    page.words.form.changed.emit()
    assert wished[-1] == LockedSettings(ThemeMode.DARK, 2.0, True, True, "NZ", True)
    assert len(wished) == 6


def test_what_was_changed_elsewhere_is_shown_without_a_wish(qtbot: QtBot, page: SettingsPage) -> None:
    with qtbot.assertNotEmitted(page.locked_settings_changed):
        page.show_locked(
            LockedSettings(scale=1.3, more_contrast=True, country="NZ", reduce_motion=True, discreet=True)
        )
    assert page.look.text_size.value == "130"
    assert page.look.clear.isChecked()
    assert page.look.calm.isChecked()
    assert page.lock_screen.discreet.isChecked()
    assert page.words.form.country == "NZ"


def test_the_passphrase_is_changed_with_the_old_one(
    qtbot: QtBot, page: SettingsPage, open_journal: OpenJournal
) -> None:
    with qtbot.waitSignal(page.security.change.changed):
        type_new(qtbot, page, PASSPHRASE)
    session.show_code(open_journal.folder, NEW)
    with pytest.raises(WrongPassphrase):
        session.show_code(open_journal.folder, PASSPHRASE)
    assert page.security.change.done.isVisible()
    assert all(line.text() == "" for line in lines(page.security.change))


def test_a_wrong_old_passphrase_is_said_beside_its_field_and_changes_nothing(
    qtbot: QtBot, page: SettingsPage, open_journal: OpenJournal
) -> None:
    change = page.security.change
    type_new(qtbot, page, "something else entirely")
    qtbot.waitUntil(change.trouble.isVisible)
    assert change.trouble.words == WrongPassphrase.words
    assert lines(change)[1].text() == NEW, "what was typed stays"
    session.show_code(open_journal.folder, PASSPHRASE)


def test_the_recovery_code_needs_the_passphrase_and_goes_when_the_page_is_left(
    qtbot: QtBot, page: SettingsPage, open_journal: OpenJournal
) -> None:
    code = page.security.code
    code.opener.click()
    qtbot.keyClicks(lines(code.form)[0], "something else entirely")
    code.show_button.click()
    qtbot.waitUntil(code.trouble.isVisible)
    assert code.card.isHidden()
    code.passphrase.clear()
    qtbot.keyClicks(lines(code.form)[0], PASSPHRASE)
    code.show_button.click()
    qtbot.waitUntil(code.card.isVisible)
    shown = code.card.panel.accessibleName().replace(" ", "").split(":")[1].replace(",", "-")
    assert shown == session.show_code(open_journal.folder, PASSPHRASE)
    page.hide()
    assert code.card.isHidden()
    assert code.card.panel.accessibleName() == ""


def test_a_code_that_comes_after_cancel_is_not_shown(
    qtbot: QtBot, page: SettingsPage, open_journal: OpenJournal
) -> None:
    code = page.security.code
    code.opener.click()
    qtbot.keyClicks(lines(code.form)[0], PASSPHRASE)
    code.show_button.click()
    code.cancel.click()
    done: list[None] = []
    page._flush_all(lambda: done.append(None))
    code._lane.run(lambda: None, done.append)
    qtbot.waitUntil(lambda: len(done) == 2)
    assert code.card.isHidden()


def test_moving_explains_asks_for_a_folder_and_tells_when_the_copy_is_whole(
    qtbot: QtBot, page: SettingsPage, tmp_path: Path
) -> None:
    page.place.move_button.click()
    assert page.place.explanation.isVisible()
    page.place.choose.click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.close()
    qtbot.keyClicks(page.words.form.own, "m")
    target = tmp_path / "new"
    target.mkdir()
    with qtbot.waitSignal(page.journal_moved) as moved:
        page.place._on_folder(str(target))
    assert moved.args == [target]
    assert page.isEnabled()
    opened = session.open_with_passphrase(target, PASSPHRASE)
    assert opened.settings.words.own == "Miram", "what waited was stored before the copy"
    opened.close()


def test_everything_that_waits_elsewhere_is_stored_before_a_move(
    qtbot: QtBot, page: SettingsPage, tmp_path: Path
) -> None:
    waiting = []
    page._flush_all = waiting.append
    page.place._on_folder(str(tmp_path / "new"))
    assert not (tmp_path / "new").exists()
    with qtbot.waitSignal(page.journal_moved):
        waiting[0]()
    assert (tmp_path / "new" / "journal.db").exists()


def test_a_move_that_waits_in_vain_for_storing_is_given_up_with_a_sentence(
    qtbot: QtBot, page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place_card, "PATIENCE", 50)
    waiting = []
    page._flush_all = waiting.append
    page.place._on_folder(str(tmp_path / "new"))
    assert "stored first" in page.place.message.words
    qtbot.waitUntil(lambda: "your journal stays where it is" in page.place.message.words)
    waiting[0]()  # storing works again, but nobody waits for the move any more
    assert page.window().isEnabled()
    assert not (tmp_path / "new").exists()


def test_a_folder_that_is_not_empty_is_refused_in_place(
    qtbot: QtBot, page: SettingsPage, tmp_path: Path
) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "letter.txt").write_text("mine")
    with qtbot.assertNotEmitted(page.journal_moved):
        page.place._on_folder(str(tmp_path / "new"))
        qtbot.waitUntil(lambda: "already holds something" in page.place.message.words)
    assert page.isEnabled()
    assert page.place.message.words.endswith("Your journal is still where it was.")


def test_escape_closes_what_a_button_opened(qtbot: QtBot, page: SettingsPage) -> None:
    for opener, form in (
        (page.security.change.opener, page.security.change.form),
        (page.security.code.opener, page.security.code.form),
        (page.place.move_button, page.place.explanation),
    ):
        opener.click()
        assert form.isVisible()
        qtbot.keyClick(form, Qt.Key.Key_Escape)
        assert form.isHidden()
        assert opener.isVisible()


def test_texts_about_safety_open_behind_their_titles(page: SettingsPage) -> None:
    for fold in page.about.folds:
        closed = fold.height()
        fold.head.click()
        page._scroll.body.activate()
        assert fold.height() > closed


def test_about_tells_the_versions_of_all_that_can_matter_in_a_report(page: SettingsPage) -> None:
    made_of = page.about.folds[2]
    made_of.head.click()
    said = made_of.head.accessibleDescription()
    for name in (
        "Rosemary 0",
        "Python 3.",
        "Qt 6.",
        "PySide6 Essentials and Shiboken6 6.",
        "SQLCipher Community 4.",
        "SQLite 3.",
        "OpenSSL 3.",
        "sqlcipher3 0",
    ):
        assert f"\n{name}" in f"\n{said}"


def test_about_names_every_part_that_third_party_names_in_its_order_with_its_licence() -> None:
    parts_of_it, _tools = paper("THIRD_PARTY.md").read_text("utf-8").split("## Tools for working on it")
    rows = [line.strip("| ").split(" | ") for line in parts_of_it.splitlines() if line.startswith("| ")]
    named = [(row[0], row[-1]) for row in rows if row[-1] != "licence"]
    assert len(named) == len(PARTS)
    for (name, licence), part in zip(named, PARTS, strict=True):
        assert name.startswith(part.name)
        assert licence.startswith(part.licence)


def test_every_package_that_the_app_needs_is_named() -> None:
    """Also those that it needs only through another."""
    needed, named = ["rosemary-journal"], {name.replace("-", "_").lower() for name in PACKAGES}
    seen: set[str] = set()
    while needed:
        for asked in map(Requirement, requires(needed.pop()) or ()):
            is_here = asked.marker is None or asked.marker.evaluate({"extra": ""})
            if is_here and asked.name not in seen:
                seen.add(asked.name)
                needed.append(asked.name)
    seen.discard("shiboken6")  # stands beside PySide6
    assert {name.replace("-", "_").lower() for name in seen} <= named, (
        "THIRD_PARTY.md, ui/settings/made_of.py"
    )


def test_every_licence_text_can_be_read_in_the_app(page: SettingsPage) -> None:
    fold = page.about.folds[3]
    fold.head.click()
    (texts,) = fold.findChildren(LicenceTexts)
    for number in range(texts.choice.count()):
        texts.choice.setCurrentIndex(number)
        assert len(texts.text.toPlainText()) > 300, texts.choice.currentText()


def test_opening_the_licence_texts_looks_into_no_package(
    page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    monkeypatch.setattr(licence_texts, "_papers", lambda package: looked.append(package) or [])
    fold = page.about.folds[3]
    fold.head.click()
    (texts,) = fold.findChildren(LicenceTexts)
    assert texts.choice.findText("argon2-cffi") > 0
    assert looked == []
    texts.choice.setCurrentText("argon2-cffi")
    assert looked == ["argon2-cffi"]


def test_scrolling_past_changes_no_choice(page: SettingsPage) -> None:
    fold = page.about.folds[3]
    fold.head.click()
    (texts,) = fold.findChildren(LicenceTexts)
    for choice in (texts.choice, page.words.form.country_choice):
        before = choice.currentIndex()
        middle = QPointF(choice.rect().center())
        down = QPoint(0, -120)
        turned = QWheelEvent(
            middle,
            choice.mapToGlobal(middle),
            QPoint(),
            down,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(choice, turned)
        assert choice.currentIndex() == before


def test_whatever_takes_the_focus_has_a_name(page: SettingsPage) -> None:
    for button in (page.security.change.opener, page.security.code.opener, page.place.move_button):
        button.click()
    unnamed = []
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            interface = QAccessible.queryAccessibleInterface(widget)
            proxied = widget.focusProxy() is not None
            if interface and not proxied and not interface.text(QAccessible.Text.Name):
                unnamed.append(widget)
    assert [type(each).__name__ for each in unnamed if each.parent().__class__.__name__ != "QDateEdit"] == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_wider_than_the_page_in_the_smallest_window(
    qtbot: QtBot, page: SettingsPage, theme: Theme, scale: float
) -> None:
    for button in page.findChildren(QPushButton):
        if button in (page.place.move_button, page.security.change.opener, page.security.code.opener):
            button.click()
    page.words.form.dates.add_button.click()
    for fold in page.about.folds:
        fold.head.click()
    theme.set("light", scale)
    page.resize(530, 640)
    bar = page._scroll.horizontalScrollBar()
    qtbot.waitUntil(lambda: page.width() == 530)
    page.layout().activate()
    assert bar.maximum() == 0


def test_a_long_path_can_wrap_and_still_says_the_same() -> None:
    path = "/home/person/averyveryverylongfoldername/journal"
    assert breakable_path(path).replace("\u200b", "") == path
    assert max(map(len, breakable_path(path).split("\u200b"))) <= 12


def test_a_part_of_the_settings_is_one_press_away_and_tab_goes_on_in_it(
    page: SettingsPage, qtbot: QtBot
) -> None:
    page.resize(1100, 700)
    names = page.parts_beside.buttons
    assert names[0].isVisible()
    assert page.parts_above.isHidden()
    names[0].setFocus()
    for _ in range(9):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is names[9]
    qtbot.keyClick(names[9], Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.backups.isAncestorOf(focused)
    top = page.backups.mapTo(page, QPoint()).y()
    assert 0 <= top < 60
    assert [name.text() for name in names if name.property("here")] == ["Backups"]


def test_tab_comes_to_the_names_of_the_parts_before_the_first_of_them(page: SettingsPage) -> None:
    stops = [page.nextInFocusChain()]
    while stops[-1] is not page:
        stops.append(stops[-1].nextInFocusChain())
    first = stops.index(page.security.change.opener)
    for names in (page.parts_above, page.parts_beside):
        assert stops.index(names.buttons[0]) < first


def test_the_part_that_is_read_is_marked_and_the_last_one_at_the_end(page: SettingsPage) -> None:
    page.resize(1100, 700)
    bar = page._scroll.verticalScrollBar()
    seen = set()
    for top in range(0, bar.maximum() + 100, 100):
        bar.setValue(top)
        (here,) = [name.text() for name in page.parts_beside.buttons if name.property("here")]
        seen.add(here)
    assert here == "Delete"
    assert len(seen) > 9


def test_the_wheel_turns_the_page_from_the_names_of_its_parts_too(page: SettingsPage) -> None:
    page.resize(1100, 700)
    middle, down = QPointF(page.parts_beside.geometry().center()), QPoint(0, -120)
    none, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    turned = QWheelEvent(
        middle, page.mapToGlobal(middle), QPoint(), down, Qt.MouseButton.NoButton, none, phase, False
    )
    QApplication.sendEvent(page, turned)  # the names let it through; Qt hands on only what a mouse sends
    assert page._scroll.verticalScrollBar().value() > 0


@pytest.mark.parametrize("size", [(600, 640), (1100, 400)])
def test_in_a_narrow_or_low_window_the_names_of_the_parts_stand_above(
    page: SettingsPage, size: tuple[int, int]
) -> None:
    page.resize(*size)
    assert page.parts_beside.isHidden()
    assert [name.isVisible() for name in page.parts_above.buttons] == [True] * len(page._parts)
    page.parts_above.buttons[-1].click()
    assert page.delete.way.opener.hasFocus()


def test_each_card_of_the_settings_has_its_name_in_the_list(page: SettingsPage) -> None:
    cards = [each for each in page._scroll.widget().children() if isinstance(each, Card)]
    assert [card for _, card in page._parts] == sorted(cards, key=Card.y)
