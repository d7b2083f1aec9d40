"""A real Secret Service (gnome-keyring) on a bus of its own, and one that never answers."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import silent_keyring
from desktop_parts import CTRL, PASSPHRASE, Running, Start
from PySide6.QtCore import Qt, QTimer

from journal_app.domain.errors import KeyringLocked, KeyringMissing, KeyringSilent, Trouble
from journal_app.services import keyring as keyring_service
from journal_app.services import session
from journal_app.services.journal_folder import offers_keyring
from journal_app.vault import key_file, keyring_slot, keys
from journal_app.vault.keychain import Keychain

DAEMON, TOOL = Path("/usr/bin/gnome-keyring-daemon"), Path("/usr/bin/secret-tool")

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's"),
    pytest.mark.skipif(
        not (DAEMON.exists() and TOOL.exists()), reason="needs gnome-keyring and libsecret-tools"
    ),
]

ID = "0123456789abcdef0123456789abcdef"
SECRET = bytes(range(200, 232))
SWITCH, BUTTON = "Open by keyring", "Open without the passphrase"

NO_ACTIVATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={address}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
"""


class SecretService:
    """A session bus that starts no service by itself, and what runs on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = f"unix:path={folder / 'bus'}"
        (folder / "bus.conf").write_text(NO_ACTIVATION.format(address=folder / "bus"))
        self._programs: list[subprocess.Popen[bytes]] = []
        self._run("dbus-daemon", "--nofork", f"--config-file={folder / 'bus.conf'}", until=self._has_bus)

    def start_keyring(self, password: str | None) -> None:
        """Start gnome-keyring; with a password its login collection is made, or opened."""
        wishes = ["--foreground", "--components=secrets", f"--control-directory={self.folder}"]
        if password is not None:
            wishes.append("--unlock")
        self._run(str(DAEMON), *wishes, until=self._has_service, told=(password or "").encode())

    def start_silent_keyring(self) -> None:
        """Start a service that never answers."""
        self._run(sys.executable, silent_keyring.__file__, until=self._has_service)

    def lock(self) -> None:
        """Lock the login collection."""
        what = "array:objpath:/org/freedesktop/secrets/collection/login"
        self._call("org.freedesktop.secrets", "/org/freedesktop/secrets", f"{SERVICE}.Lock", what)

    def look_up(self, journal_id: str) -> str:
        """Return what another program finds for a journal, "" if nothing."""
        command = [str(TOOL), "lookup", "service", "Rosemary", "username", journal_id]
        return subprocess.run(
            command, env=self._environment(), stdout=subprocess.PIPE, check=False
        ).stdout.decode()

    def labels(self) -> str:
        """Return all that another program can read of items without their secrets."""
        command = [str(TOOL), "search", "--all", "service", "Rosemary"]
        done = subprocess.run(command, env=self._environment(), capture_output=True, text=True, check=False)
        lines = (done.stdout + done.stderr).splitlines()
        return "\n".join(line for line in lines if not line.startswith("secret"))

    def end_keyring(self) -> None:
        """Stop the service, not the bus."""
        while len(self._programs) > 1:
            _end(self._programs.pop())

    def end(self) -> None:
        """Stop everything."""
        while self._programs:
            _end(self._programs.pop())

    def _environment(self) -> dict[str, str]:
        return os.environ | {"DBUS_SESSION_BUS_ADDRESS": self.address, "XDG_DATA_HOME": str(self.folder)}

    def _run(self, *command: str, until: Callable[[], bool], told: bytes = b"") -> None:
        program = subprocess.Popen(
            command,
            env=self._environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._programs.append(program)
        assert program.stdin
        program.stdin.write(told)
        program.stdin.close()
        while not until():
            assert program.poll() is None, f"{command[0]} did not start"

    def _has_bus(self) -> bool:
        return (self.folder / "bus").exists()

    def _has_service(self) -> bool:
        bus = "org.freedesktop.DBus"
        return self._call(bus, "/org/freedesktop/DBus", f"{bus}.GetNameOwner", f"string:{NAME}")

    def _call(self, to: str, path: str, method: str, *given: str) -> bool:
        command = ["dbus-send", f"--bus={self.address}", "--print-reply", f"--dest={to}", path, method]
        return subprocess.run([*command, *given], capture_output=True, check=False).returncode == 0


NAME, SERVICE = "org.freedesktop.secrets", "org.freedesktop.Secret.Service"


def _end(program: subprocess.Popen[bytes]) -> None:
    program.kill()
    program.wait(10)


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    folder = tmp_path / "service"
    folder.mkdir(mode=0o700)
    service = SecretService(folder)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", service.address)
    yield service
    service.end()


@pytest.fixture
def real(service: SecretService) -> SecretService:
    """A keyring that is there and unlocked."""
    service.start_keyring("test password")
    return service


def clear_copies(folder: Path, *words: bytes) -> list[str]:
    """Return the files under `folder` in which one of the words can be read."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(word in path.read_bytes() for word in words)]


def test_a_real_keyring_keeps_gives_and_removes(
    real: SecretService, holds: Callable[[str, str], None]
) -> None:
    assert Keychain().give(ID) is None
    Keychain().keep(ID, SECRET)
    assert real.look_up(ID) == SECRET.hex()
    assert Keychain().give(ID) == SECRET
    assert clear_copies(real.folder, SECRET, SECRET.hex().encode()) == []
    Keychain().remove(ID)
    assert real.look_up(ID) == ""
    assert Keychain().give(ID) is None
    holds("keyring", "real: kept, given, removed; 0 files with the secret in clear text")


def test_the_item_tells_nothing_of_the_person(real: SecretService) -> None:
    Keychain().keep(ID, SECRET)
    told = real.labels()
    assert "Rosemary" in told
    assert ID in told
    for word in (os.environ["HOME"], os.environ.get("USER") or "somebody", "journal"):
        assert word not in told


def test_a_locked_keyring_says_so_and_asks_nobody(
    real: SecretService, holds: Callable[[str, str], None]
) -> None:
    Keychain().keep(ID, SECRET)
    real.lock()
    for ask in (lambda: Keychain().give(ID), lambda: Keychain().keep(ID, SECRET)):
        with pytest.raises(KeyringLocked):
            ask()
    real.end_keyring()
    real.start_keyring("test password")
    assert Keychain().give(ID) == SECRET
    holds("keyring", "locked: said, nobody asked, works again when it is open")


def test_a_keyring_that_was_never_set_up_says_so_and_waits_for_nobody(service: SecretService) -> None:
    service.start_keyring(None)
    with pytest.raises(KeyringLocked):
        Keychain().keep(ID, SECRET)


def test_without_a_keyring_or_a_bus_there_is_none(
    service: SecretService, monkeypatch: pytest.MonkeyPatch, holds: Callable[[str, str], None]
) -> None:
    with pytest.raises(KeyringMissing):
        Keychain().give(ID)
    service.end()
    with pytest.raises(KeyringMissing):
        Keychain().give(ID)
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    with pytest.raises(KeyringMissing):
        Keychain().give(ID)
    holds("keyring", "missing: no service, no bus, no address, said each time")


PLAIN = """
import os
from keyring.backend import KeyringBackend


class PlaintextKeyring(KeyringBackend):
    priority = 99

    def set_password(self, service, username, password):
        with open(os.path.join(os.environ["HOME"], "clear.cfg"), "a") as file:
            file.write(f"{service} {username} {password}")

    def get_password(self, service, username):
        with open(os.path.join(os.environ["HOME"], "clear.cfg")) as file:
            return file.read().split()[-1]

    def delete_password(self, service, username):
        pass
"""


@pytest.mark.parametrize("how", ["variable", "configuration"])
@pytest.mark.parametrize("backend", ["plain_backend.PlaintextKeyring", "keyring.backends.null.Keyring"])
@pytest.mark.parametrize("is_there", [True, False], ids=["beside a real one", "alone"])
def test_another_keyring_that_is_configured_is_never_used(
    service: SecretService,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    how: str,
    backend: str,
    is_there: bool,
    holds: Callable[[str, str], None],
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "plain_backend.py").write_text(PLAIN)
    for name, value in {"HOME": home, "XDG_CONFIG_HOME": home, "PYTHONPATH": tmp_path}.items():
        monkeypatch.setenv(name, str(value))
    if how == "variable":
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    else:
        (home / "python_keyring").mkdir()
        (home / "python_keyring" / "keyringrc.cfg").write_text(f"[backend]\ndefault-keyring={backend}\n")
    control = "import keyring; keyring.set_password('a', 'b', 'control'); print(keyring.get_keyring())"
    done = subprocess.run([sys.executable, "-c", control], capture_output=True, text=True, check=True)
    assert backend.rpartition(".")[0] in done.stdout, "by itself it would have been used"
    assert bool(clear_copies(home, b"control")) == ("plain" in backend)
    if is_there:
        service.start_keyring("test password")
        Keychain().keep(ID, SECRET)
        assert service.look_up(ID) == SECRET.hex()
    else:
        with pytest.raises(KeyringMissing):
            Keychain().keep(ID, SECRET)
    assert clear_copies(tmp_path, SECRET, SECRET.hex().encode()) == []
    kind = "null" if "null" in backend else "in plain text"
    holds("keyring", f"{kind}, configured as the one to use: never used, 0 files with the secret")


def settings(app: Running) -> None:
    app.key(Qt.Key.Key_Comma, CTRL)
    app.wait(lambda: app.says("Security"))


def turn(app: Running) -> None:
    app.button(SWITCH).click()
    app.type(PASSPHRASE)
    app.key(Qt.Key.Key_Return)


def test_switched_on_in_settings_it_opens_the_journal_until_it_is_switched_off(
    start: Start, code: str, journal_folder: Path, real: SecretService
) -> None:
    journal_id = key_file.read_copies(journal_folder)[0].journal_id
    app = start()
    app.open()
    settings(app)
    turn(app)
    app.wait(lambda: app.says("It is on."))
    assert len(real.look_up(journal_id)) == 64
    assert clear_copies(journal_folder, bytes.fromhex(real.look_up(journal_id))) == []
    app.close()

    app = start()
    app.button(BUTTON).click()
    app.wait_for_page()
    settings(app)
    app.wait(app.button(SWITCH).isChecked)
    turn(app)
    app.wait(lambda: app.says("It is off."))
    app.wait(lambda: real.look_up(journal_id) == "")
    assert not offers_keyring(journal_folder)
    app.close()

    app = start()
    app.open()


def test_a_keyring_that_never_answers_stalls_no_window(
    start: Start,
    code: str,
    journal_folder: Path,
    service: SecretService,
    holds: Callable[[str, str], None],
) -> None:
    """The figure is shown at the end. What must hold is that the window goes on while it is waited for."""
    keyring_slot.switch_on(
        journal_folder, key_file.unlock(journal_folder, PASSPHRASE), keys.new_keyring_secret()
    )
    service.start_silent_keyring()
    app = start()
    beats: list[float] = []
    heart = QTimer(interval=5)
    heart.timeout.connect(lambda: beats.append(time.perf_counter()))
    heart.start()
    asked = time.perf_counter()
    app.button(BUTTON).click()
    app.wait(lambda: app.says(KeyringSilent.words))
    heart.stop()
    told = time.perf_counter()
    moments = [asked, *beats, told]
    stall = max(later - earlier for earlier, later in pairwise(moments))
    figures = f"given up after {told - asked:.1f} s, longest stall of the window {stall * 1000:.0f} ms"
    holds("keyring", f"hanging: {figures}")
    assert len(beats) > 100
    app.open()
    assert app.focused() == "Page"


def test_a_keyring_that_never_answers_changes_nothing_in_settings(
    code: str, journal_folder: Path, service: SecretService
) -> None:
    service.start_silent_keyring()
    new = keyring_service.make_secret(journal_folder, PASSPHRASE)
    with pytest.raises(Trouble) as raised:
        keyring_service.keep(new, Keychain())
    assert isinstance(raised.value, KeyringSilent)
    assert not offers_keyring(journal_folder)
    session.open_with_passphrase(journal_folder, PASSPHRASE).close()
