"""A damaged journal in the running app: it is said, read on, written beside, and put right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from desktop_parts import CTRL, PASSPHRASE, Running, Start, written_in
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal_app.desktop import quiet_check
from journal_app.services import session
from journal_app.services.backups import make_backup, source_of
from journal_app.ui.damage.damage_strip import DamageStrip
from journal_app.ui.journal import autosave
from journal_app.ui.lock.damage_page import DamagePage
from journal_app.window_start import WindowStart

PAGE = 4096
STRIP = "Part of the journal file is damaged. All that is whole can be read"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Check soon, save soon and try again soon."""
    monkeypatch.setattr(quiet_check, "AFTER_MS", 50)
    monkeypatch.setattr(autosave, "DELAY", 50)
    monkeypatch.setattr(autosave, "RETRY", 200)


@pytest.fixture
def written(code: str, journal_folder: Path, now: datetime) -> str:
    """The code of a journal with pages of the week before, of which there is a backup, and one of today."""
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    for days in range(7, 0, -1):
        at = now - timedelta(days=days)
        opened.journal.save(replace(opened.journal.new_entry(at.date(), at), text=f"{days} days ago"))
    make_backup(source_of(opened), now - timedelta(days=1))
    opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text="today"))
    opened.close()
    return code


@pytest.fixture
def damage(written: str, journal_folder: Path) -> Callable[[str], bytes]:
    """Return a way to damage where a table or index begins; "" is the file's first page."""
    del written

    def now(name: str) -> bytes:
        root = 1
        if name:
            opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
            (root,) = opened.connection.execute(
                "SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)
            ).fetchone()
            opened.close()
        database = journal_folder / "journal.db"
        data = bytearray(database.read_bytes())
        data[(root - 1) * PAGE + 2000] ^= 1
        database.write_bytes(data)
        return bytes(data)

    return now


def strip_of(app: Running) -> DamageStrip:
    (found,) = app.window.findChildren(DamageStrip)
    return found


def read_out(app: Running, passphrase: str = "") -> None:
    """At the page that offers it, read out what can be read, and open that."""
    page = app.window.findChild(DamagePage)
    app.wait(page.isVisible)
    page.read.click()
    if passphrase:
        app.type(passphrase)
    page.start.click()
    app.wait(page.open.isVisible)
    page.open.click()
    app.wait_for_page()


def test_a_whole_journal_is_checked_and_nothing_is_said(start: Start, written: str) -> None:
    del written
    app = start()
    app.open()
    app.wait_for_check()
    assert not app.window.findChildren(DamageStrip)


@pytest.mark.parametrize(
    "where",
    [
        "entry",
        "setting",
        *(
            pytest.param(name, marks=pytest.mark.long)
            for name in ("search_data", "care_event", "entry_by_day")
        ),
    ],
)
def test_wherever_it_is_damaged_a_person_can_write_and_everything_whole_is_put_right(
    start: Start, damage: Callable[[str], bytes], where: str
) -> None:
    damage(where)
    app = start()
    app.open()
    app.wait(lambda: app.says(STRIP))
    bad = (app.folder / "journal.db").read_bytes()
    app.type(" Tonight.")
    app.wait(lambda: app.says("Saved on this computer only"))
    strip_of(app).repair.click()
    app.wait(lambda: bool(app.replaced))
    assert app.replaced[0].show_damage
    assert "--show-damage" in app.replaced[0].as_arguments()
    assert (app.folder / "journal.db").read_bytes() == bad, "nothing was written into it"
    app.close()

    again = start(WindowStart(journal=str(app.folder), show_damage=True))
    read_out(again, PASSPHRASE)
    again.close()
    kept = written_in(app.folder)
    assert any("Tonight." in text for text in kept)
    if where != "entry":
        assert {"1 days ago", "7 days ago"} <= set(kept)
        assert "today Tonight." in kept
    (damaged,) = (app.folder / "damaged").iterdir()
    assert damaged.read_bytes() == bad


def test_where_nothing_opens_the_same_is_offered_with_what_was_typed(
    start: Start, damage: Callable[[str], bytes]
) -> None:
    damage("")
    app = start()
    app.type(PASSPHRASE)
    app.key(Qt.Key.Key_Return)
    app.wait(lambda: app.says("Part of this journal is damaged"))
    read_out(app)
    app.wait(lambda: "today" in app.page.toPlainText())


def test_the_newest_backup_is_one_press_away(start: Start, damage: Callable[[str], bytes]) -> None:
    bad = damage("")
    app = start()
    app.type(PASSPHRASE)
    app.key(Qt.Key.Key_Return)
    app.wait(lambda: app.says("Part of this journal is damaged"))
    page = app.window.findChild(DamagePage)
    app.wait(page.bring.isVisible)
    assert "Yesterday at" in page.bring.text()
    page.bring.click()
    app.wait(lambda: app.says("Open this backup"))
    app.type(PASSPHRASE)
    app.key(Qt.Key.Key_Return)
    app.wait(lambda: app.says("In this backup"))
    app.button("Bring it back").click()
    app.wait_for_page()
    app.close()
    assert set(written_in(app.folder)) == {f"{days} days ago" for days in range(1, 8)}
    kept = [path.read_bytes() for path in (app.folder / "backups").glob("*before-restore*")]
    assert any(data.startswith(bad) for data in kept), "the damaged file is kept"


def test_with_the_recovery_code_it_is_read_out_too(
    start: Start, damage: Callable[[str], bytes], written: str
) -> None:
    damage("")
    app = start()
    app.button("Use the recovery code").click()
    app.type(written)
    app.key(Qt.Key.Key_Return)
    app.wait(lambda: app.says("Part of this journal is damaged"))
    page = app.window.findChild(DamagePage)
    page.read.click()
    page.start.click()
    app.wait(page.open.isVisible)
    assert app.says("8 pages, 0 check-ins")
    page.open.click()
    assert app.says("Your journal is put right.")


def test_damage_met_while_writing_keeps_every_word(start: Start, damage: Callable[[str], bytes]) -> None:
    app = start()
    app.open()
    app.wait_for_check()
    app.rosemary._opened.connection.execute("PRAGMA cache_size = 0")  # type: ignore[union-attr]
    damaged = app.folder / "journal.db"
    for page in range(2, damaged.stat().st_size // PAGE):  # everywhere but where the file begins
        with damaged.open("r+b") as file:
            file.seek(page * PAGE + 2000)
            byte = file.read(1)
            file.seek(page * PAGE + 2000)
            file.write(bytes([byte[0] ^ 1]))
    bad = damaged.read_bytes()
    app.type(" And then this.")
    app.wait(lambda: app.says(STRIP))
    assert app.page.toPlainText() == "today And then this."
    app.wait(lambda: app.says("Saved on this computer only"))
    app.key(Qt.Key.Key_L, CTRL)
    app.wait(lambda: bool(app.replaced))
    assert damaged.read_bytes() == bad


def test_what_was_kept_aside_comes_in_by_itself_once_the_journal_is_whole(
    start: Start, code: str, journal_folder: Path, now: datetime
) -> None:
    del code
    whole = (journal_folder / "journal.db").read_bytes()
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    opened.keep_as_it_is()
    opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text="kept aside"))
    opened.close()
    assert (journal_folder / "journal.db").read_bytes() == whole
    app = start()
    app.open()
    app.wait(lambda: not (journal_folder / "journal.aside").exists())
    app.close()
    assert written_in(journal_folder) == ["kept aside"]


def test_what_was_kept_aside_and_can_not_be_read_is_told(
    start: Start, code: str, damage: Callable[[str], bytes], journal_folder: Path, now: datetime
) -> None:
    del code
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    opened.keep_as_it_is()
    opened.journal.save(replace(opened.journal.new_entry(now.date(), now), text="kept aside"))
    opened.close()
    (journal_folder / "journal.aside").write_bytes(b"\1" * 20_000)
    damage("")
    app = start()
    app.type(PASSPHRASE)
    app.key(Qt.Key.Key_Return)
    app.wait(lambda: app.says("Part of this journal is damaged"))
    page = app.window.findChild(DamagePage)
    page.read.click()
    page.start.click()
    app.wait(page.open.isVisible)
    assert app.says("What you wrote meanwhile could not be read. It is still kept in the folder.")
    page.open.click()
    app.wait_for_page()
    app.wait(lambda: app.says("What you wrote while the journal was damaged could not be read."))
    assert (journal_folder / "journal.aside").exists()


def test_the_page_is_left_by_keyboard_and_forgets_what_was_typed(
    start: Start, damage: Callable[[str], bytes]
) -> None:
    damage("")
    app = start(WindowStart(show_damage=True))
    page = app.window.findChild(DamagePage)
    app.wait(page.isVisible)
    app.key(Qt.Key.Key_Return)
    assert app.focused() == "Passphrase"
    app.type("half of it")
    app.key(Qt.Key.Key_Escape)
    app.key(Qt.Key.Key_Escape)
    assert app.says("This journal is locked.")
    assert QApplication.focusWidget() is not None
