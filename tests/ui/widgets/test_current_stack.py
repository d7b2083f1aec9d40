"""A stack of pages is as large as the page that is seen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.widgets.current_stack import CurrentStack


def test_a_large_page_takes_no_room_while_a_small_one_is_seen(qtbot: QtBot) -> None:
    stack, small, large = CurrentStack(), QWidget(), QWidget()
    qtbot.addWidget(stack)
    small.setMinimumHeight(50)
    large.setMinimumHeight(700)
    stack.addWidget(small)
    stack.addWidget(large)
    assert stack.minimumSizeHint().height() == 50
    stack.setCurrentWidget(large)
    assert stack.minimumSizeHint().height() == 700
