"""A keyboard that learns is told, in every field, that there is nothing for it to keep."""

from __future__ import annotations

from desktop_parts import CTRL, Running
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication


def test_every_field_that_has_the_focus_is_private(opened: Running) -> None:
    private = Qt.InputMethodHint.ImhSensitiveData
    assert opened.page.inputMethodHints() & private
    opened.key(Qt.Key.Key_F, CTRL)
    opened.wait(lambda: opened.focused() == "Search the journal")
    field = QApplication.focusWidget()
    assert field is not None
    assert field.inputMethodHints() & private
