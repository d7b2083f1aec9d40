"""Ways in which words, or a whole journal, could once be lost or a window could wait for ever."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop_parts import ALT, CTRL, PATIENCE, DiskThatFills, Running, Start, written_in
from PySide6.QtCore import Qt

from journal_app.domain.entry import Entry, EntryRow
from journal_app.domain.errors import DiskFull
from journal_app.domain.settings import JournalSettings
from journal_app.services.journal import Journal
from journal_app.services.locked_settings import read_locked_settings
from journal_app.services.session import OpenJournal
from journal_app.ui.journal import autosave
from journal_app.ui.settings import settings_keeper
from journal_app.window_start import WindowStart


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Save soon and try again soon."""
    monkeypatch.setattr(autosave, "DELAY", 50)
    monkeypatch.setattr(autosave, "RETRY", 200)
    monkeypatch.setattr(settings_keeper, "AGAIN", 200)
    yield


@pytest.mark.long
def test_the_demo_can_not_be_moved_over_the_persons_own_journal(
    start: Start, code: str, tmp_path: Path
) -> None:
    app = start(WindowStart(demo=True))
    app.wait_for_page()
    workspace = app.rosemary.workspace
    assert workspace is not None
    own = app.rosemary._folder
    before = sorted(path.name for path in own.iterdir())
    workspace.show_settings()
    target = tmp_path / "moved"
    target.mkdir()
    workspace.settings.journal_moved.emit(target)
    assert app.says("The demo stays where it is.")
    assert sorted(path.name for path in own.iterdir()) == before
    assert read_locked_settings(app.rosemary._config).journal_folder != str(target)


@pytest.mark.long
def test_one_page_on_today_and_in_the_journal_keeps_both_words_while_the_disk_is_full(
    opened: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = DiskThatFills(monkeypatch)
    workspace = opened.rosemary.workspace
    assert workspace is not None
    opened.type("A")
    opened.wait(lambda: opened.says("Saved on this computer only"))
    disk.full = True
    opened.type(" TODAYWORDS")
    opened.wait(lambda: opened.says("The disk is full"))
    workspace.show_page("journal")
    today, journal = workspace.page("today"), workspace.page("journal")
    journal.open_entry(today.editor.entry.id)  # type: ignore[attr-defined]
    area = journal.desk.editor.area  # type: ignore[attr-defined]
    opened.wait(lambda: area.toPlainText() == "A TODAYWORDS")
    journal.desk.editor.go_to_end()  # type: ignore[attr-defined]
    opened.type(" JOURNALWORDS")
    disk.full = False
    opened.close()
    assert written_in(opened.folder) == ["A TODAYWORDS JOURNALWORDS"]


def test_words_typed_while_a_slow_save_holds_the_closing_are_kept(
    opened: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = Journal.save

    def slow(self: Journal, entry: Entry) -> EntryRow:
        time.sleep(0.3)
        return save(self, entry)

    monkeypatch.setattr(Journal, "save", slow)
    opened.type("First.")
    opened.window.close()
    opened.type(" Second.")
    opened.wait(lambda: opened.ended)
    assert written_in(opened.folder) == ["First. Second."]


def test_a_fault_in_one_page_keeps_no_words_of_another_from_being_stored(
    opened: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = opened.rosemary.workspace
    assert workspace is not None
    monkeypatch.setattr(autosave, "DELAY", 10 * PATIENCE)
    opened.key(Qt.Key.Key_2, ALT)
    opened.key(Qt.Key.Key_N, CTRL)
    journal = workspace.page("journal")
    opened.wait_for_page()
    opened.type("Frost.")

    def faulty(_then: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(workspace.page("today"), "flush", faulty)
    stored: list[bool] = []
    with pytest.raises(RuntimeError):
        workspace.flush(lambda: stored.append(True))
    opened.wait(lambda: journal.desk.editor.is_at_rest)  # type: ignore[attr-defined]
    assert not stored
    monkeypatch.undo()
    opened.close()
    assert written_in(opened.folder) == ["Frost."]


def test_a_setting_that_can_not_be_stored_does_not_hold_a_lock_for_ever(
    opened: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = opened.rosemary.workspace
    assert workspace is not None
    save, full = OpenJournal.save_settings, [True]

    def refused(self: OpenJournal, settings: JournalSettings) -> None:
        if full[0]:
            raise DiskFull
        save(self, settings)

    monkeypatch.setattr(OpenJournal, "save_settings", refused)
    workspace.show_settings()
    workspace.page("settings")._on_idle(15)  # type: ignore[attr-defined]
    opened.key(Qt.Key.Key_L, CTRL)
    opened.wait(opened.cover.field.isVisible)
    full[0] = False
    opened.wait(lambda: bool(opened.replaced))
