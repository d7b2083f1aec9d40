"""The few settings that must be known while the journal is locked: `locked.toml`, in clear text.

Nothing personal stands in it. A file that is missing or broken gives the defaults: a lock screen
and the help page have to come up whatever happened to it.
"""

from __future__ import annotations

import os
from math import isnan
from pathlib import Path
from typing import Any

from journal_app.domain.locked_settings import SCALE_STEPS, LockedSettings, ThemeMode

FILE = "locked.toml"


def read_locked_settings(folder: Path) -> LockedSettings:
    """Return the settings of `folder`; what is missing or makes no sense has its default."""
    settings = LockedSettings()
    try:
        if not (folder / FILE).is_file():  # a pipe would be waited for
            return settings
        stored = _read((folder / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return settings
    for name in LockedSettings._fields:
        value = stored.get(name)
        if name == "theme":
            value = ThemeMode(value) if value in tuple(ThemeMode) else None
        if name == "scale" and isinstance(value, int | float):
            is_nan = isinstance(value, float) and isnan(value)
            value = None if is_nan else float(min(SCALE_STEPS[-1], max(SCALE_STEPS[0], value)))
        if name == "journal_folder" and "\0" in str(value):
            continue  # no folder has such a name, and asking for it is an error
        if isinstance(value, type(getattr(settings, name))):
            settings = settings._replace(**{name: value})
    return settings


def write_locked_settings(folder: Path, settings: LockedSettings) -> bool:
    """Keep the settings, readable by this person only. False if the folder can't be written.

    A setting of the lock screen that can't be kept is no reason to interrupt anybody.
    """
    import json  # here: the start only reads

    # Not in ASCII: JSON writes characters beyond 0xFFFF as two, which TOML does not know.
    lines = [
        f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in settings._asdict().items()
    ]
    new = folder / f".{FILE}.new"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        new.unlink(missing_ok=True)  # whatever was laid there
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.writelines(line.replace("\x7f", "\\u007F") for line in lines)
        new.replace(folder / FILE)
    except (OSError, UnicodeEncodeError):  # a folder's name can hold bytes that are no text
        return False
    return True


def _read(text: str) -> dict[str, Any]:
    """Return what stands in a TOML file. Raises ValueError if it is none."""
    values = _read_plain(text)
    if values is None:
        import tomllib  # here: 7 ms, which the lock screen waits for

        values = tomllib.loads(text)
    return values


def _read_plain(text: str) -> dict[str, Any] | None:
    """Return what stands in a file of plain lines, as `write_locked_settings` writes them, else None."""
    values: dict[str, Any] = {}
    for line in text.removesuffix("\n").split("\n"):
        name, _, value = line.partition(" = ")
        whole, _, rest = value.partition(".")
        if not (name.isascii() and name.isidentifier()) or name in values:
            return None
        if value in ("true", "false"):
            values[name] = value == "true"
        elif len(value) > 1 and value[0] == value[-1] == '"' and _is_plain(value[1:-1]):
            values[name] = value[1:-1]
        elif _is_number(value):
            values[name] = int(value)
        elif _is_number(whole) and rest and _is_number(f"1{rest}"):
            values[name] = float(value)
        else:
            return None
    return values


def _is_plain(text: str) -> bool:
    return text.isprintable() and '"' not in text and "\\" not in text


def _is_number(text: str) -> bool:
    """Whether these are a few figures, and no 0 before others."""
    return text.isascii() and text.isdigit() and len(text) < 10 and (text == "0" or text[0] != "0")
