"""The two pages that are written on, Today and the Journal: kept in step, and the ways into the Journal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from journal_app.domain.entry import Entry, EntryId, EntryRow
from journal_app.domain.settings import JournalSettings
from journal_app.domain.words import ChosenWords
from journal_app.ui.book.book_ways import BookWays
from journal_app.ui.journal.writing_ways import WritingWays
from journal_app.ui.page_parts import PageParts
from journal_app.ui.today.today_page import TodayPage

if TYPE_CHECKING:
    from journal_app.ui.journal.journal_page import JournalPage
    from journal_app.ui.today.beside import Beside

JOURNAL = "journal"


class WrittenPages(QObject):
    """Builds Today at once and the Journal when it is first opened."""

    focus_asked = Signal()
    """Show nothing but what is written, or everything again."""
    together_again = Signal()
    """The rest of the window is asked for while a page stood alone."""
    save_failed = Signal(object)
    save_recovered = Signal()

    def __init__(
        self,
        parts: PageParts,
        show: Callable[[str], None],
        workspace: QWidget,
        sidebar: QWidget,
    ) -> None:
        """`show` opens a page. The keys of the Journal work in all of `workspace`, `sidebar` included."""
        super().__init__(workspace)
        self._parts = parts
        self._show = show
        self._workspace = workspace
        self._sidebar = sidebar
        self.unsaved: dict[EntryId, Entry] = {}
        self.writing = WritingWays(parts.tasks.short, parts.opened.known_words, parts.opened.settings, self)
        self._book = BookWays(parts.tasks.long, parts.opened.open_reader, parts.now)
        self._today: TodayPage | None = None
        self._journal: JournalPage | None = None
        self._sidebar_keys: list[QShortcut] = []
        self._journal_keys = [
            self._key("Ctrl+N", self._on_new),
            self._key("Ctrl+Shift+N", self._on_begin),
            self._key("Ctrl+F", self._on_search),
            self._key("Ctrl+G", self._on_go_to_date),
            self._key("Ctrl+Shift+G", self._on_show_year),
        ]

    def build_today(self, beside: Beside, parent: QWidget) -> TodayPage:
        """Return Today, with what stands beside its page."""
        parts = self._parts
        page = TodayPage(
            parts.theme,
            parts.tasks,
            parts.opened.journal,
            parts.library,
            parts.now,
            self.unsaved,
            beside,
            self._settings,
            self._book,
            parent,
        )
        page.letter_asked.connect(self.begin_letter)
        page.page_asked.connect(self._on_earlier_page)
        page.editor.use(self.writing)
        page.editor.focus_asked.connect(self.focus_asked)
        page.entry_saved.connect(self._on_entry_saved)
        page.save_failed.connect(self.save_failed)
        page.save_recovered.connect(self.save_recovered)
        self._today = page
        return page

    def build_journal(self) -> JournalPage:
        """Return the Journal."""
        from journal_app.ui.journal.journal_page import JournalPage

        parts = self._parts
        page = JournalPage(
            parts.theme,
            parts.tasks,
            parts.opened.journal,
            parts.finder,
            parts.library,
            parts.now,
            unsaved=self.unsaved,
            words=self._words,
            book=self._book,
        )
        page.desk.editor.use(self.writing)
        page.tags_changed.connect(self._on_tags_changed)
        page.desk.editor.focus_asked.connect(self.focus_asked)
        page.together_again.connect(self.together_again)
        page.save_failed.connect(self.save_failed)
        page.save_recovered.connect(self.save_recovered)
        self._sidebar_keys = page.add_keys(self._sidebar)
        self._journal = page
        return page

    def share_keys(self, *, journal_is_open: bool) -> None:
        """Let each key of the Journal have one owner: the page while it is open, this when it is not."""
        for shortcut in self._journal_keys:
            shortcut.setEnabled(not journal_is_open)
        for shortcut in self._sidebar_keys:
            shortcut.setEnabled(journal_is_open)

    def begin_letter(self) -> None:
        """Open the Journal with an empty letter."""
        self._shown_journal().beginning.begin_letter()

    def begin_with_prompts(self) -> None:
        """Open the Journal where a prompt can be chosen."""
        self._shown_journal().beginning.begin_with_prompts()

    def _shown_journal(self) -> JournalPage:
        self._show(JOURNAL)
        assert self._journal  # it was built to be shown
        return self._journal

    def _key(self, keys: str, do: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self._workspace)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)
        return shortcut

    def _settings(self) -> JournalSettings:
        return self._parts.opened.settings

    def _words(self) -> ChosenWords:
        return self._parts.opened.settings.words

    def _on_entry_saved(self, row: EntryRow) -> None:
        if self._journal is not None:
            self._journal.put(row)

    def _on_tags_changed(self) -> None:
        if self._today is not None:
            self._today.read_tags_again()

    def _on_earlier_page(self, entry_id: EntryId) -> None:
        self._shown_journal().open_entry(entry_id)

    def _on_new(self) -> None:
        self._shown_journal().new_entry()

    def _on_begin(self) -> None:
        self._shown_journal().open_begin_menu()

    def _on_search(self) -> None:
        self._shown_journal().begin_search()

    def _on_go_to_date(self) -> None:
        self._shown_journal().go_to_date()

    def _on_show_year(self) -> None:
        self._shown_journal().show_year()
