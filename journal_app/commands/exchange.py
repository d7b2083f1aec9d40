"""`export` and `import`: clear text only after a yes."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from journal_app.commands.given import (
    DAMAGED,
    DONE,
    WrongUse,
    folder_of,
    open_for_reading,
    open_for_writing,
    read_secret,
)

EXPORT_QUESTION = "What is written is not encrypted: anybody who has it can read it. Go on?"


def export(given: argparse.Namespace) -> int:
    """Write everything to a file or folder and print what it holds."""
    from journal_app.services.exporting import export_json, export_markdown

    if not given.yes and not sys.stdin.isatty():
        raise WrongUse("An export is not encrypted. Please add --yes if that is meant. Nothing was written.")
    target = Path(given.to).absolute()
    opened = open_for_reading(given)
    try:
        if not given.yes and not _confirmed(EXPORT_QUESTION):
            raise WrongUse("Nothing was written.")
        if given.format == "json":
            now = datetime.now().astimezone()
            found = export_json(opened.connection, target, now, None, _unheard)
        else:
            found = export_markdown(opened.connection, target, _questions(), None, _unheard)
    finally:
        opened.close()
    print(json.dumps(asdict(found)))
    return DONE


def _confirmed(question: str) -> bool:
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _unheard(_done: int, _total: int) -> None:
    """Nobody waits to hear how far it is."""


def _questions() -> list[str]:
    from journal_app.content.library import Library
    from journal_app.paths import resources_folder

    texts = Library(resources_folder() / "content" / "en").check_in_texts()
    return [question.name for question in texts.questions]


def bring(given: argparse.Namespace) -> int:
    """Add what a file holds and print how that went."""
    from journal_app.services.importing import Import, ReadFile

    folder = folder_of(given)
    file = ReadFile(Path(given.file))
    secret = read_secret(given)
    opened = open_for_writing(given, folder, secret)
    try:
        bringing = Import(opened.connection, opened.log, file)
        while bringing.step():
            pass
    finally:
        opened.close()
    found = bringing.brought()
    print(json.dumps(asdict(found)))
    if found.refused:
        print(
            "Some of it could not be taken, as the reasons say. The rest is in the journal.", file=sys.stderr
        )
        return DAMAGED
    return DONE
