"""The folder of Markdown files: an entry a file, to the letter below its front matter."""

from __future__ import annotations

import json
import stat
import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.closeness import ClosenessNote, ClosenessRecords, Where
from journal_app.domain.coping import CopingRecords, Knows, Telling
from journal_app.domain.entry import Entry
from journal_app.domain.exchange import Besides, KeptEntry
from journal_app.domain.memorial import CandleDay, Loss, LossId, Memorial
from journal_app.domain.support import PlanPart
from journal_app.exchange.markdown_folder import MarkdownFolder, in_english
from tests.exchange.made_exports import besides, kept_entries
from tests.store.made import EVENING, entry


def text_below(said: str) -> str:
    return said.split("\n---\n\n", 1)[1]


def fields_of(said: str) -> dict[str, object]:
    lines = said.split("\n---\n", 1)[0].split("\n")[1:]
    pairs = [line.split(": ", 1) for line in lines]
    return {name: json.loads(value) if value[0] in '"[' else value for name, value in pairs}


@given(st.lists(kept_entries, max_size=3), besides)
def test_each_entry_is_a_file_with_its_text_its_fields_and_its_photos(kept: list[KeptEntry], beside) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = MarkdownFolder(Path(name))
        for one in kept:
            folder.put_entry(one)
        folder.put_besides(beside)
        files = [path.read_bytes().decode() for path in Path(name, "entries").glob("*.md")]
        entries = [said for said in files if said.startswith("---\nid:")]
        found = sorted((str(fields_of(said)["written_at"]), text_below(said)) for said in entries)
        assert found == sorted((one.entry.written_at.isoformat(), _as_written(one.entry)) for one in kept)
        for said in entries:
            for picture in fields_of(said).get("photos", []):  # type: ignore[attr-defined]
                assert (Path(name, "entries") / picture).is_file()
        assert len(list(Path(name).glob("photos/*"))) == sum(len(one.photos) for one in kept)


def _as_written(one: Entry) -> str:
    return one.text.encode("utf-8", "replace").decode()


def test_two_entries_of_one_minute_are_two_files_and_no_word_stands_in_a_name(tmp_path: Path) -> None:
    folder = MarkdownFolder(tmp_path)
    for text in ("# Nobody\n\nOne.", "# Nobody\n\nTwo."):
        folder.put_entry(KeptEntry(entry(text)))
    names = sorted(path.name for path in (tmp_path / "entries").iterdir())
    assert names == ["2026-03-14-2130-no-2.md", "2026-03-14-2130.md"]
    assert EVENING.strftime("%H%M") == "2130"
    for path in tmp_path.rglob("*.md"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_headings_are_in_the_language_of_who_reads_and_names_of_files_are_not(tmp_path: Path) -> None:
    kept = Besides(
        plan=(PlanPart("", "Go out."),),
        visit_notes={"questions": "When?"},
        coping=CopingRecords(tellings=(Telling("Robin", Knows.NOT, ""),)),
        memorial=Memorial(losses=(Loss(LossId("a"), "", None),), candles=(CandleDay(date(2026, 3, 14)),)),
        closeness=ClosenessRecords(notes=(ClosenessNote(EVENING, Where.NOT_YET),)),
    )
    for name, say in (("english", in_english), ("made", lambda words: f"[{words}]")):
        (tmp_path / name).mkdir()
        MarkdownFolder(tmp_path / name, say).put_besides(kept)
    files = sorted(path.name for path in (tmp_path / "english").iterdir())
    assert files == sorted(path.name for path in (tmp_path / "made").iterdir())
    said = {name: (tmp_path / "made" / name).read_text("utf-8") for name in files}
    assert all(text.startswith("# [") for text in said.values())
    assert "## [Questions]" in said["visit.md"]
    assert "[Does not know.]" in said["who-knows.md"]
    assert "## [Without a name]" in said["remember.md"]
    assert "## [Days a candle was lit]" in said["remember.md"]
    assert "[Not yet.]" in said["closeness.md"]
