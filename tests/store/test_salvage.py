"""What stands on a page that is whole comes out of a damaged journal, whatever happened to the others."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_journals import empty_database

from journal_app.domain.errors import Interrupted, NewerJournal
from journal_app.store.connection import Connection, open_database, transaction
from journal_app.store.entries import Entries
from journal_app.store.integrity import figures
from journal_app.store.raw_pages import PAGE
from journal_app.store.rebuild import MISSING
from journal_app.store.salvage import CUT, ReadOut, read_out
from journal_app.store.search import SearchIndex
from journal_app.vault.page_cipher import cipher_for

from .made import KEY, clear_pages, entry, keep

JPEG = b"\xff\xd8\xff"
_WORDS = ("the garden", "was wet", "slept", "a letter", "nothing", "walked to the river")


class Model:
    """A journal on the disk, and which of its pages each entry stands on."""

    def __init__(
        self, path: Path, texts: dict[str, str], pages_of: dict[str, frozenset[int]], kinds: dict[int, str]
    ) -> None:
        """`kinds`: name of the table or index each page belongs to."""
        self.path = path
        self.texts = texts
        self.pages_of = pages_of
        self.count = path.stat().st_size // PAGE
        self.kinds = kinds

    def __repr__(self) -> str:
        return "model"

    def damaged(self, path: Path, pages: Iterable[int], place: int = 2000) -> Path:
        """A copy in which a byte of each of these pages was changed."""
        data = bytearray(self.path.read_bytes())
        for page in pages:
            data[(page - 1) * PAGE + place] ^= 1
        path.write_bytes(data)
        return path


def _fill(connection: Connection, seed: int) -> dict[str, str]:
    words = random.Random(seed)
    texts = {}
    with transaction(connection):
        entries, index = Entries(connection), SearchIndex(connection)
        for number in range(90):
            length = 4000 if number % 9 == 0 else words.randrange(40)
            text = f"entry {number}: " + " ".join(words.choice(_WORDS) for _ in range(length))
            written = entry(
                text, hour=number % 24, tags=("garden", f"t{number % 7}"), entry_id=f"id-{number}"
            )
            keep(entries, index, written)
            texts[written.id] = text
        for number in range(200):
            connection.execute(
                "INSERT INTO care_event (kind, at, fields) VALUES ('x', '2026-03-14T21:30:00+01:00', ?)",
                (f'{{"n": {number}, "x": "{"y" * 100}"}}',),
            )
        connection.execute("INSERT INTO plan_part VALUES (1, ?, ?)", (b"heading", b"words"))
        connection.execute("INSERT INTO setting VALUES ('theme', '\"dark\"')")
        connection.execute(
            "INSERT INTO photo VALUES ('p', '2026-03-14T21:30:00+01:00', 'image/jpeg', 1, 1, ?, ?)",
            (b"", JPEG + b"t" * 9000),
        )
        connection.execute("INSERT INTO photo_file VALUES ('p', ?)", (JPEG + b"q" * 50_000,))
        connection.execute(
            "INSERT INTO entry_photo SELECT sort_key, 0, 'p', NULL FROM entry WHERE id = 'id-3'"
        )
        connection.execute("DELETE FROM search_behind")
    return texts


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    path = tmp_path_factory.mktemp("model") / "journal" / "journal.db"
    connection = empty_database(path, KEY)
    texts = _fill(connection, 7)
    connection.close()
    # Another engine says what stands where: Python's own, on the same pages in clear text.
    clear = clear_pages(path)
    plain = path.parent / "plain.db"
    pages = [
        (b"SQLite format 3\0" if at == 0 else b"") + clear[_span(at)] for at in range(len(clear) // 4016 + 1)
    ]
    plain.write_bytes(b"".join(page.ljust(PAGE, b"\0") for page in pages if page))
    other = sqlite3.connect(plain)
    try:
        stat = other.execute(
            "SELECT name, path, pageno, pagetype, ncell FROM dbstat ORDER BY name, path"
        ).fetchall()
    except sqlite3.OperationalError:
        pytest.skip("this Python's sqlite3 can't tell where rows stand (no dbstat)")
    ids = [row for (row,) in other.execute("SELECT id FROM entry ORDER BY sort_key")]
    other.close()
    pages_of: dict[str, set[int]] = {}
    upcoming = iter(ids)
    leaves: dict[str, list[str]] = {}
    for name, where, page, kind, cells in stat:
        if name == "entry" and kind == "leaf":
            leaves[where] = [next(upcoming) for _ in range(cells)]
            for one in leaves[where]:
                pages_of[one] = {page}
    for name, where, page, kind, _ in stat:
        if name == "entry" and kind == "overflow":
            leaf, _, place = where.rpartition("/")
            pages_of[leaves[leaf + "/"][int(place.split("+")[0], 16)]].add(page)
    return Model(
        path,
        texts,
        {one: frozenset(found) for one, found in pages_of.items()},
        {page: name for name, _, page, _, _ in stat},
    )


def _span(page: int) -> slice:
    """Where a page stands in what `clear_pages` returns: the first one is 16 bytes shorter."""
    return slice(0, 4000) if page == 0 else slice(4000 + (page - 1) * 4016, 4000 + page * 4016)


def read(path: Path, target: Path) -> ReadOut:
    data = path.read_bytes()
    cipher = cipher_for(KEY, data[:PAGE], data[PAGE : 2 * PAGE])
    assert cipher
    return read_out(path, cipher.open_page, target, KEY, lambda _done, _total: None)


def texts_in(path: Path) -> dict[str, str]:
    opened = open_database(path, KEY)
    entries = Entries(opened)
    found = {
        one: kept.text
        for (one,) in opened.execute("SELECT id FROM entry").fetchall()
        if (kept := entries.get(one))
    }
    assert figures(opened).whole
    opened.close()
    return found


def tables_in(path: Path) -> dict[str, list[tuple[object, ...]]]:
    opened = open_database(path, KEY)
    names = [
        name
        for _, name, kind, *_ in opened.execute("PRAGMA table_list").fetchall()
        if kind == "table" and not name.startswith("sqlite_")
    ]
    found = {name: sorted(opened.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in names}
    opened.close()
    return found


def test_a_whole_journal_comes_out_as_it_was_every_table_of_it(model: Model, tmp_path: Path) -> None:
    said = read(model.path, tmp_path / "new.db")
    assert said == ReadOut(damaged_pages=0, cut=0, lost=0, earlier=0)
    assert tables_in(tmp_path / "new.db") == tables_in(model.path)
    assert texts_in(tmp_path / "new.db") == model.texts
    opened = open_database(tmp_path / "new.db", KEY)
    found = opened.execute("SELECT count(*) FROM search WHERE search MATCH 'river'").fetchone()
    opened.close()
    assert found[0] == sum("river" in text for text in model.texts.values())


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0, 0.5), seed=st.integers(0, 2**32))
def test_every_entry_on_whole_pages_comes_out_whatever_else_is_damaged(
    model: Model, tmp_path: Path, share: float, seed: int
) -> None:
    chance = random.Random(seed)
    bad = {page for page in range(2, model.count + 1) if chance.random() < share}
    _check(model, tmp_path, bad)


def _check(model: Model, folder: Path, bad: set[int]) -> None:
    source, target = model.damaged(folder / "damaged.db", bad), folder / "new.db"
    before = source.read_bytes()
    target.unlink(missing_ok=True)
    said = read(source, target)
    found = texts_in(target)
    whole = {one for one, pages in model.pages_of.items() if not pages & bad}
    assert whole <= found.keys()
    loose = found.keys() - model.texts.keys()
    assert len(loose) <= 1, "a photo whose entry is lost gets a page of its own"
    for one in loose:
        assert found.pop(one) == MISSING
    for one, text in found.items():
        if one in whole:
            assert text == model.texts[one]
        else:  # only its beginning, and it says so
            assert text.endswith(CUT)
            assert model.texts[one].startswith(text.removesuffix(CUT))
    assert said.cut == len(found) - len(whole)
    assert said.damaged_pages == len(bad)
    assert said.lost in (None, len(model.texts) - len(found))
    assert said.lost_ids in (frozenset(), model.texts.keys() - found.keys())
    assert source.read_bytes() == before
    target.unlink()


@pytest.mark.long
def test_entries_come_out_where_each_single_page_is_damaged(model: Model, tmp_path: Path) -> None:
    others = [page for page, name in model.kinds.items() if name != "entry"]
    own = [page for page, name in model.kinds.items() if name == "entry"]
    for page in sorted({*random.Random(3).sample(others, 12), *own[:12], 1}):
        _check(model, tmp_path, {page})


def test_the_first_bytes_of_the_file_can_be_damaged_too(model: Model, tmp_path: Path) -> None:
    for place in (0, 7, 15):
        source = model.damaged(tmp_path / "damaged.db", [1], place)
        said = read(source, tmp_path / f"new-{place}.db")
        assert said.damaged_pages == 0, "with the bytes put right, every page is whole"
        assert texts_in(tmp_path / f"new-{place}.db") == model.texts


def test_a_file_that_was_cut_off_gives_what_is_left(model: Model, tmp_path: Path) -> None:
    data = model.path.read_bytes()
    left = len(data) // PAGE // 2
    (tmp_path / "cut.db").write_bytes(data[: left * PAGE + 100])
    read(tmp_path / "cut.db", tmp_path / "new.db")
    whole = {one for one, pages in model.pages_of.items() if max(pages) <= left}
    assert whole <= texts_in(tmp_path / "new.db").keys()


def test_another_key_opens_no_page(model: Model) -> None:
    data = model.path.read_bytes()
    assert cipher_for(bytes(32), data[:PAGE], data[PAGE : 2 * PAGE]) is None


def test_a_journal_of_a_later_version_is_left_to_that_version(model: Model, tmp_path: Path) -> None:
    newer = tmp_path / "newer.db"
    newer.write_bytes(model.path.read_bytes())
    opened = open_database(newer, KEY)
    opened.execute("PRAGMA user_version = 99")
    opened.close()
    with pytest.raises(NewerJournal):
        read(newer, tmp_path / "new.db")


def test_it_can_be_stopped(model: Model, tmp_path: Path) -> None:
    data = model.path.read_bytes()
    cipher = cipher_for(KEY, data[:PAGE], data[PAGE : 2 * PAGE])
    assert cipher

    def stop(_done: int, _total: int) -> None:
        raise Interrupted

    with pytest.raises(Interrupted):
        read_out(model.path, cipher.open_page, tmp_path / "new.db", KEY, stop)


def test_an_entry_that_is_lost_comes_back_as_it_once_was(tmp_path: Path) -> None:
    path = tmp_path / "journal" / "journal.db"
    connection = empty_database(path, KEY)
    with transaction(connection):
        keep(Entries(connection), SearchIndex(connection), entry("now", entry_id="a"))
        for when, words in (
            ("01T21:30:00+01:00", b"first"),
            ("03T21:30:00+01:00", b"third"),
            ("03T22:00:00+02:00", b"before the third, one country further"),
            ("02T21:30:00+01:00", b"second"),
        ):
            connection.execute(
                "INSERT INTO entry_version (entry_id, kept_at, letters, stays, text)"
                " VALUES ('a', ?, 5, 0, ?)",
                (f"2026-03-{when}", words),
            )
    (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'entry'").fetchone()
    connection.close()
    data = bytearray(path.read_bytes())
    data[(root - 1) * PAGE + 50] ^= 1
    path.write_bytes(data)
    said = read(path, tmp_path / "new.db")
    assert (said.lost, said.earlier) == (1, 1)
    assert texts_in(tmp_path / "new.db") == {"a": "third"}
