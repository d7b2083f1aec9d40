"""A layout in lines keeps hold of what stands in it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import createdByPython, isValid

from journal_app.ui.widgets.flow_layout import FlowLayout


def test_its_items_are_its_own_and_outlive_every_other_layout(qtbot: QtBot) -> None:
    """An item that Qt makes may get the Python object of an older one, and would die with its layout."""
    for _ in range(20):
        other, ground = QWidget(), QWidget()
        qtbot.addWidget(ground)
        column = QVBoxLayout(other)
        gone = QPushButton()
        column.addWidget(gone)
        seen = column.itemAt(0)
        column.removeWidget(gone)
        flow = FlowLayout(ground)
        flow.addWidget(QPushButton("One"))
        other.deleteLater()
        del seen, column
        assert all(createdByPython(item) and isValid(item) for item in flow._items)


def test_a_widget_that_is_removed_or_deleted_leaves_no_item(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    flow = FlowLayout(ground)
    buttons = [QPushButton(name, ground) for name in ("One", "Two", "Three")]
    for button in buttons:
        flow.addWidget(button)
    flow.removeWidget(buttons[0])
    assert flow.count() == 2
    buttons[1].setParent(None)
    assert flow.count() == 1
    ground.resize(300, 100)
    ground.show()
    assert flow.itemAt(0).widget() is buttons[2]  # type: ignore[union-attr]


def test_lines_can_end_at_the_right_edge(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    flow = FlowLayout(ground, at_end=True)
    flow.setSpacing(10)
    for width in (60, 40):
        piece = QWidget()
        piece.setFixedSize(width, 20)
        flow.addWidget(piece)
    flow.setGeometry(QRect(0, 0, 200, 20))
    assert [item.geometry().x() for item in flow._items] == [90, 160]


class _Asked(QPushButton):
    """Counts how often it is asked how large it wants to be."""

    times = 0

    def sizeHint(self) -> QSize:
        self.times += 1
        return super().sizeHint()


def test_it_asks_once_how_high_it_is_at_a_width_until_something_changes(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    flow = FlowLayout(ground)
    buttons = [_Asked("A word") for _ in range(3)]
    for button in buttons:
        flow.addWidget(button)
    wide, narrow = flow.heightForWidth(2000), flow.heightForWidth(60)
    assert wide < narrow
    asked = [button.times for button in buttons]
    assert (flow.heightForWidth(2000), flow.heightForWidth(60)) == (wide, narrow)
    assert [button.times for button in buttons] == asked
    buttons[0].setFixedHeight(wide + 100)
    assert flow.heightForWidth(2000) > wide
    buttons[0].hide()
    assert flow.heightForWidth(2000) == wide
