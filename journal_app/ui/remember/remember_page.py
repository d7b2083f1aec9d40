"""The Remember page: a closed box each time it is entered, opened by one press."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.entry import diary_day
from journal_app.domain.errors import Trouble
from journal_app.domain.memorial import CandleDay
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.page import Page
from journal_app.ui.remember.candle_card import CandlePiece
from journal_app.ui.remember.keeper import MemorialKeeper
from journal_app.ui.remember.open_box import OpenBox
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.current_stack import CurrentStack
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.scroll_page import ScrollPage

if TYPE_CHECKING:
    from journal_app.ui.remember.keepsake_view import KeepsakeView


class ClosedFace(QWidget):
    """All that is seen before the box is opened: a candle, and the way in."""

    opened = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.piece = CandlePiece(theme)
        self.message = InlineMessage(theme)
        self.open_button = make_button(self.tr("Open the box"), "primary")
        box = Card(theme)
        words = make_label(
            self.tr(
                "The box is closed. What is in it shows nowhere else, and it opens only when you open it."
            ),
            "question",
        )
        box.add(words)
        box.body.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        candle = Card(theme)
        candle.add(self.piece)
        scroll = ScrollPage(theme, 560)
        scroll.add(make_label(self.tr("Remember"), "title"), self.message, box, candle)
        scroll.body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        self.open_button.clicked.connect(self.opened)


class RememberPage(Page):
    """Closed, open, or a keepsake in the making. Leaving it closes the box."""

    save_failed = Signal(object)
    """Trouble; the words stay in the box and are tried again."""
    save_recovered = Signal()

    def __init__(self, theme: Theme, tasks: Tasks, opened: OpenJournal, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._theme = theme
        self._tasks = tasks
        self._opened = opened
        self._memorials = opened.memorials
        self._now = now
        self._wants_open = False
        self.keeper = MemorialKeeper(tasks.short, opened.memorials, self)
        self.face = ClosedFace(theme)
        self.box: OpenBox | None = None
        self._closing: OpenBox | None = None
        self.keepsake: KeepsakeView | None = None
        self._stack = CurrentStack()
        self._stack.addWidget(self.face)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.face.opened.connect(self.open_box)
        self.face.piece.lit.connect(self._on_lit)
        self.keeper.was_read.connect(self._on_read)
        self.keeper.read_failed.connect(self._on_read_failed)
        self.keeper.failed.connect(self._on_failed)
        self.keeper.recovered.connect(self._on_recovered)

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.tr("Remember")

    @property
    def is_open(self) -> bool:
        """Whether the box is open."""
        return self.box is not None

    def enter(self) -> None:
        """Begin with a closed box."""
        self._close_box()
        self.face.piece.put_out()
        self.face.message.clear()
        self.face.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def light_candle(self) -> None:
        """Light the candle before the closed box; Today asked for it."""
        self.face.piece.light()
        self.face.piece.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_box(self) -> None:
        """Open it, when it is known what is in it."""
        self._wants_open = True
        if self.keeper.has_read:
            self._show_box()
        else:
            self.keeper.read()

    def leave(self) -> None:
        """Close the box."""
        self._close_box()
        self.face.piece.put_out()

    def flush(self, then: Callable[[], None]) -> None:
        """Store what is not stored yet, then call `then`; it is not called if storing fails."""
        for box in (self._closing, self.box):
            if box is not None:
                then = partial(box.finish, then)
        self.keeper.flush(then)

    def _show_box(self) -> None:
        self._wants_open = False
        if self.box is not None:
            return
        self.box = OpenBox(self._theme, self._tasks, self._memorials, self.keeper, self._now)
        self.box.closed.connect(self._on_closed)
        self.box.keepsake_asked.connect(self._on_keepsake)
        self._stack.addWidget(self.box)
        self._stack.setCurrentWidget(self.box)
        self.box.start()

    def _on_keepsake(self, booklet: bool) -> None:
        """Show what a keepsake could be, once the photos and words are stored."""
        from journal_app.ui.book.book_ways import BookWays
        from journal_app.ui.remember.keepsake_view import KeepsakeView

        self._close_keepsake()
        ways = BookWays(self._tasks.long, self._opened.open_reader, self._now)
        losses = self.keeper.wanted.losses
        self.keepsake = KeepsakeView(self._theme, self._tasks, self._memorials, losses, ways, booklet=booklet)
        self.keepsake.closed.connect(self._on_keepsake_closed)
        self._stack.addWidget(self.keepsake)
        self._stack.setCurrentWidget(self.keepsake)
        self.keepsake.start()

    def _close_keepsake(self) -> None:
        view, self.keepsake = self.keepsake, None
        if view is not None:
            self._stack.removeWidget(view)
            view.deleteLater()

    def _on_keepsake_closed(self) -> None:
        self._close_keepsake()
        if self.box is not None:
            self._stack.setCurrentWidget(self.box)
            self.box.go_to_keepsakes()

    def _close_box(self) -> None:
        self._wants_open = False
        self._close_keepsake()
        self._stack.setCurrentWidget(self.face)
        box, self.box = self.box, None
        if box is not None:
            self._closing = box
            self.keeper.flush(partial(box.finish, partial(self._forget, box)))

    def _forget(self, box: OpenBox) -> None:
        """All is stored: what was taken away goes for good, and the box itself."""
        self._stack.removeWidget(box)
        box.deleteLater()
        if self._closing is box:
            self._closing = None
        if self.box is None:  # else it was opened again meanwhile, and goes with that one
            self._tasks.short.run(self._memorials.forget_removed, None, self._on_trouble)

    def _on_closed(self) -> None:
        self._close_box()
        self.face.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_lit(self) -> None:
        """Keep the day at once, also if nothing of the box was read yet."""
        candle = CandleDay(diary_day(self._now()))
        if self.keeper.has_read:
            self.keeper.light(candle)
        else:
            light = partial(self._memorials.light, candle.day)
            self._tasks.short.run(light, partial(self._on_light_kept, candle), self._on_trouble)

    def _on_light_kept(self, candle: CandleDay, _: None) -> None:
        if self.keeper.has_read:  # the box was read just before that
            self.keeper.light(candle)

    def _on_read(self, _: object) -> None:
        self.face.message.clear()
        if self._wants_open:
            self._show_box()

    def _on_read_failed(self, trouble: Trouble) -> None:
        self._wants_open = False
        self._on_trouble(trouble)

    def _on_failed(self, trouble: Trouble) -> None:
        self._on_trouble(trouble)
        self.save_failed.emit(trouble)

    def _on_recovered(self) -> None:
        self.face.message.clear()
        if self.box is not None:
            self.box.message.clear()
        self.save_recovered.emit()

    def _on_trouble(self, trouble: Trouble) -> None:
        message = self.face.message if self.box is None else self.box.message
        if message.words != trouble.words:  # said once, not at every attempt
            message.show_words(trouble.words, "trouble")
