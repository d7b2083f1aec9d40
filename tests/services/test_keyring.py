"""Opening by keyring: the secret is found beside a damaged copy of the key file, and off stays off."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from fake_keyring import FakeKeyring
from made_journals import new_journal

from journal_app.domain.errors import JournalOpenElsewhere, KeyringChanged, NewerJournal, NoJournal
from journal_app.services import keyring, session
from journal_app.services.backups import make_backup, source_of
from journal_app.services.journal_folder import KEY_FILES, offers_keyring
from journal_app.services.reading_backups import Secret
from journal_app.services.restoring import restore_backup
from journal_app.vault import keychain
from journal_app.vault.kdf import Cost

PASSPHRASE = "a quiet garden in the rain"
CHEAP = Cost(65536, 2, 1)


@pytest.fixture
def held(journal_folder: Path, monkeypatch: pytest.MonkeyPatch) -> FakeKeyring:
    """A journal that the keyring opens, closed."""
    fake = FakeKeyring(monkeypatch)
    new_journal(journal_folder, PASSPHRASE).open_journal.close()
    switch_on(journal_folder)
    return fake


def switch_on(folder: Path) -> None:
    keyring.switch_on(folder, keyring.keep(keyring.make_secret(folder, PASSPHRASE), keychain.Keychain()))


def ask(folder: Path) -> bytes:
    return keyring.ask(folder, keychain.Keychain())


@pytest.mark.parametrize("hurt", KEY_FILES)
@pytest.mark.parametrize("field", [b'"journal":"', b'"generation":'])
def test_a_copy_that_names_another_journal_does_not_shut_the_keyring_out(
    held: FakeKeyring, journal_folder: Path, hurt: str, field: bytes
) -> None:
    file = journal_folder / hurt
    whole = file.read_bytes()
    place = whole.index(field) + len(field)
    file.write_bytes(whole[:place] + (b"9" if whole[place] != ord("9") else b"8") + whole[place + 1 :])
    session.open_with_keyring(journal_folder, ask(journal_folder)).close()


@pytest.mark.usefixtures("short_patience")
def test_an_open_journal_is_not_opened_twice(held: FakeKeyring, journal_folder: Path) -> None:
    opened = session.open_with_keyring(journal_folder, ask(journal_folder))
    with pytest.raises(JournalOpenElsewhere):
        session.open_with_keyring(journal_folder, ask(journal_folder))
    opened.close()


def test_what_is_no_journal_of_this_version_says_so(held: FakeKeyring, journal_folder: Path) -> None:
    secret = ask(journal_folder)
    with pytest.raises(NoJournal):
        session.open_with_keyring(journal_folder / "gone", secret)
    for name in KEY_FILES:
        (journal_folder / name).write_bytes(b'{"magic":"rosemary-key","version":2}')
    with pytest.raises(NewerJournal):
        ask(journal_folder)


def test_a_backup_from_before_it_was_switched_off_does_not_switch_it_on_again(
    held: FakeKeyring, journal_folder: Path, now: datetime
) -> None:
    opened = session.open_with_passphrase(journal_folder, PASSPHRASE)
    backup = make_backup(source_of(opened), now)
    opened.close()
    secret = ask(journal_folder)

    restore_backup(backup.file, journal_folder, Secret(PASSPHRASE), now, replace=True)
    assert ask(journal_folder) == secret, "it is still the same one"

    keyring.switch_off(journal_folder, PASSPHRASE)
    restore_backup(backup.file, journal_folder, Secret(PASSPHRASE), now, replace=True)
    assert not offers_keyring(journal_folder)
    with pytest.raises(KeyringChanged):
        session.open_with_keyring(journal_folder, secret)
    session.open_with_passphrase(journal_folder, PASSPHRASE).close()
