"""Storing what is in the box as it is typed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject

from journal_app.domain.memorial import NOTHING_KEPT, CandleDay, Memorial, lit
from journal_app.services.memorials import Memorials
from journal_app.ui.keeper import ListKeeper
from journal_app.ui.tasks import Lane


class MemorialKeeper(ListKeeper):
    """Knows all of it, and changes parts of it."""

    def __init__(self, lane: Lane, memorials: Memorials, parent: QObject | None = None) -> None:
        super().__init__(lane, memorials.read, memorials.save, NOTHING_KEPT, parent)

    @property
    def wanted(self) -> Memorial:
        """Return what the person wants kept."""
        kept = super().wanted
        assert isinstance(kept, Memorial)
        return kept

    def change(self, **parts: Any) -> None:
        """Store these parts anew within a second."""
        self.want(replace(self.wanted, **parts))

    def light(self, candle: CandleDay) -> None:
        """Keep that a candle was lit."""
        self.change(candles=lit(self.wanted.candles, candle.day, candle.loss))
