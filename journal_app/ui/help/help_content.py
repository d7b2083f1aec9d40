"""What the help page has to show, put together so that no broken file takes more than its own part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from journal_app.content.library import Library
from journal_app.content.values import Card, Exercise, HelpTexts
from journal_app.domain.errors import ContentBroken
from journal_app.domain.helplines import CountryHelp
from journal_app.ui.help import built_in

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class HelpContent:
    """Everything on the page. A card that can't be read is None; numbers are always there."""

    countries: tuple[CountryHelp, ...]
    """Countries with numbers; the built-in few if `built_in` is true."""
    built_in: bool
    choices: tuple[tuple[str, str], ...]
    """(code, name) of what can be chosen; empty if the list of helplines can't be read."""
    texts: HelpTexts
    doctor: Card | None
    phone: Card | None
    breathing: Exercise | None

    def country(self, code: str) -> CountryHelp | None:
        """Return what is known for a country, possibly no number at all. None: no such choice."""
        listed = next((country for country in self.countries if country.code == code), None)
        if listed is None:
            names = dict(self.choices)
            return CountryHelp(code, names[code], (), ()) if code in names else None
        return listed


def read_help(library: Library) -> HelpContent:
    """Return the content of the help page. Never raises a Trouble."""
    countries = _or_none(library.countries) or ()
    listed = tuple((country.code, country.name) for country in countries)
    return HelpContent(
        countries=countries or built_in.NUMBERS,
        built_in=not countries,
        choices=(_or_none(library.country_choices) or listed) if countries else (),
        texts=_or_none(library.help_texts) or built_in.TEXTS,
        doctor=_or_none(lambda: library.card("call-a-doctor")),
        phone=_or_none(lambda: library.card("what-to-say-on-the-phone")),
        breathing=_or_none(lambda: library.exercise("longer-out")),
    )


def _or_none(read: Callable[[], T]) -> T | None:
    try:
        return read()
    except ContentBroken:
        return None
