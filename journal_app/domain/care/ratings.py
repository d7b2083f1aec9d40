"""The seven signs, the answers to them, and how stored answers are read.

There is no total anywhere: ratings are counted by days, never added up.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from math import inf
from typing import NamedTuple

from journal_app.domain.care.constants import RULES_V1 as R


class Symptom(StrEnum):
    """The seven signs of the source article, in their fixed order."""

    SAD_ANX = "sad_anx"
    HOPELESS = "hopeless"
    GUILT = "guilt"
    NO_INTEREST = "no_interest"
    CONCENTRATION = "concentration"
    SLEEP = "sleep"
    SUICIDAL = "suicidal"


SIX: tuple[Symptom, ...] = tuple(symptom for symptom in Symptom if symptom is not Symptom.SUICIDAL)
"""Those that are counted by days, in fixed order: all but the last."""

CORE = (Symptom.SAD_ANX, Symptom.NO_INTEREST)


class Ratings(NamedTuple):
    """One answer a symptom, 0..3, or None where it was skipped. A tuple: days are merged by place.

    The six: 0 not today, 1 a little, 2 a lot of the day, 3 almost all day. `suicidal`: 0 no,
    1 thoughts of not being here, 2 thoughts of ending my life, 3 a plan, an intention, or a start.
    """

    sad_anx: int | None = None
    hopeless: int | None = None
    guilt: int | None = None
    no_interest: int | None = None
    concentration: int | None = None
    sleep: int | None = None
    suicidal: int | None = None

    @property
    def six(self) -> tuple[int | None, ...]:
        """The ratings of the six, in fixed order."""
        return self[: len(SIX)]


def read_ratings(stored: Mapping[str, object]) -> Ratings:
    """Read ratings as they are stored; names that are no symptom are passed over.

    An unreadable answer to one of the six is a skip. An unreadable suicidal answer is a 1: something
    was answered there, and nothing may hide it.
    """
    answered = stored.get(Symptom.SUICIDAL)
    suicidal = _whole_rating(answered)
    if suicidal is None and answered is not None:
        suicidal = R.suicidal_from
    return Ratings._make([*(_whole_rating(stored.get(symptom)) for symptom in SIX), suicidal])


def _whole_rating(value: object) -> int | None:
    """Return a whole number from 0 up as 0..3, and None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not value >= 0:
        return None
    if value == inf:
        return R.top  # a literal too large for a float is still a whole number above 3
    return min(int(value), R.top) if value == int(value) else None
