"""Segments, chips and the lines they stand in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.segmented_choice import SegmentedChoice

Show = Callable[[QWidget], None]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

STEPS = [("0", "Not today"), ("1", "A little"), ("2", "A lot of the day"), ("3", "Almost all day")]


@pytest.fixture
def steps(theme: Theme, show: Show) -> SegmentedChoice:
    """Show four steps with a field before and after; the choice can be taken back."""
    window = QWidget()
    window.before, window.after = QLineEdit(), QLineEdit()
    choice = SegmentedChoice(theme, STEPS, clearable=True)
    column = QVBoxLayout(window)
    for widget in (window.before, choice, window.after):
        column.addWidget(widget)
    show(window)
    choice.setFocus(Qt.FocusReason.TabFocusReason)
    return choice


def _segments(choice: SegmentedChoice) -> list[QPushButton]:
    return choice.findChildren(QPushButton)


def _press(choice: SegmentedChoice, qtbot: QtBot, key: Qt.Key) -> None:
    (focused,) = [segment for segment in _segments(choice) if segment.hasFocus()]
    qtbot.keyClick(focused, key)


def test_nothing_is_chosen_at_first(steps: SegmentedChoice) -> None:
    assert steps.value is None
    assert not any(segment.isChecked() for segment in _segments(steps))


def test_a_number_key_chooses(steps: SegmentedChoice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(steps.chosen) as signal:
        _press(steps, qtbot, Qt.Key.Key_3)
    assert signal.args == ["2"]
    assert steps.value == "2"
    assert _segments(steps)[2].hasFocus()


def test_a_number_beyond_the_last_does_nothing(steps: SegmentedChoice, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(steps.chosen):
        _press(steps, qtbot, Qt.Key.Key_5)


def test_the_arrows_choose_the_next_and_stop_at_the_ends(steps: SegmentedChoice, qtbot: QtBot) -> None:
    chosen = []
    steps.chosen.connect(chosen.append)
    for _ in range(5):
        _press(steps, qtbot, Qt.Key.Key_Right)
    for _ in range(4):
        _press(steps, qtbot, Qt.Key.Key_Left)
    assert chosen == ["0", "1", "2", "3", "2", "1", "0"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_backspace_takes_the_answer_back(steps: SegmentedChoice, qtbot: QtBot, key: Qt.Key) -> None:
    steps.set_value("1")
    _press(steps, qtbot, Qt.Key.Key_2)  # the focus follows
    with qtbot.waitSignal(steps.chosen) as signal:
        _press(steps, qtbot, key)
    assert signal.args == [None]
    assert steps.value is None


def test_a_second_click_takes_the_answer_back(steps: SegmentedChoice, qtbot: QtBot) -> None:
    segment = _segments(steps)[1]
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)
    assert steps.value == "1"
    assert segment.isChecked()
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)
    assert steps.value is None
    assert not segment.isChecked()


def test_a_setting_always_keeps_a_value(theme: Theme, qtbot: QtBot) -> None:
    choice = SegmentedChoice(theme, [("light", "Light"), ("dark", "Dark")])
    qtbot.addWidget(choice)
    choice.set_value("dark")
    choice.show()
    with qtbot.assertNotEmitted(choice.chosen):
        qtbot.mouseClick(_segments(choice)[1], Qt.MouseButton.LeftButton)
        qtbot.keyClick(_segments(choice)[1], Qt.Key.Key_Backspace)
    assert choice.value == "dark"
    assert _segments(choice)[1].isChecked()


def test_showing_a_value_is_not_choosing_it(steps: SegmentedChoice, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(steps.chosen):
        steps.set_value("3")
    assert [segment.isChecked() for segment in _segments(steps)] == [False, False, False, True]
    with pytest.raises(ValueError, match="4"):
        steps.set_value("4")


def test_tab_goes_past_all_segments_at_once(steps: SegmentedChoice, qtbot: QtBot) -> None:
    steps.set_value("2")
    window = steps.window()
    window.before.setFocus()
    qtbot.keyClick(window.before, Qt.Key.Key_Tab)
    assert _segments(steps)[2].hasFocus()
    qtbot.keyClick(_segments(steps)[2], Qt.Key.Key_Tab)
    assert window.after.hasFocus()


def test_a_screen_reader_hears_radio_buttons(steps: SegmentedChoice) -> None:
    steps.set_value("1")
    for at, segment in enumerate(_segments(steps)):
        read = QAccessible.queryAccessibleInterface(segment)
        assert read.role() == QAccessible.Role.RadioButton
        assert read.text(QAccessible.Text.Name) == STEPS[at][1]
        assert bool(read.state().checked) == (at == 1)


def test_keys_with_ctrl_or_alt_are_left_to_the_window(steps: SegmentedChoice, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(steps.chosen):
        qtbot.keyClick(_segments(steps)[0], Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)


def test_choosing_moves_nothing(steps: SegmentedChoice, qtbot: QtBot) -> None:
    places = [segment.geometry() for segment in _segments(steps)]
    _press(steps, qtbot, Qt.Key.Key_2)
    assert [segment.geometry() for segment in _segments(steps)] == places


def test_large_segments_wrap_and_stay_inside(theme: Theme, qtbot: QtBot) -> None:
    theme.set("light", 2)
    choice = SegmentedChoice(theme, STEPS)
    qtbot.addWidget(choice)
    choice.resize(500, choice.heightForWidth(500))
    choice.show()
    rows = {segment.y() for segment in _segments(choice)}
    assert len(rows) > 1
    assert all(choice.rect().contains(segment.geometry()) for segment in _segments(choice))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(widths=st.lists(st.integers(10, 300), min_size=1, max_size=12), room=st.integers(40, 700))
def test_a_line_never_overlaps_or_leaves_its_place(
    theme: Theme, qtbot: QtBot, widths: list[int], room: int
) -> None:
    parent = QWidget()
    flow = FlowLayout(parent)
    flow.setSpacing(6)
    children = [QWidget() for _ in widths]
    for child, width in zip(children, widths, strict=True):
        child.setFixedSize(width, 20)
        flow.addWidget(child)
    height = flow.heightForWidth(room)
    flow.setGeometry(QRect(0, 0, room, height))
    places = [child.geometry() for child in children]
    assert all(not one.intersects(two) for at, one in enumerate(places) for two in places[:at])
    assert max(place.bottom() for place in places) == height - 1
    assert all(place.right() < room for place, width in zip(places, widths, strict=True) if width <= room)


def test_a_filter_chip_is_on_or_off(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "garden")
    qtbot.addWidget(chip)
    chip.show()
    width = chip.sizeHint().width()
    with qtbot.waitSignal(chip.toggled):
        qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()
    assert chip.sizeHint().width() == width


def test_a_tag_says_that_a_click_removes_it(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "garden", removable=True)
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "Remove garden"
    assert not chip.isCheckable()
    assert not chip.icon().isNull()


def test_a_long_tag_is_cut_and_shown_whole_beside_the_pointer(theme: Theme, qtbot: QtBot) -> None:
    words = "a tag that goes on and on, as long as a sentence & longer than any chip"
    chip = Chip(theme, words)
    qtbot.addWidget(chip)
    assert chip.words == chip.toolTip() == chip.accessibleName() == words
    assert chip.text() != words
    assert chip.sizeHint().width() < 280
