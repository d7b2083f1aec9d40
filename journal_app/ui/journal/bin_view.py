"""The bin: what was put there, for thirty days, and the ways back and out."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QVBoxLayout

from journal_app.domain.entry import BIN_DAYS, EntryId, EntryRow
from journal_app.domain.errors import Trouble
from journal_app.domain.search import Found
from journal_app.services.journal import Journal
from journal_app.ui.journal.confirm_strip import ConfirmStrip
from journal_app.ui.journal.entry_list import EntryList
from journal_app.ui.journal.in_place import InPlace
from journal_app.ui.journal.sources import Bin
from journal_app.ui.journal.thumbnails import Thumbnails
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label


class BinView(InPlace):
    """What is here can be put back, or deleted for good after a second question."""

    restored = Signal(object)
    """An entry is back in the journal: its EntryId."""

    def __init__(self, theme: Theme, lane: Lane, journal: Journal, locale: QLocale) -> None:
        super().__init__(theme)
        self._lane = lane
        self._journal = journal
        self._title.setText(self.tr("Bin"))
        about = self.tr("Pages stay here for {days} days. After that they are gone for good.")
        self._about = make_label(about.format(days=BIN_DAYS), "muted")
        self._message = InlineMessage(theme)
        self._confirm = ConfirmStrip(theme)
        thumbnails = Thumbnails(lane, journal.photos, self.devicePixelRatioF(), self)
        self._list = EntryList(theme, locale, thumbnails=thumbnails)
        self._list.setAccessibleName(self.tr("Pages in the bin"))
        self._empty = EmptyState(theme, self.tr("The bin is empty."), self.tr("Back to the journal"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        self._restore = make_button(self.tr("Restore"), "plain")
        self._delete = make_button(self.tr("Delete for good"), "plain")
        self._empty_now = make_button(self.tr("Empty the bin now"), "plain")
        self._connect()
        self._lay_out()
        self._measure()
        theme.changed.connect(self._measure)

    def enter(self) -> None:
        """Show what is in the bin now."""
        self._message.clear()
        self._list.show_as_open(None)
        self._list.entries.show(Bin(self._lane, self._journal))
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self._empty.acted.connect(self.closed)
        self._restore.clicked.connect(self._on_restore)
        self._delete.clicked.connect(self._on_delete)
        self._empty_now.clicked.connect(self._on_empty_now)
        self._list.binned.connect(self._on_delete_key)
        self._list.entered.connect(self._on_entered)
        self._list.selectionModel().selectionChanged.connect(self._show_what_can_be_done)
        self._list.entries.shown.connect(self._show_what_can_be_done)
        self._list.entries.failed.connect(self._on_trouble)

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setProperty("role", "card")
        self._frame = QVBoxLayout(frame)
        self._frame.addWidget(self._stack)
        self._buttons = FlowLayout()
        for button in (self._restore, self._delete, self._empty_now):
            self._buttons.addWidget(button)
        for widget in (self._about, self._message, self._confirm):
            self._column.addWidget(widget)
        self._column.addWidget(frame, 1)
        self._column.addLayout(self._buttons)

    def _chosen(self) -> EntryId | None:
        """Return what is marked as chosen; the keys may stand on a row that nobody chose."""
        for index in self._list.selectedIndexes():
            item = self._list.entries.item(index)
            if isinstance(item, Found):
                return item.row.id
        return None

    def _show_what_can_be_done(self) -> None:
        any_here = bool(self._list.entries.entries)
        one_chosen = self._chosen() is not None
        self._stack.setCurrentWidget(self._list if any_here else self._empty)
        self._offer(self._restore, one_chosen)
        self._offer(self._delete, one_chosen)
        self._offer(self._empty_now, any_here)

    def _offer(self, button: QPushButton, offers: bool) -> None:
        if button.hasFocus() and not offers:  # switched off, it would pass the focus on
            place = self._list if self._stack.currentWidget() is self._list else self._empty.action
            place.setFocus(Qt.FocusReason.OtherFocusReason)
        button.setEnabled(offers)

    def _on_entered(self, row: EntryRow) -> None:
        self._list.show_as_open(row.id)
        self._restore.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_restore(self) -> None:
        entry_id = self._chosen()
        if entry_id is None:
            return

        def done(_: None) -> None:
            self._take(entry_id)
            self.restored.emit(entry_id)

        self._list.show_as_open(None)  # pressed again, it takes nothing else out
        self._lane.run(lambda: self._journal.restore(entry_id), done, self._on_trouble)

    def _on_delete_key(self, row: EntryRow) -> None:
        self._list.show_as_open(row.id)
        self._on_delete()

    def _on_delete(self) -> None:
        entry_id = self._chosen()
        if entry_id is None:
            return

        def delete() -> None:
            self._lane.run(
                lambda: self._journal.delete_forever(entry_id),
                lambda _: self._take(entry_id),
                self._on_trouble,
            )

        self._confirm.ask(
            self.tr("This page will be gone for good. Nobody can bring it back."),
            self.tr("Delete for good"),
            delete,
        )

    def _on_empty_now(self) -> None:
        number = self._list.entries.entries
        self._confirm.ask(
            self.tr("%n page(s) will be gone for good. Nobody can bring them back.", "", number),
            self.tr("Empty the bin"),
            self._empty_bin,
        )

    def _empty_bin(self) -> None:
        self._lane.run(self._journal.empty_bin, lambda _: self.enter(), self._on_trouble)

    def _take(self, entry_id: EntryId) -> None:
        self._list.take(entry_id)
        self._show_what_can_be_done()

    def _on_trouble(self, trouble: Trouble) -> None:
        self._message.show_words(trouble.words, "trouble")

    def _measure(self) -> None:
        super()._measure()
        px = self._theme.px
        self._buttons.setSpacing(px(10))
        self._frame.setContentsMargins(px(8), px(8), px(8), px(8))
