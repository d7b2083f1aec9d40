"""The photos of an entry or a loss, one at a time, as large as the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from journal_app.domain.errors import Trouble
from journal_app.domain.photo import Photo
from journal_app.ui.decoding import decoded
from journal_app.ui.journal.photo_copy import PhotoCopy
from journal_app.ui.journal.photo_words import PhotoKeeping, PhotoWords
from journal_app.ui.journal.picture_view import PictureView
from journal_app.ui.lock.focus import move_within
from journal_app.ui.tasks import Lane
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.buttons import IconButton, make_button
from journal_app.ui.widgets.covering import Covering
from journal_app.ui.widgets.labels import make_label

_AT_REST = 150
"""Milliseconds after the last change of size until the photo is scaled anew."""


class PhotoViewer(Covering):
    """Covers `layer` until it is closed, and keeps the focus.

    Part of the window, not a dialog: a lock covers it, and help takes its place.
    """

    closed = Signal(int)
    """It is going away; the place of the photo that was shown."""

    removed = Signal(object)
    """The person wants this photo taken from the page: its PhotoId."""

    def __init__(
        self,
        theme: Theme,
        lane: Lane,
        kept: PhotoKeeping,
        photos: Sequence[Photo],
        place: int,
        layer: QWidget,
    ) -> None:
        super().__init__(layer)
        self._theme = theme
        self._lane = lane
        self._kept = kept
        self._photos = tuple(photos)
        self._place = place
        self._number = make_label("", "heading")
        self._copy = PhotoCopy(theme, lane, kept)
        self.view = PictureView(theme)
        self.words = PhotoWords(lane, kept)
        self._earlier = IconButton(theme, "chevron-left", self.tr("Photo before"))
        self._later = IconButton(theme, "chevron-right", self.tr("Next photo"))
        self._smaller = IconButton(theme, "zoom-out", self.tr("Smaller (-)"))
        self._larger = IconButton(theme, "zoom-in", self.tr("Larger (+)"))
        self._remove = IconButton(theme, "trash-2", self.tr("Remove this photo"))
        self._save = make_button(self.tr("Save a copy"), "plain")
        self._close = make_button(self.tr("Close"), "plain")
        self._at_rest = QTimer(self, singleShot=True, interval=_AT_REST)
        self._connect()
        self._add_keys()
        self._lay_out()
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def place(self) -> int:
        """Which photo is shown, counted from 0."""
        return self._place

    def open_view(self) -> None:
        """Appear over everything in the layer and take the focus."""
        self.show()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_photo()

    def know(self, photos: Sequence[Photo]) -> None:
        """Take over what is said of the photos now; those that are shown stay the same."""
        now = {photo.id: photo for photo in photos}
        self._photos = tuple(now.get(photo.id, photo) for photo in self._photos)

    def close_view(self) -> None:
        """Go away for good, once what was typed is kept."""
        self.words.keep()
        self.lift()
        self.closed.emit(self._place)
        self.words.finish(self.deleteLater)

    def finish(self, then: Callable[[], None]) -> None:
        """Keep what was typed, then call `then`; it is not called if that fails."""
        self._at_rest.stop()  # the journal may be closed then: nothing is read any more
        self.words.finish(then)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let no key through to the page below."""
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep the focus here."""
        return move_within(self, forward) or True

    def _connect(self) -> None:
        self._earlier.clicked.connect(self._on_earlier)
        self._later.clicked.connect(self._on_later)
        self._smaller.clicked.connect(self.view.smaller)
        self._larger.clicked.connect(self.view.larger)
        self._remove.clicked.connect(self._on_remove)
        self._save.clicked.connect(self._on_save)
        self._close.clicked.connect(self.close_view)
        self.view.resized.connect(self._at_rest.start)
        self._at_rest.timeout.connect(self._on_resized)
        self.words.returnPressed.connect(self.view.setFocus)
        self.words.failed.connect(self._on_trouble)

    def _add_keys(self) -> None:
        for keys, do in (
            ("Left", self._on_earlier),
            ("Right", self._on_later),
            ("PgUp", self._on_earlier),
            ("PgDown", self._on_later),
            ("+", self.view.larger),
            ("=", self.view.larger),
            ("-", self.view.smaller),
            ("0", self.view.fit),
            ("Up", partial(self.view.nudge, 0, -1)),
            ("Down", partial(self.view.nudge, 0, 1)),
            ("Shift+Left", partial(self.view.nudge, -1, 0)),
            ("Shift+Right", partial(self.view.nudge, 1, 0)),
            ("Esc", self._on_escape),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.addWidget(self._number, 1)
        for widget in (self._smaller, self._larger, self._remove, self._save, self._close):
            self._top.addWidget(widget)
        self._middle = QHBoxLayout()
        self._middle.addWidget(self._earlier)
        self._middle.addWidget(self.view, 1)
        self._middle.addWidget(self._later)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self._copy)
        self._column.addLayout(self._middle, 1)
        self._column.addWidget(self.words)
        order = (self._copy, self._earlier, self.view, self._later, self.words, self._smaller, self._larger)
        for before, after in pairwise((*order, self._remove, self._save, self._close)):
            QWidget.setTabOrder(before, after)

    def _show_photo(self) -> None:
        photo = self._photos[self._place]
        number = self.tr("Photo {number} of {count}").format(number=self._place + 1, count=len(self._photos))
        self._number.setText(number)
        self.view.setAccessibleName(f"{number}. {photo.words}" if photo.words else number)
        self.words.show_photo(photo)
        for button, beside in ((self._earlier, self._place > 0), (self._later, not self._is_last)):
            if button.hasFocus() and not beside:
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            button.setEnabled(beside)
        self._copy.clear()
        self.view.wait(self.tr("One moment…"))
        self._read()
        announce(self, self.view.accessibleName())

    @property
    def _is_last(self) -> bool:
        return self._place + 1 == len(self._photos)

    def _read(self) -> None:
        """Read and decode on the lane; what comes for a photo that is shown no more is dropped."""
        photo, ratio = self._photos[self._place], self.devicePixelRatioF()
        room = self.view.size() * ratio

        def came(found: tuple[QImage, QImage] | None) -> None:
            if not isValid(self.view) or self._photos[self._place].id != photo.id:
                return
            if found is None:
                self.view.wait(self.tr("This photo can’t be shown."))
                return
            image, fitted = found
            fitted.setDevicePixelRatio(ratio)
            self.view.show_image(image, fitted)

        self._lane.run(partial(_picture, self._kept, photo, room), came, self._on_trouble)

    def _turn(self, step: int) -> None:
        if 0 <= self._place + step < len(self._photos):
            self._place += step
            self._show_photo()

    def _on_earlier(self) -> None:
        self._turn(-1)

    def _on_later(self) -> None:
        self._turn(+1)

    def _on_escape(self) -> None:
        if self._copy.is_asking:
            self._copy.clear()
        elif self.words.hasFocus():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.close_view()

    def _on_resized(self) -> None:
        if not self.view.is_empty:
            self._read()

    def _on_remove(self) -> None:
        photo = self._photos[self._place]
        self.close_view()
        self.removed.emit(photo.id)

    def _on_save(self) -> None:
        self._copy.ask(self._photos[self._place])

    def _on_trouble(self, trouble: Trouble) -> None:
        self._copy.message.show_words(trouble.words, "trouble")

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(28), px(20), px(28), px(20))
        self._column.setSpacing(px(12))
        self._top.setSpacing(px(8))
        self._middle.setSpacing(px(8))


def _picture(kept: PhotoKeeping, photo: Photo, room: QSize) -> tuple[QImage, QImage] | None:
    """Return the whole picture, and the same scaled smoothly to the room there is."""
    data = kept.picture(photo.id)
    image = decoded(data) if data is not None else QImage()
    if image.isNull():
        return None
    if image.width() <= room.width() and image.height() <= room.height():
        return image, image.copy()
    fitted = image.scaled(
        room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return image, fitted
