"""What stands below a guidance card: where it comes from, and how far that was checked."""

from __future__ import annotations

from journal_app.content.values import Card
from journal_app.ui.translation import tr


def small_print(card: Card) -> list[str]:
    """Return the lines."""
    sources = "; ".join(source.title for source in card.sources)
    checked = {
        "yes": tr("Its facts were read in these sources."),
        "part": tr("Some of its facts were read in these sources. Some words are our own."),
        "no": tr("These are our own words."),
    }
    return [
        tr("Sources: {titles}").format(titles=sources),
        checked[card.verified],
        tr("This text has not been reviewed by a clinician."),
    ]
