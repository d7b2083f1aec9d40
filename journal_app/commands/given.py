"""What every command asks for: the journal's folder, a passphrase or code, an open journal."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.domain.errors import Trouble
from journal_app.paths import default_journal_folder

if TYPE_CHECKING:
    from journal_app.services.open_journal import OpenJournal

DONE, DAMAGED, REFUSED = 0, 1, 2
"""Exit status: done and whole; opened, but damaged; could not open, wrong use, refused."""

HOW_TO_UNLOCK = "The passphrase is needed: type it at a terminal, or give it with --passphrase-stdin."


class WrongUse(Trouble):
    """The command line can't be understood or lacks something."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


def folder_of(given: argparse.Namespace) -> Path:
    """The folder that was named, else the one chosen in Settings, else the platform's."""
    if given.journal is not None:
        return Path(given.journal)
    from journal_app.paths import config_folder
    from journal_app.services.locked_settings import read_locked_settings

    chosen = read_locked_settings(config_folder()).journal_folder
    return Path(chosen) if chosen else default_journal_folder()


def read_secret(given: argparse.Namespace) -> str:
    """Return the passphrase or code. Of standard input only its line is read: the text may follow later."""
    if given.passphrase_stdin or getattr(given, "recovery_code_stdin", False):
        line = sys.stdin.buffer.readline()
        return decoded(line.removesuffix(b"\n").removesuffix(b"\r"))
    if not sys.stdin.isatty():
        raise WrongUse(HOW_TO_UNLOCK)
    return getpass.getpass("Passphrase: ")


def decoded(data: bytes) -> str:
    """Return bytes of standard input as text."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise WrongUse(
            "Standard input is not UTF-8 text. Nothing has changed. Please give it as UTF-8."
        ) from None


def open_for_reading(given: argparse.Namespace) -> OpenJournal:
    """Ask for the passphrase or code and open the journal, also while a window has it open."""
    from journal_app.services import session

    folder = folder_of(given)
    secret = read_secret(given)
    if given.recovery_code_stdin:
        return session.open_for_reading_with_code(folder, secret)
    return session.open_for_reading(folder, secret)


def open_for_writing(given: argparse.Namespace, folder: Path, secret: str) -> OpenJournal:
    """Open the journal with what was read; a key file that needs mending is left to the window."""
    from journal_app.services import session

    if given.recovery_code_stdin:
        return session.open_with_code(folder, secret)
    return session.open_with_passphrase(folder, secret, mend=False)
