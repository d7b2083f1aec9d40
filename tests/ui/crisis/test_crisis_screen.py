"""The crisis screen stands whatever is broken, stays until its own button, leads to people and numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from crisis_parts import button_of, cut_off, large_on, settle, words_on
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.domain.support import Person, PlanPart
from journal_app.ui.crisis import crisis_screen
from journal_app.ui.crisis.crisis_screen import CrisisScreen
from journal_app.ui.crisis.offers import Offer
from journal_app.ui.help import built_in, support_cards
from journal_app.ui.help.breathing_card import BreathingCard
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.breathing_circle import BreathingCircle

VARIANTS = ["talk", "urgent", "emergency"]
TITLES = {"talk": "Thank you for telling", "urgent": "Please reach a person now", "emergency": "Call 999 now"}
CLOSE = "I'm closing this for now"

PLAN = (PlanPart("What helps me for ten minutes", "The kettle, then the dog."),)
PEOPLE = (Person("Maren", "0171 555 12 34", "She said at any hour."), Person("Sam", "next door"))

Open = Callable[..., CrisisScreen]

# The offscreen screen says so of smallest sizes and open lists; a real one does not.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def open_screen(meet: Callable[..., None], theme: Theme, content: Path, now: datetime) -> Open:
    """Open the crisis screen in a window of the usual size, as a person meets it."""

    def open_screen(
        variant: str = "talk",
        code: str = "GB",
        *,
        folder: Path = content,
        at: datetime = now,
        size: tuple[int, int] = (1240, 800),
        plan: tuple[PlanPart, ...] = (),
        people: tuple[Person, ...] = (),
    ) -> CrisisScreen:
        screen = CrisisScreen(theme, Library(folder), variant, code, lambda: at, plan, people)
        meet(screen, size)
        settle()
        return screen

    return open_screen


def focus_of(screen: QWidget) -> QWidget:
    """Where the keys go."""
    widget = screen.window().focusWidget()
    assert widget
    return widget


def offers_of(screen: CrisisScreen) -> list[str]:
    """The actions in a row, by their words."""
    return [button.text() for button in screen.offers.buttons]


def seen_in_full(screen: CrisisScreen, widget: QWidget) -> bool:
    """Whether a widget lies between the top of the screen and the foot."""
    top = widget.mapTo(screen, QPoint(0, 0)).y()
    foot = button_of(screen, CLOSE).parentWidget()
    assert foot
    return top >= 0 and top + widget.height() <= foot.y()


@pytest.mark.parametrize(
    ("variant", "offers"),
    [
        ("talk", ["Call or text", "My plan", "A person I trust", "Stay with me: slow breathing"]),
        ("urgent", ["Show 999 large", "Call or text", "A person I trust", "My plan"]),
        ("emergency", ["Show 999 large", "Call or text", "A person I trust", "My plan"]),
    ],
)
def test_each_variant_says_its_words_and_offers_its_actions_in_order(
    open_screen: Open, variant: str, offers: list[str]
) -> None:
    screen = open_screen(variant)
    words = words_on(screen)
    assert TITLES[variant] in words
    assert "You are not in trouble." in words
    assert "{" not in words
    assert offers_of(screen) == offers
    assert "Samaritans" in words
    assert "Call, free. Day and night." in words
    assert "116 123" in words
    assert "999" in words
    assert CLOSE in words


@pytest.mark.parametrize(("variant", "first"), [("talk", "116 123"), ("urgent", "999"), ("emergency", "999")])
def test_the_emergency_number_comes_first_where_it_is_urgent(
    open_screen: Open, variant: str, first: str
) -> None:
    numbers = open_screen(variant).numbers
    assert numbers
    assert numbers.cards[0].rows[0].number == first


@pytest.mark.parametrize("variant", VARIANTS)
def test_escape_never_closes_it_wherever_the_focus_is(open_screen: Open, qtbot: QtBot, variant: str) -> None:
    screen = open_screen(variant, people=PEOPLE)
    with qtbot.assertNotEmitted(screen.closed):
        for _ in range(15):
            QTest.keyClick(focus_of(screen), Qt.Key.Key_Escape)
            QTest.keyClick(focus_of(screen), Qt.Key.Key_Tab)
        QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert screen.isVisible()


def test_escape_does_not_reach_what_lies_below(open_screen: Open, qtbot: QtBot) -> None:
    class Below(QWidget):
        heard = 0

        def keyPressEvent(self, event: object) -> None:
            self.heard += 1

    below = Below()
    qtbot.addWidget(below)
    screen = open_screen()
    screen.setParent(below)
    screen.show()
    QTest.keyClick(button_of(screen, CLOSE), Qt.Key.Key_Escape)
    screen.setParent(None)
    assert below.heard == 0


def test_its_own_button_closes_it_by_mouse_and_by_keyboard(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    close = button_of(screen, CLOSE)
    with qtbot.waitSignal(screen.closed):
        QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(screen.closed):
        QTest.keyClick(close, Qt.Key.Key_Space)


def test_the_closing_button_stays_at_its_place_whatever_is_scrolled(open_screen: Open, theme: Theme) -> None:
    theme.set("light", 2.0)
    screen = open_screen("talk", "", size=(900, 640), plan=PLAN, people=PEOPLE)
    close = button_of(screen, CLOSE)
    place = close.mapTo(screen, QPoint(0, 0))
    assert screen.rect().contains(close.geometry().translated(place - close.pos()))
    screen.offers.buttons[-1].click()
    settle()
    assert close.mapTo(screen, QPoint(0, 0)) == place


def test_entering_says_title_and_body_and_puts_the_focus_on_the_first_action(
    open_screen: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(crisis_screen, "announce", lambda widget, words: said.append(words))
    screen = open_screen("emergency")
    assert said[0].startswith("Call 999 now. Please call 999 now")
    assert screen.accessibleName() == "Call 999 now"
    assert focus_of(screen) is screen.offers.buttons[0]


@pytest.mark.parametrize("code", ["", "XX", "not a code"])
def test_without_a_country_all_lines_are_listed(open_screen: Open, content: Path, code: str) -> None:
    screen = open_screen("emergency", code)
    words = words_on(screen)
    assert "Call your local emergency number now" in words
    assert "all the lines are listed below" in words
    assert not any(offer.startswith("Show") for offer in offers_of(screen))
    for country in Library(content).countries():
        assert all(line.number in words for line in country.lines)


def test_a_country_chosen_here_is_shown_at_once_and_told(open_screen: Open) -> None:
    screen = open_screen("emergency", "")
    assert screen.numbers
    told: list[str] = []
    screen.country_chosen.connect(told.append)
    screen.numbers.choice.setFocus()
    for letter in "norw":
        QTest.keyClicks(focus_of(screen), letter)
        settle()
    assert told[-1] == "NO"
    words = words_on(screen)
    assert "Call 113 now" in words
    assert offers_of(screen)[0] == "Show 113 large"
    assert "22 40 00 40" in words


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_country_without_a_line_speaks_of_no_line_below(open_screen: Open, variant: str) -> None:
    screen = open_screen(variant, "PL")
    words = words_on(screen)
    assert "No crisis line for your country is in this list yet." in words
    assert "Call your local emergency number" in words
    assert "line below" not in words
    assert "Call or text" not in offers_of(screen)
    assert "{" not in words


def test_a_line_is_called_closed_only_outside_its_hours(open_screen: Open, now: datetime) -> None:
    closed = "This line is closed at this hour. If you can't wait, call 112"
    assert closed in words_on(open_screen("talk", "IT", at=now.replace(hour=3)))
    assert closed not in words_on(open_screen("talk", "IT", at=now.replace(hour=15)))


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("broken", ["messages.toml", "crisis_lines.toml", "countries.toml", "exercises.toml"])
def test_a_broken_file_takes_nothing_away_but_its_own_part(
    open_screen: Open, own_content: Path, variant: str, broken: str
) -> None:
    (own_content / broken).write_bytes(b"\x00\xff = = [[")
    words = words_on(open_screen(variant, folder=own_content))
    assert TITLES[variant] in words
    assert "You are not in trouble." in words
    assert "999" in words
    assert "116 123" in words
    assert ("slow breathing" in words) == (variant == "talk")
    assert CLOSE in words


@pytest.mark.parametrize("variant", VARIANTS)
def test_without_any_content_texts_and_numbers_are_built_in(
    open_screen: Open, tmp_path: Path, variant: str
) -> None:
    screen = open_screen(variant, "GB", folder=tmp_path / "nowhere")
    words = words_on(screen)
    assert TITLES[variant] in words
    assert built_in.WORDS in words
    for part in ("911", "988", "999", "116 123", "112", CLOSE):
        assert part in words
    button_of(screen, "Show 116 123, Samaritans, large").click()
    assert large_on(screen)


def test_a_variant_nobody_knows_still_gives_a_screen(open_screen: Open) -> None:
    assert "Please reach a person now" in words_on(open_screen("another"))


class TestWhenAPartFails:
    """Title, body, numbers and the way out stand; the fault is noted once."""

    @pytest.fixture
    def stands(self, open_screen: Open, qtbot: QtBot) -> Callable[[], CrisisScreen]:
        def stands() -> CrisisScreen:
            with qtbot.captureExceptions() as faults:
                screen = open_screen("talk", plan=PLAN, people=PEOPLE)
            assert [kind for kind, _, _ in faults] == [ZeroDivisionError]
            words = words_on(screen)
            for part in ("Thank you for telling", "You are not in trouble.", "999", "116 123", CLOSE):
                assert part in words
            with qtbot.waitSignal(screen.closed):
                button_of(screen, CLOSE).click()
            return screen

        return stands

    @pytest.fixture(autouse=True)
    def fails(self) -> Callable[..., None]:
        def fails(*_: object, **__: object) -> None:
            raise ZeroDivisionError

        return fails

    def test_the_plan(
        self,
        stands: Callable[[], CrisisScreen],
        monkeypatch: pytest.MonkeyPatch,
        fails: Callable[..., None],
    ) -> None:
        monkeypatch.setattr("journal_app.ui.plan.plan_view.PlanView.__init__", fails)
        words = words_on(stands())
        assert "Your plan can't be shown right now." in words
        assert "Maren" in words

    def test_the_people(
        self,
        stands: Callable[[], CrisisScreen],
        monkeypatch: pytest.MonkeyPatch,
        fails: Callable[..., None],
    ) -> None:
        monkeypatch.setattr("journal_app.ui.plan.plan_view.PeopleView.show_people", fails)
        words = words_on(stands())
        assert "Your people can't be shown right now." in words
        assert "The kettle" in words

    def test_the_cards_for_both(
        self,
        stands: Callable[[], CrisisScreen],
        monkeypatch: pytest.MonkeyPatch,
        fails: Callable[..., None],
    ) -> None:
        monkeypatch.setattr(support_cards.SupportCard, "__init__", fails)
        assert offers_of(stands()) == ["Call or text", "Stay with me: slow breathing"]

    def test_the_breathing(
        self,
        stands: Callable[[], CrisisScreen],
        monkeypatch: pytest.MonkeyPatch,
        fails: Callable[..., None],
    ) -> None:
        monkeypatch.setattr(BreathingCard, "__init__", fails)
        assert offers_of(stands()) == ["Call or text", "My plan", "A person I trust"]

    def test_the_circle(
        self,
        open_screen: Open,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
        fails: Callable[..., None],
    ) -> None:
        monkeypatch.setattr(BreathingCircle, "play", fails)
        screen = open_screen("talk")
        with qtbot.captureExceptions() as faults:
            button_of(screen, "Stay with me: slow breathing").click()
        assert len(faults) == 1
        assert "1. Breathe in through the nose: 4 seconds" in words_on(screen)

    def test_the_cards_of_numbers(
        self,
        stands: Callable[[], CrisisScreen],
        monkeypatch: pytest.MonkeyPatch,
        fails: Callable[..., None],
    ) -> None:
        monkeypatch.setattr("journal_app.ui.crisis.numbers.NumbersArea.__init__", fails)
        screen = stands()
        assert "United Kingdom: 999, Samaritans 116 123" in words_on(screen)
        assert offers_of(screen)[0] == "Show 999 large"


def test_the_emergency_number_is_shown_large_and_put_away_by_keyboard(open_screen: Open) -> None:
    screen = open_screen("emergency")
    first = screen.offers.buttons[0]
    QTest.keyClick(first, Qt.Key.Key_Return)
    view = large_on(screen)
    assert view
    assert view.accessibleName() == "999, Emergency"
    assert view.geometry() == screen.rect()
    QTest.keyClick(focus_of(screen), Qt.Key.Key_Escape)
    assert large_on(screen) is None
    assert focus_of(screen) is first
    assert screen.isVisible()


def test_call_or_text_leads_to_the_first_line(open_screen: Open) -> None:
    screen = open_screen("urgent", size=(900, 640))
    button_of(screen, "Call or text").click()
    assert focus_of(screen).accessibleName() == "Show 116 123, Samaritans, large"
    assert seen_in_full(screen, focus_of(screen))


def test_call_or_text_without_a_country_leads_to_the_list(open_screen: Open) -> None:
    screen = open_screen("talk", "")
    button_of(screen, "Call or text").click()
    assert focus_of(screen).accessibleName() == "Your country"


def test_plan_and_people_arrive_later_and_take_no_focus(open_screen: Open) -> None:
    screen = open_screen("urgent")
    assert "If you wrote a plan, it is shown here." in words_on(screen)
    before = focus_of(screen)
    screen.show_support(PLAN, PEOPLE)
    settle()
    words = words_on(screen)
    assert "The kettle, then the dog." in words
    assert "If you wrote a plan" not in words
    assert "next door" in words
    assert focus_of(screen) is before


def test_no_plan_and_nobody_is_one_quiet_line_each(open_screen: Open) -> None:
    screen = open_screen("talk")
    screen.show_support((), ())
    settle()
    words = words_on(screen)
    assert "Nothing is written in your plan. That is all right." in words
    assert "No one is noted here. That is all right." in words


@pytest.mark.parametrize("offer", ["My plan", "A person I trust"])
def test_my_plan_and_people_are_brought_into_view(open_screen: Open, theme: Theme, offer: str) -> None:
    theme.set("light", 2.0)
    screen = open_screen("emergency", "US", size=(900, 640), plan=PLAN, people=PEOPLE)
    button_of(screen, offer).click()
    card = focus_of(screen)
    assert card.accessibleName() in ("My plan", "People I trust")
    assert seen_in_full(screen, card) or 0 <= card.mapTo(screen, QPoint(0, 0)).y() < 100


def test_the_number_of_a_person_can_be_shown_large(open_screen: Open) -> None:
    screen = open_screen("talk", people=PEOPLE)
    button_of(screen, "Show the number of Maren large").click()
    view = large_on(screen)
    assert view
    assert "0171 555 12 34" in words_on(view)
    screen.show_support(PLAN, PEOPLE)  # what asked for it is replaced meanwhile
    QTest.keyClick(focus_of(screen), Qt.Key.Key_Escape)
    assert large_on(screen) is None


def test_a_long_way_to_reach_somebody_is_shown_whole(open_screen: Open) -> None:
    reach = "ring 0171 555 12 34 twice, then the shop on the corner, and ask for Mr Lund" * 2
    screen = open_screen("talk", people=(Person("Maren", reach),), size=(900, 640))
    button_of(screen, "Show the number of Maren large").click()
    settle()
    view = large_on(screen)
    assert view
    assert not cut_off(view)


class TestBreathing:
    """Slow breathing plays inside the screen and stops at once."""

    @pytest.mark.parametrize("still", [False, True])
    def test_it_plays_in_view_and_stops(self, open_screen: Open, theme: Theme, still: bool) -> None:
        theme.set("light", 2.0, reduce_motion=still)
        screen = open_screen("talk", size=(900, 640))
        button_of(screen, "Stay with me: slow breathing").click()
        settle()
        circle = screen.findChild(BreathingCircle)
        assert circle
        assert circle.is_playing
        stop = focus_of(screen)
        assert isinstance(stop, QAbstractButton)
        assert stop.text() == "Stop"
        assert seen_in_full(screen, stop)
        assert seen_in_full(screen, circle)
        QTest.keyClick(stop, Qt.Key.Key_Space)
        assert not circle.is_playing
        assert not circle.isVisible()
        assert stop.text() == "Breathe along"
        theme.set("light")

    def test_it_ends_by_itself_and_when_the_screen_goes(self, open_screen: Open) -> None:
        screen = open_screen("talk")
        card = screen.cards[Offer.BREATHING]
        assert isinstance(card, BreathingCard)
        card.start()
        circle = card.findChild(BreathingCircle)
        assert circle
        circle.finished.emit()
        assert not card.is_playing
        assert "12 times if you like" in words_on(card)
        card.start()
        screen.hide()
        assert not circle.is_playing
        screen.show()
        assert card.button.text() == "Breathe along"


@pytest.mark.parametrize("size", [(1240, 800), (900, 640)])
@pytest.mark.parametrize("scale", [1.0, pytest.param(1.5, marks=pytest.mark.long), 2.0])
@pytest.mark.parametrize(("variant", "code"), [("talk", "US"), ("urgent", "IT"), ("emergency", "PL")])
def test_nothing_is_cut_off_and_the_first_action_is_seen_at_once(
    open_screen: Open,
    theme: Theme,
    now: datetime,
    size: tuple[int, int],
    scale: float,
    variant: str,
    code: str,
) -> None:
    theme.set("dark", scale)
    screen = open_screen(variant, code, size=size, at=now.replace(hour=3), plan=PLAN, people=PEOPLE)
    assert screen.size().toTuple() == size, "the screen asks for no more room than there is"
    assert cut_off(screen) == []
    assert seen_in_full(screen, screen.offers.buttons[0])


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_first_action_is_seen_at_once_without_a_country(
    open_screen: Open, theme: Theme, variant: str
) -> None:
    theme.set("light", 2.0)
    screen = open_screen(variant, "", size=(900, 640))
    assert seen_in_full(screen, screen.offers.buttons[0])


def test_tab_goes_through_everything_in_reading_order_and_ends_at_the_way_out(open_screen: Open) -> None:
    screen = open_screen("talk", size=(900, 640))
    screen.show_support(PLAN, PEOPLE)
    settle()
    seen: list[QWidget] = []
    while focus_of(screen) not in seen:
        widget = focus_of(screen)
        seen.append(widget)
        assert 0 <= widget.mapTo(screen, QPoint(0, 0)).y() < screen.height()
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    names = [
        each.accessibleName() or (each.text() if isinstance(each, QAbstractButton) else "") for each in seen
    ]
    assert names == [
        "Call or text",
        "My plan",
        "A person I trust",
        "Stay with me: slow breathing",
        "Show 116 123, Samaritans, large",
        "Show 111, NHS 111, choose the mental health option, large",
        "Show 999, emergency, large",
        "Your country",
        "My plan",
        "People I trust",
        "Show the number of Maren large",
        "Slow breathing",
        "Breathe along",
        CLOSE,
    ]


def test_a_screen_reader_hears_the_plan_and_the_people(open_screen: Open) -> None:
    screen = open_screen("talk", plan=PLAN, people=PEOPLE)
    assert "The kettle, then the dog." in screen.cards[Offer.PLAN].accessibleDescription()
    assert "Maren. 0171 555 12 34" in screen.cards[Offer.PERSON].accessibleDescription()


def test_no_card_on_it_is_coloured_and_nothing_runs(open_screen: Open) -> None:
    screen = open_screen("emergency", plan=PLAN, people=PEOPLE)
    roles = {frame.property("role") for frame in screen.findChildren(QFrame)}
    assert not roles & {"warmCard", "trouble"}
    assert screen.findChild(BreathingCircle) is None
