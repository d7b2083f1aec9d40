"""What went wrong with a file outside the journal: most words of Troubles are about the journal itself."""

from __future__ import annotations

from journal_app.domain.errors import DiskFull, FolderNotWritable, StorageGone, Trouble
from journal_app.ui.translation import tr, words_of


def outside_words(trouble: Trouble) -> str:
    """Return a sentence about the place that a person chose for a file."""
    match trouble:
        case DiskFull():
            return tr(
                "There is not enough room in that folder. Nothing was written."
                " Please free some space, or choose another folder."
            )
        case StorageGone():
            return tr(
                "That folder does not answer. Nothing was written."
                " If it is on a drive, please connect it, or choose another folder."
            )
        case FolderNotWritable():
            return tr("Nothing can be written to that folder. Please choose another one.")
        case _:
            return words_of(trouble)
