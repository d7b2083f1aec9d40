"""Reading a list of entries one by one, past those on damaged pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from journal_app.domain.errors import JournalDamaged

T = TypeVar("T")


def read_around(
    ask: Callable[[int | None, int], list[T]],
    key_of: Callable[[T], int],
    key_below: Callable[[int | None], int | None],
    before: int | None,
    limit: int,
) -> list[T]:
    """Return what `ask(before, limit)` would, without the entries that can't be read.

    `key_below` tells the next key below one from an index, without reading the entry. Raises
    JournalDamaged if that index is damaged too, and nothing could be read.
    """
    found: list[T] = []
    while len(found) < limit:
        try:
            one = ask(before, 1)
        except JournalDamaged:
            try:
                key = key_below(before)
            except JournalDamaged:
                if not found:
                    raise
                break
            if key is None:
                break
            try:  # the way to it from there may have led over a damaged page, the way to itself does not
                one = ask(key + 1, 1)
            except JournalDamaged:
                before = key
                continue
        if not one:
            break
        found += one
        before = key_of(one[0])
    return found
