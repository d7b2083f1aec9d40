"""What went wrong with a file outside the journal: most words of Troubles are about the journal itself."""

from __future__ import annotations

from journal_app.domain.errors import DiskFull, FolderNotWritable, StorageGone, Trouble
from journal_app.ui.translation import tr, words_of


def outside_words(trouble: Trouble) -> str:
    """Return a sentence about the place that a person chose for a file."""
    match trouble:
        case DiskFull():
            return tr("There is not enough room in that folder. Nothing was written.")
        case StorageGone():
            return tr("That folder does not answer. Nothing was written.")
        case FolderNotWritable():
            return tr("Nothing can be written there. Please choose another folder.")
        case _:
            return words_of(trouble)
