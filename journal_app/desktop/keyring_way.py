"""The way into the journal by the keyring of the login, for a person who asked for it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from journal_app.domain.errors import Trouble
from journal_app.ui.tasks import Lane
from journal_app.vault import keychain


class KeyringWay(QObject):
    """Asks on a lane; the keyring can take seconds, or never answer."""

    secret_given = Signal(object)
    """The journal's secret: bytes."""
    failed = Signal(str)
    """In words for the person. The passphrase works as ever."""

    def __init__(self, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = lane
        self._asked: keychain.Keychain | None = None

    def ask(self, folder: Path) -> None:
        """Ask for the secret of the journal in `folder`; an earlier question is dropped."""
        self.stop()
        asked = self._asked = keychain.Keychain()
        work = partial(_secret, folder, asked)
        self._lane.run(work, partial(self._on_secret, asked), partial(self._on_trouble, asked))

    def stop(self) -> None:
        """Wait no longer: nothing is heard of an answer any more."""
        if self._asked is not None:
            self._asked.stop()
            self._asked = None

    def _on_secret(self, asked: keychain.Keychain, secret: bytes) -> None:
        if asked is self._asked:
            self._asked = None
            self.secret_given.emit(secret)

    def _on_trouble(self, asked: keychain.Keychain, trouble: Trouble) -> None:
        if asked is self._asked:
            self._asked = None
            self.failed.emit(trouble.words)


def _secret(folder: Path, asked: keychain.Keychain) -> bytes:
    """Runs on the lane, where what it needs may take its time to be imported."""
    from journal_app.services.keyring import ask

    return ask(folder, asked)
