"""Files that came with the app are missing: nobody is kept from their journal by a drawing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from desktop_parts import PASSPHRASE, Start, log_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal_app.paths import resources_folder
from journal_app.ui.help.country_choice import CountryChoice
from journal_app.ui.rooms import ROOMS
from journal_app.ui.theme.theme import Theme

NOTED: list[str] = []
"""What was written into the log."""

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from journal_app import paths
from journal_app.__main__ import main

resources = Path(sys.argv.pop())
paths.resources_folder = lambda: resources
run = QApplication.exec
def look():
    QApplication.topLevelWidgets()[0].grab()
    print(QApplication.topLevelWidgets()[0].focusWidget().accessibleName())
    QTimer.singleShot(0, QApplication.quit)
    return run()
QApplication.exec = staticmethod(look)
main([])
"""


@pytest.fixture(scope="module")
def one_theme(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Theme:
    """The look of an app whose fonts are there, but not one drawing."""
    resources = tmp_path_factory.mktemp("resources")
    shutil.copytree(resources_folder() / "fonts", resources / "fonts")
    return Theme(resources, qapp, note=NOTED.append)


@pytest.mark.long
@pytest.mark.qt_log_ignore("Cannot open file '.*marks:", extend=True)
def test_a_journal_opens_without_a_single_drawing_and_each_is_noted_once(start: Start, code: str) -> None:
    app = start()
    app.open()
    app.type("The rain stopped.")
    assert app.rosemary.workspace is not None
    for name in ("journal", "check_ins", "settings", *(name for name, _, _ in ROOMS)):
        app.rosemary.workspace.show_page(name)
    app.window.grab()
    assert "A drawing is missing or can't be read: lock" in NOTED
    assert len(NOTED) == len(set(NOTED))


def test_a_journal_opens_without_the_greetings(
    start: Start, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = shutil.copytree(resources_folder() / "content" / "en", tmp_path / "content" / "en")
    (content / "greetings.toml").unlink()
    monkeypatch.setattr("journal_app.desktop.rosemary.resources_folder", lambda: tmp_path)
    app = start()
    app.open()
    app.type("The rain stopped.")
    assert app.page.text() == "The rain stopped."


def test_a_journal_can_be_made_without_the_list_of_countries(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal_app.desktop.rosemary.resources_folder", lambda: tmp_path)
    app = start()
    app.button("Continue").click()
    for _ in range(2):
        app.type(PASSPHRASE)
        app.key(Qt.Key.Key_Return)
    app.wait(lambda: app.says("Keep the recovery code"))
    app.button("Not now").click()
    choices = app.window.findChild(CountryChoice)
    assert choices.isVisible()
    assert [choices.itemText(at) for at in range(choices.count())] == ["Not chosen"]
    app.button("Continue").click()
    app.button("Open today's page").click()
    app.wait_for_page()


@pytest.mark.skipif(sys.platform != "linux", reason="there the folders can be given to a plain start")
@pytest.mark.parametrize(
    ("missing", "noted"),
    [
        ("icons/eye.svg", ["A drawing is missing or can't be read: eye"]),
        ("fonts/Inter_500Medium.ttf", ["A font is missing or can't be read: Inter_500Medium.ttf"]),
    ],
)
def test_the_lock_screen_stands_all_the_same_and_the_log_says_what_is_missing(
    tmp_path: Path, missing: str, noted: list[str]
) -> None:
    journal = tmp_path / "data" / "rosemary" / "journal"
    journal.mkdir(parents=True)
    (journal / "journal.db").touch()  # names alone tell that there is one
    resources = shutil.copytree(resources_folder(), tmp_path / "resources")
    (resources / missing).unlink()
    names = {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(resources)],
        env={
            **os.environ,
            **{key: str(tmp_path / name) for key, name in names.items()},
            "QT_QPA_PLATFORM": "offscreen",
        },
        check=True,
        timeout=60,
        capture_output=True,
        text=True,
    )
    assert done.stdout.splitlines() == ["Passphrase"]
    assert [line.split(maxsplit=1)[1] for line in log_of(tmp_path).splitlines()] == noted
