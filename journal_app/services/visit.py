"""Gathering what a visit page can be made from. For the lane of short work."""

from __future__ import annotations

from datetime import datetime

from journal_app.domain.look_back import answered
from journal_app.domain.visit import VisitRecords
from journal_app.services.open_journal import OpenJournal


def gather_visit(opened: OpenJournal, now: datetime) -> VisitRecords:
    """Return check-ins, body signs, an appointment to come, and what was typed; nothing of the journal.

    Raises a `Trouble` of the store.
    """
    appointment = opened.care.look(now, opened.settings).appointment
    return VisitRecords(
        answered=answered(opened.check_ins.records()),
        body=tuple(opened.care.body_entries()),
        appointment=appointment if appointment is not None and appointment >= now.date() else None,
        notes=opened.support.visit_notes(),
        taken=tuple(
            (note.day, note.medicines.strip()) for note in opened.body_notes.all() if note.medicines.strip()
        ),
    )
