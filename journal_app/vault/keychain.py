"""The keyring of the login, asked by a process of its own that is ended when it does not answer.

A keyring that is locked, or was never set up, can block whoever asks for ever. So another process asks
(`keychain_helper`, this program started once more), and gets LIMIT seconds. What is secret goes through
pipes, never on a command line or into a variable.
"""

from __future__ import annotations

import json
import os
import subprocess
import threading
from typing import Any

from journal_app.domain.errors import Interrupted, KeyringLocked, KeyringMissing, KeyringSilent
from journal_app.program import own_command

HELPER = "--keychain-helper"
"""The only word on the command line that makes this program the helper. Not for people."""

LIMIT = 5.0
"""Seconds the helper gets for one question."""

_STEERING = ("PYTHON_KEYRING", "KEYRING_PROPERTY")
"""Variables that would let somebody else choose which keyring is used, and how."""


class Keychain:
    """One question to the keyring. Each may take LIMIT seconds: ask on a lane.

    The item is named by the journal's id. All raise KeyringMissing, KeyringLocked, KeyringSilent.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stopped = False
        self._helper: subprocess.Popen[bytes] | None = None

    def keep(self, journal_id: str, secret: bytes) -> None:
        """Put the secret into the keyring, over one that is there."""
        self._ask({"do": "keep", "name": journal_id, "secret": secret.hex()})

    def give(self, journal_id: str) -> bytes | None:
        """Return the secret; None if there is none."""
        secret = self._ask({"do": "give", "name": journal_id}).get("secret")
        try:
            return bytes.fromhex(secret) if isinstance(secret, str) else None
        except ValueError:
            return None  # somebody else's words stand there

    def remove(self, journal_id: str) -> None:
        """Take the secret out of the keyring; one that is not there is no trouble."""
        self._ask({"do": "remove", "name": journal_id})

    def stop(self) -> None:
        """Nobody waits any more: end the helper. Called on another thread than the question."""
        with self._lock:
            self._stopped = True
            if self._helper is not None:
                self._helper.kill()

    def _ask(self, wish: dict[str, str]) -> dict[str, Any]:
        with self._lock:
            if self._stopped:
                raise Interrupted
            self._helper = helper = _started()
        with helper:  # its pipes are closed and it is waited for, whatever happens
            try:
                told, _ = helper.communicate(json.dumps(wish).encode(), timeout=LIMIT)
            except (subprocess.TimeoutExpired, OSError):
                told = b""
            finally:
                with self._lock:
                    helper.kill()
                    self._helper = None
        if self._stopped:
            raise Interrupted
        return _understood(told)


def _started() -> subprocess.Popen[bytes]:
    """Return the helper, running. Raises KeyringSilent where no process can be started."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(_STEERING)}
    try:
        return subprocess.Popen(  # noqa: S603 - our own program, no shell
            own_command(HELPER),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        raise KeyringSilent from None


def _understood(told: bytes) -> dict[str, Any]:
    """Return a good answer, else raise what it says. Nothing of it goes into an error."""
    try:
        answer = json.loads(told)
    except ValueError:
        raise KeyringSilent from None
    answer = answer if isinstance(answer, dict) else {}
    match answer.get("result"):
        case "done":
            return answer
        case "locked":
            raise KeyringLocked
        case "missing":
            raise KeyringMissing
        case _:
            raise KeyringSilent
