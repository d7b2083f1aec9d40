"""The lossless file: one JSON object, an entry a line, written and read piece by piece: docs/format.md."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO

from journal_app.domain.errors import ForeignImport, NewerImport
from journal_app.domain.exchange import Besides, KeptEntry
from journal_app.exchange.json_parts import beside_parts, entry_part

FORMAT = "rosemary-journal"
VERSION = 1
"""Of the format; raised when an older Rosemary would misread what a newer one writes."""

_ENTRIES = "entries"
_SPACE = " \t\r\n\ufeff"


def write_json(file: IO[bytes], exported_at: datetime, entries: Iterable[KeptEntry], beside: Besides) -> int:
    """Write the whole file; return how many entries it holds. Only ASCII is written, escapes for the rest."""
    head = {"format": FORMAT, "version": VERSION, "exported_at": exported_at.isoformat()}
    _put(file, json.dumps(head)[:-1])
    for name, part in beside_parts(beside).items():
        _put(file, f",\n{json.dumps(name)}: {json.dumps(part)}")
    _put(file, f',\n"{_ENTRIES}": [')
    count = 0
    for kept in entries:
        _put(file, ("\n" if count == 0 else ",\n") + json.dumps(entry_part(kept)))
        count += 1
    _put(file, "\n]}\n")
    return count


def read_json(file: IO[bytes]) -> tuple[dict[str, object], Iterator[object]]:
    """Return what stands beside the entries, as JSON has it, and then the entries one by one.

    Any layout of the same JSON will do. The text is held in memory once; the entries are not. Raises
    ForeignImport or NewerImport before anything is given back, and ForeignImport where a later piece is
    cut off or no JSON.
    """
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ForeignImport from None
    beside: dict[str, object] = {}
    found_at: int | None = None
    for name, at, end in _members(text):
        if name == _ENTRIES:
            found_at = at
        else:
            beside[name] = json.loads(text[at:end])
    if beside.get("format") != FORMAT or found_at is None or not isinstance(beside.get("version"), int):
        raise ForeignImport
    if beside["version"] > VERSION:  # type: ignore[operator]
        raise NewerImport
    return beside, (json.loads(text[at:end]) for at, end in _items(text, found_at))


def _members(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield name, start and end of each member of the one object that the text is."""
    at = _after(text, 0, "{")
    while not _is(text, at, "}"):
        name, at = _value(text, at)
        if not isinstance(name, str):
            raise ForeignImport
        start = _past_space(text, _after(text, at, ":"))
        at = _end(text, start, name)
        yield name, start, at
        at = _past_comma(text, at, "}")
    if _past_space(text, _after(text, at, "}")) != len(text):
        raise ForeignImport


def _items(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each item of the list that begins at `start`."""
    at = _after(text, start, "[")
    while not _is(text, at, "]"):
        at = _past_space(text, at)
        _, end = _value(text, at)
        yield at, end
        at = _past_comma(text, end, "]")


def _end(text: str, start: int, name: str) -> int:
    """Return where a member's value ends. The entries are passed one by one, so that none is kept."""
    if name != _ENTRIES:
        return _value(text, start)[1]
    at = _after(text, start, "[")
    for _, end in _items(text, start):
        at = _past_comma(text, end, "]")
    return _after(text, at, "]")


_decode = json.JSONDecoder().raw_decode


def _value(text: str, at: int) -> tuple[object, int]:
    try:
        return _decode(text, _past_space(text, at))
    except (ValueError, RecursionError):
        raise ForeignImport from None


def _past_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


def _is(text: str, at: int, sign: str) -> bool:
    return text.startswith(sign, _past_space(text, at))


def _after(text: str, at: int, sign: str) -> int:
    if not _is(text, at, sign):
        raise ForeignImport
    return _past_space(text, at) + len(sign)


def _past_comma(text: str, at: int, end: str) -> int:
    """Return where the next piece begins: behind a comma, or at the end sign."""
    if _is(text, at, end):
        return at
    at = _after(text, at, ",")
    if _is(text, at, end):
        raise ForeignImport
    return at


def _put(file: IO[bytes], text: str) -> None:
    file.write(text.encode("ascii"))
