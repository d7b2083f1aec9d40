"""What a desktop needs to show Rosemary in its menu, and what a package takes along."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from journal_app.paths import paper
from journal_app.ui.settings.licence_texts import PAPERS

ROOT = Path(__file__).parents[1]
LINUX = ROOT / "packaging" / "linux"
ENTRY = LINUX / "rosemary.desktop"
METAINFO = LINUX / "rosemary.metainfo.xml"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
WHEEL = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]


def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(ENTRY, "utf-8")
    return parser["Desktop Entry"]


def test_the_menu_starts_the_program_that_is_installed_and_knows_its_window() -> None:
    assert entry()["Exec"] in PROJECT["project"]["scripts"]
    app = (ROOT / "journal_app" / "desktop" / "first_paint.py").read_text("utf-8")
    assert f'setDesktopFileName("{entry()["StartupWMClass"]}")' in app
    assert ENTRY.stem == entry()["StartupWMClass"]


def test_the_menu_says_nothing_of_what_it_is_for() -> None:
    said = " ".join(entry()[key] for key in ("Name", "GenericName", "Comment", "Keywords")).lower()
    assert re.search("miscarriage|pregnan|baby|loss", said) is None


def test_each_icon_that_a_package_installs_is_there() -> None:
    shared = WHEEL["shared-data"]
    assert all((ROOT / file).is_file() for file in shared)
    assert any(place.endswith(f"apps/{entry()['Icon']}.svg") for place in shared.values())
    sizes = re.search(r"for size in ([\d ]+);", (LINUX / "build-deb").read_text("utf-8"))
    assert sizes is not None
    for size in sizes[1].split():
        assert (ROOT / "resources" / "app_icon" / f"rosemary-{size}.png").is_file()


def test_software_centres_find_the_menu_entry() -> None:
    root = ElementTree.parse(METAINFO).getroot()
    assert root.findtext("launchable") == ENTRY.name
    assert root.findtext("project_license") == "GPL-3.0-or-later"


def test_every_licence_text_that_the_app_shows_is_packed() -> None:
    assert all(paper(file).is_file() for _, file in PAPERS)
    beside = {file for _, file in PAPERS if not (ROOT / "resources" / file).exists()}
    assert beside == set(WHEEL["force-include"])
    spec = (ROOT / "packaging" / "rosemary.spec").read_text("utf-8")
    assert all(f'"{file}"), "journal_app/resources"' in spec for file in beside)


@pytest.mark.parametrize(
    "command", [["desktop-file-validate", ENTRY], ["appstreamcli", "validate", "--no-net", METAINFO]]
)
def test_the_desktop_s_own_tools_find_nothing_wrong(command: list[str | Path]) -> None:
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is not here")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
