"""The few settings that must be known while the journal is locked: `locked.toml`, in clear text.

Nothing personal stands in it. A file that is missing or broken gives the defaults: a lock screen
and the help page have to come up whatever happened to it.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import asdict, fields, replace
from math import isnan
from pathlib import Path

from journal_app.domain.settings import SCALE_STEPS, LockedSettings, ThemeMode

FILE = "locked.toml"


def read_locked_settings(folder: Path) -> LockedSettings:
    """Return the settings of `folder`; what is missing or makes no sense has its default."""
    settings = LockedSettings()
    try:
        stored = tomllib.loads((folder / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return settings
    for field in fields(LockedSettings):
        value = stored.get(field.name)
        if field.name == "theme":
            value = ThemeMode(value) if value in tuple(ThemeMode) else None
        if field.name == "scale" and isinstance(value, int | float):
            is_nan = isinstance(value, float) and isnan(value)
            value = None if is_nan else float(min(SCALE_STEPS[-1], max(SCALE_STEPS[0], value)))
        if isinstance(value, type(getattr(settings, field.name))):
            settings = replace(settings, **{field.name: value})
    return settings


def write_locked_settings(folder: Path, settings: LockedSettings) -> bool:
    """Keep the settings, readable by this person only. False if the folder can't be written.

    A setting of the lock screen that can't be kept is no reason to interrupt anybody.
    """
    import json  # here: the start only reads

    # Not in ASCII: JSON writes characters beyond 0xFFFF as two, which TOML does not know.
    lines = [
        f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in asdict(settings).items()
    ]
    new = folder / f".{FILE}.new"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.writelines(line.replace("\x7f", "\\u007F") for line in lines)
        new.replace(folder / FILE)
    except (OSError, UnicodeEncodeError):  # a folder's name can hold bytes that are no text
        return False
    return True
