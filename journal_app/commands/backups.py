"""`backup`, `restore` and `verify`: figures as JSON, damage in words and by the exit status."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.commands.given import DAMAGED, DONE, WrongUse, folder_of, open_for_reading, read_secret
from journal_app.domain.errors import BackupDamaged, JournalDamaged

if TYPE_CHECKING:
    from journal_app.services.reading_backups import Secret
    from journal_app.store.integrity import Figures

KEY_FILE_BAD = (
    "One copy of the key file is damaged or missing. The other one works,"
    " and the window mends it when it is opened next."
)


def backup(given: argparse.Namespace) -> int:
    """Make a backup and print its figures."""
    from journal_app.services.backups import backup_to, source_of

    opened = open_for_reading(given)
    try:
        found = backup_to(source_of(opened), Path(given.to).absolute(), datetime.now().astimezone())
    finally:
        opened.close()
    print(json.dumps(asdict(found)))
    return DONE


def restore(given: argparse.Namespace) -> int:
    """Bring a backup back and print its figures."""
    from journal_app.services.restoring import restore_backup

    if given.journal is None:
        raise WrongUse("Please name the folder to restore into, with --journal. Nothing has changed.")
    now = datetime.now().astimezone()
    folder = folder_of(given).absolute()
    found = restore_backup(Path(given.file), folder, _secret(given), now, replace=given.replace)
    print(json.dumps(asdict(found)))
    return DONE


def verify(given: argparse.Namespace) -> int:
    """Check a journal or a backup and print its figures."""
    if given.file is not None:
        return _verify_backup(given)
    from journal_app.services.verify import verify_journal

    opened = open_for_reading(given)
    try:
        figures = verify_journal(opened)
    finally:
        opened.close()
    from journal_app.services.session import key_files_are_whole

    if not key_files_are_whole(folder_of(given)):
        print(KEY_FILE_BAD, file=sys.stderr)
    return _tell(given, figures, JournalDamaged.words)


def _verify_backup(given: argparse.Namespace) -> int:
    from journal_app.services.reading_backups import verify_backup

    return _tell(given, verify_backup(Path(given.file), _secret(given)), BackupDamaged.words)


def _secret(given: argparse.Namespace) -> Secret:
    from journal_app.services.reading_backups import Secret

    return Secret(read_secret(given), is_code=given.recovery_code_stdin)


def _tell(given: argparse.Namespace, figures: Figures, damage: str) -> int:
    """Print what was counted; say damage in words and by the exit status."""
    if given.json:
        print(json.dumps(asdict(figures)))
    else:
        print(
            f"Entries: {figures.entries}. Check-ins: {figures.check_ins}."
            f" Words: {figures.words}. Schema: {figures.schema}."
        )
    if not figures.whole:
        print(damage, file=sys.stderr)
        return DAMAGED
    return DONE
