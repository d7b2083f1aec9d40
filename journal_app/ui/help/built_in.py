"""What the help page shows when the content files are missing or broken. Plain constants: nothing can fail.

The numbers are those of `crisis_lines.toml` that are known best; a test holds the two together.
"""

from __future__ import annotations

from journal_app.content.values import HelpTexts
from journal_app.domain.helplines import CountryHelp, EmergencyNumber, Helpline

WORDS = (
    "The list of helplines can't be read right now. Call your local emergency number, go to the"
    " nearest emergency room, or ask someone near you to call. Below are a few numbers and the"
    " places they are for."
)

SIGNS_TITLE = "When to call a doctor right away"
SIGNS = (
    "Call right away for heavy bleeding. That means it soaks more than two pads an hour for more"
    " than two hours in a row. Call for fever. Call for chills. Call for severe pain. If you feel"
    " faint, call your emergency number. Call even if you are not sure."
)

TEXTS = HelpTexts(
    no_line=(
        "No crisis line for your country is in this list. Call {emergency}, go to the nearest"
        " emergency room, or ask someone near you to call."
    ),
    no_country=(
        "You have not chosen a country, so all the lines are listed below. If you are in danger"
        " now, call your local emergency number, or ask someone near you to call."
    ),
    line_closed=(
        "This line is closed at this hour. If you can't wait, call {emergency}, or go to the"
        " nearest emergency room."
    ),
)


def _emergency(number: str) -> EmergencyNumber:
    return EmergencyNumber(number, "emergency", "part", "undated")


def _line(name: str, number: str, how: str) -> Helpline:
    return Helpline(name, number, how, "day and night", "always", "part", "undated")


NUMBERS = (
    CountryHelp(
        "US",
        "United States",
        (_emergency("911"),),
        (_line("988 Suicide & Crisis Lifeline", "988", "call, text"),),
    ),
    CountryHelp(
        "CA",
        "Canada",
        (_emergency("911"),),
        (_line("9-8-8 Suicide Crisis Helpline", "988", "call, text"),),
    ),
    CountryHelp(
        "GB",
        "United Kingdom",
        (_emergency("999"),),
        (_line("Samaritans", "116 123", "call, free"),),
    ),
    CountryHelp(
        "IE",
        "Ireland",
        (_emergency("112"),),
        (_line("Samaritans", "116 123", "call, free"),),
    ),
    CountryHelp("", "Many other countries in Europe", (_emergency("112"),), ()),
)
