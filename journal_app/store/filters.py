"""What a filter holds back, as conditions for SQL; and where to begin a list that a filter narrows."""

from __future__ import annotations

import json
from dataclasses import dataclass

from journal_app.domain.entry import ANSWER, LETTER, PAGE
from journal_app.domain.search import SearchFilter
from journal_app.store.connection import Connection
from journal_app.store.rows import key_range
from journal_app.store.tags import Tags

_TABLE_OF_KIND = {LETTER: "letter", ANSWER: "answered_prompt"}
"""Pages are in none of these."""


def held_back(only: SearchFilter, key: str) -> str:
    """Return " AND …" for all but days and tags of `only`. `key` is the column with the sort key."""
    conditions = []
    if only.favourites:
        conditions.append(_is_in("favourite", key))
    if only.with_photo:
        conditions.append(_is_in("entry_photo", key, "AND removed_at IS NULL"))
    if only.kinds:
        conditions.append(_of_kinds(only.kinds, key))
    return "".join(f" AND {condition}" for condition in conditions)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The entries a filter lets through: FROM and WHERE, the column that sorts by time, the bound values."""

    sql: str
    key: str
    values: dict[str, int | str]


def narrowed(
    connection: Connection, only: SearchFilter, before: int | None, *, to_count: bool = False
) -> Narrowed | None:
    """Return what leads to the entries outside the bin that `only` lets through; None if there are none.

    It begins where the fewest are and goes along their keys, newest first; the rest is looked up for each.
    `to_count`: the order does not matter, so that the small index of the days will do.
    """
    first, last = key_range(only, before)
    values: dict[str, int | str] = {"first": first, "last": last}
    tags = Tags(connection).rarest_first(only.tags)
    if only.tags and not tags:
        return None
    source, key, condition = _beginning(only)
    if tags:
        values |= {"rarest": tags[0], "others": json.dumps(tags[1:])}
    joined = "entry" if source == "entry" else f"{source} AS fewest CROSS JOIN entry ON sort_key = {key}"
    return Narrowed(
        f"""
          FROM {joined}
         WHERE {"+" * to_count}{key} BETWEEN :first AND :last
           AND binned_at IS NULL
           {condition}
           {_OTHER_TAGS.format(key=key) if tags[1:] else ""}
           {held_back(only, key)}
        """,
        key,
        values,
    )


_OTHER_TAGS = """
           AND NOT EXISTS (
                   SELECT 1
                     FROM json_each(:others) AS other
                    WHERE NOT EXISTS (
                              SELECT 1
                                FROM entry_tag
                               WHERE tag_id = other.value
                                 AND entry_key = {key}))
"""

_FIRST_PHOTO = """
           AND removed_at IS NULL
           AND fewest.photo_id = (
                   SELECT min(photo_id)
                     FROM entry_photo AS each
                    WHERE each.entry_key = fewest.entry_key
                      AND removed_at IS NULL)
"""


def _beginning(only: SearchFilter) -> tuple[str, str, str]:
    """Return the table to begin with, its column with the sort key, and what holds for its rows."""
    key = "fewest.entry_key"
    if only.tags:
        return "entry_tag", key, "AND fewest.tag_id = :rarest"
    if only.favourites:
        return "favourite", key, ""
    if len(only.kinds) == 1 and only.kinds[0] in _TABLE_OF_KIND:
        return _TABLE_OF_KIND[only.kinds[0]], key, ""
    if only.with_photo:
        return "entry_photo", key, _FIRST_PHOTO
    return "entry", "sort_key", ""


def _is_in(table: str, key: str, condition: str = "") -> str:
    return f"EXISTS (SELECT 1 FROM {table} WHERE entry_key = {key} {condition})"  # noqa: S608


def _of_kinds(kinds: tuple[str, ...], key: str) -> str:
    if PAGE in kinds:
        others = [_is_in(table, key) for kind, table in _TABLE_OF_KIND.items() if kind not in kinds]
        return "NOT (" + " OR ".join(others) + ")" if others else "TRUE"
    chosen = [_is_in(table, key) for kind, table in _TABLE_OF_KIND.items() if kind in kinds]
    return "(" + " OR ".join(chosen) + ")" if chosen else "FALSE"
