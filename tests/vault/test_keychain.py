"""The helper that asks the keyring: what it may use, what it tells nobody, and that it always ends.

Here the libraries are stand-ins, so that they can misbehave. tests/test_real_keyring.py asks a real one.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from journal_app.domain.errors import Interrupted, KeyringLocked, KeyringMissing, KeyringSilent
from journal_app.vault import keychain
from journal_app.vault.keychain import Keychain

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the stand-ins are those of Linux")

ID = "0123456789abcdef0123456789abcdef"
SECRET = bytes(range(200, 232))

BACKEND = """
import json, os, socket, sys, time
from pathlib import Path

FOLDER = Path(os.environ["STAND_IN"])
MOOD = (FOLDER / "mood").read_text()
print("a library that talks")
print("and complains", file=sys.stderr)


class KeyringLocked(Exception):
    pass


class Keyring:
    viable = MOOD != "absent"

    def __init__(self):
        status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
        try:
            network = bool(socket.socket(socket.AF_INET))
        except OSError:
            network = False
        (FOLDER / "seen").write_text(json.dumps({
            "pid": os.getpid(), "seccomp": status["Seccomp"].strip(), "network": network,
            "given": sys.argv, "variables": dict(os.environ),
        }))
        if MOOD == "hangs":
            time.sleep(600)
        if MOOD == "dies":
            os._exit(9)
        if MOOD == "fails":
            raise ValueError("a library's own words")
        if MOOD == "asks":
            raise KeyringLocked("the person closed the question")

    def _file(self, service, name):
        return FOLDER / f"{service}-{name}"

    def get_password(self, service, name):
        file = self._file(service, name)
        return file.read_text() if file.exists() else None

    def set_password(self, service, name, password):
        if MOOD != "pretends":
            self._file(service, name).write_text(password)

    def delete_password(self, service, name):
        self._file(service, name).unlink()
"""

SERVICE = """
import os
from pathlib import Path

MOOD = (Path(os.environ["STAND_IN"]) / "mood").read_text()


class ItemNotFoundException(Exception):
    pass


class Bus:
    def close(self):
        pass


def dbus_init():
    return Bus()


class Collection:
    def __init__(self, bus):
        if MOOD == "never set up":
            raise ItemNotFoundException

    def is_locked(self):
        return MOOD == "locked"
"""


class StandIn:
    """The libraries that the helper finds, in the mood they are told to be in."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder / "held"
        self.folder.mkdir()
        library = folder / "libraries"
        (library / "keyring" / "backends").mkdir(parents=True)
        for name, words in {
            "keyring/__init__.py": "raise_me = None\n",
            "keyring/backends/__init__.py": "",
            "keyring/backends/SecretService.py": BACKEND,
            "keyring/backends/kwallet.py": "class DBusKeyring:\n    viable = False\n",
            "secretstorage.py": SERVICE,
        }.items():
            (library / name).write_text(words, "utf-8")
        monkeypatch.setenv("PYTHONPATH", str(library))
        monkeypatch.setenv("STAND_IN", str(self.folder))
        self.be("")

    def be(self, mood: str) -> None:
        (self.folder / "mood").write_text(mood)

    @property
    def seen(self) -> dict[str, object]:
        found: dict[str, object] = json.loads((self.folder / "seen").read_text())
        return found

    @property
    def held(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir() if path.name not in ("mood", "seen"))


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    return StandIn(tmp_path, monkeypatch)


def test_what_is_kept_is_given_back_and_can_be_removed(stand_in: StandIn) -> None:
    assert Keychain().give(ID) is None
    Keychain().keep(ID, SECRET)
    assert Keychain().give(ID) == SECRET
    Keychain().keep(ID, bytes(32))
    assert Keychain().give(ID) == bytes(32)
    Keychain().remove(ID)
    assert Keychain().give(ID) is None
    Keychain().remove(ID)


def test_the_item_says_nothing_but_the_apps_name_and_the_journals_id(stand_in: StandIn) -> None:
    Keychain().keep(ID, SECRET)
    assert stand_in.held == [f"Rosemary-{ID}"]


def test_the_secret_is_on_no_command_line_and_in_no_variable(
    stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("KEYRING_PROPERTY_PREFERRED_COLLECTION", "/elsewhere")
    Keychain().keep(ID, SECRET)
    seen = json.dumps([stand_in.seen["given"], stand_in.seen["variables"]])
    assert SECRET.hex() not in seen
    assert ID not in seen
    assert "PYTHON_KEYRING" not in seen
    assert "KEYRING_PROPERTY" not in seen


def test_the_kernel_refuses_the_helper_every_network(
    stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", "far.example:0")  # where the window's own process has to do without
    monkeypatch.delenv("QT_QPA_PLATFORM")
    Keychain().keep(ID, SECRET)
    assert stand_in.seen["seccomp"] == "2"
    assert stand_in.seen["network"] is False


@pytest.mark.parametrize(
    ("mood", "trouble"),
    [
        ("absent", KeyringMissing),
        ("locked", KeyringLocked),
        ("never set up", KeyringLocked),
        ("asks", KeyringLocked),
        ("fails", KeyringSilent),
        ("dies", KeyringSilent),
    ],
)
def test_whatever_goes_wrong_is_one_sentence(
    stand_in: StandIn, mood: str, trouble: type[Exception], capfd: pytest.CaptureFixture[str]
) -> None:
    stand_in.be(mood)
    with pytest.raises(trouble) as raised:
        Keychain().keep(ID, SECRET)
    assert raised.value.args == ()
    assert raised.value.__cause__ is None
    assert stand_in.held == []
    assert capfd.readouterr() == ("", "")


def test_a_keyring_that_only_pretends_to_keep_is_found_out(stand_in: StandIn) -> None:
    stand_in.be("pretends")
    with pytest.raises(KeyringSilent):
        Keychain().keep(ID, SECRET)


def test_words_of_somebody_else_are_no_secret(stand_in: StandIn) -> None:
    for words in ("not hexadecimal", ""):
        (stand_in.folder / f"Rosemary-{ID}").write_text(words)
        assert not Keychain().give(ID)


def test_a_keyring_that_hangs_is_given_up_and_its_helper_is_ended(
    stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []
    start = keychain._started

    def start_and_note() -> subprocess.Popen[bytes]:
        started.append(start())
        return started[0]

    monkeypatch.setattr(keychain, "_started", start_and_note)
    monkeypatch.setattr(keychain, "LIMIT", 0.01)
    stand_in.be("hangs")
    with pytest.raises(KeyringSilent):
        Keychain().give(ID)
    assert started[0].returncode == -signal.SIGKILL
    assert started[0].stdin and started[0].stdin.closed


def test_whoever_waits_can_stop_waiting(stand_in: StandIn) -> None:
    stand_in.be("hangs")
    asked, heard = Keychain(), []

    def ask() -> None:
        try:
            asked.give(ID)
        except Interrupted as interrupted:
            heard.append(interrupted)

    waiting = threading.Thread(target=ask)
    waiting.start()
    while asked._helper is None:
        pass
    asked.stop()
    waiting.join(30)
    assert len(heard) == 1
    with pytest.raises(Interrupted):
        asked.give(ID)


@pytest.mark.parametrize("answer", [b"", b"{", b"[]", b"{}", b'{"result": []}', b'{"result": "of course"}'])
def test_no_answer_at_all_makes_the_window_stumble(answer: bytes) -> None:
    with pytest.raises(KeyringSilent):
        keychain._understood(answer)


def test_where_no_process_can_be_started_the_passphrase_is_still_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keychain, "own_command", lambda *_: ["/nowhere/at/all"])
    with pytest.raises(KeyringSilent):
        Keychain().give(ID)


def test_the_way_in_is_the_word_that_starts_the_helper() -> None:
    main = (Path(keychain.__file__).parents[1] / "__main__.py").read_text("utf-8")
    assert f'["{keychain.HELPER}"]' in main
