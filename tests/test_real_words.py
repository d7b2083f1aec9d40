"""In a real window, by keyboard alone: words for somebody else, with the journal locked behind them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from test_real_window import (
    CANARY,
    PASSPHRASE,
    Desk,
    command_line,
    count_in_memory,
    desk,
    display,
    files_with,
    in_all_encodings,
    pytestmark,
    secrets_of,
    wait,
)

from journal_app.services.session import open_for_reading

__all__ = ["desk", "display", "pytestmark"]  # a person's home, a screen, and what they need


def note(desk: Desk) -> str:
    """Return the words of the note that is stored."""
    opened = open_for_reading(desk.journal, PASSPHRASE)
    try:
        return "".join(each.words for each in opened.closeness.records().notes)
    finally:
        opened.close()


def look(desk: Desk, name: str) -> None:
    """Keep a picture of the screen, if somebody wants to look."""
    if folder := os.environ.get("ROSEMARY_LOOK"):
        subprocess.run(
            ["import", "-window", "root", str(Path(folder) / f"{name}.png")], env=desk.env, check=False
        )


def test_a_sentence_is_shown_over_the_lock_screen_and_the_journal_is_gone_from_memory(desk: Desk) -> None:
    sought = {"text": list(in_all_encodings(CANARY))} | secrets_of(desk.journal)
    desk.start()
    desk.open()
    assert desk.window
    pid = desk.window.pid
    wait(lambda: desk.type(f"{CANARY} ") or desk.stored(CANARY), "the page takes keys")
    desk.press("alt+7")
    desk.type("touched")
    for key in ("Tab", "Return", "Tab", "Return"):  # the card, open; what leads to Closeness
        desk.press(key)
    look(desk, "closeness")
    wait(lambda: desk.press("1") or note_begun(desk), "the first answer is kept")
    desk.press("Tab")
    desk.type(f"{CANARY} too")
    wait(lambda: note(desk).endswith("too"), "the note is stored by itself")
    for key in ("Tab", "Right", *["Tab"] * 5):
        desk.press(key)
    look(desk, "saying")
    desk.press("Return")
    proc = Path(f"/proc/{pid}")
    wait(lambda: "--words-from-stdin" in command_line(proc), "a new program shows the words")
    wait(lambda: "libqxcb" in (proc / "maps").read_text("utf-8"), "it uses the screen")
    assert not desk.has_database_open()
    assert not any("Not yet" in argument for argument in command_line(proc))
    desk.take_keyboard()
    look(desk, "alone")
    assert set(count_in_memory(pid, sought).values()) == {0}
    assert files_with(desk.home, "Not yet.") == []
    desk.press("Escape")
    look(desk, "locked")
    desk.open()
    assert note(desk).endswith("too")


def note_begun(desk: Desk) -> bool:
    opened = open_for_reading(desk.journal, PASSPHRASE)
    try:
        return bool(opened.closeness.records().notes)
    finally:
        opened.close()
