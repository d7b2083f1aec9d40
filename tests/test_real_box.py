"""The Remember room in a real window: a letter in the box outlives a crash."""

from __future__ import annotations

import time
from contextlib import suppress
from itertools import count

from test_real_window import AT_MOST_LOST, PASSPHRASE, Desk, desk, display, pytestmark, wait

from journal_app.services.session import open_for_reading

__all__ = ["desk", "display", "pytestmark"]  # a person's home, a screen, and what they need


def letters(desk: Desk) -> list[str]:
    """Return the letter of each page in the box, as far as they are stored."""
    opened = open_for_reading(desk.journal, PASSPHRASE)
    try:
        return [loss.letter for loss in opened.memorials.read().losses]
    finally:
        opened.close()


def begin_a_page(desk: Desk, pause: float) -> bool:
    """Enter the room, open the box and begin a page; say whether one is stored soon after.

    `pause`: seconds between the keys. The box is read from the disk before it opens, and a key that comes
    sooner goes to what stands there.
    """
    desk.press_all("alt+1", "alt+6", "Return", "Tab", "Tab", "Return", pause=pause)
    with suppress(AssertionError):
        wait(lambda: letters(desk), "a page", seconds=4)
    return bool(letters(desk))


def test_killed_while_a_letter_in_the_box_is_written_at_most_two_seconds_are_lost(desk: Desk) -> None:
    desk.start()
    desk.open()
    pauses = count(0.1, 0.1)  # as somebody does who sees that it did not take the key
    wait(lambda: begin_a_page(desk, next(pauses)), "a page in the box")
    desk.press_all("Tab", "Tab", "Return", "Tab", pause=next(pauses))  # from its name to its letter
    typed: list[tuple[float, str]] = []
    end = time.monotonic() + 5
    while time.monotonic() < end:
        word = f"n{len(typed):03} "
        desk.type(word)
        typed.append((time.monotonic(), word))
    desk.kill()
    crashed = time.monotonic()
    (kept,) = letters(desk)
    certain = "".join(word for moment, word in typed if moment < crashed - AT_MOST_LOST)
    assert certain
    assert kept.startswith(certain)
    assert "".join(word for _, word in typed).startswith(kept)
    assert desk.stored("n000") == ""  # and no search looks into the box
