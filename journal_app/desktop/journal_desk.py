"""`JournalDesk`: the open journal in the window, what watches over it, and how it is put away."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal_app.content.library import Library
from journal_app.desktop.body_desk import BodyDesk
from journal_app.desktop.help_desk import HelpDesk
from journal_app.desktop.lock_reasons import LockReasons
from journal_app.desktop.locking import ASKED, UNASKED, Locking
from journal_app.desktop.look import Look
from journal_app.desktop.quiet_check import QuietCheck
from journal_app.domain.errors import Trouble
from journal_app.domain.settings import JournalSettings
from journal_app.services.finder import Finder
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.main_window import MainWindow
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.first_look import FirstLook
from journal_app.ui.workspace import Workspace
from journal_app.vault.strength import judge
from journal_app.window_start import WindowStart

if TYPE_CHECKING:
    from journal_app.desktop.quiet_backup import QuietBackup


class JournalDesk(QObject):
    """Puts the pages into the window, and lets nothing be lost when they go from there."""

    stored = Signal(str)
    """All is stored and the journal is closed, as after `Locking.stored`."""
    moved = Signal(object)
    """The journal lives in another folder now, its Path; this one is closed and about to be let go of."""

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        window: MainWindow,
        look: Look,
        library: Callable[[], Library],
        config: Path,
        now: Callable[[], datetime],
        opened: OpenJournal,
        finder: Finder,
        help: HelpDesk,
        parent: QObject,
        *,
        demo: bool,
    ) -> None:
        """`config`: the folder of the settings that lie outside the journal."""
        super().__init__(parent)
        self._tasks = tasks
        self._window = window
        self._look = look
        self._now = now
        self._opened = opened
        self._help = help
        self._demo = demo
        self.wants = WindowStart()  # what the process after this one is to begin with
        self._lock_reasons: LockReasons | None = None
        self._quiet_backup: QuietBackup | None = None
        self._then_leave: Callable[[], None] | None = None
        tasks.search.interrupt_with(finder.interrupt)
        self.workspace = Workspace(
            theme, tasks, opened, finder, library(), look.locked, judge, config, now, window
        )
        self.workspace.resize(window.size())
        self._first_look = FirstLook(tasks.short, self.workspace.desk, self.workspace)
        self._first_look.came.connect(self._show_pages)
        self._locking = Locking(theme, tasks, window, self.workspace, opened, self._folder_of_key)
        help.open_journal(opened, self.workspace.desk, self._locking)
        self._body = BodyDesk(
            theme, window, look, library, now, tasks.short, opened, self.workspace.desk, self._locking, self
        )
        self.check = QuietCheck(tasks, opened, self._is_quiet, self)
        self._connect()
        self._watch()
        if not demo:  # made-up days are not kept
            self._back_up_quietly()

    def lock(self, reason: str, wants: WindowStart | None = None) -> None:
        """Cover the window, store, close: `stored` follows. `reason`: ASKED or UNASKED."""
        self.wants = wants or WindowStart()
        self._first_look.end()  # the pages must not come up over the cover
        self._locking.lock(reason)

    def leave(self, then: Callable[[], None]) -> None:
        """Store what is not stored, then call `then`; while storing fails it says so and tries again."""
        self._then_leave = then
        self._first_look.end()
        self.workspace.leave_page()
        self.workspace.flush(then)

    def stop_backup(self) -> None:
        """End a quiet backup at its next step."""
        if self._quiet_backup is not None:
            self._quiet_backup.stop()

    def _show_pages(self) -> None:
        """Put the pages where the lock screen stands; who asked for help meanwhile keeps it before them."""
        if self._window.show_layer_under_help(self.workspace):
            self._help.show_help()

    def _connect(self) -> None:
        pages = self.workspace
        pages.lock_asked.connect(partial(self.lock, ASKED))
        settings = pages.settings
        settings.changed.connect(self._on_journal_settings)
        settings.locked_changed.connect(self._look.change)
        self._look.changed.connect(settings.show_locked)
        settings.journal_moved.connect(self._on_journal_moved)
        settings.restore_asked.connect(self._on_restore_asked)
        settings.new_key_asked.connect(self._on_new_key_asked)
        settings.delete_asked.connect(self._on_delete_asked)
        pages.repair_asked.connect(self._on_repair_asked)
        pages.save_failed.connect(self._on_save_failed)
        pages.save_recovered.connect(self._on_save_recovered)
        self._tasks.short.trouble_unheard.connect(self._on_trouble_unheard)
        self._locking.stored.connect(self.stored)
        self._locking.uncovered.connect(self._watch)
        self.check.passed.connect(self._on_check_passed)
        self.check.damaged.connect(pages.show_damage)
        self.check.told.connect(self.workspace.say)

    def _folder_of_key(self) -> Path:
        return self._opened.folder

    # ---- what watches over it ------------------------------------------------------------------

    def _watch(self) -> None:
        if self._lock_reasons is None:
            self._lock_reasons = LockReasons(time.monotonic, time.time, self._window, self)
            self._lock_reasons.came.connect(partial(self.lock, UNASKED))
        self._lock_reasons.watch(self._opened.settings)

    def _on_journal_settings(self, _settings: JournalSettings) -> None:
        self._watch()

    def _is_quiet(self) -> bool:
        return not self._locking.is_locking

    def _may_write_quietly(self) -> bool:
        return self._is_quiet() and not self._opened.is_damaged

    def _on_check_passed(self) -> None:
        """Only now is anything written that the person did not write."""
        from journal_app.desktop.quiet_work import QuietWork

        QuietWork(self._tasks, self._opened, self._now, self._may_write_quietly, self)

    def _back_up_quietly(self) -> None:
        from journal_app.desktop.quiet_backup import QuietBackup

        self._quiet_backup = QuietBackup(
            self._tasks.long, self._opened, self._now, self._may_write_quietly, self
        )
        self._quiet_backup.told.connect(self.workspace.say)

    def _on_trouble_unheard(self, trouble: Trouble) -> None:
        if self._is_quiet():
            self.workspace.say(trouble.words)

    def _on_save_failed(self, trouble: Trouble) -> None:
        if self._then_leave is not None:
            self.workspace.say(trouble.words)

    def _on_save_recovered(self) -> None:
        if self._then_leave is not None:
            self.workspace.flush(self._then_leave)

    # ---- what can't be done while it is open ---------------------------------------------------

    def _on_restore_asked(self) -> None:
        """A journal that is open can't be replaced."""
        self.lock(ASKED, WindowStart(show_backups=True))

    def _on_repair_asked(self) -> None:
        """A damaged journal must not be open while it is put right."""
        self.lock(ASKED, WindowStart(show_damage=True))

    def _on_new_key_asked(self) -> None:
        """Nobody may write while a new key is made."""
        self._want_unless_demo(WindowStart(show_new_key=True))

    def _on_delete_asked(self) -> None:
        self._want_unless_demo(WindowStart(show_delete=True))

    def _want_unless_demo(self, wants: WindowStart) -> None:
        if self._demo:
            self.workspace.say(self.tr("Not in the demo. It is gone by itself when the window closes."))
        else:
            self.lock(ASKED, wants)

    def _on_journal_moved(self, folder: Path) -> None:
        """The journal was copied to another folder: leave the old one, and open the new one afresh."""
        from journal_app.services.moving import remove_old

        if self._demo:  # made-up days are not kept, and the person's own journal is not touched
            self.workspace.say(self.tr("The demo stays where it is. It is gone when the window closes."))
            return
        if not self._look.change(self._look.locked._replace(journal_folder=str(folder))):
            self.workspace.say(
                self.tr(
                    "The new folder could not be remembered, so your journal stays where it was."
                    " Nothing is lost. The copy in the new folder can be deleted."
                )
            )
            return
        self._locking.cover(ASKED)
        old = self._opened.folder
        self.moved.emit(folder)
        self._tasks.short.run(self._opened.close)
        # An old folder that can't be emptied is no reason to stay: the journal has moved.
        self._tasks.short.run(partial(remove_old, old), self._locking.finish, self._locking.finish)
