"""Backups in words: when one was made, why, what is in it, how large it is."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QLocale, QObject

from journal_app.domain.backup import Backup, BackupContents, BackupKind, Phase
from journal_app.ui.journal.day_words import day_words, time_words


class BackupWords(QObject):
    """Says it in the person's language."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._locale = QLocale()

    def when(self, made: datetime, now: datetime) -> str:
        """Return "today at 21:40", or the whole day."""
        here = made.astimezone(now.tzinfo)
        time = time_words(self._locale, here)
        if here.date() == now.date():
            return self.tr("today at {time}").format(time=time)
        if here.date() == now.date() - timedelta(days=1):
            return self.tr("yesterday at {time}").format(time=time)
        return self.tr("{day}, {time}").format(day=day_words(self._locale, here.date()), time=time)

    def title(self, backup: Backup, now: datetime) -> str:
        """Return when, beginning with a capital."""
        words = self.when(backup.made, now)
        return words[:1].upper() + words[1:]

    def details(self, backup: Backup, contents: BackupContents | None) -> str:
        """Return what else is known of it, in one line."""
        parts = [self.inside(contents)] if contents else []
        if backup.kind is BackupKind.UPDATE:
            parts.append(self.tr("before an update of Rosemary"))
        elif backup.kind is BackupKind.RESTORE:
            parts.append(self.tr("before another one was brought back"))
        parts.append(self._locale.formattedDataSize(backup.size, 1, _SIZES))
        words = " · ".join(parts)
        return words[:1].upper() + words[1:]

    def inside(self, contents: BackupContents) -> str:
        """Return "212 pages, 40 check-ins"."""
        pages = self.tr("%n page(s)", "", contents.entries)
        check_ins = self.tr("%n check-in(s)", "", contents.check_ins)
        photos = [self.tr("%n photo(s)", "", contents.photos)] if contents.photos else []
        return ", ".join((pages, check_ins, *photos))

    def number(self, backups: int) -> str:
        """Return "9 backups"."""
        return self.tr("%n backup(s)", "", backups)

    def phase(self, phase: Phase) -> str:
        """Return what is being done."""
        match phase:
            case Phase.COPY:
                return self.tr("Copying…")
            case Phase.CHECK:
                return self.tr("Checking the copy…")
            case Phase.KEEP:
                return self.tr("Keeping the present journal…")
            case Phase.READ:
                return self.tr("Reading out what can be read…")
            case Phase.WRITE:
                return self.tr("Writing…")
            case Phase.REMOVE:
                return self.tr("Removing the old one…")


_SIZES = QLocale.DataSizeFormat.DataSizeSIFormat
