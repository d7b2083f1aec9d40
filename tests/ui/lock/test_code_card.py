"""The recovery code is kept as a file, on paper or by hand, and never on the clipboard."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from lock_parts import button, line, says
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from journal_app.ui.lock.code_card import CodeCard
from journal_app.ui.theme.theme import Theme

Show = Callable[..., None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def card(theme: Theme, show: Show, code: str) -> CodeCard:
    card = CodeCard(theme)
    show(card, (640, 480))
    card.show_code(code)
    return card


def _asked(card: CodeCard) -> list[int]:
    """Return the numbers of the groups that are asked for."""
    texts = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    return [int(text.removeprefix("Group ")) for text in texts if text.startswith("Group ")]


def _save_dialog(card: CodeCard) -> QFileDialog:
    button(card, "Save as PDF…").click()
    (dialog,) = card.findChildren(QFileDialog)
    return dialog


def test_every_group_is_seen_and_read_out(card: CodeCard, code: str) -> None:
    assert all(says(card, group) for group in code.split("-"))
    assert card.panel.accessibleName().startswith("Recovery code: " + " ".join(code[:4]))
    assert says(card, "Not even us.")


def test_the_groups_that_are_asked_for_stand_in_the_type_of_the_page(
    theme: Theme, show: Show, code: str
) -> None:
    QApplication.setFont(QFont("Serif"))  # a first start is made before the app's own font is set
    card = CodeCard(theme)
    show(card, (640, 480))
    card.show_code(code)
    button(card, "I wrote it down").click()
    labels = [label for label in card.findChildren(QLabel) if label.text().startswith("Group ")]
    assert {label.font().family() for label in labels} == {theme.font("small").family()}
    theme.set("light", 2.0)
    assert {label.font().pixelSize() for label in labels} == {theme.font("small").pixelSize()}


def test_it_is_saved_where_the_person_says(card: CodeCard, qtbot: QtBot, tmp_path: Path, code: str) -> None:
    dialog = _save_dialog(card)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("kept")
    with qtbot.waitSignal(card.kept):
        dialog.accept()
    file = tmp_path / "kept.pdf"
    assert file.read_bytes().startswith(b"%PDF")
    assert says(card, "Saved.")
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_folder_that_can_not_be_written_is_told_and_nothing_counts_as_kept(
    card: CodeCard, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = _save_dialog(card)
    dialog.setDirectory(str(tmp_path))
    with qtbot.assertNotEmitted(card.kept):
        dialog.fileSelected.emit(str(tmp_path / "not there" / "code.pdf"))
    assert says(card, "does not answer")
    dialog.reject()


def test_the_dialog_leaves_no_trace_in_the_settings(card: CodeCard, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _save_dialog(card)
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    assert dialog.history() == [dialog.directory().absolutePath()], "where it is, and no place before"
    assert dialog.sidebarUrls() == []
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    assert list(Path.home().rglob("QtProject*")) == []


def test_without_a_printer_one_sentence_leads_to_the_pdf(card: CodeCard, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(card.kept):
        button(card, "Print…").click()
    assert says(card, "You can save the code as a PDF")
    assert not card.findChildren(QDialog)


def test_two_right_groups_are_enough_in_any_spelling(card: CodeCard, qtbot: QtBot, code: str) -> None:
    button(card, "I wrote it down").click()
    assert not card.panel.isVisible(), "it is asked from the copy, not from the screen"
    first, second = _asked(card)
    assert first < second
    groups = code.lower().split("-")
    qtbot.keyClicks(line(card, f"Group {first}"), " ".join(groups[first - 1]).replace("0", "o"))
    qtbot.keyClicks(line(card, f"Group {second}"), groups[second - 1])
    with qtbot.waitSignal(card.kept):
        button(card, "Check").click()
    assert card.panel.isVisible()


def test_a_wrong_group_is_named_and_the_code_can_be_seen_again(
    card: CodeCard, qtbot: QtBot, code: str
) -> None:
    button(card, "I wrote it down").click()
    first, second = _asked(card)
    qtbot.keyClicks(line(card, f"Group {first}"), code.split("-")[first - 1])
    qtbot.keyClicks(line(card, f"Group {second}"), "????")
    with qtbot.assertNotEmitted(card.kept):
        button(card, "Check").click()
    assert says(card, f"Group {second} is different.")
    button(card, "Show the code again").click()
    assert card.panel.isVisible()


def test_other_groups_are_asked_at_other_times(card: CodeCard) -> None:
    seen: set[tuple[int, ...]] = set()
    for _ in range(40):
        button(card, "I wrote it down").click()
        seen.add(tuple(_asked(card)))
        button(card, "Show the code again").click()
    assert len(seen) > 3
    assert all(1 <= number <= 8 for pair in seen for number in pair), "the short last group is no proof"


def test_the_clipboard_is_left_alone_and_cleared_the_card_knows_no_code(card: CodeCard, code: str) -> None:
    QGuiApplication.clipboard().setText("before")
    button(card, "I wrote it down").click()
    card.clear()
    assert QGuiApplication.clipboard().text() == "before"
    assert not any(says(card, group) for group in code.split("-"))
    assert card.panel.accessibleName() == ""
