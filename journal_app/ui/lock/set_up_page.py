"""The first start, in four short steps. All but the passphrase can be skipped."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from journal_app.ui.lock.code_step import CodeStep
from journal_app.ui.lock.new_passphrase import Judge, NewPassphrase
from journal_app.ui.lock.step import Step
from journal_app.ui.lock.stepped_page import SteppedPage
from journal_app.ui.tasks import SearchLane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.path_words import show_path

_STEPS = 4


class SetUpPage(SteppedPage):
    """What this is, the passphrase and the code, the person's words, done."""

    folder_asked = Signal()
    backups_asked = Signal()
    """There is a backup to be brought back, in place of a new journal."""
    lock_asked = Signal()
    """Back to the journal that this one would stand beside."""
    passphrase_chosen = Signal(str)
    words_given = Signal()
    """The words of the form are to be kept. When they were skipped this is not said."""
    finished = Signal()

    def __init__(
        self,
        theme: Theme,
        lane: SearchLane,
        judge: Judge,
        words_form: QWidget,
        folder: str,
        *,
        beside: bool = False,
    ) -> None:
        """`folder` is where the journal will be made. `beside`: there is one, and a way back to it."""
        super().__init__(theme)
        self._words_form = words_form
        self._folder = make_label("", "question")
        self._other_folder = make_button(self.tr("Choose another folder…"), "plain")
        self._begin = make_button(self.tr("Continue"), "primary")
        self._from_backup = make_button(self.tr("I have a backup"), "link")
        self._to_lock = make_button(self.tr("Back to the lock screen"), "link")
        (self._from_backup if beside else self._to_lock).hide()
        self.new_passphrase = NewPassphrase(theme, lane, judge, self.tr("Make my journal"))
        self._back = make_button(self.tr("Back"), "link")
        self.code = CodeStep(
            theme,
            self._counted(2),
            self.tr("Keep the recovery code"),
            self.tr("Your journal is made. This code opens it if you ever lose the passphrase."),
        )
        self._give_words = make_button(self.tr("Continue"), "primary")
        self._skip_words = make_button(self.tr("Skip"), "link")
        self._finish = make_button(self.tr("Open today's page"), "primary")
        self._connect()
        self._about = self._make_about()
        self._passphrase = self._make_passphrase()
        self._words = self._make_words()
        self._done = self._make_done()
        self.put_up(self._about, self._passphrase, self.code, self._words, self._done)
        self.show_folder(folder)

    def enter(self) -> None:
        """Begin at the first step, with the focus on what goes on."""
        self.go(self._about, self._begin)

    @property
    def is_at_folder(self) -> bool:
        """Whether the step that names the folder is on the screen."""
        return self._about.isVisible()

    def show_folder(self, folder: str) -> None:
        """Say where the journal will be made."""
        self._about.clear_message()
        show_path(self._folder, folder)

    def show_code(self, code: str) -> None:
        """The journal is made: show its recovery code. From here there is no way back."""
        self.show_busy(False)
        self.new_passphrase.clear()
        self.code.show_code(code)
        self.go(self.code, self.code.card.panel)

    def show_busy(self, busy: bool) -> None:
        """Say that it is being done; nothing is sent twice meanwhile."""
        self.new_passphrase.show_busy(busy)
        for button in (self._back, self._give_words, self._skip_words, self._finish):
            button.setEnabled(not busy)

    def show_trouble(self, words: str) -> None:
        """Say what went wrong on the step that is shown."""
        self.show_busy(False)
        step = self.step
        if step is self._passphrase:
            self.new_passphrase.show_trouble(words)
        else:
            step.show_trouble(words)

    def _connect(self) -> None:
        self._other_folder.clicked.connect(self.folder_asked)
        self._begin.clicked.connect(self._on_begun)
        self._from_backup.clicked.connect(self.backups_asked)
        self._to_lock.clicked.connect(self.lock_asked)
        self.new_passphrase.chosen.connect(self.passphrase_chosen)
        self._back.clicked.connect(self._on_back)
        self.code.done.connect(self._on_code_done)
        self._give_words.clicked.connect(self._on_words_given)
        self._skip_words.clicked.connect(self._on_words_skipped)
        self._finish.clicked.connect(self.finished)

    def _on_begun(self) -> None:
        self.go(self._passphrase, self.new_passphrase)

    def _on_back(self) -> None:
        self.new_passphrase.clear()
        self.go(self._about, self._begin)

    def _on_code_done(self) -> None:
        self.go(self._words)

    def _on_words_given(self) -> None:
        self.go(self._done, self._finish)
        self.words_given.emit()

    def _on_words_skipped(self) -> None:
        self.go(self._done, self._finish)

    def _counted(self, number: int) -> str:
        return self.tr("Step %d of %d") % (number, _STEPS)

    def _make_about(self) -> Step:
        step = Step(
            self._theme,
            self._counted(1),
            self.tr("A private place to write"),
            self.tr("Rosemary is a diary for the time after a miscarriage. It is not a doctor."),
            self.tr(
                "There is no account and no network. Everything stays in one folder on this computer, locked."
            ),
        )
        card = Card(self._theme)
        card.add(_small(self.tr("Your journal will be in this folder:")), self._folder)
        card.body.addWidget(self._other_folder, 0, Qt.AlignmentFlag.AlignLeft)
        step.add(card)
        step.add_actions(self._begin, self._from_backup, self._to_lock)
        return step

    def _make_passphrase(self) -> Step:
        step = Step(
            self._theme,
            self._counted(2),
            self.tr("Choose a passphrase"),
            self.tr("It locks your journal. Nobody can look it up for you, so take one you will remember."),
        )
        step.add(self.new_passphrase)
        step.add_actions(self._back)
        return step

    def _make_words(self) -> Step:
        step = Step(
            self._theme,
            self._counted(3),
            self.tr("Your words"),
            self.tr("Choose what feels right, or skip it. All of this can be changed later."),
        )
        step.add(self._words_form)
        step.add_actions(self._give_words, self._skip_words)
        return step

    def _make_done(self) -> Step:
        step = Step(
            self._theme,
            self._counted(4),
            self.tr("All is ready"),
            self.tr(
                "Write as much or as little as you like, whenever you like."
                " Ctrl+/ shows short answers and every key."
            ),
        )
        step.add_actions(self._finish)
        return step


def _small(words: str) -> QLabel:
    return make_label(words, "muted")
