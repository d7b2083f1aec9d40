"""What the person set, as JSON texts by name. Meaning and defaults are the domain's."""

from __future__ import annotations

from journal_app.store.connection import Connection
from journal_app.store.text import as_name


class SettingsStore:
    """The settings kept in an open journal.

    Methods run inside the caller's `transaction` (`write`) or `reading`.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def read(self) -> dict[str, str]:
        """Return all settings that were ever written, name to JSON text."""
        return dict(self._connection.execute("SELECT name, value FROM setting").fetchall())

    def write(self, name: str, json_text: str) -> None:
        """Keep one setting, in place of its former value."""
        self._connection.execute(
            """
            INSERT INTO setting (name, value)
            VALUES (:name, :value)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """,
            {"name": name, "value": as_name(json_text)},
        )
