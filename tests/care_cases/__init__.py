"""Made-up lives to check the care rules by: what was noted, what must come of it, and why.

One module a section of docs/care-rules.md, under the same numbers (6, 9 and 10 are about words and
privacy, 12 are questions, and 13 is held by tests/test_care_audit.py). What is expected was worked out by
hand from the rules, with the reasoning beside it, and not copied from what the program answers.

How to read a case: notation.py. As an audit form for `rosemary audit-care`, from the folder `tests`:

    python -m care_cases > cases.json
"""

from __future__ import annotations

from . import (
    s01_input,
    s02_days,
    s03_claims,
    s03_levels,
    s03_patterns,
    s04_crisis,
    s04_followup,
    s05_quiet,
    s05_shown,
    s07_bleeding,
    s07_body,
    s08_readiness,
    s11_edges,
)
from .notation import Case

CASES: tuple[Case, ...] = (
    *s01_input.CASES,
    *s02_days.CASES,
    *s03_patterns.CASES,
    *s03_levels.CASES,
    *s03_claims.CASES,
    *s04_crisis.CASES,
    *s04_followup.CASES,
    *s05_shown.CASES,
    *s05_quiet.CASES,
    *s07_body.CASES,
    *s07_bleeding.CASES,
    *s08_readiness.CASES,
    *s11_edges.CASES,
)
