"""Pages of words that are kept as a whole while they are typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent

from journal_app.domain.errors import Trouble
from journal_app.ui.journal.save_word import SaveWord
from journal_app.ui.keeper import ListKeeper
from journal_app.ui.page import Page, nobody_waits
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.scroll_page import ScrollPage


class KeptPage(Page):
    """Says what went wrong in reading or storing, and offers to read again."""

    save_failed = Signal(object)
    """Trouble; the words stay on the page and are tried again."""
    save_recovered = Signal()

    def __init__(self, theme: Theme, keeper: ListKeeper) -> None:
        """The keeper goes with the page, which asks it to read once it is entered."""
        super().__init__()
        self._theme = theme
        self._keeper = keeper
        keeper.setParent(self)
        self.message = InlineMessage(theme)
        self._again = make_button(self.tr("Read again"), "plain")
        self._again.hide()
        self._again.clicked.connect(keeper.read)
        keeper.was_read.connect(self._on_read)
        keeper.read_failed.connect(self._on_read_failed)
        keeper.failed.connect(self._on_failed)
        keeper.recovered.connect(self._on_recovered)

    def leave(self) -> None:
        """Store at once what was typed a moment ago."""
        self._keeper.flush(nobody_waits)

    def hideEvent(self, event: QHideEvent) -> None:
        """Something may come over the page that shows its words: it finds the last of them stored."""
        super().hideEvent(event)
        self._keeper.flush(nobody_waits)

    def flush(self, then: Callable[[], None]) -> None:
        """Store what is not stored yet, then call `then`; it is not called if storing fails."""
        self._keeper.flush(then)

    def show_kept(self, kept: object) -> None:
        """Show what is stored, now that it has been read."""
        raise NotImplementedError

    def _on_read(self, kept: object) -> None:
        self.message.clear()
        self._again.hide()
        self.show_kept(kept)

    def _on_read_failed(self, trouble: Trouble) -> None:
        self.message.show_words(trouble.words, "trouble")
        self._again.show()

    def _on_failed(self, trouble: Trouble) -> None:
        if self.message.words != trouble.words:  # said once, not at every attempt
            self.message.show_words(trouble.words, "trouble")
        self.save_failed.emit(trouble)

    def _on_recovered(self) -> None:
        self.message.clear()
        self.save_recovered.emit()


class KeptInnerPage(KeptPage):
    """One that another page leads to: with a way back, and a word that says what is saved."""

    closed = Signal()

    def __init__(self, theme: Theme, keeper: ListKeeper, scroll: ScrollPage) -> None:
        super().__init__(theme, keeper)
        self._scroll = scroll
        self._back = make_button(self.tr("Back"), "plain")
        self._save_word = SaveWord()
        self._back.clicked.connect(self.closed)
        keeper.state_changed.connect(self._save_word.follow)

    def enter(self) -> None:
        """Begin at the top; what is stored comes when it has been read."""
        self._scroll.verticalScrollBar().setValue(0)
        if self._keeper.has_read:
            self.start()
        else:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
            self._keeper.read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def start(self) -> None:
        """Put the focus where work starts, now that what is stored is shown."""
        raise NotImplementedError

    def _on_read(self, kept: object) -> None:
        begins = self.window().focusWidget() in (self._back, self._again)
        super()._on_read(kept)
        if begins:
            self.start()
