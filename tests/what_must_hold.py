"""What must hold, a line each, and the figures of the tests that try it, shown at the end of a run.

A test takes the fixture `holds` and says what it counted: `holds("sockets", "0 of 214 left the computer")`.
The figures travel with the test's report, so they come from another process too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

LINES = {
    "canary": "Words of a whole session, then kill -9: all bytes written anywhere, and every file",
    "memory": "Memory of every process after a lock: text, passphrase, seed, key",
    "typing": "Killed at 100 moments of typing and saving",
    "flips": "Flipped bytes of the database; flips and cuts of the key file",
    "kills": "Killed at 50 moments each of backup, restore, update, passphrase, new key and the like",
    "code": "Both key files deleted, recovery code entered",
    "sockets": "Sockets that leave the computer, in a whole session with PDF and help",
    "refusals": "Disk full, read-only folder, drive gone, second instance, newer schema, foreign file",
    "keyring": "Keyring missing, null, in plain text, locked, hanging; a real Secret Service",
    "access": "Read from outside as a screen reader does: every page, screen and panel",
    "lock": "Lock: until covered (goal 50 ms), until a lock screen stands (goal 1 s)",
}
"""The lines of the table, in its order. The last one's goals are judged by `python3 dev.py bench`."""

TITLE = "What must hold"
_OURS = "holds:"


def property_name(line: str) -> str:
    """Return the name under which a report carries figures of a line."""
    if line not in LINES:
        raise KeyError(f"There is no line {line!r} in what must hold.")
    return _OURS + line


def summary(reports: Iterable[tuple[str, list[tuple[str, object]]]]) -> list[str]:
    """Return the lines to print for reports given as (outcome, properties); none if no figures came."""
    found: dict[str, list[str]] = {line: [] for line in LINES}
    for outcome, properties in reports:
        for name, figures in properties:
            if name.startswith(_OURS):
                failed = "" if outcome == "passed" else f"  ({outcome})"
                found[name.removeprefix(_OURS)].append(f"{figures}{failed}")
    if not any(found.values()):
        return []
    printed = []
    for line, words in LINES.items():
        counted = Counter(found[line])
        if counted:
            printed.append(words)
            printed += [f"    {figures}{_times(times)}" for figures, times in sorted(counted.items())]
    untried = sum(not figures for figures in found.values())
    return [*printed, f"Not tried in this run: {untried} of {len(LINES)} lines"] if untried else printed


def _times(times: int) -> str:
    return f"  (in {times} tests)" if times > 1 else ""
