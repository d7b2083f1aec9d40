"""`Rosemary`: the running app, from its first paint to its last."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from journal_app.desktop.gate import Gate
from journal_app.desktop.look import Look
from journal_app.desktop.single_window import SingleWindow
from journal_app.desktop.window_place import geometry_of, place, remembered, state_of
from journal_app.domain.locked_settings import LockedSettings
from journal_app.paths import default_journal_folder, resources_folder
from journal_app.services.journal_folder import is_being_deleted
from journal_app.ui.main_window import MainWindow
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.window_start import WindowStart

if TYPE_CHECKING:
    from datetime import datetime

    from journal_app.content.library import Library
    from journal_app.desktop.ending import Ending
    from journal_app.desktop.faults import Faults
    from journal_app.desktop.folder_look import FolderLook
    from journal_app.desktop.help_desk import HelpDesk
    from journal_app.desktop.hiding import HideKey
    from journal_app.desktop.how_to_way import HowToWay
    from journal_app.desktop.journal_desk import JournalDesk
    from journal_app.desktop.reminders import Reminders
    from journal_app.desktop.second_start import SecondStart
    from journal_app.desktop.words_desk import WordsDesk
    from journal_app.domain.errors import Trouble
    from journal_app.services.finder import Finder
    from journal_app.services.open_journal import OpenJournal
    from journal_app.ui.workspace import Workspace


class Rosemary(QObject):
    """Shows the gate, opens the journal behind it, keeps the look, and ends."""

    def __init__(
        self,
        app: QApplication,
        theme: Theme,
        locked: LockedSettings,
        config: Path,
        folder: Path,
        start: WindowStart,
        single: SingleWindow,
        now: Callable[[], datetime],
        replace_process: Callable[[WindowStart], None],
        slow: FolderLook | None = None,
    ) -> None:
        """`slow`: a look at the folder that is not over yet, nor is the folder claimed."""
        super().__init__()
        self._app = app
        self._theme = theme
        self._look = Look(theme, locked, config, keeps=not start.demo)
        self._config = config
        self._folder = folder
        self._start = start
        self._single = single
        self._now = now
        self._replace_process = replace_process
        self._slow = slow
        self._tasks = Tasks(self)
        self._read_library: Library | None = None
        self._opened: OpenJournal | None = None
        self._journal: JournalDesk | None = None
        self._hide_key: HideKey | None = None
        self._how_to: HowToWay | None = None
        self._second_start: SecondStart | None = None
        self._faults: Faults | None = None
        self._reminders: Reminders | None = None
        self._has_left = False

        self.window = MainWindow()
        self._gate = Gate(theme, self._tasks, self.window, self._library, folder, now, demo=start.demo)
        self._gate.opened.connect(self._on_opened)
        self._gate.help_asked.connect(self._on_help_asked)
        self._gate.recovery_asked.connect(self._on_recovery_asked)
        self._gate.first_start_asked.connect(self._on_first_start_asked)
        self._gate.folder_changed.connect(self._on_folder_changed)
        self._gate.country_chosen.connect(self._look.choose_country)
        self.window.first_painted.connect(self._after_first_paint)
        self.window.close_asked.connect(self._on_close_asked)
        self.window.help_asked.connect(self._on_help_asked)
        self.window.lock_asked.connect(self._on_lock_asked)
        self.window.hide_asked.connect(self._on_hide_asked)
        self.window.bigger_asked.connect(self._look.grow)
        self.window.smaller_asked.connect(self._look.shrink)
        self.window.usual_size_asked.connect(self._look.usual_size)

    @property
    def workspace(self) -> Workspace | None:
        """The pages of the open journal; None while none is open."""
        return self._journal.workspace if self._journal is not None else None

    # ---- start ---------------------------------------------------------------------------------

    def start(self) -> None:
        """Show the lock screen, or the first start, and get ready behind it."""
        if self._start.leads_past_the_lock_screen:
            self._theme.find_marks()  # for the lock screen, which has none, they come after the first picture
        if self._slow is not None:
            self._wait_for_folder(self._slow)
        else:
            self._gate.show(self._look.locked, begin_demo=self._start.demo and not self._start.after_lock)
            if not self._start.demo:
                self._show_wanted()
        place(self.window, self._start, self._look.locked)
        if self._start.words:
            self._words.put_up(self._start.words, locked=True)
        if self._start.show_help:
            self._on_help_asked()
        if self._start.state in ("minimised", "hidden"):
            self.window.tell_painted()  # nothing is painted, and a second start must be heard

    def _wait_for_folder(self, look: FolderLook) -> None:
        from journal_app.desktop.waiting_way import WaitingWay

        self._gate.show_waiting(self._look.locked, look)
        WaitingWay(look, self.window, self).answered.connect(self._on_folder_answered)

    def _on_folder_answered(self) -> None:
        self._slow = None
        if not self._gate.is_waiting:  # the person went on to another folder
            return
        if not self._single.claim(self._folder):
            self._single.raise_the_other(self._folder)
            self._leave()
            return
        self._listen_for_second_start()
        self._gate.end_waiting(self._look.locked)
        self._show_wanted()

    def _show_wanted(self) -> None:
        """Show what this start is for, in place of the lock screen."""
        if self._start.show_backups:
            self._gate.show_backups()
        if self._start.show_damage:
            self._gate.show_damage()
        if self._start.show_new_key or self._start.show_delete or is_being_deleted(self._folder):
            from journal_app.desktop.closed_ways import ClosedWays

            ways = ClosedWays(
                self._theme, self._tasks, self._gate, self._look.locked, self._config, self._now, self
            )
            ways.renewed.connect(self._on_renewed)
            ways.deleting_begun.connect(self._on_deleting_begun)
            ways.ended.connect(self._leave)
            ways.show_wanted(self._start)

    def _on_recovery_asked(self) -> None:
        from journal_app.desktop.recovery_way import RecoveryWay

        RecoveryWay(self._theme, self._tasks, self._gate)

    def _on_first_start_asked(self) -> None:
        from journal_app.desktop.first_start import FirstStart

        FirstStart(self._theme, self._tasks, self._gate, self._library(), self._now)

    def _after_first_paint(self) -> None:
        from journal_app.desktop.faults import Faults
        from journal_app.desktop.first_paint import complete
        from journal_app.desktop.hiding import HideKey
        from journal_app.desktop.how_to_way import HowToWay
        from journal_app.desktop.private_fields import PrivateFields
        from journal_app.desktop.reminders import Reminders

        self._faults = Faults(self._now)
        self._faults.noted.connect(self._say)
        sys.excepthook = self._faults.hear
        complete(self._app, self._theme, self.window, self._tasks)
        assert self._help  # made now, so that nothing can be missing when it is needed
        assert self._ending
        PrivateFields(self._app, self)
        self._hide_key = HideKey(self)
        self._hide_key.pressed.connect(self._on_hide_asked)
        self._hide_key.lock_pressed.connect(self._on_lock_asked)
        if self._journal is None:
            self._how_to = HowToWay(self._theme, self.window, self._library, self)
        self._listen_for_second_start()
        self._reminders = Reminders(self._app, self.window, self._look, self._now, self)

    @cached_property
    def _help(self) -> HelpDesk:
        from journal_app.desktop.help_desk import HelpDesk

        return HelpDesk(self._theme, self.window, self._look, self._library, self._now, self._tasks.short)

    @cached_property
    def _words(self) -> WordsDesk:
        from journal_app.desktop.words_desk import WordsDesk

        return WordsDesk(self._theme, self.window, self._lock_for, self)

    @cached_property
    def _ending(self) -> Ending:
        from journal_app.desktop.clipboard import Clipboard
        from journal_app.desktop.ending import Ending

        clipboard = Clipboard(self._app, self)
        return Ending(
            self._app, self.window, self._gate, self._tasks, self._single, clipboard, self._replace_process
        )

    def _on_alone_wanted(self, words: str, lock: bool) -> None:
        self._words.show(words, lock)

    def _on_help_asked(self) -> None:
        self._help.show_help()

    def _listen_for_second_start(self) -> None:
        from journal_app.desktop.second_start import SecondStart

        may_listen = self._second_start is None and self._slow is None and not self._start.demo
        if may_listen and self._folder.is_dir():
            self._second_start = SecondStart(self.window, self._single, self._folder, self)

    def _say(self, words: str) -> None:
        """Say something where the person is: above the page, or at the gate."""
        (self.workspace or self._gate).say(words)

    def _on_folder_changed(self, folder: Path) -> None:
        """A journal was made, or chosen, there: it is this window's from now on."""
        if folder != self._folder:  # the window lets go of the one it stood at
            self._single.release()
            if self._second_start is not None:
                self._second_start.deleteLater()
                self._second_start = None
        self._folder = folder
        self._slow = None
        self._single.claim(folder)
        self._listen_for_second_start()
        if not self._start.journal:
            remembered = "" if folder == default_journal_folder() else str(folder)
            if remembered != self._look.locked.journal_folder:
                self._look.change(self._look.locked._replace(journal_folder=remembered))

    # ---- the open journal ----------------------------------------------------------------------

    def _on_opened(self, opened: OpenJournal) -> None:
        self._opened = opened
        self._tasks.search.run(opened.open_finder, self._on_finder, self._on_no_finder)

    def _on_no_finder(self, trouble: Trouble) -> None:
        """Nothing is open as long as the lock screen is shown: others may have the journal meanwhile."""
        assert self._opened
        self._tasks.short.run(self._opened.close)
        self._opened = None
        self._gate.say_nothing_is_open(trouble.words)

    def _on_finder(self, finder: Finder) -> None:
        from journal_app.desktop.journal_desk import JournalDesk

        assert self._opened
        desk = JournalDesk(
            self._theme,
            self._tasks,
            self.window,
            self._look,
            self._library,
            self._config,
            self._now,
            self._opened,
            finder,
            self._help,
            self,
            demo=self._start.demo,
        )
        desk.workspace.help_asked.connect(self._on_help_asked)
        desk.workspace.alone_wanted.connect(self._on_alone_wanted)
        desk.stored.connect(self._begin_anew)
        desk.moved.connect(self._on_journal_moved)
        if self._reminders is not None:
            desk.workspace.desk.crisis_wanted.connect(self._reminders.skip_today)
            desk.workspace.settings.quiet_changed.connect(self._reminders.be_quiet)
        self._journal = desk
        if self._how_to is not None:
            self._how_to.end()
        if self._gate.news:
            desk.workspace.say(self._gate.news, "note")

    # ---- lock and close ------------------------------------------------------------------------

    def _on_lock_asked(self) -> None:
        self._lock_for(WindowStart())

    def _lock_for(self, wants: WindowStart) -> None:
        """Lock, and let the process that comes after begin with what is wanted."""
        if self._journal is not None:
            self._journal.lock("asked", wants)
        else:
            self.window.end_words()

    def _on_renewed(self) -> None:
        self._begin_anew("asked")

    def _on_deleting_begun(self) -> None:
        """Write nothing any more, and let go of what is to be deleted."""
        self._look.keep_no_more()
        self._single.release()
        if self._second_start is not None:
            self._second_start.deleteLater()
            self._second_start = None

    def _on_hide_asked(self) -> None:
        """Be gone at once, then lock. What stands before the journal forgets what was typed into it."""
        from journal_app.desktop.hiding import hide_everything

        hide_everything(self.window, comes_back=self._second_start is not None)
        if self._reminders is not None:
            self._reminders.hide_sign()
        if self._journal is not None:
            self._journal.lock("asked")
        else:
            self._begin_anew("asked")

    def _on_journal_moved(self, folder: Path) -> None:
        self._single.release()
        self._start = self._start._replace(journal=str(folder) if self._start.journal else None)

    def _begin_anew(self, reason: str) -> None:
        """All is stored, or nothing is open: let another process take this one's place."""
        window = self.window
        wants = self._journal.wants if self._journal is not None else WindowStart()
        start = wants._replace(
            journal=self._start.journal,
            demo=self._start.demo,
            after_lock=reason,
            state=state_of(window),
            geometry=geometry_of(window),
            show_help=window.shows_help or window.shows_crisis,
        )
        self._ending.begin_anew(start, self._journal)

    def _on_close_asked(self) -> None:
        if self._journal is None:
            self._leave()
        else:
            self._journal.leave(self._leave)

    def _leave(self) -> None:
        if self._has_left:
            return
        self._has_left = True
        self._look.change(remembered(self.window, self._look.locked))
        self._ending.leave(self._journal, self._opened or self._gate.unfinished)

    def _library(self) -> Library:
        """Return the content. Read when first asked for: the lock screen needs none."""
        if self._read_library is None:
            from journal_app.content.library import Library

            self._read_library = Library(resources_folder() / "content" / "en")
        return self._read_library
