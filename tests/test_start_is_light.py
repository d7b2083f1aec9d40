"""The lock screen stands before what it does not need is read or built."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from journal_app.font_lists import read_ahead
from journal_app.ui.theme.type_scale import SANS, SERIF

LATER = (
    "dataclasses",
    "datetime",
    "queue",
    "sqlite3",
    "sqlcipher3",
    "tomllib",
    "platformdirs",
    "zxcvbn",
    "cryptography",
    "argon2",
    "journal_app.commands",
    "journal_app.content",
    "journal_app.domain.errors",
    "journal_app.domain.settings",
    "journal_app.services.session",
    "journal_app.ui.workspace",
)

PROGRAM = """
import json, linecache, os, sys
from PySide6 import QtCore, QtGui
from PySide6.QtWidgets import QApplication
from journal_app.__main__ import main

def look():
    built = sorted({*vars(QtCore), *vars(QtGui)})
    modules = sorted(sys.modules)
    faces = {name: QtGui.QFontDatabase.styles(name) for name in ("Inter", "Literata")}
    sources = sorted(linecache.cache)
    print(json.dumps({"modules": modules, "built": built, "faces": faces, "sources": sources}), flush=True)
    os._exit(0)

QApplication.exec = staticmethod(look)
main([])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="there the folders can be given to a plain start")
def test_nothing_that_can_wait_is_there_before_the_first_picture(tmp_path: Path) -> None:
    folders = {"XDG_DATA_HOME": str(tmp_path / "data"), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    journal = tmp_path / "data" / "rosemary" / "journal"
    journal.mkdir(parents=True)
    (journal / "journal.db").touch()  # names alone tell that there is one
    settings = tmp_path / "config" / "rosemary" / "locked.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('theme = "system"\nscale = 1.15\ncountry = "IE"\n', "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"},
        check=True,
        capture_output=True,
        text=True,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert "journal_app.ui.lock.lock_page" in found["modules"]
    assert [name for name in LATER if name in found["modules"]] == []
    assert "Qt" not in found["built"]  # its 93 enums take 14 ms, see journal_app/ui/qt_numbers.py
    assert [name for name in found["sources"] if "lock_page" in name] == []  # see journal_app/ui/sources.py
    assert {"QFont", "QFontDatabase"}.isdisjoint(found["built"])  # 2 ms; they come after it
    assert set(found["faces"]["Inter"]) == {"Regular", "Medium", "SemiBold"}  # and yet all are there
    assert set(found["faces"]["Literata"]) == {"Regular", "Italic", "SemiBold"}


def test_a_font_that_cannot_be_read_ahead_is_left_to_qt(tmp_path: Path) -> None:
    assert not read_ahead([tmp_path / "missing.ttf"], [])()


def test_our_fonts_are_left_to_qt_where_the_system_has_some_of_the_same_name(qapp: QApplication) -> None:
    theirs = [name for name in QFontDatabase.families() if name not in (SANS, SERIF) and "[" not in name]
    if not theirs:
        pytest.skip("this system has no fonts")
    assert not read_ahead([], theirs[:1])()


@pytest.mark.skipif(sys.platform != "linux", reason="there the folders can be given to a plain start")
@pytest.mark.parametrize("arguments", [["--show-help"], ["--demo"], []])
def test_no_start_complains_that_a_drawing_is_not_there(tmp_path: Path, arguments: list[str]) -> None:
    program = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from journal_app.__main__ import main
run = QApplication.exec
def look():
    QApplication.topLevelWidgets()[0].grab()
    QTimer.singleShot(0, QApplication.quit)
    return run()
QApplication.exec = staticmethod(look)
main(sys.argv[1:])
"""
    folders = {"XDG_DATA_HOME": str(tmp_path / "data"), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env={**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert "svg" not in done.stderr
