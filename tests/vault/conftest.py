"""Fixtures for the tests of the vault."""

from __future__ import annotations

import key_folder
import pytest

from journal_app.vault import key_file


@pytest.fixture
def one_salt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all saves share a salt, and so one run of Argon2id for each passphrase."""
    monkeypatch.setattr(key_file, "derive", key_folder.derive)
    monkeypatch.setattr(key_file, "new_salt", lambda: key_folder.SALT)
