"""Saving, changing and looking back on check-ins. For the lane of short work."""

from __future__ import annotations

import json
import uuid
from datetime import datetime

from journal_app.domain.care.events import CheckIn, CheckInDeleted, CheckInId, HelpNow
from journal_app.domain.care.ratings import read_ratings
from journal_app.domain.care.stored import read_date
from journal_app.domain.check_in import CheckInForm, CheckInRecord, records_of
from journal_app.services.aside import Aside
from journal_app.services.event_log import EventLog
from journal_app.store.care_log import CareLog
from journal_app.store.connection import Connection, reading, transaction


class CheckIns:
    """The check-ins of an open journal. A method that raises a `Trouble` has changed nothing."""

    def __init__(self, connection: Connection, log: EventLog) -> None:
        self._connection = connection
        self._log = log
        self._aside: Aside | None = None

    def keep_aside(self, aside: Aside) -> None:
        """From now on keep a draft beside the journal: it is damaged, and nothing is written into it."""
        self._aside = aside

    def records(self) -> list[CheckInRecord]:
        """Return all check-ins as they stand, newest date first."""
        events = self._log.events()
        with reading(self._connection):
            notes = self._log.store.notes()
        return records_of(events, notes)

    def save(self, form: CheckInForm, now: datetime) -> CheckInRecord:
        """Store a check-in, new or changed; the draft is done with."""
        check_in = form.id or CheckInId(uuid.uuid4().hex)
        event = CheckIn(
            at=now, id=check_in, rev=self._next_rev(check_in), for_date=form.for_date, ratings=form.ratings
        )
        with transaction(self._connection):
            written = self._log.write([event])
            self._log.store.write_note(check_in, form.note)
            self._log.store.write_draft(None)
        self._log.take(written)
        # Not read again: a failure now would say that nothing was stored, and it would be stored twice.
        saved = records_of(self._log.events(), {check_in: form.note})
        return next(record for record in saved if record.id == check_in)

    def delete(self, check_in: CheckInId, now: datetime) -> None:
        """Take a check-in out of the diary, and its note for good."""
        event = CheckInDeleted(at=now, id=check_in, rev=self._next_rev(check_in))
        with transaction(self._connection):
            written = self._log.write([event])
            self._log.store.write_note(check_in, "")
        self._log.take(written)

    def restore(self, record: CheckInRecord, now: datetime) -> CheckInRecord:
        """Bring a deleted check-in back as it was."""
        form = CheckInForm(record.for_date, record.ratings, record.note, record.id)
        return self.save(form, now)

    def keep_draft(self, form: CheckInForm | None) -> None:
        """Keep what stands in the form, so that nothing typed is lost; None: nothing stands in it."""
        kept = None if form is None or form.is_empty else _stored(form)
        if self._aside is not None:
            with transaction(connection := self._aside.connection()):
                CareLog(connection).write_draft(kept)
            return
        with transaction(self._connection):
            self._log.store.write_draft(kept)

    def draft(self) -> CheckInForm | None:
        """Return what stood in the form when it was last kept."""
        kept = self._aside.draft() if self._aside else None
        if kept is None:
            with reading(self._connection):
                kept = self._log.store.draft()
        return None if kept is None else _form(kept)

    def leave(self, now: datetime) -> None:
        """The form was left unsaved with an answer that asks for help: keep that alone."""
        with transaction(self._connection):
            written = self._log.write([HelpNow(at=now)])
            self._log.store.write_draft(None)
        self._log.take(written)

    def _next_rev(self, check_in: CheckInId) -> int:
        revs = [
            event.rev
            for event in self._log.events()
            if isinstance(event, CheckIn | CheckInDeleted) and event.id == check_in
        ]
        return max(revs, default=0) + 1


def _stored(form: CheckInForm) -> str:
    return json.dumps(
        {
            "id": form.id or "",
            "for_date": form.for_date.isoformat(),
            "ratings": form.ratings._asdict(),
            "note": form.note,
        }
    )


def _form(kept: str) -> CheckInForm | None:
    try:
        fields = json.loads(kept)
        day = read_date(fields["for_date"])
        if day is None:
            return None
        ratings = read_ratings(fields["ratings"])
        return CheckInForm(day, ratings, str(fields["note"]), CheckInId(fields["id"]) or None)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
