"""Writing a journal, or chosen entries of it, into files that others can read: in clear text.

For the lane of long work. A file or folder gets its name last: an export that is stopped leaves nothing.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from journal_app.domain.care.events import Event
from journal_app.domain.care.stored import FormError, read_event
from journal_app.domain.check_in import records_of
from journal_app.domain.entry import EntryId
from journal_app.domain.errors import ExportExists, ExportPlaceRefused, NoRoomForExport
from journal_app.domain.exchange import NOTHING_BESIDE, Besides, Exported, KeptEntry
from journal_app.exchange.json_file import write_json
from journal_app.exchange.markdown_folder import MarkdownFolder, Say, in_english
from journal_app.services.gathering import Gathering
from journal_app.store.connection import Connection

Progress = Callable[[int, int], None]
"""Hears how many of how many entries are done; what it raises (Interrupted) ends the export."""

UNFINISHED = ".rosemary-unfinished"
"""Ending of the name until all is written: one that nobody else gives, since what a crash left is removed."""


def export_json(
    connection: Connection, path: Path, now: datetime, only: Sequence[EntryId] | None, progress: Progress
) -> Exported:
    """Write the lossless file. `only`: chosen entries and nothing besides; None: everything.

    Raises ExportExists, ExportPlaceRefused, NoRoomForExport, and the Troubles of the store.
    """
    gathering = Gathering(connection)
    besides = gathering.besides() if only is None else NOTHING_BESIDE
    counter = _Counter(besides)
    with _written(path, takes_empty_folder=False) as unfinished:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            write_json(file, now, counter.pass_on(gathering, only, progress), besides)
            file.flush()
            os.fsync(file.fileno())
    return counter.exported()


def export_markdown(
    connection: Connection,
    folder: Path,
    questions: Sequence[str],
    only: Sequence[EntryId] | None,
    progress: Progress,
    say: Say = in_english,
) -> Exported:
    """Write a folder of Markdown files and photos. `questions` stand over the columns of the check-ins.

    `say` gives headings in the language of the person. `only` and what it raises as in `export_json`. An
    empty folder that is there is taken.
    """
    gathering = Gathering(connection)
    besides = gathering.besides() if only is None else NOTHING_BESIDE
    counter = _Counter(besides)
    with _written(folder, takes_empty_folder=True) as unfinished:
        unfinished.mkdir(mode=0o700)
        files = MarkdownFolder(unfinished, say)
        for kept in counter.pass_on(gathering, only, progress):
            files.put_entry(kept)
        files.put_check_ins(counter.records, questions)
        files.put_besides(besides)
    return counter.exported()


def write_pages(folder: Path, pages: Sequence[bytes], suffix: str) -> None:
    """Write pages that are pictures into a new folder: 1, 2 … All of them or none.

    Raises ExportExists, ExportPlaceRefused, NoRoomForExport.
    """
    with _written(folder, takes_empty_folder=True) as unfinished:
        unfinished.mkdir(mode=0o700)
        for number, page in enumerate(pages, 1):
            file = unfinished / f"{number}.{suffix}"
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as written:
                written.write(page)


class _Counter:
    """Counts what goes by."""

    def __init__(self, besides: Besides) -> None:
        self._entries = 0
        self._photos = sum(map(len, besides.memorial_photos.values()))
        self.records = records_of(_events(besides), besides.check_in_notes)

    def pass_on(
        self, gathering: Gathering, only: Sequence[EntryId] | None, progress: Progress
    ) -> Iterator[KeptEntry]:
        ids = gathering.ids() if only is None else only
        for done, kept in enumerate(gathering.entries(ids)):
            progress(done, len(ids))
            self._entries += 1
            self._photos += len(kept.photos)
            yield kept

    def exported(self) -> Exported:
        return Exported(self._entries, self._photos, len(self.records))


def _events(besides: Besides) -> Iterator[Event]:
    for place, line in enumerate(besides.care):
        try:
            yield read_event(place, line)
        except FormError:
            continue  # it goes along in the lossless file, and counts in no table


@contextmanager
def _written(path: Path, *, takes_empty_folder: bool) -> Iterator[Path]:
    """Give the name to write under; then the real one. Whatever goes wrong, nothing is left."""
    unfinished = path.with_name(path.name + UNFINISHED)
    try:
        if os.path.lexists(path) and not (takes_empty_folder and path.is_dir() and not any(path.iterdir())):
            raise ExportExists
        _remove(unfinished)
        try:
            yield unfinished
            if path.is_dir():
                path.rmdir()  # it is empty
            unfinished.rename(path)
        finally:
            _remove(unfinished)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise NoRoomForExport from None
        raise ExportPlaceRefused from None


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
