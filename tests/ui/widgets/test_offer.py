"""A quiet offer is one button, with what is offered as its name and description."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.offer import Offer

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_it_is_taken_by_key_and_says_what_it_is(theme: Theme, show: Callable[[QWidget], None]) -> None:
    offer = Offer(theme, "wind", "accent", "Longer out-breath", "A short exercise, if you like.")
    show(offer)
    taken = QSignalSpy(offer.taken)
    QTest.keyClick(offer.button, Qt.Key.Key_Return)
    assert taken.count() == 1
    assert offer.button.accessibleName() == "Longer out-breath"
    assert offer.button.accessibleDescription() == "A short exercise, if you like."


@pytest.mark.parametrize("width", [220, 500])
def test_long_words_take_the_lines_they_need(
    theme: Theme, show: Callable[[QWidget], None], width: int
) -> None:
    offer = Offer(theme, "wind", "accent", "One thing " * 8, "And one more line of words. " * 4)
    offer.resize(width, 100)
    show(offer)
    offer.resize(width, offer.heightForWidth(width))
    title, line = offer.button._heights(offer.button.width() - theme.px(22 + 3 * 14))
    assert title + line <= offer.button.height()
