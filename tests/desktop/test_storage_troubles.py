"""A disk that fills up, a folder that turns read-only, a drive that is pulled, while somebody writes.

Real ones: a small file system of its own, real permissions, the folder really gone. The text stays on the
screen, one sentence says what is the matter, and it is saved as soon as it can be.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desktop_parts import PASSPHRASE, Running, Start
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit

from journal_app.desktop import quiet_check
from journal_app.domain.support import PlanPart
from journal_app.services import session
from journal_app.ui import keeper
from journal_app.ui.check_ins import form_keeper
from journal_app.ui.journal import autosave

pytestmark = pytest.mark.skipif(
    not (sys.platform == "linux" and os.geteuid() == 0), reason="needs Linux and root, to mount and unmount"
)

FULL = "The disk is full"
READ_ONLY = "This folder can't be written to"
GONE = "The place where your journal lives does not answer"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Save soon and try again soon."""
    monkeypatch.setattr(quiet_check, "AFTER_MS", 10)
    for module in (autosave, form_keeper, keeper):
        monkeypatch.setattr(module, "DELAY", 50)
        monkeypatch.setattr(module, "RETRY", 200)


@pytest.fixture
def journal_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder on a small file system of its own."""
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], check=True)
    yield disk / "journal"
    subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.fixture
def trouble(request: pytest.FixtureRequest, journal_folder: Path) -> Iterator[tuple[str, Trouble]]:
    """What is said of a trouble, and a way to begin (True) and end it (False)."""
    kind: str = request.param
    if kind == READ_ONLY:
        request.getfixturevalue("ordinary_rights")

    def full(on: bool) -> None:
        stuffing = journal_folder.parent / "stuffing"
        if not on:
            stuffing.unlink()
            return
        with stuffing.open("wb", buffering=0) as file:
            try:
                while file.write(b"x" * 1024):
                    pass
            except OSError:
                pass

    def read_only(on: bool) -> None:
        journal_folder.chmod(0o500 if on else 0o700)

    def gone(on: bool) -> None:
        away = journal_folder.parent / "pulled"
        journal_folder.rename(away) if on else away.rename(journal_folder)

    switch = {FULL: full, READ_ONLY: read_only, GONE: gone}[kind]
    state = [False]

    def set_to(on: bool) -> None:
        if state[0] != on:
            switch(on)
            state[0] = on

    yield kind, set_to
    set_to(False)


Trouble = Callable[[bool], None]
every_trouble = pytest.mark.parametrize("trouble", [FULL, READ_ONLY, GONE], indirect=True)
full_every_day = pytest.mark.parametrize(
    "trouble",
    [FULL, *(pytest.param(each, marks=pytest.mark.long) for each in (READ_ONLY, GONE))],
    indirect=True,
)
"""What is said differs, what is done with what was written does not."""


def opened(start: Start) -> Running:
    app = start()
    app.open()
    app.wait_for_check()
    return app


def read(folder: Path) -> session.OpenJournal:
    return session.open_for_reading(folder, PASSPHRASE)


@every_trouble
def test_a_page_stays_on_the_screen_and_is_saved_when_it_can_be(
    start: Start, code: str, trouble: tuple[str, Trouble], holds: Callable[[str, str], None]
) -> None:
    del code
    words, switch = trouble
    app = opened(start)
    app.type("Before. ")
    app.wait(lambda: app.says("Saved on this computer only"))
    switch(True)
    app.type("Meanwhile. ")
    app.wait(lambda: app.says(words))
    assert app.says("Not saved yet")
    text = app.page.toPlainText()
    assert text.startswith("Before. Meanwhile. ")
    app.window.close()
    assert not app.ended, "it does not close over words that are not saved"
    switch(False)
    app.wait(lambda: app.ended)
    kept = read(app.folder)
    (row,) = kept.journal.rows(None, 5)
    entry = kept.journal.entry(row.id)
    kept.close()
    assert entry and entry.text == text
    lost = len(text) - len(entry.text)
    holds("refusals", f"while writing, “{words}”: said, {len(text)} letters stay on the screen, {lost} lost")


@full_every_day
def test_a_check_in_stays_on_the_screen_and_is_saved_when_it_can_be(
    start: Start, code: str, trouble: tuple[str, Trouble]
) -> None:
    del code
    words, switch = trouble
    app = opened(start)
    app.key(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    app.wait(lambda: any(note.isVisible() for note in _fields(app, "Note")))
    (note,) = [field for field in _fields(app, "Note") if field.isVisible()]
    note.setFocus()
    switch(True)
    app.type("A note.")
    app.wait(lambda: app.says(words))
    typed = note.toPlainText()
    assert typed.startswith("A ")
    switch(False)
    app.wait(lambda: not app.says(words))
    app.close()
    kept = read(app.folder)
    draft = kept.check_ins.draft()
    kept.close()
    assert draft and draft.note == typed


@full_every_day
def test_a_plan_stays_on_the_screen_and_is_saved_when_it_can_be(
    start: Start, code: str, journal_folder: Path, trouble: tuple[str, Trouble]
) -> None:
    del code
    words, switch = trouble
    before = session.open_with_passphrase(journal_folder, PASSPHRASE)
    before.support.save_plan([PlanPart("What helps me", "")])
    before.close()
    app = opened(start)
    assert app.rosemary.workspace
    app.rosemary.workspace.show_page("plan")
    app.wait(lambda: bool(_writable(app)))
    field = _writable(app)[0]
    field.setFocus()
    switch(True)
    app.type("Walk to the river.")
    app.wait(lambda: app.says(words))
    typed = field.toPlainText()
    assert typed.startswith("Walk to the river.")
    switch(False)
    app.wait(lambda: not app.says(words))
    app.close()
    kept = read(app.folder)
    plan = kept.support.plan()
    kept.close()
    assert typed.strip() in {part.words.strip() for part in plan}


@full_every_day
def test_a_lock_waits_covered_and_goes_on_by_itself(
    start: Start, code: str, trouble: tuple[str, Trouble]
) -> None:
    del code
    words, switch = trouble
    app = opened(start)
    switch(True)
    app.type("Meanwhile.")
    app.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    app.wait(lambda: app.cover.isVisible() and app.says(words))
    assert not app.replaced
    switch(False)
    app.wait(lambda: bool(app.replaced))
    kept = read(app.folder)
    assert [row.opening[:10] for row in kept.journal.rows(None, 5)] == ["Meanwhile."]
    kept.close()


@pytest.mark.parametrize("trouble", [READ_ONLY], indirect=True)
def test_a_folder_that_is_read_only_from_the_start_says_so_at_the_lock_screen(
    start: Start, code: str, trouble: tuple[str, Trouble]
) -> None:
    del code
    words, switch = trouble
    switch(True)
    app = start()
    before = {path.name: path.read_bytes() for path in app.folder.iterdir() if path.is_file()}
    app.type(PASSPHRASE)
    app.key(Qt.Key.Key_Return)
    app.wait(lambda: app.says(words))
    assert {path.name: path.read_bytes() for path in app.folder.iterdir() if path.is_file()} == before
    switch(False)
    app.key(Qt.Key.Key_Return)
    app.wait_for_page()


def _fields(app: Running, name: str) -> list[QTextEdit]:
    return [field for field in app.window.findChildren(QTextEdit) if field.accessibleName() == name]


def _writable(app: Running) -> list[QTextEdit]:
    return [
        field
        for field in app.window.findChildren(QTextEdit)
        if field.isVisible() and field.accessibleName().startswith("Words to")
    ]
