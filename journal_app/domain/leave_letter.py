"""A letter about time off: what it can say, and how it is put together from what was filled in."""

from __future__ import annotations

from dataclasses import dataclass

from journal_app.domain.coping import LeaveLetter


@dataclass(frozen=True, slots=True)
class LetterLevel:
    """How much a letter tells. `about` says in a line what that is; `words` stand in the letter.

    One that `is_discreet` says nothing of a loss.
    """

    id: str
    title: str
    about: str
    words: str
    is_discreet: bool = False


@dataclass(frozen=True, slots=True)
class LetterWish:
    """Something the letter can also ask for. One that `tells` gives away what it is about."""

    id: str
    title: str
    words: str
    tells: bool = False


@dataclass(frozen=True, slots=True)
class LetterTexts:
    """The sentences of the letter. `{to_whom}`, `{first}` and `{last}` stand in some of them.

    No field has to be filled in: each sentence with a field has a form without it, so no letter has gaps.
    """

    levels: tuple[LetterLevel, ...]
    greeting: str
    greeting_none: str
    dates: str
    dates_open: str
    dates_until: str
    dates_none: str
    wishes: tuple[LetterWish, ...]
    close: str
    beside: str
    """What is said beside the form: that this is no advice on the law."""

    def level(self, id: str) -> LetterLevel:
        """Return a level; the first, which tells least, if none was chosen."""
        return next((level for level in self.levels if level.id == id), self.levels[0])

    def wishes_at(self, level: LetterLevel) -> tuple[LetterWish, ...]:
        """Return what can be asked for at a level without telling more than it does."""
        return tuple(wish for wish in self.wishes if not (wish.tells and level.is_discreet))


def written(texts: LetterTexts, letter: LeaveLetter) -> str:
    """Return the letter: greeting, what it is about, dates, own words, wishes, and the name."""
    to_whom, name, own = letter.to_whom.strip(), letter.name.strip(), letter.own.strip()
    greeting = texts.greeting.replace("{to_whom}", to_whom) if to_whom else texts.greeting_none
    level = texts.level(letter.level)
    wishes = " ".join(wish.words for wish in texts.wishes_at(level) if wish.id in letter.wishes)
    about = f"{level.words} {_dates(texts, letter)}"
    close = f"{texts.close}\n{name}" if name else texts.close
    return "\n\n".join(part for part in (greeting, about, own, wishes, close) if part)


def _dates(texts: LetterTexts, letter: LeaveLetter) -> str:
    first, last = letter.first.strip(), letter.last.strip()
    match bool(first), bool(last):
        case True, True:
            form = texts.dates
        case True, False:
            form = texts.dates_open
        case False, True:
            form = texts.dates_until
        case _:
            form = texts.dates_none
    before, mark, after = form.partition("{first}")
    return before.replace("{last}", last) + (first if mark else "") + after.replace("{last}", last)
