"""The lossless file: what is written comes back to the letter; anything else is refused in a sentence."""

from __future__ import annotations

import io
import json
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.errors import ForeignImport, NewerImport
from journal_app.domain.exchange import NOTHING_BESIDE, Besides, KeptEntry
from journal_app.exchange.json_file import read_json, write_json
from journal_app.exchange.json_parts import entry_part, read_beside, read_entry
from journal_app.exchange.json_values import PartBroken
from tests.exchange.made_exports import besides, kept_entries
from tests.store.made import entry

NOW = datetime(2026, 11, 23, 20, 30, tzinfo=timezone(timedelta(hours=1)))


def written(entries: list[KeptEntry], beside: Besides = NOTHING_BESIDE) -> bytes:
    file = io.BytesIO()
    assert write_json(file, NOW, entries, beside) == len(entries)
    return file.getvalue()


def read(data: bytes) -> tuple[Besides, list[KeptEntry]]:
    parts, entries = read_json(io.BytesIO(data))
    return read_beside(parts), [read_entry(part) for part in entries]


@given(st.lists(kept_entries, max_size=3), besides)
def test_everything_comes_back_to_the_letter(entries: list[KeptEntry], beside: Besides) -> None:
    assert read(written(entries, beside)) == (beside, entries)


@given(st.lists(kept_entries, max_size=2), besides, st.sampled_from((None, 1, "\t")))
def test_any_layout_of_the_same_json_will_do(
    entries: list[KeptEntry], beside: Besides, indent: int | str | None
) -> None:
    again = json.dumps(json.loads(written(entries, beside)), indent=indent, sort_keys=True)
    assert read(b"\xef\xbb\xbf" + again.encode("ascii")) == (beside, entries)


@given(kept_entries, besides, st.data())
def test_a_file_that_is_cut_off_anywhere_gives_nothing_that_is_not_whole(
    kept: KeptEntry, beside: Besides, data: st.DataObject
) -> None:
    whole = written([kept], beside).rstrip()
    cut = whole[: data.draw(st.integers(0, len(whole) - 1))]
    with pytest.raises(ForeignImport):
        read(cut)


@given(st.binary() | st.text().map(str.encode) | st.from_regex(r'[\[{}\]:,"a1 ]{0,30}').map(str.encode))
def test_whatever_else_a_file_holds_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(ForeignImport):
        read_json(io.BytesIO(data))


@pytest.mark.parametrize(
    "text", ["[]", '{"format": "other", "entries": []}', '{"entries": []}', '{"format": "rosemary-journal"}']
)
def test_json_of_something_else_is_refused(text: str) -> None:
    with pytest.raises(ForeignImport):
        read_json(io.BytesIO(text.encode()))


def test_a_file_of_a_newer_version_is_refused() -> None:
    newer = json.loads(written([])) | {"version": 2}
    with pytest.raises(NewerImport):
        read_json(io.BytesIO(json.dumps(newer).encode()))


def test_a_deep_nest_is_refused_and_not_a_crash() -> None:
    with pytest.raises(ForeignImport):
        read_json(io.BytesIO(b'{"format": "rosemary-journal", "version": 1, "x": ' + b"[" * 100_000))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", None),
        ("id", ""),
        ("id", 3),
        ("day", "yesterday"),
        ("at", "2026-11-23T20:30"),
        ("text", None),
        ("text", {"utf8": "!"}),
        ("tags", "garden"),
        ("favourite", "yes"),
        ("letter", []),
        ("photos", [{}]),
        ("versions", [3]),
    ],
)
def test_an_entry_that_breaks_the_rules_is_refused_without_a_word_of_it(field: str, value: object) -> None:
    part = entry_part(KeptEntry(entry("A word for nobody."))) | {field: value}
    with pytest.raises(PartBroken) as refused:
        read_entry(part)
    assert "nobody" not in str(refused.value)
    assert "yesterday" not in str(refused.value)


def test_the_file_is_plain_ascii_with_an_entry_a_line() -> None:
    data = written([KeptEntry(entry("Käse \u2028 雨")), KeptEntry(entry("Two"))])
    assert data.isascii()
    lines = data.decode("ascii").splitlines()
    assert [line.startswith('{"id"') for line in lines[-3:]] == [True, True, False]
