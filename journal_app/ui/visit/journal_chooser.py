"""Choosing words of the journal for the page: one entry, or a marked part of one, at a time."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.entry import Entry, EntryRow, plain_words
from journal_app.domain.errors import Trouble
from journal_app.domain.query import is_search
from journal_app.domain.search import SearchFilter
from journal_app.services.finder import Finder
from journal_app.services.journal import Journal
from journal_app.ui.journal.day_words import day_words
from journal_app.ui.journal.entry_list import EntryList
from journal_app.ui.journal.sources import Search, WithoutSealed
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.in_lines import break_words
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.kept_text import KeptText
from journal_app.ui.widgets.labels import make_label


class JournalChooser(Card):
    """Closed at first. Open, it lists entries and shows the one the person is on."""

    added = Signal(object, str)
    """The date of an entry, and the words of it that are to stand on the page."""

    def __init__(self, theme: Theme, tasks: Tasks, journal: Journal, finder: Finder | None) -> None:
        super().__init__(theme, self.tr("Words from your journal"))
        self._tasks = tasks
        self._journal = journal
        self._finder = finder
        self._wanted: EntryRow | None = None
        self._entry: Entry | None = None
        self._about = make_label(
            self.tr("Nothing from your journal is on the page unless you add it here."), "muted"
        )
        self.opener = make_button(self.tr("Choose from the journal…"), "plain")
        self.panel = QWidget()
        self.search = QLineEdit(placeholderText=self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the journal"))
        if finder is None:
            self.search.hide()
        self.list = EntryList(theme, QLocale())
        self.list.setAccessibleName(self.tr("Entries"))
        self._empty = make_label(self.tr("No entry to choose from."), "muted")
        self._when = make_label("", "question")
        self._hint = make_label(
            self.tr("Mark a part of it, with the mouse or Shift and the arrow keys."), "muted"
        )
        self.text = KeptText(readOnly=True)
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.add_part = make_button(self.tr("Add the marked part"), "plain")
        self.add_whole = make_button(self.tr("Add the whole entry"), "plain")
        self.done = make_button(self.tr("Done"), "quiet")
        self._message = InlineMessage(theme)
        buttons = (self.opener, self.add_part, self.add_whole, self.done)
        self._words = {button: button.text() for button in buttons}
        self._lay_out()
        self._connect()
        self._measure_panel()
        self._show_entry(None)
        self._open(False)

    def stops(self) -> list[QWidget]:
        """Return what takes the focus, in order."""
        return [
            self.opener,
            self.search,
            self.list,
            self.text,
            self.add_part,
            self.add_whole,
            self.done,
        ]

    def close_panel(self) -> None:
        """Close, and forget which entry was looked at."""
        self._open(False)
        self._wanted = None
        self._show_entry(None)

    def take_focus(self) -> None:
        """Put the focus where the choosing starts, or goes on."""
        place = self.done if self.opener.isHidden() else self.opener
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes what is open here."""
        if event.key() == Qt.Key.Key_Escape and not self.panel.isHidden():
            self._on_done()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words on a button that has no room for them on one line."""
        super().resizeEvent(event)
        self._break_words()

    def _break_words(self) -> None:
        edges = self.body.contentsMargins()
        room = self.width() - edges.left() - edges.right()
        for button, words in self._words.items():
            break_words(self._theme, button, words, room)

    def _lay_out(self) -> None:
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons)
        for button in (self.add_part, self.add_whole, self.done):
            self._flow.addWidget(button)
        self._column = QVBoxLayout(self.panel)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self.search,
            self.list,
            self._empty,
            self._when,
            self._hint,
            self.text,
            self._buttons,
            self._message,
        ):
            self._column.addWidget(widget)
        self.add(self._about)
        self.body.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self.panel)

    def _connect(self) -> None:
        self.opener.clicked.connect(self._on_opener)
        self.done.clicked.connect(self._on_done)
        self.search.textChanged.connect(self._look)
        self.list.moved_to.connect(self._on_row)
        self.list.chosen.connect(self._on_row)
        self.list.entered.connect(self._on_entered)
        self.list.entries.shown.connect(self._on_shown)
        self.list.entries.failed.connect(self._on_trouble)
        self.text.selectionChanged.connect(self._on_selection)
        self.add_part.clicked.connect(self._on_add_part)
        self.add_whole.clicked.connect(self._on_add_whole)
        self._theme.changed.connect(self._measure_panel)

    def _on_opener(self) -> None:
        self._open(True)
        self._look()
        first = self.list if self._finder is None else self.search
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_done(self) -> None:
        self.close_panel()
        self.opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        self._message.clear()
        query = self.search.text()
        if self._finder is not None and is_search(query):
            only = SearchFilter()
            self.list.entries.show(Search(self._tasks.search, self._finder, query, only))
        else:
            self.list.entries.show(WithoutSealed(self._tasks.short, self._journal))

    def _on_shown(self) -> None:
        some = self.list.entries.entries > 0
        self.list.setVisible(some)
        self._empty.setVisible(not some)

    def _on_row(self, row: EntryRow) -> None:
        self._wanted = row
        self._tasks.short.run(lambda: self._journal.entry(row.id), self._on_entry, self._on_trouble)

    def _on_entered(self, row: EntryRow) -> None:
        self._on_row(row)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_entry(self, entry: Entry | None) -> None:
        if entry and self._wanted and entry.id == self._wanted.id and not entry.is_sealed:
            self._show_entry(entry)

    def _show_entry(self, entry: Entry | None) -> None:
        self._entry = entry
        for widget in (self._when, self._hint, self.text, self.add_part, self.add_whole):
            widget.setVisible(entry is not None)
        self._buttons.updateGeometry()
        words = readable(entry.text) if entry else ""
        when = day_words(QLocale(), entry.day) if entry else ""
        self._when.setText(when)
        self.text.setAccessibleName(self.tr("The entry of {day}").format(day=when))
        self.text.setPlainText(words)
        self.add_whole.setEnabled(bool(words))
        self._on_selection()

    def _on_selection(self) -> None:
        self.add_part.setEnabled(bool(self._marked()))

    def _marked(self) -> str:
        return self.text.textCursor().selectedText().replace("\u2029", "\n").strip()

    def _on_add_part(self) -> None:
        self._add(self._marked())
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_add_whole(self) -> None:
        self._add(self.text.toPlainText().strip())

    def _add(self, words: str) -> None:
        if self._entry and words:
            self.added.emit(self._entry.day, words)
            announce(self, self.tr("It is on the page now"))

    def _on_trouble(self, trouble: Trouble) -> None:
        self._message.show_words(trouble.words, "trouble")

    def _open(self, is_open: bool) -> None:
        self.panel.setVisible(is_open)
        self.opener.setVisible(not is_open)

    def _measure_panel(self) -> None:
        px = self._theme.px
        self._break_words()
        self._column.setSpacing(px(10))
        self._flow.setSpacing(px(8))
        self.list.setFixedHeight(px(230))
        self.text.setFixedHeight(px(170))


def readable(text: str) -> str:
    """Return the lines of an entry that hold something, without the marks of headings, lists and emphasis."""
    return "\n".join(filter(None, map(plain_words, text.split("\n"))))
