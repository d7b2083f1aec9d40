"""The list: months, pages that come as one scrolls, and rows that move when their entry does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QSignalSpy

from journal_app.domain.entry import EntryId, EntryRow, sort_key
from journal_app.domain.search import Found
from journal_app.ui.journal.entry_list import EntryList
from journal_app.ui.journal.entry_model import PAGE_LENGTH, EntryModel, MonthHeading
from journal_app.ui.journal.row_delegate import RowDelegate
from journal_app.ui.journal.sources import OneDay, Search, WholeJournal

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Given:
    """A source whose pages come when the test says so."""

    by_time = True

    def __init__(self, rows, page=1000):
        self.rows = sorted(rows, key=lambda row: -row.key)
        self.page = page
        self.waiting = []

    def fetch(self, before, then, on_trouble):
        rows = [Found(row, "", ()) for row in self.rows if before is None or row.key < before][: self.page]
        self.waiting.append(lambda: then(rows, len(rows) == self.page))

    def come(self):
        self.waiting.pop(0)()

    def accepts(self, row):
        return True


def row(now, number, days_ago, text="words"):
    at = now - timedelta(days=days_ago)
    return EntryRow(EntryId(f"id{number}"), sort_key(at.date(), at, number), at.date(), at, text)


def shown(model):
    """The list as a person sees it: months as text, entries as ids."""
    items = [model.item(model.index(place)) for place in range(model.rowCount())]
    return [str(item.month)[:7] if isinstance(item, MonthHeading) else item.row.id for item in items]


def as_it_should_be(rows):
    lines = []
    for one in sorted(rows, key=lambda row: -row.key):
        if (month := str(one.day)[:7]) not in lines:
            lines.append(month)
        lines.append(one.id)
    return lines


@pytest.fixture
def model(qapp, locale, qtmodeltester):
    model = EntryModel(locale)
    yield model
    qtmodeltester.check(model)


@pytest.fixture
def entry_list(qtbot, theme, locale):
    entry_list = EntryList(theme, locale)
    entry_list.resize(330, 500)
    qtbot.addWidget(entry_list)
    with qtbot.waitActive(entry_list):
        entry_list.show()
    return entry_list


def test_each_month_has_a_heading_above_its_newest_entry(model, now):
    rows = [row(now, number, days) for number, days in enumerate((0, 0, 7, 8, 9, 45, 400))]
    source = Given(rows)
    model.show(source)
    source.come()
    assert shown(model) == as_it_should_be(rows)
    assert model.data(model.index(0)) == "May 2026"


def test_a_month_that_goes_on_in_the_next_page_has_one_heading(model, now):
    rows = [row(now, number, number) for number in range(70)]
    source = Given(rows, page=10)
    model.show(source)
    source.come()
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
        assert not model.canFetchMore(QModelIndex())  # not twice for one page
        source.come()
    assert shown(model) == as_it_should_be(rows)


def test_a_late_page_of_an_older_search_is_not_shown(model, now):
    old, new = Given([row(now, 1, 1)]), Given([row(now, 2, 2)])
    model.show(old)
    model.show(new)
    new.come()
    old.come()
    assert shown(model) == as_it_should_be(new.rows)


@given(
    st.lists(
        st.tuples(st.booleans(), st.integers(0, 9), st.integers(0, 90), st.integers(0, 3)),
        max_size=25,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_rows_stored_moved_and_binned_leave_the_list_as_if_it_were_read_anew(locale, now, changes):
    model = EntryModel(locale)
    source = Given([])
    model.show(source)
    source.come()
    kept = {}
    for is_put, number, days, step in changes:
        if is_put:
            kept[number] = replace(row(now, number, days), opening=str(step))
            model.put(kept[number])
        elif number in kept:
            model.take(kept.pop(number).id)
        assert shown(model) == as_it_should_be(kept.values())


def test_an_entry_older_than_what_was_fetched_waits_for_its_page(model, now):
    rows = [row(now, number, number) for number in range(20)]
    source = Given(rows, page=10)
    model.show(source)
    source.come()
    before = shown(model)
    model.put(row(now, 99, 200))
    assert shown(model) == before


def test_only_the_row_that_was_saved_is_painted_anew(model, now):
    rows = [row(now, number, number) for number in range(5)]
    source = Given(rows)
    model.show(source)
    source.come()
    changed, reset = QSignalSpy(model.dataChanged), QSignalSpy(model.modelReset)
    model.put(replace(rows[2], opening="other words"))
    assert changed.count() == 1
    assert changed.at(0)[0].row() == changed.at(0)[1].row() == model.index_of(rows[2].id).row()
    assert reset.count() == 0


def test_a_row_says_its_day_title_words_and_tags_to_a_screen_reader(model, now):
    one = replace(row(now, 1, 0, "# The garden\n\nThe *frost* came."), tags=("house", "M"))
    source = Given([one])
    model.show(source)
    source.come()
    said = model.data(model.index_of(one.id), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Friday, 8 May 2026, 20:30. The garden. The frost came. Tags: house, M"


def test_the_whole_journal_comes_a_page_at_a_time(qtbot, entry_list, tasks, journal, write, settle):
    for days in range(PAGE_LENGTH + 20):
        write(f"Day {days}", days)
    entry_list.entries.show(WholeJournal(tasks.short, journal))
    settle()
    assert entry_list.entries.entries == PAGE_LENGTH
    entry_list.verticalScrollBar().setValue(entry_list.verticalScrollBar().maximum())
    settle()
    assert entry_list.entries.entries == PAGE_LENGTH + 20
    assert entry_list.entries.is_whole


def test_one_day_and_a_search_show_what_they_say(entry_list, tasks, journal, finder, write, settle):
    today = [write("early frost", 0, minutes_ago=90).id, write("late frost").id]
    write("other words")
    write("older frost", 3)
    entry_list.entries.show(OneDay(tasks.short, journal, date(2026, 5, 8)))
    settle()
    assert len(shown(entry_list.entries)) == 4
    entry_list.entries.show(Search(tasks.search, finder, "frost", WholeJournal(None, None)._only))
    settle()
    assert shown(entry_list.entries)[1:3] == today[::-1]
    item = entry_list.entries.item(entry_list.entries.first_entry())
    assert [item.excerpt[start:end] for start, end in item.spans] == ["frost"]


def test_arrow_keys_tell_of_entries_and_pass_over_months(qtbot, entry_list, now):
    rows = [row(now, number, days) for number, days in enumerate((0, 20, 40))]
    source = Given(rows)
    entry_list.entries.show(source)
    source.come()
    told = QSignalSpy(entry_list.moved_to)
    entry_list.clearFocus()
    entry_list.setFocus()
    assert told.count() == 0  # the focus came, nobody chose
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(entry_list, key)
    assert [told.at(i)[0].id for i in range(told.count())] == ["id1", "id2", "id1"]


def test_a_row_that_moves_or_goes_chooses_no_other_entry(entry_list, now):
    rows = [row(now, number, number) for number in range(4)]
    source = Given(rows)
    entry_list.entries.show(source)
    source.come()
    entry_list.show_as_open(rows[1].id)
    told = QSignalSpy(entry_list.moved_to)
    entry_list.put(row(now, 1, 60))
    assert entry_list.entries.item(entry_list.currentIndex()).row.id == rows[1].id
    entry_list.take(rows[1].id)
    assert not entry_list.selectionModel().hasSelection()
    assert told.count() == 0


def test_a_new_first_entry_is_seen_below_its_month(qtbot, entry_list, now):
    source = Given([row(now, number, number + 1) for number in range(60)])
    entry_list.entries.show(source)
    source.come()
    new = row(now, 99, 0)
    entry_list.show_as_open(new.id)
    entry_list.put(new)
    heading = entry_list.visualRect(entry_list.entries.index(0))
    assert heading.bottom() > entry_list._delegate.row_height() / 4
    entry_list.scrollToBottom()
    entry_list.scrollTo(entry_list.entries.index_of(new.id))
    assert entry_list.visualRect(entry_list.entries.index(0)) == heading


def test_who_bins_an_entry_by_key_stands_on_the_next_one(qtbot, entry_list, now):
    rows = [row(now, number, number) for number in range(4)]
    source = Given(rows)
    entry_list.entries.show(source)
    source.come()
    entry_list.setFocus()
    entry_list.show_as_open(rows[1].id)
    told = QSignalSpy(entry_list.moved_to)
    entry_list.show_as_open(None)  # as the desk does with what goes to the bin
    entry_list.take(rows[1].id)
    assert entry_list.entries.item(entry_list.currentIndex()).row.id == rows[2].id
    assert not entry_list.selectionModel().hasSelection()
    assert told.count() == 0
    qtbot.keyClick(entry_list, Qt.Key.Key_Down)
    assert [told.at(0)[0].id] == [rows[3].id]


def test_enter_goes_into_an_entry_delete_asks_for_the_bin_and_letters_do_nothing(qtbot, entry_list, now):
    rows = [row(now, number, number) for number in range(3)]
    source = Given(rows)
    entry_list.entries.show(source)
    source.come()
    entry_list.show_as_open(rows[1].id)
    entered, binned = QSignalSpy(entry_list.entered), QSignalSpy(entry_list.binned)
    qtbot.keyClicks(entry_list, "Sat")
    qtbot.keyClick(entry_list, Qt.Key.Key_Return)
    qtbot.keyClick(entry_list, Qt.Key.Key_Delete)
    assert entered.at(0)[0] == rows[1]
    assert binned.at(0)[0] == rows[1]


def test_every_row_is_as_high_as_every_other_at_each_size(entry_list, theme, now):
    source = Given([row(now, number, number * 20, "# T\n\n" + "words " * 40) for number in range(9)])
    entry_list.entries.show(source)
    source.come()
    for scale in (0.85, 1.0, 2.0):
        theme.set("light", scale)
        heights = {entry_list.sizeHintForRow(place) for place in range(entry_list.entries.rowCount())}
        assert len(heights) == 1
        assert not entry_list.grab().isNull()
    theme.set("light")


@pytest.mark.parametrize("how_many", [2, 60])
def test_the_list_begins_with_the_words_of_its_first_month(qtbot, entry_list, now, how_many):
    source = Given([row(now, number, number) for number in range(how_many)])
    entry_list.entries.show(source)
    source.come()
    entry_list.resize(300, 500)
    qtbot.waitUntil(lambda: entry_list.visualRect(entry_list.entries.index(0)).isValid())
    entry_list.doItemsLayout()
    first = entry_list.visualRect(entry_list.entries.index(0))
    words = entry_list._theme.px(50)
    assert 0 < first.bottom() < words
    qtbot.keyClick(entry_list, Qt.Key.Key_End)
    qtbot.keyClick(entry_list, Qt.Key.Key_Home)
    assert entry_list.visualRect(entry_list.entries.index(0)).bottom() <= first.bottom()
    assert entry_list.verticalScrollBar().isVisible() == (how_many == 60)


def test_what_was_found_is_seen_also_where_a_row_has_one_line_for_it(theme, locale, now):
    excerpt = "… It stopped. I went to bed early with the 😀 light on and the window open, and"
    start = excerpt.index("window")
    entry = replace(row(now, 1, 1, "# Four weeks\n\nwords"), tags=("sleep",))
    face = RowDelegate(theme, locale)._face(Found(entry, excerpt, ((start, start + 6),)), by_time=True)
    assert face.words == "… on and the window open, and"
    assert [face.words[first:end] for first, end in face.spans] == ["window"]
    without_tags = Found(replace(entry, tags=()), excerpt, ((start, start + 6),))
    assert RowDelegate(theme, locale)._face(without_tags, by_time=True).words == excerpt


@pytest.mark.parametrize("share", [0, 0.5, 1])
def test_a_list_that_could_only_scroll_above_its_first_month_comes_to_rest(entry_list, qapp, now, share):
    """The bar went, so the list grew wider, and the bar came back, without end."""
    source = Given([row(now, number, number) for number in range(2)])
    entry_list.entries.show(source)
    source.come()
    changes = []

    def note(*range_now):
        changes.append(range_now)
        if len(changes) > 50:  # it never rests by itself: hold the bar, so that the test can end
            entry_list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    entry_list.verticalScrollBar().rangeChanged.connect(note)
    rows = entry_list.entries.rowCount() * entry_list._delegate.row_height()
    hidden = max(1, round(entry_list._delegate.air_above_heading() * share))
    entry_list.resize(330, rows - hidden)
    qapp.processEvents()
    assert len(changes) <= 5, changes[-4:]
