"""How this very program is started once more: from its source tree, installed, or frozen."""

from __future__ import annotations

import sys
from pathlib import Path


def own_command(*arguments: str) -> list[str]:
    """Return the command line that starts Rosemary again with `arguments`."""
    return [sys.executable, *_module(), *arguments]


def _module() -> list[str]:
    """Return how Python is told to run this package: not from any folder it happens to stand in."""
    if getattr(sys, "frozen", False):
        return []
    runs_from_its_tree = Path(__file__).resolve().parent.parent == Path.cwd()
    return ["-m", "journal_app"] if runs_from_its_tree else ["-P", "-m", "journal_app"]
