"""Opening without the passphrase: only when the person asks, and whatever the keyring does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop_parts import CTRL, PASSPHRASE, Running, Start, written_in
from fake_keyring import FakeKeyring
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from journal_app.domain.errors import KeyringChanged, KeyringLocked, KeyringMissing, Trouble
from journal_app.services import keyring as keyring_service
from journal_app.services import session
from journal_app.services.journal_folder import offers_keyring
from journal_app.vault import keychain
from journal_app.window_start import WindowStart

BUTTON = "Open without the passphrase"


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeKeyring]:
    fake = FakeKeyring(monkeypatch)
    yield fake
    fake.answer()


@pytest.fixture
def switched_on(code: str, journal_folder: Path, keyring: FakeKeyring) -> FakeKeyring:
    """The journal can be opened by the keyring."""
    new = keyring_service.make_secret(journal_folder, PASSPHRASE)
    keyring_service.switch_on(journal_folder, keyring_service.keep(new, keychain.Keychain()))
    keyring.asked = 0
    return keyring


def offers(app: Running) -> bool:
    return any(BUTTON in found.text() for found in app.window.findChildren(QAbstractButton))


def test_one_press_leads_to_today(start: Start, switched_on: FakeKeyring, journal_folder: Path) -> None:
    app = start()
    assert app.focused() == "Passphrase"
    app.button(BUTTON).click()
    app.wait_for_page()
    app.type("The kettle sang.")
    app.close()
    assert written_in(journal_folder) == ["The kettle sang."]


@pytest.mark.parametrize("after_lock", ["", "asked", "unasked"])
def test_nothing_is_asked_of_the_keyring_by_itself(
    start: Start, switched_on: FakeKeyring, after_lock: str, journal_folder: Path
) -> None:
    app = start(WindowStart(journal=str(journal_folder), after_lock=after_lock))
    app.type("a wrong one")
    app.key(Qt.Key.Key_Return)
    app.wait(lambda: app.says("does not open this journal"))
    app.open()
    assert switched_on.asked == 0


def test_where_it_is_not_switched_on_nothing_speaks_of_it(start: Start, code: str) -> None:
    assert not offers(start())


@pytest.mark.parametrize("trouble", [KeyringMissing, KeyringLocked])
def test_a_keyring_that_fails_is_one_sentence_and_the_passphrase_works(
    start: Start, switched_on: FakeKeyring, trouble: type[Trouble]
) -> None:
    switched_on.trouble = trouble
    app = start()
    app.button(BUTTON).click()
    app.wait(lambda: app.says(trouble.words))
    assert app.button(BUTTON).isEnabled()
    app.open()
    assert app.focused() == "Page"


@pytest.mark.parametrize("held", [None, bytes(32)])
def test_a_key_that_is_gone_or_another_opens_nothing_and_says_so(
    start: Start, switched_on: FakeKeyring, held: bytes | None
) -> None:
    switched_on.items = dict.fromkeys(switched_on.items, held) if held is not None else {}
    app = start()
    app.button(BUTTON).click()
    app.wait(lambda: app.says(KeyringChanged.words))
    app.open()
    assert app.focused() == "Page"


def test_while_the_keyring_hangs_the_passphrase_opens_at_once(start: Start, switched_on: FakeKeyring) -> None:
    switched_on.hang()
    app = start()
    app.button(BUTTON).click()
    app.wait(lambda: switched_on.asked == 1)
    app.open()
    assert app.focused() == "Page"
    switched_on.answer()
    app.type("It still hangs.")
    assert app.page.text() == "It still hangs."


def test_an_answer_that_comes_after_the_person_went_on_opens_nothing(
    start: Start, switched_on: FakeKeyring, journal_folder: Path
) -> None:
    switched_on.hang()
    app = start()
    app.button(BUTTON).click()
    app.wait(lambda: switched_on.asked == 1)
    app.button("Use the recovery code").click()
    switched_on.answer()
    app.wait(lambda: app.says("recovery code"))
    session.open_with_passphrase(journal_folder, PASSPHRASE).close()  # nobody has it
    app.key(Qt.Key.Key_Escape)
    assert app.focused() == "Passphrase"
    app.open()


def test_a_hanging_keyring_holds_no_window_open(start: Start, switched_on: FakeKeyring) -> None:
    switched_on.hang()
    app = start()
    app.button(BUTTON).click()
    app.wait(lambda: switched_on.asked == 1)
    app.close()
    assert app.ended


def test_a_hanging_keyring_in_settings_holds_back_no_save_no_lock_and_no_end(
    start: Start, code: str, keyring: FakeKeyring, journal_folder: Path
) -> None:
    app = start()
    app.open()
    app.type("Before.")
    keyring.hang()
    app.key(Qt.Key.Key_Comma, CTRL)
    app.button("Open by keyring").click()
    app.type(PASSPHRASE)
    app.key(Qt.Key.Key_Return)
    app.wait(lambda: keyring.asked == 1)
    app.key(Qt.Key.Key_T, CTRL)
    app.wait_for_page()
    app.type(" After.")
    app.key(Qt.Key.Key_L, CTRL)
    app.wait(lambda: bool(app.replaced))
    assert written_in(journal_folder) == ["Before. After."]
    assert not offers_keyring(journal_folder)


def test_the_demo_offers_no_keyring(start: Start, switched_on: FakeKeyring) -> None:
    app = start(WindowStart(demo=True, after_lock="asked"))
    assert not offers(app)
