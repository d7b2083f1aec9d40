"""Settings come back as they were written."""

from __future__ import annotations

import json
from pathlib import Path

from journal_app.store.connection import Connection, open_database, transaction
from journal_app.store.settings import SettingsStore

from .made import KEY, TRICKY


def test_a_new_journal_has_no_settings(connection: Connection) -> None:
    assert SettingsStore(connection).read() == {}


def test_the_last_value_written_is_read_after_opening_again(path: Path, connection: Connection) -> None:
    settings = SettingsStore(connection)
    with transaction(connection):
        settings.write("country", '"NZ"')
        settings.write("words", json.dumps(TRICKY))
        settings.write("country", '"AT"')
    connection.close()

    again = open_database(path, KEY, read_only=True)
    kept = SettingsStore(again).read()
    again.close()

    assert kept.keys() == {"country", "words"}
    assert kept["country"] == '"AT"'
    assert json.loads(kept["words"]) == list(TRICKY)


def test_a_value_that_is_not_unicode_does_not_stop_the_others(connection: Connection) -> None:
    settings = SettingsStore(connection)
    with transaction(connection):
        settings.write("words", '"a\ud83d"')
        settings.write("country", '"AT"')
    assert settings.read() == {"words": '"a\ufffd\ufffd\ufffd"', "country": '"AT"'}
