"""A folder of Markdown files, an entry a file, its photos beside: for reading with any editor.

File names are dates and numbers: no word a person wrote stands in a name.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from journal_app.domain.check_in import CheckInRecord
from journal_app.domain.closeness import ClosenessNote, Where
from journal_app.domain.coping import Knows, Telling
from journal_app.domain.exchange import Besides, KeptEntry, KeptPhoto
from journal_app.domain.memorial import KeptDate, Loss
from journal_app.domain.photo import SUFFIXES
from journal_app.domain.support import Person, PlanPart

ENTRIES, PHOTOS = "entries", "photos"
"""Folders inside the one that is written."""


class MarkdownFolder:
    """Writes into an empty folder. Files are for this login only. Methods raise OSError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
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
        heads = ["Day", *map(_cell, questions), "Note"]
        lines = [heads, ["---"] * len(heads), *rows]
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        key = "0 not today, 1 a little, 2 a lot of the day, 3 almost all day; empty: not answered"
        self._put("check-ins.md", f"# Check-ins\n\n{key}\n\n{table}\n")

    def put_besides(self, besides: Besides) -> None:
        """Write plan, people, days, notes for a visit and templates; what is empty gets no file."""
        self._put_if("plan.md", "My plan", [_part(part) for part in besides.plan])
        self._put_if("people.md", "People I trust", [_person(person) for person in besides.people])
        days = [f"- {marked.day.isoformat()} {_cell(marked.words)}" for marked in besides.marked_days]
        self._put_if("days.md", "Days", ["\n".join(days)] if days else [])
        notes = [f"## {name.capitalize()}\n\n{words}" for name, words in besides.visit_notes.items() if words]
        self._put_if("visit.md", "For a visit", notes)
        self._put_if("who-knows.md", "Who knows", [_telling(each) for each in besides.coping.tellings])
        letter = besides.coping.letter
        fields = (letter.to_whom, letter.first, letter.last, letter.own, letter.name)
        self._put_if("time-off.md", "For a letter about time off", [each for each in fields if each])
        self._put_memorial(besides)
        self._put_if("closeness.md", "Closeness", [_closeness(note) for note in besides.closeness.notes])
        own = [each.words for each in besides.closeness.own_words]
        self._put_if("own-words.md", "Texts in my own words", own)
        templates = [f"## {_cell(template.name)}\n\n{template.text}" for template in besides.templates]
        self._put_if("templates.md", "Templates", templates)

    def _put_memorial(self, besides: Besides) -> None:
        """Write what is in the Remember room, the photos of each loss beside it."""
        parts = []
        for number, loss in enumerate(besides.memorial.losses, 1):
            photos = enumerate(besides.memorial_photos.get(loss.id, ()), 1)
            pictures = [self._put_photo(photo, f"remember-{number}-{place}") for place, photo in photos]
            parts.append(_loss(loss, pictures))
        dates = "\n".join(_kept_date(kept) for kept in besides.memorial.dates)
        lit = sorted({each.day.isoformat() for each in besides.memorial.candles})
        parts += [f"## Dates\n\n{dates}"] if dates else []
        parts += ["## Days a candle was lit\n\n" + "\n".join(f"- {day}" for day in lit)] if lit else []
        self._put_if("remember.md", "Remember", parts)

    def _put_if(self, name: str, title: str, parts: Sequence[str]) -> None:
        if parts:
            self._put(name, "\n\n".join([f"# {title}", *parts]) + "\n")

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


_KNOWS = {Knows.KNOWS: "Knows.", Knows.NOT: "Does not know.", Knows.LATER: "I will tell."}


def _telling(each: Telling) -> str:
    known = _KNOWS.get(each.knows, "")
    return "\n\n".join([f"## {_cell(each.name)}", *(text for text in (known, each.draft) if text)])


def _loss(loss: Loss, pictures: Sequence[str]) -> str:
    said = [f"{words.words}\n\n{words.who}".strip() for words in loss.words]
    when = "" if loss.when is None else loss.when.kept
    shown = "\n".join(f"![]({picture})" for picture in pictures)
    parts = [f"## {_cell(loss.name) or 'Without a name'}", when, loss.letter, *said, shown]
    return "\n\n".join(part for part in parts if part)


def _kept_date(kept: KeptDate) -> str:
    line = f"- {kept.day.isoformat()}{' each year' if kept.yearly else ''} {_cell(kept.words)}".rstrip()
    return f"{line}: {_cell(kept.plan)}" if kept.plan.strip() else line


_WHERE = {
    Where.NOT_YET: "Not yet.",
    Where.SOME: "Some closeness.",
    Where.WOULD_LIKE: "I would like to.",
    Where.DONT_KNOW: "I don’t know.",
}


def _closeness(note: ClosenessNote) -> str:
    said = (_WHERE.get(note.where, ""), note.words)
    return "\n\n".join([f"## {note.at:%Y-%m-%d %H:%M}", *(text for text in said if text)])
