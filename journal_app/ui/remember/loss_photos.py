"""The photos and scans of one loss: the strip, and how they come and go."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.errors import Trouble
from journal_app.domain.memorial import LossId
from journal_app.domain.photo import NewPhoto, Photo, PhotoId
from journal_app.services.memorials import Memorials
from journal_app.ui.decoding import square
from journal_app.ui.journal.entry_photos import SUFFIXES
from journal_app.ui.journal.given_pictures import Picture, files
from journal_app.ui.journal.photo_viewer import PhotoViewer
from journal_app.ui.outside_words import outside_words
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import LARGEST_SCALE, Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.into_view import bring_into_view
from journal_app.ui.widgets.photo_strip import SIDE, PhotoStrip, StripItem
from journal_app.ui.widgets.undo_strip import UndoStrip


class LossPhotos(QWidget):
    """Reads and keeps them by itself. A picture is kept whole, or not at all."""

    changed = Signal()
    """Photos came, went or changed their places."""

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        memorials: Memorials,
        loss: LossId,
        now: Callable[[], datetime],
        stored: Callable[[Callable[[], None]], None],
    ) -> None:
        """`stored` calls what it is given once the loss itself is stored."""
        super().__init__()
        self._theme = theme
        self._tasks = tasks
        self._memorials = memorials
        self._loss = loss
        self._now = now
        self._stored = stored
        self._photos: tuple[Photo, ...] = ()
        self._waiting: deque[Picture] = deque()
        self._busy = False
        self._given = 0
        self._refused: list[str] = []
        self._came = False
        self._then: list[Callable[[], None]] = []
        self._gone: PhotoId | None = None
        self._viewer: PhotoViewer | None = None
        self.strip = PhotoStrip(theme)
        self._undo = UndoStrip(theme)
        self._message = InlineMessage(theme)
        self.add_button = make_button(self.tr("Add photos…"), "plain")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.strip, self._undo, self._message):
            self._column.addWidget(widget)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.strip.hide()
        self.strip.opened.connect(self._on_opened)
        self.strip.removed.connect(self._on_removed)
        self.strip.moved.connect(self._on_moved)
        self._undo.undone.connect(self._on_undone)
        self.add_button.clicked.connect(self._on_add)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def photos(self) -> tuple[Photo, ...]:
        """The photos that are shown."""
        return self._photos

    def read(self) -> None:
        """Read them anew."""
        side = round(SIDE * LARGEST_SCALE * self.devicePixelRatioF())
        self._tasks.short.run(partial(_read, self._memorials, self._loss, side), self._show, self._on_trouble)

    def add(self, pictures: list[Picture]) -> None:
        """Keep these pictures, one after the other."""
        self._waiting += pictures
        self._given += len(pictures)
        self._message.show_words(
            self.tr("Adding photos…") if len(pictures) > 1 else self.tr("Adding the photo…")
        )
        self._stored(self._go_on)

    def try_again(self) -> None:
        """Go on with pictures that wait because the loss could not be stored."""
        if self._waiting:
            self._stored(self._go_on)

    def finish(self, then: Callable[[], None]) -> None:
        """Wait for the picture that is under way and for words on one, then call `then`; leave out others."""
        self._waiting.clear()
        if self._viewer is not None:
            self._viewer.finish(partial(self._when_idle, then))
        else:
            self._when_idle(then)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is shown: a photo over it would be in the way."""
        super().hideEvent(event)
        if self._viewer is not None and self._layer().isVisible():
            self._viewer.close_view()

    def _when_idle(self, then: Callable[[], None]) -> None:
        if self._busy:
            self._then.append(then)
        else:
            then()

    def _go_on(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        self._tasks.long.run(self._waiting.popleft(), self._on_picture, self._on_unread)

    def _on_picture(self, photo: NewPhoto) -> None:
        add = partial(self._memorials.add_photo, self._loss, photo, self._now())
        self._tasks.short.run(add, self._on_added, self._on_refused)

    def _on_added(self, _: None) -> None:
        announce(self, self.tr("Photo added."))
        self._came = True
        self._on_changed()
        self._end_of_one()

    def _on_unread(self, trouble: Trouble) -> None:
        self._refuse(outside_words(trouble))

    def _on_refused(self, trouble: Trouble) -> None:
        self._refuse(trouble.words)

    def _refuse(self, words: str) -> None:
        self._refused.append(words)
        self._end_of_one()

    def _end_of_one(self) -> None:
        self._busy = False
        self._go_on()
        if not self._busy:
            self._say_what_came_of_it()
            waiting, self._then = self._then, []
            for then in waiting:
                then()

    def _say_what_came_of_it(self) -> None:
        """Say which pictures could not be added, also when others could."""
        given, refused = self._given, self._refused
        self._given, self._refused = 0, []
        if not refused:
            self._message.clear()
            return
        words = list(dict.fromkeys(refused))
        if given > 1:
            words.insert(0, self.tr("Not all photos could be added."))
        self._message.show_words(" ".join(words), "trouble")
        bring_into_view(self)

    def _on_add(self) -> None:
        from journal_app.ui.file_dialogs import make_photos_dialog

        dialog = make_photos_dialog(self, self.tr("Add photos"), self.tr("Photos"), SUFFIXES)
        dialog.filesSelected.connect(self._on_files)
        dialog.open()

    def _on_files(self, names: list[str]) -> None:
        self.add(files(names))

    def _on_opened(self, place: int) -> None:
        self._viewer = PhotoViewer(
            self._theme, self._tasks.short, self._memorials, self._photos, place, self._layer()
        )
        self._viewer.words.setPlaceholderText(self.tr("What is on it, in your words."))
        self._viewer.closed.connect(self._on_viewer_closed)
        self._viewer.removed.connect(self._take_away)
        self._viewer.words.kept.connect(self._on_words_kept)
        self._viewer.words.failed.connect(self._on_trouble)
        self._viewer.open_view()

    def _on_viewer_closed(self, place: int) -> None:
        self._viewer = None
        if self.isVisible() and self.strip.items:
            self.strip.go_to(min(place, len(self.strip.items) - 1))
            self.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_words_kept(self, _: object) -> None:
        self._message.clear()  # it may say that they could not be kept
        self._on_changed()

    def _on_removed(self, place: int) -> None:
        self._take_away(self._photos[place].id)

    def _take_away(self, photo_id: PhotoId) -> None:
        def gone(_: None) -> None:
            self._gone = photo_id
            self._undo.offer(self.tr("Photo removed."))
            self._on_changed()

        self._tasks.short.run(partial(self._memorials.remove_photo, photo_id), gone, self._on_trouble)

    def _on_undone(self) -> None:
        gone, self._gone = self._gone, None
        if gone is not None:
            back = partial(self._memorials.bring_photo_back, gone)
            self._tasks.short.run(back, self._on_changed, self._on_trouble)

    def _on_moved(self, place: int, step: int) -> None:
        order = list(self._photos)
        items = list(self.strip.items)
        for each in (order, items):
            each[place], each[place + step] = each[place + step], each[place]  # type: ignore[assignment]
        self._photos = tuple(order)
        self.strip.show_items(items)
        self.strip.go_to(place + step)
        ids = [photo.id for photo in order]
        self._tasks.short.run(partial(self._memorials.put_in_order, ids), self._on_changed, self._on_trouble)

    def _on_changed(self, _: object = None) -> None:
        self.read()
        self.changed.emit()

    def _show(self, read: tuple[tuple[Photo, ...], tuple[QImage, ...]]) -> None:
        self._photos, pictures = read
        pairs = zip(self._photos, pictures, strict=True)
        self.strip.show_items([StripItem(picture, photo.words) for photo, picture in pairs])
        self.strip.setVisible(bool(self._photos))
        if self._came:
            self._came = False
            bring_into_view(self)
        if self._viewer is not None:
            self._viewer.know(self._photos)

    def _on_trouble(self, trouble: Trouble) -> None:
        self._message.show_words(trouble.words, "trouble")

    def _layer(self) -> QWidget:
        """Return what fills the window and holds this page."""
        widget: QWidget = self
        window = self.window()
        while (parent := widget.parentWidget()) is not None and parent is not window:
            widget = parent
        return widget if widget is not self else window

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(8))


def _read(memorials: Memorials, loss: LossId, side: int) -> tuple[tuple[Photo, ...], tuple[QImage, ...]]:
    photos = memorials.photos(loss)
    return photos, tuple(square(photo.thumbnail, side) for photo in photos)
