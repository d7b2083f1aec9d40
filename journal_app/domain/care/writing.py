"""Events as plain fields, as JSON has them: what `stored.read_event` reads back."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from typing import Any

from journal_app.domain.care.events import Event
from journal_app.domain.care.ratings import Ratings, Symptom

_NAMES = {"day": "date"}
"""Fields that are called otherwise in the log."""


def event_fields(event: Event) -> dict[str, Any]:
    """Return the fields of an event with its kind; what is not set is left out. `seq` is the store's."""
    written: dict[str, Any] = {"kind": event.kind}
    for field in fields(event):
        value = getattr(event, field.name)
        if value is not None and field.name != "seq":
            written[_NAMES.get(field.name, field.name)] = _plain(value)
    return written


def _plain(value: object) -> object:
    if isinstance(value, Ratings):
        return {symptom.value: rating for symptom, rating in zip(Symptom, value, strict=True)}
    return value.isoformat() if isinstance(value, datetime | date) else value
