"""What a page said before: the times, the words, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from journal_app.domain.differences import Part, Stretch, differences
from journal_app.domain.entry import Entry
from journal_app.domain.errors import Trouble
from journal_app.domain.versions import Mark, VersionId
from journal_app.services.journal import Journal
from journal_app.ui.journal.day_words import day_words, time_words
from journal_app.ui.journal.plain_list import PlainList
from journal_app.ui.journal.version_text import VersionText
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import IconButton, make_button
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.focus import give_focus
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.tall_frame import TallFrame

_LIST_HEIGHT = 150
"""Pixels, before scaling, that the times take."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A version as it was read: its own words, and those words beside the present ones."""

    id: VersionId
    text: str
    stretches: list[Stretch]


class VersionsView(QWidget):
    """A list of times above the words. Nothing can be changed here but by bringing a version back."""

    brought_back = Signal(object)
    """The page says again what it said once: its Entry."""

    closed = Signal()

    def __init__(
        self, theme: Theme, lane: Lane, journal: Journal, now: Callable[[], datetime], locale: QLocale
    ) -> None:
        super().__init__()
        self._theme = theme
        self._lane = lane
        self._journal = journal
        self._now = now
        self._locale = locale
        self._entry: Entry | None = None
        self._marks: list[Mark] = []
        self._read: _Read | None = None
        self._back = IconButton(theme, "chevron-left", self.tr("Back to the page"))
        self._title = make_label(self.tr("Earlier versions"), "heading")
        self._message = InlineMessage(theme)
        self._list = PlainList(theme)
        self._list.setAccessibleName(self.tr("Times"))
        self._text = VersionText(theme)
        self._text.setAccessibleName(self.tr("What it said then"))
        self._legend = make_label("", "small")
        self._differing = make_button(self.tr("Mark what differs"), "plain")
        self._differing.setCheckable(True)
        self._differing.setChecked(True)
        self._bring = make_button(self.tr("Bring this back"), "plain")
        self._none = EmptyState(
            theme,
            self.tr("There is no earlier version yet. They are kept while you write."),
            self.tr("Back to the page"),
        )
        self._stack = QStackedWidget()
        self._connect()
        self._lay_out()
        self._measure()
        theme.changed.connect(self._measure)

    def open_for(self, entry: Entry) -> None:
        """Show the versions of an entry, whose words are all stored."""
        self._entry = entry
        self._read = None
        self._message.clear()
        self._list.clear()
        self._text.put("")
        self._legend.setText("")
        self._show_what_can_be_done()
        self._lane.run(lambda: self._journal.versions.of(entry.id), self._show, self._on_trouble)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; Enter on a time goes to the button that brings it back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif self._list.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._bring.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self._back.clicked.connect(self.closed)
        self._none.acted.connect(self.closed)
        self._list.currentRowChanged.connect(self._on_chosen)
        self._differing.toggled.connect(self._show_words)
        self._bring.clicked.connect(self._on_bring)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        versions = TallFrame()
        self._inner = QVBoxLayout(versions)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.addWidget(self._list)
        self._inner.addWidget(self._legend)
        self._inner.addWidget(self._text, 1)
        self._stack.addWidget(versions)
        self._stack.addWidget(self._none)
        self._buttons = FlowLayout()
        self._buttons.addWidget(self._bring)
        self._buttons.addWidget(self._differing)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        self._column.addWidget(self._message)
        self._column.addWidget(self._stack, 1)
        self._column.addLayout(self._buttons)

    def _show(self, marks: list[Mark]) -> None:
        self._marks = marks
        for mark in marks:
            day, time = day_words(self._locale, mark.kept_at.date()), time_words(self._locale, mark.kept_at)
            self._list.addItem(QListWidgetItem(f"{day}, {time}"))
        self._stack.setCurrentIndex(0 if marks else 1)
        self._show_what_can_be_done()
        if marks:
            self._list.setCurrentRow(0)
        give_focus(self._list if marks else self._none.action)  # who asked may have gone on to another page

    def _on_chosen(self, row: int) -> None:
        self._read = None
        self._show_what_can_be_done()
        entry = self._entry
        if entry is None or not 0 <= row < len(self._marks):
            return
        version_id = self._marks[row].id

        def read() -> _Read | None:
            version = self._journal.versions.version(entry.id, version_id)
            if version is None:
                return None
            return _Read(version_id, version.text, differences(version.text, entry.text))

        def came(found: _Read | None) -> None:
            if self._entry is entry and self._list.currentRow() == row:
                self._read = found
                self._show_words()

        self._lane.run(read, came, self._on_trouble)

    def _show_words(self, _: bool = True) -> None:
        self._show_what_can_be_done()
        if self._read is None:
            return
        if self._differing.isChecked():
            self._text.show_stretches(self._read.stretches)
            self._legend.setText(self._about(self._read.stretches))
        else:
            self._text.put(self._read.text)
            self._legend.setText("")

    def _about(self, stretches: list[Stretch]) -> str:
        """Say in words and numbers what the marks say, for who does not see them too."""

        def words(part: Part) -> int:
            return sum(len(each.text.split()) for each in stretches if each.part is part)

        earlier, later = words(Part.EARLIER), words(Part.LATER)
        said = []
        if earlier:
            said.append(self.tr("%n word(s) only in this version, underlined.", "", earlier))
        if later:
            said.append(self.tr("%n word(s) written since, struck through.", "", later))
        return " ".join(said) or self.tr("The words are the same as now.")

    def _on_bring(self) -> None:
        entry, read = self._entry, self._read
        if entry is None or read is None:
            return
        now = self._now()

        def back(fresh: Entry | None) -> None:
            if fresh is not None:
                self.brought_back.emit(fresh)

        self._lane.run(lambda: self._journal.bring_back(entry.id, read.id, now), back, self._on_trouble)

    def _show_what_can_be_done(self) -> None:
        self._bring.setEnabled(self._read is not None)
        self._differing.setVisible(bool(self._marks))
        self._bring.setVisible(bool(self._marks))

    def _on_trouble(self, trouble: Trouble) -> None:
        self._message.show_words(trouble.words, "trouble")

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(10))
        self._inner.setSpacing(px(8))
        self._buttons.setSpacing(px(10))
        self._list.setFixedHeight(px(_LIST_HEIGHT))
        self._text.setMinimumHeight(px(130))
