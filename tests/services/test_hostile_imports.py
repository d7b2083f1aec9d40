"""A file that somebody made by hand, or that went through another program, does no harm to a journal."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from journal_app.domain.errors import Trouble
from journal_app.domain.settings import JournalSettings, settings_from_stored
from journal_app.services.care import Care
from journal_app.services.exporting import export_json, export_markdown
from journal_app.services.verify import verify_journal
from journal_app.store.settings import SettingsStore
from tests.services.test_exchange import NOW, bring, fill, made, unheard

DEEP = "[" * 1200 + "]" * 1200
"""More than the database reads; Python's own limit is another one in each version."""

HOSTILE: dict[str, object] = {
    "nothing": None,
    "beyond every integer": 10**30,
    "no number": float("nan"),
    "half a letter": "\ud800",
    "a NUL": "a\0b",
    "the first instant": "0001-01-01T00:00:00+14:00",
    "the last day": "9999-12-31",
    "an object": {"": {}},
    "deep": "DEEP",
}


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every value in a JSON document."""
    if way:
        yield way
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, each in inside:
        yield from places(each, (*way, name))


def put(document: Any, way: tuple[Any, ...], value: Any) -> Any:
    document = copy.deepcopy(document)
    at = document
    for step in way[:-1]:
        at = at[step]
    at[way[-1]] = value
    return document


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("exported")
    journal = made(folder / "one")
    fill(journal)
    export_json(journal.connection, folder / "all.json", NOW, None, unheard)
    journal.close()
    return json.loads((folder / "all.json").read_bytes())


@pytest.mark.long
@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_stands_in_one_field_the_journal_stays_whole_and_goes_out_again(
    name: str, exported: Any, tmp_path: Path
) -> None:
    for number, way in enumerate(places(exported)):
        folder = tmp_path / str(number)
        other = made(folder / "journal")
        file = folder / "all.json"
        file.write_text(json.dumps(put(exported, way, HOSTILE[name])).replace('"DEEP"', DEEP))
        with suppress(Trouble):
            bring(other, file)
        assert verify_journal(other).whole, way
        settings = settings_from_stored(SettingsStore(other.connection).read())
        Care(other.log).look(NOW, settings)
        other.check_ins.records()
        other.journal.on_this_day.find(NOW.date(), settings.loss_dates)
        assert all(other.journal.entry(row.id) for row in other.journal.rows(None, 99))
        export_json(other.connection, folder / "out.json", NOW, None, unheard)
        export_markdown(other.connection, folder / "out", ["?"] * 7, None, unheard)
        other.close()
        shutil.rmtree(folder)


@pytest.mark.parametrize("part", ["check_in_notes", "visit_notes", "settings"])
def test_a_name_that_is_half_a_letter_is_refused(part: str, exported: Any, tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    file.write_text(json.dumps(put(exported, (part,), {"\ud800": "kettle"})))
    other = made(tmp_path / "journal")
    brought = bring(other, file)
    assert brought.refused == 1
    assert not any("kettle" in reason for reason in brought.reasons)
    other.close()


def test_a_setting_without_end_keeps_nobody_out(exported: Any, tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    file.write_text(json.dumps(put(exported, ("settings",), {"words": "[" * 100_000})))
    other = made(tmp_path / "journal")
    bring(other, file)
    stored = SettingsStore(other.connection).read()
    assert "words" in stored
    assert settings_from_stored(stored) == JournalSettings()
    other.close()


def test_a_number_that_no_field_can_hold_refuses_its_line_only(exported: Any, tmp_path: Path) -> None:
    check_in = next(line for line in exported["care"] if line["kind"] == "checkin")
    document = put(exported, ("care",), [{**check_in, "rev": 10**400}])
    file = tmp_path / "all.json"
    file.write_text(json.dumps(document))
    other = made(tmp_path / "journal")
    brought = bring(other, file)
    assert brought.refused == 1
    assert other.journal.rows(None, 9)
    other.close()


@pytest.mark.parametrize("name", ["deep", "no number"])
def test_a_line_of_the_log_holds_nothing_that_the_database_can_not_read(
    name: str, exported: Any, tmp_path: Path
) -> None:
    """Counting check-ins, and with it each backup, would fail from then on."""
    line = {"kind": "opened", "at": NOW.isoformat(), "more": HOSTILE[name]}
    check_in = next(line for line in exported["care"] if line["kind"] == "checkin")
    document = put(exported, ("care",), [line, {**check_in, "more": HOSTILE[name]}, check_in])
    file = tmp_path / "all.json"
    file.write_text(json.dumps(document).replace('"DEEP"', DEEP))
    other = made(tmp_path / "journal")
    with suppress(Trouble):
        bring(other, file)
    assert verify_journal(other).whole
    other.close()
