"""The helper that asks the keyring: reads one question from its input, writes one answer, ends.

Only the classes named here are ever used, whatever is installed or configured. `keyring` by itself picks
whichever backend says it is best: with `keyrings.alt` one that writes clear text, or "null", which keeps
nothing and says it did.

It is the only place that imports `keyring`, and what comes with it. On Linux that talks to the desktop's
bus through a local socket; every other kind is refused by the kernel here too.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from typing import TYPE_CHECKING, Any

from journal_app import guard
from journal_app.vault.keychain import LIMIT

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "Rosemary"
"""What the keyring's own window calls the item, beside the journal's random id."""


def serve() -> int:
    """Answer the question on standard input. Returns the exit status, which says nothing."""
    guard.refuse_network()  # also where the window itself comes over one: no window is opened here
    last_moment = threading.Timer(LIMIT, os._exit, (1,))  # a window that is gone can't end this process
    last_moment.daemon = True
    last_moment.start()
    out = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):  # whatever a library prints is no answer, and no business of a terminal
        os.dup2(nowhere, stream)
    with os.fdopen(0, "rb", closefd=False) as question:
        wish = json.loads(question.read())
    os.write(out, json.dumps(answer(wish)).encode())
    return 0


def answer(wish: dict[str, str]) -> dict[str, str | None]:
    """Do what is asked and say how it went."""
    try:
        return _done(wish)
    except Exception as trouble:
        # A library's own error may hold anything. By name, so that nothing more is imported to compare.
        return {"result": "locked" if type(trouble).__name__ in ("KeyringLocked", "_Locked") else "failed"}


def _done(wish: dict[str, str]) -> dict[str, str | None]:
    backend = _backend()
    if backend is None:
        return {"result": "missing"}
    name = wish["name"]
    if wish["do"] == "keep":
        backend.set_password(SERVICE, name, wish["secret"])
        kept = backend.get_password(SERVICE, name) == wish["secret"]
        return {"result": "done" if kept else "failed"}
    present = backend.get_password(SERVICE, name)
    if wish["do"] == "give":
        return {"result": "done", "secret": present}
    if present is not None:
        backend.delete_password(SERVICE, name)
    return {"result": "done"}


class _Locked(Exception):
    """To go on would ask the person for the keyring's password, and wait for it."""


def _backend() -> KeyringBackend | None:
    """Return the first of the allowed keyrings that works here."""
    for kind in _allowed():
        if kind.viable:
            if kind.__module__ == "keyring.backends.SecretService":
                _must_be_unlocked()
            backend: KeyringBackend = kind()
            return backend
    return None


def _allowed() -> tuple[Any, ...]:
    """Return the classes that may be used on this system, the better one first."""
    if sys.platform == "win32":
        from keyring.backends import Windows

        return (Windows.WinVaultKeyring,)
    if sys.platform == "darwin":
        from keyring.backends import macOS

        return (macOS.Keyring,)
    from keyring.backends import SecretService, kwallet

    return (SecretService.Keyring, kwallet.DBusKeyring)


def _must_be_unlocked() -> None:
    """Raise _Locked if the collection is locked or was never made: else the keyring itself would ask."""
    import secretstorage

    bus = secretstorage.dbus_init()
    try:
        if secretstorage.Collection(bus).is_locked():  # the default one
            raise _Locked
    except secretstorage.ItemNotFoundException:
        raise _Locked from None
    finally:
        bus.close()
