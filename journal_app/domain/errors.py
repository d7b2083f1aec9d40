"""What can go wrong and is expected to: each said in words for the person it happens to.

A `Trouble` tells three things: what happened, what is safe, what to do next. It never holds a
word the person wrote. Anything that is not a `Trouble` is a bug.
"""

from __future__ import annotations

from journal_app.domain.translation import marked


class Trouble(Exception):
    """An expected failure. `words` are the sentences a person reads; `parts` fill their braces."""

    words = marked("Something went wrong. What was saved before is safe. You can do it once more.")

    def __init__(self, **parts: str | float) -> None:
        super().__init__()
        self.parts = parts
        if parts:
            self.words = self.words.format(
                **{name: part if isinstance(part, str) else f"{part:g}" for name, part in parts.items()}
            )

    def __str__(self) -> str:
        return self.words


class WrongPassphrase(Trouble):
    """No slot of the key file opens with this passphrase."""

    words = marked(
        "That passphrase does not open this journal. Nothing has changed, and you can try as"
        " often as you like. If you can't find it, use the recovery code."
    )


class MistypedRecoveryCode(Trouble):
    """The code's own check symbols do not fit: a letter was mistyped, left out or swapped."""

    words = marked(
        "That code has a slip in it: a letter or number is missing or different."
        " Nothing has changed. Please compare it with your copy, group by group."
    )


class WrongRecoveryCode(Trouble):
    """A well-formed code that opens no journal in this folder."""

    words = marked(
        "That is a recovery code, but not the one for this journal. Nothing has changed."
        " If you have more than one copy, try the newest."
    )


class PassphraseTooShort(Trouble):
    """An empty passphrase, or one too short to protect anything."""

    words = marked(
        "This passphrase is too short to protect anything. Nothing has changed."
        " Please choose eight letters or more. A whole sentence is welcome."
    )


class SamePassphrase(Trouble):
    """A new key under the passphrase that somebody may know would keep nobody out."""

    words = marked("That is the passphrase you have now. Nothing has changed. Please choose another one.")


class NoJournal(Trouble):
    """There is no journal in the folder that was named."""

    words = marked(
        "There is no journal in this folder. Nothing has changed."
        " Please check that you chose the right folder."
    )


class FolderNotEmpty(Trouble):
    """A new journal needs a folder of its own."""

    words = marked(
        "This folder already holds something. Nothing in it was changed."
        " Please choose an empty folder, or a new one."
    )


class FolderNotWritable(Trouble):
    """The folder, or the medium it is on, refuses to be written."""

    words = marked(
        "This folder can't be written to, so nothing new can be saved here."
        " What is already in it has not changed."
        " You can allow writing to it, or choose another folder."
    )


class JournalOpenElsewhere(Trouble):
    """Another Rosemary process has this journal open for writing."""

    words = marked(
        "This journal is open in another Rosemary window or command."
        " Nothing has changed. Close that one first, then come back here."
    )


class ForeignFile(Trouble):
    """A file stands where the journal or its key should be, but Rosemary did not make it."""

    words = marked(
        "The file in this folder is not a Rosemary journal. It has not been changed."
        " Please check that you chose the right folder."
    )


class KeyFileDamaged(Trouble):
    """Neither copy of the key file can be read whole."""

    words = marked(
        "The key file of this journal is missing or damaged. What you wrote has not been touched."
        " Your recovery code opens the journal and makes a new key file."
    )


class KeyringMissing(Trouble):
    """There is no keyring that may be used: none runs, or only one that would keep the key in the clear."""

    words = marked(
        "There is no keyring here that Rosemary can use. Your passphrase opens the journal as ever."
    )


class KeyringLocked(Trouble):
    """The keyring is there, and closed. Rosemary does not ask for its password."""

    words = marked("The keyring of this computer is locked. Your passphrase opens the journal as ever.")


class KeyringSilent(Trouble):
    """The keyring did not answer in time, or could not do what it was asked."""

    words = marked("The keyring of this computer did not answer. Your passphrase opens the journal as ever.")


class KeyringChanged(Trouble):
    """The key is gone from the keyring, or it is not the one that opens this journal."""

    words = marked(
        "The key for this journal is not in the keyring any more. Your passphrase opens it as ever."
    )


class NewerJournal(Trouble):
    """A later version of Rosemary has written this journal."""

    words = marked(
        "A newer version of Rosemary has written this journal. It has not been changed."
        " Please open it with that version, or a later one."
    )


class JournalDamaged(Trouble):
    """The key is right, but pages of the database are not as they were written."""

    words = marked(
        "Part of the journal file is damaged. Nothing has been changed or removed."
        " Please make a copy of the journal's folder before you do anything else."
    )


class WritingRefused(JournalDamaged):
    """Pages of the open journal are damaged, so nothing is written into it."""

    words = marked(
        "Part of the journal file is damaged, so this can't be saved into it now. What you typed is kept."
        " Once the journal is put right, you can save it."
    )


class AsideDamaged(JournalDamaged):
    """What was written beside a damaged journal is damaged too, so that it can't come into the journal."""

    words = marked(
        "What you wrote while the journal was damaged could not be read."
        " It is still kept in the journal's folder. Everything else is as it was. You can go on writing."
    )


class NothingToRead(JournalDamaged):
    """Not one page of the file can be opened with the journal's key."""

    words = marked(
        "Nothing could be read out of this file. It was left as it is."
        " A backup can bring back what was written until it was made."
    )


class DiskFull(Trouble):
    """There is no room left where the journal lives."""

    words = marked(
        "The disk is full, so what you wrote last is not saved yet. It is safe on the screen."
        " Please free some space. Rosemary keeps trying by itself."
    )


class StorageGone(Trouble):
    """The drive or folder with the journal does not answer (unplugged, unmounted, failing)."""

    words = marked(
        "The place where your journal lives does not answer."
        " What was saved before is not touched, and what is on the screen stays there."
        " Please check the drive. Rosemary keeps trying by itself."
    )


class BackupDamaged(JournalDamaged):
    """A backup is not as it was made: bytes are changed, or its end is missing."""

    words = marked(
        "This backup is damaged or cut off, so it can't be used as it is. Nothing has been changed."
        " Please choose another one."
    )


class NotABackup(Trouble):
    """The file that was named is something else."""

    words = marked(
        "This file is not a Rosemary backup, or it can't be read. It has not been changed."
        " Please choose another one."
    )


class BackupExists(Trouble):
    """A backup never takes the place of a file that is there."""

    words = marked(
        "There is a file with this name already. It was left as it is. Please choose another name."
    )


class NoRoomForBackup(Trouble):
    """The disk filled up while a backup was made, or brought back."""

    words = marked(
        "There is not enough room on the disk for this. Nothing half made was left,"
        " and your journal is as it was. Please free some space, or choose another place."
    )


class BackupPlaceGone(Trouble):
    """The folder for a backup, or the drive it is on, is missing or stopped answering."""

    words = marked(
        "The folder for this backup is not there, or does not answer. Your journal is as it was."
        " If it is on a drive, please connect it and then do this again."
    )


class BackupPlaceNotWritable(Trouble):
    """The folder for a backup refuses to be written."""

    words = marked(
        "Nothing can be written to the folder for this backup. Your journal is as it was."
        " Please choose another folder."
    )


class BackupAlreadyRunning(Trouble):
    """Another window or command makes a backup in the same folder now."""

    words = marked(
        "Another backup is being made right now. Your journal is as it was."
        " Please wait for it to end, then do this again."
    )


class PhotoNotReadable(Trouble):
    """There is no file, it may not be read, or it is a folder or something that never ends."""

    words = marked(
        "This can't be read as a file, so it was not added. Nothing was lost. You can choose another one."
    )


class NotAPhoto(Trouble):
    """The file is empty, or no picture of a kind that is known."""

    words = marked(
        "This is not a photo Rosemary can read, so it was not added. Nothing was lost."
        " You can choose another one: JPEG, PNG, WebP or HEIC."
    )


class PhotoDamaged(Trouble):
    """A picture whose bytes are wrong, or whose end is missing."""

    words = marked(
        "This photo is damaged or cut off, so it was not added. Nothing was lost. You can choose another one."
    )


class PhotoTooLarge(Trouble):
    """More bytes or more pixels than a camera makes."""

    words = marked(
        "This photo is too large, so it was not added. Nothing was lost."
        " You can make it smaller in another program, then add that copy."
    )


class EntryGone(Trouble):
    """The entry that something was meant for is no longer there."""

    words = marked("The page is no longer there, so nothing was added to it. Please look in the bin.")


class ExportExists(Trouble):
    """An export never takes the place of something that is there."""

    words = marked(
        "There is something with this name already. It was left as it is. Please choose another name."
    )


class NoRoomForExport(Trouble):
    """The disk filled up while an export was written."""

    words = marked(
        "There is not enough room on the disk for this. Nothing half made was left,"
        " and your journal is as it was. Please free some space, or choose another place."
    )


class ExportPlaceRefused(Trouble):
    """The folder for an export is missing, refuses to be written, or stopped answering."""

    words = marked(
        "Nothing can be written to this place. Your journal is as it was."
        " If it is on a drive, please connect it, or choose another folder."
    )


class ImportNotReadable(Trouble):
    """The file for an import is not there, may not be read, or is a folder."""

    words = marked("This file can't be read. Nothing was taken from it. You can choose another one.")


class ForeignImport(Trouble):
    """The file that was chosen for an import is something else, or cut off."""

    words = marked(
        "This file was not written by Rosemary's export, or it is cut off. Nothing more was taken from it."
        " Your journal has what it had before. You can choose another one."
    )


class NewerImport(Trouble):
    """A later version of Rosemary wrote the file that was chosen for an import."""

    words = marked(
        "A newer version of Rosemary has written this file. Nothing was taken from it."
        " Please bring it in with that version, or a later one."
    )


class Interrupted(Trouble):
    """Work was stopped on purpose because newer work makes it pointless. Never shown."""

    words = marked("Stopped.")


class ContentBroken(Trouble):
    """A content file (cards, prompts, helplines) cannot be used; names file and field."""

    words = marked(
        "A file that came with Rosemary can't be read: {file}, at {field}."
        " What you wrote is safe. To put it right, please install Rosemary again."
    )

    def __init__(self, file: str, field: str) -> None:
        super().__init__(file=file, field=field)
