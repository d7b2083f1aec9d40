"""Building what may not be there: a part that cannot be built is left out, and the rest stands."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from typing import TypeVar

from journal_app.domain.errors import Trouble

T = TypeVar("T")


def attempt(build: Callable[[], T]) -> T | None:
    """Return what `build` gives, or None if it fails, in whatever way.

    A fault of the program is handed to the one place that notes faults; a Trouble (a content file that
    can't be read) is expected here and needs no note.
    """
    try:
        return build()
    except Trouble:
        return None
    except Exception as fault:
        with contextlib.suppress(Exception):  # nothing may fail for the sake of a note
            sys.excepthook(type(fault), fault, fault.__traceback__)
        return None
