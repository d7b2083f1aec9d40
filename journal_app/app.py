"""The one place where everything is joined: the window, the lanes, the journal, the lock."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app import guard
from journal_app.font_lists import read_ahead
from journal_app.program import own_command
from journal_app.window_start import WindowStart

if TYPE_CHECKING:
    from datetime import datetime

    from journal_app.desktop.rosemary import Rosemary

LONGEST_WORDS = 16_000
"""Bytes of a text that is shown over the lock screen, where it goes through a pipe that nobody reads yet."""

NO_DISPLAY = "There is no screen to open a window on. 'rosemary --help' shows what works without one."


def run_window(start: WindowStart) -> int:
    """Open the window and run until it closes. Returns 0, or 2 where there is no screen."""
    if sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        sys.stderr.write(NO_DISPLAY + "\n")
        return 2
    words = guard.notice()
    if words and not start.after_lock:
        sys.stderr.write(words + "\n")
    from journal_app.paths import config_folder, default_journal_folder, resources_folder
    from journal_app.ui.theme.type_scale import FONT_FILES, SANS, SERIF

    resources = resources_folder()
    fonts_known = read_ahead([resources / "fonts" / name for name in FONT_FILES], (SANS, SERIF))
    gc.disable()  # collecting the imports costs 8 ms; from the first paint on ui/garbage.py does it
    from journal_app.desktop.folder_look import PATIENCE, FolderLook
    from journal_app.desktop.single_window import SingleWindow
    from journal_app.services.locked_settings import read_locked_settings

    config = config_folder()
    locked = read_locked_settings(config)
    folder = Path(start.journal or locked.journal_folder or default_journal_folder()).absolute()
    look = FolderLook(folder)  # while Qt is read
    from journal_app.ui.sources import spare_sources

    spare_sources()  # Qt last: from then on each import goes through a hook of PySide's
    from journal_app.ui.scroll_reading import count_scroll_bars_always
    from journal_app.ui.theme.theme import Theme, make_application

    known = fonts_known()
    app = make_application("Rosemary")
    count_scroll_bars_always()  # now: a reader asks as soon as there is a window
    theme = Theme(resources, fonts_known=known, note=_note)
    theme.begin(locked.theme, locked.scale, locked.reduce_motion, locked.more_contrast)
    single = SingleWindow()
    answers = start.demo or look.is_over(PATIENCE)
    if answers and not start.demo and not single.claim(folder):
        single.raise_the_other(folder)
        return 0

    from journal_app.desktop.rosemary import Rosemary

    slow = None if answers else look
    rosemary = Rosemary(app, theme, locked, config, folder, start, single, now, replace_process, slow)
    rosemary.window.first_painted.connect(partial(_hear_the_system, rosemary))
    rosemary.start()
    return app.exec()


def _hear_the_system(rosemary: Rosemary) -> None:
    """Be ready, once there is a picture, for a system that ends the program."""
    if os.name == "posix":
        from journal_app.desktop.signs.end_asked import EndAsked

        EndAsked(rosemary).asked.connect(rosemary.window.close_asked)


def now() -> datetime:
    """Return the local time with its offset. The only clock the app reads for the diary."""
    from datetime import datetime

    return datetime.now().astimezone()


def _note(words: str) -> None:
    """Write a line into the log: a drawing or a font that came with the app is missing."""
    from journal_app.log import Log
    from journal_app.paths import log_file

    Log(log_file()).event(words, now())


def replace_process(start: WindowStart) -> None:
    """End this process and all it knows; begin anew as `start` says.

    On POSIX the process is replaced, so that passphrase, key and text are gone from memory.
    """
    command = own_command(*start.as_arguments())
    words = start.words.encode("utf-8", "replace")
    if os.name == "posix":
        if words:
            _hand_on(words)
        os.execv(sys.executable, command)  # noqa: S606 - our own program, no shell
    import subprocess

    successor = subprocess.Popen(command, close_fds=True, stdin=subprocess.PIPE)  # noqa: S603 - our own
    assert successor.stdin
    successor.stdin.write(words)
    successor.stdin.close()
    os._exit(0)


def handed_words() -> str:
    """Return the text that the process before this one left on standard input, "" if it can't be read."""
    try:
        with open(0, "rb", closefd=False) as given:
            return given.read().decode("utf-8", "ignore")
    except OSError:
        return ""


def _hand_on(words: bytes) -> None:
    """Leave a text on standard input for the program that takes this one's place. No disk sees it."""
    if hasattr(os, "memfd_create"):  # as long as it likes to be; Linux only
        reading = os.memfd_create("")
        with open(reading, "wb", closefd=False) as kept:
            kept.write(words)
        os.lseek(reading, 0, os.SEEK_SET)
    else:
        reading, writing = os.pipe()
        os.write(writing, words[:LONGEST_WORDS])
        os.close(writing)
    os.dup2(reading, 0)
    os.close(reading)
