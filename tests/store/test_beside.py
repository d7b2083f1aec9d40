"""What stands beside an entry stays with it: addressee and seal of a letter, answered prompt, favourite."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings

from journal_app.domain.entry import ANSWER, LETTER, PAGE, AnsweredPrompt, EntryRow, Letter
from journal_app.store.beside import BesideEntries
from journal_app.store.connection import Connection
from journal_app.store.entries import Entries

from .made import DAY, EVENING, entry, texts, undone


def the_row(entries: Entries) -> EntryRow:
    (row,) = entries.rows(None, 10)
    return row


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts, texts)
def test_an_addressee_and_a_prompt_come_back_to_the_letter(
    connection: Connection, entries: Entries, to_whom: str, words: str
) -> None:
    with undone(connection):
        letter = replace(entry(), kind=LETTER, letter=Letter(to_whom))
        answer = replace(entry(), kind=ANSWER, prompt=AnsweredPrompt("anger_1", words))
        for written in (letter, answer):
            row = entries.put(written)
            assert entries.get(written.id) == written
            assert (row.letter, row.prompt) == (written.letter, written.prompt)


def test_an_editor_that_knows_less_takes_away_neither_seal_nor_star(
    connection: Connection, entries: Entries
) -> None:
    written = replace(entry("# To you\n\nSlept."), kind=LETTER, letter=Letter("you"))
    entries.put(written)
    beside = BesideEntries(connection)
    beside.set_sealed(written.id, EVENING)
    beside.set_favourite(written.id, True)
    row = entries.put(replace(written, text="# To you\n\nSlept late.", letter=Letter("you, again")))
    assert row.letter == Letter("you, again", EVENING)
    assert row.favourite
    kept = entries.get(written.id)
    assert kept is not None
    assert (kept.letter, kept.favourite) == (Letter("you, again", EVENING), True)


def test_a_prompt_can_be_taken_away_again(connection: Connection, entries: Entries) -> None:
    answer = replace(entry(), kind=ANSWER, prompt=AnsweredPrompt("anger_1", "Why?"))
    entries.put(answer)
    page = replace(answer, kind=PAGE, prompt=None)
    assert entries.put(page).prompt is None
    assert entries.get(page.id) == page


def test_a_list_shows_the_title_of_a_sealed_letter_and_no_word_more(
    connection: Connection, entries: Entries
) -> None:
    letters = {
        "# To you\n\nA word for nobody.": "# To you",
        "A word for nobody.\n\n# Late": "",
    }
    for text, shown in letters.items():
        with undone(connection):
            written = replace(entry(text), kind=LETTER, letter=Letter("you"))
            assert entries.put(written).opening == text
            BesideEntries(connection).set_sealed(written.id, EVENING)
            assert the_row(entries).opening == shown
            BesideEntries(connection).set_sealed(written.id, None)
            assert the_row(entries).opening == text


def test_what_stands_beside_follows_an_entry_to_another_day_and_goes_with_it(
    connection: Connection, entries: Entries
) -> None:
    written = replace(entry(), kind=LETTER, letter=Letter("you"), prompt=AnsweredPrompt("p", "Why?"))
    entries.put(written)
    BesideEntries(connection).set_favourite(written.id, True)
    day = DAY - timedelta(days=40)
    moved = entries.put(replace(written, day=day, at=written.at - timedelta(days=40)))
    assert (moved.day, moved.favourite, moved.letter, moved.prompt) == (
        day,
        True,
        written.letter,
        written.prompt,
    )
    entries.remove(written.id)
    for table in ("letter", "answered_prompt", "favourite"):
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_a_star_or_seal_for_an_entry_that_is_gone_or_no_letter_changes_nothing(
    connection: Connection, entries: Entries
) -> None:
    written = entry()
    entries.put(written)
    beside = BesideEntries(connection)
    beside.set_sealed(written.id, EVENING)
    beside.set_favourite(entry().id, True)
    beside.set_favourite(written.id, False)
    assert (the_row(entries).letter, the_row(entries).favourite) == (None, False)
