"""What stands before the journal: the lock screen, and what else can be shown in its place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from journal_app.domain.locked_settings import LockedSettings
from journal_app.paths import default_journal_folder
from journal_app.services.journal_folder import FolderState, folder_state, free_folder, offers_keyring
from journal_app.ui.main_window import MainWindow
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme

if TYPE_CHECKING:
    from datetime import datetime

    from journal_app.content.library import Library
    from journal_app.desktop.folder_look import FolderLook
    from journal_app.desktop.keyring_way import KeyringWay
    from journal_app.domain.backup import Backup
    from journal_app.domain.errors import Trouble
    from journal_app.services.open_journal import OpenJournal
    from journal_app.services.reading_backups import Secret

T = TypeVar("T")


class Gate(QObject):
    """Shows one page at a time and does its work; by itself it leads in by passphrase, keyring and backup.

    The other ways in stand on it. Before the first paint only the lock page is imported, everything else
    when it is needed.
    """

    opened = Signal(object)
    """A journal is open: its OpenJournal."""

    help_asked = Signal()

    recovery_asked = Signal()
    """The person wants to go in by the recovery code."""

    first_start_asked = Signal()
    """There is nothing to open here: a journal can be made."""

    folder_changed = Signal(object)
    """The journal lives in another folder, or was just made in this one: its Path."""

    country_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        window: MainWindow,
        library: Callable[[], Library],
        folder: Path,
        now: Callable[[], datetime],
        *,
        demo: bool,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._tasks = tasks
        self._window = window
        self._library = library
        self.folder = folder
        """The journal's folder, or where one can be made."""
        self._now = now
        self._demo = demo
        self._page: Any = None
        self._waiting: Any = None  # the lock screen as long as the folder does not answer
        self._slow: FolderLook | None = None
        self._keyring: KeyringWay | None = None
        self._discreet = False
        self.passed_by: Path | None = None
        """Folder of the journal that is left locked while another one is sought or made."""
        self.demo_folder: Path | None = None
        self.news = ""
        """What is to be said when the journal is open."""
        self.unfinished: OpenJournal | None = None
        """The journal that the first start made, while its last steps are still shown."""

    def show(self, locked: LockedSettings, *, begin_demo: bool) -> None:
        """Show what fits the folder: the lock screen, or the first start."""
        self._discreet = locked.discreet
        if not self._demo and locked.journal_folder == str(self.folder) and not self.folder.is_dir():
            self.show_lock(elsewhere=True)  # it was remembered and is gone: never a first start on top of it
            self._page.show_trouble(
                self.tr(
                    "The folder of your journal is not there now. If it is on a drive, please connect it"
                    " and press Open. Nothing has been changed."
                )
            )
            return
        if self._demo or folder_state(self.folder) is FolderState.JOURNAL:
            self.show_lock()
            if begin_demo:
                self._open_demo()
        else:
            self.first_start_asked.emit()

    def show_waiting(self, locked: LockedSettings, look: FolderLook) -> None:
        """Show the lock screen without looking into the folder, which does not answer yet."""
        self._discreet = locked.discreet
        self._slow = look
        self._show_waiting()

    @property
    def is_waiting(self) -> bool:
        """Whether the lock screen that waits for the folder is shown."""
        return self._waiting is not None and self._waiting is self._page

    def end_waiting(self, locked: LockedSettings) -> None:
        """Show what fits the folder, with what was typed meanwhile."""
        typed = self._waiting.field.text()
        self._waiting = self._slow = None
        self.show(locked, begin_demo=False)
        if typed and (field := getattr(self._page, "field", None)) is not None:
            field.put(typed)

    def _show_waiting(self) -> None:
        self.show_lock(elsewhere=True, looks=False)
        self._waiting = self._page
        self._page.show_waiting(
            self.tr(
                "The folder of your journal does not answer yet. It may be on a drive that is slow, or not"
                " connected. You can type your passphrase meanwhile."
            )
        )

    def say(self, words: str) -> None:
        """Say something on the page that is shown."""
        if self._page is not None:
            self._page.show_busy(False)
            self._page.show_trouble(words)

    def say_nothing_is_open(self, words: str) -> None:
        """Show the lock screen, if another page stands there, and say on it why nothing is open."""
        from journal_app.ui.lock.lock_page import LockPage

        if not isinstance(self._page, LockPage):
            self.show_lock()
        self.say(words)

    def show_what_fits(self) -> None:
        """Show the lock screen, or the first start where there is nothing to open."""
        if folder_state(self.folder) is FolderState.JOURNAL:
            self.show_lock()
        else:
            self.first_start_asked.emit()

    def show_page(self, page: Any) -> None:
        """Show a page that stands before the journal; who asked for help keeps it before them."""
        self.stop_asking()
        self._page = page
        page.help_asked.connect(self.help_asked)
        if self._window.show_layer_under_help(page):
            QTimer.singleShot(0, self, self.help_asked.emit)  # over the page that has taken the focus by then

    def shows(self, page: Any) -> bool:
        """Whether the person is still on this page."""
        return page is self._page

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        secret: Secret | None = None,
    ) -> None:
        """Do work for the page that is shown. `secret`: what was typed for it, should a rescue need it."""
        self._tasks.short.run(work, then, partial(self._on_not_opened, self._page, secret))

    def _on_trouble(self, asked: Any, trouble: Trouble) -> None:
        from journal_app.domain.errors import StorageGone

        if asked is not self._page or not isValid(asked):  # the person went on, or the journal is open
            return
        if type(trouble) is StorageGone:  # its own words are of an open journal, which is tried again
            self.say(
                self.tr(
                    "The place where your journal lives does not answer."
                    " What was saved before is not touched. Please check the drive, then go on."
                )
            )
        else:
            self.say(trouble.words)

    def _on_not_opened(self, asked: Any, secret: Secret | None, trouble: Trouble) -> None:
        """Where the journal itself is damaged, say what can be done, with what was typed for it."""
        from journal_app.domain.errors import JournalDamaged

        if asked is self._page and type(trouble) is JournalDamaged:
            self._page.show_busy(False)
            self._page.clear_secret()
            self.show_damage(secret)
        else:
            self._on_trouble(asked, trouble)

    # ---- the lock screen -----------------------------------------------------------------------

    def show_lock(self, *, elsewhere: bool = False, looks: bool = True) -> None:
        """Show the lock screen. `elsewhere`: offer another folder on it. `looks`: the folder answers."""
        from journal_app.ui.lock.lock_page import LockPage

        keyring = looks and not self._demo and offers_keyring(self.folder)
        page = LockPage(
            self._theme,
            self._window,
            discreet=self._discreet,
            demo=self._demo,
            keyring=keyring,
            elsewhere=elsewhere,
        )
        page.passphrase_entered.connect(self._on_passphrase)
        page.keyring_asked.connect(self._on_keyring)
        page.recovery_asked.connect(self.recovery_asked)
        page.backups_asked.connect(self.show_backups)
        page.other_folder_asked.connect(self.show_other_folder)
        self.show_page(page)
        page.focus_field()

    def _on_passphrase(self, passphrase: str) -> None:
        if self._demo:
            self._open_demo()
            return
        from journal_app.services import session
        from journal_app.services.reading_backups import Secret

        self.stop_asking()
        self._page.show_busy(True)
        work = partial(session.open_with_passphrase, self.folder, passphrase)
        self.run(work, self._on_opened, Secret(passphrase))

    def _on_keyring(self) -> None:
        from journal_app.desktop.keyring_way import KeyringWay

        if self._keyring is None:
            self._keyring = KeyringWay(self._tasks.long, self)
            self._keyring.secret_given.connect(self._on_secret)
            self._keyring.failed.connect(self.say)
        self._page.show_asking()
        self._keyring.ask(self.folder)

    def _on_secret(self, secret: bytes) -> None:
        from journal_app.services import session

        self._page.show_busy(True)
        self.run(partial(session.open_with_keyring, self.folder, secret), self._on_opened)

    def stop_asking(self) -> None:
        """Wait for no keyring any more: what the person does meanwhile comes first."""
        if self._keyring is not None:
            self._keyring.stop()

    def _open_demo(self) -> None:
        import tempfile

        from journal_app.services.demo import make_demo

        self._page.show_busy(True)
        if self.demo_folder is not None:  # it was made, but could not be opened
            import shutil

            shutil.rmtree(self.demo_folder, ignore_errors=True)
        self.demo_folder = Path(tempfile.mkdtemp(prefix="rosemary-demo-"))
        work = partial(make_demo, self.demo_folder / "journal", self._library().demo(), self._now())
        self.run(work, self._on_opened)

    def _on_opened(self, opened: OpenJournal) -> None:
        self.opened.emit(opened)

    # ---- the backups ---------------------------------------------------------------------------

    def show_backups(self) -> None:
        """Show the backups of the folder, to bring one back."""
        from journal_app.ui.lock.restore_page import RestorePage

        page = RestorePage(self._theme, self._tasks.long, self.folder, self._now)
        page.back_asked.connect(self.show_what_fits)
        page.restored.connect(self._on_restored)
        self.show_page(page)
        page.enter()

    def show_damage(self, secret: Secret | None = None) -> None:
        """Show what can be done for a damaged journal. `secret`: what was just typed for it."""
        from journal_app.ui.lock.damage_page import DamagePage

        page = DamagePage(self._theme, self._tasks.long, self.folder, self._now)
        page.back_asked.connect(self.show_lock)
        page.backup_chosen.connect(self._on_backup_chosen)
        page.salvaged.connect(self._on_salvaged)
        self.show_page(page)
        page.enter(secret)

    def _on_backup_chosen(self, backup: Backup) -> None:
        self.show_backups()
        self._page.choose(backup)

    def _on_salvaged(self, secret: Secret) -> None:
        """Open what was read out, if its passphrase was typed for it."""
        self.show_lock()
        if secret.is_code:
            self.say(
                self.tr(
                    "Your journal is put right. Open it with your passphrase, or use the recovery code to"
                    " choose a new one."
                )
            )
        else:
            self._on_passphrase(secret.text)

    def _on_restored(self, secret: Secret) -> None:
        """Open what was brought back, if its passphrase was typed for it."""
        self.folder_changed.emit(self.folder)
        self.show_lock()
        if secret.is_code:
            self.say(
                self.tr(
                    "The backup is back. Open it with the passphrase it was made under, or use the recovery"
                    " code to choose a new one."
                )
            )
        else:
            self.news = self.tr("The backup is back. Your journal is as it was then.")
            self._on_passphrase(secret.text)

    # ---- another folder ------------------------------------------------------------------------

    def show_other_folder(self) -> None:
        """Lead to a new journal, or one that is there, in another folder. What is in this one stays."""
        self.passed_by = self.folder
        self.folder = free_folder(default_journal_folder())
        self.first_start_asked.emit()

    def show_passed_by(self) -> None:
        """Go back to the lock screen of the journal that was passed by."""
        assert self.passed_by is not None
        self.folder, self.passed_by = self.passed_by, None
        if self._slow is not None and not self._slow.is_over():
            self._show_waiting()
        else:
            self.show_lock(elsewhere=True)
