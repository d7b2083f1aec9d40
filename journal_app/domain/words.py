"""The words the person chose for the loss, and how texts are filled with them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LossWord(StrEnum):
    """What the person calls the loss (tone.md: baby / pregnancy / a name / own words / nothing)."""

    BABY = "baby"
    PREGNANCY = "pregnancy"
    NAME = "name"
    OWN = "own"
    NOTHING = "nothing"


class Partner(StrEnum):
    """Whether there is a partner; no text assumes one."""

    YES = "yes"
    NO = "no"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class ChosenWords:
    """How texts speak. `own` is the name or the person's own words, as typed."""

    loss: LossWord = LossWord.NOTHING
    own: str = ""
    partner: Partner = Partner.UNSAID

    @property
    def word(self) -> str | None:
        """What `{baby}` is filled with in a sentence to the person; None asks for the form without."""
        return self._word("your baby")

    @property
    def own_line_word(self) -> str | None:
        """The same for the person's own lines (prompts, letters): "the baby", not "your baby"."""
        return self._word("the baby")

    def _word(self, baby: str) -> str | None:
        match self.loss:
            case LossWord.BABY:
                return baby
            case LossWord.PREGNANCY:
                return "the pregnancy"
            case LossWord.NAME | LossWord.OWN:
                return self.own.strip() or None
            case LossWord.NOTHING:
                return None


def fill(text: str, none_text: str, word: str | None) -> str:
    """Return `text` with the person's word for `{baby}`, or `none_text` for people who want none."""
    return none_text if word is None else text.replace("{baby}", word)
