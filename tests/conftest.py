"""What every test stands on: no real screen, a home folder of its own, a fixed clock."""

from __future__ import annotations

import ctypes
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path

import hypothesis
import pytest
import what_must_hold

IN_CI = os.environ.get("CI") == "true"

_HOME = Path(tempfile.mkdtemp(prefix="rosemary-tests-"))

_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <match target="pattern">
    <edit name="hintstyle" mode="assign"><const>hintslight</const></edit>
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
"""
"""Letters as wide here as anywhere, whatever a person finds sharp."""


def _leave_the_persons_things_alone() -> None:
    """Point everything that asks for a home, a screen or a bus at nothing of the person's.

    At import, before any test module asks; programs that tests start inherit it.
    """
    os.environ["HOME"] = os.environ["USERPROFILE"] = str(_HOME)
    for name in ("CONFIG_HOME", "DATA_HOME", "CACHE_HOME", "STATE_HOME", "RUNTIME_DIR"):
        folder = _HOME / name.lower()
        folder.mkdir(mode=0o700)
        os.environ[f"XDG_{name}"] = str(folder)
    for name in ("APPDATA", "LOCALAPPDATA"):
        os.environ[name] = str(_HOME)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS"):
        os.environ.pop(name, None)
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = f"unix:path={_HOME / 'no-bus'}"  # without it, the real one
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    fonts = _HOME / "fonts.conf"
    fonts.write_text(_FONTS, "utf-8")
    os.environ["FONTCONFIG_FILE"] = str(fonts)
    os.environ["LC_ALL"] = "C.UTF-8"  # names of days and months are the same everywhere


_leave_the_persons_things_alone()

hypothesis.settings.register_profile("everyday", deadline=None, max_examples=40)
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
if not os.access(Path(__file__).parents[1], os.W_OK):  # another's checkout: failures can't be kept there
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(_HOME / "hypothesis")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the pictures of the pages be taken as they are now."""
    parser.addoption("--accept-pictures", action="store_true", help="keep new pictures in tests/pictures")


@pytest.fixture(autouse=True)
def no_widget_outlives_its_test() -> Generator[None]:
    """Delete at once what a test is done with: each change of the theme styles all widgets there are."""
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QEvent
        from PySide6.QtWidgets import QApplication

        if QApplication.instance():
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def pytest_configure(config: pytest.Config) -> None:
    """Collect reference cycles between tests only, on this thread, as the app does: see ui/garbage.py.

    The everyday set tries fewer examples of what holds whatever comes than chosen tests and all of them do.
    """
    gc.disable()
    everyday = config.getoption("markexpr") == "not long" and not config.getoption("file_or_dir")
    hypothesis.settings.load_profile("ci" if IN_CI else "everyday" if everyday else "here")
    _run_argon2id_once_for_each_passphrase()


def _run_argon2id_once_for_each_passphrase() -> None:
    """Let all key files share a salt, so that the same question is asked again and answered from memory.

    It is Argon2id itself with the costs that the app accepts; `kdf.derive` and `kdf.new_salt` are untouched.
    """
    from journal_app.vault import kdf, key_file

    key_file.derive = cache(kdf.derive)
    key_file.new_salt = lambda: bytes(range(kdf.SALT_BYTES))


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Collect what the test left."""
    from journal_app.ui.garbage import collect_what_is_due

    collect_what_is_due()


def pytest_sessionfinish() -> None:
    """Empty the clipboard: offscreen it outlives Python, and what Python put there then crashes the exit."""
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance():
            QGuiApplication.clipboard().clear()


def pytest_unconfigure() -> None:
    """Take the home folder away again."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a long test that is skipped has failed: what it needs should have been installed."""
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail") and item.get_closest_marker("long"):
        report.outcome = "failed"
        report.longrepr = f"Skipped, which CI does not allow: {_reason(report)}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """In CI a whole file that skips itself has failed too, whatever its tests are marked."""
    report = yield
    if IN_CI and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"Skipped, which CI does not allow: {_reason(report)}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures of what must hold, before pytest's own closing line."""
    reports = [
        (report.outcome, report.user_properties)
        for found in terminalreporter.stats.values()
        for report in found
        if isinstance(report, pytest.TestReport) and report.when == "call"
    ]
    lines = what_must_hold.summary(reports)
    if lines:
        terminalreporter.section(what_must_hold.TITLE)
        for line in lines:
            terminalreporter.write_line(line)


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)


@pytest.fixture
def holds(record_property: Callable[[str, object], None]) -> Callable[[str, str], None]:
    """Return a way to say what was counted for a line of what must hold; it is shown at the end."""

    def say(line: str, figures: str) -> None:
        record_property(what_must_hold.property_name(line), figures)

    return say


@pytest.fixture
def now() -> datetime:
    """An instant that never changes: a Friday evening, two hours east of Greenwich."""
    return datetime(2026, 5, 8, 20, 30, tzinfo=timezone(timedelta(hours=2)))


@pytest.fixture
def journal_folder(tmp_path: Path) -> Path:
    """Where a journal can be made. The folder does not exist yet."""
    return tmp_path / "journal"


@pytest.fixture
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a journal that is open elsewhere be refused soon: here nobody is about to close it."""
    monkeypatch.setattr("journal_app.services.session.PATIENCE", 0.1)


@pytest.fixture
def ordinary_rights() -> Iterator[None]:
    """Obey file permissions, as everybody but root has to."""
    if sys.platform == "win32":
        pytest.skip("needs POSIX permissions")
    if os.geteuid() != 0:
        yield
        return
    _let_root_ignore_permissions(False)
    yield
    _let_root_ignore_permissions(True)


def _let_root_ignore_permissions(ignore: bool) -> None:
    """Switch CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH of this thread (man 2 capset, version 3)."""
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    data = (ctypes.c_uint32 * 6)()
    assert libc.capget(header, data) == 0
    data[0] = data[0] | 0b110 if ignore else data[0] & ~0b110
    assert libc.capset(header, data) == 0
