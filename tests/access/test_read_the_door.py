"""What stands before the journal, read from outside: first start, lock screen, what is done there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from made_journals import closed_journal
from outside import MARKS, Outside, wait

pytestmark = MARKS

PASSPHRASE = "quillfernpass under the weir"

Start = Callable[..., Outside]
Judge = Callable[[Outside], None]


def test_from_the_first_start_to_the_lock_everything_is_named_and_says_what_it_is(
    start: Start, judge: Judge, tmp_path: Path
) -> None:
    outside = start("--journal", str(tmp_path / "journal"))
    outside.see("first start: what it is", "Continue")
    outside.press("Continue")
    outside.see("first start: passphrase", "Passphrase")
    outside.type(PASSPHRASE)
    outside.key("Tab", "Tab")
    outside.type(PASSPHRASE)
    outside.key("Return")
    outside.see("first start: recovery code", "I wrote it down")
    outside.press("Not now")
    outside.see("first start: your words", "Skip", "Country")
    outside.press("Something else")
    outside.see("first start: own words", "Your own words")
    outside.press("Skip")
    outside.see("first start: done", "Open today's page")
    outside.press("Open today's page")
    outside.see("Today, empty", "Page", "Get help now")
    outside.type("Hello there.")
    outside.hear("Saved on this computer only")
    outside.press("Lock")
    locked = outside.see("locked", "Passphrase", "Open")
    (field,) = [each for each in locked if each["name"] == "Passphrase" and "focusable" in each["states"]]
    assert field["description"] == "This journal is locked."
    outside.press("Use the recovery code")
    outside.see("recovery code", "Recovery code")
    outside.press("Back to the lock screen")
    outside.see("locked again", "Passphrase")
    outside.press("Backups")
    outside.see("restore", "Back to the lock screen")
    outside.press("Back to the lock screen")
    outside.see("locked once more", "Passphrase")
    outside.press("Get help now")
    outside.see("help while locked", "Read more in the guidance")
    outside.press("Read more in the guidance")
    outside.see("guidance while locked", "Search the guidance")
    judge(outside)


def test_a_backup_is_chosen_opened_and_left_by_what_is_read(
    start: Start, judge: Judge, tmp_path: Path
) -> None:
    outside = unlocked(start, tmp_path / "journal")
    outside.press("Settings")
    outside.press("Make one now")
    outside.hear("The backup is made and checked.")
    outside.press("Show the list", "push button")
    outside.press("Bring one back…")
    outside.see("lock, to bring one back", "Lock, and show the backups")
    outside.press("Lock, and show the backups")
    outside.see("backups", "Choose a backup file in another place")
    outside.take_window()  # another process's by now
    outside.press(the_backup(outside))
    outside.see("backup: passphrase", "Look inside")
    outside.go_to("Passphrase of this backup", "password text")
    outside.type(PASSPHRASE)
    outside.key("Return")
    outside.see("backup: inside", "Bring it back")
    judge(outside)


def test_what_is_done_to_a_journal_that_is_closed_is_named_and_says_what_it_is(
    start: Start, judge: Judge, tmp_path: Path
) -> None:
    folder = tmp_path / "journal"
    closed_journal(folder, PASSPHRASE)
    outside = start("--journal", str(folder), "--show-damage")
    outside.see("damage: choice", "Read out what can be read")
    outside.press("Read out what can be read")
    outside.see("damage: passphrase", "Read it out")
    judge(outside)
    outside = start("--journal", str(folder), "--show-new-key")
    outside.see("new key", "Passphrase now", "Make the new key")
    judge(outside)
    outside = start("--journal", str(folder), "--show-delete")
    outside.see("delete: passphrase", "Continue")
    outside.type(PASSPHRASE)
    outside.key("Return")
    outside.see("delete: what goes", "Type the word delete")
    outside.press("Delete everything now")
    outside.hear("Please type the word")
    outside.see("delete: not yet", "Delete everything now")
    judge(outside)


def the_backup(outside: Outside) -> str:
    """Return the name of the only backup in the list, which says when; midnight may have passed."""
    found: list[str] = []

    def listed() -> bool:
        names = [each["name"] for each in outside.screen() if each["role"] == "push button"]
        found[:] = [name for name in names if name.startswith(("Today at", "Yesterday at"))]
        return bool(found)

    wait(listed, "a backup in the list")
    (name,) = found
    return name


def unlocked(start: Start, folder: Path) -> Outside:
    """Open a new journal by its passphrase."""
    closed_journal(folder, PASSPHRASE)
    outside = start("--journal", str(folder))
    outside.see("locked", "Passphrase")
    outside.type(PASSPHRASE)
    outside.key("Return")
    outside.see("Today", "Page")
    return outside
