"""How hard a passphrase is to guess, said in a few words. No rules about which letters it must have."""

from __future__ import annotations

from enum import Enum

from journal_app.domain.translation import marked

MINIMUM = 8
"""Fewest characters, blanks at both ends not counted."""

_JUDGED = 72  # zxcvbn takes no more characters, and its time grows with their number


class Strength(Enum):
    """A step of strength, and the words for it.

    The steps count the guesses that zxcvbn expects. At the lowest cost a new journal gets, one guess
    takes a processor core more than a tenth of a second (measured on a machine of two cores): 10^8
    guesses keep one core busy for four months, 10^10 for thirty years, 10^14 for 300,000.
    """

    TOO_SHORT = marked("Eight letters or more, please. A whole sentence is welcome.")
    WEAK = marked("Easy to guess. A few more words make it stronger.")
    FAIR = marked("Could be guessed with much effort. One or two more words make it stronger.")
    GOOD = marked("Hard to guess.")
    STRONG = marked("Very hard to guess.")

    @property
    def words(self) -> str:
        """The sentences a person reads."""
        return self.value


def judge(passphrase: str) -> Strength:
    """Return how hard the passphrase is to guess. Works offline; takes some milliseconds."""
    if len(passphrase.strip()) < MINIMUM:
        return Strength.TOO_SHORT
    from zxcvbn import zxcvbn  # its word lists take a while to load, and only choosing needs them

    guesses = zxcvbn(passphrase.strip()[:_JUDGED], user_inputs=["rosemary", "journal"])["guesses"]
    if guesses < 10**8:
        return Strength.WEAK
    if guesses < 10**10:
        return Strength.FAIR
    return Strength.GOOD if guesses < 10**14 else Strength.STRONG
