"""What stands before the journal: the lock screen, the recovery code, the first start."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from journal_app.domain.locked_settings import LockedSettings
from journal_app.services.journal_folder import FolderState, folder_state, offers_keyring
from journal_app.ui.main_window import MainWindow
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme

if TYPE_CHECKING:
    from datetime import date, datetime

    from journal_app.content.library import Library
    from journal_app.desktop.keyring_way import KeyringWay
    from journal_app.domain.backup import Backup
    from journal_app.domain.errors import Trouble
    from journal_app.services.open_journal import OpenJournal
    from journal_app.services.reading_backups import Secret
    from journal_app.services.session import NewJournal

T = TypeVar("T")


class Gate(QObject):
    """Leads to an open journal, by passphrase, by recovery code, or by making one.

    Before the first paint only the lock page is imported; everything else when it is needed.
    """

    opened = Signal(object)
    """A journal is open: its OpenJournal."""

    help_asked = Signal()

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
        self._folder = folder
        self._now = now
        self._demo = demo
        self._page: Any = None
        self._code = ""
        self._keyring: KeyringWay | None = None
        self._made: OpenJournal | None = None
        self._discreet = False
        self.demo_folder: Path | None = None

    def show(self, locked: LockedSettings, *, begin_demo: bool) -> None:
        """Show what fits the folder: the lock screen, or the first start."""
        self._discreet = locked.discreet
        if not self._demo and locked.journal_folder == str(self._folder) and not self._folder.is_dir():
            self._show_lock()  # a remembered place that is not there: never a first start on top of it
            self._page.show_trouble(
                self.tr(
                    "The folder of your journal is not there now. If it is on a drive, please connect it"
                    " and press Open. Nothing has been changed."
                )
            )
            return
        if self._demo or folder_state(self._folder) is FolderState.JOURNAL:
            self._show_lock()
            if begin_demo:
                self._open_demo()
        else:
            self._show_set_up()

    @property
    def unfinished(self) -> OpenJournal | None:
        """The journal that the first start made, while its last steps are still shown."""
        return self._made

    def say(self, words: str) -> None:
        """Say something on the page that is shown."""
        if self._page is not None:
            self._page.show_busy(False)
            self._page.show_trouble(words)

    def show_lock(self, words: str) -> None:
        """Show the lock screen, if another page stands there, and say on it why nothing is open."""
        from journal_app.ui.lock.lock_page import LockPage

        if not isinstance(self._page, LockPage):
            self._show_lock()
        self.say(words)

    @property
    def folder(self) -> Path:
        """The journal's folder, or where one can be made."""
        return self._folder

    def show_what_fits(self) -> None:
        """Show the lock screen, or the first start where there is nothing to open."""
        if folder_state(self._folder) is FolderState.JOURNAL:
            self._show_lock()
        else:
            self._show_set_up()

    def show_page(self, page: Any) -> None:
        """Show a page that stands before the journal."""
        self.stop_asking()
        self._page = page
        page.help_asked.connect(self.help_asked)
        self._window.show_layer(page)

    def _on_trouble(self, asked: Any, trouble: Trouble) -> None:
        if asked is self._page:  # else the person went on to another page meanwhile
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

    def _run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        secret: Secret | None = None,
    ) -> None:
        self._tasks.short.run(work, then, partial(self._on_not_opened, self._page, secret))

    # ---- the lock screen -----------------------------------------------------------------------

    def _show_lock(self) -> None:
        from journal_app.ui.lock.lock_page import LockPage

        self._code = ""
        keyring = not self._demo and offers_keyring(self._folder)
        page = LockPage(self._theme, self._window, discreet=self._discreet, demo=self._demo, keyring=keyring)
        page.passphrase_entered.connect(self._on_passphrase)
        page.keyring_asked.connect(self._on_keyring)
        page.recovery_asked.connect(self._show_recovery)
        page.backups_asked.connect(self.show_backups)
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
        work = partial(session.open_with_passphrase, self._folder, passphrase)
        self._run(work, self._on_opened, Secret(passphrase))

    def _on_keyring(self) -> None:
        from journal_app.desktop.keyring_way import KeyringWay

        if self._keyring is None:
            self._keyring = KeyringWay(self._tasks.long, self)
            self._keyring.secret_given.connect(self._on_secret)
            self._keyring.failed.connect(self.say)
        self._page.show_asking()
        self._keyring.ask(self._folder)

    def _on_secret(self, secret: bytes) -> None:
        from journal_app.services import session

        self._page.show_busy(True)
        self._run(partial(session.open_with_keyring, self._folder, secret), self._on_opened)

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
        self._run(work, self._on_opened)

    def _on_opened(self, opened: OpenJournal) -> None:
        self._code = ""
        self._made = None
        self.opened.emit(opened)

    # ---- the backups ---------------------------------------------------------------------------

    def show_backups(self) -> None:
        """Show the backups of the folder, to bring one back."""
        from journal_app.ui.lock.restore_page import RestorePage

        page = RestorePage(self._theme, self._tasks.long, self._folder, self._now)
        page.back_asked.connect(self.show_what_fits)
        page.restored.connect(self._on_restored)
        self.show_page(page)
        page.enter()

    def show_damage(self, secret: Secret | None = None) -> None:
        """Show what can be done for a damaged journal. `secret`: what was just typed for it."""
        from journal_app.ui.lock.damage_page import DamagePage

        page = DamagePage(self._theme, self._tasks.long, self._folder, self._now)
        page.back_asked.connect(self._show_lock)
        page.backup_chosen.connect(self._on_backup_chosen)
        page.salvaged.connect(self._on_salvaged)
        self.show_page(page)
        page.enter(secret)

    def _on_backup_chosen(self, backup: Backup) -> None:
        self.show_backups()
        self._page.choose(backup)

    def _on_salvaged(self, secret: Secret) -> None:
        """Open what was read out, if its passphrase was typed for it."""
        self._show_lock()
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
        self.folder_changed.emit(self._folder)
        self._show_lock()
        if secret.is_code:
            self.say(
                self.tr(
                    "The backup is back. Open it with the passphrase it was made under, or use the recovery"
                    " code to choose a new one."
                )
            )
        else:
            self._on_passphrase(secret.text)

    # ---- the recovery code ---------------------------------------------------------------------

    def _show_recovery(self) -> None:
        from journal_app.ui.lock.recovery_page import RecoveryPage
        from journal_app.vault.strength import judge

        page = RecoveryPage(self._theme, self._tasks.search, judge)
        page.code_entered.connect(self._on_code)
        page.passphrase_chosen.connect(self._on_recovery_passphrase)
        page.back_asked.connect(self._show_lock)
        self.show_page(page)
        page.enter()

    def _on_code(self, code: str) -> None:
        from journal_app.services import session
        from journal_app.services.reading_backups import Secret

        self._code = code
        self._page.show_busy(True)
        work = partial(session.check_code, self._folder, code)
        self._run(work, partial(self._on_code_fits, self._page), Secret(code, is_code=True))

    def _on_code_fits(self, asked: Any, _nothing: None) -> None:
        if asked is self._page:
            self._page.show_busy(False)
            self._page.ask_for_passphrase()

    def _on_recovery_passphrase(self, passphrase: str) -> None:
        self._page.show_busy(True)
        work = partial(self._recovered, self._page, self._folder, self._code, passphrase)
        self._run(work, partial(self._on_recovered, self._page))

    def _recovered(self, asked: Any, folder: Path, code: str, passphrase: str) -> OpenJournal | None:
        """Runs on the lane. A person who goes back meanwhile wants nothing opened."""
        from journal_app.domain.errors import Interrupted
        from journal_app.services import session

        if asked is not self._page:
            raise Interrupted
        opened = session.recover(folder, code, passphrase)
        if asked is self._page:
            return opened
        opened.close()
        return None

    def _on_recovered(self, asked: Any, opened: OpenJournal | None) -> None:
        if opened is not None and asked is self._page:
            self._on_opened(opened)
            return
        if opened is not None:
            self._tasks.short.run(opened.close)
        self.say(  # the key file is written in one go, and by then it was
            self.tr(
                "Your new passphrase was already set when you went back. Nothing was opened."
                " The new passphrase opens your journal now."
            )
        )

    # ---- the first start -----------------------------------------------------------------------

    def _show_set_up(self) -> None:
        from journal_app.ui.lock.set_up_page import SetUpPage
        from journal_app.ui.settings.words_form import WordsForm
        from journal_app.vault.strength import judge

        self._theme.find_marks()
        self._words_form = WordsForm(self._theme, self._library().country_choices(), self._today)
        page = SetUpPage(self._theme, self._tasks.search, judge, self._words_form, str(self._folder))
        page.folder_asked.connect(self._on_folder_asked)
        page.backups_asked.connect(self.show_backups)
        page.passphrase_chosen.connect(self._on_first_passphrase)
        page.words_given.connect(self._on_words_given)
        page.finished.connect(self._on_finished)
        self.show_page(page)
        page.enter()

    def _today(self) -> date:
        return self._now().date()

    def _on_folder_asked(self) -> None:
        from journal_app.ui.file_dialogs import make_folder_dialog

        dialog = make_folder_dialog(self._window, self.tr("Choose an empty folder"))
        dialog.fileSelected.connect(self.choose_folder)
        dialog.open()

    def choose_folder(self, folder: str) -> None:
        """Use another folder; one that holds a journal already is opened."""
        self._folder = Path(folder)
        if folder_state(self._folder) is FolderState.JOURNAL:
            self.folder_changed.emit(self._folder)
            self._show_lock()
        else:
            self._page.show_folder(folder)

    def _on_first_passphrase(self, passphrase: str) -> None:
        from journal_app.services import session

        self._page.show_busy(True)
        work = partial(session.create_journal, self._folder, passphrase)
        self._run(work, self._on_made)

    def _on_made(self, made: NewJournal) -> None:
        self._made = made.open_journal
        self.folder_changed.emit(self._folder)
        self._page.show_busy(False)
        self._page.show_code(made.code)

    def _on_words_given(self) -> None:
        from dataclasses import replace

        assert self._made
        form = self._words_form
        settings = replace(self._made.settings, words=form.words, loss_dates=tuple(form.loss_dates))
        self._run(partial(self._made.save_settings, settings))
        self.country_chosen.emit(form.country)

    def _on_finished(self) -> None:
        assert self._made
        self._tasks.short.run(_nothing, partial(self._on_settings_stored, self._made))

    def _on_settings_stored(self, made: OpenJournal, _nothing: None) -> None:
        self._on_opened(made)


def _nothing() -> None:
    """Work that only waits its turn: what was put on the lane before is done."""
