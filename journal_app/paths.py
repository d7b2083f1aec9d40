"""Where things live: resources that came with the app, the journal, the settings read while locked."""

from __future__ import annotations

from pathlib import Path

APP_FOLDER = "rosemary"


def resources_folder() -> Path:
    """Return the folder of content, fonts and icons: inside an installed package, else beside it."""
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def default_journal_folder() -> Path:
    """Return the platform's folder for this person's data, `rosemary/journal`."""
    from platformdirs import user_data_path

    return user_data_path(APP_FOLDER, appauthor=False) / "journal"


def config_folder() -> Path:
    """Return the platform's folder for this person's settings."""
    from platformdirs import user_config_path

    return user_config_path(APP_FOLDER, appauthor=False)
