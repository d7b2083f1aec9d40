"""Switching the keyring on and off: what is asked of the key file and of the keyring, one after the other."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from journal_app.domain.errors import Trouble
from journal_app.services import keyring
from journal_app.services.journal_folder import offers_keyring
from journal_app.services.keyring import NewSecret
from journal_app.ui.tasks import Tasks
from journal_app.vault import keychain


class KeyringKeeper(QObject):
    """The key file is touched on the lane of short work, the keyring asked on the long one.

    A keyring that does not answer holds up no save and no lock. The window ends it with `stop`.
    """

    seen = Signal(bool)
    """Whether it is switched on, after `look`."""
    switched = Signal(bool)
    left_behind = Signal()
    """It is off, and that was said; but the keyring could not be told: the old secret is still there."""
    failed = Signal(object)
    """Trouble; nothing has changed."""

    def __init__(self, tasks: Tasks, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._folder = folder
        self._asked: keychain.Keychain | None = None
        self._turn = 0

    def look(self) -> None:
        """See whether it is switched on."""
        self._tasks.short.run(partial(offers_keyring, self._folder), self._on_seen)

    def switch_on(self, passphrase: str) -> None:
        """Keep a secret in the keyring, then let it open the journal."""
        self._turn += 1
        work = partial(keyring.make_secret, self._folder, passphrase)
        failed = partial(self._on_failed, self._turn)
        self._tasks.short.run(work, partial(self._keep, self._turn), failed)

    def switch_off(self, passphrase: str) -> None:
        """Let no keyring open the journal, then take the secret out of it."""
        self._turn += 1
        work = partial(keyring.switch_off, self._folder, passphrase)
        self._tasks.short.run(work, self._remove, partial(self._on_failed, self._turn))

    def stop(self) -> None:
        """Wait for no keyring any more. What the key file says by now stays as it is."""
        self._turn += 1
        if self._asked is not None:
            self._asked.stop()

    def _keep(self, turn: int, new: NewSecret) -> None:
        if turn == self._turn:
            work = partial(keyring.keep, new, self._new_question())
            self._tasks.long.run(work, partial(self._write, turn), partial(self._on_failed, turn))

    def _write(self, turn: int, kept: NewSecret) -> None:
        if turn != self._turn:
            self._take_back(turn, kept, Trouble())
            return
        work = partial(keyring.switch_on, self._folder, kept)
        self._tasks.short.run(work, self._on_on, partial(self._take_back, turn, kept))

    def _take_back(self, turn: int, kept: NewSecret, trouble: Trouble) -> None:
        self._tasks.long.run(partial(keyring.forget, kept.journal_id, self._new_question()), None, _leave_it)
        self._on_failed(turn, trouble)

    def _remove(self, journal_id: str) -> None:
        self.switched.emit(False)
        work = partial(keyring.forget, journal_id, self._new_question())
        self._tasks.long.run(work, None, self._on_left_behind)

    def _new_question(self) -> keychain.Keychain:
        self._asked = keychain.Keychain()
        return self._asked

    def _on_seen(self, is_on: bool) -> None:
        self.seen.emit(is_on)

    def _on_on(self, _nothing: None) -> None:
        self.switched.emit(True)

    def _on_left_behind(self, _trouble: Trouble) -> None:
        self.left_behind.emit()

    def _on_failed(self, turn: int, trouble: Trouble) -> None:
        if turn == self._turn:
            self.failed.emit(trouble)


def _leave_it(_trouble: Trouble) -> None:
    """A secret that no key file knows of opens nothing."""
