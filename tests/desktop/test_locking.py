"""A lock covers at once, stores, and begins anew; what can't be stored stays, covered."""

from __future__ import annotations

import threading
from functools import partial

import pytest
from desktop_parts import CTRL, PASSPHRASE, DiskThatFills, Running, Start, Stopwatch, written_in
from made_photos import made_photo
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QMessageBox

from journal_app.domain.photo import NewPhoto
from journal_app.services import session
from journal_app.services.photo_import import photo_from
from journal_app.ui.journal import autosave
from journal_app.ui.journal.entry_photos import EntryPhotos
from journal_app.ui.today import first_look
from journal_app.ui.today.first_look import FirstLook

WORDS = "The kettle sang."


def lock(app: Running) -> None:
    app.key(Qt.Key.Key_L, CTRL)


def test_a_lock_covers_at_once_stores_the_words_and_begins_anew(opened: Running) -> None:
    opened.window.setGeometry(40, 50, 1000, 700)
    opened.type(WORDS)
    store_works = threading.Event()
    opened.rosemary._tasks.short.run(store_works.wait)  # what is stored waits behind it
    lock(opened)
    assert opened.cover.isVisible()
    assert opened.cover.geometry() == opened.window.rect()
    assert opened.says("Locking")
    assert not opened.replaced
    store_works.set()
    opened.wait(lambda: bool(opened.replaced))
    (anew,) = opened.replaced
    assert anew.after_lock == "asked"
    assert anew.journal == str(opened.folder)
    assert anew.geometry == "40,50,1000,700"
    assert (anew.state, anew.demo, anew.show_help) == ("", False, False)
    assert opened.cover.isVisible()
    assert written_in(opened.folder) == [WORDS]  # closed too: it can be opened for writing


def test_a_lock_while_the_pages_are_still_being_filled_covers_them(
    start: Start, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FirstLook, "_on_looked", lambda _: None)  # as if the disk did not answer
    monkeypatch.setattr(first_look, "LONGEST_WAIT", 3_600_000)
    app = start()
    app.type(PASSPHRASE)
    app.key(Qt.Key.Key_Return)
    app.wait(lambda: app.rosemary.workspace is not None)
    assert app.rosemary.workspace is not None
    assert not app.rosemary.workspace.isVisible()
    lock(app)
    seen = app.window.childAt(app.window.rect().center())
    assert seen is app.cover or app.cover.isAncestorOf(seen)
    app.wait(lambda: bool(app.replaced))
    assert app.window.childAt(app.window.rect().center()) is seen


def test_keys_during_the_lock_reach_nothing(opened: Running) -> None:
    opened.type(WORDS)
    lock(opened)
    lock(opened)
    opened.type("not for the page")
    opened.key(Qt.Key.Key_N, CTRL)
    opened.wait(lambda: bool(opened.replaced))
    assert len(opened.replaced) == 1
    assert written_in(opened.folder) == [WORDS]


def test_the_lock_button_locks_too(opened: Running) -> None:
    opened.button("Lock").click()
    opened.wait(lambda: bool(opened.replaced))
    assert opened.replaced[0].after_lock == "asked"
    assert written_in(opened.folder) == []


def test_a_full_window_comes_back_full(opened: Running) -> None:
    opened.window.showFullScreen()
    lock(opened)
    opened.wait(lambda: bool(opened.replaced))
    assert opened.replaced[0].state == "full"


def test_an_idle_lock_says_that_nobody_asked(start: Start, code: str, watch: Stopwatch) -> None:
    app = start()
    app.open()
    app.type(WORDS)
    watch.seconds += 299
    app.auto_lock.look()
    assert not app.cover.isVisible()
    watch.seconds += 2
    app.auto_lock.look()
    assert app.cover.isVisible()
    app.wait(lambda: bool(app.replaced))
    assert app.replaced[0].after_lock == "unasked"
    assert written_in(app.folder) == [WORDS]


def test_waking_from_sleep_locks(start: Start, code: str, watch: Stopwatch) -> None:
    app = start()
    app.open()
    watch.slept += 3600
    app.auto_lock.look()
    app.wait(lambda: bool(app.replaced))
    assert app.replaced[0].after_lock == "unasked"


def test_an_open_dialog_does_not_hold_the_lock_back(start: Start, code: str, watch: Stopwatch) -> None:
    app = start()
    app.open()
    app.type(WORDS)
    dialog = QMessageBox(app.window)
    dialog.setText("A question")
    dialog.open()
    assert QApplication.activeModalWidget() is dialog
    watch.seconds += 301
    app.auto_lock.look()
    assert not dialog.isVisible()
    assert app.cover.isVisible()
    app.wait(lambda: bool(app.replaced))
    assert written_in(app.folder) == [WORDS]


def test_nothing_is_left_on_the_clipboard(opened: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: True)  # offscreen, nobody ever does
    opened.type(WORDS)
    opened.page.selectAll()
    opened.key(Qt.Key.Key_C, CTRL)
    assert WORDS in QApplication.clipboard().text()
    lock(opened)
    opened.wait(lambda: bool(opened.replaced))
    assert QApplication.clipboard().text() == ""


@pytest.fixture
def stuck(start: Start, code: str, disk: DiskThatFills, monkeypatch: pytest.MonkeyPatch) -> Running:
    """The app, locked while its last words could not be stored."""
    monkeypatch.setattr(autosave, "RETRY", 50)
    app = start()
    app.open()
    disk.full = True
    app.type(WORDS)
    lock(app)
    app.wait(lambda: app.says("The disk is full"))
    return app


def test_words_that_can_not_be_stored_keep_the_window_covered(stuck: Running, disk: DiskThatFills) -> None:
    assert stuck.cover.isVisible()
    assert not stuck.replaced
    assert not stuck.says("Tonight’s page")
    assert stuck.focused() == "Passphrase"
    disk.full = False
    stuck.wait(lambda: bool(stuck.replaced))
    assert stuck.cover.isVisible()
    assert len(stuck.replaced) == 1
    assert written_in(stuck.folder) == [WORDS]


def test_a_wrong_passphrase_does_not_uncover_and_the_right_one_does(
    stuck: Running, disk: DiskThatFills
) -> None:
    stuck.type("a quiet garden in the sun")
    stuck.key(Qt.Key.Key_Return)
    stuck.wait(lambda: stuck.says("does not open this journal"))
    assert stuck.cover.isVisible()
    stuck.type(PASSPHRASE)
    stuck.key(Qt.Key.Key_Return)
    stuck.wait(lambda: not stuck.cover.isVisible())
    assert stuck.focused() == "Page"
    assert stuck.page.text() == WORDS
    stuck.type(" And on.")
    disk.full = False
    stuck.close()
    assert not stuck.replaced
    assert written_in(stuck.folder) == [WORDS + " And on."]


def test_after_uncovering_it_can_be_locked_again(stuck: Running, disk: DiskThatFills) -> None:
    stuck.type(PASSPHRASE)
    stuck.key(Qt.Key.Key_Return)
    stuck.wait(lambda: not stuck.cover.isVisible())
    disk.full = False
    lock(stuck)
    assert stuck.cover.isVisible()
    stuck.wait(lambda: bool(stuck.replaced))
    assert written_in(stuck.folder) == [WORDS]


def test_help_over_the_cover_shows_no_words_and_gives_the_cover_back(
    stuck: Running, disk: DiskThatFills
) -> None:
    stuck.key(Qt.Key.Key_F1)
    assert stuck.says("Looking here is never noted")
    assert not stuck.says("Tonight’s page")
    stuck.key(Qt.Key.Key_Escape)
    assert stuck.cover.isVisible()
    assert stuck.focused() == "Passphrase"
    stuck.type(PASSPHRASE)
    assert stuck.line("Passphrase").text() == PASSPHRASE
    disk.full = False
    stuck.wait(lambda: bool(stuck.replaced))
    assert written_in(stuck.folder) == [WORDS]


def test_help_that_is_open_when_it_locks_is_open_in_the_next_window(opened: Running) -> None:
    opened.type(WORDS)
    opened.key(Qt.Key.Key_F1)
    lock(opened)
    opened.wait(lambda: bool(opened.replaced))
    assert opened.replaced[0].show_help
    assert written_in(opened.folder) == [WORDS]


def photos_of(app: Running) -> EntryPhotos:
    """Return the photos of today's page."""
    return app.rosemary.workspace.page("today").editor.photos  # type: ignore[union-attr]


def stored_photos(app: Running) -> list[int]:
    opened = session.open_with_passphrase(app.folder, PASSPHRASE)
    counts = [row.photos for row in opened.journal.rows(None, 5)]
    opened.close()
    return counts


def test_a_photo_shown_large_is_covered_at_once(opened: Running) -> None:
    photos = photos_of(opened)
    photos.add([partial(photo_from, made_photo())])
    opened.wait(lambda: bool(photos.photos))
    photos.strip.opened.emit(0)
    opened.wait(lambda: photos.viewer is not None and not photos.viewer.view.is_empty)
    assert photos.viewer is not None
    photos.viewer.words.setFocus()
    opened.type("Snowdrops")
    lock(opened)
    assert opened.cover.isVisible()
    middle = opened.window.rect().center()
    seen = opened.window.childAt(middle)
    assert seen is not None and (seen is opened.cover or opened.cover.isAncestorOf(seen))
    opened.wait(lambda: bool(opened.replaced))
    assert stored_photos(opened) == [1]


def test_a_lock_waits_for_the_photo_under_way_and_for_no_other(opened: Running) -> None:
    decoder_works = threading.Event()

    def slowly() -> NewPhoto:
        assert decoder_works.wait(20), "the photo is still waited for"
        return photo_from(made_photo())

    photos_of(opened).add([slowly] * 3)
    lock(opened)
    assert opened.cover.isVisible()
    assert not opened.replaced
    decoder_works.set()
    opened.wait(lambda: bool(opened.replaced))
    assert stored_photos(opened) == [1]
