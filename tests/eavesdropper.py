"""Run as a program: another one on the same screen, that prints a line of JSON for all it gets.

With words as an argument it offers them instead, as any careless program does.
"""

from __future__ import annotations

import json
import sys


def main() -> None:
    """Listen, or offer, until it is ended."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QClipboard
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QTextEdit

    app = QApplication([])
    clipboard = app.clipboard()

    def on_changed(mode: QClipboard.Mode) -> None:
        data = clipboard.mimeData(mode)
        formats = list(data.formats()) if data else []
        hint = bytes(data.data("x-kde-passwordManagerHint").data()).decode() if data else ""
        text = clipboard.text(mode) if formats else ""
        line = {"of": mode.name, "text": text, "formats": formats, "hint": hint}
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()

    if sys.argv[1:]:
        page = QTextEdit(sys.argv[1])
        page.show()
        QTest.qWaitForWindowExposed(page)
        QTest.keyClick(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    else:
        clipboard.changed.connect(on_changed)
        sys.stdout.write("{}\n")
        sys.stdout.flush()
    app.exec()


if __name__ == "__main__":
    main()
