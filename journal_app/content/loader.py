"""Read a TOML file field by field. What does not fit is a ContentBroken that names file and field."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Any

from journal_app.domain.errors import ContentBroken


def load(folder: Path, file: str) -> Table:
    """Return the whole of `folder / file`. Raises ContentBroken if it is missing or no TOML."""
    try:
        data = tomllib.loads((folder / file).read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as trouble:  # ValueError: no UTF-8, or no TOML
        raise ContentBroken(file, "the file itself") from trouble
    return Table(file, "", data)


class Table:
    """A TOML table that knows where it stands, so that each complaint can say so."""

    def __init__(self, file: str, path: str, data: dict[str, Any]) -> None:
        self._file = file
        self._path = path
        self._data = data

    def broken(self, key: str) -> ContentBroken:
        """Return the error for a field of this table, to be raised."""
        return ContentBroken(self._file, f"{self._path}{key}")

    def has(self, key: str) -> bool:
        """True if the field is there at all."""
        return key in self._data

    def names(self) -> tuple[str, ...]:
        """Return the names of the fields, in the order of the file."""
        return tuple(self._data)

    def text(self, key: str, pattern: str = r"(?s).*\S.*") -> str:
        """Return a text that fits `pattern` as a whole; by default one that is not empty."""
        value = self._data.get(key)
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise self.broken(key)
        return value.strip()

    def whole_number(self, key: str, least: int = 0) -> int:
        """Return a whole number of `least` or more."""
        value = self._data.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self.broken(key)
        return value

    def yes_or_no(self, key: str, default: bool) -> bool:
        """Return true or false; `default` if the field is not there."""
        value = self._data.get(key, default)
        if not isinstance(value, bool):
            raise self.broken(key)
        return value

    def time(self, key: str) -> time:
        """Return a time of day from "HH:MM"."""
        try:
            return time.fromisoformat(self.text(key, r"\d\d:\d\d"))
        except ValueError as trouble:
            raise self.broken(key) from trouble

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, none of them empty."""
        items = Table(self._file, f"{self._path}{key}.", dict(self._numbered(key)))
        return tuple(items.text(number) for number in items.names())

    def table(self, key: str) -> Table:
        """Return the table in a field."""
        return self._as_table(key, self._data.get(key))

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return a list of tables."""
        return tuple(self._as_table(f"{key}.{number}", item) for number, item in self._numbered(key))

    def texts_or_tables(self, key: str) -> tuple[str | Table, ...]:
        """Return a list in which some items are texts and some are tables."""
        return tuple(
            item if isinstance(item, str) and item.strip() else self._as_table(f"{key}.{number}", item)
            for number, item in self._numbered(key)
        )

    def _numbered(self, key: str) -> Iterator[tuple[str, Any]]:
        value = self._data.get(key)
        if not isinstance(value, list):
            raise self.broken(key)
        return ((str(number), item) for number, item in enumerate(value, start=1))

    def _as_table(self, key: str, value: Any) -> Table:
        if not isinstance(value, dict):
            raise self.broken(key)
        return Table(self._file, f"{self._path}{key}.", value)
