"""What the help page has to show, put together so that no broken file takes more than its own part."""

from __future__ import annotations

from dataclasses import dataclass

from journal_app.content.library import Library
from journal_app.content.values import Card, Exercise, HelpTexts
from journal_app.domain.helplines import CountryHelp, EmergencyNumber
from journal_app.ui.help import built_in
from journal_app.ui.help.attempt import attempt


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

    def emergency(self, code: str) -> EmergencyNumber | None:
        """Return the first emergency number of a country, or None if none is known."""
        country = self.country(code) if code else None
        return country.emergency[0] if country and country.emergency else None


def read_help(library: Library) -> HelpContent:
    """Return the content of the help page. Never raises."""
    countries = attempt(library.countries) or ()
    listed = tuple((country.code, country.name) for country in countries)
    return HelpContent(
        countries=countries or built_in.NUMBERS,
        built_in=not countries,
        choices=(attempt(library.country_choices) or listed) if countries else (),
        texts=attempt(library.help_texts) or built_in.TEXTS,
        doctor=attempt(lambda: library.card("call-a-doctor")),
        phone=attempt(lambda: library.card("what-to-say-on-the-phone")),
        breathing=attempt(lambda: library.exercise("longer-out")),
    )
