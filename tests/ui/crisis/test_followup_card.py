"""The card on the days after says why it asks, has the lines in it, and goes away when it is closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from crisis_parts import button_of, cut_off, settle, words_on
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.ui.crisis.followup_card import FollowupCard
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.scroll_page import ScrollPage

Make = Callable[..., FollowupCard]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def make_card(qtbot: QtBot, theme: Theme, content: Path, now: datetime) -> Make:
    pages: list[ScrollPage] = []  # a window that nobody keeps is gone

    def make_card(
        variant: str = "talk",
        code: str = "GB",
        *,
        folder: Path = content,
        at: datetime = now,
        width: int = 440,
    ) -> FollowupCard:
        page = ScrollPage(theme)
        pages.append(page)
        qtbot.addWidget(page)
        card = FollowupCard(theme, Library(folder), variant, code, lambda: at)
        page.add(card)
        page.body.addStretch(1)
        page.resize(width, 640)
        page.show()
        settle()
        return card

    return make_card


@pytest.mark.parametrize(
    ("variant", "says"),
    [
        ("help", "You opened the help page."),
        ("talk", "you wrote about not wanting to be here"),
        ("urgent", "If you might act, call 999 now."),
    ],
)
def test_it_says_why_it_asks_and_has_the_lines_in_it(make_card: Make, variant: str, says: str) -> None:
    words = words_on(make_card(variant))
    for part in ("Checking on you", says, "Samaritans", "116 123", "Call, free. Day and night."):
        assert part in words
    assert "{" not in words


def test_every_answer_is_told(make_card: Make, qtbot: QtBot) -> None:
    card = make_card("urgent")
    for words, signal in [
        ("Show crisis lines", card.lines_asked),
        ("My plan", card.plan_asked),
        ("How to make the call", card.call_help_asked),
        ("Close", card.closed),
    ]:
        with qtbot.waitSignal(signal):
            QTest.keyClick(button_of(card, words), Qt.Key.Key_Space)


def test_it_can_be_closed_and_not_put_off(make_card: Make) -> None:
    answers = [each.text() for each in make_card("talk").offers.findChildren(QAbstractButton)]
    assert answers == ["Show crisis lines", "My plan", "How to make the call", "Close"]


def test_numbers_are_asked_for_large(make_card: Make, qtbot: QtBot) -> None:
    card = make_card("urgent")
    with qtbot.waitSignal(card.large_wanted) as emergency:
        button_of(card, "Show 999 large").click()
    with qtbot.waitSignal(card.large_wanted) as line:
        button_of(card, "Show 116 123, Samaritans, large").click()
    assert emergency.args == ["999", "Emergency"]
    assert line.args == ["116 123", "Samaritans"]


def test_without_a_country_it_points_to_all_lines(make_card: Make) -> None:
    words = words_on(make_card("urgent", ""))
    assert "call your local emergency number now" in words
    assert "lists the lines of all countries" in words
    assert "large" not in words


def test_a_country_without_a_line_is_told_what_to_do(make_card: Make) -> None:
    words = words_on(make_card("talk", "PL"))
    assert "No crisis line for your country is in this list yet." in words
    assert "Call your local emergency number" in words


def test_a_closed_line_says_so(make_card: Make, now: datetime) -> None:
    assert "This line is closed at this hour." in words_on(make_card("talk", "IT", at=now.replace(hour=3)))


@pytest.mark.parametrize("variant", ["help", "talk", "urgent"])
def test_without_any_content_it_is_built_in(make_card: Make, tmp_path: Path, variant: str) -> None:
    words = words_on(make_card(variant, folder=tmp_path / "nowhere"))
    assert "Checking on you" in words
    assert "116 123" in words
    assert "Close" in words


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_in_a_narrow_column(
    make_card: Make, theme: Theme, now: datetime, scale: float
) -> None:
    theme.set("dark", scale)
    assert cut_off(make_card("urgent", "IT", at=now.replace(hour=3), width=round(430 * scale))) == []
