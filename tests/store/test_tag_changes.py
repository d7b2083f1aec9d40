"""Renaming, merging and removing tags, and undoing it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.query import terms_of
from journal_app.domain.search import SearchFilter
from journal_app.domain.tags import TagChange
from journal_app.services.journal import Journal
from journal_app.store.connection import Connection, transaction
from journal_app.store.entries import Entries
from journal_app.store.search import SearchIndex
from journal_app.store.tags import Tags

from .made import entry, keep, undone

names = st.sampled_from(("a", "b", "c", "Two words", "雨"))
tag_lists = st.lists(names, max_size=3, unique=True).map(tuple)


@given(carried=st.lists(tag_lists, max_size=5), old=names, new=names)
def test_a_tag_gets_its_new_name_on_every_entry_and_back(
    shared: Connection, carried: list[tuple[str, ...]], old: str, new: str
) -> None:
    entries, tags = Entries(shared), Tags(shared)
    with undone(shared):
        ids = [entries.put(entry(tags=each)).id for each in carried]

        def now() -> list[tuple[str, ...]]:
            found = [entries.get(each) for each in ids]
            return [each.tags for each in found if each]

        change = tags.rename(old, new)
        assert (change is None) == (old == new or not any(old in each for each in carried))
        renamed = [
            tuple(new if tag == old else tag for tag in each if not (tag == old and new in each))
            for each in carried
        ]
        assert now() == (carried if old == new else renamed)
        if change is not None:
            tags.undo(change)
        assert now() == carried

        change = tags.remove(old)
        assert now() == [tuple(tag for tag in each if tag != old) for each in carried]
        assert old not in [tag.name for tag in entries.tags()]
        if change is not None:
            tags.undo(change)
        assert now() == carried


def test_search_follows_a_renamed_tag_in_steps(
    connection: Connection, entries: Entries, index: SearchIndex
) -> None:
    with transaction(connection):
        for number in range(120):
            keep(entries, index, entry(str(number), tags=("old name", "stays")))
    journal = Journal(connection)

    def found(query: str, *tags: str) -> int:
        return index.count(terms_of(query), SearchFilter(tags=tags))

    change = journal.rename_tag("old name", "new one")
    assert change == TagChange("old name", "new one")
    steps = 0
    while journal.catch_up():
        steps += 1
    assert steps > 1
    assert found('#"new one"') == found("", "new one") == found("stays", "new one") == 120
    assert found('#"old name"') == found("", "old name") == found("old") == 0

    journal.undo_tag_change(change)
    while journal.catch_up():
        pass
    assert found("", "old name") == 120
    assert found("", "new one") == 0


def test_undoing_leaves_alone_what_was_changed_since(connection: Connection, entries: Entries) -> None:
    journal = Journal(connection)
    first, second = entry(tags=("a", "b")), entry(tags=("a",))
    journal.save(first)
    journal.save(second)
    change = journal.remove_tag("a")
    assert change is not None
    journal.save(entry(entry_id=first.id, tags=("x", "a")))
    journal.delete_forever(second.id)

    journal.undo_tag_change(change)

    kept = entries.get(first.id)
    assert kept is not None
    assert kept.tags == ("x", "a")
