"""A text shown to somebody else: over the open journal, or with the journal locked behind it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from desktop_parts import ALT, CTRL, Running, Start
from PySide6.QtCore import Qt

from journal_app.app import LONGEST_WORDS
from journal_app.domain.closeness import OwnWords, Where
from journal_app.ui.closeness.closeness_page import ClosenessPage
from journal_app.ui.workspace import Workspace
from journal_app.window_start import WindowStart

pytestmark = pytest.mark.long

WORDS = "No to sex. Yes to holding hands."


def closeness(app: Running) -> ClosenessPage:
    """Open the page by the card in Guidance that leads to it."""
    workspace = app.rosemary.workspace
    assert isinstance(workspace, Workspace)
    app.key(Qt.Key.Key_7, ALT)
    workspace.page("guidance").show_card("not-ready-intimacy")  # type: ignore[attr-defined]
    app.button("Open Closeness").click()
    assert workspace.open_page == "closeness"
    page = workspace.page("closeness")
    assert isinstance(page, ClosenessPage)
    app.wait(lambda: bool(page.not_yet) and page.not_yet[0].isVisible())
    return page


def open_saying(app: Running) -> ClosenessPage:
    page = closeness(app)
    page.not_yet[2].set_open(True)
    return page


def test_esc_leads_back_to_the_card(opened: Running) -> None:
    closeness(opened)
    opened.key(Qt.Key.Key_Escape)
    assert opened.rosemary.workspace is not None
    assert opened.rosemary.workspace.open_page == "guidance"


def test_body_leads_there_and_that_leads_back(opened: Running) -> None:
    workspace = opened.rosemary.workspace
    assert workspace is not None
    opened.key(Qt.Key.Key_4, ALT)
    workspace.page("body").closeness.button.click()  # type: ignore[attr-defined]
    assert workspace.open_page == "closeness"
    opened.key(Qt.Key.Key_Escape)
    assert workspace.open_page == "body"


def test_what_an_import_added_is_not_stored_over(opened: Running) -> None:
    page = closeness(opened)
    page.note.choice._choose(0)
    workspace = opened.rosemary.workspace
    assert workspace is not None
    workspace.show_settings()
    opened.wait(lambda: workspace._opened.closeness.records().notes != ())
    added = OwnWords("not_yet", "Not yet.", "Later.")
    kept = workspace._opened.closeness.records()
    workspace._opened.closeness.save(replace(kept, own_words=(added,)))  # as an import does
    workspace.page("settings").brought_in.emit()  # type: ignore[attr-defined]
    opened.wait(lambda: "closeness" not in workspace._pages)
    again = closeness(opened)
    again.note.choice._choose(1)
    done: list[bool] = []
    again.flush(lambda: done.append(True))
    opened.wait(lambda: bool(done))
    records = workspace._opened.closeness.records()
    assert [note.where for note in records.notes] == [Where.SOME]
    assert records.own_words == (added,)


def test_only_the_text_is_seen_and_closing_leads_back_to_where_one_was(opened: Running) -> None:
    page = open_saying(opened)
    page.not_yet[2].ways.show_alone.setFocus()
    opened.key(Qt.Key.Key_Space)
    assert opened.says(WORDS)
    assert not opened.says("Where I am")
    assert opened.focused() == "Close"
    for key in (Qt.Key.Key_2, Qt.Key.Key_7):
        opened.key(key, ALT)
    opened.key(Qt.Key.Key_N, CTRL)
    assert opened.says(WORDS)
    assert not opened.says("Where I am")
    opened.key(Qt.Key.Key_Escape)
    assert opened.says("Where I am")
    assert page.not_yet[2].ways.show_alone.hasFocus()


def test_help_over_the_text_shows_numbers_and_nothing_personal_and_leads_back_to_the_text(
    opened: Running,
) -> None:
    opened.rosemary._opened.support.save_people([])  # type: ignore[union-attr]
    open_saying(opened).not_yet[2].ways.show_alone.click()
    opened.key(Qt.Key.Key_F1)
    assert opened.window.shows_help
    assert not opened.says("My plan")
    assert not opened.says("People I trust")
    opened.key(Qt.Key.Key_Escape)
    assert not opened.window.shows_help
    assert opened.says(WORDS)
    assert opened.focused() == "Close"


def test_a_lock_takes_the_text_along(opened: Running) -> None:
    open_saying(opened).not_yet[2].ways.show_alone.click()
    opened.key(Qt.Key.Key_L, CTRL)
    assert opened.cover.isVisible()
    opened.wait(lambda: bool(opened.replaced))
    assert opened.replaced[0].words == ""


def test_shown_with_a_lock_the_note_is_stored_and_the_text_goes_to_the_next_process_alone(
    opened: Running,
) -> None:
    page = open_saying(opened)
    page.note.choice._choose(0)
    page.not_yet[2].ways.show_and_lock.click()
    assert opened.cover.isVisible()
    opened.wait(lambda: bool(opened.replaced))
    (anew,) = opened.replaced
    assert (anew.words, anew.after_lock) == (WORDS, "asked")
    assert not any(WORDS in argument for argument in anew.as_arguments())


def test_behind_the_text_is_the_lock_screen(start: Start, code: str) -> None:
    app = start(WindowStart(journal=None, after_lock="asked", words=WORDS))
    assert app.says(WORDS)
    assert app.says("Close shows the lock screen.")
    assert app.focused() == "Close"
    app.key(Qt.Key.Key_F1)
    assert app.window.shows_help
    app.key(Qt.Key.Key_Escape)
    assert app.says(WORDS)
    app.key(Qt.Key.Key_Escape)
    assert not app.says(WORDS)
    app.open()


@pytest.mark.parametrize("key", [Qt.Key.Key_L, Qt.Key.Key_H])
def test_the_keys_that_lock_and_hide_take_the_text_away(start: Start, code: str, key: Qt.Key) -> None:
    app = start(WindowStart(after_lock="asked", words=WORDS))
    if key == Qt.Key.Key_L:
        app.key(key, CTRL)
        assert not app.says(WORDS)
        assert app.focused() == "Passphrase"
    else:
        app.key(key, CTRL | Qt.KeyboardModifier.ShiftModifier)
        app.wait(lambda: bool(app.replaced))
        assert app.replaced[0].words == ""


@pytest.mark.skipif(os.name != "posix", reason="elsewhere another process is started")
@pytest.mark.parametrize("words", ["No — not yet. ", "ä" * 4 * LONGEST_WORDS], ids=["short", "long"])
def test_the_text_goes_through_no_file_and_no_argument(words: str) -> None:
    script = (
        "import os, sys; from journal_app import app\n"
        "if '--words-from-stdin' in sys.argv: print(ascii(app.handed_words())); raise SystemExit\n"
        "from journal_app.window_start import WindowStart\n"
        "app.own_command = lambda *given: [sys.executable, '-c', sys.argv[1], sys.argv[1], *given]\n"
        "app.replace_process(WindowStart(words=sys.argv[2]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, script, words], capture_output=True, text=True, check=True
    )
    handed = words
    if not hasattr(os, "memfd_create"):  # a pipe holds no more
        handed = words.encode()[:LONGEST_WORDS].decode("utf-8", "ignore")
    assert done.stdout.strip() == ascii(handed)
