"""Get help now comes up whatever is broken, says what is known and what is not, and works by keyboard."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.domain.support import Person, PlanPart
from journal_app.paths import resources_folder
from journal_app.ui.help import built_in
from journal_app.ui.help.fitted_number import FittedNumber
from journal_app.ui.help.help_page import HelpPage
from journal_app.ui.help.number_large import NumberLarge
from journal_app.ui.help.number_row import NumberRow
from journal_app.ui.theme.theme import Theme

CONTENT = resources_folder() / "content" / "en"

Open = Callable[..., HelpPage]

# The offscreen screen says so of smallest sizes and open lists; a real one does not.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def open_page(meet: Callable[..., None], theme: Theme, now: datetime) -> Open:
    """Open a help page in a window of the usual size, as a person meets it."""

    def open_page(
        code: str | None = "GB",
        *,
        content: Path = CONTENT,
        at: datetime = now,
        size: tuple[int, int] = (1240, 800),
        discreet: bool = False,
        unlocked: bool = False,
    ) -> HelpPage:
        page = HelpPage(theme, Library(content), code, lambda: at, discreet=discreet, unlocked=unlocked)
        meet(page, size)
        return page

    return open_page


def words_on(widget: QWidget) -> str:
    """Everything that can be read on it."""
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return "\n".join(labels)


def row_of(page: HelpPage, number: str) -> NumberRow:
    return next(row for card in page.numbers.cards for row in card.rows if row.number == number)


@contextmanager
def opened_for_writing() -> Iterator[list[str]]:
    """Collect the files that Python opens for writing meanwhile."""
    written: list[str] = []
    watching = [True]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if not watching or event != "open":
            return
        path, _, flags = arguments
        if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            written.append(str(path))

    sys.addaudithook(hook)
    try:
        yield written
    finally:
        watching.clear()


def focus_of(page: HelpPage) -> QWidget:
    """Where the keys go."""
    widget = page.window().focusWidget()
    assert widget
    return widget


def large_of(page: HelpPage) -> NumberLarge | None:
    shown = [view for view in page.findChildren(NumberLarge) if view.isVisible()]
    return shown[0] if shown else None


def test_the_chosen_country_shows_its_numbers(open_page: Open) -> None:
    words = words_on(open_page("GB"))
    for part in ("Get help now", "999", "Samaritans", "116 123", "Call, free. Day and night.", "NHS 111"):
        assert part in words
    assert "988" not in words


def test_each_number_says_when_it_was_seen(open_page: Open) -> None:
    page = open_page("GB")
    assert "Number last seen on a page of 2024-09." in words_on(row_of(page, "999"))
    assert "date not known" in words_on(row_of(page, "116 123"))


def test_a_number_that_was_checked_in_part_says_so(open_page: Open) -> None:
    page = open_page("US")
    assert "Not everything about it could be checked." in words_on(row_of(page, "988"))
    assert "Not everything" not in words_on(row_of(page, "1-833-852-6262"))


def test_the_page_says_that_nobody_has_called_the_numbers(open_page: Open) -> None:
    assert "nobody has called them" in words_on(open_page())


@pytest.mark.parametrize("code", [None, "", "XX", "not a code"])
def test_without_a_country_all_lines_are_listed(open_page: Open, code: str | None) -> None:
    words = words_on(open_page(code))
    assert "all the lines are listed below" in words
    for country in Library(CONTENT).countries():
        assert country.name in words
        assert all(line.number in words for line in country.lines)
        assert not country.night or country.night in words


def test_a_country_without_a_line_is_told_what_to_do(open_page: Open) -> None:
    words = words_on(open_page("PL"))
    assert "No crisis line for your country is in this list yet." in words
    assert "Call your local emergency number" in words
    assert "{" not in words


def test_every_country_can_be_shown(open_page: Open) -> None:
    page = open_page()
    for code, _ in Library(CONTENT).country_choices():
        page.show_country(code)
        assert page.numbers.choice.code == code
        assert "{" not in words_on(page)


def test_a_closed_line_is_marked_with_what_to_do(open_page: Open, now: datetime) -> None:
    page = open_page("IT", at=now.replace(hour=3))
    row = row_of(page, "02 2327 2327")
    closed = "This line is closed at this hour. If you can't wait, call 112, or go to the nearest"
    assert closed in words_on(row)
    assert closed in row.button.accessibleDescription()
    assert "From midnight to 9 in the morning" in words_on(page)


def test_an_open_line_is_not_marked(open_page: Open, now: datetime) -> None:
    page = open_page("IT", at=now.replace(hour=15))
    assert "closed" not in words_on(row_of(page, "02 2327 2327"))


def test_a_line_that_closes_while_the_page_is_open_is_marked(
    qtbot: QtBot, theme: Theme, now: datetime
) -> None:
    clock = [now.replace(hour=23, minute=59)]
    page = HelpPage(theme, Library(CONTENT), "IT", lambda: clock[0])
    qtbot.addWidget(page)
    page.show()
    row = row_of(page, "02 2327 2327")
    assert not row.is_closed
    clock[0] += timedelta(minutes=2)
    page.numbers.mark_closed_lines()
    assert "closed at this hour" in words_on(row)
    clock[0] += timedelta(hours=10)
    page.numbers.mark_closed_lines()
    assert "closed at this hour" not in words_on(row)


def test_hours_that_are_not_known_are_never_called_closed(open_page: Open, now: datetime) -> None:
    page = open_page("DK", at=now.replace(hour=3))
    assert "It may be closed at night." in words_on(page)
    assert "closed at this hour" not in words_on(page)


def test_the_call_a_doctor_signs_stand_on_the_page(open_page: Open) -> None:
    words = words_on(open_page())
    for sign in ("heavy bleeding", "fever", "chills", "severe pain"):
        assert sign in words
    assert "Sources: When Is It Safe" in words
    assert "not been reviewed by a clinician" in words
    assert "What to say on the phone" in words
    assert "Breathe out slowly through the mouth: 6 seconds" in words


def test_a_discreet_page_gives_helplines_only(open_page: Open) -> None:
    for code in ("US", None):
        words = words_on(open_page(code, discreet=True)).lower()
        assert "988" in words
        for telling in ("miscarriage", "bleeding", "doctor", "maternal", "pregnan", "loss", "baby"):
            assert telling not in words


def test_choosing_a_country_is_told_once_and_shown_at_once(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(None)
    told: list[str] = []
    page.country_chosen.connect(told.append)
    QTest.keyClicks(page.numbers.choice, "Norw")
    assert told[-1] == "NO"
    qtbot.waitUntil(lambda: "22 40 00 40" in words_on(page))
    assert "helsenorge" not in words_on(page), "the source is for editors"
    told.clear()
    page.show_country("SE")
    assert told == []


def test_the_choice_of_a_country_can_be_taken_back(open_page: Open) -> None:
    page = open_page("SE")
    told: list[str] = []
    page.country_chosen.connect(told.append)
    QTest.keyClick(page.numbers.choice, Qt.Key.Key_Home)
    assert told == [""]
    assert "all the lines are listed below" in words_on(page)


def test_the_wheel_scrolls_past_the_choice_without_changing_it(open_page: Open) -> None:
    page = open_page("SE", size=(900, 640))
    centre = page.numbers.choice.mapTo(page, page.numbers.choice.rect().center())
    QTest.wheelEvent(page.windowHandle(), centre, QPoint(0, -240))
    assert page.numbers.choice.code == "SE"


def test_escape_closes_the_page(open_page: Open, qtbot: QtBot) -> None:
    page = open_page()
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(focus_of(page), Qt.Key.Key_Escape)


def test_escape_in_the_open_list_of_countries_closes_only_the_list(open_page: Open) -> None:
    page = open_page()
    closed: list[None] = []
    page.closed.connect(lambda: closed.append(None))
    page.numbers.choice.showPopup()
    view = page.numbers.choice.view()
    assert view.isVisible()
    assert view.verticalScrollBar().maximum() > 0, "250 countries scroll"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert closed == []


def test_the_close_button_closes_the_page(open_page: Open, qtbot: QtBot) -> None:
    page = open_page()
    close = next(b for b in page.findChildren(QAbstractButton) if b.text() == "Close")
    with qtbot.waitSignal(page.closed):
        QTest.mouseClick(close, Qt.MouseButton.LeftButton)


def test_a_number_can_be_shown_large_and_put_away_by_keyboard(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("GB")
    closed: list[None] = []
    page.closed.connect(lambda: closed.append(None))
    button = row_of(page, "116 123").button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    view = large_of(page)
    assert view
    assert view.geometry() == page.window().rect()
    assert "116 123" in words_on(view)
    assert "Samaritans" in words_on(view)
    assert view.accessibleName() == "116 123, Samaritans"
    QTest.keyClick(focus_of(page), Qt.Key.Key_Escape)
    assert large_of(page) is None
    assert focus_of(page) is button
    assert closed == [], "only the large number was closed"


def test_nothing_below_a_large_number_can_be_reached_by_tab(open_page: Open) -> None:
    page = open_page("GB")
    row_of(page, "999").button.click()
    view = large_of(page)
    assert view
    for _ in range(5):
        QTest.keyClick(focus_of(page), Qt.Key.Key_Tab)
        assert view.isAncestorOf(focus_of(page))


def test_a_large_number_goes_away_with_its_page(open_page: Open) -> None:
    page = open_page("GB")
    row_of(page, "999").button.click()
    page.hide()
    page.show()
    assert large_of(page) is None


def test_a_large_number_stays_as_large_as_the_window(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("GB")
    row_of(page, "999").button.click()
    page.resize(1000, 700)
    view = large_of(page)
    assert view
    qtbot.waitUntil(lambda: view.geometry() == page.rect())


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_number_shown_large_fits_the_smallest_window(qtbot: QtBot, theme: Theme, scale: float) -> None:
    theme.set("light", scale)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 640)
    window.show()
    for country in Library(CONTENT).countries():
        for line in country.lines:
            view = NumberLarge(theme, line.number, line.name, window)
            view.open_view()
            QApplication.processEvents()
            number = view.findChild(FittedNumber)
            assert number
            metrics = number.fontMetrics()
            assert metrics.horizontalAdvance(line.number) <= number.width()
            assert metrics.height() <= number.height()
            assert number.font().pixelSize() >= 60
            for label in view.findChildren(QLabel):
                assert label.heightForWidth(label.width()) <= label.height(), label.text()
            view.close_view()


@pytest.mark.parametrize(
    "size",
    [
        pytest.param((1240, 800), marks=pytest.mark.long),
        pytest.param((1024, 700), marks=pytest.mark.long),
        (900, 640),
        (600, 640),
    ],
)
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("code", ["US", "CH", "IT"])
def test_nothing_is_cut_off_at_any_size(
    open_page: Open, theme: Theme, size: tuple[int, int], scale: float, code: str
) -> None:
    theme.set("light", scale)
    page = open_page(code, size=size)
    QApplication.processEvents()
    assert page.size().width() == size[0], "the page asks for no more room than there is"
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.fontMetrics().height()
            assert needed <= label.height(), label.text()
    for card in page.numbers.cards:
        for row in card.rows:
            number = row.findChild(FittedNumber)
            assert number
            assert number.fontMetrics().horizontalAdvance(row.number) <= number.width(), row.number
            assert row.button.width() >= row.button.sizeHint().width()
            assert page.rect().right() >= row.button.mapTo(page, row.button.rect().bottomRight()).x()


def test_the_emergency_number_is_seen_without_scrolling_at_twice_the_size(
    open_page: Open, theme: Theme
) -> None:
    theme.set("light", 2.0)
    page = open_page("US", size=(900, 640))
    QApplication.processEvents()
    row = row_of(page, "911")
    assert row.button.mapTo(page, row.button.rect().bottomLeft()).y() <= page.height()


def test_everything_that_takes_the_focus_has_a_name(open_page: Open) -> None:
    for code in ("GB", None):
        page = open_page(code, size=(900, 640))
        for widget in page.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                text = widget.text() if isinstance(widget, QAbstractButton) else ""
                assert widget.accessibleName() or text, widget


def test_the_buttons_say_which_number_they_show(open_page: Open) -> None:
    page = open_page("GB")
    button = row_of(page, "116 123").button
    assert button.text() == "Show the number large"
    assert button.accessibleName() == "Show 116 123, Samaritans, large"
    assert "Call, free. Day and night." in button.accessibleDescription()


def test_tab_goes_through_everything_in_reading_order_and_brings_it_into_view(open_page: Open) -> None:
    page = open_page("GB", size=(900, 640))
    seen: list[QWidget] = []
    for _ in range(12):
        widget = focus_of(page)
        if widget in seen:
            break
        seen.append(widget)
        top = widget.mapTo(page, QPoint(0, 0)).y()
        assert 0 <= top < page.height(), widget.accessibleName()
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert [widget.accessibleName() for widget in seen] == [
        "Your country",
        "Show 999, emergency, large",
        "Show 116 123, Samaritans, large",
        "Show 111, NHS 111, choose the mental health option, large",
        "When to call a doctor right away",
        "What to say on the phone",
        "Slow breathing",
        "",  # Breathe along, Read more, and then Close: their words are their names
        "",
        "",
    ]


def test_tab_goes_to_the_numbers_of_a_country_chosen_later(open_page: Open) -> None:
    page = open_page(None)
    page.show_country("SE")
    QApplication.processEvents()
    QTest.keyClick(focus_of(page), Qt.Key.Key_Tab)
    assert focus_of(page).accessibleName() == "Show 112, emergency, large"


def test_a_screen_reader_finds_the_numbers_before_what_stands_beside_them(open_page: Open) -> None:
    page = open_page(None)
    page.show_country("SE")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    texts = [label.text() for label in page.findChildren(QLabel)]
    order = ["112", "90101", "When to call a doctor right away", "Slow breathing"]
    assert [text for text in texts if text in order] == order


def test_page_down_scrolls_from_wherever_the_focus_is(open_page: Open) -> None:
    page = open_page("GB", size=(900, 640))
    button = row_of(page, "999").button
    button.setFocus()
    before = button.mapTo(page, QPoint(0, 0)).y()
    QTest.keyClick(button, Qt.Key.Key_PageDown)
    assert button.mapTo(page, QPoint(0, 0)).y() < before


def test_a_long_list_has_links_to_what_stands_below_it(open_page: Open) -> None:
    page = open_page(None, size=(800, 640))
    link = next(b for b in page.findChildren(QAbstractButton) if b.text() == "Slow breathing")
    assert link.isVisible()
    link.click()
    card = focus_of(page)
    assert card.accessibleName() == "Slow breathing"
    assert 0 <= card.mapTo(page, QPoint(0, 0)).y() < page.height()


def test_a_short_list_needs_no_links(open_page: Open) -> None:
    page = open_page("GB", size=(800, 640))
    assert "Slow breathing" not in [b.text() for b in page.findChildren(QAbstractButton) if b.isVisible()]


def test_a_page_made_larger_keeps_its_country(open_page: Open, theme: Theme) -> None:
    page = open_page("FR")
    theme.set("dark", 1.5)
    assert page.numbers.choice.code == "FR"
    assert "3114" in words_on(page)


def test_looking_writes_nothing_and_touches_no_clipboard(open_page: Open) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    files = sorted(Path.home().rglob("*"))
    with opened_for_writing() as written:
        page = open_page("GB", unlocked=True)
        page.show_country("SE")
        row_of(page, "112").button.click()
        page.hide()
    assert written == []
    assert sorted(Path.home().rglob("*")) == files
    assert clipboard.text() == "before"


def test_no_text_is_a_link(open_page: Open) -> None:
    page = open_page(None)
    for label in page.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text()  # a drawing has none
        assert not label.openExternalLinks()


class TestUnlocked:
    """With the journal open there is more on the page; looking is still not noted."""

    PLAN = (PlanPart("What helps me for ten minutes", "The kettle, then the dog."),)
    PEOPLE = (Person("Maren", "0171 555 12 34"),)

    def test_i_need_help_now_says_that_it_is_noted_and_is_told(self, open_page: Open, qtbot: QtBot) -> None:
        page = open_page(unlocked=True)
        button = next(b for b in page.findChildren(QAbstractButton) if b.text() == "I need help now")
        assert "is noted in your journal" in words_on(page)
        assert "is noted in your journal" in button.accessibleDescription()
        with qtbot.waitSignal(page.help_now_asked):
            QTest.keyClick(button, Qt.Key.Key_Return)
        assert "Looking here is never noted." in words_on(page)

    @pytest.mark.parametrize("discreet", [False, True])
    def test_a_locked_page_has_nothing_of_it(self, open_page: Open, discreet: bool) -> None:
        page = open_page(discreet=discreet)
        page.show_support(self.PLAN, self.PEOPLE)
        QApplication.processEvents()
        assert "I need help now" not in [b.text() for b in page.findChildren(QAbstractButton)]
        for words in ("My plan", "People I trust", "kettle", "Maren"):
            assert words not in words_on(page)

    def test_plan_and_people_arrive_and_their_numbers_can_be_shown_large(self, open_page: Open) -> None:
        page = open_page(unlocked=True)
        assert "If you wrote a plan, it is shown here." in words_on(page)
        page.show_support(self.PLAN, self.PEOPLE)
        QApplication.processEvents()
        assert "The kettle, then the dog." in words_on(page)
        names = {b.accessibleName(): b for b in page.findChildren(QAbstractButton)}
        names["Show the number of Maren large"].click()
        view = large_of(page)
        assert view
        assert "0171 555 12 34" in words_on(view)

    def test_no_plan_and_nobody_is_one_quiet_line_each(self, open_page: Open) -> None:
        page = open_page(unlocked=True)
        page.show_support((), ())
        QApplication.processEvents()
        assert "Nothing is written in your plan. That is all right." in words_on(page)
        assert "No one is noted here. That is all right." in words_on(page)

    def test_tab_goes_to_the_persons_own_after_the_numbers(self, open_page: Open) -> None:
        page = open_page("SE", unlocked=True)
        page.show_support(self.PLAN, self.PEOPLE)
        QApplication.processEvents()
        names = []
        for _ in range(9):
            widget = focus_of(page)
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            names.append(widget.accessibleName() or text)
            QTest.keyClick(widget, Qt.Key.Key_Tab)
        assert names == [
            "Your country",
            "Show 112, emergency, large",
            "Show 90101, Mind Självmordslinjen, large",
            "I need help now",
            "People I trust",
            "Show the number of Maren large",
            "My plan",
            "When to call a doctor right away",
            "What to say on the phone",
        ]


def test_the_circle_can_be_breathed_along_with_and_stopped(open_page: Open) -> None:
    page = open_page()
    assert page.beside
    card = page.beside.breathing
    assert card
    QTest.keyClick(card.button, Qt.Key.Key_Space)
    assert card.is_playing
    assert card.button.text() == "Stop"
    QTest.keyClick(card.button, Qt.Key.Key_Space)
    assert not card.is_playing
    assert "2. Breathe out slowly through the mouth: 6 seconds" in words_on(page)


def test_one_more_helpline_in_the_file_is_seen_here(open_page: Open, tmp_path: Path) -> None:
    content = Path(shutil.copytree(CONTENT, tmp_path / "en"))
    lines = (content / "crisis_lines.toml").read_text("utf-8")
    new = (
        'lines = [ {name="A new line", number="01 234", how="call", hours="day and night", open="always",'
        ' verified="yes", checked="2026-11", source="made up"}, {name="Samaritans"'
    )
    (content / "crisis_lines.toml").write_text(lines.replace('lines = [ {name="Samaritans"', new), "utf-8")
    words = words_on(open_page("IE", content=content))
    assert "A new line" in words
    assert "01 234" in words


class TestWhenContentIsBroken:
    """The page comes up with what is left."""

    @pytest.fixture
    def content(self, tmp_path: Path) -> Path:
        shutil.copytree(CONTENT, tmp_path / "en")
        return tmp_path / "en"

    def test_without_any_content_the_built_in_numbers_stand(self, open_page: Open, tmp_path: Path) -> None:
        words = words_on(open_page("GB", content=tmp_path / "nowhere"))
        assert built_in.WORDS in words
        for part in ("911", "988", "999", "116 123", "112", "United States", "United Kingdom", "Europe"):
            assert part in words
        for sign in ("heavy bleeding", "fever", "chills", "severe pain"):
            assert sign in words

    def test_built_in_numbers_can_be_shown_large_too(self, open_page: Open, tmp_path: Path) -> None:
        page = open_page(None, content=tmp_path / "nowhere")
        row_of(page, "116 123").button.click()
        view = large_of(page)
        assert view
        assert "Samaritans" in words_on(view)

    def test_escape_closes_without_any_content(self, open_page: Open, qtbot: QtBot, tmp_path: Path) -> None:
        page = open_page(None, content=tmp_path / "nowhere")
        with qtbot.waitSignal(page.closed):
            QTest.keyClick(focus_of(page), Qt.Key.Key_Escape)

    def test_a_discreet_page_without_content_stays_discreet(self, open_page: Open, tmp_path: Path) -> None:
        words = words_on(open_page(None, content=tmp_path / "nowhere", discreet=True))
        assert "116 123" in words
        assert "bleeding" not in words

    @pytest.mark.parametrize(
        "garbage", [b"\x00\xff\xfe", pytest.param(b"[[country]]\ncode = 1", marks=pytest.mark.long)]
    )
    @pytest.mark.parametrize("file", sorted(path.name for path in CONTENT.glob("*.toml")))
    def test_one_file_of_garbage_takes_only_its_own_part(
        self, open_page: Open, content: Path, file: str, garbage: bytes
    ) -> None:
        (content / file).write_bytes(garbage)
        words = words_on(open_page("GB", content=content))
        assert "999" in words
        assert "116 123" in words
        assert "severe pain" in words
        if file != "crisis_lines.toml":
            assert "NHS 111" in words

    def test_all_files_of_garbage_are_as_good_as_none(self, open_page: Open, content: Path) -> None:
        for file in content.iterdir():
            file.write_bytes(b"= = =")
        assert built_in.WORDS in words_on(open_page("GB", content=content))

    def test_a_content_folder_that_may_not_be_read_is_as_good_as_none(
        self, open_page: Open, content: Path
    ) -> None:
        for file in content.iterdir():
            file.unlink()
            file.mkdir()
        assert built_in.WORDS in words_on(open_page("GB", content=content))


class TestBuiltIn:
    """The constants agree with the files they stand in for."""

    def test_the_numbers_are_those_of_the_list(self) -> None:
        library = Library(CONTENT)
        for country in built_in.NUMBERS:
            listed = library.country(country.code)
            if country.code:
                assert listed
                assert listed.name == country.name
                assert {e.number for e in country.emergency} <= {e.number for e in listed.emergency}
                known = {(line.name, line.number, line.how, line.open) for line in listed.lines}
                assert {(line.name, line.number, line.how, line.open) for line in country.lines} <= known

    def test_112_is_the_number_of_most_listed_countries_in_europe(self) -> None:
        europe = ["IE", "FR", "DE", "AT", "CH", "NL", "BE", "ES", "SE", "DK", "FI", "IT"]
        countries = [Library(CONTENT).country(code) for code in europe]
        assert all(c and "112" in {e.number for e in c.emergency} for c in countries)

    def test_the_texts_fill_the_same_places(self) -> None:
        texts = Library(CONTENT).help_texts()
        assert texts.line_closed == built_in.TEXTS.line_closed
        assert texts.no_country == built_in.TEXTS.no_country
        assert "{emergency}" in built_in.TEXTS.no_line

    def test_the_signs_are_those_of_the_card(self) -> None:
        card = Library(CONTENT).card("call-a-doctor")
        assert card.title.none == built_in.SIGNS_TITLE
        opening, _, _ = built_in.SIGNS.partition(" If you feel faint")
        assert card.body.none.startswith(opening)
