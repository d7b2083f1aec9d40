"""The painted pieces of the gallery, with made-up answers."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtGui import QImage

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.breathing_circle import BreathingCircle
from journal_app.ui.widgets.buttons import make_button
from journal_app.ui.widgets.calm_line import CalmLine
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.heat_map import HeatMap, HeatRow
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.photo_strip import PhotoStrip, StripItem

_NAMES = ("Sadness or anxiety", "Hopelessness", "Loss of interest", "Sleep")
_WORDS = ("Not today", "A little", "A lot of the day", "Almost all day")


class BreathingSample(Card):
    """A circle that is still until it is begun."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Longer out-breath")
        self._circle = BreathingCircle(theme)
        begin = make_button("Begin", "plain")
        begin.clicked.connect(self._on_begin)
        self.add(self._circle)
        line = FlowLayout()
        line.addWidget(begin)
        self.body.addLayout(line)

    def _on_begin(self) -> None:
        self._circle.play([("breathe in through the nose", 4), ("breathe out slowly", 6)], 2)
        self._circle.setFocus()


def heat_map_card(theme: Theme, last: date) -> Card:
    """Return two weeks by day and a year by week."""
    card = Card(theme, "The last two weeks, and a year")
    for length in (14, 366):
        days = _days(length, last)
        heat_map = HeatMap(theme)
        rows = [HeatRow(name, _answers(length, at), _WORDS) for at, name in enumerate(_NAMES)]
        heat_map.show_rows(days, rows, {days[3]: "Loss", days[-2]: "Appointment"})
        legend = make_label(heat_map.legend_words(), "muted")
        heat_map.legend_changed.connect(legend.setText)
        card.add(heat_map, legend)
    return card


def lines_card(theme: Theme, last: date) -> Card:
    """Return two symptoms over six weeks."""
    card = Card(theme, "Six weeks")
    for at, name in enumerate(_NAMES[:2]):
        line = CalmLine(theme)
        line.show_line(name, _days(42, last), _answers(42, at), _WORDS)
        card.add(line)
    return card


def _days(length: int, last: date) -> list[date]:
    return [last - timedelta(days=length - 1 - n) for n in range(length)]


def _answers(length: int, seed: int) -> tuple[int | None, ...]:
    """Make up answers that come in stretches, as a person's do, and are sometimes missing."""
    return tuple(
        None if (n * 7 + seed) % 13 == 0 or n % 11 == 5 else (n // 3 * 5 + seed * (n // 4)) % 4
        for n in range(length)
    )


def photos_card(theme: Theme) -> Card:
    """Return a strip of plain colours; the last photo is still on its way."""
    card = Card(theme, "Photos")
    strip = PhotoStrip(theme)
    items = []
    for colour in ("warm", "gold", "accent"):
        picture = QImage(16, 16, QImage.Format.Format_RGB32)
        picture.fill(theme.colour(colour))
        items.append(StripItem(picture, ""))
    strip.show_items([*items, StripItem(QImage(), "Snowdrops")])
    card.add(strip)
    return card
