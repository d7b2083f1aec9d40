"""What came of reading out a damaged journal, in plain words."""

from __future__ import annotations

from PySide6.QtCore import QObject

from journal_app.services.salvaging import Salvaged
from journal_app.ui.backups.backup_words import BackupWords


class SalvageWords(QObject):
    """Says it in the person's language."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._backup_words = BackupWords(self)

    def report(self, found: Salvaged) -> str:
        """Return what is in the journal now, and what is missing, a line each."""
        inside = self._backup_words.inside(found.contents)
        lines = [self.tr("In your journal now: {inside}.").format(inside=inside)]
        read = found.read
        if read.lost is None:
            lines.append(self.tr("Some pages may be missing. How many is not known."))
        elif read.lost:
            lines.append(self.tr("%n page(s) could not be read.", "", read.lost))
        else:
            lines.append(self.tr("No page is missing."))
        if read.earlier:
            lines.append(self.tr("%n of these came back as it was some time before.", "", read.earlier))
        if read.cut:
            lines.append(self.tr("%n page(s) could only be read in part, and end with “…”.", "", read.cut))
        if found.filled:
            lines.append(self.tr("%n of all these came back whole, from a backup.", "", found.filled))
        if found.aside_left:
            lines.append(
                self.tr("What you wrote meanwhile could not be read. It is still kept in the folder.")
            )
        return "\n".join(lines)

    def kept(self, found: Salvaged) -> str:
        """Return where the damaged file is, and where a page may be that is missing."""
        words = self.tr("The damaged file is kept, encrypted as it was:\n{place}").format(place=found.kept)
        read = found.read
        if read.lost is None or read.lost + read.cut > found.filled + read.earlier:
            words += "\n\n" + self.tr("What is missing may still be in an older backup.")
        return words
