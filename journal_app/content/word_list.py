"""The words the spelling check knows: resources/spelling, made by packaging/make_word_list.py."""

from __future__ import annotations

from pathlib import Path

from journal_app.domain.errors import ContentBroken
from journal_app.domain.spelling import WordList

_FILE = "en.txt"


def read_word_list(resources: Path) -> WordList:
    """Return the list. Raises ContentBroken if it is missing or can't be read."""
    try:
        return WordList((resources / "spelling" / _FILE).read_text("ascii"))
    except (OSError, ValueError) as trouble:
        raise ContentBroken(f"spelling/{_FILE}", "the file itself") from trouble
