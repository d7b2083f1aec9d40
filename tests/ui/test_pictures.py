"""Every page as it looks: in light, dark and at a text size of 150 %, with made-up days.

After a change that is meant: look at the new pictures, then `python3 dev.py test --all
tests/ui/test_pictures.py --accept-pictures`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from made_books import made_book
from made_language import FromTheRight
from picture_compare import differing, keep, kept, reduced, side_by_side
from picture_edges import EDGES
from picture_photos import hills
from picture_remember import REMEMBER, made_keepsakes
from picture_stage import HEIGHT, NOW, WIDTH, Model, Stage, make_demo_model, make_empty_model
from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt, QTranslator
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from journal_app.content.library import Library
from journal_app.desktop.words_desk import WordsDesk
from journal_app.domain.backup import Backup, BackupContents, BackupKind
from journal_app.domain.body import Change
from journal_app.domain.care.events import Body as BodyEvent
from journal_app.domain.care.events import BodyClosed, Event, GoAhead, Pad, Pain
from journal_app.domain.coping import CopingRecords, ExerciseTurn, Knows, LeaveLetter, Telling
from journal_app.domain.entry import EntryId
from journal_app.domain.template import Template
from journal_app.domain.year_day import YearDay
from journal_app.paths import resources_folder
from journal_app.render.book import Press
from journal_app.render.book_type import book_paper
from journal_app.render.keepsake import keepsake_picture
from journal_app.render.visit_page import paint_on_screen
from journal_app.render.visit_sheet import POINT, VisitSheet
from journal_app.services.backups import Source
from journal_app.services.deleting import Elsewhere, Extent
from journal_app.services.new_key import NewKey, OldBackups
from journal_app.services.salvaging import Salvaged
from journal_app.store.salvage import ReadOut
from journal_app.ui.body.body_screen import BodyScreen
from journal_app.ui.care.care_desk import Look
from journal_app.ui.gallery import Gallery
from journal_app.ui.help.help_page import HelpPage
from journal_app.ui.journal.given_pictures import files
from journal_app.ui.lock.damage_page import DamagePage
from journal_app.ui.lock.delete_page import DeletePage, _Outcome
from journal_app.ui.lock.lock_page import LockPage
from journal_app.ui.lock.new_key_page import NewKeyPage
from journal_app.ui.lock.set_up_page import SetUpPage
from journal_app.ui.settings.words_form import WordsForm
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.photo_strip import PhotoStrip
from journal_app.vault.recovery_code import format_code
from journal_app.vault.strength import judge

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(sys.platform != "linux", reason="other systems set letters in other widths"),
]

PICTURES = Path(__file__).parents[1] / "pictures"
LOOKS = {"light": ("light", 1.0), "dark": ("dark", 1.0), "large": ("light", 1.5)}
"""Folder of pictures: theme and text size."""

MORE = {"more_light": "light", "more_dark": "dark"}
"""Folder of pictures with more contrast: theme."""

HOME = Path("/home/you/.local/share/rosemary/journal")

KEEPSAKE_WIDE = 400

CODE = format_code(bytes(range(7, 27)))


def lock(stage: Stage) -> None:
    page = LockPage(stage.theme)
    stage.show(page)
    page.focus_field()


def lock_with_keyring(stage: Stage) -> None:
    page = LockPage(stage.theme, keyring=True)
    stage.show(page)
    page.focus_field()


def set_up(stage: Stage) -> SetUpPage:
    """Return the first start, at its first step."""
    form = WordsForm(stage.theme, stage.library.country_choices(), NOW.date)
    page = SetUpPage(stage.theme, stage.tasks.search, judge, form, "/home/you/.local/share/rosemary")
    stage.show(page)
    page.enter()
    return page


def press(stage: Stage, words: str) -> None:
    """Press the button with these words."""
    (button,) = [
        b
        for b in stage.window.findChildren(QPushButton)
        if b.isVisible() and words in (b.text(), b.accessibleName())
    ]
    button.setFocus()
    button.click()
    stage.settle()


def type_in(stage: Stage, words: str) -> None:
    """Type where the focus is."""
    field = stage.window.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, words)


def first_start_about(stage: Stage) -> None:
    set_up(stage)


def first_start_passphrase(stage: Stage) -> None:
    set_up(stage)
    press(stage, "Continue")
    type_in(stage, "a lamp by the window")


def first_start_code(stage: Stage) -> None:
    set_up(stage).show_code(CODE)


def first_start_words(stage: Stage) -> None:
    first_start_code(stage)
    press(stage, "Not now")


def first_start_done(stage: Stage) -> None:
    first_start_words(stage)
    press(stage, "Skip")


def damaged_choice(stage: Stage) -> DamagePage:
    """What can be done for a damaged journal."""
    page = DamagePage(
        stage.theme, stage.tasks.long, Path("/home/you/.local/share/rosemary/journal"), lambda: NOW
    )
    stage.show(page)
    page.enter()
    stage.settle()
    backup = Backup(Path("b"), NOW - timedelta(days=1), BackupKind.DAY, "", 2_400_000)
    page._on_listed(([backup], 0))
    return page


def damaged_secret(stage: Stage) -> None:
    damaged_choice(stage).read.click()


def damaged_read_out(stage: Stage) -> None:
    page = damaged_choice(stage)
    page.read.click()
    kept = Path("/home/you/.local/share/rosemary/journal/damaged/2026-11-22_204012Z.db")
    page._on_salvaged(Salvaged(BackupContents(212, 40, 3), ReadOut(2, 1, 4, 1), 2, kept))


def damaged_today(stage: Stage) -> None:
    stage.page("today")
    stage.workspace.show_damage()


def today(stage: Stage) -> None:
    """With the note of care that the demo's two weeks lead to."""
    assert stage.page("today").beside.note


def today_empty(stage: Stage) -> None:
    stage.without_days()
    stage.page("today")


def today_subjects(stage: Stage) -> None:
    page = stage.page("today")
    stage.scroll_to(page.footer)
    page.footer.place.click()


def today_prompt(stage: Stage) -> None:
    stage.without_days()
    today_subjects(stage)
    press(stage, "The first days")
    press(stage, "Write about this")


def on_this_day(stage: Stage) -> None:
    """A page of an earlier year may come up, and is not shown."""
    opened = stage.opened
    opened.save_settings(replace(opened.settings, on_this_day=True))
    new = opened.journal.new_entry(date(2025, 11, 22), NOW.replace(year=2025))
    opened.journal.save(replace(new, text="The first frost."))
    stage.page("today")


def settings_on_this_day(stage: Stage) -> None:
    stage.opened.journal.on_this_day.mute(YearDay(2, 29))
    stage.scroll_to(stage.page("settings").on_this_day)


def today_followup(stage: Stage) -> None:
    yesterday = NOW - timedelta(days=1)
    stage.opened.care.help_now(yesterday)
    stage.opened.care.crisis_closed(yesterday)
    stage.page("today")


def journal(stage: Stage) -> None:
    """The newest page is open."""
    QTest.keyClick(stage.page("journal").browser.list, Qt.Key.Key_Return)


def today_written(stage: Stage) -> None:
    """With a few words on the page, as the README shows it."""
    area = stage.page("today").editor.area
    area.setFocus()
    QTest.keyClicks(
        area,
        "The rosemary by the back door came through the frost. I put a sprig of it in the small blue glass"
        " on the sill, where the morning comes in.",
    )
    for _ in range(2):
        QTest.keyClick(area, Qt.Key.Key_Return)
    QTest.keyClicks(area, "I did not want to do anything else today. That was enough.")


def journal_day_before(stage: Stage) -> None:
    """The page before the newest is open."""
    pages = stage.page("journal").browser.list
    QTest.keyClick(pages, Qt.Key.Key_Down)
    QTest.keyClick(pages, Qt.Key.Key_Return)


def journal_search(stage: Stage) -> None:
    stage.page("journal").begin_search()
    type_in(stage, "garden")


def journal_filters(stage: Stage) -> None:
    """Filters that combine, what can be typed, and two favourites."""
    page, rows = stage.page("journal"), stage.opened.journal.rows(None, 5)
    for row in rows[::3]:
        stage.opened.journal.set_favourite(row.id, True)
    page.browser.refresh()
    press(stage, "Filters")
    press(stage, "Favourites")
    press(stage, "What can I type?")


def journal_tags(stage: Stage) -> None:
    """A tag gets the name of another."""
    stage.page("journal")
    press(stage, "Filters")
    press(stage, "Rename or remove tags")
    focus = stage.window.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_F2)
    type_in(stage, "doctor")


def journal_year(stage: Stage) -> None:
    stage.page("journal").show_year()


def journal_versions(stage: Stage) -> None:
    """What a page said before, beside what it says now."""
    page, journal = stage.page("journal"), stage.opened.journal
    entry = journal.entry(journal.rows(None, 1)[0].id)
    assert entry is not None
    for hours, words in ((9, "\n\nThen tea, and the rain stopped."), (3, "\n\nLater the rain stopped.")):
        at = NOW - timedelta(hours=hours)
        journal.save(replace(entry, text=entry.text + words, changed_at=at))
    page.open_entry(entry.id)
    stage.settle()
    press(stage, "Earlier versions")


def journal_elsewhere(stage: Stage) -> None:
    """A page written far away, for an earlier day."""
    page, there = stage.page("journal"), timezone(timedelta(hours=-5))
    at = datetime(2026, 11, 10, 22, 10, tzinfo=there)
    new = stage.opened.journal.new_entry(at.date(), at)
    stage.opened.journal.save(replace(new, text="# By the sea\n\nThe light was long.", written_at=NOW))
    page.open_entry(new.id)


def journal_print(stage: Stage) -> None:
    journal(stage)
    stage.page("journal").print_pages()


def journal_book(stage: Stage) -> None:
    """From day to day; the days are those of this month."""
    stage.page("journal").print_pages()
    stage.settle()
    QTest.keyClick(stage.window.focusWidget(), Qt.Key.Key_Right)


def journal_calendar(stage: Stage) -> None:
    stage.page("journal").go_to_date()


CHECK_LIST = """# What helped this week

- [x] Walk to the river with Mum
- [x] Answer Siobhán’s message
- [ ] Ask the midwife about the scan
- [ ] Buy bulbs for the gardne

She said we could plant snowdrops where the light falls in the mornng. **Slowly**, that is all."""


def writing(stage: Stage) -> Any:
    """A check list, and words with a slip in them."""
    stage.page("journal").new_entry()
    stage.settle()
    editor = stage.page("journal").desk.editor
    editor.area.put(CHECK_LIST)
    editor.go_to_end()
    stage.settle()
    return editor


def writing_find(stage: Stage) -> None:
    """Find and replace stand above the text."""
    editor = writing(stage)
    QTest.keyClick(editor.area, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    type_in(stage, "th")


def focus_mode(stage: Stage) -> None:
    editor = writing(stage)
    QTest.keyClick(editor.area, Qt.Key.Key_F8)


def settings_writing(stage: Stage) -> None:
    page = stage.page("settings")
    for word in ("Siobhán", "Aoife"):
        page.writing._spelling.add(word)
    stage.scroll_to(page.writing)


def begin_letter(stage: Stage) -> None:
    """A letter is begun: to whom?"""
    page = stage.page("journal")
    page.beginning.begin_letter()


def letter_written(stage: Stage) -> None:
    begin_letter(stage)
    press(stage, "My body")
    area = stage.window.focusWidget()
    QTest.keyClicks(area, "You have carried me for a long time. I forget to say so.")
    stage.page("journal").flush(lambda: None)


def letter_sealed(stage: Stage) -> None:
    letter_written(stage)
    stage.settle()
    press(stage, "Close with a seal")


def prompt_subjects(stage: Stage) -> None:
    page = stage.page("journal")
    page.beginning.menu.prompt_asked.emit()


def prompt_one(stage: Stage) -> None:
    prompt_subjects(stage)
    press(stage, "Around a due date")


def templates(stage: Stage) -> None:
    stage.opened.journal.templates.save(
        [Template("Evening", "Slept:\nAte:\nOne thing that was kind:"), Template("For the clinic", "Since:")]
    )
    stage.page("journal").beginning.menu.templates_asked.emit()


def with_photos(stage: Stage) -> EntryId:
    """Give photos to some of the days; return the newest, which has three."""
    journal = stage.opened.journal
    rows = journal.rows(None, 8)
    for number, row in enumerate((rows[0], rows[0], rows[0], rows[3], rows[5])):
        journal.photos.add(row.id, hills(number, (900, 1300) if number == 1 else (1600, 1200)), NOW)
    first = journal.photos.of_entry(rows[0].id).photos[0]
    journal.photos.set_words(first.id, "The hill behind the house")
    return rows[0].id


def photo_strip(stage: Stage) -> PhotoStrip:
    """Return the strip of a page with three photos, the keyboard in it."""
    newest = with_photos(stage)
    page = stage.page("journal")
    page.open_entry(newest)
    stage.settle()
    strip: PhotoStrip = page.desk.editor.photos.strip
    strip.setFocus()
    strip.go_to(1)
    return strip


def photo_removed(stage: Stage) -> None:
    strip = photo_strip(stage)
    QTest.keyClick(strip, Qt.Key.Key_Delete)


def photo_viewer(stage: Stage) -> None:
    strip = photo_strip(stage)
    strip.go_to(0)
    QTest.keyClick(strip, Qt.Key.Key_Return)


def photo_copy(stage: Stage) -> None:
    photo_viewer(stage)
    stage.settle()
    press(stage, "Save a copy")


def photo_only(stage: Stage) -> None:
    """A page that holds nothing but a photo, open beside the list."""
    with_photos(stage)
    journal = stage.opened.journal
    blank = journal.new_entry(NOW.date(), NOW)
    journal.photos.add(blank.id, hills(6), NOW, blank)
    stage.page("journal").open_entry(blank.id)


def photo_refused(stage: Stage) -> None:
    page = stage.page("today")
    page.editor.photos.add(files([str(PICTURES / "nothing.jpg")]))


def check_ins(stage: Stage) -> None:
    stage.page("check_ins")


def check_ins_help(stage: Stage) -> None:
    """The last question was answered above "no": help stands beside the form."""
    (row,) = [row for row in stage.page("check_ins").form.rows if row.is_suicidal]
    row.take_focus()
    QTest.keyClick(row.choice.focusProxy() or row.choice, Qt.Key.Key_2)


def patterns_two_weeks(stage: Stage) -> None:
    stage.page("patterns")


def patterns_year(stage: Stage) -> None:
    stage.page("patterns")
    press(stage, "A year")


def patterns_empty(stage: Stage) -> None:
    stage.without_days()
    stage.page("patterns")


def ask_for(stage: Stage, what: str) -> None:
    """Open what a note of care offers to see."""
    beside = stage.page("today").beside
    beside.asked_for.emit(what, stage.opened.care.look(NOW, stage.opened.settings))


def why(stage: Stage) -> None:
    ask_for(stage, "why")


def reading(stage: Stage) -> None:
    ask_for(stage, "find_care")


def visit(stage: Stage) -> None:
    stage.page("visit")


def plan(stage: Stage) -> None:
    stage.page("plan")


def plan_empty(stage: Stage) -> None:
    stage.without_days()
    stage.page("plan")


def body(stage: Stage) -> None:
    stage.page("body")


def body_below(stage: Stage) -> None:
    page = stage.page("body")
    page.chart.opener.setChecked(True)
    stage.settle()
    stage.scroll_to(page.chart)


def body_empty(stage: Stage) -> None:
    stage.without_days()
    stage.page("body")


def body_pads(stage: Stage) -> None:
    page = stage.page("body")
    page.pads.tap.click()
    stage.settle()
    page.pads.rate.click()
    stage.settle()
    stage.scroll_to(page.pads)


def body_checked(stage: Stage) -> None:
    """A temperature that can't be, asked for again."""
    page = stage.page("body")
    page.signs.degrees.setText("98.6")
    page.signs.when.choice.setFocus()
    page.signs.keep.click()
    stage.scroll_to(page.signs)


def note_body(stage: Stage, *events: Event) -> None:
    stage.opened.care.change([Change(put=events)])
    settings = replace(stage.opened.settings, loss_dates=(date(2026, 9, 28),))
    stage.opened.save_settings(settings)


def body_screen(stage: Stage, country: str = "IE") -> None:
    now = NOW - timedelta(minutes=20)
    note_body(
        stage,
        Pad(at=now - timedelta(minutes=70)),
        Pad(at=now - timedelta(minutes=15)),
        BodyEvent(at=now, temp_c=38.6, chills=True),
    )
    look = Look(
        stage.opened.care.look(NOW, stage.opened.settings),
        (),
        stage.opened.care.call_facts(NOW, stage.opened.settings),
    )
    screen = BodyScreen(stage.theme, stage.library, look, country, stage.now)
    stage.window.show_body(screen)
    screen.show_log(stage.opened.care.body_log())
    screen.enter()
    stage.settle()


def body_call_now(stage: Stage) -> None:
    body_screen(stage)


def body_call_no_country(stage: Stage) -> None:
    body_screen(stage, "")


def body_closed_for_now(stage: Stage) -> None:
    note_body(
        stage,
        *(Pad(at=NOW - timedelta(minutes=minutes)) for minutes in (110, 80, 40, 10)),
        BodyClosed(at=NOW),
    )
    stage.page("body")


def today_body_ask(stage: Stage) -> None:
    note_body(stage, BodyEvent(at=NOW - timedelta(days=2), chills=True, pain=Pain.SEVERE))
    stage.page("today")


def body_go_ahead(stage: Stage) -> None:
    note_body(stage, GoAhead(at=NOW, day=date(2026, 11, 20)))
    page = stage.page("body")
    page.provider.wait.click()
    stage.settle()
    page.provider.panel.day.clearFocus()
    stage.scroll_to(page.provider)


COPING = CopingRecords(
    (
        Telling("Robin", Knows.KNOWS),
        Telling("Mum", Knows.LATER, "We lost the pregnancy. I can't talk about it yet."),
    ),
    LeaveLetter("more", "Kim", "Monday", "Friday", "Ada", "I can answer mail.", ("mail", "days")),
    (ExerciseTurn("feet", NOW - timedelta(days=2), 3, 1),),
)


def coping(stage: Stage) -> Any:
    """One exercise helped; the ways are folded."""
    stage.opened.coping.save(COPING)
    return stage.page("coping")


def coping_empty(stage: Stage) -> None:
    stage.without_days()
    stage.page("coping")


def coping_way(stage: Stage, name: str) -> Any:
    """Open one of the ways."""
    way = coping(stage).ways[name]
    way.set_open(True)
    stage.settle()
    stage.scroll_to(way)
    return way


def coping_reach_out(stage: Stage) -> None:
    coping_way(stage, "reach-out")


def coping_sentences(stage: Stage) -> None:
    """Sentences a draft can start from."""
    row = coping_way(stage, "reach-out").tool.list.rows[1]
    row.start.click()
    stage.settle()
    stage.scroll_to(row.knows)


def coping_groups(stage: Stage) -> None:
    coping_way(stage, "support-group")


def coping_letter(stage: Stage) -> None:
    coping_way(stage, "time-off")


def coping_letter_seen(stage: Stage) -> None:
    """The letter as it will be, and the ways out."""
    stage.scroll_to(coping_way(stage, "time-off").tool.own)


def exercise(stage: Stage, name: str) -> Any:
    """An exercise is about to begin; the person said how heavy it is."""
    page = coping(stage)
    page.begin_exercise(name)
    page.desk.player.before.choice.set_value("2")
    return page.desk.player


def exercise_before(stage: Stage) -> None:
    exercise(stage, "box")


def exercise_moving(stage: Stage) -> None:
    """The circle in the midst of a breath."""
    stage.theme.set("dark" if stage.theme.is_dark else "light", stage.theme.scale, reduce_motion=False)
    player = exercise(stage, "longer-out")
    player.play()
    player.circle.pause()
    player.circle._on_grown(0.8)


def exercise_still(stage: Stage) -> None:
    """A step that goes on by a key."""
    player = exercise(stage, "five-senses")
    player.play()
    player.circle.next_step()
    player.circle.pause()


def exercise_after(stage: Stage) -> None:
    player = exercise(stage, "feet")
    player.play()
    player.stop()


def closeness(stage: Stage) -> Any:
    """The page on a day without a note, two earlier ones behind their title."""
    return stage.page("closeness")


def closeness_note(stage: Stage) -> None:
    page = closeness(stage)
    page.note.choice._choose(0)
    page.note.words.setFocus()
    QTest.keyClicks(page.note.words, "Hands are fine.")
    page.note.fold.set_open(True)
    stage.settle()


def closeness_saying(stage: Stage) -> None:
    page = closeness(stage)
    page.not_yet[2].set_open(True)
    page.talks[0].set_open(True)
    stage.settle()
    stage.scroll_to(page.not_yet[0])


def closeness_changed(stage: Stage) -> None:
    page = closeness(stage)
    page.not_yet[1].set_open(True)
    page.not_yet[1].ways.change.click()
    QTest.keyClicks(page.not_yet[1].ways.field, " Or tea.")
    stage.settle()
    stage.scroll_to(page.not_yet[0])


def closeness_card(stage: Stage) -> None:
    page = closeness(stage)
    page.readings[2].set_open(True)
    page.safety.set_open(True)
    stage.settle()
    stage.scroll_to(page.readings[0])


def closeness_empty(stage: Stage) -> None:
    stage.without_days()
    closeness(stage)


def words_alone(stage: Stage) -> None:
    """A sentence that somebody else may read; the journal is locked behind it."""
    desk = WordsDesk(stage.theme, stage.window, lambda _: None)
    desk.put_up("No to sex. Yes to holding hands.", locked=True)
    stage.settle()


def words_alone_card(stage: Stage) -> None:
    desk = WordsDesk(stage.theme, stage.window, lambda _: None)
    card = stage.library.card("partner-grief")
    desk.put_up(f"{card.title.text}\n\n{card.body.text}", locked=False)
    stage.settle()


def guidance(stage: Stage) -> None:
    stage.page("guidance")


def guidance_search(stage: Stage) -> None:
    page = stage.page("guidance")
    QTest.keyClicks(page.focusWidget(), "go-ahead")
    page.show_card("go-ahead")
    QTest.keyClicks(page.findChild(QLineEdit), "provider")


def guidance_locked(stage: Stage) -> None:
    page = stage.show_help("IE", unlocked=False)
    page.beside.guidance.click()


def settings(stage: Stage) -> None:
    stage.page("settings")


def settings_exchange(stage: Stage) -> None:
    page = stage.page("settings")
    page.exchange.json.click()
    stage.scroll_to(page.exchange)


def settings_care(stage: Stage) -> None:
    stage.scroll_to(stage.page("settings").care)


def settings_keyring(stage: Stage) -> None:
    security = stage.page("settings").security
    security.keyring.switch.click()
    stage.scroll_to(security.code)


def settings_end(stage: Stage) -> None:
    """The last card, with what it explains."""
    page = stage.page("settings")
    page.delete.way.opener.click()
    stage.settle()
    stage.scroll_to(page.delete)


def new_key(stage: Stage) -> NewKeyPage:
    page = NewKeyPage(stage.theme, stage.tasks, judge, HOME, stage.now)
    stage.show(page)
    page.enter()
    return page


def new_key_code(stage: Stage) -> NewKeyPage:
    page = new_key(stage)
    made = NewKey(CODE, Source(HOME, HOME / "journal-2.db", bytes(32)), HOME / "stick", bytes(32))
    backups = (HOME / "one", HOME / "two")
    page._on_made((made, OldBackups(backups, backups[1:], second_is_missing=False)))
    return page


def new_key_backups(stage: Stage) -> None:
    new_key_code(stage)
    press(stage, "Not now")


def delete(stage: Stage) -> DeletePage:
    page = DeletePage(stage.theme, stage.tasks.long, HOME, Elsewhere(HOME, HOME / "rosemary.log"))
    stage.show(page)
    page.enter()
    return page


def delete_what(stage: Stage) -> None:
    """What goes and what stays, before the word is typed."""
    extent = Extent("a", ("journal.db",), 9, str(HOME / "stick"), ("one", "two"), second_is_missing=False)
    delete(stage)._on_looked(extent)


def delete_done(stage: Stage) -> None:
    delete(stage)._on_deleted(_Outcome([], None))


def delete_cut(stage: Stage) -> None:
    delete(stage).enter_again()


def help_locked(stage: Stage) -> None:
    lock(stage)
    stage.show_help("", unlocked=False)


def help_unlocked(stage: Stage) -> HelpPage:
    stage.page("today")
    return stage.show_help("IE", unlocked=True)


def help_number_large(stage: Stage) -> None:
    help_unlocked(stage).numbers.large_wanted.emit("116 123", "Samaritans")


def crisis_talk(stage: Stage) -> None:
    stage.show_crisis("talk")


def crisis_urgent(stage: Stage) -> None:
    stage.show_crisis("urgent")


def crisis_emergency(stage: Stage) -> None:
    stage.show_crisis("emergency")


def crisis_no_country(stage: Stage) -> None:
    stage.without_days()
    stage.show_crisis("talk", "")


STATES: tuple[Callable[[Stage], object], ...] = (
    lock,
    lock_with_keyring,
    first_start_about,
    first_start_passphrase,
    first_start_code,
    first_start_words,
    first_start_done,
    damaged_choice,
    damaged_secret,
    damaged_read_out,
    damaged_today,
    today,
    today_empty,
    today_followup,
    today_subjects,
    today_prompt,
    on_this_day,
    journal,
    journal_search,
    journal_calendar,
    journal_filters,
    journal_tags,
    journal_year,
    journal_versions,
    journal_elsewhere,
    journal_print,
    journal_book,
    writing,
    writing_find,
    focus_mode,
    begin_letter,
    letter_written,
    letter_sealed,
    prompt_subjects,
    prompt_one,
    templates,
    photo_strip,
    photo_removed,
    photo_viewer,
    photo_copy,
    photo_only,
    photo_refused,
    check_ins,
    check_ins_help,
    patterns_two_weeks,
    patterns_year,
    patterns_empty,
    why,
    reading,
    visit,
    plan,
    plan_empty,
    body,
    body_below,
    body_empty,
    body_pads,
    body_checked,
    body_call_now,
    body_call_no_country,
    body_closed_for_now,
    body_go_ahead,
    today_body_ask,
    coping,
    coping_empty,
    coping_reach_out,
    coping_sentences,
    coping_groups,
    coping_letter,
    coping_letter_seen,
    exercise_before,
    exercise_moving,
    exercise_still,
    exercise_after,
    closeness,
    closeness_note,
    closeness_saying,
    closeness_changed,
    closeness_card,
    closeness_empty,
    words_alone,
    words_alone_card,
    guidance,
    guidance_search,
    guidance_locked,
    settings,
    settings_care,
    settings_exchange,
    settings_on_this_day,
    settings_keyring,
    settings_writing,
    settings_end,
    new_key,
    new_key_code,
    new_key_backups,
    delete,
    delete_what,
    delete_done,
    delete_cut,
    help_locked,
    help_unlocked,
    help_number_large,
    crisis_talk,
    crisis_urgent,
    crisis_emergency,
    crisis_no_country,
    *REMEMBER,
    *EDGES,
)
"""What is drawn in every look. The name of the function is that of the picture."""

WITH_MORE_CONTRAST = (
    lock,
    today,
    journal,
    check_ins,
    patterns_two_weeks,
    body_call_now,
    crisis_urgent,
    settings,
)
"""What is drawn with more contrast as well: text, fields, chosen things, warm cards, marks, a chart."""

FROM_THE_RIGHT = (
    today,
    journal,
    check_ins,
    body_below,
    visit,
    help_unlocked,
    first_start_code,
    settings_care,
)
"""What is drawn once more as it looks where words run from the right."""

README_PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
IN_README = [
    ("today-light", today_written),
    ("today-dark", today_written),
    ("check-ins-light", check_ins),
    ("journal-light", journal_day_before),
]
"""Name of a picture that README.md shows, and what it shows. They keep their size."""

PAPER = QSize(1240, 1754)
"""A4 at 150 dots to the inch."""

SMALL_PAPER = QSize(620, 877)
"""A4 at 75."""


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The theme, and what else the pages look the same by: plurals, a cursor that is always there."""
    flash, plurals = qapp.cursorFlashTime(), QTranslator()
    assert plurals.load(str(resources_folder() / "i18n" / "en.qm"))
    qapp.installTranslator(plurals)
    qapp.setCursorFlashTime(0)
    yield Theme(resources_folder())
    qapp.setCursorFlashTime(flash)
    qapp.removeTranslator(plurals)


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(resources_folder() / "content" / "en")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Model:
    return make_demo_model(tmp_path_factory.mktemp("demo") / "journal", library)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Model:
    return make_empty_model(tmp_path_factory.mktemp("empty") / "journal.db")


@pytest.fixture
def stage(
    qtbot: QtBot, theme: Theme, library: Library, demo: Model, empty: Model, tmp_path: Path
) -> Iterator[Stage]:
    stage = Stage(qtbot, theme, library, demo, empty, tmp_path)
    yield stage
    stage.close()


@pytest.fixture
def check(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[QImage, Path], None]:
    """Return a way to compare a picture with the one that is kept, or to keep it from now on."""

    def check(picture: QImage, file: Path) -> None:
        new, old = reduced(picture), kept(file)
        tiles = differing(old, new)
        if not tiles:
            return
        if request.config.getoption("accept_pictures"):
            keep(new, file)
            return
        name = file.relative_to(PICTURES).with_suffix("").as_posix().replace("/", "-")
        drawn, difference = tmp_path / f"{name}.png", tmp_path / f"{name}-difference.png"
        assert picture.save(str(drawn))
        assert side_by_side(old, new, tiles).save(str(difference))
        found = "was never kept" if old.isNull() else f"looks different in {len(tiles)} places"
        pytest.fail(
            f"{name} {found}. If that is meant: --accept-pictures.\n{drawn}\n{difference}", pytrace=False
        )

    return check


@pytest.mark.parametrize("draw", STATES, ids=lambda draw: draw.__name__)
@pytest.mark.parametrize("look", LOOKS)
def test_a_page_looks_as_it_did(
    look: str, draw: Callable[[Stage], object], theme: Theme, stage: Stage, check: Callable[..., None]
) -> None:
    mode, scale = LOOKS[look]
    theme.set(mode, scale, reduce_motion=True)
    draw(stage)
    check(stage.picture(), PICTURES / look / f"{draw.__name__}.png")


@pytest.mark.parametrize(("name", "draw"), IN_README)
def test_a_picture_in_the_readme_shows_the_app_as_it_is(
    name: str,
    draw: Callable[[Stage], object],
    theme: Theme,
    stage: Stage,
    request: pytest.FixtureRequest,
) -> None:
    theme.set("dark" if name.endswith("dark") else "light", 1.0, reduce_motion=True)
    draw(stage)
    file, picture = README_PICTURES / f"{name}.png", stage.picture()
    if differing(reduced(QImage(str(file))), reduced(picture)):
        assert request.config.getoption("accept_pictures"), f"{name} looks different now"
        keep(picture.convertToFormat(QImage.Format.Format_RGB32), file)


@pytest.mark.parametrize("draw", WITH_MORE_CONTRAST, ids=lambda draw: draw.__name__)
@pytest.mark.parametrize("look", MORE)
def test_a_page_with_more_contrast_looks_as_it_did(
    look: str, draw: Callable[[Stage], object], theme: Theme, stage: Stage, check: Callable[..., None]
) -> None:
    theme.set(MORE[look], 1.0, reduce_motion=True, more_contrast=True)
    draw(stage)
    check(stage.picture(), PICTURES / look / f"{draw.__name__}.png")


@pytest.mark.parametrize("more", [False, True], ids=["usual", "more"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_gallery_of_pieces_looks_as_it_did(
    mode: str, more: bool, theme: Theme, qtbot: QtBot, check: Callable[..., None]
) -> None:
    theme.set(mode, 1.0, reduce_motion=True, more_contrast=more)
    gallery = Gallery(theme)
    qtbot.addWidget(gallery)
    gallery.show_look(f"{mode} more" if more else mode, "1")
    gallery.resize(WIDTH, HEIGHT)
    with qtbot.waitActive(gallery):
        gallery.show()
        gallery.activateWindow()
    gallery.setFocus()  # no piece has the ring, whichever window was active before
    gallery.resize(WIDTH, gallery.page_height())
    check(gallery.grab().toImage(), PICTURES / "pieces" / f"{mode}{'_more' if more else ''}.png")


@pytest.mark.parametrize("draw", FROM_THE_RIGHT, ids=lambda draw: draw.__name__)
def test_a_page_looks_as_it_did_where_words_run_from_the_right(
    draw: Callable[[Stage], object],
    theme: Theme,
    stage: Stage,
    qapp: QApplication,
    check: Callable[..., None],
) -> None:
    theme.set("light", 1.0, reduce_motion=True)
    language = FromTheRight()
    qapp.installTranslator(language)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        draw(stage)
        picture = stage.picture()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        qapp.removeTranslator(language)
    check(picture, PICTURES / "from_the_right" / f"{draw.__name__}.png")


def test_the_visit_page_on_paper_looks_as_it_did(
    theme: Theme, stage: Stage, check: Callable[..., None]
) -> None:
    theme.set("light", 1.0, reduce_motion=True)
    page = stage.page("visit").out._page
    assert page
    sheet = QImage(PAPER, QImage.Format.Format_RGB32)
    painter = QPainter(sheet)
    paint_on_screen(painter, VisitSheet(page), page.size, QRectF(sheet.rect()))
    painter.end()
    check(sheet, PICTURES / "visit_sheet.png")


def test_a_small_book_on_paper_looks_as_it_did(theme: Theme, check: Callable[..., None]) -> None:
    """Side by side: the title page, the contents, a page with Markdown, and one with a photo."""
    theme.set("light", 1.0, reduce_motion=True)
    sheet = QImage(4 * SMALL_PAPER.width(), SMALL_PAPER.height(), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    book = made_book(locale=QLocale("en_GB"))
    paper = book_paper(book.size)
    scale = SMALL_PAPER.width() / (paper.fullRectPoints().width() * POINT)
    press = Press(book, paper)
    press.measure(_go_on)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(scale, scale)
    painter.translate(QPointF(paper.paintRectPoints().topLeft()) * POINT)
    press.paint(painter, lambda: painter.translate(paper.fullRectPoints().width() * POINT, 0), _go_on)
    painter.end()
    check(sheet, PICTURES / "book_pages.png")


def test_the_three_keepsake_designs_look_as_they_did(theme: Theme, check: Callable[..., None]) -> None:
    """Side by side, above with words only, below with a photo."""
    theme.set("light", 1.0, reduce_motion=True)
    drawn = [keepsake_picture(page, KEEPSAKE_WIDE) for page in made_keepsakes()]
    size = drawn[0].size()
    sheet = QImage(3 * size.width(), 2 * size.height(), QImage.Format.Format_RGB32)
    painter = QPainter(sheet)
    for number, picture in enumerate(drawn):
        painter.drawImage(number % 3 * size.width(), number // 3 * size.height(), picture)
    painter.end()
    check(sheet, PICTURES / "keepsakes.png")


def _go_on(_done: int, _total: int) -> None:
    """Nobody stops it."""


def test_no_picture_is_kept_that_is_not_drawn(request: pytest.FixtureRequest) -> None:
    drawn = {PICTURES / look / f"{draw.__name__}.png" for look in LOOKS for draw in STATES}
    drawn |= {PICTURES / look / f"{draw.__name__}.png" for look in MORE for draw in WITH_MORE_CONTRAST}
    drawn |= {PICTURES / "pieces" / f"{name}.png" for name in ("light", "light_more", "dark", "dark_more")}
    on_paper = {PICTURES / f"{name}.png" for name in ("visit_sheet", "book_pages", "keepsakes")}
    drawn |= {PICTURES / "from_the_right" / f"{draw.__name__}.png" for draw in FROM_THE_RIGHT}
    left_over = set(PICTURES.rglob("*.png")) - drawn - on_paper
    if request.config.getoption("accept_pictures"):
        for file in left_over:
            file.unlink()
    else:
        assert left_over == set()


def test_the_pictures_take_little_room() -> None:
    assert sum(file.stat().st_size for file in PICTURES.rglob("*")) < 5_000_000
