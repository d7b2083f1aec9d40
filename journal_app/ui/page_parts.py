"""What the pages of an open journal are built from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from journal_app.content.library import Library
from journal_app.services.finder import Finder
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.care.care_desk import CareDesk
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class PageParts:
    """What those who build pages hand on to them, each page only what it needs."""

    theme: Theme
    tasks: Tasks
    opened: OpenJournal
    finder: Finder
    library: Library
    desk: CareDesk
    country: Callable[[], str]
    """Code of the country whose helplines are shown; "" if none was chosen."""
    now: Callable[[], datetime]
