"""A made-up language: English with accents, a third longer, in brackets. What stands in none was forgotten.

It is made in a temporary folder from what `dev.py words` collects. Content is changed as it is read.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from collected_words import collect
from PySide6.QtCore import QTranslator

from journal_app.content.loader import Table

KEPT = re.compile(r"(\{[^{}]*\}|\([^()]*\)|%L?\d|%n|&(?=\w)|<[^<>]*>)")
"""What a translation leaves as it is: what is put in, accelerators, marks of rich text."""

PLAIN, ACCENTED = "aeiouAEIOU", "áéíóúÁÉÍÓÚ"
LONGER = 35
"""Per cent: how much longer than English other languages are."""

SPOKEN = re.compile(r"\[([^\[\]]*)\]")
"""A text in that language, with none of its kind inside."""

NOT_PROSE = ("crisis_lines.toml", "support_orgs.toml", "countries.toml", "sources.toml", "demo.toml")
"""Files of names and numbers, and of what a person wrote."""

_THERE, _BACK = str.maketrans(PLAIN, ACCENTED), str.maketrans(ACCENTED, PLAIN)
_TAIL = "~"


def in_made_language(words: str) -> str:
    """Return the words as somebody of that country reads them."""
    more = len(KEPT.sub("", words)) * LONGER // 100
    tail = " ".join("oooo"[: more - at] for at in range(0, more, 5))
    parts = (part if KEPT.fullmatch(part) else part.translate(_THERE) for part in KEPT.split(words))
    return f"[{''.join(parts)}{_TAIL}{tail}]"


def in_english(words: str) -> str:
    """Return what such words were made from."""
    while SPOKEN.search(words):
        words = SPOKEN.sub(lambda found: found[1].rpartition(_TAIL)[0].translate(_BACK), words)
    return words


def made_translator(folder: Path) -> QTranslator:
    """Return the language, compiled."""
    file = folder / "made_en.ts"  # with as many plurals as English
    collect(file)
    tree = ElementTree.parse(file)
    for message in tree.iter("message"):
        translation, source = message.find("translation"), message.findtext("source", "")
        assert translation is not None
        translation.clear()
        if message.get("numerus"):
            for _ in range(2):
                ElementTree.SubElement(translation, "numerusform").text = in_made_language(source)
        else:
            translation.text = in_made_language(source)
    tree.write(file, encoding="utf-8", xml_declaration=True)
    collect(file)  # keeps what is translated, and compiles it
    translator = QTranslator()
    assert translator.load(str(file.with_suffix(".qm")))
    return translator


def speak_in_content(patch: pytest.MonkeyPatch) -> None:
    """Let content files be read in that language."""
    text, mixed = Table.text, Table.texts_or_tables

    def spoken_text(table: Table, key: str, *pattern: str) -> str:
        words = text(table, key, *pattern)
        return words if pattern else _prose(table, key, words)

    def spoken_mixed(table: Table, key: str) -> tuple[Any, ...]:
        return tuple(
            _prose(table, key, each) if isinstance(each, str) else each for each in mixed(table, key)
        )

    patch.setattr(Table, "text", spoken_text)
    patch.setattr(Table, "texts_or_tables", spoken_mixed)


def _prose(table: Table, key: str, words: str) -> str:
    """Return what stands in a file as it is read: names of things are no prose."""
    where = f"{table._path}{key}"
    is_name = " " not in words or "actions" in where or "sources" in where or where.startswith("ACTIONS")
    return words if is_name or table._file in NOT_PROSE else in_made_language(words)


class FromTheRight(QTranslator):
    """English as if it ran from the right: each text begins with a mark that says so."""

    def translate(self, _context: str, source: str, _note: str | None = None, n: int = -1) -> str:
        """Return the text with the mark; plurals are left to English."""
        return f"\u200f{source}" if n < 0 else None  # type: ignore[return-value]

    def isEmpty(self) -> bool:
        """It has something to say."""
        return False
