"""About Rosemary: what it is, what protects the person and what does not, versions and licences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import PackageNotFoundError, version

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app import __version__, guard
from journal_app.content.library import Library
from journal_app.content.values import Section
from journal_app.domain.errors import ContentBroken
from journal_app.ui.theme.theme import Theme
from journal_app.ui.translation import words_of
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import make_label

LICENCES = (
    ("Qt, PySide6", "LGPL 3"),
    ("SQLCipher", "BSD"),
    ("SQLite", "public domain"),
    ("OpenSSL", "Apache 2.0"),
    ("sqlcipher3", "zlib"),
    ("argon2-cffi", "MIT"),
    ("cryptography", "Apache 2.0 or BSD"),
    ("zxcvbn", "MIT"),
    ("platformdirs", "MIT"),
    ("Pillow", "MIT-CMU"),
    ("pillow-heif", "BSD"),
    ("libheif, libde265", "LGPL 3"),
    ("x265", "GPL 2 or later"),
    ("Inter, Literata", "SIL Open Font License"),
    ("Lucide", "ISC"),
)
"""What Rosemary is made of, and the name of each licence; the texts come with the program."""


class AboutCard(Card):
    """The version, and texts behind their titles."""

    def __init__(self, theme: Theme, library: Library) -> None:
        super().__init__(theme, self.tr("About Rosemary"))
        self.add(
            make_label(self.tr("Version {version}").format(version=__version__), "question"),
            make_label(self.tr("No clinician has checked the words in Rosemary yet."), "question"),
        )
        self.folds = [
            Fold(theme, self.tr("What Rosemary is"), _readable(library.about)),
            Fold(theme, self.tr("How safe it is"), _readable(partial(_safety, library))),
            Fold(theme, self.tr("Versions, licences"), [self._versions(), self._licences()]),
        ]
        self.add(*self.folds)

    def _versions(self) -> Section:
        lines = [
            f"PySide6 {PySide6.__version__}",
            f"Qt {qVersion()}",
            f"sqlcipher3 {_installed('sqlcipher3')}",
        ]
        return Section(self.tr("Made with"), tuple(lines))

    def _licences(self) -> Section:
        own = self.tr("Rosemary is free software under the GNU General Public License, version 3 or later.")
        return Section(self.tr("Licences"), (own, *(f"{name}: {licence}" for name, licence in LICENCES)))


class Fold(QWidget):
    """A title that opens and closes what is below it."""

    def __init__(self, theme: Theme, title: str, sections: Sequence[Section]) -> None:
        super().__init__()
        self._theme = theme
        self._title = title
        self.button = make_button("", "link")
        self.content = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.content)
        self._lines = QVBoxLayout(self.content)
        for section in sections:
            self._lines.addWidget(make_label(section.title, "question"))
            for line in section.lines:
                self._lines.addWidget(make_label(line, "small"))
        self._show(False)
        self.button.clicked.connect(self._on_clicked)
        self._measure()
        theme.changed.connect(self._measure)

    def _on_clicked(self) -> None:
        self._show(self.content.isHidden())

    def _show(self, is_open: bool) -> None:
        self.content.setVisible(is_open)
        self.button.setText(("− " if is_open else "+ ") + self._title)
        state = self.tr("Open") if is_open else self.tr("Closed")
        self.button.setAccessibleName(self._title)
        self.button.setAccessibleDescription(state)

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(6))
        self._lines.setSpacing(px(8))
        self._lines.setContentsMargins(px(5), 0, 0, px(8))


def _safety(library: Library) -> tuple[Section, ...]:
    """Return what protects the person everywhere, then what this computer adds, then what does not."""
    protects, *others = library.safety()
    return (protects, library.safety_here(guard.state().names), *others)


def _readable(read: Callable[[], tuple[Section, ...]]) -> tuple[Section, ...]:
    """Return the sections of a file, or what is wrong with it: the other settings go on working."""
    try:
        return read()
    except ContentBroken as trouble:
        return (Section("", (words_of(trouble),)),)


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # a frozen program may come without the package's papers
        return ""
