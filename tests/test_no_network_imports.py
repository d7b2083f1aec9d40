"""What the modules of the app may import, read from their source: also imports inside functions count.

And what is there once all of them are imported, with all that they bring along.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import journal_app

PACKAGE = Path(journal_app.__file__).parent

REACH_A_NETWORK = (
    "PySide6.QtNetwork",
    "PySide6.QtWebEngine",
    "PySide6.QtWebSockets",
    "PySide6.QtHttpServer",
    "PySide6.QtGui.QDesktopServices",
    "_socket",
    "_ssl",
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "imaplib",
    "multiprocessing",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "xmlrpc",
)
"""Names of modules, and of families of modules, that can open a connection."""


@cache
def imported_names(source: Path) -> tuple[str, ...]:
    """Return every module, and every name taken out of one, that a file imports, with dots."""
    return tuple(_imported_names(source))


def _imported_names(source: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and _name_of(node.func) in ("import_module", "__import__"):
            yield from (
                argument.value
                for argument in node.args
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            )


def _name_of(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def users_of(*roots: str) -> list[str]:
    """Return `file: name` for every import of one of the top-level packages."""
    return [
        f"{path.relative_to(PACKAGE).as_posix()}: {name}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for name in imported_names(path)
        if name.split(".")[0] in roots
    ]


def outside(found: list[str], *rooms: str) -> list[str]:
    """Return what does not stand in one of the rooms (folders end with a slash)."""
    return [line for line in found if not line.startswith(rooms)]


def test_no_module_of_the_app_imports_anything_that_reaches_a_network() -> None:
    found = [
        f"{path.relative_to(PACKAGE).as_posix()}: {name}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for name in imported_names(path)
        if name.startswith(REACH_A_NETWORK)
    ]
    assert found == []


def test_the_whole_app_brings_nothing_along_that_reaches_a_network() -> None:
    """But `socket`: the standard library's look at the version of a package (About) imports it, unused."""
    probe = (
        "import importlib, json, pkgutil, sys, journal_app\n"
        "for module in pkgutil.walk_packages(journal_app.__path__, 'journal_app.'):\n"
        "    importlib.import_module(module.name)\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    loaded = json.loads(subprocess.check_output([sys.executable, "-c", probe], cwd=PACKAGE.parent))
    assert "journal_app.desktop.rosemary" in loaded
    assert "PySide6.QtPrintSupport" in loaded
    assert not {"keyring", "secretstorage", "jeepney"} & set(loaded), "only the helper loads them"
    assert {name for name in loaded if name.startswith(REACH_A_NETWORK)} <= {"socket", "_socket"}


def test_the_database_engine_is_used_in_the_store_only() -> None:
    found = users_of("sqlcipher3", "sqlite3")
    assert found
    assert outside(found, "store/") == []


def test_cryptography_is_used_in_the_vault_only() -> None:
    found = users_of("cryptography", "argon2", "hashlib", "hmac")
    assert found
    assert outside(found, "vault/") == []


def test_the_keyring_and_what_comes_with_it_are_used_in_its_helper_only() -> None:
    found = users_of("keyring", "secretstorage", "jeepney", "jaraco", "win32ctypes")
    assert found
    assert outside(found, "vault/keychain_helper.py") == []


def test_qt_is_used_in_the_window_only() -> None:
    found = users_of("PySide6", "shiboken6")
    assert found
    assert outside(found, "app.py", "desktop/", "ui/", "render/") == []


@pytest.mark.parametrize(
    "line",
    [
        "from PySide6 import QtNetwork",
        "from PySide6.QtNetwork import QTcpSocket",
        "import urllib.request",
        "from urllib import request",
        "def later():\n    import socket",
        "import importlib\nimportlib.import_module('http.client')",
    ],
)
def test_an_import_that_reaches_a_network_is_noticed_however_it_is_written(line: str, tmp_path: Path) -> None:
    source = tmp_path / "module.py"
    source.write_text(line, encoding="utf-8")
    assert any(name.startswith(REACH_A_NETWORK) for name in imported_names(source))
