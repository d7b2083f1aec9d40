"""Run as a program: Rosemary with a robot at its keys that opens all there is, saves a PDF, and locks.

Arguments: the journal's folder, the PDF to be made, and `print` to ask for a printer too. Before it locks it
prints one line of JSON about its own process; then the process is replaced, and the robot is gone.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path

PASSPHRASE = "quillfernpass under the weir"
PATIENCE = 60.0
"""Seconds to wait for what takes one on a computer that has nothing else to do."""

Waiting = Generator[Callable[[], object], None, None]


def session(pdf: Path, *, prints: bool) -> Waiting:
    """Do what a person does; yield what has to come before the next step."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QTextEdit, QWidget

    from journal_app.ui.main_window import MainWindow

    def seen(kind: type[QWidget], name: str = "") -> list[QWidget]:
        return [
            widget
            for widget in QApplication.allWidgets()
            if isinstance(widget, kind) and widget.isVisible() and name in ("", type(widget).__name__)
        ]

    yield lambda: seen(MainWindow) and seen(QLineEdit)
    (window,) = seen(MainWindow)
    (field,) = seen(QLineEdit)
    QTest.keyClicks(field, PASSPHRASE)
    QTest.keyClick(field, Qt.Key.Key_Return)
    yield lambda: seen(QWidget, "Workspace") and seen(QTextEdit)
    (workspace,) = seen(QWidget, "Workspace")
    QTest.keyClicks(seen(QTextEdit)[0], "The garden was wet.")
    done: list[bool] = []
    workspace.flush(lambda: done.append(True))
    yield lambda: done

    for name in ("journal", "check_ins", "patterns", "plan", "reading", "settings"):
        workspace.show_page(name)
        yield workspace.page(name).isVisible
        window.repaint()
    for fold in seen(QWidget, "Fold"):
        fold.head.click()
        window.repaint()
    workspace.show_page("journal")
    workspace.page("journal").begin_search()
    for field in seen(QLineEdit):
        QTest.keyClicks(field, "garden")

    window.help_asked.emit()
    yield lambda: seen(QWidget, "HelpPage")
    (help_page,) = seen(QWidget, "HelpPage")
    for button in help_page.findChildren(QAbstractButton):
        if button.isCheckable():
            button.click()
    window.repaint()
    help_page.closed.emit()

    workspace.show_page("visit")
    out = workspace.page("visit").out
    yield out.save.isEnabled
    out.save.click()
    yield lambda: seen(QFileDialog)
    (dialog,) = seen(QFileDialog)
    name = dialog.findChild(QLineEdit)
    name.setText(str(pdf))
    QTest.keyClick(name, Qt.Key.Key_Return)
    yield lambda: pdf.exists() and pdf.read_bytes().rstrip().endswith(b"%%EOF")
    if prints:
        out.message.clear()
        out.print.click()
        yield lambda: out.message.words or seen(QWidget, "QPrintDialog")

    report()
    window.lock_asked.emit()
    yield lambda: False


def report() -> None:
    """Say what this process has loaded and how it is protected."""
    from journal_app import guard

    maps = Path("/proc/self/maps").read_text("utf-8").splitlines()
    found = {
        "modules": sorted(sys.modules),
        "libraries": sorted({Path(line.split()[-1]).name for line in maps if ".so" in line}),
        "network": guard.state().network.value,
    }
    tell(json.dumps(found))


def tell(words: str) -> None:
    """Write a line to whoever started this."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def place_of(steps: Waiting) -> str:
    """Return where a robot stands, in its own file or in one it has turned to."""
    while steps.gi_yieldfrom is not None:
        steps = steps.gi_yieldfrom
    return f"{Path(steps.gi_code.co_filename).name}:{steps.gi_frame.f_lineno}"


def play(steps: Waiting) -> None:
    """Go on with the next step whenever the one before has had its effect."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    timer = QTimer()
    waits_for = next(steps)
    since = time.monotonic()

    def look() -> None:
        nonlocal waits_for, since
        try:
            if waits_for():
                waits_for, since = next(steps), time.monotonic()
            elif time.monotonic() - since > PATIENCE:
                raise TimeoutError(f"waited in vain in {place_of(steps)}")
        except BaseException:
            sys.__excepthook__(*sys.exc_info())
            os._exit(1)

    run = QApplication.exec

    def exec_with_robot(*_: object) -> int:
        timer.timeout.connect(look)
        timer.start(20)
        return run()

    QApplication.exec = staticmethod(exec_with_robot)  # type: ignore[method-assign]


def main() -> int:
    """Open the journal that the first argument names."""
    folder, pdf, *wishes = sys.argv[1:]
    tell(str(os.getpid()))
    from journal_app import guard

    guard.protect_process()  # before Qt, as in a start without a robot
    play(session(Path(pdf), prints="print" in wishes))
    from journal_app.__main__ import main as start

    return start(["--journal", folder])


if __name__ == "__main__":
    sys.exit(main())
