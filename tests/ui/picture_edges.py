"""Pages with nothing in them, with too much, while something goes on, and when something is broken."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from picture_stage import NOW, Stage
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal_app.content.library import Library
from journal_app.domain.backup import Backup, BackupKind
from journal_app.domain.errors import DiskFull, WrongPassphrase
from journal_app.paths import resources_folder
from journal_app.ui.lock.lock_page import LockPage
from journal_app.ui.lock.recovery_page import RecoveryPage
from journal_app.ui.lock.restore_page import RestorePage
from journal_app.ui.translation import words_of
from journal_app.vault.strength import judge

LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle"
LONG_TEXT = "\n\n".join(
    f"The {ordinal} walk to the river took as long as the one before it, and the light was the same."
    for ordinal in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
)


def lock_wrong(stage: Stage) -> None:
    """The passphrase did not open it."""
    page = LockPage(stage.theme)
    stage.show(page)
    page.focus_field()
    QTest.keyClicks(page.field.focusProxy() or page.field, "a lamp by")
    page.show_trouble(words_of(WrongPassphrase()))


def lock_opening(stage: Stage) -> None:
    """The half second in which the passphrase is tried."""
    page = LockPage(stage.theme, keyring=True)
    stage.show(page)
    page.focus_field()
    page.show_busy(True)


def lock_discreet(stage: Stage) -> None:
    page = LockPage(stage.theme, discreet=True)
    stage.show(page)
    page.focus_field()


def lock_elsewhere(stage: Stage) -> None:
    """The lock screen of a folder that may be the wrong one."""
    page = LockPage(stage.theme, elsewhere=True)
    stage.show(page)
    page.focus_field()


def lock_code(stage: Stage) -> None:
    page = RecoveryPage(stage.theme, stage.tasks.search, judge)
    stage.show(page)
    page.enter()


def lock_backups(stage: Stage) -> None:
    """Some backups to choose from."""
    page = _backups(stage)
    made = [
        Backup(Path(f"{days}"), NOW - timedelta(days=days), BackupKind.DAY, "", 2_400_000 - days * 9_000)
        for days in (1, 2, 3, 9, 40)
    ]
    page.chooser._on_listed((made, 0))


def lock_no_backups(stage: Stage) -> None:
    _backups(stage).chooser._on_listed(([], 0))


def today_long(stage: Stage) -> None:
    """A page that goes on below the edge, a word that fits nowhere, many tags."""
    stage.without_days()
    new = stage.opened.journal.new_entry(NOW.date(), NOW)
    tags = ("garden", "small things", "what the doctor said", "sleep", "walks", LONG_WORD)
    stage.opened.journal.save(replace(new, text=f"# {LONG_WORD}\n\n{LONG_TEXT}", tags=tags))
    stage.page("today")


def today_not_saved(stage: Stage) -> None:
    """The disk is full: the words stay on the screen."""
    stage.without_days()
    editor = stage.page("today").editor
    QTest.keyClicks(editor.area, "The rosemary came through the frost.")
    full = DiskFull()
    full.words = words_of(full)  # as a lane brings it up
    editor._on_save_failed(full)


def journal_empty(stage: Stage) -> None:
    stage.without_days()
    stage.page("journal")


def journal_long(stage: Stage) -> None:
    """Titles and words that fit on no line."""
    stage.without_days()
    for days, text in enumerate((f"# {LONG_WORD} {LONG_WORD}", LONG_WORD * 3, LONG_TEXT)):
        day = NOW - timedelta(days=days)
        new = stage.opened.journal.new_entry(day.date(), day)
        stage.opened.journal.save(replace(new, text=text, tags=(LONG_WORD, "a tag of some length")))
    QTest.keyClick(stage.page("journal").browser.list, Qt.Key.Key_Return)


def journal_nothing_found(stage: Stage) -> None:
    page: Any = stage.page("journal")
    page.begin_search()
    QTest.keyClicks(stage.window.focusWidget(), "tuba")


def journal_bin(stage: Stage) -> None:
    page, journal = stage.page("journal"), stage.opened.journal
    for row in journal.rows(None, 3):
        journal.move_to_bin(row.id, NOW)
    page.browser.refresh()
    page._views._open_bin.click()  # found by its words it would be lost in another language


def check_ins_answered(stage: Stage) -> None:
    """Each question has an answer, and a few words stand below."""
    form = stage.page("check_ins").form
    for row, key in zip(form.rows, "3124321", strict=True):
        row.take_focus()
        QTest.keyClick(row.choice.focusProxy() or row.choice, Qt.Key(ord(key)))
    form.rows[2].take_focus()


def check_ins_broken(stage: Stage) -> None:
    _break(stage, "checkin.toml")
    stage.page("check_ins")


def coping_broken(stage: Stage) -> None:
    _break(stage, "exercises.toml")
    stage.page("coping")


def guidance_broken(stage: Stage) -> None:
    _break(stage, "cards.toml")
    stage.page("guidance")


def guidance_nothing(stage: Stage) -> None:
    page: Any = stage.page("guidance")
    QTest.keyClicks(page.focusWidget(), "tuba")


def how_to(stage: Stage) -> None:
    """Short answers, one of them open, and the first keys."""
    stage.page("today")
    stage.workspace.show_how_to()
    page: Any = stage.workspace.page("how_to")
    page.answers[0].set_open(True)


def how_to_keys(stage: Stage) -> None:
    stage.page("today")
    stage.workspace.show_how_to()
    page: Any = stage.workspace.page("how_to")
    stage.scroll_to(page.cards[2])


def settings_about(stage: Stage) -> None:
    """Licence texts can be read."""
    page = stage.page("settings")
    page.about.folds[3].set_open(True)
    stage.settle()
    stage.scroll_to(page.about)


def _backups(stage: Stage) -> RestorePage:
    page = RestorePage(
        stage.theme, stage.tasks.long, Path("/home/you/.local/share/rosemary/journal"), stage.now
    )
    stage.show(page)
    page.enter()
    stage.settle()
    return page


def _break(stage: Stage, file: str) -> None:
    """Let a content file be one that can't be read."""
    folder = stage._folder / "en"
    shutil.copytree(resources_folder() / "content" / "en", folder)
    (folder / file).write_text("= no TOML", "utf-8")
    stage.library = Library(folder)


EDGES = (
    lock_wrong,
    lock_opening,
    lock_discreet,
    lock_elsewhere,
    lock_code,
    lock_backups,
    lock_no_backups,
    today_long,
    today_not_saved,
    journal_empty,
    journal_long,
    journal_nothing_found,
    journal_bin,
    check_ins_answered,
    check_ins_broken,
    coping_broken,
    guidance_broken,
    guidance_nothing,
    how_to,
    how_to_keys,
    settings_about,
)
