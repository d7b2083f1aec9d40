"""Checking that an open journal is whole."""

from __future__ import annotations

from journal_app.services.open_journal import OpenJournal
from journal_app.store.integrity import Figures, figures


def verify_journal(opened: OpenJournal) -> Figures:
    """Count what is in the journal and check every page and index. Takes seconds, changes nothing."""
    return figures(opened.connection)
