"""What works without a window, from create to restore. No Qt is loaded by any command here.

Exit status: 0 done and whole; 1 opened, but damaged; 2 could not open, wrong use, refused. On 1
and 2 one sentence stands on standard error, and never a word a person wrote.
"""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from journal_app import __version__, guard
from journal_app.domain.errors import BackupDamaged, JournalDamaged, Trouble
from journal_app.paths import default_journal_folder
from journal_app.window_start import WindowStart

if TYPE_CHECKING:
    from journal_app.services.reading_backups import Secret
    from journal_app.services.session import OpenJournal
    from journal_app.store.integrity import Figures

DONE, DAMAGED, REFUSED = 0, 1, 2

EXPORT_QUESTION = "What is written is not encrypted: anybody who has it can read it. Go on?"

HOW_TO_UNLOCK = "The passphrase is needed: type it at a terminal, or give it with --passphrase-stdin."


KEY_FILE_BAD = (
    "One copy of the key file is damaged or missing. The other one works,"
    " and the window mends it when it is opened next."
)


class WrongUse(Trouble):
    """The command line can't be understood or lacks something."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are one sentence and repeat nothing that was typed."""

    def error(self, message: str) -> NoReturn:
        del message  # argparse quotes the arguments, and a person's words may be among them
        raise WrongUse("Rosemary does not understand this command. 'rosemary --help' shows what there is.")


def run_command_line(arguments: list[str]) -> int:
    """Run one command, or start the window; return the exit status."""
    try:
        given = _parser().parse_args(arguments)
        if given.journal == "":
            raise WrongUse("The journal's folder is missing after --journal.")
        if given.command is None:
            return _start_window(given)
        guard.refuse_network()  # also where a window could not have it
        run: Callable[[argparse.Namespace], int] = given.run
        return run(given)
    except Trouble as trouble:
        print(trouble.words, file=sys.stderr)
        return DAMAGED if isinstance(trouble, JournalDamaged) else REFUSED
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        sys.stderr.close()
        return REFUSED
    except Exception as bug:
        print(
            f"Something unexpected went wrong ({type(bug).__name__}). What was saved before is safe.",
            file=sys.stderr,
        )
        return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="rosemary",
        description="A private, offline journal. Without a command the window opens.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Rosemary {__version__}")
    _add_journal(parser)
    parser.add_argument("--demo", action="store_true", help="a throw-away journal with made-up days")
    parser.add_argument("--after-lock", choices=("asked", "unasked"), default="", help=argparse.SUPPRESS)
    parser.add_argument("--window-state", default="", help=argparse.SUPPRESS)
    parser.add_argument("--window-geometry", default="", help=argparse.SUPPRESS)
    parser.add_argument("--show-help", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--show-backups", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--show-damage", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--show-new-key", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--show-delete", action="store_true", help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    create = _command(commands, "create", "make a new journal; prints the recovery code", _create)
    _add_passphrase(create)

    add = _command(commands, "add", "add one entry; prints its id", _add)
    _add_passphrase(add, code=True)
    add.add_argument("--date", metavar="YYYY-MM-DD", help="the diary day (default: today)")
    add.add_argument("--tag", action="append", default=[], metavar="T", help="a tag; repeat for more")

    search = _command(commands, "search", "find entries, newest first", _search)
    _add_passphrase(search, code=True)
    search.add_argument("query", metavar="QUERY")
    search.add_argument("--json", action="store_true")

    audit = _command(commands, "audit-care", "answer cases by the care rules", _audit_care)
    audit.add_argument("file", metavar="FILE", help="an audit form, or - for standard input")

    verify = _command(commands, "verify", "check that a journal or a backup is whole", _verify)
    _add_passphrase(verify, code=True)
    verify.add_argument("file", metavar="FILE", nargs="?", help="a backup (default: the journal)")
    verify.add_argument("--json", action="store_true")

    backup = _command(commands, "backup", "make a checked backup", _backup)
    _add_passphrase(backup, code=True)
    backup.add_argument("--to", metavar="FILE", required=True, help="the new file")

    export = _command(commands, "export", "write the journal into files others can read", _export)
    _add_passphrase(export, code=True)
    export.add_argument("--format", choices=("json", "markdown"), required=True)
    export.add_argument(
        "--to", metavar="PATH", required=True, help="the new file (json) or folder (markdown)"
    )
    export.add_argument("--yes", action="store_true", help="do not ask: what is written is in clear text")

    bring = _command(commands, "import", "add what a json export holds; changes nothing", _import)
    _add_passphrase(bring, code=True)
    bring.add_argument("file", metavar="FILE", help="a file that 'export --format json' wrote")

    restore = _command(commands, "restore", "bring a backup back into an empty folder", _restore)
    _add_passphrase(restore, code=True)
    restore.add_argument("file", metavar="FILE", help="a backup")
    restore.add_argument(
        "--replace", action="store_true", help="over a journal, of which a backup is kept beside it"
    )
    return parser


def _command(
    commands: argparse._SubParsersAction[_Parser],
    name: str,
    words: str,
    run: Callable[[argparse.Namespace], int],
) -> _Parser:
    parser = commands.add_parser(name, help=words, description=words, allow_abbrev=False)
    parser.set_defaults(run=run)
    _add_journal(parser, default=argparse.SUPPRESS)
    return parser


def _add_journal(parser: argparse.ArgumentParser, default: object = None) -> None:
    parser.add_argument("--journal", metavar="DIR", default=default, help="the journal's folder")


def _add_passphrase(parser: argparse.ArgumentParser, *, code: bool = False) -> None:
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "--passphrase-stdin", action="store_true", help="read the passphrase from standard input"
    )
    if code:
        group.add_argument(
            "--recovery-code-stdin", action="store_true", help="read the recovery code from standard input"
        )


def _start_window(given: argparse.Namespace) -> int:
    from journal_app.app import run_window

    return run_window(
        WindowStart(
            journal=given.journal,
            demo=given.demo,
            after_lock=given.after_lock,
            state=given.window_state,
            geometry=given.window_geometry,
            show_help=given.show_help,
            show_backups=given.show_backups,
            show_damage=given.show_damage,
            show_new_key=given.show_new_key,
            show_delete=given.show_delete,
        )
    )


def _folder(given: argparse.Namespace) -> Path:
    """The folder that was named, else the one chosen in Settings, else the platform's."""
    if given.journal is not None:
        return Path(given.journal)
    from journal_app.paths import config_folder
    from journal_app.services.locked_settings import read_locked_settings

    chosen = read_locked_settings(config_folder()).journal_folder
    return Path(chosen) if chosen else default_journal_folder()


def _read_secret(given: argparse.Namespace) -> str:
    """Return the passphrase or code. Of standard input only its line is read: the text may follow later."""
    if given.passphrase_stdin or getattr(given, "recovery_code_stdin", False):
        line = sys.stdin.buffer.readline()
        return _decoded(line.removesuffix(b"\n").removesuffix(b"\r"))
    if not sys.stdin.isatty():
        raise WrongUse(HOW_TO_UNLOCK)
    return getpass.getpass("Passphrase: ")


def _read_text(given: argparse.Namespace) -> str:
    """Return what is to be added: the rest of standard input."""
    if not (given.passphrase_stdin or given.recovery_code_stdin):
        print("Write, then press Ctrl+D on an empty line.", file=sys.stderr)
    text = _decoded(sys.stdin.buffer.read().removesuffix(b"\n"))
    if not text.strip():
        raise WrongUse("There is no text to add. Nothing has changed.")
    return text


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise WrongUse("Standard input is not UTF-8 text. Nothing has changed.") from None


def _create(given: argparse.Namespace) -> int:
    from journal_app.services import session

    folder = _folder(given)
    secret = _read_secret(given)
    if not given.passphrase_stdin and getpass.getpass("The same once more: ") != secret:
        raise WrongUse("The two passphrases differ. Nothing has been made.")
    made = session.create_journal(folder, secret)
    made.open_journal.close()
    print(made.code)
    return DONE


def _add(given: argparse.Namespace) -> int:
    from journal_app.domain.entry import clean_tag, diary_day
    from journal_app.services import session

    now = datetime.now().astimezone()
    day = _day(given.date) if given.date is not None else diary_day(now)
    folder = _folder(given)
    secret = _read_secret(given)
    tags = tuple(dict.fromkeys(tag for tag in map(clean_tag, given.tag) if tag))
    opened = (
        session.open_with_code(folder, secret)
        if given.recovery_code_stdin
        else session.open_with_passphrase(folder, secret, mend=False)
    )
    try:
        from dataclasses import replace

        # Only now: whoever writes at a terminal must not learn afterwards that the journal does not open.
        text = _read_text(given)
        entry = replace(opened.journal.new_entry(day, now), text=text, tags=tags)
        opened.journal.save(entry)
    finally:
        opened.close()
    print(entry.id)
    return DONE


def _day(text: str) -> date:
    try:
        if len(text) != 10:
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUse("The date after --date must be a day like 2026-11-23.") from None


def _open_for_reading(given: argparse.Namespace) -> OpenJournal:
    from journal_app.services import session

    folder = _folder(given)
    secret = _read_secret(given)
    if given.recovery_code_stdin:
        return session.open_for_reading_with_code(folder, secret)
    return session.open_for_reading(folder, secret)


def _search(given: argparse.Namespace) -> int:
    from journal_app.domain.entry import first_words, title_of
    from journal_app.domain.search import SearchFilter

    opened = _open_for_reading(given)
    try:
        finder = opened.open_finder()
        everything = SearchFilter()
        total = finder.count(given.query, everything)
        found = finder.find(given.query, everything, None, max(total, 1))
        if not given.json:
            for hit in found:
                words = title_of(hit.row.opening) or first_words(hit.row.opening)
                print(f"{hit.row.day.isoformat()}  {words}")
            return DONE
        results = []
        for hit in found:
            entry = opened.journal.entry(hit.row.id)
            if entry is not None:
                results.append(
                    {
                        "id": entry.id,
                        "date": entry.day.isoformat(),
                        "title": entry.title,
                        "kind": entry.kind,
                        "tags": list(entry.tags),
                        "text": entry.text,
                    }
                )
        print(json.dumps({"total": total, "results": results}, ensure_ascii=False))
    finally:
        opened.close()
    return DONE


def _audit_care(given: argparse.Namespace) -> int:
    from journal_app.care_audit import audit_care

    return audit_care(given.file, sys.stdin.buffer, sys.stdout, sys.stderr)


def _backup(given: argparse.Namespace) -> int:
    from journal_app.services.backups import backup_to, source_of

    opened = _open_for_reading(given)
    try:
        found = backup_to(source_of(opened), Path(given.to).absolute(), datetime.now().astimezone())
    finally:
        opened.close()
    print(json.dumps(asdict(found)))
    return DONE


def _export(given: argparse.Namespace) -> int:
    from journal_app.services.exporting import export_json, export_markdown

    if not given.yes and not sys.stdin.isatty():
        raise WrongUse("An export is not encrypted. Please add --yes if that is meant. Nothing was written.")
    target = Path(given.to).absolute()
    opened = _open_for_reading(given)
    try:
        if not given.yes and not _confirmed(EXPORT_QUESTION):
            raise WrongUse("Nothing was written.")
        if given.format == "json":
            now = datetime.now().astimezone()
            found = export_json(opened.connection, target, now, None, _unheard)
        else:
            found = export_markdown(opened.connection, target, _questions(), None, _unheard)
    finally:
        opened.close()
    print(json.dumps(asdict(found)))
    return DONE


def _confirmed(question: str) -> bool:
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _unheard(_done: int, _total: int) -> None:
    """Nobody waits to hear how far it is."""


def _questions() -> list[str]:
    from journal_app.content.library import Library
    from journal_app.paths import resources_folder

    texts = Library(resources_folder() / "content" / "en").check_in_texts()
    return [question.name for question in texts.questions]


def _import(given: argparse.Namespace) -> int:
    from journal_app.services import session
    from journal_app.services.importing import Import, ReadFile

    folder = _folder(given)
    file = ReadFile(Path(given.file))
    secret = _read_secret(given)
    opened = (
        session.open_with_code(folder, secret)
        if given.recovery_code_stdin
        else session.open_with_passphrase(folder, secret, mend=False)
    )
    try:
        bringing = Import(opened.connection, opened.log, file)
        while bringing.step():
            pass
    finally:
        opened.close()
    found = bringing.brought()
    print(json.dumps(asdict(found), ensure_ascii=False))
    if found.refused:
        print(
            "Some of it could not be taken, as the reasons say. The rest is in the journal.", file=sys.stderr
        )
        return DAMAGED
    return DONE


def _restore(given: argparse.Namespace) -> int:
    from journal_app.services.restoring import restore_backup

    if given.journal is None:
        raise WrongUse("Please name the folder to restore into, with --journal. Nothing has changed.")
    now = datetime.now().astimezone()
    folder = _folder(given).absolute()
    found = restore_backup(Path(given.file), folder, _secret(given), now, replace=given.replace)
    print(json.dumps(asdict(found)))
    return DONE


def _verify_backup(given: argparse.Namespace) -> int:
    from journal_app.services.reading_backups import verify_backup

    return _tell(given, verify_backup(Path(given.file), _secret(given)), BackupDamaged.words)


def _secret(given: argparse.Namespace) -> Secret:
    from journal_app.services.reading_backups import Secret

    return Secret(_read_secret(given), is_code=given.recovery_code_stdin)


def _tell(given: argparse.Namespace, figures: Figures, damage: str) -> int:
    """Print what was counted; say damage in words and by the exit status."""
    if given.json:
        print(json.dumps(asdict(figures)))
    else:
        print(
            f"Entries: {figures.entries}. Check-ins: {figures.check_ins}."
            f" Words: {figures.words}. Schema: {figures.schema}."
        )
    if not figures.whole:
        print(damage, file=sys.stderr)
        return DAMAGED
    return DONE


def _verify(given: argparse.Namespace) -> int:
    if given.file is not None:
        return _verify_backup(given)
    from journal_app.services.verify import verify_journal

    opened = _open_for_reading(given)
    try:
        figures = verify_journal(opened)
    finally:
        opened.close()
    from journal_app.services.session import key_files_are_whole

    if not key_files_are_whole(_folder(given)):
        print(KEY_FILE_BAD, file=sys.stderr)
    return _tell(given, figures, JournalDamaged.words)
