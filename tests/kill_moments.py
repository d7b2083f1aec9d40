"""When to kill a program: at random, about as often before the deciding moment as after it."""

from __future__ import annotations

import random


class KillMoments:
    """How long a run takes changes with what else the machine does, so the reach follows the outcomes."""

    def __init__(self, seed: int, length: float) -> None:
        """`length`: seconds that one run took."""
        self._chance = random.Random(seed)
        self._reach = length * 1.1

    def next(self) -> float:
        """Return after how many seconds to kill."""
        return self._chance.uniform(0, self._reach)

    def heard(self, *, done: bool) -> None:
        """It was killed after the deciding moment, or before it."""
        self._reach *= 0.85 if done else 1.1
