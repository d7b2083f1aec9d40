"""On Linux, a second thread has fontconfig read the fonts while this one reads Python's modules.

Qt needs the system's lists of fonts, and ours, before it can draw a word, and would wait 7 ms for them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Thread


def read_ahead(files: Iterable[Path], families: Iterable[str]) -> Callable[[], bool]:
    """Begin to read the system's fonts, and `files` that hold the fonts of `families`.

    What is returned waits for the end, and says whether Qt will find `files` in the lists. Call it before
    there is a QApplication: Qt reads the lists once. False where there is no fontconfig, and where the
    system has one of `families` too: Qt would take any of the two, and prefers only what it loads itself.
    """
    known: list[bool] = []

    def read() -> None:
        known.append(_read(files, families))

    thread = Thread(target=read, name="fonts", daemon=True)
    if sys.platform == "linux":
        thread.start()

    def wait() -> bool:
        if sys.platform == "linux":
            thread.join()
        return known == [True]

    return wait


def _read(files: Iterable[Path], families: Iterable[str]) -> bool:
    import ctypes

    try:
        fontconfig = ctypes.CDLL("libfontconfig.so.1")  # Qt's own, which reads nothing twice
        parse, nothing, find = fontconfig.FcNameParse, fontconfig.FcObjectSetCreate, fontconfig.FcFontList
        add = fontconfig.FcConfigAppFontAddFile
        parse.restype = nothing.restype = ctypes.c_void_p
        find.restype = ctypes.POINTER(ctypes.c_int)  # a struct that begins with how many there are
        parse.argtypes = (ctypes.c_char_p,)
        find.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
        add.argtypes = (ctypes.c_void_p, ctypes.c_char_p)
        if not fontconfig.FcInit() or any(
            find(None, parse(each.encode()), nothing())[0] for each in families
        ):
            return False
        return all(add(None, os.fsencode(file)) for file in files)
    except (OSError, AttributeError):
        return False
