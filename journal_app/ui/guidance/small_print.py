"""What stands below a guidance card: where it comes from, and how far that was checked."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from journal_app.content.values import Card


def small_print(card: Card) -> list[str]:
    """Return the lines."""
    sources = "; ".join(source.title for source in card.sources)
    checked = {
        "yes": _tr("Its facts were read in these sources."),
        "part": _tr("Some of its facts were read in these sources. Some words are our own."),
        "no": _tr("These are our own words."),
    }
    return [
        _tr("Sources: {titles}").format(titles=sources),
        checked[card.verified],
        _tr("This text has not been reviewed by a clinician."),
    ]


def _tr(words: str) -> str:
    return QCoreApplication.translate("SmallPrint", words)
