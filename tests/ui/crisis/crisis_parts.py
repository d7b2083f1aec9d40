"""Looking at what a widget says and offers."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from journal_app.ui.help.number_large import NumberLarge


def words_on(widget: QWidget) -> str:
    """Everything that can be read on it, button or not, from the top of the tree."""
    shown = [each for each in widget.findChildren(QWidget) if each.isVisibleTo(widget)]
    return "\n".join(each.text() for each in shown if isinstance(each, QLabel | QAbstractButton))


def button_of(widget: QWidget, words: str) -> QAbstractButton:
    """The visible button that says this, or has it as its name."""
    buttons = [each for each in widget.findChildren(QAbstractButton) if each.isVisibleTo(widget)]
    return next(each for each in buttons if words in (each.text(), each.accessibleName()))


def large_on(widget: QWidget) -> NumberLarge | None:
    """The number that is shown large over its window, if one is."""
    return next((view for view in widget.window().findChildren(NumberLarge) if view.isVisible()), None)


def settle() -> None:
    """Let layouts that wait for each other come to rest."""
    for _ in range(4):
        QApplication.processEvents()


def cut_off(widget: QWidget) -> list[str]:
    """What is visible on it but has too little room for its words, or sticks out at the right."""
    found = []
    for each in widget.findChildren(QWidget):
        if not each.isVisibleTo(widget):
            continue
        if isinstance(each, QLabel) and each.text() and each.wordWrap():
            too_low = each.heightForWidth(each.width()) > each.height()
        elif isinstance(each, QAbstractButton):
            too_low = each.width() < each.sizeHint().width() or each.height() < each.sizeHint().height()
        else:
            continue
        if too_low or each.mapTo(widget, QPoint(each.width(), 0)).x() > widget.width():
            found.append(each.text())
    return found
