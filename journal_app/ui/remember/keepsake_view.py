"""Making a keepsake: what stands on it, how it looks, and the ways out of the journal."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.errors import Trouble
from journal_app.domain.keepsake import Booklet, Design, KeepsakePage
from journal_app.domain.memorial import Loss
from journal_app.domain.photo import Photo
from journal_app.render.keepsake import keepsake_picture
from journal_app.services.memorials import Memorials
from journal_app.ui.book.book_ways import BookWays
from journal_app.ui.remember.keepsake_out import KeepsakeOut
from journal_app.ui.remember.keepsake_preview import KeepsakePreview
from journal_app.ui.remember.loss_words import heading_of, when_words
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.visit.frame_card import usual_paper
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.scroll_page import ScrollPage
from journal_app.ui.widgets.segmented_choice import SegmentedChoice

LONGEST_LINE = 240
"""Characters of the person's own line."""

TWO_COLUMNS_FROM = 760
"""Width in pixels, before scaling, from which the page stands beside the choices."""

_FINE = 900
"""Pixels across the picture that is shown on the screen."""


class KeepsakeView(QWidget):
    """Nothing chosen here is kept: each keepsake is made anew."""

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        memorials: Memorials,
        losses: Sequence[Loss],
        ways: BookWays,
        *,
        booklet: bool,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._tasks = tasks
        self._memorials = memorials
        self._losses = tuple(losses)
        self._booklet = booklet
        self._photos: tuple[Photo, ...] = ()
        self._photo_at = 0
        self._photo: bytes | None = None
        self._turn = 0
        self.title = self.tr("A small booklet") if booklet else self.tr("A keepsake page")
        self.close_button = make_button(self.tr("Back"), "plain")
        self.close_button.setAccessibleName(self.tr("Back to the box"))
        self.which = SegmentedChoice(theme, [(loss.id, heading_of(loss)) for loss in self._losses])
        self.design = SegmentedChoice(
            theme,
            [
                (Design.PLAIN, self.tr("Plain paper")),
                (Design.SPRIG, self.tr("A sprig of rosemary")),
                (Design.NIGHT, self.tr("Night, one light")),
            ],
        )
        self.name = _box(self.tr("The name"))
        self.when = _box(self.tr("The date"))
        self.photo = _box(self.tr("A photo"))
        self.another = make_button(self.tr("Another photo"), "link")
        self.line = QLineEdit(maxLength=LONGEST_LINE)
        self.letter = _box(self.tr("The letter"))
        self.words = _box(self.tr("Words from others"))
        self.photos = _box(self.tr("All photos"))
        self.preview = KeepsakePreview(theme)
        self.out = KeepsakeOut(theme, ways, self._page, self._wanted_booklet)
        self._scroll = ScrollPage(theme)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.which.set_value(self._losses[0].id)
        self.design.set_value(Design.PLAIN)
        self._connect()
        self._lay_out()
        self._measure()
        theme.changed.connect(self._measure)
        self._on_which()

    @property
    def loss(self) -> Loss:
        """Return the one it is for."""
        return next(loss for loss in self._losses if loss.id == self.which.value)

    def start(self) -> None:
        """Put the focus on the designs."""
        self.design.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the box."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the page below the choices where there is no room beside them."""
        super().resizeEvent(event)
        self._choose_columns()

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.which.chosen.connect(self._on_which)
        self.design.chosen.connect(self._show)
        for box in (self.name, self.when):
            box.toggled.connect(self._show)
        self.photo.toggled.connect(self._on_photo)
        self.another.clicked.connect(self._on_another)
        self.line.textChanged.connect(self._show)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(make_label(self.title, "title"), 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll.body.addLayout(head)
        card = Card(self._theme)
        if len(self._losses) > 1:
            _ask(card, self.tr("For whom"), self.which)
        _ask(card, self.tr("How it looks"), self.design)
        card.add(make_label(self.tr("What stands on it"), "question"), self.name, self.when, self.photo)
        card.body.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        _ask(card, self.tr("A line of your own"), self.line)
        if self._booklet:
            card.add(make_label(self.tr("What follows"), "question"), self.letter, self.words, self.photos)
        card.add(self.out)
        self.out.offer(booklet=self._booklet)
        side = QVBoxLayout()
        side.addWidget(card)
        side.addStretch()
        self._columns.addLayout(side, 3)
        self._columns.addWidget(self.preview, 3, Qt.AlignmentFlag.AlignTop)
        self._scroll.body.addLayout(self._columns)
        self._scroll.body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def _page(self) -> KeepsakePage:
        loss = self.loss
        design = Design(self.design.value or Design.PLAIN)
        return KeepsakePage(
            design,
            loss.name if self.name.isChecked() else "",
            when_words(loss.when) if self.when.isChecked() else "",
            self.line.text(),
            self._photo if self.photo.isChecked() else None,
            usual_paper(QLocale()),
        )

    def _wanted_booklet(self) -> Booklet:
        loss = self.loss
        return Booklet(
            self._page(),
            loss.letter if self.letter.isChecked() else "",
            loss.words if self.words.isChecked() else (),
            self._photos if self.photos.isChecked() else (),
        )

    def _on_which(self) -> None:
        """Offer what there is of this one."""
        loss = self.loss
        self.name.setVisible(bool(loss.name.strip()))
        self.when.setVisible(loss.when is not None)
        if self._booklet:
            self.letter.setVisible(bool(loss.letter.strip()))
            self.words.setVisible(bool(loss.words))
        self._photos, self._photo, self._photo_at = (), None, 0
        self._show_photo_choice()
        self._tasks.short.run(
            partial(self._memorials.photos, loss.id), partial(self._on_photos, loss), self._on_trouble
        )
        self._show()

    def _on_photos(self, loss: Loss, photos: tuple[Photo, ...]) -> None:
        if loss != self.loss:
            return
        self._photos = photos
        self._show_photo_choice()
        self._read_photo()

    def _show_photo_choice(self) -> None:
        self.photo.setVisible(bool(self._photos))
        if self._booklet:
            self.photos.setVisible(bool(self._photos))
        self.another.setVisible(len(self._photos) > 1 and self.photo.isChecked())

    def _on_photo(self) -> None:
        self._show_photo_choice()
        self._show()

    def _on_another(self) -> None:
        self._photo_at = (self._photo_at + 1) % len(self._photos)
        self._read_photo()

    def _read_photo(self) -> None:
        if self._photos:
            photo = self._photos[self._photo_at]
            read = partial(self._memorials.picture, photo.id)
            self._tasks.short.run(read, partial(self._on_picture, photo), self._on_trouble)

    def _on_picture(self, photo: Photo, picture: bytes | None) -> None:
        if self._photos and self._photos[self._photo_at].id == photo.id:
            self._photo = picture
            self._show()

    def _show(self) -> None:
        """Paint it on the lane of long work; only the newest is shown."""
        self._turn += 1
        page = self._page()
        self.preview.say(page)
        self._tasks.long.run(
            partial(keepsake_picture, page, _FINE), partial(self._on_painted, self._turn), self._on_trouble
        )

    def _on_painted(self, turn: int, picture: QImage) -> None:
        if turn == self._turn:
            self.preview.show_picture(picture)

    def _on_trouble(self, trouble: Trouble) -> None:
        self.out.message.show_words(trouble.words, "trouble")

    def _choose_columns(self) -> None:
        wide = self.width() >= self._theme.px(TWO_COLUMNS_FROM)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)

    def _measure(self) -> None:
        self._columns.setSpacing(self._theme.px(28))
        self._choose_columns()


def _box(words: str) -> QCheckBox:
    box = QCheckBox(words)
    box.setChecked(True)
    return box


def _ask(card: Card, question: str, field: QWidget) -> None:
    label = make_label(question, "question")
    label.setBuddy(field)
    field.setAccessibleName(question)
    card.add(label, field)
