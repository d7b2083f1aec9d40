"""The photos of an entry: the strip under the page, and how photos come and go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.entry import Entry, EntryId, EntryRow
from journal_app.domain.errors import DiskFull, StorageGone, Trouble
from journal_app.domain.photo import Photo, PhotoId
from journal_app.services.photos import Photos
from journal_app.ui.decoding import square
from journal_app.ui.journal.given_pictures import Picture, files
from journal_app.ui.journal.photo_intake import Intake, PhotoIntake
from journal_app.ui.journal.photo_viewer import PhotoViewer
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import LARGEST_SCALE, Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.focus import take_turn
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.photo_strip import SIDE, PhotoStrip, StripItem
from journal_app.ui.widgets.undo_strip import UndoStrip

SUFFIXES = ("jpg", "jpeg", "png", "webp", "heic", "heif")


@dataclass(frozen=True, slots=True)
class _Read:
    """The photos of an entry, as they are and ready to paint."""

    photos: tuple[Photo, ...]
    pictures: tuple[QImage, ...]
    removed: int


class EntryPhotos(QWidget):
    """Takes no room while an entry has no photos. Reads and keeps them by itself."""

    changed = Signal(object)
    """Photos were added, taken away or moved: the EntryRow of their entry."""

    save_failed = Signal(object)
    """What is on a photo could not be kept: the Trouble."""

    def __init__(
        self,
        theme: Theme,
        lane: Lane,
        long: Lane,
        photos: Photos,
        now: Callable[[], datetime],
        blank: Callable[[], Entry | None],
    ) -> None:
        """`blank` returns the entry on the screen if it is not stored, because nothing is in it."""
        super().__init__()
        self._theme = theme
        self._lane = lane
        self._kept = photos
        self._now = now
        self._blank = blank
        self._entry_id: EntryId | None = None
        self._was_away = self._is_built = False
        self._turn = 0  # only the newest reading is shown
        self._photos: tuple[Photo, ...] = ()
        self._viewer: PhotoViewer | None = None
        self.intake = PhotoIntake(lane, long, photos, now, self)
        self._message = InlineMessage(theme)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._message)
        self.intake.added.connect(self._on_changed)
        self.intake.ended.connect(self._on_intake_ended)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def photos(self) -> tuple[Photo, ...]:
        """The photos that are shown."""
        return self._photos

    @property
    def viewer(self) -> PhotoViewer | None:
        """The one photo that is shown large now, or None."""
        return self._viewer

    def show_entry(self, entry_id: EntryId) -> None:
        """Show the photos of an entry."""
        if entry_id != self._entry_id:
            self._entry_id = entry_id
            self._message.clear()
            if self._is_built:
                self._undo.clear()
                self._show(_Read((), (), 0))
        self.read()

    def read(self) -> None:
        """Read the photos anew: they may have been changed elsewhere."""
        if self._entry_id is None:
            return
        self._turn += 1
        turn = self._turn
        side = round(SIDE * LARGEST_SCALE * self.devicePixelRatioF())  # good at every size of the text

        def came(read: _Read) -> None:
            if turn == self._turn:
                self._show(read)

        self._lane.run(partial(_read, self._kept, self._entry_id, side), came, self._on_trouble)

    def choose(self) -> None:
        """Ask for files."""
        from journal_app.ui.file_dialogs import make_photos_dialog

        dialog = make_photos_dialog(self, self.tr("Add photos"), self.tr("Photos"), SUFFIXES)
        dialog.filesSelected.connect(self._on_files)
        dialog.open()

    def add(self, pictures: Sequence[Picture]) -> None:
        """Add pictures to the entry on the screen."""
        if self._entry_id is None or not pictures:
            return
        self.intake.take(pictures, self._entry_id, self._blank())
        self._message.show_words(
            self.tr("Adding photos…") if self.intake.given > 1 else self.tr("Adding the photo…")
        )

    def finish(self, then: Callable[[], None]) -> None:
        """Wait for what is under way, then call `then`; it is not called if words can't be kept."""
        if self._viewer is None:
            self.intake.when_idle(then)
        else:
            self._viewer.finish(partial(self.intake.when_idle, then))

    def stop_soon(self) -> None:
        """The person leaves: of the pictures that were given, only the one under way still comes in."""
        self.intake.stop_soon()

    def showEvent(self, event: QShowEvent) -> None:
        """Photos may have been added on another page meanwhile."""
        super().showEvent(event)
        if self._was_away:
            self._was_away = False
            self.read()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is shown: a photo over it would be in the way. Help over all of it hides both."""
        super().hideEvent(event)
        self._was_away = True
        if self._viewer is not None and self._layer().isVisible():
            self._viewer.close_view()

    def _build(self) -> None:
        """Make what is needed from the first photo on, shown or removed."""
        self._is_built = True
        self.strip = PhotoStrip(self._theme)
        self._undo = UndoStrip(self._theme)
        self._bring_back = make_button("", "link")
        for widget in (self.strip, self._undo):
            self._column.addWidget(widget)
        self._column.addWidget(self._bring_back, 0, Qt.AlignmentFlag.AlignLeft)
        take_turn(self)
        self.strip.opened.connect(self._on_opened)
        self.strip.removed.connect(self._on_removed)
        self.strip.moved.connect(self._on_moved)
        self._undo.undone.connect(self._on_undone)
        self._bring_back.clicked.connect(self._on_bring_back)

    def _on_files(self, names: list[str]) -> None:
        self.add(files(names))

    def _on_changed(self, row: EntryRow | None) -> None:
        if row is None:
            return
        self.changed.emit(row)
        if row.id == self._entry_id:
            self.read()

    def _on_intake_ended(self, intake: Intake) -> None:
        missing = len(intake.troubles)
        if missing < intake.given:
            announce(self, self.tr("%n photo(s) added.", "", intake.given - missing))
        if not missing:
            self._message.clear()
            return
        words = list(dict.fromkeys(self._words_of(trouble) for trouble in intake.troubles))
        if intake.given > 1:
            words.insert(0, self.tr("%n photo(s) could not be added.", "", missing))
        self._message.show_words(" ".join(words), "trouble")

    def _on_opened(self, place: int) -> None:
        self._viewer = PhotoViewer(self._theme, self._lane, self._kept, self._photos, place, self._layer())
        self._viewer.closed.connect(self._on_viewer_closed)
        self._viewer.removed.connect(self._take_away)
        self._viewer.words.kept.connect(self._on_changed)
        self._viewer.words.failed.connect(self.save_failed)
        self._viewer.open_view()

    def _on_viewer_closed(self, place: int) -> None:
        self._viewer = None
        if self.isVisible() and self.strip.items:
            self.strip.go_to(min(place, len(self.strip.items) - 1))
            self.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_removed(self, place: int) -> None:
        self._take_away(self._photos[place].id)

    def _take_away(self, photo_id: PhotoId) -> None:
        def gone(row: EntryRow | None) -> None:
            self._undo.offer(self.tr("Photo removed."))
            self._on_changed(row)

        self._lane.run(partial(self._kept.remove, photo_id, self._now()), gone, self._on_trouble)

    def _on_undone(self) -> None:
        self._bring(every=False)

    def _on_bring_back(self) -> None:
        self._bring(every=True)

    def _bring(self, *, every: bool) -> None:
        if self._entry_id is not None:
            self._undo.clear()
            back = partial(self._kept.bring_back, self._entry_id, every=every)
            self._lane.run(back, self._on_changed, self._on_trouble)

    def _on_moved(self, place: int, step: int) -> None:
        pairs = list(zip(self._photos, (item.picture for item in self.strip.items), strict=True))
        pairs[place], pairs[place + step] = pairs[place + step], pairs[place]
        self._show_pairs(pairs)  # at once, so that the next key moves on from there
        self.strip.go_to(place + step)
        order = [photo.id for photo in self._photos]
        self._lane.run(partial(self._kept.put_in_order, order), self._on_changed, self._on_trouble)

    def _on_trouble(self, trouble: Trouble) -> None:
        self._message.show_words(self._words_of(trouble), "trouble")

    def _words_of(self, trouble: Trouble) -> str:
        match trouble:  # the words of these are about what is being written
            case DiskFull():
                return self.tr(
                    "The disk is full, so nothing was changed here."
                    " Please free some space, then do it once more."
                )
            case StorageGone():
                return self.tr(
                    "The place where your journal lives does not answer, so nothing was changed here."
                    " Please check the drive, then do it once more."
                )
        return trouble.words

    def _show(self, read: _Read) -> None:
        if not self._is_built:
            if not read.photos and not read.removed:
                return
            self._build()
        self._show_pairs(list(zip(read.photos, read.pictures, strict=True)))
        if self._viewer is not None:
            self._viewer.know(read.photos)
        self.strip.setVisible(bool(read.photos))
        self._bring_back.setText(self.tr("%n removed photo(s): bring back", "", read.removed))
        self._bring_back.setVisible(read.removed > 0 and self._undo.isHidden())

    def _show_pairs(self, pairs: list[tuple[Photo, QImage]]) -> None:
        self._photos = tuple(photo for photo, _ in pairs)
        self.strip.show_items([StripItem(picture, photo.words) for photo, picture in pairs])

    def _layer(self) -> QWidget:
        """Return what fills the window and holds this page."""
        widget: QWidget = self
        window = self.window()
        while (parent := widget.parentWidget()) is not None and parent is not window:
            widget = parent
        return widget if widget is not self else window

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(6))


def _read(photos: Photos, entry_id: EntryId, side: int) -> _Read:
    found = photos.of_entry(entry_id)
    pictures = tuple(square(photo.thumbnail, side) for photo in found.photos)
    return _Read(found.photos, pictures, found.removed)
