"""About Rosemary: what it is, what protects the person and what does not, versions and licences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from journal_app import __version__, guard
from journal_app.content.library import Library
from journal_app.content.values import Section
from journal_app.domain.errors import ContentBroken
from journal_app.ui.settings.licence_texts import LicenceTexts
from journal_app.ui.settings.made_of import part_lines
from journal_app.ui.theme.theme import Theme
from journal_app.ui.translation import words_of
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.fold import Fold
from journal_app.ui.widgets.labels import make_label


class AboutCard(Card):
    """The version, a way to the short answers, and texts behind their titles."""

    how_to_asked = Signal()

    def __init__(self, theme: Theme, library: Library) -> None:
        super().__init__(theme, self.tr("About Rosemary"))
        self._theme = theme
        self._library = library
        self.how_to = make_button(self.tr("Help and keys"), "plain")
        self.how_to.clicked.connect(self.how_to_asked)
        self.add(
            make_label(self.tr("Version {version}").format(version=__version__), "question"),
            make_label(self.tr("No clinician has checked the words in Rosemary yet."), "question"),
        )
        self.body.addWidget(self.how_to, 0, Qt.AlignmentFlag.AlignLeft)
        self.folds = [
            self._fold(self.tr("What Rosemary is"), library.about),
            self._fold(self.tr("How safe it is"), partial(_safety, library)),
            self._fold(self.tr("Versions and licences"), self._made_of),
            Fold(theme, self.tr("Licence texts"), partial(LicenceTexts, theme)),
        ]
        self.add(*self.folds)

    def _fold(self, title: str, read: Callable[[], Sequence[Section]]) -> Fold:
        fold = Fold(self._theme, title, partial(self._built, read))
        fold.opened.connect(partial(_tell, fold))
        return fold

    def _built(self, read: Callable[[], Sequence[Section]]) -> QWidget:
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setSpacing(self._theme.px(8))
        for section in _readable(read):
            lines.addWidget(make_label(section.title, "question"))
            for line in section.lines:
                lines.addWidget(make_label(line, "small"))
        return inside

    def _made_of(self) -> tuple[Section, ...]:
        own = self.tr("Rosemary is free software under the GNU General Public License, version 3 or later.")
        return Section(f"Rosemary {__version__}", (own,)), Section(self.tr("Made with"), tuple(part_lines()))


def _tell(fold: Fold) -> None:
    """Let a screen reader have what an eye sees below the title."""
    words = [label.text() for label in fold.findChildren(QLabel)]
    fold.head.setAccessibleDescription("\n".join(words))


def _safety(library: Library) -> tuple[Section, ...]:
    """Return what protects the person everywhere, then what this computer adds, then what does not."""
    protects, *others = library.safety()
    return (protects, library.safety_here(guard.state().names), *others)


def _readable(read: Callable[[], Sequence[Section]]) -> Sequence[Section]:
    """Return the sections of a file, or what is wrong with it: the other settings go on working."""
    try:
        return read()
    except ContentBroken as trouble:
        return (Section("", (words_of(trouble),)),)
