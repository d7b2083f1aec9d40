"""What a loss is called on the screen and on paper, and when it was, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale

from journal_app.domain.memorial import FOR_ALL, CandleDay, Loss, LossId, When
from journal_app.render.short_dates import date_in_full
from journal_app.ui.journal.day_words import day_words
from journal_app.ui.translation import tr


def when_words(when: When | None, locale: QLocale | None = None) -> str:
    """Return "14 March 2026", "March 2026", "2026", or nothing."""
    if when is None:
        return ""
    locale = locale or QLocale()
    if when.day is not None:
        return date_in_full(locale, when.first)
    if when.month is not None:
        return f"{locale.standaloneMonthName(when.month)} {when.year}"
    return str(when.year)


def heading_of(loss: Loss) -> str:
    """Return the name, else the date, else words for a page with neither."""
    name = " ".join(loss.name.split())
    if name:
        return name
    when = when_words(loss.when)
    return tr("A page without a name, {when}").format(when=when) if when else tr("A page without a name")


def candle_words(candle: CandleDay, losses: Sequence[Loss]) -> str:
    """Return the day, and for whom if that was said and there is more than one loss."""
    said = day_words(QLocale(), candle.day)
    name = _name(candle.loss, losses) if len(losses) > 1 else ""
    return tr("{day}, for {name}").format(day=said, name=name) if name else said


def _name(wanted: LossId, losses: Sequence[Loss]) -> str:
    if wanted == FOR_ALL:
        return ""
    return next((" ".join(loss.name.split()) for loss in losses if loss.id == wanted), "")
