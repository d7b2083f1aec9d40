"""Sparing PySide the reading of our sources."""

from __future__ import annotations

import sys


def spare_sources() -> None:
    """Let PySide take it as read that our modules use its usual names. Call it before they are imported.

    From its first import on it reads the source of every module (0.15 ms each, and Python keeps the 6 MB) to
    see whether one asks for names of another kind (`from __feature__ import snake_case`). None of ours does.
    The hook is its own: where it is missing or called differently, PySide reads on, and nothing else changes.
    """
    import PySide6.QtCore  # noqa: F401 - what puts the hook there

    names = sys.modules.get("PySide6.support.feature")
    if hasattr(names, "_mod_uses_pyside"):
        setattr(names, "_mod_uses_pyside", _uses_usual_names)  # noqa: B010 - mypy does not know the module


def _uses_usual_names(_module: object) -> bool:
    return True
