"""One text across the whole window, for somebody else to read. Nothing else of the journal is in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal_app.ui.plan.own_words import breakable
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.type_scale import SERIF
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.scroll_page import ScrollPage
from journal_app.ui.widgets.sides import stand_at_the_beginning

LETTERS = 34
"""Size of the letters, in pixels before scaling."""

LINE_WIDTH = 860

_STEPS: dict[int, int] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 6,
    Qt.Key.Key_PageUp: -6,
}
"""Lines that a key scrolls by."""


class WordsAlone(QWidget):
    """Stays until it is closed by its button or by Esc. No other key reaches what lies behind it."""

    closed = Signal()

    def __init__(self, theme: Theme, words: str, *, locked: bool) -> None:
        """`locked`: the journal is locked behind it, and closing shows the lock screen."""
        super().__init__()
        self._theme = theme
        self.words = words
        self.setAccessibleName(self.tr("A text to read"))
        self.setAccessibleDescription(words)
        self._text = QLabel(breakable(words))
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        stand_at_the_beginning(self._text)
        self._text.setAccessibleName(words)
        what_follows = (
            self.tr("The journal is locked. Close shows the lock screen.")
            if locked
            else self.tr("Close goes back to the journal.")
        )
        self._what_follows = make_label(what_follows, "small")
        self.close_button = make_button(self.tr("Close"), "plain")
        self.close_button.setAccessibleDescription(what_follows)
        self.close_button.clicked.connect(self.closed)
        self.close_button.installEventFilter(self)
        self._scroll = ScrollPage(theme, LINE_WIDTH)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.body.addStretch(2)
        self._scroll.add(self._text)
        self._scroll.body.addStretch(3)
        foot = QFrame()
        foot.setProperty("role", "side")
        self._foot = QHBoxLayout(foot)
        self._foot.addWidget(self._what_follows, 1)
        self._foot.addWidget(self.close_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._scroll, 1)
        page.addWidget(foot)
        self._measure()
        theme.changed.connect(self._measure)

    def enter(self) -> None:
        """Take the focus, and have the text read out."""
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.words)
        QTimer.singleShot(0, self, self._lay_out_again)

    def _lay_out_again(self) -> None:
        """The first time, the layout knows neither the width nor the font, and the last line is cut."""
        self._scroll.body.invalidate()
        self._scroll.body.activate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and page keys scroll; the button would take them to go to another one."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = _STEPS.get(event.key(), 0)
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + steps * self._text.fontMetrics().lineSpacing())
            return steps != 0
        return False

    def focusNextPrevChild(self, next: bool) -> bool:
        """Stay on the one button there is."""
        return True

    def _measure(self) -> None:
        px = self._theme.px
        # A style sheet of its own: the one of the app gives every label its font.
        self._text.setStyleSheet(f'font-family: "{SERIF}"; font-size: {px(LETTERS)}px;')
        self._foot.setContentsMargins(px(28), px(12), px(28), px(12))
        self._foot.setSpacing(px(20))
