"""A throw-away journal with made-up days, to look around in."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from journal_app.content.values import DemoEntry
from journal_app.domain.entry import NIGHT_ENDS_AT, diary_day
from journal_app.services.session import OpenJournal, create_journal
from journal_app.vault.kdf import FLOOR


def make_demo(folder: Path, days: Sequence[DemoEntry], now: datetime) -> OpenJournal:
    """Make and open a journal in `folder` whose passphrase nobody knows, filled with `days`."""
    opened = create_journal(folder, secrets.token_urlsafe(32), FLOOR).open_journal
    for made_up in days:
        day = diary_day(now) - timedelta(days=made_up.days_ago)
        late = timedelta(days=1) if made_up.time.hour < NIGHT_ENDS_AT else timedelta()
        at = datetime.combine(day + late, made_up.time, tzinfo=now.tzinfo)
        if at > now:
            continue
        entry = opened.journal.new_entry(day, at)
        opened.journal.save(replace(entry, text=made_up.text, tags=made_up.tags))
    return opened
