"""The tags in use: to rename, to make two into one, to take off all pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
)

from journal_app.domain.entry import TagCount
from journal_app.domain.errors import Trouble
from journal_app.domain.tags import TagChange, same_tag
from journal_app.services.journal import Journal
from journal_app.ui.journal.in_place import InPlace
from journal_app.ui.journal.plain_list import PlainList
from journal_app.ui.journal.rename_strip import RenameStrip
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.undo_strip import UndoStrip

_TAG = Qt.ItemDataRole.UserRole


class TagsView(InPlace):
    """A list with a count beside each tag. What is done can be undone while this stands here."""

    changed = Signal()
    """Entries carry other tags now than they did."""

    def __init__(
        self, theme: Theme, lane: Lane, journal: Journal, flush: Callable[[Callable[[], None]], None]
    ) -> None:
        """`flush` stores what is not stored, so that no late save brings a tag back."""
        super().__init__(theme)
        self._lane = lane
        self._journal = journal
        self._flush = flush
        self._tags: list[TagCount] = []
        self._last: TagChange | None = None
        self._wanted = ""  # the tag to stand on when the list is read again
        self._title.setText(self.tr("Tags"))
        self._about = make_label(
            self.tr("What you change here changes on every page that has the tag. The words stay."), "muted"
        )
        self._message = InlineMessage(theme)
        self._undo = UndoStrip(theme)
        self._rename_strip = RenameStrip(theme)
        self._list = PlainList(theme)
        self._list.setAccessibleName(self.tr("Tags"))
        self._none = EmptyState(
            theme, self.tr("No tags yet. They can be added below a page."), self.tr("Back to the journal")
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._none)
        self._rename = make_button(self.tr("Rename"), "plain")
        self._remove = make_button(self.tr("Take off all pages"), "plain")
        self._connect()
        self._lay_out()
        self._measure()
        theme.changed.connect(self._measure)

    def enter(self) -> None:
        """Show the tags as they are now."""
        self._message.clear()
        self._undo.clear()
        self._rename_strip.leave()
        self._read()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or F2 renames, Delete takes the tag off, Esc goes back."""
        in_list = self._list.hasFocus()
        if in_list and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._on_rename()
        elif in_list and event.key() == Qt.Key.Key_Delete:
            self._on_remove()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self._none.acted.connect(self.closed)
        self._rename.clicked.connect(self._on_rename)
        self._remove.clicked.connect(self._on_remove)
        self._undo.undone.connect(self._on_undone)
        self._list.currentItemChanged.connect(self._rename_strip.leave)
        self._list.itemDoubleClicked.connect(self._on_rename)

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setProperty("role", "card")
        self._frame = QVBoxLayout(frame)
        self._frame.addWidget(self._stack)
        self._buttons = FlowLayout()
        for button in (self._rename, self._remove):
            self._buttons.addWidget(button)
        for widget in (self._about, self._message, self._undo, self._rename_strip):
            self._column.addWidget(widget)
        self._column.addWidget(frame, 1)
        self._column.addLayout(self._buttons)

    def _read(self) -> None:
        self._lane.run(self._journal.tags, self._show, self._on_trouble)

    def _show(self, tags: list[TagCount]) -> None:
        here = self._wanted or self._chosen() or ""
        self._wanted = ""
        place = max(0, self._list.currentRow())
        self._tags = tags
        self._list.clear()
        for tag in tags:
            pages = self.tr("%n page(s)", "", tag.entries)
            item = QListWidgetItem(self.tr("{tag}, {pages}").format(tag=tag.name, pages=pages))
            item.setData(_TAG, tag.name)
            self._list.addItem(item)
        names = [tag.name for tag in tags]
        if tags:
            self._list.setCurrentRow(names.index(here) if here in names else min(place, len(tags) - 1))
        self._stack.setCurrentWidget(self._list if tags else self._none)
        for button in (self._rename, self._remove):
            button.setEnabled(bool(tags))

    def _chosen(self) -> str | None:
        item = self._list.currentItem()
        return None if item is None else str(item.data(_TAG))

    def _on_rename(self) -> None:
        tag = self._chosen()
        if tag is not None:
            self._rename_strip.ask(tag, partial(self._about_new_name, tag), partial(self._rename_to, tag))

    def _about_new_name(self, tag: str, name: str) -> str:
        """Return what giving a tag this name would do besides, in words."""
        same = same_tag(name, self._tags, tag)
        if same is None:
            return ""
        pages = self.tr("%n page(s)", "", same.entries)
        words = self.tr("“{tag}” is there already, on {pages}. Both become one.")
        return words.format(tag=same.name, pages=pages)

    def _rename_to(self, tag: str, name: str) -> None:
        same = same_tag(name, self._tags, tag)
        new = same.name if same else name
        words = self.tr("“{old}” is “{new}” now.").format(old=tag, new=new)
        if new != tag:
            self._change(partial(self._journal.rename_tag, tag, new), words, new)

    def _on_remove(self) -> None:
        tag = self._chosen()
        if tag is not None:
            words = self.tr("“{tag}” is off all pages.").format(tag=tag)
            self._change(partial(self._journal.remove_tag, tag), words, "")

    def _change(self, work: Callable[[], TagChange | None], words: str, wanted: str) -> None:
        self._message.clear()

        def done(change: TagChange | None) -> None:
            self._last = change
            self._wanted = wanted
            if change is not None:
                self._undo.offer(words)
            self._after_change()

        self._flush(lambda: self._lane.run(work, done, self._on_trouble))

    def _on_undone(self) -> None:
        change, self._last = self._last, None
        if change is not None:
            self._wanted = change.old
            work = partial(self._journal.undo_tag_change, change)
            self._flush(lambda: self._lane.run(work, self._after_change, self._on_trouble))

    def _after_change(self, _: object = None) -> None:
        self._read()
        self.changed.emit()
        self._catch_up(more=True)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _catch_up(self, more: bool) -> None:
        """Bring search up to date, in steps between which saves have their turn."""
        if more:
            self._lane.run(self._journal.catch_up, self._catch_up)

    def _on_trouble(self, trouble: Trouble) -> None:
        self._message.show_words(trouble.words, "trouble")

    def _measure(self) -> None:
        super()._measure()
        px = self._theme.px
        self._buttons.setSpacing(px(10))
        self._frame.setContentsMargins(px(8), px(8), px(8), px(8))
