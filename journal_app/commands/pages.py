"""`create`, `add` and `search`."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from datetime import date, datetime

from journal_app.commands.given import (
    DONE,
    WrongUse,
    decoded,
    folder_of,
    open_for_reading,
    open_for_writing,
    read_secret,
)


def create(given: argparse.Namespace) -> int:
    """Make a journal and print its recovery code."""
    from journal_app.services import session

    folder = folder_of(given)
    secret = read_secret(given)
    if not given.passphrase_stdin and getpass.getpass("The same once more: ") != secret:
        raise WrongUse("The two passphrases differ. Nothing has been made. Please type it twice.")
    made = session.create_journal(folder, secret)
    made.open_journal.close()
    print(made.code)
    return DONE


def add(given: argparse.Namespace) -> int:
    """Add one entry and print its id."""
    from journal_app.domain.entry import clean_tag, diary_day

    now = datetime.now().astimezone()
    day = _day(given.date) if given.date is not None else diary_day(now)
    folder = folder_of(given)
    secret = read_secret(given)
    tags = tuple(dict.fromkeys(tag for tag in map(clean_tag, given.tag) if tag))
    opened = open_for_writing(given, folder, secret)
    try:
        from dataclasses import replace

        # Only now: whoever writes at a terminal must not learn afterwards that the journal does not open.
        text = _read_text(given)
        entry = replace(opened.journal.new_entry(day, now), text=text, tags=tags)
        opened.journal.save(entry)
    finally:
        opened.close()
    print(entry.id)
    return DONE


def _read_text(given: argparse.Namespace) -> str:
    """Return what is to be added: the rest of standard input."""
    if not (given.passphrase_stdin or given.recovery_code_stdin):
        print("Write, then press Ctrl+D on an empty line.", file=sys.stderr)
    text = decoded(sys.stdin.buffer.read().removesuffix(b"\n"))
    if not text.strip():
        raise WrongUse("There is no text to add. Nothing has changed. Please give it on standard input.")
    return text


def _day(text: str) -> date:
    try:
        if len(text) != 10:
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUse("The date after --date must be a day like 2026-11-23. Nothing has changed.") from None


def search(given: argparse.Namespace) -> int:
    """Print what is found, newest first."""
    from journal_app.domain.entry import first_words, title_of
    from journal_app.domain.search import SearchFilter

    opened = open_for_reading(given)
    try:
        finder = opened.open_finder()
        everything = SearchFilter()
        total = finder.count(given.query, everything)
        found = finder.find(given.query, everything, None, max(total, 1))
        if not given.json:
            for hit in found:
                words = title_of(hit.row.opening) or first_words(hit.row.opening)
                print(f"{hit.row.day.isoformat()}  {words}")
            return DONE
        results = []
        for hit in found:
            entry = opened.journal.entry(hit.row.id)
            if entry is not None:
                results.append(
                    {
                        "id": entry.id,
                        "date": entry.day.isoformat(),
                        "title": entry.title,
                        "kind": entry.kind,
                        "tags": list(entry.tags),
                        "text": entry.text,
                    }
                )
        print(json.dumps({"total": total, "results": results}))  # in ASCII: any terminal and any text will do
    finally:
        opened.close()
    return DONE
