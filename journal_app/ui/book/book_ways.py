"""What making a book needs of the open journal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from journal_app.ui.tasks import Lane

if TYPE_CHECKING:
    from journal_app.store.connection import Connection


@dataclass(frozen=True, slots=True)
class BookWays:
    """What making a book needs: the lane of long work, a connection of its own, and the clock."""

    lane: Lane
    open_reader: Callable[[], Connection]
    now: Callable[[], datetime]
