"""The parts of the lossless file as JSON objects, and back. What each means: docs/format.md."""

from __future__ import annotations

from collections.abc import Mapping

from journal_app.domain.body import BodyNote
from journal_app.domain.entry import AnsweredPrompt, Entry, EntryId, Letter
from journal_app.domain.exchange import Besides, KeptEntry, KeptVersion
from journal_app.domain.support import MarkedDay, Person, PlanPart
from journal_app.domain.template import Template
from journal_app.domain.year_day import YearDay
from journal_app.exchange.closeness_parts import closeness_parts, read_closeness
from journal_app.exchange.coping_parts import coping_parts, read_coping
from journal_app.exchange.json_values import (
    Given,
    PartBroken,
    photo_part,
    read_photo,
    read_text,
    text_part,
)
from journal_app.exchange.memorial_parts import memorial_parts, read_memorial


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
        "tags": [text_part(tag) for tag in entry.tags],
        "favourite": entry.favourite,
        "text": text_part(entry.text),
    }
    if entry.binned_at is not None:
        part["binned_at"] = entry.binned_at.isoformat()
    if entry.letter is not None:
        part["letter"] = {"to_whom": text_part(entry.letter.to_whom)}
        if entry.letter.sealed_at is not None:
            part["letter"] |= {"sealed_at": entry.letter.sealed_at.isoformat()}  # type: ignore[operator]
    if entry.prompt is not None:
        part["prompt"] = {"id": text_part(entry.prompt.id), "words": text_part(entry.prompt.words)}
    if kept.photos:
        part["photos"] = [photo_part(photo) for photo in kept.photos]
    if kept.versions:
        part["versions"] = [
            {
                "kept_at": version.kept_at.isoformat(),
                "stays": version.stays,
                "text": text_part(version.text),
            }
            for version in kept.versions
        ]
    return part


def read_entry(part: object) -> KeptEntry:
    """Return the entry of a part. Raises PartBroken."""
    given = Given(part)
    letter, prompt = given.part_or_none("letter"), given.part_or_none("prompt")
    entry = Entry(
        id=EntryId(given.name("id")),
        day=given.day("day"),
        at=given.instant("at"),
        text=given.text("text"),
        written_at=given.instant("written_at"),
        changed_at=given.instant("changed_at"),
        tags=tuple(read_text(tag, "tags") for tag in given.many("tags")),
        kind=given.name("kind"),
        binned_at=given.instant_or_none("binned_at"),
        letter=Letter(letter.text("to_whom"), letter.instant_or_none("sealed_at")) if letter else None,
        prompt=AnsweredPrompt(prompt.text("id"), prompt.text("words")) if prompt else None,
        favourite=given.flag("favourite"),
    )
    versions = [Given(version) for version in given.many("versions")]
    return KeptEntry(
        entry,
        tuple(read_photo(Given(photo)) for photo in given.many("photos")),
        tuple(
            KeptVersion(version.instant("kept_at"), version.text("text"), version.flag("stays"))
            for version in versions
        ),
    )


def beside_parts(beside: Besides) -> dict[str, object]:
    """Return all that stands beside the entries as JSON has it, by name."""
    return {
        "care": [dict(line) for line in beside.care],
        "check_in_notes": {name: text_part(note) for name, note in beside.check_in_notes.items()},
        "body_notes": [
            {
                "day": note.day.isoformat(),
                "words": text_part(note.words),
                "medicines": text_part(note.medicines),
            }
            for note in beside.body_notes
        ],
        "plan": [
            {"heading": text_part(part.heading), "words": text_part(part.words)} for part in beside.plan
        ],
        "people": [
            {
                "name": text_part(person.name),
                "reach": text_part(person.reach),
                "words": text_part(person.words),
            }
            for person in beside.people
        ],
        "marked_days": [
            {"day": marked.day.isoformat(), "words": text_part(marked.words)} for marked in beside.marked_days
        ],
        "visit_notes": {name: text_part(words) for name, words in beside.visit_notes.items()},
        **coping_parts(beside.coping),
        **memorial_parts(beside.memorial, beside.memorial_photos),
        **closeness_parts(beside.closeness),
        "templates": [
            {"name": text_part(template.name), "text": text_part(template.text)}
            for template in beside.templates
        ],
        "known_words": [text_part(word) for word in beside.known_words],
        "muted_days": [day.kept for day in beside.muted_days],
        "settings": dict(beside.settings),
    }


def read_beside(parts: Mapping[str, object]) -> Besides:
    """Return what stands beside the entries. A part that is missing is empty. Raises PartBroken."""
    given = Given(parts)
    plan, people = map(Given, given.many("plan")), map(Given, given.many("people"))
    body = map(Given, given.many("body_notes"))
    marked, templates = map(Given, given.many("marked_days")), map(Given, given.many("templates"))
    memorial, memorial_photos = read_memorial(parts)
    return Besides(
        care=tuple(Given(line).given for line in given.many("care")),
        check_in_notes=given.texts("check_in_notes"),
        body_notes=tuple(
            BodyNote(note.day("day"), note.text("words"), note.text("medicines")) for note in body
        ),
        plan=tuple(PlanPart(part.text("heading"), part.text("words")) for part in plan),
        people=tuple(
            Person(person.text("name"), person.text("reach"), person.text("words")) for person in people
        ),
        marked_days=tuple(MarkedDay(part.day("day"), part.text("words")) for part in marked),
        visit_notes=given.texts("visit_notes"),
        coping=read_coping(parts),
        memorial=memorial,
        memorial_photos=memorial_photos,
        closeness=read_closeness(parts),
        templates=tuple(Template(part.text("name"), part.text("text")) for part in templates),
        known_words=tuple(read_text(word, "known_words") for word in given.many("known_words")),
        muted_days=tuple(_year_day(day) for day in given.many("muted_days")),
        settings=given.texts("settings"),
    )


def _year_day(kept: object) -> YearDay:
    try:
        return YearDay.read(read_text(kept, "muted_days"))
    except ValueError:
        raise PartBroken("“muted_days” must be days like 12-24.") from None
