"""Opening the journal with the recovery code, then choosing a new passphrase."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from journal_app.ui.lock.code_line import CodeLine
from journal_app.ui.lock.new_passphrase import Judge, NewPassphrase
from journal_app.ui.lock.step import Step
from journal_app.ui.lock.stepped_page import SteppedPage
from journal_app.ui.tasks import SearchLane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.focus import give_focus
from journal_app.ui.widgets.labels import make_label


class RecoveryPage(SteppedPage):
    """Two steps. The page knows nothing of what the code opens: it asks and shows the answer."""

    code_entered = Signal(str)
    passphrase_chosen = Signal(str)
    back_asked = Signal()
    other_folder_asked = Signal()
    """Leave this journal as it is, and use another folder."""

    def __init__(self, theme: Theme, lane: SearchLane, judge: Judge) -> None:
        super().__init__(theme)
        self._busy = False
        self._line = CodeLine(self.tr("Recovery code"))
        self._continue = make_button(self.tr("Continue"), "primary")
        self._backs = [make_button(self.tr("Back to the lock screen"), "link") for _ in range(2)]
        self._other_folder = make_button(self.tr("Use another folder"), "link")
        self.new_passphrase = NewPassphrase(theme, lane, judge, self.tr("Open with this passphrase"))

        self._line.returnPressed.connect(self._submit)
        self._continue.clicked.connect(self._submit)
        self._other_folder.clicked.connect(self.other_folder_asked)
        self.new_passphrase.chosen.connect(self.passphrase_chosen)
        for back in self._backs:
            back.clicked.connect(self.back_asked)

        self._code_step = self._make_code_step()
        self._passphrase_step = self._make_passphrase_step()
        self.put_up(self._code_step, self._passphrase_step)

    def enter(self) -> None:
        """Begin at the first step, with an empty field that has the focus."""
        self.clear_secret()
        self._steps.setCurrentWidget(self._code_step)
        self._code_step.enter(self._line)

    def ask_for_passphrase(self) -> None:
        """The code was right: ask for a new passphrase."""
        self.show_busy(False)
        self._line.setText("")
        self._steps.setCurrentWidget(self._passphrase_step)
        self._passphrase_step.enter(self.new_passphrase)

    def show_busy(self, busy: bool) -> None:
        """Say that it is being done; nothing is sent twice meanwhile."""
        if busy:
            self._code_step.clear_message()
            if self._continue.hasFocus():
                self._line.setFocus()
        self._busy = busy
        self._continue.setEnabled(not busy)
        self._continue.setText(self.tr("One moment…") if busy else self.tr("Continue"))
        self.new_passphrase.show_busy(busy)

    def show_trouble(self, words: str) -> None:
        """Say what went wrong on the step that is shown. What was typed stays, to be compared and mended."""
        self.show_busy(False)
        if self.step is self._code_step:
            self._code_step.show_trouble(words)
            give_focus(self._line)
        else:
            self.new_passphrase.show_trouble(words)

    def clear_secret(self) -> None:
        """Forget what was typed."""
        self._line.setText("")
        self._code_step.clear_message()
        self.new_passphrase.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def _submit(self) -> None:
        if not self._busy and self._line.text().strip():
            self.code_entered.emit(self._line.text())
        else:
            self._line.setFocus()

    def _make_code_step(self) -> Step:
        step = Step(
            self._theme,
            "",
            self.tr("Use the recovery code"),
            self.tr(
                "It has 34 letters and digits in nine groups. Small letters, spaces and dashes do not matter."
            ),
        )
        step.add(self._line)
        step.add_actions(self._continue, self._backs[0])
        lost = self.tr(
            "If the passphrase and the code are both lost, nobody can open this journal."
            " It stays where it is, and you can begin another one beside it."
        )
        step.add_below(make_label(lost, "muted"), self._other_folder)
        step.body.setAlignment(self._other_folder, Qt.AlignmentFlag.AlignLeft)
        return step

    def _make_passphrase_step(self) -> Step:
        step = Step(
            self._theme,
            "",
            self.tr("Choose a new passphrase"),
            self.tr(
                "The code is right. From now on the new passphrase opens your journal. The code stays valid."
            ),
        )
        step.add(self.new_passphrase)
        step.add_actions(self._backs[1])
        return step
