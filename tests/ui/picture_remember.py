"""The Remember room in its states, to be drawn."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from picture_photos import hills
from picture_stage import NOW, Stage
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal_app.domain.keepsake import Design, KeepsakePage
from journal_app.domain.memorial import CandleDay, KeptDate, Loss, LossId, Memorial, When, WordsFrom
from journal_app.ui.remember.remember_page import RememberPage

LETTER = """Dear Wren,

the rosemary is in flower. I wanted you to know.

I keep the small hat in the drawer, and some days I take it out."""

WREN = Loss(
    LossId("wren"),
    "Wren",
    When(2026, 3, 14),
    LETTER,
    (
        WordsFrom("Ada", "I think of you both when the swifts come."),
        WordsFrom("The midwife", "You did nothing wrong."),
    ),
)
EARLIER = Loss(LossId("earlier"), "", When(2024, 9))
LITTLE_ONE = Loss(LossId("little"), "Little one", When(2023))
DATES = (
    KeptDate(date(2026, 3, 14), "The day", note=True, plan="The sea, early. Phone off until the afternoon."),
    KeptDate(date(2026, 10, 2), "The day Wren was due", yearly=False),
)
LIT = (
    CandleDay(date(2026, 4, 14)),
    CandleDay(date(2026, 9, 27), WREN.id),
    CandleDay(NOW.date() - timedelta(days=3)),
)


def fill(stage: Stage, *losses: Loss) -> None:
    """Put these into the box, with photos for the first."""
    memorials = stage.opened.memorials
    memorials.save(Memorial(losses, DATES, LIT))
    for number in (4, 6, 1):
        memorials.add_photo(losses[0].id, hills(number, (900, 700)), NOW)


def _opened(stage: Stage) -> Any:
    page = stage.page("remember")
    assert isinstance(page, RememberPage)
    page.open_box()
    stage.settle()
    box = page.box
    assert box is not None
    return box


def remember_closed(stage: Stage) -> None:
    fill(stage, WREN)
    stage.page("remember")


def remember_candle(stage: Stage) -> None:
    """Before the closed box, as it moves: a moment in which the flame leans."""
    page = stage.page("remember")
    page.light_candle()
    stage.settle()
    page.face.piece.candle.show_moment(0.8)


def remember_empty(stage: Stage) -> None:
    stage.without_days()
    _opened(stage)


def remember_open(stage: Stage) -> None:
    """One loss, its letter unfolded; the candle burns, still."""
    fill(stage, WREN)
    box = _opened(stage)
    box.candle.piece.light()
    card = box.cards[0]
    card.letter_fold.set_open(True)
    card.photos_fold.set_open(True)
    stage.settle()
    stage.scroll_to(box.candle.piece)


def remember_page(stage: Stage) -> None:
    """The page of one loss, with its photos and what others said."""
    fill(stage, WREN)
    box = _opened(stage)
    card = box.cards[0]
    card.photos_fold.set_open(True)
    card.words_fold.set_open(True)
    stage.settle()
    stage.scroll_to(card)


def remember_several(stage: Stage) -> None:
    fill(stage, WREN, EARLIER, LITTLE_ONE)
    box = _opened(stage)
    box.candle.days_fold.set_open(True)
    stage.settle()


def remember_dates(stage: Stage) -> None:
    fill(stage, WREN)
    box = _opened(stage)
    stage.scroll_to(box.dates.parentWidget())


def _keepsake(stage: Stage, design: int, *, booklet: bool = False) -> Any:
    fill(stage, WREN, EARLIER)
    _opened(stage).keepsake_asked.emit(booklet)
    stage.settle()
    view = stage.workspace.page("remember").keepsake
    view.line.setText("We were three for a while.")
    QTest.keyClick(view.design.focusProxy(), (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)[design])
    stage.settle()
    return view


def remember_keepsake(stage: Stage) -> None:
    _keepsake(stage, 1)


def remember_booklet(stage: Stage) -> None:
    _keepsake(stage, 2, booklet=True).photo.click()


def today_candle(stage: Stage) -> None:
    """Offered beside the page, since it was switched on."""
    stage.without_days()
    stage.opened.memorials.save(Memorial((WREN,), on_today=True))
    assert stage.page("today").beside.offer.isVisible()


def today_date(stage: Stage) -> None:
    """One line the day before, without a name."""
    stage.without_days()
    tomorrow = NOW.date() + timedelta(days=1)
    stage.opened.memorials.save(Memorial((WREN,), (KeptDate(tomorrow, "The day", note=True),)))
    assert stage.page("today").beside.offer.isVisible()


def made_keepsakes() -> list[KeepsakePage]:
    """Each design with words only, then each with a photo."""
    words = [
        KeepsakePage(design, "Wren", "14 March 2026", "We were three for a while, and we still are.")
        for design in Design
    ]
    photo = hills(4, (1200, 900)).picture
    return words + [
        KeepsakePage(design, "Wren", "March 2026", "The small hat is in the drawer.", photo)
        for design in Design
    ]


REMEMBER = (
    remember_closed,
    remember_candle,
    remember_empty,
    remember_open,
    remember_page,
    remember_several,
    remember_dates,
    remember_keepsake,
    remember_booklet,
    today_candle,
    today_date,
)
