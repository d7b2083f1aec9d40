"""A real, encrypted journal in a temporary folder, and an ordinary person's rights."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from made_journals import empty_database

from journal_app.store.connection import Connection
from journal_app.store.entries import Entries
from journal_app.store.search import SearchIndex

from .made import KEY


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the journal's database belongs."""
    return tmp_path / "journal" / "journal.db"


@pytest.fixture
def connection(path: Path) -> Iterator[Connection]:
    """An open, empty journal."""
    opened = empty_database(path, KEY)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Connection:
    """One journal for all examples of the properties; each example undoes itself."""
    return empty_database(tmp_path_factory.mktemp("journal") / "journal.db", KEY)


@pytest.fixture
def entries(connection: Connection) -> Entries:
    return Entries(connection)


@pytest.fixture
def index(connection: Connection) -> SearchIndex:
    return SearchIndex(connection)
