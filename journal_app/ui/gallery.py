"""All pieces in one window, in every theme and size: `python -m journal_app.ui.gallery`.

`--picture FILE [--theme dark] [--scale 1.5] [--size 1240x800]` draws it to a file without a screen.
Its words are for whoever works on the app, so they are not translated.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, QDate, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QWidget,
)

from journal_app.paths import resources_folder
from journal_app.ui.gallery_pictures import BreathingSample, heat_map_card, lines_card, photos_card
from journal_app.ui.theme.theme import Theme, make_application
from journal_app.ui.theme.type_scale import TYPE_SCALE
from journal_app.ui.widgets.buttons import IconButton, make_button
from journal_app.ui.widgets.candle import Candle
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.date_field import TimeField
from journal_app.ui.widgets.day_field import DayField
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.fold import Fold
from journal_app.ui.widgets.inline_message import InlineMessage
from journal_app.ui.widgets.labels import make_label
from journal_app.ui.widgets.month_calendar import MonthCalendar
from journal_app.ui.widgets.offer import Offer
from journal_app.ui.widgets.page_head import PageHead
from journal_app.ui.widgets.passphrase_field import PassphraseField
from journal_app.ui.widgets.scroll_page import ScrollPage
from journal_app.ui.widgets.segmented_choice import SegmentedChoice
from journal_app.ui.widgets.sidebar import Sidebar
from journal_app.ui.widgets.undo_strip import UndoStrip

THEMES = [
    ("light", "Light"),
    ("dark", "Dark"),
    ("light more", "Light, more contrast"),
    ("dark more", "Dark, more contrast"),
]
SCALES = [("0.85", "85 %"), ("1", "100 %"), ("1.25", "125 %"), ("1.5", "150 %"), ("2", "200 %")]
DAY = date(2026, 11, 22)  # any day will do, but the same in every picture


class Gallery(QFrame):
    """The sidebar and one long page with every piece on it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "page")
        self.setWindowTitle("Rosemary: pieces")

        self._sidebar = Sidebar(theme)
        for page_id, icon, text in (
            ("today", "sun", "Today"),
            ("journal", "notebook-pen", "Journal"),
            ("check-ins", "heart", "Check-ins"),
            ("body", "sprout", "Body"),
            ("coping", "wind", "Coping"),
            ("remember", "flower-2", "Remember"),
            ("guidance", "library", "Guidance"),
        ):
            self._sidebar.add_page(page_id, icon, text)
        self._sidebar.page_chosen.connect(self._sidebar.select)
        self._sidebar.select("today")

        self._colours = SegmentedChoice(theme, THEMES)
        self._colours.setAccessibleName("Theme")
        self._scales = SegmentedChoice(theme, SCALES)
        self._scales.setAccessibleName("Size of text")
        self._colours.chosen.connect(self._on_look_chosen)
        self._scales.chosen.connect(self._on_look_chosen)

        self._page = ScrollPage(theme)
        saved = make_label("Saved on this computer only", "tiny")
        saved.setWordWrap(False)
        head = PageHead(
            theme,
            "Pieces",
            "Every small piece that the pages are made of.",
            back=make_button("Back", "plain"),
            status=saved,
        )
        self._page.add(head, self._colours, self._scales)
        for card in (
            self._type(),
            self._buttons(),
            self._fields(),
            self._choices(),
            self._messages(),
            self._folds(),
            self._calendar(),
            heat_map_card(theme, DAY),
            lines_card(theme, DAY),
            BreathingSample(theme),
            photos_card(theme),
            self._warm(),
            self._empty(),
            self._candle(),
            Offer(theme, "wind", "accent", "Longer out-breath", "A short exercise, if you like."),
        ):
            self._page.add(card)
        self._page.body.addStretch()

        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._sidebar)
        row.addWidget(self._page, 1)

    def show_look(self, colours: str, scale: str) -> None:
        """Say which theme and scale are shown."""
        self._colours.set_value(colours)
        self._scales.set_value(scale if scale in dict(SCALES) else None)

    def page_height(self) -> int:
        """Return how high the window must be to show the whole page."""
        return self._page.body.heightForWidth(self._page.viewport().width())

    def _on_look_chosen(self) -> None:
        mode, _, more = (self._colours.value or "light").partition(" ")
        scale = float(self._scales.value or self._theme.scale)
        self._theme.set(mode, scale, more_contrast=bool(more))

    def _type(self) -> Card:
        card = Card(self._theme, "Type")
        for role in TYPE_SCALE:
            card.add(make_label(f"{role}: the rosemary by the back door came through the frost", role))
        return card

    def _buttons(self) -> Card:
        card = Card(self._theme, "Buttons and chips")
        off = make_button("Not possible now", "primary")
        off.setEnabled(False)
        card.body.addLayout(
            _line(
                make_button("Finish for tonight", "primary"),
                make_button("Add a photo", "plain"),
                make_button("Not now", "quiet"),
                make_button("Why am I seeing this?", "link"),
                off,
            )
        )
        tools = [
            IconButton(self._theme, icon, name)
            for icon, name in (
                ("bold", "Bold"),
                ("italic", "Italic"),
                ("heading", "Heading"),
                ("list", "List"),
                ("text-quote", "Quote"),
            )
        ]
        tools[0].setCheckable(True)
        tools[0].setChecked(True)
        card.body.addLayout(_line(*tools))
        chips = [Chip(self._theme, text) for text in ("garden", "letters", "with a photo")]
        chips[1].setChecked(True)
        card.body.addLayout(_line(*chips, Chip(self._theme, "the blue glass", removable=True)))
        return card

    def _fields(self) -> Card:
        card = Card(self._theme, "Fields")
        line = QLineEdit()
        line.setPlaceholderText("Search")
        line.setAccessibleName("Search")
        country = QComboBox()
        country.addItems(["Ireland", "New Zealand", "United Kingdom"])
        country.setAccessibleName("Country")
        clock = TimeField(self._theme)
        clock.setAccessibleName("Time")
        day = DayField()
        day.setDate(QDate(DAY.year, DAY.month, DAY.day))
        day.setAccessibleName("Date")
        text = QPlainTextEdit("I put a sprig of it in the small blue glass on the sill.")
        text.setAccessibleName("Note")
        text.setFixedHeight(self._theme.px(90))
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setValue(60)
        bar.setAccessibleName("Progress")
        card.add(line, PassphraseField(self._theme), country, day, clock, text, bar)
        return card

    def _choices(self) -> Card:
        card = Card(self._theme, "Choices")
        question = "How much of today did you feel sad, tearful, or anxious?"
        steps = SegmentedChoice(
            self._theme,
            [("0", "Not today"), ("1", "A little"), ("2", "A lot of the day"), ("3", "Almost all day")],
            clearable=True,
        )
        steps.setAccessibleName(question)
        steps.set_value("2")
        on, off = QCheckBox("Ask before the window closes"), QCheckBox("On this day")
        on.setChecked(True)
        one, other = QRadioButton("Oldest first"), QRadioButton("Newest first")
        other.setChecked(True)
        card.add(make_label(question, "question"), steps, on, off, one, other)
        return card

    def _folds(self) -> Card:
        card = Card(self._theme, "Folds")
        opened = Fold(self._theme, "When to call", partial(make_label, "Call even when unsure.", "question"))
        opened.set_open(True)
        card.add(opened, Fold(self._theme, "At night", partial(make_label, "Somebody is there.", "question")))
        return card

    def _messages(self) -> Card:
        card = Card(self._theme, "Messages")
        note, trouble = InlineMessage(self._theme), InlineMessage(self._theme)
        strip = UndoStrip(self._theme)
        card.add(note, trouble, strip)
        note.show_words("Saved on this computer only.")
        trouble.show_words(
            "The disk is full. Your text is still here. Make some room, then try again.", "trouble"
        )
        strip.offer("Moved to the bin.")
        return card

    def _calendar(self) -> Card:
        card = Card(self._theme)
        month = MonthCalendar(self._theme)
        month.set_today(DAY)
        month.set_chosen(DAY - timedelta(days=4))
        month.set_month(DAY.year, DAY.month)
        month.set_marked(frozenset(DAY - timedelta(days=n) for n in (0, 1, 3, 4, 9, 10, 17)))
        month.setMaximumWidth(self._theme.px(320))
        card.add(month)
        return card

    def _candle(self) -> Card:
        card = Card(self._theme, "Candle")
        candle = Candle(self._theme)
        candle.light()
        card.body.addWidget(candle, 0, Qt.AlignmentFlag.AlignHCenter)
        return card

    def _warm(self) -> Card:
        card = Card(self._theme, "It may be time to talk to someone", warm=True)
        card.add(
            make_label(
                "For two weeks or so, sadness or anxiety has been there on 11 of the 13 days you wrote "
                "about. A doctor can listen and help sort it out.",
                "question",
            )
        )
        leaf, candle = QLabel(), QLabel()
        leaf.setPixmap(self._theme.pixmap("leaf", "accent", 24, self.devicePixelRatioF()))
        candle.setPixmap(self._theme.pixmap("flame", "gold", 24, self.devicePixelRatioF()))
        card.body.addLayout(
            _line(make_button("Prepare a visit", "primary"), make_button("Not now", "plain"), leaf, candle)
        )
        return card

    def _empty(self) -> Card:
        card = Card(self._theme)
        card.add(EmptyState(self._theme, "What you write is kept here, by month.", "Write the first page"))
        return card


def _line(*widgets: QWidget) -> FlowLayout:
    line = FlowLayout()
    line.setSpacing(10)
    for widget in widgets:
        line.addWidget(widget)
    return line


def main() -> int:
    """Open the gallery, or draw it to a file."""
    parser = argparse.ArgumentParser(prog="journal_app.ui.gallery")
    parser.add_argument("--picture", help="draw to this file instead of opening a window")
    parser.add_argument("--theme", choices=[value for value, _ in THEMES], default="light")
    parser.add_argument("--scale", default="1")
    parser.add_argument("--size", default="", help="size of the window; by default as high as the page")
    wanted = parser.parse_args()
    if wanted.picture:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = make_application("rosemary")
    theme = Theme(resources_folder())
    mode, _, more = wanted.theme.partition(" ")
    theme.set(mode, float(wanted.scale), more_contrast=bool(more))
    gallery = Gallery(theme)
    gallery.show_look(wanted.theme, wanted.scale)
    width, height = (int(n) for n in (wanted.size or "1240x800").split("x"))
    gallery.resize(width, height)
    if not wanted.picture:
        gallery.show()
        return app.exec()
    gallery.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    gallery.show()
    QCoreApplication.processEvents()
    if not wanted.size:
        gallery.resize(QSize(width, gallery.page_height()))
        QCoreApplication.processEvents()
    return 0 if gallery.grab().save(wanted.picture) else 1


if __name__ == "__main__":
    sys.exit(main())
