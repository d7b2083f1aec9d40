"""The first thing that runs: no core dumps, no reading of this process by others, private files."""

from __future__ import annotations

import os
import sys

_PR_SET_DUMPABLE = 4


def protect_process() -> None:
    """Make the process keep to itself. Quietly does what the platform allows."""
    os.umask(0o077)
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
