"""The set-up script: when it works, when it keeps still, and what it passes on."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

PROJECT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in environment is made of links")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with a space in its name that holds dev.py and the project's needs, not set up yet."""
    folder = tmp_path / "my folder"
    folder.mkdir()
    for name in ("dev.py", "pyproject.toml"):
        shutil.copy(PROJECT / name, folder)
    return folder


@pytest.fixture
def dev(checkout: Path) -> ModuleType:
    """The dev.py of that folder."""
    spec = importlib.util.spec_from_file_location("dev", checkout / "dev.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def set_up(dev: ModuleType) -> None:
    """Stand in for a finished set-up: this Python, and a stamp that fits."""
    dev.PYTHON.parent.mkdir(parents=True)
    dev.PYTHON.symlink_to(Path(sys.executable).resolve())
    dev.write_stamp(dev.wanted_stamp())


def start(checkout: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run dev.py from another folder."""
    return subprocess.run(
        [sys.executable, checkout / "dev.py", *arguments],
        check=False,
        capture_output=True,
        text=True,
        cwd="/",
        env={"PATH": os.environ["PATH"], **environment},
    )


def test_arguments_and_exit_status_pass_through_and_nothing_is_set_up_twice(
    checkout: Path, dev: ModuleType
) -> None:
    set_up(dev)
    package = checkout / "journal_app"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text("import os, sys; print(sys.argv[1:], os.getcwd()); sys.exit(7)")

    done = start(checkout, "run", "add", "--tag", "two words", "", PYTHONPATH=str(checkout))

    assert done.stdout == "['add', '--tag', 'two words', ''] /\n"
    assert (done.returncode, done.stderr) == (7, "")


def test_a_window_without_a_screen_is_refused_in_a_sentence(checkout: Path) -> None:
    done = start(checkout, "run")

    assert done.returncode == 2
    assert done.stderr.startswith("There is no screen here")
    assert not (checkout / ".venv").exists()


def test_an_unknown_command_is_answered_with_those_there_are(checkout: Path) -> None:
    done = start(checkout, "tset")

    assert done.returncode == 2
    assert "no command 'tset'" in done.stderr
    assert "test [--all]" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "opens"),
    [
        ([], True),
        (["--demo"], True),
        (["--journal", "verify"], True),
        (["--journal=here", "--demo"], True),
        (["verify"], False),
        (["--journal", "here", "verify", "--json"], False),
        (["--version"], False),
        (["-h"], False),
    ],
)
def test_only_a_start_without_a_command_needs_a_screen(
    dev: ModuleType, arguments: list[str], opens: bool
) -> None:
    assert dev.opens_window(arguments) is opens


@pytest.mark.parametrize(
    ("was", "becomes", "same"),
    [
        ("argon2-cffi>=25.1", "argon2-cffi>=25.2", False),
        ("pytest>=8.4", "pytest>=9", False),
        ("hatchling>=1.27", "hatchling>=1.28", False),
        ("A private, offline journal", "An offline journal", True),
        ("line-length = 110", "line-length = 100", True),
    ],
)
def test_only_a_change_of_what_is_needed_asks_for_a_new_set_up(
    dev: ModuleType, checkout: Path, was: str, becomes: str, same: bool
) -> None:
    before = dev.wanted_stamp()
    file = checkout / "pyproject.toml"
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, becomes), encoding="utf-8")

    assert (dev.wanted_stamp() == before) is same


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ({"needs": "other"}, True),
        ({"folder": "/somewhere/else"}, False),
        ({"python": "/usr/bin/python3.10"}, False),
        ({}, False),
    ],
)
def test_an_environment_is_kept_only_if_nothing_but_the_needs_have_changed(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, change: dict[str, str], kept: bool
) -> None:
    set_up(dev)
    monkeypatch.setattr(dev, "answers", lambda command: True)
    dev.write_stamp({**dev.wanted_stamp(), **change})

    assert dev.can_be_kept() is kept


@pytest.mark.parametrize("stamp", ["{}", "", "[]", '{"needs": "'])
def test_a_set_up_that_was_cut_off_starts_anew(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, stamp: str
) -> None:
    set_up(dev)
    monkeypatch.setattr(dev, "answers", lambda command: True)
    dev.STAMP.write_text(stamp)

    assert dev.read_stamp() != dev.wanted_stamp()
    assert not dev.can_be_kept()


def test_an_update_that_pip_refuses_leaves_the_environment_usable(
    dev: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(dev)
    stamp = dev.read_stamp()
    file = checkout / "pyproject.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("zxcvbn>=4.5", "zxcvbn>=99"), encoding="utf-8")
    monkeypatch.setattr(dev, "answers", lambda command: True)

    def no_connection(command: list[str]) -> None:
        assert dev.read_stamp() == {}, "a kill at this moment must be noticed"
        raise dev.Refused

    monkeypatch.setattr(dev, "do", no_connection)
    with pytest.raises(dev.Refused):
        dev.need_environment()

    assert dev.read_stamp() == stamp
    assert dev.can_be_kept()


def test_only_one_set_up_works_at_a_time(dev: ModuleType) -> None:
    dev.VENV.mkdir()
    with dev.one_at_a_time(), dev.LOCK.open("ab") as second:
        assert not dev.taken(second)
    with dev.LOCK.open("ab") as third:
        assert dev.taken(third)


@pytest.mark.skipif(sys.platform != "linux", reason="libraries have other names elsewhere")
def test_a_library_that_is_missing_is_named_with_its_package(dev: ModuleType) -> None:
    missing = dev.missing_libraries({"libc.so.6": "libc6", "libnotthere.so.1": "libnotthere1"})

    assert missing == {"libnotthere.so.1": "libnotthere1"}
