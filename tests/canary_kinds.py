"""A part of the robot's walk (`canary_session`): every kind of page, and what stands beside the words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from whole_session import Waiting

if TYPE_CHECKING:
    from canary_session import Robot

WORD = "zanzibarquill"
"""Also the word that is added to the person's own spelling list."""


def write_every_kind(robot: Robot, workspace: object, photo: Path) -> Waiting:
    """A photo with words, find and replace, the spelling menu, a template, a sealed letter, versions."""
    workspace.show_page("journal")  # type: ignore[attr-defined]
    journal = workspace.page("journal")  # type: ignore[attr-defined]
    yield journal.isVisible
    editor = journal.desk.editor
    yield from _begun(journal, journal.beginning.begin_page)
    robot.write(editor.area, f"{WORD} and another {WORD}.")
    yield from _photo(robot, editor, photo)
    yield from _found_and_replaced(robot, editor)
    yield from _spelled(robot, editor)
    yield from _template(robot, journal)
    yield from _letter(robot, journal)
    yield from _versions(robot, journal)


def _begun(journal: object, begin: Callable[[], None]) -> Waiting:
    """Begin something, and wait until it lies on the desk instead of what lay there."""
    desk = journal.desk  # type: ignore[attr-defined]
    before = desk.entry
    begin()
    yield lambda: desk.entry is not None and desk.entry is not before and desk.editor.area.isVisible()


def _photo(robot: Robot, editor: object, photo: Path) -> Waiting:
    photos = editor.photos  # type: ignore[attr-defined]
    photos._on_files([str(photo)])  # what the chooser gives
    yield lambda: photos.photos
    photos.strip.opened.emit(0)
    yield lambda: photos.viewer is not None and not photos.viewer.view.is_empty
    robot.write(photos.viewer.words)
    robot.look()
    photos.viewer.close_view()
    yield lambda: photos.viewer is None


def _found_and_replaced(robot: Robot, editor: object) -> Waiting:
    find = editor._find  # type: ignore[attr-defined]
    find.open_strip(replaces=True)
    yield find.isVisible
    find._field.clear()  # what was selected stands there
    robot.write(find._field)
    robot.write(find._with, f"{WORD}two")
    find._all.click()
    yield lambda: f"{WORD}two" in editor.area.toPlainText()  # type: ignore[attr-defined]
    find.close_strip()


def _spelled(robot: Robot, editor: object) -> Waiting:
    """Open the menu of a word that is not known, and keep the word."""
    from PySide6.QtGui import QContextMenuEvent, QTextCursor
    from PySide6.QtWidgets import QMenu

    area = editor.area  # type: ignore[attr-defined]
    yield lambda: area.is_checked
    area.moveCursor(QTextCursor.MoveOperation.Start)
    place = area.cursorRect().center()
    asked = QContextMenuEvent.Reason.Keyboard
    area.contextMenuEvent(QContextMenuEvent(asked, place, area.viewport().mapToGlobal(place)))
    yield lambda: [menu for menu in area.findChildren(QMenu) if menu.isVisible()]
    menu = next(menu for menu in area.findChildren(QMenu) if menu.isVisible())
    robot.look()
    actions = {action.text(): action for action in menu.actions()}
    actions["Add to my words"].trigger()
    menu.close()
    robot.written.add("own words")
    yield lambda: True


def _template(robot: Robot, journal: object) -> Waiting:
    from PySide6.QtWidgets import QMenu

    beginning = journal.beginning  # type: ignore[attr-defined]
    beginning._on_keeping_asked()
    yield lambda: [field for field in robot.fields() if field.accessibleName() == "Name of template 1"]
    for field in robot.fields():
        robot.write(field)
    kept: list[bool] = []
    beginning.templates.flush(lambda: kept.append(True))
    yield lambda: kept
    yield from _begun(journal, beginning.begin_page)
    beginning.open_menu()
    yield lambda: robot.seen(QMenu)
    robot.look()
    (menu,) = robot.seen(QMenu)
    menu.close()


def _letter(robot: Robot, journal: object) -> Waiting:
    yield from _begun(journal, journal.beginning.begin_letter)  # type: ignore[attr-defined]
    editor = journal.desk.editor  # type: ignore[attr-defined]
    panel = editor.kind_line.panel
    yield panel.isVisible
    robot.write(panel._field)
    panel._set.click()
    yield lambda: not panel.isVisible()
    robot.write(editor.area)
    editor.kind_line._seal.click()
    yield journal.desk.sealed.isVisible  # type: ignore[attr-defined]
    robot.look()


def _versions(robot: Robot, journal: object) -> Waiting:
    """Write a page, take nearly all of it away, and look at what it said before."""
    yield from _begun(journal, journal.beginning.begin_page)  # type: ignore[attr-defined]
    area = journal.desk.editor.area  # type: ignore[attr-defined]
    for words in (f"{WORD} that will go. " * 20, "gone"):
        area.selectAll()
        robot.write(area, words)
        done: list[bool] = []
        journal.flush(lambda done=done: done.append(True))  # type: ignore[attr-defined]
        yield lambda done=done: done
    journal.desk._to_versions.click()  # type: ignore[attr-defined]
    yield journal.desk._versions.isVisible  # type: ignore[attr-defined]
    for _ in range(10):
        yield lambda: True
    robot.look()
