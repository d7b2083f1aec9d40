"""Words a person adds to the spelling come back, and go when they are removed."""

from __future__ import annotations

from journal_app.services.known_words import KnownWords
from journal_app.store.connection import Connection

from .made import TRICKY


def test_words_added_come_back_by_alphabet_each_once(connection: Connection) -> None:
    known = KnownWords(connection)
    assert known.all() == ()
    for word in ("sonogramme", "Aoife", "sonogramme", "bean"):
        known.add(word)
    assert known.all() == ("Aoife", "bean", "sonogramme")


def test_a_word_that_is_removed_is_gone_and_the_others_stay(connection: Connection) -> None:
    known = KnownWords(connection)
    for word in (*TRICKY, "bean"):
        known.add(word)
    known.remove("bean")
    known.remove("never there")
    assert set(known.all()) == set(TRICKY)
