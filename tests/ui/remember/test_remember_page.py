"""The box: closed when it is entered, opened by one press, and everything in it kept as it is written."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from remember_parts import NOW, settle

from journal_app.domain.memorial import CandleDay, KeptDate, Loss, LossId, Memorial, When, WordsFrom
from journal_app.domain.photo import JPEG, NewPhoto
from journal_app.services.open_journal import OpenJournal
from journal_app.ui.plan.words_area import WordsArea
from journal_app.ui.remember.open_box import OpenBox
from journal_app.ui.remember.remember_page import RememberPage
from journal_app.ui.remember.rows import DateRow, WordsRow
from journal_app.ui.remember.when_field import QuietDate
from journal_app.ui.tasks import Tasks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.buttons import IconButton

DAY = NOW.date()
WREN = Loss(LossId("wren"), "Wren", When(2026, 3, 14), "Dear Wren.", (WordsFrom("Ada", "I am here."),))
ROBIN = Loss(LossId("robin"))


def open_box(qtbot: QtBot, page: RememberPage) -> OpenBox:
    """Press the one button."""
    page.face.open_button.setFocus()
    QTest.keyClick(page.face.open_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.box is not None)
    assert page.box is not None
    return page.box


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_it_is_closed_each_time_it_is_entered_and_tells_nothing(
    qtbot: QtBot, page: RememberPage, opened: OpenJournal
) -> None:
    opened.memorials.save(Memorial((WREN,)))
    assert "Wren" not in said(page)
    assert page.focusWidget() is page.face.open_button
    box = open_box(qtbot, page)
    assert "Wren" in said(box)
    page.leave()
    page.enter()
    assert not page.is_open
    assert "Wren" not in said(page)


def test_escape_closes_the_box_and_the_letter_is_folded_at_first(
    qtbot: QtBot, page: RememberPage, opened: OpenJournal
) -> None:
    opened.memorials.save(Memorial((WREN,)))
    box = open_box(qtbot, page)
    assert not box.findChildren(WordsArea)
    QTest.keyClick(box.close_button, Qt.Key.Key_Escape)
    assert not page.is_open
    assert page.focusWidget() is page.face.open_button


def test_a_page_is_written_by_keyboard_and_kept(
    qtbot: QtBot, page: RememberPage, opened: OpenJournal, tasks: Tasks
) -> None:
    box = open_box(qtbot, page)
    QTest.keyClick(box.begin_button, Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "Wren")
    (card,) = box.cards
    QTest.keyClick(card.when.choice.focusProxy(), Qt.Key.Key_3)  # a month
    for fold in (card.letter_fold, card.words_fold):
        QTest.keyClick(fold.head, Qt.Key.Key_Return)
    (letter,) = card.findChildren(WordsArea)
    QTest.keyClicks(letter, "Dear you")
    assert card.loss == Loss(card.loss.id, "Wren", When(2026, 11), "Dear you")
    page.flush(lambda: None)
    settle(qtbot, tasks)
    assert opened.memorials.read().losses == (card.loss,)


def test_words_from_others_and_dates_are_kept_changed_and_removed_with_undo(
    qtbot: QtBot, page: RememberPage, opened: OpenJournal, tasks: Tasks
) -> None:
    opened.memorials.save(Memorial((WREN,), (KeptDate(DAY, "the day"),)))
    box = open_box(qtbot, page)
    (card,) = box.cards
    card.words_fold.set_open(True)
    (row,) = card.findChildren(WordsRow)
    QTest.keyClick(row.who, Qt.Key.Key_End)
    QTest.keyClicks(row.who, " Lee")
    (date_row,) = box.findChildren(DateRow)
    date_row.note.click()
    QTest.keyClicks(date_row.plan, "the sea")
    page.flush(lambda: None)
    settle(qtbot, tasks)
    kept = opened.memorials.read()
    assert kept.losses[0].words == (WordsFrom("Ada Lee", "I am here."),)
    assert kept.dates == (KeptDate(DAY, "the day", note=True, plan="the sea"),)
    date_row.tools.remove.click()
    page.flush(lambda: None)
    settle(qtbot, tasks)
    assert opened.memorials.read().dates == ()
    box.dates.strip.undone.emit()
    page.flush(lambda: None)
    settle(qtbot, tasks)
    assert opened.memorials.read().dates == kept.dates


def test_a_page_that_was_removed_comes_back_with_its_photos_until_the_box_is_closed(
    qtbot: QtBot, page: RememberPage, opened: OpenJournal, tasks: Tasks
) -> None:
    opened.memorials.save(Memorial((WREN, ROBIN)))
    opened.memorials.add_photo(WREN.id, NewPhoto(JPEG, 3, 2, b"\xff\xd8\xff a", b"\xff\xd8\xff b"), NOW)
    box = open_box(qtbot, page)
    box.cards[0].remove_button.click()
    page.flush(lambda: None)
    settle(qtbot, tasks)
    assert opened.memorials.read().losses == (ROBIN,)
    box._undo.undone.emit()
    page.flush(lambda: None)
    settle(qtbot, tasks)
    assert opened.memorials.read().losses == (WREN, ROBIN)
    assert len(opened.memorials.photos(WREN.id)) == 1
    box.cards[0].remove_button.click()
    box.closed.emit()
    settle(qtbot, tasks)
    assert opened.connection.execute("SELECT count(*) FROM loss").fetchone() == (1,)
    assert opened.connection.execute("SELECT count(*) FROM photo").fetchone() == (0,)


def test_a_candle_before_the_closed_box_is_kept_as_a_day_and_opens_nothing(
    qtbot: QtBot, page: RememberPage, opened: OpenJournal, tasks: Tasks
) -> None:
    opened.memorials.save(Memorial((WREN,), on_today=True))
    page.light_candle()
    assert page.face.piece.candle.is_lit
    settle(qtbot, tasks)
    page.flush(lambda: None)
    settle(qtbot, tasks)
    assert opened.memorials.read() == Memorial((WREN,), candles=(CandleDay(DAY),), on_today=True)
    assert not page.is_open


def test_lit_days_are_plain_days_without_a_count(
    qtbot: QtBot, page: RememberPage, opened: OpenJournal
) -> None:
    days = tuple(CandleDay(DAY - timedelta(days=n)) for n in (3, 2, 1))
    opened.memorials.save(Memorial((WREN,), candles=days))
    box = open_box(qtbot, page)
    box.candle.days_fold.set_open(True)
    words = said(box.candle)
    assert "22 November 2026" in words
    for counted in ("3 days", "in a row", "times"):
        assert counted not in words


def test_with_several_losses_a_candle_can_be_for_one_of_them(
    qtbot: QtBot, page: RememberPage, opened: OpenJournal, tasks: Tasks
) -> None:
    opened.memorials.save(Memorial((WREN, ROBIN)))
    box = open_box(qtbot, page)
    assert box.candle.choice is not None
    QTest.keyClick(box.candle.choice.focusProxy(), Qt.Key.Key_2)
    box.candle.piece.button.click()
    page.flush(lambda: None)
    settle(qtbot, tasks)
    assert opened.memorials.read().candles == (CandleDay(DAY, WREN.id),)


def test_the_flame_moves_only_where_motion_is_welcome(page: RememberPage, theme: Theme) -> None:
    candle = page.face.piece.candle
    candle.light()
    assert candle.is_lit
    assert not candle.is_moving
    candle.put_out()
    theme.set("light", 1.0, reduce_motion=False)
    candle.light()
    assert candle.is_moving
    page.leave()
    assert not candle.is_lit


def test_words_read_well_without_a_name_or_a_date(
    qtbot: QtBot, page: RememberPage, opened: OpenJournal
) -> None:
    opened.memorials.save(Memorial((ROBIN, Loss(LossId("x"), when=When(2024, 9)))))
    words = said(open_box(qtbot, page))
    assert "A page without a name" in words
    assert "A page without a name, September 2024" in words


def test_everything_that_takes_the_focus_has_a_name_and_fits_a_narrow_page_at_200_percent(
    qtbot: QtBot, page: RememberPage, opened: OpenJournal, tasks: Tasks, theme: Theme
) -> None:
    opened.memorials.save(Memorial((WREN, ROBIN), (KeptDate(DAY, "the day"),), (CandleDay(DAY),)))
    theme.set("light", 2.0, reduce_motion=True)
    page.resize(600, 640)
    box = open_box(qtbot, page)
    for card in box.cards:
        for fold in (card.words_fold, card.letter_fold, card.photos_fold):
            fold.set_open(True)
    settle(qtbot, tasks)
    nameless = [
        each
        for each in page.findChildren(QWidget)
        if each.isVisible()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (each.accessibleName() or each.property("text") or isinstance(each, QScrollArea))
        and each.focusProxy() is None
        and not isinstance(each.parentWidget(), QuietDate)
    ]
    assert nameless == []
    assert box._scroll.horizontalScrollBar().maximum() == 0
    box.keepsake_asked.emit(True)
    settle(qtbot, tasks)
    assert page.keepsake is not None
    assert page.keepsake._scroll.horizontalScrollBar().maximum() == 0


def test_tab_goes_through_the_box_as_the_eye_does(
    qtbot: QtBot, page: RememberPage, opened: OpenJournal, tasks: Tasks
) -> None:
    opened.memorials.save(Memorial((WREN, ROBIN), (KeptDate(DAY, "the day"),), (CandleDay(DAY),)))
    box = open_box(qtbot, page)
    for card in box.cards:
        for fold in (card.words_fold, card.letter_fold, card.photos_fold):
            fold.set_open(True)
    box.candle.days_fold.set_open(True)
    settle(qtbot, tasks)
    seen: list[QWidget] = []
    for _ in range(90):  # a date has three places of its own
        focus = page.focusWidget()
        assert focus is not None
        if focus not in seen:
            seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    read = [each for each in seen if not isinstance(each, IconButton)]  # these come after their row
    tops = [each.mapTo(box, each.rect().topLeft()).y() for each in read]
    assert len(seen) > 30
    assert seen[-1] is box.on_today
    assert all(later > earlier - 20 for earlier, later in pairwise(tops))  # on one line they differ a little
