"""`Rosemary`: the running app, from its first paint to its last."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QRect, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from journal_app.desktop.gate import Gate
from journal_app.desktop.single_window import SingleWindow
from journal_app.domain.errors import Trouble
from journal_app.domain.settings import JournalSettings, LockedSettings, bigger, smaller
from journal_app.paths import default_journal_folder, resources_folder
from journal_app.services.locked_settings import write_locked_settings
from journal_app.ui.main_window import MainWindow
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.window_start import WindowStart

if TYPE_CHECKING:
    from journal_app.content.library import Library
    from journal_app.desktop.locking import Locking
    from journal_app.services.finder import Finder
    from journal_app.services.session import OpenJournal
    from journal_app.ui.auto_lock import AutoLock
    from journal_app.ui.workspace import Workspace

QUIET_AFTER_MS = 2000
"""How long after opening the work nobody waits for begins."""


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
    ) -> None:
        super().__init__()
        self._app = app
        self._theme = theme
        self._locked = locked
        self._config = config
        self._folder = folder
        self._start = start
        self._single = single
        self._now = now
        self._replace_process = replace_process
        self._tasks = Tasks(self)
        self._read_library: Library | None = None
        self._opened: OpenJournal | None = None
        self._workspace: Workspace | None = None
        self._locking: Locking | None = None
        self._auto_lock: AutoLock | None = None
        self._bell: QFileSystemWatcher | None = None
        self._is_leaving = False
        self._has_left = False

        self.window = MainWindow()
        self._gate = Gate(theme, self._tasks, self.window, self._library, folder, now, demo=start.demo)
        self._gate.opened.connect(self._on_opened)
        self._gate.help_asked.connect(self.show_help)
        self._gate.folder_changed.connect(self._on_folder_changed)
        self._gate.country_chosen.connect(self._on_country)
        self.window.first_painted.connect(self._after_first_paint)
        self.window.close_asked.connect(self._on_close_asked)
        self.window.help_asked.connect(self.show_help)
        self.window.lock_asked.connect(self._on_lock_asked)
        self.window.bigger_asked.connect(self._on_bigger)
        self.window.smaller_asked.connect(self._on_smaller)
        self.window.usual_size_asked.connect(self._on_usual_size)

    # ---- start ---------------------------------------------------------------------------------

    def start(self) -> None:
        """Show the lock screen, or the first start, and get ready behind it."""
        self._gate.show(self._locked, begin_demo=self._start.demo and not self._start.after_lock)
        self._place_window()
        if self._start.show_help:
            self.show_help()
        if self._start.state == "minimised":  # nothing is painted, and a second start must be heard
            self.window.tell_painted()

    def _place_window(self) -> None:
        window, start = self.window, self._start
        numbers = [int(part) for part in start.geometry.split(",") if part.lstrip("-").isdigit()]
        if len(numbers) == 4:
            window.setGeometry(QRect(*numbers))
        else:
            window.resize(self._locked.window_width, self._locked.window_height)
        if start.after_lock == "unasked":  # nobody asked for this window: it must not take the keys
            window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        {
            "minimised": window.showMinimized,
            "maximised": window.showMaximized,
            "full": window.showFullScreen,
        }.get(start.state, window.show)()

    def _after_first_paint(self) -> None:
        gc.enable()
        sys.excepthook = self._on_bug
        plurals = QTranslator(self)
        if plurals.load(str(resources_folder() / "i18n" / "en.qm")):
            self._app.installTranslator(plurals)
        self.window.setWindowIcon(self._theme.app_icon())
        self._app.setDesktopFileName("rosemary")
        clipboard = self._app.clipboard()
        if clipboard.supportsSelection():
            clipboard.selectionChanged.connect(self._on_selection_changed)
        self._listen_for_second_start()
        self._tasks.short.run(_import_what_opening_needs)

    def _on_selection_changed(self) -> None:
        """On X11 a selection is handed to every program by a middle click: take it back at once."""
        clipboard = self._app.clipboard()
        if clipboard.ownsSelection():
            clipboard.clear(clipboard.Mode.Selection)

    def _listen_for_second_start(self) -> None:
        if self._bell is None and not self._start.demo and self._folder.is_dir():
            self._bell = QFileSystemWatcher([str(self._single.bell(self._folder))], self)
            self._bell.fileChanged.connect(self._on_second_start)

    def _on_second_start(self) -> None:
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _on_folder_changed(self, folder: Path) -> None:
        """A journal was made, or chosen, there: it is this window's from now on."""
        self._folder = folder
        self._single.claim(folder)
        self._listen_for_second_start()
        if not self._start.journal and folder != default_journal_folder():
            self._change_locked(replace(self._locked, journal_folder=str(folder)))

    # ---- the open journal ----------------------------------------------------------------------

    def _on_opened(self, opened: OpenJournal) -> None:
        self._opened = opened
        self._tasks.search.run(opened.open_finder, self._on_finder, self._on_gate_trouble)

    def _on_gate_trouble(self, trouble: Trouble) -> None:
        self._gate.say(trouble.words)

    def _on_finder(self, finder: Finder) -> None:
        from journal_app.desktop.locking import Locking
        from journal_app.ui.workspace import Workspace
        from journal_app.vault.strength import judge

        assert self._opened
        self._tasks.search.interrupt_with(finder.interrupt)
        workspace = Workspace(
            self._theme,
            self._tasks,
            self._opened,
            finder,
            self._library(),
            self._locked,
            judge,
            self._config,
            self._now,
        )
        workspace.help_asked.connect(self.show_help)
        workspace.lock_asked.connect(self._on_lock_asked)
        workspace.journal_settings_changed.connect(self._on_journal_settings)
        workspace.locked_settings_changed.connect(self._change_locked)
        workspace.journal_moved.connect(self._on_journal_moved)
        workspace.save_failed.connect(self._on_save_failed)
        workspace.save_recovered.connect(self._on_save_recovered)
        self._workspace = workspace
        self.window.end_help()
        self.window.show_layer(workspace)
        self._tasks.short.trouble_unheard.connect(self._on_trouble_unheard)
        self._locking = Locking(
            self._theme, self._tasks, self.window, workspace, self._opened, self._folder_of_key
        )
        self._locking.stored.connect(self._on_stored_for_lock)
        self._locking.uncovered.connect(self._watch_idleness)
        self._locking.help_asked.connect(self.show_help)
        self._watch_idleness()
        QTimer.singleShot(QUIET_AFTER_MS, self._in_a_quiet_moment)

    def _folder_of_key(self) -> Path:
        assert self._opened
        return self._opened.folder

    def _watch_idleness(self) -> None:
        from journal_app.ui.auto_lock import AutoLock

        assert self._opened
        if self._auto_lock is None:
            self._auto_lock = AutoLock(time.monotonic, time.time, self)
            self._auto_lock.idled.connect(self._on_idle)
        self._auto_lock.watch(self._opened.settings.idle_minutes)

    def _on_journal_settings(self, _settings: JournalSettings) -> None:
        self._watch_idleness()

    def _in_a_quiet_moment(self) -> None:
        if self._opened is not None and self._is_quiet:
            purge = partial(self._opened.journal.purge_bin, self._now())
            self._tasks.short.run(purge, self._tidy_on)

    def _tidy_on(self, _removed: object = None) -> None:
        if self._opened is not None and self._is_quiet:
            self._tasks.short.run(self._opened.journal.tidy, self._on_tidied)

    def _on_tidied(self, more: bool) -> None:
        if more:
            QTimer.singleShot(200, self._tidy_on)

    @property
    def _is_quiet(self) -> bool:
        return self._locking is not None and not self._locking.is_locking

    def _on_trouble_unheard(self, trouble: Trouble) -> None:
        if self._workspace is not None and self._is_quiet:
            self._workspace.say(trouble.words)

    # ---- lock and close ------------------------------------------------------------------------

    def _on_lock_asked(self) -> None:
        if self._locking is not None:
            self._locking.lock("asked")

    def _on_idle(self) -> None:
        if self._locking is not None:
            self._locking.lock("unasked")

    def _on_journal_moved(self, folder: Path) -> None:
        """The journal was copied to another folder: leave the old one, and open the new one afresh."""
        from journal_app.services.moving import remove_old

        assert self._opened and self._locking and self._workspace
        if self._start.demo:  # made-up days are not kept, and the person's own journal is not touched
            self._workspace.say(self.tr("The demo stays where it is. It is gone when the window closes."))
            return
        if not self._change_locked(replace(self._locked, journal_folder=str(folder))):
            self._workspace.say(
                self.tr(
                    "The new folder could not be remembered, so your journal stays where it was."
                    " Nothing is lost. The copy in the new folder can be deleted."
                )
            )
            return
        self._locking.cover("asked")
        old = self._opened.folder
        self._single.release()
        self._start = replace(self._start, journal=str(folder) if self._start.journal else None)
        self._tasks.short.run(self._opened.close)
        # An old folder that can't be emptied is no reason to stay: the journal has moved.
        self._tasks.short.run(partial(remove_old, old), self._locking.finish, self._locking.finish)

    def _on_stored_for_lock(self, reason: str) -> None:
        self._clean_up()
        window = self.window
        self._replace_process(
            WindowStart(
                journal=self._start.journal,
                demo=self._start.demo,
                after_lock=reason,
                state=_state_of(window),
                geometry=_numbers(window.normalGeometry()),
                show_help=window.shows_help,
            )
        )

    def _on_close_asked(self) -> None:
        if self._workspace is None:
            self._leave()
        else:
            self._is_leaving = True
            self._workspace.flush(self._leave)

    def _on_save_failed(self, trouble: Trouble) -> None:
        if self._is_leaving and self._workspace is not None:
            self._workspace.say(trouble.words)

    def _on_save_recovered(self) -> None:
        if self._is_leaving and self._workspace is not None:
            self._workspace.flush(self._leave)

    def _leave(self) -> None:
        if self._has_left:
            return
        self._has_left = True
        size = self.window.normalGeometry()
        self._change_locked(replace(self._locked, window_width=size.width(), window_height=size.height()))
        opened = self._opened or self._gate.unfinished
        if opened is not None:
            self._tasks.short.run(opened.close)
        self._tasks.end()
        self._clean_up()
        self._single.release()
        self.window.let_close()
        self._app.quit()

    def _clean_up(self) -> None:
        """Leave nothing behind: no demo, and nothing on the clipboard that was copied here."""
        if self._gate.demo_folder is not None:
            import shutil

            shutil.rmtree(self._gate.demo_folder, ignore_errors=True)
        clipboard = self._app.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()

    def _library(self) -> Library:
        """Return the content. Read when first asked for: the lock screen needs none."""
        if self._read_library is None:
            from journal_app.content.library import Library

            self._read_library = Library(resources_folder() / "content" / "en")
        return self._read_library

    # ---- help, look, faults --------------------------------------------------------------------

    def show_help(self) -> None:
        """Open Get help now over whatever stands there. Writes nothing."""
        if self.window.shows_help:
            if self._locking is not None:
                self._locking.step_aside()
            return
        from journal_app.ui.help.help_page import HelpPage

        discreet = self._locked.discreet and self._workspace is None
        page = HelpPage(
            self._theme, self._library(), self._locked.country or None, self._now, discreet=discreet
        )
        page.closed.connect(self._on_help_closed)
        page.country_chosen.connect(self._on_country)
        if self._locking is not None:
            self._locking.step_aside()
        self.window.show_help(page)
        page.enter()

    def _on_help_closed(self) -> None:
        self.window.end_help()
        if self._locking is not None and self._locking.is_locking:
            self._locking.step_back()

    def _on_country(self, code: str) -> None:
        self._change_locked(replace(self._locked, country=code))

    def _change_locked(self, locked: LockedSettings) -> bool:
        """Use and keep a setting of the lock screen; False if it could not be kept."""
        self._locked = locked
        self._theme.set(locked.theme, locked.scale, locked.reduce_motion)
        kept = self._start.demo or write_locked_settings(self._config, locked)  # the demo leaves no trace
        if self._workspace is not None:
            self._workspace.show_locked(locked)
        return kept

    def _on_bigger(self) -> None:
        self._change_locked(replace(self._locked, scale=bigger(self._locked.scale)))

    def _on_smaller(self) -> None:
        self._change_locked(replace(self._locked, scale=smaller(self._locked.scale)))

    def _on_usual_size(self) -> None:
        self._change_locked(replace(self._locked, scale=1.0))

    def _on_bug(self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        """Note the fault without a word of what was written, and say so kindly."""
        del bug  # its message may hold what a person wrote
        from platformdirs import user_log_path

        from journal_app.log import Log

        Log(user_log_path("rosemary", appauthor=False) / "rosemary.log").bug(kind, trace, self._now())
        words = self.tr(
            "Something in Rosemary went wrong. What you wrote is still here and is saved as always."
            " If this goes on, close Rosemary and open it again."
        )
        if self._workspace is not None:
            self._workspace.say(words)
        else:
            self._gate.say(words)


def _state_of(window: MainWindow) -> str:
    if window.isMinimized():
        return "minimised"
    if window.isFullScreen():
        return "full"
    return "maximised" if window.isMaximized() else ""


def _numbers(place: QRect) -> str:
    return f"{place.x()},{place.y()},{place.width()},{place.height()}"


def _import_what_opening_needs() -> None:
    """While the passphrase is typed, get ready what opening would else wait for."""
    import journal_app.desktop.locking
    import journal_app.services.session
    import journal_app.ui.workspace  # noqa: F401
