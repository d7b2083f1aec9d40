"""Photos of a page: given, shown, described, moved, taken away and brought back."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from made_photos import CANARY, made_photo
from PIL import Image
from PySide6.QtCore import QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
)
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget

from journal_app.domain.errors import DiskFull
from journal_app.domain.photo import JPEG, PNG
from journal_app.services.photo_import import photo_from
from journal_app.services.photos import Photos
from journal_app.ui.decoding import decoded, square
from journal_app.ui.journal.entry_desk import EntryDesk
from journal_app.ui.journal.entry_photos import EntryPhotos
from journal_app.ui.journal.photo_viewer import PhotoViewer
from journal_app.ui.journal.thumbnails import Thumbnails
from journal_app.ui.widgets.photo_strip import PhotoStrip

ARRIVE = pytest.mark.usefixtures("quick")

NO_FILE = "This can't be read as a file, so it was not added. Nothing was lost. You can choose another one."
NO_PHOTO = (
    "This is not a photo Rosemary can read, so it was not added. Nothing was lost."
    " You can choose another one: JPEG, PNG, WebP or HEIC."
)
CUT_OFF = (
    "This photo is damaged or cut off, so it was not added. Nothing was lost. You can choose another one."
)


@pytest.fixture
def done(qtbot, tasks, settle) -> Callable[[], None]:
    """Let the lane of long work finish too, and all that follows from it."""

    def done() -> None:
        for _ in range(3):
            passed: list[int] = []
            tasks.long.run(int, passed.append)
            qtbot.waitUntil(lambda passed=passed: bool(passed))
            settle()

    return done


@pytest.fixture
def desk(qtbot, theme, tasks, journal, clock, locale) -> Iterator[EntryDesk]:
    desk = EntryDesk(theme, tasks.short, journal, clock, locale, long=tasks.long)
    window = QWidget()  # what fills the window stands in it, as in the app
    qtbot.addWidget(window)
    window.resize(900, 700)
    desk.setParent(window)
    desk.setGeometry(window.rect())
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield desk


@pytest.fixture
def photos(desk) -> EntryPhotos:
    return desk.editor.photos


@pytest.fixture
def page(desk, done, write, journal, now):
    """A page with three photos that lies open: 300, 310 and 320 pixels high."""
    row = write("The garden.")
    for height in (300, 310, 320):
        journal.photos.add(row.id, photo_from(made_photo(size=(400, height))), now)
    desk.open(row.id)
    done()
    return row


def heights(photos: EntryPhotos) -> list[int]:
    return [photo.height for photo in photos.photos]


def paste(qtbot, desk, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    desk.editor.area.setFocus()
    qtbot.keySequence(desk.editor.area, QKeySequence.StandardKey.Paste)


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def kept(journal, desk) -> list[int]:
    return [photo.height for photo in journal.photos.of_entry(desk.entry.id).photos]


def viewer_of(qtbot, photos: EntryPhotos, done, place: int = 0) -> PhotoViewer:
    photos.strip.setFocus()
    photos.strip.go_to(place)
    qtbot.keyClick(photos.strip, Qt.Key.Key_Return)
    done()
    assert photos.viewer is not None
    return photos.viewer


def press(widget: QWidget, words: str) -> None:
    (button,) = [b for b in widget.findChildren(QPushButton) if b.isVisible() and b.text() == words]
    button.click()


# ---- coming in ---------------------------------------------------------------------------------


def test_several_files_dropped_on_a_blank_page_make_it_an_entry(
    desk, photos, done, journal, tmp_path
) -> None:
    for height in (300, 310):
        (tmp_path / f"{height}.jpg").write_bytes(made_photo(size=(400, height)))
    desk.start_new()
    desk.editor.area.insertFromMimeData(files(tmp_path / "300.jpg", tmp_path / "310.jpg"))
    done()
    assert heights(photos) == kept(journal, desk) == [300, 310]
    assert not desk.editor.is_blank
    (row,) = journal.rows(None, 5)
    assert (row.photos, row.opening) == (2, "")
    assert photos.strip.isVisible()


def test_a_dropped_file_is_copied_and_never_moved(desk, photos, done, tmp_path) -> None:
    """A file manager that is told "moved" removes the file."""
    (tmp_path / "a.jpg").write_bytes(made_photo())
    desk.start_new()
    area = desk.editor.area
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    data, place = files(tmp_path / "a.jpg"), area.viewport().rect().center()
    left, moves = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
    for event in (
        QDragEnterEvent(place, both, data, left, moves),
        QDragMoveEvent(place, both, data, left, moves),
        QDropEvent(place.toPointF(), both, data, left, moves),
    ):
        assert event.proposedAction() is Qt.DropAction.MoveAction
        QApplication.sendEvent(area.viewport(), event)
        assert event.isAccepted()
        assert event.dropAction() is Qt.DropAction.CopyAction
    only_move = QDropEvent(place.toPointF(), Qt.DropAction.MoveAction, data, left, moves)
    QApplication.sendEvent(area.viewport(), only_move)
    done()
    assert only_move.dropAction() is not Qt.DropAction.MoveAction or not only_move.isAccepted()
    assert len(photos.photos) == 1


def test_words_written_after_a_photo_join_it(qtbot, desk, photos, done, journal, quick) -> None:
    desk.start_new()
    photos.add([lambda: photo_from(made_photo())])
    done()
    qtbot.keyClicks(desk.editor.area, "Snow.")
    with qtbot.waitSignal(desk.saved):
        pass
    (row,) = journal.rows(None, 5)
    assert (row.opening, row.photos) == ("Snow.", 1)
    entry = journal.entry(row.id)
    assert entry.written_at <= entry.changed_at


def test_a_photo_given_right_after_the_first_words_comes_in(qtbot, desk, photos, done, journal) -> None:
    desk.start_new()
    qtbot.keyClicks(desk.editor.area, "The garden.")
    photos.add([lambda: photo_from(made_photo(size=(400, 300)))])
    done()
    assert heights(photos) == [300]
    qtbot.keyClicks(desk.editor.area, " And the shed.")
    flushed: list[bool] = []
    desk.editor.flush(lambda: flushed.append(True))
    qtbot.waitUntil(lambda: bool(flushed))
    (row,) = journal.rows(None, 5)
    assert (row.opening, row.photos) == ("The garden. And the shed.", 1)


def test_words_written_while_a_photo_is_read_join_it(qtbot, desk, photos, done, journal) -> None:
    go_on = Event()

    def slowly():
        assert go_on.wait(20), "nobody let the photo be read"
        return photo_from(made_photo())

    desk.start_new()
    photos.add([slowly])
    qtbot.keyClicks(desk.editor.area, "Snow.")
    stored: list[bool] = []
    desk.editor.flush(lambda: stored.append(True))
    go_on.set()
    qtbot.waitUntil(lambda: bool(stored))
    done()
    (row,) = journal.rows(None, 5)
    assert (row.opening, row.photos) == ("Snow.", 1)


def test_a_photo_goes_to_the_page_it_was_given_to(qtbot, desk, photos, done, journal, write) -> None:
    other, go_on = write("Another page."), Event()

    def slowly():
        assert go_on.wait(20), "nobody let the photo be read"
        return photo_from(made_photo())

    desk.start_new()
    first = desk.entry.id
    photos.add([slowly])
    desk.open(other.id)
    go_on.set()
    done()
    assert desk.entry.id == other.id
    assert photos.photos == ()
    assert len(journal.photos.of_entry(first).photos) == 1


def test_a_picture_on_the_clipboard_is_pasted_as_a_photo(qtbot, desk, photos, done) -> None:
    image = QImage(QSize(300, 290), QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    data = QMimeData()
    data.setImageData(image)
    desk.start_new()
    paste(qtbot, desk, data)
    done()
    assert heights(photos) == [290]
    assert desk.editor.area.text() == ""


def test_bytes_of_a_picture_on_the_clipboard_lose_what_a_camera_wrote(
    qtbot, desk, photos, done, journal
) -> None:
    data = QMimeData()
    data.setData("image/jpeg", made_photo(told=True))
    desk.start_new()
    paste(qtbot, desk, data)
    done()
    (photo,) = photos.photos
    assert CANARY.encode() not in journal.photos.picture(photo.id)


def test_words_that_come_with_a_picture_are_pasted_as_words(qtbot, desk, photos, done) -> None:
    data = QMimeData()
    data.setText("A line")
    data.setImageData(QImage(QSize(30, 30), QImage.Format.Format_RGB32))
    desk.start_new()
    paste(qtbot, desk, data)
    done()
    assert desk.editor.area.text() == "A line"
    assert photos.photos == ()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("empty", NO_PHOTO),
        ("folder", NO_FILE),
        ("pipe", NO_FILE),
        ("words", NO_PHOTO),
        ("cut off", CUT_OFF),
        ("gone", NO_FILE),
    ],
)
def test_what_is_no_photo_gets_one_sentence_and_changes_nothing(
    kind: str, words: str, desk, photos, done, journal, tmp_path
) -> None:
    path = tmp_path / "it.jpg"
    match kind:
        case "empty":
            path.touch()
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "words":
            path.write_text("Dear diary")
        case "cut off":
            path.write_bytes(made_photo(size=(900, 700))[:-3000])
    desk.start_new()
    desk.editor.area.insertFromMimeData(files(path))
    done()
    assert photos._message.words == words
    assert desk.editor.is_blank
    assert journal.rows(None, 5) == []


def test_of_several_files_the_good_ones_come_in(desk, photos, done, tmp_path) -> None:
    good, bad = tmp_path / "good.png", tmp_path / "bad.png"
    good.write_bytes(made_photo("PNG"))
    bad.write_text("nothing")
    desk.start_new()
    desk.editor.area.insertFromMimeData(files(bad, good, bad))
    done()
    assert len(photos.photos) == 1
    assert photos._message.words == f"2 photo(s) could not be added. {NO_PHOTO}"


def test_a_full_disk_is_told_and_the_page_stays_as_it_was(desk, photos, done, journal, monkeypatch) -> None:
    def full(*_args, **_more):
        raise DiskFull

    monkeypatch.setattr(Photos, "add", full)
    desk.start_new()
    photos.add([lambda: photo_from(made_photo())])
    done()
    assert photos._message.words == (
        "The disk is full, so nothing was changed here. Please free some space, then do it once more."
    )
    assert desk.editor.is_blank


def test_photos_are_chosen_in_a_dialog_that_remembers_nothing(qtbot, desk, photos, done, tmp_path) -> None:
    path = tmp_path / "a.heic"
    path.write_bytes(made_photo("HEIF"))
    desk.start_new()
    photos.choose()
    (dialog,) = photos.findChildren(QFileDialog)
    assert dialog.fileMode() == QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit([str(path)])
    dialog.close()
    done()
    assert len(photos.photos) == 1


def test_when_the_person_leaves_only_the_photo_under_way_comes_in(qtbot, desk, photos, done, journal) -> None:
    go_on = Event()

    def slowly():
        assert go_on.wait(20), "nobody let the photo be read"
        return photo_from(made_photo())

    desk.start_new()
    photos.add([slowly, slowly, slowly])
    photos.stop_soon()
    stored: list[int] = []
    desk.editor.flush(lambda: stored.append(len(journal.photos.of_entry(desk.entry.id).photos)))
    go_on.set()
    qtbot.waitUntil(lambda: bool(stored))
    assert stored == [1]


def test_nothing_is_written_outside_the_journal(qtbot, desk, photos, done, tmp_path, monkeypatch) -> None:
    """Every file that is opened for writing, by Python at least, is the journal's own."""
    import sys

    opened: list[str] = []

    def hear(event: str, args: tuple) -> None:
        writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT
        if event == "open" and isinstance(args[2], int) and args[2] & writes and listening:
            opened.append(str(args[0]))
        if event.startswith("tempfile.") and listening:
            opened.append(event)

    listening = True
    sys.addaudithook(hear)  # stays for the rest of the run, and hears nothing then
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    desk.start_new()
    for kind in ("JPEG", "PNG", "WEBP", "HEIF"):
        data = QMimeData()
        data.setData({"HEIF": "image/png"}.get(kind, f"image/{kind.lower()}"), made_photo(kind))
        paste(qtbot, desk, data)
    done()
    viewer_of(qtbot, photos, done).close_view()
    listening = False
    assert len(photos.photos) == 4
    assert opened == []
    assert list(temporary.iterdir()) == []


# ---- the strip ---------------------------------------------------------------------------------


def test_a_page_without_photos_has_no_strip(desk, photos, done, write) -> None:
    desk.open(write("Words only.").id)
    done()
    assert not any(strip.isVisible() for strip in photos.findChildren(PhotoStrip))


def test_the_strip_says_which_photo_it_is_and_what_is_on_it(page, desk, photos, done, journal) -> None:
    journal.photos.set_words(photos.photos[1].id, "Snowdrops")
    photos.read()
    done()
    model = photos.strip.model()
    said = [model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(3)]
    assert said == ["Photo 1 of 3", "Photo 2 of 3. Snowdrops", "Photo 3 of 3"]
    assert photos.strip.accessibleName()


def test_delete_takes_a_photo_away_and_undo_brings_it_back_to_its_place(
    qtbot, page, photos, done, journal, desk
) -> None:
    photos.strip.setFocus()
    qtbot.keyClick(photos.strip, Qt.Key.Key_Right)
    qtbot.keyClick(photos.strip, Qt.Key.Key_Delete)
    done()
    assert heights(photos) == [300, 320]
    assert photos._undo.isVisible()
    press(photos._undo, "Undo")
    done()
    assert heights(photos) == kept(journal, desk) == [300, 310, 320]


def test_photos_taken_away_can_be_brought_back_when_the_page_is_opened_again(
    page, photos, done, desk, write
) -> None:
    for _ in range(2):
        photos.strip.removed.emit(0)
        done()
    assert photos._bring_back.isHidden()  # undo stands there already
    desk.open(write("Another page.").id)
    done()
    assert photos._bring_back.isHidden()
    desk.open(page.id)
    done()
    assert photos._bring_back.isVisible()
    photos._bring_back.click()
    done()
    assert heights(photos) == [300, 310, 320]


def test_alt_and_an_arrow_move_a_photo_as_often_as_it_is_pressed(
    qtbot, page, photos, done, journal, desk
) -> None:
    photos.strip.setFocus()
    photos.strip.go_to(0)
    for _ in range(3):  # the third finds no room
        qtbot.keyClick(photos.strip, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    done()
    assert heights(photos) == kept(journal, desk) == [310, 320, 300]
    assert photos.strip.place == 2


def test_the_list_hears_of_photos(qtbot, page, photos, done, desk) -> None:
    with qtbot.waitSignal(desk.saved) as heard:
        photos.strip.removed.emit(0)
    assert (heard.args[0].id, heard.args[0].photos) == (page.id, 2)


def test_a_page_with_only_a_photo_goes_to_the_bin_with_a_way_back(desk, photos, done, journal) -> None:
    desk.start_new()
    photos.add([lambda: photo_from(made_photo())])
    desk.binning.put_away(desk.entry.id)
    done()
    assert journal.rows(None, 5) == []
    assert desk._undo.isVisible()
    press(desk._undo, "Undo")
    done()
    assert len(photos.photos) == 1


def test_the_menu_of_a_photo_does_what_the_keys_do(qtbot, page, photos, done) -> None:
    menu = photos.strip._menu(0)
    words = {action.text(): action for action in menu.actions()}
    assert [text for text, action in words.items() if not action.isEnabled()] == ["Move to the left"]
    words["Move to the right"].trigger()
    done()
    assert heights(photos) == [310, 300, 320]
    words["Remove"].trigger()
    done()
    assert heights(photos) == [300, 320]
    menu.close()


def test_a_photo_can_be_removed_where_it_is_seen_large(page, photos, done) -> None:
    photos.strip.opened.emit(1)
    done()
    photos.viewer._remove.click()
    done()
    assert photos.viewer is None
    assert heights(photos) == [300, 320]
    assert photos._undo.isVisible()


# ---- large -------------------------------------------------------------------------------------


def test_a_photo_is_seen_large_by_keyboard_alone(qtbot, page, photos, done) -> None:
    viewer = viewer_of(qtbot, photos, done, place=1)
    assert viewer.isVisible() and viewer.view.hasFocus()
    assert viewer.view.accessibleName() == "Photo 2 of 3"
    for key, place in (
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_Left, 1),
        (Qt.Key.Key_Left, 0),
    ):
        qtbot.keyClick(viewer.view, key)
        done()
        assert viewer.place == place
    assert not viewer.view.is_empty
    qtbot.keyClick(viewer.view, Qt.Key.Key_Plus)
    qtbot.keyClick(viewer.view, Qt.Key.Key_Plus)
    assert viewer.view.zoom > 1.5
    qtbot.keyClick(viewer.view, Qt.Key.Key_Minus)
    assert 1 < viewer.view.zoom < 1.5
    qtbot.keyClick(viewer.view, Qt.Key.Key_0)
    assert viewer.view.zoom == 1
    qtbot.keyClick(viewer.view, Qt.Key.Key_Escape)
    assert photos.viewer is None
    assert photos.strip.hasFocus() and photos.strip.place == 0


def test_the_focus_stays_in_the_large_view(qtbot, page, photos, done, desk) -> None:
    viewer = viewer_of(qtbot, photos, done)
    seen = set()
    for _ in range(12):
        qtbot.keyClick(QGuiApplication.focusObject(), Qt.Key.Key_Tab)
        focus = desk.window().focusWidget()
        assert viewer.isAncestorOf(focus)
        assert focus.accessibleName() or focus.text()
        seen.add(focus)
    assert len(seen) == 8  # all but "photo before", which is off at the first


def test_what_is_on_a_photo_is_kept_by_itself_and_found(qtbot, page, photos, done, finder, journal) -> None:
    from journal_app.domain.search import SearchFilter

    viewer = viewer_of(qtbot, photos, done)
    viewer.words.setFocus()
    qtbot.keyClicks(viewer.words, "Snowdrops, 1+0")
    qtbot.keyClick(viewer.words, Qt.Key.Key_Left)
    assert (viewer.place, viewer.view.zoom) == (0, 1)
    qtbot.keyClick(viewer.words, Qt.Key.Key_Escape)
    assert viewer.view.hasFocus()
    qtbot.keyClick(viewer.view, Qt.Key.Key_Right)
    done()
    assert viewer.words.text() == ""
    qtbot.keyClick(viewer.view, Qt.Key.Key_Left)
    done()
    assert viewer.words.text() == "Snowdrops, 1+0"
    assert finder.count("snowdr", SearchFilter()) == 1
    viewer.close_view()
    done()
    assert photos.photos[0].words == "Snowdrops, 1+0"


def test_words_about_a_photo_are_stored_before_a_lock(qtbot, page, photos, done, desk, journal) -> None:
    viewer = viewer_of(qtbot, photos, done)
    qtbot.keyClicks(viewer.words, "Snowdrops")
    stored: list[str] = []
    desk.editor.flush(lambda: stored.append(journal.photos.of_entry(page.id).photos[0].words))
    qtbot.waitUntil(lambda: bool(stored))
    assert stored == ["Snowdrops"]


def test_a_copy_is_made_only_after_it_was_said_that_it_is_not_encrypted(
    qtbot, page, photos, done, journal, tmp_path
) -> None:
    viewer = viewer_of(qtbot, photos, done)
    press(viewer, "Save a copy")
    assert viewer.findChildren(QFileDialog) == []
    assert "not be encrypted" in viewer._copy._confirm._words.text()
    press(viewer, "Choose where")
    (dialog,) = viewer.findChildren(QFileDialog)
    target = tmp_path / "copy.jpg"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    done()
    assert target.read_bytes() == journal.photos.picture(photos.photos[0].id)
    assert target.stat().st_mode & 0o777 == 0o600
    assert viewer._copy.message.isVisible()


def test_esc_at_the_question_makes_no_copy_and_the_photo_stays(qtbot, page, photos, done) -> None:
    viewer = viewer_of(qtbot, photos, done)
    press(viewer, "Save a copy")
    qtbot.keyClick(QGuiApplication.focusObject(), Qt.Key.Key_Escape)
    assert viewer.isVisible() and not viewer._copy.is_asking


def test_another_page_takes_the_large_view_away_and_help_over_all_does_not(
    qtbot, page, photos, done, desk
) -> None:
    viewer = viewer_of(qtbot, photos, done)
    desk.hide()  # what fills the window: help stands there now
    assert photos.viewer is viewer
    desk.show()
    assert viewer.isVisible()
    desk._stack.setCurrentIndex(0)
    assert photos.viewer is None


def test_the_title_of_the_window_says_nothing_of_the_photo(qtbot, page, photos, done, desk) -> None:
    before = desk.window().windowTitle()
    viewer_of(qtbot, photos, done)
    assert desk.window().windowTitle() == before


# ---- pictures for painting -----------------------------------------------------------------------


def test_pictures_are_decoded_from_bytes_and_scaled_down_only() -> None:
    photo = photo_from(made_photo(size=(1200, 600)))
    assert decoded(photo.picture).size() == QSize(1200, 600)
    assert decoded(photo.picture, QSize(300, 300)).size() == QSize(300, 150)
    assert decoded(photo.thumbnail, QSize(3000, 3000)).size() == QSize(480, 240)
    assert square(photo.thumbnail, 100).size() == QSize(100, 100)
    assert decoded(b"nothing").isNull() and square(b"", 10).isNull()


def test_a_list_reads_small_pictures_once_and_only_those_in_sight(
    qtbot, tasks, settle, journal, write, now, monkeypatch
) -> None:
    row = write("A page.")
    ids = []
    for _ in range(3):
        journal.photos.add(row.id, photo_from(made_photo()), now)
    ids = [photo.id for photo in journal.photos.of_entry(row.id).photos]
    monkeypatch.setattr("journal_app.ui.journal.thumbnails.AT_ONCE", 2)
    thumbnails = Thumbnails(tasks.short, journal.photos, 1.0)
    for photo_id in ids:
        assert thumbnails.picture(photo_id).isNull()
    with qtbot.waitSignal(thumbnails.came):
        pass
    assert [thumbnails.picture(photo_id).isNull() for photo_id in ids[1:]] == [False, False]
    asked = list(thumbnails._wanted)
    assert asked == []
    assert thumbnails.picture(ids[0]).isNull()  # scrolled past before it was read
    settle()


def test_kinds_of_kept_photos_can_be_shown_by_qt() -> None:
    kept = io.BytesIO()
    Image.new("RGBA", (300, 300), (1, 2, 3, 90)).save(kept, "PNG")
    for data, media in ((made_photo("WEBP"), JPEG), (kept.getvalue(), PNG)):
        photo = photo_from(data)
        assert photo.media == media
        assert not decoded(photo.picture).isNull()


def test_a_stored_page_emptied_of_words_and_photos_stays(desk, photos, done, journal) -> None:
    desk.start_new()
    photos.add([lambda: photo_from(made_photo())])
    done()
    photos.strip.removed.emit(0)
    done()
    (row,) = journal.rows(None, 5)
    assert row.photos == 0
    assert not desk.editor.is_blank


def test_a_field_for_words_has_a_name_and_a_limit(qtbot, page, photos, done) -> None:
    field = viewer_of(qtbot, photos, done).words
    assert isinstance(field, QLineEdit)
    assert field.accessibleName() and field.maxLength() == 500


def test_both_pages_show_the_same_photos(qtbot, page, photos, done, desk, journal, now) -> None:
    journal.photos.add(page.id, photo_from(made_photo(size=(400, 330))), now)  # as the other page does
    desk.hide()
    desk.show()
    done()
    assert heights(photos) == [300, 310, 320, 330]
    fresh = journal.entry(page.id)
    assert desk.editor.differs_from(replace(fresh, photos=9))
