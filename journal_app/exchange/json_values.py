"""Values of the lossless file: texts to the letter, photos, and fields read by name and type."""

from __future__ import annotations

import base64
import binascii
import json
import re
from datetime import date, datetime
from typing import Any

from journal_app.domain.exchange import KeptPhoto

_LONE = re.compile("[\ud800-\udfff]")
"""Halves of a letter: a text may hold them to the letter, a name may not."""


class PartBroken(ValueError):
    """A part that is not as docs/format.md says. The argument is a sentence, without what is in the part."""


def text_part(text: str) -> object:
    """Return a text as JSON keeps it to the letter.

    JSON joins two halves of a surrogate pair that stand apart; such a text goes as its bytes.
    """
    if text.isascii() or json.loads(json.dumps(text)) == text:
        return text
    return {"utf8": base64.b64encode(text.encode("utf-8", "surrogatepass")).decode("ascii")}


def read_text(kept: object, name: str) -> str:
    """Return a text from what `text_part` made of it."""
    if isinstance(kept, str):
        return kept
    try:
        if isinstance(kept, dict) and isinstance(kept.get("utf8"), str):
            return base64.b64decode(kept["utf8"], validate=True).decode("utf-8", "surrogatepass")
    except (binascii.Error, UnicodeDecodeError):
        pass
    raise PartBroken(f"“{name}” must be a text.")


class Given:
    """An object of the file, read by name and type. Each reader raises PartBroken."""

    def __init__(self, part: object) -> None:
        if not isinstance(part, dict):
            raise PartBroken("An object is expected here.")
        self.given: dict[str, Any] = part

    def text(self, name: str) -> str:
        return read_text(self.given.get(name), name)

    def name(self, name: str) -> str:
        value = self.given.get(name)
        if not isinstance(value, str) or not value or not value.isprintable() or len(value) > 200:
            raise PartBroken(f"“{name}” must be a short text.")
        return value

    def name_or_empty(self, name: str) -> str:
        return "" if self.given.get(name) == "" else self.name(name)

    def texts(self, name: str) -> dict[str, str]:
        value = self.given.get(name, {})
        if not isinstance(value, dict):
            raise PartBroken(f"“{name}” must be an object.")
        if any(_LONE.search(key) for key in value):
            raise PartBroken(f"A name in “{name}” is no text.")
        return {key: read_text(text, name) for key, text in value.items()}

    def many(self, name: str) -> list[Any]:
        value = self.given.get(name, [])
        if not isinstance(value, list):
            raise PartBroken(f"“{name}” must be a list.")
        return value

    def part_or_none(self, name: str) -> Given | None:
        value = self.given.get(name)
        return None if value is None else Given(value)

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


def photo_part(photo: KeptPhoto) -> dict[str, object]:
    """Return a photo as JSON has it."""
    return {
        "id": photo.id,
        "added_at": photo.added_at.isoformat(),
        "media": photo.media,
        "width": photo.width,
        "height": photo.height,
        "words": text_part(photo.words),
        "thumbnail": base64.b64encode(photo.thumbnail).decode("ascii"),
        "picture": base64.b64encode(photo.picture).decode("ascii"),
    }


def read_photo(given: Given) -> KeptPhoto:
    """Return the photo of a part. Raises PartBroken."""
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
