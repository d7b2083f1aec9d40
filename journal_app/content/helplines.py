"""Countries, emergency numbers and helplines from `countries.toml` and `crisis_lines.toml`."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from journal_app.content.loader import Table
from journal_app.domain.helplines import CountryHelp, EmergencyNumber, Helpline

_NUMBER = r"[0-9][0-9 -]*"
_CODE = r"[A-Z]{2}"
_VERIFIED = "yes|part|no"
_CHECKED = r"\d{4}(-\d\d)?|undated"
_HOUR = r"([01]\d|2[0-3]):[0-5]\d"
_OPEN = rf"always|unknown|{_HOUR}-({_HOUR}|24:00)"


def country_names(file: Table) -> dict[str, str]:
    """Return ISO code → English name, by name."""
    table = file.table("names")
    names = {code: table.text(code) for code in table.names()}
    return dict(sorted(names.items(), key=lambda item: in_order(item[1])))


def help_by_country(file: Table, names: Mapping[str, str]) -> tuple[CountryHelp, ...]:
    """Return every country that has numbers, by name; a country without a name goes by its code."""
    countries = [_country(table, names) for table in file.tables("country")]
    return tuple(sorted(countries, key=lambda country: in_order(country.name)))


def in_order(name: str) -> str:
    """Return what `name` is sorted by: Åland stands with A, not after Z."""
    plain = (letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return "".join(plain).casefold()


def _country(table: Table, names: Mapping[str, str]) -> CountryHelp:
    code = table.text("code", _CODE)
    emergency = [_emergency(row) for row in table.tables("emergency")]
    lines = [_line(row) for row in table.tables("lines")]
    return CountryHelp(
        code=code,
        name=names.get(code, code),
        emergency=tuple(number for number in emergency if number.verified != "no"),
        lines=tuple(line for line in lines if line.verified != "no"),
        night=table.text("night") if table.has("night") else "",
    )


def _emergency(row: Table) -> EmergencyNumber:
    return EmergencyNumber(
        number=row.text("number", _NUMBER),
        label=row.text("label"),
        verified=row.text("verified", _VERIFIED),
        checked=row.text("checked", _CHECKED),
    )


def _line(row: Table) -> Helpline:
    open_hours = row.text("open", _OPEN)
    start, dash, end = open_hours.partition("-")
    if dash and start >= end:  # hours over midnight would read as never open
        raise row.broken("open")
    return Helpline(
        name=row.text("name"),
        number=row.text("number", _NUMBER),
        how=row.text("how"),
        hours=row.text("hours"),
        open=open_hours,
        verified=row.text("verified", _VERIFIED),
        checked=row.text("checked", _CHECKED),
        discreet=row.yes_or_no("discreet", default=True),
    )
