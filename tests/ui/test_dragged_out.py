"""Words are dragged out of no field, whatever keys are held: another program would get them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.paths import resources_folder
from journal_app.ui.journal.version_text import VersionText
from journal_app.ui.journal.writing_area import WritingArea
from journal_app.ui.plan.words_area import WordsArea
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.kept_text import KeptText

HELD = Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton
WORDS = "The kettle sang and the rain went on. " * 3


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme(resources_folder(), qapp)
    theme.set("light")
    return theme


def given_out_by(
    qtbot: QtBot, kind: type[QWidget], theme: Theme | None, held: Qt.KeyboardModifier
) -> list[str]:
    """Select all, press in the middle with keys held, move far; return what a drag would have taken along."""
    taken: list[str] = []

    class Watched(kind):  # type: ignore[misc, valid-type]
        def createMimeDataFromSelection(self) -> QMimeData:
            taken.append("words")
            return QMimeData()  # nothing to drag: so none begins

    field = Watched(theme) if theme else Watched()
    qtbot.addWidget(field)
    field.resize(400, 200)
    field.put(WORDS) if theme else field.setPlainText(WORDS)
    with qtbot.waitExposed(field):
        field.show()
    field.selectAll()
    at = field.cursorRect(field.document().find("kettle")).center()
    qtbot.mousePress(field.viewport(), LEFT, held, at)
    for step in range(1, 8):
        place = QPointF(at + QPoint(10 * step, 0))
        on_screen = field.viewport().mapToGlobal(place)
        move = QMouseEvent(QEvent.Type.MouseMove, place, on_screen, Qt.MouseButton.NoButton, LEFT, held)
        QApplication.sendEvent(field.viewport(), move)
    qtbot.mouseRelease(field.viewport(), LEFT, held, at)
    return taken


@pytest.mark.parametrize(
    "held",
    [
        HELD.NoModifier,
        HELD.ControlModifier,
        HELD.AltModifier,
        HELD.MetaModifier,
        HELD.ShiftModifier,
        HELD.ShiftModifier | HELD.ControlModifier,
    ],
)
@pytest.mark.parametrize("kind", [WritingArea, WordsArea, VersionText, KeptText])
def test_no_key_that_is_held_lets_words_be_dragged_away(
    qtbot: QtBot, theme: Theme, kind: type[QWidget], held: Qt.KeyboardModifier
) -> None:
    assert given_out_by(qtbot, kind, None if kind is KeptText else theme, held) == []
