"""The person's own templates. For the lane of short work."""

from __future__ import annotations

from collections.abc import Sequence

from journal_app.domain.template import Template
from journal_app.store.connection import Connection, reading, transaction
from journal_app.store.templates import TemplateStore


class Templates:
    """Kept as a whole. Methods may raise a `Trouble`; one that raises has changed nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._store = TemplateStore(connection)

    def all(self) -> tuple[Template, ...]:
        """Return the templates in their order."""
        with reading(self._connection):
            return self._store.read()

    def save(self, templates: Sequence[Template]) -> None:
        """Keep these templates. Those in which nothing is written are left out."""
        with transaction(self._connection):
            self._store.write([each for each in templates if not each.is_empty])
