"""What a damaged database still holds where: which whole pages belong to which of its tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from journal_app.store.raw_pages import (
    INDEX_INNER,
    INDEX_LEAF,
    TABLE_LEAF,
    RawPages,
    kind_and_children,
)

_SCHEMA_VERSION = 60  # where `user_version` stands on the first page

Step: TypeAlias = Callable[[int, int], None]
"""Is told how many pages were looked at, and how many there are."""


@dataclass(slots=True)
class Tree:
    """The pages of one table or index."""

    holders: list[int] = field(default_factory=list)
    """Whole pages with records on them."""
    is_holed: bool = False
    """Pages are missing, and with them perhaps the way to others."""


@dataclass(slots=True)
class Survey:
    """What was found in a file."""

    schema: int | None
    """None: the first page is damaged."""
    damaged: int
    """How many pages are not as they were written."""
    trees: dict[str, Tree]
    """By name of the table or index."""
    astray: list[int]
    """Whole pages with records on them that no table leads to any more."""


def survey(pages: RawPages, step: Step) -> Survey:
    """Look at every page once. Changes nothing."""
    kinds = bytearray(pages.count + 1)
    children: dict[int, list[int]] = {}
    whole = bytearray(pages.count + 1)
    for number in range(1, pages.count + 1):
        page = pages.page(number)
        if page is not None:
            whole[number] = 1
            kind, below = kind_and_children(page, number)
            kinds[number] = kind
            if below:
                children[number] = below
        if number % 256 == 0:
            step(number, pages.count)
    step(pages.count, pages.count)
    reached = bytearray(pages.count + 1)

    def tree(root: int) -> Tree:
        found, waiting = Tree(), [root]
        while waiting:
            number = waiting.pop()
            if not 0 < number <= pages.count or not whole[number] or not kinds[number]:
                found.is_holed = True
                continue
            if reached[number]:
                continue
            reached[number] = 1
            if kinds[number] in (TABLE_LEAF, INDEX_LEAF, INDEX_INNER):
                found.holders.append(number)
            waiting += reversed(children.get(number, []))
        return found

    trees = {name: tree(root) for name, root in _roots(pages, tree(1), kinds).items()}
    first = pages.page(1)
    schema = None if first is None else int.from_bytes(first[_SCHEMA_VERSION : _SCHEMA_VERSION + 4], "big")
    astray = [
        number
        for number in range(1, pages.count + 1)
        if kinds[number] in (TABLE_LEAF, INDEX_LEAF, INDEX_INNER) and not reached[number]
    ]
    return Survey(schema, pages.count - sum(whole), trees, astray)


def _roots(pages: RawPages, schema: Tree, kinds: bytearray) -> dict[str, int]:
    """Return where each table and index begins, as far as that can be read."""
    holders = schema.holders
    if schema.is_holed:  # its other pages are somewhere
        holders = [number for number in range(1, pages.count + 1) if kinds[number] == TABLE_LEAF]
    roots: dict[str, int] = {}
    for number in holders:
        for record in pages.records(number)[0]:
            match record.values:
                case ("table" | "index", str(name), str(), int(root), str() | None) if root > 1:
                    roots[name] = root
                case _ if schema.is_holed:
                    break
    return roots
