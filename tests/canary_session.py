"""Run as a program: Rosemary with a robot that writes a word into every field there is, and selects it.

Arguments: the journal's folder, a photo, and the file in which another program notes what it gets of the
clipboard. In the end it prints one line of JSON: what the windows were called, and which fields were written
in. Then it locks. Without a third argument it copies nothing, and waits to be killed.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from canary_kinds import write_every_kind
from whole_session import PASSPHRASE, Waiting, play, tell

CANARY = "zanzibarquill"
PAGES = ("today", "journal", "check_ins", "patterns", "plan", "visit", "reading", "settings")
NOTED = ("titles", "written", "draggable", "learned")
NUMBERS = "the inside of a field for a number or a date"
"""It has no name of its own, and takes no words."""
OPENERS = ("Add a date", "Choose from the journal…", "New passphrase…", "Recovery code…")
"""Buttons behind which there are more fields."""
CONTROL = "marmaladeowl"
"""A word that this robot itself writes where everybody can read it."""


class Robot:
    """Eyes and fingers."""

    def __init__(self) -> None:
        self.titles: set[str] = set()
        self.written: set[str] = set()
        self.draggable: set[str] = set()
        self.learned: set[str] = set()
        """Fields whose words a keyboard may keep to suggest them elsewhere."""

    def seen(self, kind: type, name: str = "") -> list:
        """Return what of this kind can be seen; `name` is that of its class."""
        from PySide6.QtWidgets import QApplication

        return [
            widget
            for widget in QApplication.allWidgets()
            if isinstance(widget, kind) and widget.isVisible() and name in ("", type(widget).__name__)
        ]

    def look(self) -> None:
        """Note what the system may show of the windows, and what could be dragged away."""
        from PySide6.QtGui import QGuiApplication
        from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit

        from journal_app.ui.main_window import MainWindow

        self.titles |= {window.title() for window in QGuiApplication.allWindows()}
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible():
                told = (widget.windowTitle(), widget.windowIconText(), widget.windowFilePath())
                self.titles |= set(told)
        for kind in (QLineEdit, QAbstractItemView):
            own = [field for field in self.seen(kind) if isinstance(field.window(), MainWindow)]
            self.draggable |= {type(field).__name__ for field in own if field.dragEnabled()}

    def fields(self) -> list:
        """Return every field that words can be written in or selected in."""
        from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

        return [field for kind in (QLineEdit, QTextEdit, QPlainTextEdit) for field in self.seen(kind)]

    def write(self, field: object, words: str = CANARY) -> None:
        """Type, then select: all with the keys, a word with the mouse."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        field.setFocus()
        if not field.isReadOnly():
            if not field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData:
                self.learned.add(field.accessibleName() or NUMBERS)
            QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        spot = field.viewport() if hasattr(field, "viewport") else field
        QTest.mouseDClick(spot, Qt.MouseButton.LeftButton, pos=spot.rect().center())
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.written.add(field.accessibleName().replace(CANARY, "…"))  # some name what they stand beside

    def copy(self, field: object) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        field.setFocus()
        for key in (Qt.Key.Key_A, Qt.Key.Key_C):
            QTest.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)


def session(robot: Robot, photo: Path, heard: Path | None) -> Waiting:
    """Do what a person does; yield what has to come before the next step."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QTextEdit, QWidget

    from journal_app.ui.main_window import MainWindow

    yield lambda: robot.seen(MainWindow) and robot.seen(QLineEdit)
    (window,) = robot.seen(MainWindow)
    (field,) = robot.seen(QLineEdit)
    (eye,) = [each for each in robot.seen(QAbstractButton) if each.accessibleName() == "Show the passphrase"]
    yield window.isActiveWindow
    for _ in range(10):  # the first paint is over, and the clipboard watched
        yield lambda: True
    eye.click()
    robot.write(field, PASSPHRASE)
    yield lambda: field.selectedText() == PASSPHRASE
    QTest.keyClick(field, Qt.Key.Key_Return)
    yield lambda: robot.seen(QWidget, "Workspace") and robot.seen(QTextEdit)
    (workspace,) = robot.seen(QWidget, "Workspace")

    for name in PAGES:
        workspace.show_page(name)
        for _ in range(10):  # what it shows comes from the journal
            yield workspace.page(name).isVisible
        for button in robot.seen(QAbstractButton):
            if button.isVisible() and button.text() in OPENERS:
                button.click()
        for fold in robot.seen(QWidget, "Fold"):
            fold.head.click()
        yield lambda: True
        for field in robot.fields():
            if field.isVisible():
                robot.write(field)
                yield lambda: True
        robot.look()

    yield from write_every_kind(robot, workspace, photo)
    if heard is not None:
        yield from copies(robot, workspace, heard)

    workspace.show_page("visit")
    out = workspace.page("visit").out
    yield out.save.isEnabled
    out.save.click()
    yield lambda: robot.seen(QFileDialog)
    (dialog,) = robot.seen(QFileDialog)
    robot.look()
    QTest.keyClicks(dialog.findChild(QLineEdit), CANARY)
    dialog.reject()
    QTimer.singleShot(0, crash)
    yield lambda: list(Path(os.environ["XDG_STATE_HOME"]).rglob("rosemary.log"))

    window.help_asked.emit()
    yield lambda: robot.seen(QWidget, "HelpPage")
    robot.look()
    robot.seen(QWidget, "HelpPage")[0].closed.emit()
    workspace.desk.ask_for_help()
    yield lambda: robot.seen(QWidget, "CrisisScreen")
    robot.look()

    done: list[bool] = []
    workspace.flush(lambda: done.append(True))
    yield lambda: done
    tell(CONTROL)
    tell(json.dumps({each: sorted(getattr(robot, each)) for each in NOTED}))
    if heard is not None:
        window.lock_asked.emit()
    yield lambda: False


def copies(robot: Robot, workspace: object, heard: Path) -> Waiting:
    """Copy from a field of each kind, and wait until the other program has it."""
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

    for kind in (QLineEdit, QPlainTextEdit, QTextEdit):
        page = {QLineEdit: "plan", QPlainTextEdit: "visit", QTextEdit: "plan"}[kind]
        workspace.show_page(page)  # type: ignore[attr-defined]
        yield lambda k=kind: [each for each in robot.seen(k) if CANARY in text_of(each)]
        field = next(each for each in robot.seen(kind) if CANARY in text_of(each))
        words = f"copied from {kind.__name__}"
        robot.write(field, words)
        robot.copy(field)
        yield lambda w=words: w in heard.read_text("utf-8")


def text_of(field: object) -> str:
    """Return what stands in a field of any kind."""
    return field.toPlainText() if hasattr(field, "toPlainText") else field.text()


def crash() -> None:
    """Go wrong with a person's words in the message, as a fault of the program might."""
    raise ValueError(CANARY)


def main() -> int:
    """Open the journal that the first argument names."""
    folder, photo, *heard = sys.argv[1:]
    tell(str(os.getpid()))
    from journal_app import guard

    guard.protect_process()  # before Qt, as in a start without a robot
    play(session(Robot(), Path(photo), Path(heard[0]) if heard else None))
    from journal_app.__main__ import main as start

    return start(["--journal", folder])


if __name__ == "__main__":
    sys.exit(main())
