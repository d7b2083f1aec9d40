"""A keyring in memory, in place of the helper that asks the real one: answers, refuses, or hangs."""

from __future__ import annotations

import threading

import pytest

from journal_app.domain.errors import Interrupted, Trouble
from journal_app.vault import keychain

PATIENCE = 20.0
"""Seconds after which a hanging keyring lets go, so that a failed test ends too."""


class FakeKeyring:
    """What it holds is in `items`, by the journal's id."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.items: dict[str, bytes] = {}
        self.trouble: type[Trouble] | None = None
        self.asked = 0
        self._answers = threading.Event()
        self._answers.set()
        monkeypatch.setattr(keychain, "Keychain", lambda: _Question(self))

    def hang(self) -> None:
        """Answer nobody until `answer`."""
        self._answers.clear()

    def answer(self) -> None:
        """Answer all who wait."""
        self._answers.set()

    def wait(self, stopped: threading.Event) -> None:
        self.asked += 1
        waited = 0.0
        while not self._answers.wait(0.005):
            waited += 0.005
            if stopped.is_set() or waited > PATIENCE:
                break
        if stopped.is_set():
            raise Interrupted
        if self.trouble is not None:
            raise self.trouble


class _Question:
    """Stands in for `Keychain`."""

    def __init__(self, keyring: FakeKeyring) -> None:
        self._keyring = keyring
        self._stopped = threading.Event()

    def keep(self, journal_id: str, secret: bytes) -> None:
        self._keyring.wait(self._stopped)
        self._keyring.items[journal_id] = secret

    def give(self, journal_id: str) -> bytes | None:
        self._keyring.wait(self._stopped)
        return self._keyring.items.get(journal_id)

    def remove(self, journal_id: str) -> None:
        self._keyring.wait(self._stopped)
        self._keyring.items.pop(journal_id, None)

    def stop(self) -> None:
        self._stopped.set()
