"""Where things live: resources that came with the app, the journal, the settings read while locked."""

from __future__ import annotations

import os
import sys
from pathlib import Path

APP_FOLDER = "rosemary"


def resources_folder() -> Path:
    """Return the folder of content, fonts and icons: inside an installed package, else beside it."""
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def paper(name: str) -> Path:
    """Return a text that comes with the app: among the resources, or beside them in the source tree."""
    resources = resources_folder()
    packed = resources / name
    return packed if packed.exists() else resources.parent / name


def default_journal_folder() -> Path:
    """Return the platform's folder for this person's data, `rosemary/journal`."""
    if sys.platform == "linux":
        return _xdg("XDG_DATA_HOME", "~/.local/share") / APP_FOLDER / "journal"
    from platformdirs import user_data_path

    return user_data_path(APP_FOLDER, appauthor=False) / "journal"


def config_folder() -> Path:
    """Return the platform's folder for this person's settings."""
    if sys.platform == "linux":
        return _xdg("XDG_CONFIG_HOME", "~/.config") / APP_FOLDER
    from platformdirs import user_config_path

    return user_config_path(APP_FOLDER, appauthor=False)


def log_file() -> Path:
    """Return the file of the log of faults."""
    from platformdirs import user_log_path

    return user_log_path(APP_FOLDER, appauthor=False) / "rosemary.log"


def _xdg(variable: str, usual: str) -> Path:
    """Return a folder as platformdirs does, which takes 2 ms to import; `tests/test_paths.py` compares."""
    named = os.environ.get(variable, "")
    return Path(named if os.path.isabs(named) else os.path.expanduser(usual))  # noqa: PTH111, PTH117 - as there
