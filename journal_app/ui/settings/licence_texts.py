"""Licence texts, to be read in the app: Rosemary's own, and those of what it is made of."""

from __future__ import annotations

from functools import partial
from importlib.metadata import PackagePath, distribution

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from journal_app.paths import paper
from journal_app.ui.settings.made_of import PACKAGES, installed
from journal_app.ui.theme.theme import Theme

PAPERS = (
    ("Rosemary: GNU General Public License 3", "LICENSE"),
    ("Python: PSF License", "licences/Python.txt"),
    ("Qt, PySide6, libheif: GNU Lesser General Public License 3", "licences/LGPL-3.txt"),
    ("SQLCipher, SQLite, OpenSSL", "licences/SQLCipher.txt"),
    ("Inter: SIL Open Font License", "fonts/OFL-Inter.txt"),
    ("Literata: SIL Open Font License", "fonts/OFL-Literata.txt"),
    ("SCOWL: words of the spelling check", "spelling/LICENSE-SCOWL.txt"),
    ("Lucide: ISC", "icons/LICENSE-Lucide.txt"),
    ("THIRD_PARTY.md", "THIRD_PARTY.md"),
)
"""Name and file of each text that stands with Rosemary's own files."""

WITHOUT = ("PySide6-Essentials",)
"""Packages that bring no text of their own; the LGPL, above, is theirs."""

HIGH = 260
"""Pixels, before scaling, in which a text is read; it scrolls."""


class _Choice(QComboBox):
    """A choice that the wheel leaves alone."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class LicenceTexts(QWidget):
    """One text at a time, chosen by its name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.choice = _Choice()
        self.choice.setAccessibleName(self.tr("Which licence text"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(self.tr("Licence text"))
        self.text.setTabChangesFocus(True)
        self._read = [*(partial(_from_paper, file) for _, file in PAPERS)]
        self.choice.addItems([name for name, _ in PAPERS])
        for package in PACKAGES:
            if package not in WITHOUT and installed(package):  # its texts are looked for when they are chosen
                self.choice.addItem(package)
                self._read.append(partial(_from_package, package))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.choice)
        self._column.addWidget(self.text)
        self.choice.currentIndexChanged.connect(self._on_chosen)
        self._on_chosen(0)
        self._measure()
        theme.changed.connect(self._measure)

    def _on_chosen(self, number: int) -> None:
        words = self._read[number]()
        self.text.setPlainText(words or self.tr("This text is not here. It comes with the source code."))

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(8))
        self.text.setFixedHeight(self._theme.px(HIGH))


def _from_paper(file: str) -> str:
    try:
        return paper(file).read_text("utf-8")
    except (OSError, ValueError):
        return ""


def _papers(package: str) -> list[PackagePath]:
    names = ("LICENSE", "LICENCE", "COPYING", "NOTICE")
    return [file for file in distribution(package).files or () if file.name.upper().startswith(names)]


def _from_package(package: str) -> str:
    texts = []
    for file in _papers(package):
        try:
            texts.append(file.read_text("utf-8"))
        except (OSError, ValueError):
            continue
    return "\n\n".join(texts)
