"""How plain a text is: words that hurt, length of sentences, and the school year in which it can be read."""

from __future__ import annotations

import re

UNKIND = (
    "at least|meant to be|(?:everything )?happens for a reason|(?:you can )?try again|rainbow|angels?"
    "|normal pregnancy|moved? on|closure|healing journey|streaks?|badges?|well done|prams?|strollers?"
    "|storks?|cots?|at risk|severe (?:depression|grief)|for the best|be strong for"
)
UNSAFE = (
    "committed|failed|successful|suicide attempts?|took their own life|(?:any )?way out|no waiting time"
    "|think of your family"
)
GUESSING = (
    "husband|wife|boyfriend|girlfriend|mother|mom|mum|wom[ae]n|his|hers?"
    "|you have depression|you are depressed"
)
BANNED = re.compile(rf"\b(?:{UNKIND}|{UNSAFE}|{GUESSING})\b|!|—", re.IGNORECASE)

WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_]))*")
LIST_MARK = re.compile(r"^\s*(?:[-*+>#]+|\d+[.)])\s+")
SENTENCE_END = re.compile(r"[.?:]+[\"”']?(?:\s+|$)")

LONGEST_SENTENCE = 25
"""Words."""

SCHOOL_YEARS = 8
"""What every text asks of its reader, and no more."""


def sentences(text: str) -> list[list[str]]:
    """Return the words of each sentence. A line break ends one: lists have no full stops."""
    lines = [LIST_MARK.sub("", line) for line in text.split("\n")]
    parts = [part for line in lines for part in SENTENCE_END.split(line)]
    return [words for part in parts if (words := WORD.findall(part))]


def syllables(word: str) -> int:
    """Vowel groups, without a silent e at the end; one or more."""
    word = word.lower()
    count = len(re.findall("[aeiouy]+", word))
    if count > 1 and word.endswith("e") and not word.endswith("le"):
        count -= 1
    return max(1, count)


def grade(text: str) -> float:
    """Flesch-Kincaid grade: about the school year in which a text can be read."""
    parts = sentences(text)
    words = [word for part in parts for word in part]
    return 0.39 * len(words) / len(parts) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
