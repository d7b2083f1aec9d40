"""`rosemary export` and `import`: clear text only after a yes; what comes back is equal."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from command_line import Done, rosemary
from made_journals import CHEAP, closed_journal

from journal_app.services import session

PASSPHRASE = "a quiet garden in the rain"


def run(*arguments: str, given: str = PASSPHRASE + "\n") -> Done:
    return rosemary(*arguments, given=given.encode())


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    folder = tmp_path / "journal"
    closed_journal(folder, PASSPHRASE)
    text = f"{PASSPHRASE}\nThe kettle sang.\n\n\u00a0雨 \u2028twice"
    done = run(
        "add",
        "--journal",
        str(folder),
        "--date",
        "2026-11-02",
        "--tag",
        "home",
        "--passphrase-stdin",
        given=text,
    )
    assert done.returncode == 0
    return folder


def test_an_export_comes_back_into_another_journal(journal: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "all.json", tmp_path / "other"
    session.create_journal(other, PASSPHRASE, CHEAP).open_journal.close()
    done = run(
        "export",
        "--journal",
        str(journal),
        "--format",
        "json",
        "--to",
        str(file),
        "--yes",
        "--passphrase-stdin",
    )
    assert (done.returncode, json.loads(done.stdout)) == (0, {"entries": 1, "photos": 0, "check_ins": 0})
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for counts in ((1, 0), (0, 1)):
        done = run("import", str(file), "--journal", str(other), "--passphrase-stdin")
        said = json.loads(done.stdout)
        assert (done.returncode, said["added"], said["known"], said["refused"]) == (0, *counts, 0)
    found = [
        json.loads(run("search", "kettle", "--json", "--journal", str(folder), "--passphrase-stdin").stdout)
        for folder in (journal, other)
    ]
    assert found[0] == found[1]
    assert found[0]["results"][0]["text"] == "The kettle sang.\n\n\u00a0雨 \u2028twice"


def test_a_folder_of_markdown_is_written(journal: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run(
        "export",
        "--journal",
        str(journal),
        "--format",
        "markdown",
        "--to",
        str(out),
        "--yes",
        "--passphrase-stdin",
    )
    assert done.returncode == 0
    (page,) = (out / "entries").iterdir()
    assert page.read_bytes().decode().endswith("---\n\nThe kettle sang.\n\n\u00a0雨 \u2028twice")


def test_nothing_is_written_in_clear_text_without_a_yes(journal: Path, tmp_path: Path) -> None:
    done = run(
        "export",
        "--journal",
        str(journal),
        "--format",
        "json",
        "--to",
        str(tmp_path / "x"),
        "--passphrase-stdin",
    )
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("data", [b"", b"[]", b'{"format": "rosemary-journal"', b"\xff\xfe", b"kettle"])
def test_a_file_of_something_else_is_one_sentence_and_changes_nothing(
    journal: Path, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "file").write_bytes(data)
    before = (journal / "journal.db").read_bytes()
    done = run("import", str(tmp_path / "file"), "--journal", str(journal), "--passphrase-stdin")
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert b"kettle" not in done.stderr
    assert (journal / "journal.db").read_bytes() == before


def test_what_is_refused_is_counted_and_told_by_the_exit_status(journal: Path, tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    run(
        "export",
        "--journal",
        str(journal),
        "--format",
        "json",
        "--to",
        str(file),
        "--yes",
        "--passphrase-stdin",
    )
    said = json.loads(file.read_bytes())
    said["entries"][0]["at"] = "kettle"
    file.write_text(json.dumps(said))
    done = run("import", str(file), "--journal", str(journal), "--passphrase-stdin")
    assert done.returncode == 1
    assert json.loads(done.stdout)["reasons"] == ["“at” must be an instant with an offset."]
    assert b"kettle" not in done.stdout + done.stderr
