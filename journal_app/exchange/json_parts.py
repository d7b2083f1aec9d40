"""The parts of the lossless file as JSON objects, and back. What each means: docs/format.md."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from journal_app.domain.entry import AnsweredPrompt, Entry, EntryId, Letter
from journal_app.domain.exchange import Besides, KeptEntry, KeptPhoto, KeptVersion
from journal_app.domain.support import MarkedDay, Person, PlanPart
from journal_app.domain.template import Template
from journal_app.domain.year_day import YearDay


class PartBroken(ValueError):
    """A part that is not as docs/format.md says. The argument is a sentence, without what is in the part."""


def entry_part(kept: KeptEntry) -> dict[str, object]:
    """Return an entry as JSON has it. What it does not have is left out."""
    entry = kept.entry
    part: dict[str, object] = {
        "id": entry.id,
        "day": entry.day.isoformat(),
        "at": entry.at.isoformat(),
        "written_at": entry.written_at.isoformat(),
        "changed_at": entry.changed_at.isoformat(),
        "kind": entry.kind,
        "tags": [_text(tag) for tag in entry.tags],
        "favourite": entry.favourite,
        "text": _text(entry.text),
    }
    if entry.binned_at is not None:
        part["binned_at"] = entry.binned_at.isoformat()
    if entry.letter is not None:
        part["letter"] = {"to_whom": _text(entry.letter.to_whom)}
        if entry.letter.sealed_at is not None:
            part["letter"] |= {"sealed_at": entry.letter.sealed_at.isoformat()}  # type: ignore[operator]
    if entry.prompt is not None:
        part["prompt"] = {"id": _text(entry.prompt.id), "words": _text(entry.prompt.words)}
    if kept.photos:
        part["photos"] = [_photo_part(photo) for photo in kept.photos]
    if kept.versions:
        part["versions"] = [
            {
                "kept_at": version.kept_at.isoformat(),
                "stays": version.stays,
                "text": _text(version.text),
            }
            for version in kept.versions
        ]
    return part


def read_entry(part: object) -> KeptEntry:
    """Return the entry of a part. Raises PartBroken."""
    given = _Given(part)
    letter, prompt = given.part_or_none("letter"), given.part_or_none("prompt")
    entry = Entry(
        id=EntryId(given.name("id")),
        day=given.day("day"),
        at=given.instant("at"),
        text=given.text("text"),
        written_at=given.instant("written_at"),
        changed_at=given.instant("changed_at"),
        tags=tuple(_read_text(tag, "tags") for tag in given.many("tags")),
        kind=given.name("kind"),
        binned_at=given.instant_or_none("binned_at"),
        letter=Letter(letter.text("to_whom"), letter.instant_or_none("sealed_at")) if letter else None,
        prompt=AnsweredPrompt(prompt.text("id"), prompt.text("words")) if prompt else None,
        favourite=given.flag("favourite"),
    )
    versions = [_Given(version) for version in given.many("versions")]
    return KeptEntry(
        entry,
        tuple(_read_photo(_Given(photo)) for photo in given.many("photos")),
        tuple(
            KeptVersion(version.instant("kept_at"), version.text("text"), version.flag("stays"))
            for version in versions
        ),
    )


def beside_parts(beside: Besides) -> dict[str, object]:
    """Return all that stands beside the entries as JSON has it, by name."""
    return {
        "care": [dict(line) for line in beside.care],
        "check_in_notes": {name: _text(note) for name, note in beside.check_in_notes.items()},
        "plan": [{"heading": _text(part.heading), "words": _text(part.words)} for part in beside.plan],
        "people": [
            {"name": _text(person.name), "reach": _text(person.reach), "words": _text(person.words)}
            for person in beside.people
        ],
        "marked_days": [
            {"day": marked.day.isoformat(), "words": _text(marked.words)} for marked in beside.marked_days
        ],
        "visit_notes": {name: _text(words) for name, words in beside.visit_notes.items()},
        "templates": [
            {"name": _text(template.name), "text": _text(template.text)} for template in beside.templates
        ],
        "known_words": [_text(word) for word in beside.known_words],
        "muted_days": [day.kept for day in beside.muted_days],
        "settings": dict(beside.settings),
    }


def read_beside(parts: Mapping[str, object]) -> Besides:
    """Return what stands beside the entries. A part that is missing is empty. Raises PartBroken."""
    given = _Given(parts)
    plan, people = map(_Given, given.many("plan")), map(_Given, given.many("people"))
    marked, templates = map(_Given, given.many("marked_days")), map(_Given, given.many("templates"))
    return Besides(
        care=tuple(_Given(line).given for line in given.many("care")),
        check_in_notes=given.texts("check_in_notes"),
        plan=tuple(PlanPart(part.text("heading"), part.text("words")) for part in plan),
        people=tuple(
            Person(person.text("name"), person.text("reach"), person.text("words")) for person in people
        ),
        marked_days=tuple(MarkedDay(part.day("day"), part.text("words")) for part in marked),
        visit_notes=given.texts("visit_notes"),
        templates=tuple(Template(part.text("name"), part.text("text")) for part in templates),
        known_words=tuple(_read_text(word, "known_words") for word in given.many("known_words")),
        muted_days=tuple(_year_day(day) for day in given.many("muted_days")),
        settings=given.texts("settings"),
    )


def _year_day(kept: object) -> YearDay:
    try:
        return YearDay.read(_read_text(kept, "muted_days"))
    except ValueError:
        raise PartBroken("“muted_days” must be days like 12-24.") from None


def _photo_part(photo: KeptPhoto) -> dict[str, object]:
    return {
        "id": photo.id,
        "added_at": photo.added_at.isoformat(),
        "media": photo.media,
        "width": photo.width,
        "height": photo.height,
        "words": _text(photo.words),
        "thumbnail": base64.b64encode(photo.thumbnail).decode("ascii"),
        "picture": base64.b64encode(photo.picture).decode("ascii"),
    }


def _read_photo(given: _Given) -> KeptPhoto:
    return KeptPhoto(
        id=given.name("id"),
        added_at=given.instant("added_at"),
        media=given.name("media"),
        width=given.size("width"),
        height=given.size("height"),
        words=given.text("words"),
        thumbnail=given.data("thumbnail"),
        picture=given.data("picture"),
    )


def _text(text: str) -> object:
    """Return a text as JSON keeps it to the letter.

    JSON joins two halves of a surrogate pair that stand apart; such a text goes as its bytes.
    """
    if text.isascii() or json.loads(json.dumps(text)) == text:
        return text
    return {"utf8": base64.b64encode(text.encode("utf-8", "surrogatepass")).decode("ascii")}


def _read_text(kept: object, name: str) -> str:
    if isinstance(kept, str):
        return kept
    try:
        if isinstance(kept, dict) and isinstance(kept.get("utf8"), str):
            return base64.b64decode(kept["utf8"], validate=True).decode("utf-8", "surrogatepass")
    except (binascii.Error, UnicodeDecodeError):
        pass
    raise PartBroken(f"“{name}” must be a text.")


class _Given:
    """An object of the file, read by name and type. Each reader raises PartBroken."""

    def __init__(self, part: object) -> None:
        if not isinstance(part, dict):
            raise PartBroken("An object is expected here.")
        self.given: dict[str, Any] = part

    def text(self, name: str) -> str:
        return _read_text(self.given.get(name), name)

    def name(self, name: str) -> str:
        value = self.given.get(name)
        if not isinstance(value, str) or not value or not value.isprintable() or len(value) > 200:
            raise PartBroken(f"“{name}” must be a short text.")
        return value

    def texts(self, name: str) -> dict[str, str]:
        value = self.given.get(name, {})
        if not isinstance(value, dict):
            raise PartBroken(f"“{name}” must be an object.")
        return {key: _read_text(text, name) for key, text in value.items()}

    def many(self, name: str) -> list[Any]:
        value = self.given.get(name, [])
        if not isinstance(value, list):
            raise PartBroken(f"“{name}” must be a list.")
        return value

    def part_or_none(self, name: str) -> _Given | None:
        value = self.given.get(name)
        return None if value is None else _Given(value)

    def flag(self, name: str) -> bool:
        value = self.given.get(name, False)
        if not isinstance(value, bool):
            raise PartBroken(f"“{name}” must be true or false.")
        return value

    def size(self, name: str) -> int:
        value = self.given.get(name)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 1 << 16:
            raise PartBroken(f"“{name}” must be a number of pixels.")
        return value

    def day(self, name: str) -> date:
        try:
            return date.fromisoformat(self.given.get(name, ""))
        except (TypeError, ValueError):
            raise PartBroken(f"“{name}” must be a day like 2026-11-23.") from None

    def instant(self, name: str) -> datetime:
        try:
            instant = datetime.fromisoformat(self.given.get(name, ""))
        except (TypeError, ValueError):
            instant = None
        if instant is None or instant.utcoffset() is None:
            raise PartBroken(f"“{name}” must be an instant with an offset.")
        return instant

    def instant_or_none(self, name: str) -> datetime | None:
        return None if self.given.get(name) is None else self.instant(name)

    def data(self, name: str) -> bytes:
        try:
            return base64.b64decode(self.given.get(name, 0), validate=True)
        except (TypeError, ValueError):
            raise PartBroken(f"“{name}” must be base64.") from None
