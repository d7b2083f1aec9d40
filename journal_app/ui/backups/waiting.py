"""A line that says what is being done, and a button that stops it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.domain.backup import Phase
from journal_app.ui.backups.backup_words import BackupWords
from journal_app.ui.backups.watch import Watch
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.labels import make_label


class Waiting(QWidget):
    """Hidden while nothing is done."""

    stopped = Signal()
    """The person does not want it any more. The work ends by itself and is not heard of again, unless it was
    done already. Call `end`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = BackupWords(self)
        self._watch: Watch | None = None
        self._count: Callable[[int, int], str] | None = None
        self._line = make_label("", "question")
        self.stop = make_button(self.tr("Stop"), "quiet")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._line, 1)
        self._row.addWidget(self.stop)
        self.stop.clicked.connect(self._on_stop)
        self.hide()
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def words(self) -> str:
        """What is being said."""
        return self._line.text()

    def begin(self, count: Callable[[int, int], str] | None = None) -> Watch:
        """Appear, with the focus on Stop; return what the work is to be given.

        `count` says in words how many steps are done, of how many.
        """
        self._count = count
        self._watch = Watch(self)
        self._watch.went_on.connect(self._on_went_on)
        self._watch.counted.connect(self._on_counted)
        self._line.setText(self.tr("One moment…"))
        self.show()
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        return self._watch

    def end(self) -> None:
        """It is done, or it went wrong."""
        self._watch = None
        self.hide()

    def give_up(self) -> None:
        """Stop quietly what may be going on: the page is left, or the journal locked."""
        if self._watch is not None:
            self._watch.stop()
            self.end()

    def _on_went_on(self, phase: Phase) -> None:
        if self.sender() is self._watch:
            self._line.setText(self._words.phase(phase))
            announce(self, self._line.text())

    def _on_counted(self, done: int, total: int) -> None:
        if total and self._count is not None and self.sender() is self._watch:
            self._line.setText(self._count(done, total))

    def _on_stop(self) -> None:
        if self._watch is not None:
            self._watch.stop()
        self.stopped.emit()

    def _measure(self) -> None:
        self._row.setSpacing(self._theme.px(12))
