"""Run as a program: Rosemary with a robot that opens the journal and types until it is killed.

Arguments: the journal's folder, and how the words begin. Each word is told with the moment after its last
key, `t MOMENT WORD`, and each save as soon as the store says that it is done, `s LENGTH-OF-THE-TEXT`.
"""

from __future__ import annotations

import sys
import time

from whole_session import PASSPHRASE, Waiting, play, tell

PER_KEY = 0.02
"""Seconds between the keys."""


def session(marker: str) -> Waiting:
    """Unlock, then type; each step is one word."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit, QWidget

    from journal_app.ui.main_window import MainWindow

    yield lambda: seen(MainWindow) and seen(QLineEdit)
    (field,) = seen(QLineEdit)
    QTest.keyClicks(field, PASSPHRASE)
    QTest.keyClick(field, Qt.Key.Key_Return)
    yield lambda: seen(QWidget, "Workspace") and seen(QWidget, "WritingArea")
    (workspace,) = seen(QWidget, "Workspace")
    editor = workspace.page("today").editor
    yield lambda: editor.entry is not None
    editor.area.moveCursor(editor.area.textCursor().MoveOperation.End)
    number = 0
    while True:
        word = f" {marker}n{number:03}"
        QTest.keyClicks(editor.area, word, Qt.KeyboardModifier.NoModifier, int(PER_KEY * 1000))
        tell(f"t {time.time()} {word.strip()}")
        number += 1
        yield lambda: True


def tell_of_saves() -> None:
    """Tell of each save as soon as it has come back from the store."""
    from journal_app.domain.entry import Entry, EntryRow
    from journal_app.services.journal import Journal

    save = Journal.save

    def told(self: Journal, entry: Entry) -> EntryRow:
        row = save(self, entry)
        tell(f"s {len(entry.text)}")
        return row

    Journal.save = told  # type: ignore[method-assign]


def seen(kind: type, name: str = "") -> list:
    """Return what of this kind can be seen; `name` is that of its class."""
    from PySide6.QtWidgets import QApplication

    return [
        widget
        for widget in QApplication.allWidgets()
        if isinstance(widget, kind) and widget.isVisible() and name in ("", type(widget).__name__)
    ]


def main() -> int:
    """Open the journal that the first argument names."""
    folder, marker = sys.argv[1:]
    from journal_app import guard

    guard.protect_process()  # before Qt, as in a start without a robot
    tell_of_saves()
    play(session(marker))
    from journal_app.__main__ import main as start

    return start(["--journal", folder])


if __name__ == "__main__":
    sys.exit(main())
