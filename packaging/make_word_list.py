"""Make the list of words that the spelling check knows, from Hunspell dictionaries (.dic, with .aff beside).

    python3 packaging/make_word_list.py en_US.dic en_AU.dic > resources/spelling/en.txt

Every form is written out once, so that the app needs no Hunspell, starts at once and takes little room.
Words of this time and this subject that the dictionaries lack stand in more_words.txt. What the dictionaries
say of compounds is about numbers ("1st"), which are not checked.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

UNWANTED = "!"
"""Flag of words that are known and never suggested: rude ones. They stand last, behind a blank line."""

MORE_WORDS = Path(__file__).with_name("more_words.txt")
COMPOUND_ONLY = "c"


@dataclass(frozen=True, slots=True)
class Rule:
    """How a word becomes another one at its beginning or its end."""

    is_prefix: bool
    crosses: bool
    take: str
    put: str
    where: re.Pattern[str]

    def apply(self, word: str) -> str | None:
        """Return the form, or None if the rule does not fit the word."""
        if not self.where.search(word):
            return None
        if self.is_prefix:
            return self.put + word.removeprefix(self.take)
        return word.removesuffix(self.take) + self.put


def rules_of(affixes: Path) -> dict[str, list[Rule]]:
    """Read the rules of an .aff file, by flag."""
    rules: dict[str, list[Rule]] = {}
    crosses: dict[str, bool] = {}
    for line in affixes.read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if not parts or parts[0] not in ("PFX", "SFX"):
            continue
        kind, flag = parts[:2]
        if flag not in crosses:
            crosses[flag] = parts[2] == "Y"
            rules[flag] = []
            continue
        take, put, where = (part.replace("0", "") if part == "0" else part for part in parts[2:5])
        pattern = f"^{where}" if kind == "PFX" else f"{where}$"
        rules[flag].append(Rule(kind == "PFX", crosses[flag], take, put, re.compile(pattern)))
    return rules


def forms_of(stem: str, flags: str, rules: dict[str, list[Rule]]) -> set[str]:
    """Return a word and everything its rules make of it."""
    forms = {stem}
    chosen = [rule for flag in flags for rule in rules.get(flag, [])]
    for suffix in (rule for rule in chosen if not rule.is_prefix):
        form = suffix.apply(stem)
        if form:
            forms.add(form)
            if suffix.crosses:
                forms |= {p.apply(form) or form for p in chosen if p.is_prefix and p.crosses}
    return forms | {p.apply(stem) or stem for p in chosen if p.is_prefix}


def main() -> None:
    """Print the list: one word a line, sorted."""
    usual = set(MORE_WORDS.read_text(encoding="utf-8").split())
    rude: set[str] = set()
    for dictionary in map(Path, sys.argv[1:]):
        rules = rules_of(dictionary.with_suffix(".aff"))
        for line in dictionary.read_text(encoding="utf-8").splitlines()[1:]:
            stem, _, flags = line.strip().partition("/")
            if not stem or COMPOUND_ONLY in flags or any(letter.isdigit() for letter in stem):
                continue
            (rude if UNWANTED in flags else usual).update(forms_of(stem, flags, rules))
    usual -= rude
    for words in (usual, rude):
        sys.stdout.write("".join(f"{word}\n" for word in sorted(words)))
        sys.stdout.write("\n" if words is usual else "")


if __name__ == "__main__":
    main()
