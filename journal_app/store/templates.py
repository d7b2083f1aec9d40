"""The person's own templates in the database."""

from __future__ import annotations

from collections.abc import Sequence

from journal_app.domain.template import Template
from journal_app.store.connection import Connection
from journal_app.store.text import from_bytes, to_bytes


class TemplateStore:
    """A short list that is read and written as a whole, in the order the person gave it.

    Methods run inside the caller's `transaction` (`write`) or `reading`.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def read(self) -> tuple[Template, ...]:
        """Return the templates."""
        rows = self._connection.execute("SELECT name, text FROM template ORDER BY position")
        return tuple(Template(from_bytes(name), from_bytes(text)) for name, text in rows)

    def write(self, templates: Sequence[Template]) -> None:
        """Keep these templates in place of the former ones."""
        self._connection.execute("DELETE FROM template")
        self._connection.executemany(
            "INSERT INTO template (position, name, text) VALUES (?, ?, ?)",
            [(place, to_bytes(each.name), to_bytes(each.text)) for place, each in enumerate(templates)],
        )
