"""A card lies on the page with a soft shadow that costs nothing while typing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QSplitter, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card, _Shadow

Show = Callable[[QWidget], None]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def page(theme: Theme, show: Show) -> QWidget:
    """Show an empty page with margins."""
    page = QWidget()
    QVBoxLayout(page).setContentsMargins(40, 40, 40, 40)
    page.resize(400, 300)
    show(page)
    return page


class _Repaints(QObject):
    """Counts how often a widget paints."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def _put(card: Card, page: QWidget, qtbot: QtBot) -> _Shadow:
    page.layout().addWidget(card)
    qtbot.waitUntil(card.isVisible)
    (shadow,) = page.findChildren(_Shadow, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return shadow


def test_the_title_and_what_is_added_stand_under_each_other(theme: Theme, qtbot: QtBot) -> None:
    card = Card(theme, "How was today?")
    qtbot.addWidget(card)
    card.add(QLabel("Seven short questions."))
    texts = [card.body.itemAt(at).widget().text() for at in range(card.body.count())]
    assert texts == ["How was today?", "Seven short questions."]


def test_the_page_is_darker_under_the_card_than_far_from_it(
    theme: Theme, page: QWidget, qtbot: QtBot
) -> None:
    card = Card(theme)
    _put(card, page, qtbot)
    picture = page.grab().toImage()
    under = card.geometry().bottomLeft() + QPoint(100, 3)
    assert picture.pixelColor(4, 4) == QColor(theme.palette.bg)
    assert picture.pixelColor(under).lightness() < QColor(theme.palette.bg).lightness()


def test_the_shadow_goes_where_the_card_goes(theme: Theme, page: QWidget, qtbot: QtBot) -> None:
    card = Card(theme)
    shadow = _put(card, page, qtbot)
    page.resize(600, 500)
    assert shadow.geometry() == theme.shadow.around(card.geometry())
    card.hide()
    assert not shadow.isVisible()
    card.show()
    assert shadow.isVisible()


def test_a_card_hidden_before_the_page_is_shown_casts_no_shadow(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    card = Card(theme)
    QVBoxLayout(page).addWidget(card)
    card.hide()
    page.show()
    assert not page.findChild(_Shadow).isVisible()


def test_a_card_that_moves_to_another_page_takes_its_shadow_along(
    theme: Theme, page: QWidget, qtbot: QtBot
) -> None:
    card = Card(theme)
    shadow = _put(card, page, qtbot)
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitSignal(shadow.destroyed):
        QVBoxLayout(other).addWidget(card)
    assert page.findChild(_Shadow) is None
    assert other.findChild(_Shadow) is not None


def test_a_card_that_is_thrown_away_leaves_no_shadow(theme: Theme, page: QWidget, qtbot: QtBot) -> None:
    card = Card(theme)
    shadow = _put(card, page, qtbot)
    with qtbot.waitSignal(shadow.destroyed):
        card.deleteLater()


def test_typing_on_a_card_does_not_paint_its_shadow_again(theme: Theme, page: QWidget, qtbot: QtBot) -> None:
    card, text = Card(theme), QTextEdit()
    card.add(text)
    shadow = _put(card, page, qtbot)
    repaints, of_text = _Repaints(), _Repaints()
    shadow.installEventFilter(repaints)
    shadow.update()
    qtbot.waitUntil(lambda: repaints.count > 0)  # with all that was still to be painted since the card came
    repaints.count = 0
    text.viewport().installEventFilter(of_text)
    qtbot.keyClicks(text, "a page")
    qtbot.waitUntil(lambda: of_text.count > 0)
    assert repaints.count == 0


def test_a_splitter_gets_no_pane_for_the_shadow(theme: Theme, qtbot: QtBot) -> None:
    splitter = QSplitter()
    qtbot.addWidget(splitter)
    splitter.addWidget(Card(theme))
    assert splitter.count() == 1
