"""Words leave a field by copying, not by a slip of the hand."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from pytestqt.qtbot import QtBot

from journal_app.ui.widgets.kept_text import KeptText

WORDS = "The kettle sang."


def test_marked_words_that_are_pressed_on_are_let_go_of_and_not_dragged_away(qtbot: QtBot) -> None:
    field = KeptText(WORDS)
    qtbot.addWidget(field)
    field.resize(300, 100)
    with qtbot.waitExposed(field):
        field.show()
    field.selectAll()
    assert field.textCursor().hasSelection()
    button, at = Qt.MouseButton.LeftButton, QPoint(20, 12)
    qtbot.mousePress(field.viewport(), button, pos=at)
    assert not field.textCursor().hasSelection()
    qtbot.mouseMove(field.viewport(), QPoint(120, 12))
    assert field.findChildren(QDrag) == []
    qtbot.mouseRelease(field.viewport(), button, pos=QPoint(120, 12))
    qtbot.mouseDClick(field.viewport(), button, pos=at)
    assert field.textCursor().selectedText() == "The"
