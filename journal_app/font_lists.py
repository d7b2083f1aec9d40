"""On Linux, the system's lists of fonts: a second thread reads them while this one reads Python's modules.

Qt needs them before it can draw a word, and would wait 5 ms for them.
"""

from __future__ import annotations

import contextlib
import sys
from threading import Thread


def read_ahead() -> None:
    """Begin to read. Quietly does nothing where there is no fontconfig."""
    if sys.platform == "linux":
        Thread(target=_read, name="font lists", daemon=True).start()


def _read() -> None:
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libfontconfig.so.1").FcInit()  # a second call, Qt's, finds all done
