"""One loss in the box: name, date, letter, photos, and what others said. All of it may stay empty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.memorial import Loss, WordsFrom
from journal_app.services.memorials import Memorials
from journal_app.ui.journal.given_pictures import Picture, holds_pictures, pictures_in
from journal_app.ui.plan.row_list import RowList
from journal_app.ui.plan.words_area import WordsArea
from journal_app.ui.remember.loss_photos import LossPhotos
from journal_app.ui.remember.loss_words import heading_of
from journal_app.ui.remember.rows import WordsRow
from journal_app.ui.remember.when_field import WhenField
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.dropped import take_copy
from journal_app.ui.widgets.fold import Fold
from journal_app.ui.widgets.labels import make_label


class LossCard(Card):
    """What is heavy stays folded behind its title."""

    changed = Signal()
    removal_wanted = Signal()
    rearranged = Signal()
    """Something was unfolded, or other words came: the order of Tab is to be made anew."""

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        memorials: Memorials,
        loss: Loss,
        now: Callable[[], datetime],
        stored: Callable[[Callable[[], None]], None],
    ) -> None:
        """`stored` calls what it is given once the loss is stored."""
        super().__init__(theme)
        self._loss = loss
        self._heading = make_label(heading_of(loss), "heading")
        self._name_label = make_label(self.tr("Name, or nothing"), "muted")
        self.name = QLineEdit(loss.name)
        self.name.setCursorPosition(0)
        self.name.setAcceptDrops(False)  # a file would leave its path there, and not come in
        self._name_label.setBuddy(self.name)
        self._when_label = make_label(self.tr("When it was"), "muted")
        self.when = WhenField(theme, loss.when, lambda: now().date())
        self._letter: WordsArea | None = None
        self._words: RowList | None = None
        self.photos = LossPhotos(theme, tasks, memorials, loss.id, now, stored)
        self.letter_fold = Fold(theme, self.tr("A letter"), self._built_letter)
        self.photos_fold = Fold(theme, self.tr("Photos and scans"), self._built_photos)
        self.words_fold = Fold(theme, self.tr("Words from others"), self._built_words)
        self.remove_button = make_button(self.tr("Remove this page"), "quiet")
        self.add(self._heading, self._name_label, self.name, self._when_label, self.when)
        self.add(self.letter_fold, self.photos_fold, self.words_fold)
        self.body.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.name.textEdited.connect(self._on_edited)
        self.when.changed.connect(self._on_edited)
        self.remove_button.clicked.connect(self.removal_wanted)
        for fold in (self.letter_fold, self.photos_fold, self.words_fold):
            fold.opened.connect(self.rearranged)
        self.setAcceptDrops(True)
        self._name_all()

    @property
    def loss(self) -> Loss:
        """Return what is written and chosen."""
        loss = replace(self._loss, name=self.name.text(), when=self.when.when)
        if self._letter is not None:
            loss = replace(loss, letter=self._letter.text())
        if self._words is not None:
            rows = [row for row in self._words.rows if isinstance(row, WordsRow)]
            loss = replace(loss, words=tuple(row.given for row in rows if not row.is_empty))
        return loss

    @property
    def stops(self) -> list[QWidget]:
        """Return everything that takes the focus, in the order of reading."""
        stops: list[QWidget] = [self.name, self.when.choice, self.when.field, self.letter_fold.head]
        stops += [self._letter] if self._letter else []
        stops.append(self.photos_fold.head)
        if self.photos.parentWidget() is not None:  # unfolded before
            stops += [self.photos.strip, self.photos.add_button]
        stops.append(self.words_fold.head)
        stops += self._words.stops if self._words else []
        return [*stops, self.remove_button]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A picture that is pasted anywhere on the page belongs to it."""
        copied = QGuiApplication.clipboard().mimeData()
        if event.matches(QKeySequence.StandardKey.Paste) and holds_pictures(copied):
            self._on_pictures(pictures_in(copied))
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures."""
        if holds_pictures(event.mimeData()):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep what is dropped with the photos of this page."""
        take_copy(event)
        if event.isAccepted():
            self._on_pictures(pictures_in(event.mimeData()))

    def _on_pictures(self, pictures: list[Picture]) -> None:
        """Show where they go, and keep them."""
        self.photos_fold.set_open(True)
        self.photos.add(pictures)

    def _built_letter(self) -> QWidget:
        self._letter = WordsArea(self._theme)
        self._letter.put(self._loss.letter)
        self._letter.moveCursor(QTextCursor.MoveOperation.End)  # a letter is gone on with
        self._letter.setPlaceholderText(self.tr("In your own words"))
        self._letter.setAccessibleName(self.tr("A letter"))
        self._letter.written.connect(self._on_edited)
        self._letter.pictures_given.connect(self._on_pictures)
        return _inside(self._letter)

    def _built_photos(self) -> QWidget:
        self.photos.read()
        return _inside(self.photos)

    def _built_words(self) -> QWidget:
        self._words = RowList(
            self._theme,
            self._new_words,
            self.tr("Add words"),
            self.tr("The words were removed."),
        )
        self._words.show_rows([self._new_words(given) for given in self._loss.words])
        self._words.changed.connect(self._on_edited)
        self._words.rearranged.connect(self.rearranged)
        return _inside(self._words)

    def _new_words(self, given: WordsFrom | None = None) -> WordsRow:
        row = WordsRow(self._theme, given)
        row.words.pictures_given.connect(self._on_pictures)
        return row

    def _on_edited(self) -> None:
        self._name_all()
        self.changed.emit()

    def _name_all(self) -> None:
        """Say to the eye and to a screen reader which page this is."""
        heading = heading_of(replace(self._loss, name=self.name.text(), when=self.when.when))
        self._heading.setText(heading)
        self.setAccessibleName(heading)
        self.name.setAccessibleName(self._name_label.text())
        self.name.setAccessibleDescription(heading)
        self.remove_button.setAccessibleDescription(heading)


def _inside(widget: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.addWidget(widget)
    return box
