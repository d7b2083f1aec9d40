"""A folder of Markdown files, an entry a file, its photos beside: for reading with any editor.

File names are dates and numbers: no word a person wrote stands in a name. Names of files and fields are the
same in every language, for programs; the words between are for who reads.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from journal_app.domain.check_in import CheckInRecord
from journal_app.domain.closeness import ClosenessNote, Where
from journal_app.domain.coping import Knows, Telling
from journal_app.domain.exchange import Besides, KeptEntry, KeptPhoto
from journal_app.domain.memorial import KeptDate, Loss
from journal_app.domain.photo import SUFFIXES
from journal_app.domain.support import Person, PlanPart
from journal_app.domain.translation import marked

ENTRIES, PHOTOS = "entries", "photos"
"""Folders inside the one that is written."""

Say = Callable[[str], str]
"""Gives words in the language of whoever reads them."""


def in_english(words: str) -> str:
    """Return the words as they stand here."""
    return words


class MarkdownFolder:
    """Writes into an empty folder. Files are for this login only. Methods raise OSError."""

    def __init__(self, folder: Path, say: Say = in_english) -> None:
        self._folder = folder
        self._say = say
        self._names: dict[str, int] = {}

    def put_entry(self, kept: KeptEntry) -> None:
        """Write an entry, what was before of it, and its photos."""
        name = self._name(kept.entry.day.isoformat() + kept.entry.at.strftime("-%H%M"))
        pictures = [self._put_photo(photo, f"{name}-{place}") for place, photo in enumerate(kept.photos, 1)]
        self._put(f"{ENTRIES}/{name}.md", f"{_front_matter(kept, pictures)}\n{kept.entry.text}")
        for place, version in enumerate(kept.versions, 1):
            said = f"---\nkept_at: {_quoted(version.kept_at.isoformat())}\n---\n\n{version.text}"
            self._put(f"{ENTRIES}/{name}.earlier-{place}.md", said)

    def put_check_ins(self, records: Sequence[CheckInRecord], questions: Sequence[str]) -> None:
        """Write the check-ins as a table, `questions` over its columns; nothing if there are none."""
        if not records:
            return
        rows = [
            [record.for_date.isoformat(), *map(_answer, record.ratings), _cell(record.note)]
            for record in records
        ]
        heads = [self._say(marked("Day")), *map(_cell, questions), self._say(marked("Note"))]
        lines = [heads, ["---"] * len(heads), *rows]
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        key = marked("0 not today, 1 a little, 2 a lot of the day, 3 almost all day; empty: not answered")
        self._put_if("check-ins.md", marked("Check-ins"), [self._say(key), table])

    def put_besides(self, besides: Besides) -> None:
        """Write plan, people, days, notes for a visit and templates; what is empty gets no file."""
        self._put_if("plan.md", marked("My plan"), [_part(part) for part in besides.plan])
        self._put_if("people.md", marked("People I trust"), [_person(person) for person in besides.people])
        days = [f"- {marked.day.isoformat()} {_cell(marked.words)}" for marked in besides.marked_days]
        self._put_if("days.md", marked("Days"), ["\n".join(days)] if days else [])
        notes = [
            f"## {self._say(_NOTES.get(name, name.capitalize()))}\n\n{words}"
            for name, words in besides.visit_notes.items()
            if words
        ]
        self._put_if("visit.md", marked("For a visit"), notes)
        tellings = [_telling(each, self._say) for each in besides.coping.tellings]
        self._put_if("who-knows.md", marked("Who knows"), tellings)
        letter = besides.coping.letter
        fields = (letter.to_whom, letter.first, letter.last, letter.own, letter.name)
        self._put_if("time-off.md", marked("For a letter about time off"), [each for each in fields if each])
        self._put_memorial(besides)
        closeness = [_closeness(note, self._say) for note in besides.closeness.notes]
        self._put_if("closeness.md", marked("Closeness"), closeness)
        own = [each.words for each in besides.closeness.own_words]
        self._put_if("own-words.md", marked("Texts in my own words"), own)
        templates = [f"## {_cell(template.name)}\n\n{template.text}" for template in besides.templates]
        self._put_if("templates.md", marked("Templates"), templates)

    def _put_memorial(self, besides: Besides) -> None:
        """Write what is in the Remember room, the photos of each loss beside it."""
        parts = []
        for number, loss in enumerate(besides.memorial.losses, 1):
            photos = enumerate(besides.memorial_photos.get(loss.id, ()), 1)
            pictures = [self._put_photo(photo, f"remember-{number}-{place}") for place, photo in photos]
            parts.append(_loss(loss, pictures, self._say))
        dates = "\n".join(_kept_date(kept, self._say) for kept in besides.memorial.dates)
        lit = sorted({each.day.isoformat() for each in besides.memorial.candles})
        if dates:
            heading = self._say(marked("Dates"))
            parts.append(f"## {heading}\n\n{dates}")
        if lit:
            days = "\n".join(f"- {day}" for day in lit)
            heading = self._say(marked("Days a candle was lit"))
            parts.append(f"## {heading}\n\n{days}")
        self._put_if("remember.md", marked("Remember"), parts)

    def _put_if(self, name: str, title: str, parts: Sequence[str]) -> None:
        if parts:
            self._put(name, "\n\n".join([f"# {self._say(title)}", *parts]) + "\n")

    def _put_photo(self, photo: KeptPhoto, name: str) -> str:
        path = f"{PHOTOS}/{name}.{SUFFIXES.get(photo.media, 'bin')}"
        self._put_bytes(path, photo.picture)
        return path

    def _name(self, wanted: str) -> str:
        """Return a file name that is free: the second of a minute gets a number."""
        count = self._names[wanted] = self._names.get(wanted, 0) + 1
        return wanted if count == 1 else f"{wanted}-no-{count}"

    def _put(self, name: str, text: str) -> None:
        self._put_bytes(name, text.encode("utf-8", "replace"))

    def _put_bytes(self, name: str, data: bytes) -> None:
        path = self._folder / name
        path.parent.mkdir(mode=0o700, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)


def _front_matter(kept: KeptEntry, pictures: Sequence[str]) -> str:
    """Return what stands above the text, as YAML; texts are quoted as JSON, which YAML reads."""
    entry = kept.entry
    lines = [
        f"id: {_quoted(entry.id)}",
        f"day: {entry.day.isoformat()}",
        f"at: {_quoted(entry.at.isoformat())}",
        f"written_at: {_quoted(entry.written_at.isoformat())}",
        f"changed_at: {_quoted(entry.changed_at.isoformat())}",
        f"kind: {entry.kind}",
        *_listed("tags", entry.tags),
    ]
    if entry.favourite:
        lines.append("favourite: true")
    if entry.binned_at is not None:
        lines.append(f"binned_at: {_quoted(entry.binned_at.isoformat())}")
    if entry.letter is not None:
        lines.append(f"to: {_quoted(entry.letter.to_whom)}")
        lines += _if_any("sealed_at", entry.letter.sealed_at)
    if entry.prompt is not None:
        lines.append(f"prompt: {_quoted(entry.prompt.words)}")
    lines += _listed("photos", [f"../{picture}" for picture in pictures])
    lines += _listed("photo_words", [photo.words for photo in kept.photos])
    return "\n".join(["---", *lines, "---", ""])


def _listed(name: str, texts: Iterable[str]) -> list[str]:
    quoted = [_quoted(text) for text in texts]
    return [f"{name}: [{', '.join(quoted)}]"] if quoted else []


def _if_any(name: str, instant: datetime | None) -> list[str]:
    return [] if instant is None else [f"{name}: {_quoted(instant.isoformat())}"]


def _quoted(text: str) -> str:
    return json.dumps(text)


def _answer(rating: int | None) -> str:
    return "" if rating is None else str(rating)


def _cell(text: str) -> str:
    """Return a text for one cell or one line."""
    return " ".join(text.split()).replace("|", "\\|")


def _part(part: PlanPart) -> str:
    return f"## {_cell(part.heading)}\n\n{part.words}"


def _person(person: Person) -> str:
    return "\n\n".join([f"## {_cell(person.name)}", *(text for text in (person.reach, person.words) if text)])


_NOTES = {"medicines": marked("Medicines"), "questions": marked("Questions")}

_KNOWS = {
    Knows.KNOWS: marked("Knows."),
    Knows.NOT: marked("Does not know."),
    Knows.LATER: marked("I will tell."),
}


def _telling(each: Telling, say: Say) -> str:
    known = say(_KNOWS[each.knows]) if each.knows in _KNOWS else ""
    return "\n\n".join([f"## {_cell(each.name)}", *(text for text in (known, each.draft) if text)])


def _loss(loss: Loss, pictures: Sequence[str], say: Say) -> str:
    said = [f"{words.words}\n\n{words.who}".strip() for words in loss.words]
    when = "" if loss.when is None else loss.when.kept
    shown = "\n".join(f"![]({picture})" for picture in pictures)
    name = _cell(loss.name) or say(marked("Without a name"))
    parts = [f"## {name}", when, loss.letter, *said, shown]
    return "\n\n".join(part for part in parts if part)


def _kept_date(kept: KeptDate, say: Say) -> str:
    often = say(marked("each year")) if kept.yearly else ""
    line = " ".join(filter(None, ("-", kept.day.isoformat(), often, _cell(kept.words))))
    return f"{line}: {_cell(kept.plan)}" if kept.plan.strip() else line


_WHERE = {
    Where.NOT_YET: marked("Not yet."),
    Where.SOME: marked("Some closeness."),
    Where.WOULD_LIKE: marked("I would like to."),
    Where.DONT_KNOW: marked("I don’t know."),
}


def _closeness(note: ClosenessNote, say: Say) -> str:
    said = (say(_WHERE[note.where]) if note.where in _WHERE else "", note.words)
    return "\n\n".join([f"## {note.at:%Y-%m-%d %H:%M}", *(text for text in said if text)])
