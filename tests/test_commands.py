"""What works without a window, as a person or a script uses it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from command_line import Done, in_a_process, rosemary
from made_journals import closed_journal

from journal_app.services import session

PASSPHRASE = b"a quiet garden in the rain\n"


@pytest.fixture
def journal(journal_folder: Path) -> str:
    """The folder of a journal just made."""
    closed_journal(journal_folder, PASSPHRASE.decode().strip())
    return str(journal_folder)


def add(journal: str, text: bytes, *more: str) -> Done:
    """Add one entry."""
    return rosemary("add", "--journal", journal, "--passphrase-stdin", *more, given=PASSPHRASE + text)


def found(journal: str, query: str) -> dict[str, object]:
    """Search and return what was printed."""
    done = rosemary("search", query, "--json", "--journal", journal, "--passphrase-stdin", given=PASSPHRASE)
    assert done.returncode == 0, done.stderr
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def test_create_prints_the_recovery_code_alone_and_refuses_a_second_time(journal_folder: Path) -> None:
    made = in_a_process("create", "--journal", str(journal_folder), "--passphrase-stdin", given=PASSPHRASE)
    assert made.returncode == 0
    assert len(made.stdout.decode().strip().replace("-", "")) == 34
    again = in_a_process("create", "--journal", str(journal_folder), "--passphrase-stdin", given=PASSPHRASE)
    assert (again.returncode, again.stdout) == (2, b"")
    assert again.stderr.count(b"\n") == 1


def test_the_text_comes_back_byte_for_byte(journal: str) -> None:
    text = "# Ein Tag\r\n\n\tkettle\u00a0 \u2028sang\u200f 雨\n\n"
    there = ("--journal", journal, "--passphrase-stdin")
    given = PASSPHRASE + text.encode() + b"\n"
    done = in_a_process("add", *there, "--tag", "two words", "--tag", "home", given=given)
    assert done.returncode == 0
    answer = json.loads(in_a_process("search", "kettle", "--json", *there, given=PASSPHRASE).stdout)
    assert answer["total"] == 1
    (hit,) = answer["results"]  # type: ignore[misc]
    assert hit["text"] == text  # type: ignore[index]
    assert hit["title"] == "Ein Tag"  # type: ignore[index]
    assert hit["kind"] == "page"  # type: ignore[index]
    assert sorted(hit["tags"]) == ["home", "two words"]  # type: ignore[index]


def test_entries_are_found_newest_first(journal: str) -> None:
    for day in ("2026-03-01", "2026-05-01", "2026-04-01"):
        assert add(journal, b"The kettle sang.", "--date", day).returncode == 0
    answer = found(journal, "kett")
    assert [hit["date"] for hit in answer["results"]] == ["2026-05-01", "2026-04-01", "2026-03-01"]  # type: ignore[attr-defined]


def test_verify_counts_what_is_there(journal: str) -> None:
    add(journal, b"One two three.")
    done = rosemary("verify", "--json", "--journal", journal, "--passphrase-stdin", given=PASSPHRASE)
    figures = json.loads(done.stdout)
    assert done.returncode == 0
    assert list(figures) == ["entries", "check_ins", "photos", "words", "schema", "whole", "damaged_pages"]
    assert (figures["entries"], figures["words"], figures["whole"]) == (1, 3, True)
    assert figures["damaged_pages"] == []


def test_verify_reports_one_flipped_byte_anywhere(journal: str) -> None:
    add(journal, b"kettle " * 3000)
    database = Path(journal) / "journal.db"
    whole = database.read_bytes()
    for place in (300, len(whole) // 2, len(whole) - 50):
        database.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        done = rosemary("verify", "--json", "--journal", journal, "--passphrase-stdin", given=PASSPHRASE)
        assert done.returncode == 1, place
        assert done.stderr.strip()
        assert b"Traceback" not in done.stderr
        assert b"kettle" not in done.stderr


def test_one_bad_key_file_of_the_two_is_no_damage(journal: str) -> None:
    (Path(journal) / "journal.key").write_bytes(b"broken")
    done = rosemary("verify", "--journal", journal, "--passphrase-stdin", given=PASSPHRASE)
    assert done.returncode == 0
    assert b"key file" in done.stdout + done.stderr
    assert (Path(journal) / "journal.key").read_bytes() == b"broken"


def test_the_recovery_code_opens_too(journal_folder: Path) -> None:
    code = in_a_process(
        "create", "--journal", str(journal_folder), "--passphrase-stdin", given=PASSPHRASE
    ).stdout
    done = in_a_process("verify", "--journal", str(journal_folder), "--recovery-code-stdin", given=code)
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "given"),
    [
        (("search", "kettle", "--passphrase-stdin"), b"wrong passphrase\n"),
        (("verify", "--passphrase-stdin"), b"\xff\xfe\n"),
        (("add",), b"kettle"),
        (("add", "--passphrase-stdin"), PASSPHRASE),
        (("add", "--passphrase-stdin", "--date", "2026-02-30"), PASSPHRASE + b"kettle"),
        (("dance", "kettle"), b""),
        (("search", "--nonsense", "kettle"), b""),
    ],
)
def test_what_can_not_be_done_is_one_sentence_and_nothing_is_changed(
    journal: str, arguments: tuple[str, ...], given: bytes
) -> None:
    before = (Path(journal) / "journal.db").read_bytes()
    done = rosemary(*arguments, "--journal", journal, given=given)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1
    for word in (b"Traceback", b"kettle", b"garden"):
        assert word not in done.stderr
    assert (Path(journal) / "journal.db").read_bytes() == before


def test_a_wrong_passphrase_is_said_before_the_text_is_asked_for(journal: str) -> None:
    adding = subprocess.Popen(
        [sys.executable, "-m", "journal_app", "add", "--passphrase-stdin", "--journal", journal],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[1],
    )
    assert adding.stdin
    assert adding.stderr
    with adding.stdin, adding.stderr:
        adding.stdin.write(b"a quiet garden in the sun\n")
        adding.stdin.flush()  # and it stays open: nothing is written yet
        assert adding.wait(30) == 2
        assert b"does not open this journal" in adding.stderr.read()


@pytest.mark.parametrize("command", [(), ("search", "kettle"), ("verify",)])
def test_an_empty_name_after_journal_is_refused_by_the_window_and_by_commands(
    command: tuple[str, ...],
) -> None:
    done = in_a_process(*command, "--journal", "")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"The folder is missing after --journal. Nothing has changed.\n"


def test_no_command_loads_qt_and_help_does_not_load_the_vault() -> None:
    probe = (
        "import sys\nfrom journal_app.__main__ import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'PySide6', 'keyring', 'argon2', 'cryptography', 'sqlcipher3'}\n"
        "bad = heavy & {name.split('.')[0] for name in sys.modules}\n"
        "sys.exit(1 if bad else 0)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_version_is_told() -> None:
    done = in_a_process("--version")
    assert done.returncode == 0
    assert done.stdout.startswith(b"Rosemary ")


def test_the_care_rules_can_be_asked_without_a_journal() -> None:
    event = {
        "kind": "checkin",
        "id": "a",
        "rev": 1,
        "for_date": "2026-11-22",
        "at": "2026-11-22T21:00:00+01:00",
    }
    case = {"id": "one", "now": "2026-11-22T21:01:00+01:00", "events": [event | {"ratings": {"suicidal": 2}}]}
    form = json.dumps({"cases": [case]}).encode()
    done = in_a_process("audit-care", "-", given=form)
    assert done.returncode == 0
    assert done.stderr == b""
    (answer,) = json.loads(done.stdout)["results"]
    assert answer["show"] == ["CRISIS:urgent"]


def test_a_case_that_breaks_the_form_is_said_and_the_status_is_1() -> None:
    done = rosemary("audit-care", "-", given=b'{"cases": [{"id": "one", "now": "yesterday", "events": []}]}')
    assert done.returncode == 1
    assert "error" in json.loads(done.stdout)["results"][0]
    assert done.stderr.count(b"\n") == 1


def test_a_window_at_a_negative_place_can_tell_its_successor() -> None:
    from journal_app.commands import _parser
    from journal_app.window_start import WindowStart

    start = WindowStart(journal="-odd name", after_lock="asked", geometry="-8,-8,900,640")
    given = _parser().parse_args(start.as_arguments())
    assert given.window_geometry == "-8,-8,900,640"
    assert given.journal == "-odd name"


def test_half_a_letter_and_a_terminal_without_a_letter_keep_no_search_from_its_answer(
    journal: str,
) -> None:
    opened = session.open_with_passphrase(Path(journal), PASSPHRASE.decode().strip())
    page = opened.journal.new_entry(date(2026, 11, 23), datetime(2026, 11, 23, tzinfo=UTC))
    opened.journal.save(replace(page, text="# kettle \ud800 café 雨"))
    opened.close()
    arguments = ("search", "kettle", "--journal", journal, "--passphrase-stdin")
    (hit,) = found(journal, "kettle")["results"]  # type: ignore[misc]
    assert hit["text"] == "# kettle \ud800 café 雨"  # type: ignore[index]
    assert "kettle" in rosemary(*arguments, given=PASSPHRASE).stdout.decode()
    plain = in_a_process(*arguments, given=PASSPHRASE, encoding="ascii")
    assert (plain.returncode, plain.stderr) == (0, b"")
    assert b"kettle" in plain.stdout


def test_an_end_of_input_where_the_passphrase_is_asked_for_is_one_word(
    journal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ends(_given: object) -> str:
        raise EOFError  # as `getpass` does

    monkeypatch.setattr("journal_app.commands.given.read_secret", ends)
    done = rosemary("verify", "--journal", journal)
    assert (done.returncode, done.stderr) == (2, b"Stopped.\n")
