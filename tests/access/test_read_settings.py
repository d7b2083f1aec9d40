"""Settings and what is asked there, and the short answers, read from outside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from outside import MARKS, Outside
from test_read_the_door import unlocked

pytestmark = MARKS


def test_settings_and_what_they_ask_are_named_and_say_what_they_are(
    start: Callable[..., Outside], judge: Callable[[Outside], None], tmp_path: Path
) -> None:
    outside = unlocked(start, tmp_path / "journal")
    outside.press("Settings")
    outside.see("Settings", "More contrast", "Delete everything…", "Country")
    outside.press("A daily reminder", "check box")
    outside.see("reminder", "Time of the reminder")
    outside.press("Change the passphrase")
    outside.see("passphrase", "Passphrase now")
    outside.press("Cancel")
    outside.press("Show the recovery code")
    outside.see("recovery code", "Show it")
    outside.press("Cancel")
    outside.press("Make a new key")
    outside.see("new key", "Lock, and go on")
    outside.press("Cancel")
    outside.press("Delete everything…")
    outside.see("delete", "Lock, and go on")
    outside.press("Cancel")
    outside.press("Export pages…")
    outside.see("export", "Choose a place…", "Import…")
    outside.press("Not now")
    outside.press("Show what was shown and answered")
    outside.see("what was shown", "Nothing was shown or answered yet.")
    outside.press("Help and keys")
    outside.see("help and keys", "How do I make a backup?")
    judge(outside)
