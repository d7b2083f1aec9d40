"""A fold opens in place, and what it opens comes where it is seen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.fold import Fold


def test_tab_goes_from_a_title_into_what_it_opened_and_on_to_what_follows(
    theme: Theme, show: Callable[[QWidget], None]
) -> None:
    window, inside, after = QWidget(), QWidget(), QLineEdit()
    fields = [QLineEdit(), QLineEdit()]
    column = QVBoxLayout(inside)
    for field in fields:
        column.addWidget(field)
    fold = Fold(theme, "More", lambda: inside)
    page = QVBoxLayout(window)
    page.addWidget(fold)
    page.addWidget(after)
    show(window)
    fold.head.setFocus()
    QTest.keyClick(fold.head, Qt.Key.Key_Right)
    for expected in (*fields, after):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is expected
