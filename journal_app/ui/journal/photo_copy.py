"""A copy of a photo outside the journal: asked for, and said plainly that it is not encrypted."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from journal_app.domain.errors import Trouble
from journal_app.domain.photo import SUFFIXES, Photo
from journal_app.ui.journal.confirm_strip import ConfirmStrip
from journal_app.ui.journal.photo_words import PhotoKeeping
from journal_app.ui.outside_words import outside_words
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.inline_message import InlineMessage


class PhotoCopy(QWidget):
    """A question, a file chooser, and what came of it."""

    def __init__(self, theme: Theme, lane: Lane, photos: PhotoKeeping) -> None:
        super().__init__()
        self._theme = theme
        self._lane = lane
        self._photos = photos
        self._photo: Photo | None = None
        self._confirm = ConfirmStrip(theme)
        self.message = InlineMessage(theme)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._confirm)
        column.addWidget(self.message)

    @property
    def is_asking(self) -> bool:
        """True while the question stands."""
        return not self._confirm.isHidden()

    def ask(self, photo: Photo) -> None:
        """Ask whether a copy of this photo is wanted."""
        self._photo = photo
        self.message.clear()
        self._confirm.ask(
            self.tr("The copy will not be encrypted. Whoever has the file can see it."),
            self.tr("Choose where"),
            self._choose_where,
            self.tr("Make no copy"),
        )

    def clear(self) -> None:
        """Ask nothing, say nothing."""
        if self.is_asking:
            self._confirm.leave()
        self.message.clear()

    def _choose_where(self) -> None:
        from journal_app.ui.file_dialogs import make_save_dialog

        assert self._photo is not None
        suffix = SUFFIXES[self._photo.media]
        name = f"{self.tr('Photo')}.{suffix}"
        dialog = make_save_dialog(self, self.tr("Save a copy"), name, self.tr("Photo"), suffix)
        dialog.fileSelected.connect(self._save_to)
        dialog.open()

    def _save_to(self, chosen: str) -> None:
        assert self._photo is not None
        work = partial(_write_copy, self._photos, self._photo, Path(chosen))
        self._lane.run(work, self._on_saved, self._on_trouble)

    def _on_saved(self, _nothing: None) -> None:
        self.message.show_words(self.tr("Saved. There it is not encrypted."))

    def _on_trouble(self, trouble: Trouble) -> None:
        self.message.show_words(outside_words(trouble), "trouble")


def _write_copy(photos: PhotoKeeping, photo: Photo, file: Path) -> None:
    """Write the picture to a file that only this login can read, whole or not at all."""
    from journal_app.vault.whole_file import replace_file

    data = photos.picture(photo.id)
    if data is not None:
        replace_file(file, data)
