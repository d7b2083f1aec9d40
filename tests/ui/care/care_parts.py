"""A clock that the test moves, and an ear for signals."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

DAY = timedelta(days=1)


@dataclass
class Clock:
    """The device clock."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment


@dataclass
class Heard:
    """What a signal said."""

    said: list[object] = field(default_factory=list)

    def __call__(self, *words: object) -> None:
        self.said.append(words[0] if len(words) == 1 else words)
