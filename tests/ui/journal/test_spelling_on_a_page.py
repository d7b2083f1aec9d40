"""Spelling on the page: what is marked, found by key, put right and kept as the person's own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtWidgets import QMenu

from journal_app.domain.settings import JournalSettings, LineLength
from journal_app.services.known_words import KnownWords
from journal_app.ui.journal import spelling as spelling_module
from journal_app.ui.journal.writing_area import WritingArea
from journal_app.ui.journal.writing_ways import WritingWays

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def ways(connection, tasks, monkeypatch):
    monkeypatch.setattr(spelling_module, "SOON", 1)
    return WritingWays(tasks.short, KnownWords(connection), JournalSettings())


@pytest.fixture
def area(qtbot, theme, ways):
    area = WritingArea(theme)
    area.use(ways.spelling)
    area.resize(700, 300)
    qtbot.addWidget(area)
    with qtbot.waitActive(area):
        area.show()
    area.setFocus()
    qtbot.waitUntil(lambda: ways.spelling.is_ready)
    return area


def has_dots(area) -> bool:
    warm = area._theme.colour("warm").rgb()
    image = area.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return any(image.pixel(x, y) == warm for y in range(60) for x in range(image.width()))


def menu_at_cursor(area) -> QMenu:
    place = area.cursorRect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, area.viewport().mapToGlobal(place))
    area.contextMenuEvent(event)
    return next(menu for menu in area.findChildren(QMenu) if menu.isVisible())


def press(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_unknown_words_get_dots_and_known_ones_do_not(area):
    area.put("quiet garden")
    assert not has_dots(area)
    area.put("quiet gardne")
    assert has_dots(area)


def test_dots_move_no_letter(area, ways):
    area.put("teh gardne, and teh ,rian")
    line = area.document().firstBlock().layout().lineAt(0)
    with_dots = line.naturalTextWidth()
    ways.spelling.switch(False)
    assert line.naturalTextWidth() == with_dots
    assert not area.document().firstBlock().layout().formats()


def test_a_word_is_not_marked_while_it_is_typed_but_when_it_is_left(qtbot, area):
    qtbot.keyClicks(area, "gardne")
    assert not has_dots(area)
    qtbot.keyClick(area, Qt.Key.Key_Home)
    assert has_dots(area)


def test_the_key_goes_from_one_unknown_word_to_the_next_and_round(area):
    area.put("teh 😀 quiet\n\nthe gardne")
    found = []
    for _ in range(3):
        assert area.go_to_wrong_word()
        (mark,) = area.extraSelections()
        found.append(mark.cursor.selectedText())
    assert found == ["teh", "gardne", "teh"]
    area.put("the garden")
    assert not area.go_to_wrong_word()


def test_a_key_after_going_to_a_word_does_not_write_over_it(qtbot, area):
    area.put("teh end")
    area.go_to_wrong_word()
    qtbot.keyClicks(area, "x")
    assert area.text() == "tehx end"
    assert area.extraSelections() == []


def test_what_is_meant_is_put_in_its_place_in_one_step(area):
    area.put("one 😀 gardne here")
    area.go_to_wrong_word()
    menu = menu_at_cursor(area)
    assert menu.actions()[0].text() == "garden"
    press(menu, "garden")
    assert area.text() == "one 😀 garden here"
    area.undo()
    assert area.text() == "one 😀 gardne here"


def test_a_known_word_gets_the_six_words_alone(area):
    area.put("garden")
    assert next(action.text() for action in menu_at_cursor(area).actions()) == "Undo"


def test_a_word_that_is_added_is_right_from_now_on_and_stands_in_the_journal(area, ways, connection, settle):
    area.put("Aoifee is here, aoifee’s too")
    area.go_to_wrong_word()
    press(menu_at_cursor(area), "Add to my words")
    assert not area.go_to_wrong_word()
    settle()
    assert KnownWords(connection).all() == ("Aoifee",)
    ways.spelling.remove("Aoifee")
    assert area.go_to_wrong_word()
    settle()
    assert KnownWords(connection).all() == ()


def test_switched_off_nothing_is_marked_and_nothing_is_found(area, ways):
    area.put("teh gardne")
    ways.follow(JournalSettings(check_spelling=False))
    assert not has_dots(area)
    assert not area.go_to_wrong_word()
    assert next(action.text() for action in menu_at_cursor(area).actions()) == "Undo"


def test_in_a_paragraph_without_end_only_what_is_seen_is_looked_at(area, ways):
    area.put("teh quiet 😀 " * 4000)
    looked_at = []
    wrong_in = ways.spelling.wrong_in
    ways.spelling.wrong_in = lambda line: looked_at.append(len(line)) or wrong_in(line)
    assert has_dots(area)
    assert max(looked_at) < 4000


def test_a_line_is_as_long_as_the_person_likes(area, ways):
    area.resize(1400, 300)
    area.put("the quiet garden was green again after the long rain " * 5)
    lengths = []
    for line_length in LineLength:
        area.set_longest_line(int(line_length))
        lengths.append(area.document().firstBlock().layout().lineAt(0).textLength())
    assert lengths == sorted(lengths)
    assert lengths[0] < 56 < lengths[1] <= 75 < lengths[2]
