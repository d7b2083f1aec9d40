"""Backups without a window, as a person or a script makes, checks and restores them."""

from __future__ import annotations

import json
import random
from pathlib import Path

import command_line
import pytest
from command_line import Done
from made_journals import new_journal

from journal_app.services import session

PASSPHRASE = b"a quiet garden in the rain\n"
KEYS = ["entries", "check_ins", "photos", "words", "schema", "whole", "damaged_pages"]


def rosemary(*arguments: str, given: bytes = PASSPHRASE) -> Done:
    return command_line.rosemary(*arguments, given=given)


@pytest.fixture
def made(journal_folder: Path) -> session.NewJournal:
    made = new_journal(journal_folder, PASSPHRASE.decode().strip())
    made.open_journal.close()
    return made


@pytest.fixture
def journal(made: session.NewJournal, journal_folder: Path) -> str:
    """The folder of a journal with one entry."""
    del made
    assert add(str(journal_folder), b"The kettle sang.").returncode == 0
    return str(journal_folder)


def add(journal: str, text: bytes) -> Done:
    return rosemary("add", "--journal", journal, "--passphrase-stdin", given=PASSPHRASE + text)


def backup(journal: str, file: Path) -> Done:
    return rosemary("backup", "--to", str(file), "--journal", journal, "--passphrase-stdin")


def entries(journal: Path | str) -> int:
    done = rosemary("verify", "--json", "--journal", str(journal), "--passphrase-stdin")
    assert done.returncode == 0, done.stderr
    return int(json.loads(done.stdout)["entries"])


def refused(done: Done, status: int = 2) -> None:
    """One sentence or two on one line of standard error, nothing else, no word that was written."""
    assert done.returncode == status, done.stderr
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1
    for word in (b"Traceback", b"kettle", b"garden"):
        assert word not in done.stderr


def test_a_backup_is_made_checked_and_restored(
    journal: str, made: session.NewJournal, tmp_path: Path
) -> None:
    file = tmp_path / "copy.rosemary"
    done = backup(journal, file)
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert list(figures) == KEYS
    assert (figures["entries"], figures["words"], figures["whole"]) == (1, 3, True)
    code = made.code.encode() + b"\n"
    checked = rosemary("verify", str(file), "--json", "--recovery-code-stdin", given=code)
    assert (checked.returncode, json.loads(checked.stdout)) == (0, figures)
    target = str(tmp_path / "new")
    restored = rosemary("restore", str(file), "--journal", target, "--passphrase-stdin")
    assert (restored.returncode, json.loads(restored.stdout)) == (0, figures)
    assert entries(target) == 1


def test_a_restore_over_a_journal_needs_replace_and_keeps_it_beside(journal: str, tmp_path: Path) -> None:
    file = tmp_path / "copy.rosemary"
    backup(journal, file)
    add(journal, b"One more.")
    refused(rosemary("restore", str(file), "--journal", journal, "--passphrase-stdin"))
    assert entries(journal) == 2
    done = rosemary("restore", str(file), "--replace", "--journal", journal, "--passphrase-stdin")
    assert done.returncode == 0, done.stderr
    assert entries(journal) == 1
    (kept,) = (Path(journal) / "backups").glob("*.rosemary")
    done = rosemary("verify", str(kept), "--json", "--passphrase-stdin")
    assert json.loads(done.stdout)["entries"] == 2


def test_a_journal_that_is_open_is_backed_up_but_not_replaced(journal: str, tmp_path: Path) -> None:
    opened = session.open_with_passphrase(Path(journal), PASSPHRASE.decode().strip())
    file = tmp_path / "copy.rosemary"
    assert backup(journal, file).returncode == 0
    refused(rosemary("restore", str(file), "--replace", "--journal", journal, "--passphrase-stdin"))
    opened.close()


def test_a_damaged_backup_ends_with_one_and_says_nothing_that_was_written(
    journal: str, tmp_path: Path
) -> None:
    file = tmp_path / "copy.rosemary"
    backup(journal, file)
    whole = file.read_bytes()
    for place in random.Random(3).sample(range(len(whole) - 3000), 3):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        done = rosemary("verify", str(file), "--json", "--passphrase-stdin")
        assert done.returncode == 1, place
        assert done.stderr.count(b"\n") == 1
        if done.stdout:
            assert json.loads(done.stdout)["whole"] is False
    file.write_bytes(whole[:5000])
    refused(rosemary("verify", str(file), "--passphrase-stdin"), status=1)
    refused(rosemary("restore", str(file), "--journal", str(tmp_path / "n"), "--passphrase-stdin"), status=1)
    assert not (tmp_path / "n").exists()


def test_what_can_not_be_done_is_one_sentence(journal: str, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("mine")
    there = ("--journal", journal, "--passphrase-stdin")
    refused(rosemary("backup", "--to", str(letter), *there))
    refused(rosemary("backup", "--to", str(tmp_path / "stick" / "copy.rosemary"), *there))
    refused(rosemary("backup", *there))
    refused(rosemary("verify", str(letter), "--passphrase-stdin"))
    refused(rosemary("restore", str(letter), *there))
    assert letter.read_text() == "mine"
    assert not (tmp_path / "stick").exists()
