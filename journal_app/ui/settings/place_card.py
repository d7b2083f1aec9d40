"""Where the journal lives, and moving it to another folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from journal_app.domain.errors import DiskFull, StorageGone, Trouble
from journal_app.services.moving import move_journal
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.file_dialogs import make_folder_dialog
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.path_words import show_path

PATIENCE = 5000
"""Milliseconds that storing may take before a move; a full disk, say, lets it wait for ever."""


class PlaceCard(Card):
    """The folder; Move explains, lets choose, and moves.

    While the journal is copied the window takes no input: what would be saved then would be missing
    in the new place.
    """

    move_asked = Signal(object)
    """An empty folder (Path) was chosen: store what is waiting, then call `move_to`."""
    moved = Signal(object)
    """Path: both places hold the journal now. Lock at once, remember the new one, remove the old."""

    def __init__(self, theme: Theme, lane: Lane, open_journal: OpenJournal, config_folder: Path) -> None:
        super().__init__(theme, self.tr("Where your journal lives"))
        self._theme = theme
        self._lane = lane
        self._open_journal = open_journal
        self._still: QWidget | None = None
        self._wished: Path | None = None
        self._waiting = QTimer(self, singleShot=True)
        self._waiting.timeout.connect(self._on_waited_in_vain)
        self.move_button = make_button(self.tr("Move…"), "plain")
        self.explanation = QFrame()
        self.explanation.setProperty("role", "note")
        self.choose = make_button(self.tr("Choose…"), "plain")
        self.choose.setAccessibleName(self.tr("Choose an empty folder"))
        self.cancel = make_button(self.tr("Cancel"), "quiet")
        self.message = InlineMessage(theme)
        self._explain()
        self.add(
            _path_label(open_journal.folder, "question"),
            make_label(self.tr("Everything you write is in this one folder, locked."), "muted"),
            self.move_button,
            self.explanation,
            self.message,
            make_label(
                self.tr(
                    "Look, country and lock screen are kept apart from it, readable without a passphrase:"
                ),
                "muted",
            ),
            _path_label(config_folder, "muted"),
        )
        self.body.setAlignment(self.move_button, Qt.AlignmentFlag.AlignLeft)
        self.move_button.clicked.connect(self._on_move)
        self.cancel.clicked.connect(self._on_cancel)
        self.choose.clicked.connect(self._on_choose)
        self._measure_explanation()
        theme.changed.connect(self._measure_explanation)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the journal where it is."""
        if event.key() == Qt.Key.Key_Escape and not self.explanation.isHidden():
            self._on_cancel()
        else:
            super().keyPressEvent(event)

    def move_to(self, folder: Path) -> None:
        """Copy the journal to an empty folder; `moved` follows, or a message here.

        Nothing happens if the person was told meanwhile that it did not come to that.
        """
        if folder != self._wished:
            return
        self._wished = None
        self._waiting.stop()
        self.message.show_words(self.tr("Moving your journal. One moment…"))
        self._still = self.window()
        self._still.setEnabled(False)
        work = partial(move_journal, self._open_journal, folder)
        self._lane.run(work, partial(self._on_moved, folder), self._on_trouble)

    def _explain(self) -> None:
        buttons = QWidget()
        self._row = FlowLayout(buttons)
        self._row.addWidget(self.choose)
        self._row.addWidget(self.cancel)
        self._column = QVBoxLayout(self.explanation)
        for words in (
            self.tr("Choose an empty folder. Your journal is copied there, and the copy is checked."),
            self.tr("Then the window locks. Only after that is the old place cleared."),
            self.tr("A folder that a cloud service copies keeps older, locked versions of your journal."),
        ):
            self._column.addWidget(make_label(words, "small"))
        self._column.addWidget(buttons)
        self.explanation.hide()

    def _on_move(self) -> None:
        self.message.clear()
        self.move_button.hide()
        self.explanation.show()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_cancel(self) -> None:
        self.explanation.hide()
        self.move_button.show()
        self.move_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_choose(self) -> None:
        dialog = make_folder_dialog(self, self.tr("Choose an empty folder"))
        dialog.fileSelected.connect(self._on_folder)
        dialog.open()

    def _on_folder(self, chosen: str) -> None:
        self._on_cancel()
        self.message.show_words(self.tr("What you wrote is stored first. One moment…"))
        self._wished = Path(chosen)
        self._waiting.start(PATIENCE)
        self.move_asked.emit(self._wished)

    def _on_waited_in_vain(self) -> None:
        self._wished = None
        self.message.show_words(
            self.tr(
                "Not all you wrote could be stored yet, so your journal stays where it is."
                " Your words are kept in this window. Please choose the folder again in a moment."
            ),
            "trouble",
        )

    def _on_moved(self, folder: Path, _: None) -> None:
        self.message.clear()
        self.moved.emit(folder)
        self._wake()

    def _on_trouble(self, trouble: Trouble) -> None:
        self._wake()
        self.message.show_words(self._words(trouble), "trouble")
        self.move_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, trouble: Trouble) -> str:
        stays = self.tr("Your journal is still where it was.")
        if isinstance(trouble, DiskFull):  # its own words are about saving what was written
            full = self.tr("There is not enough room in that folder.")
            choose = self.tr("Please free some space, or choose another folder.")
            return f"{full} {stays} {choose}"
        if isinstance(trouble, StorageGone):
            silent = self.tr("That folder does not answer, or not as it should.")
            choose = self.tr("Please choose another folder.")
            return f"{silent} {stays} {choose}"
        return f"{trouble.words} {stays}"

    def _wake(self) -> None:
        if self._still:
            self._still.setEnabled(True)
            self._still = None

    def _measure_explanation(self) -> None:
        px = self._theme.px
        side = min(px(14), 14)
        self._column.setContentsMargins(side, px(12), side, px(12))
        self._column.setSpacing(px(8))
        self._row.setSpacing(px(8))


def _path_label(path: Path, role: str) -> QLabel:
    label = make_label("", role)
    show_path(label, str(path))
    return label
