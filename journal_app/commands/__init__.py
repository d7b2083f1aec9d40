"""What works without a window, from create to restore. No Qt is loaded by any command here.

Exit status: 0 done and whole; 1 opened, but damaged; 2 could not open, wrong use, refused. On 1
and 2 one sentence stands on standard error, and never a word a person wrote.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from io import TextIOWrapper
from typing import NoReturn

from journal_app import __version__, guard
from journal_app.commands import backups, exchange, pages
from journal_app.commands.given import DAMAGED, REFUSED, WrongUse
from journal_app.domain.errors import JournalDamaged, Trouble
from journal_app.window_start import WindowStart


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
            raise WrongUse("The folder is missing after --journal. Nothing has changed.")
        if given.command is None:
            return _start_window(given)
        guard.refuse_network()  # also where a window could not have it
        if isinstance(sys.stdout, TextIOWrapper):  # what the terminal has no letter for is told by its number
            sys.stdout.reconfigure(errors="backslashreplace")
        run: Callable[[argparse.Namespace], int] = given.run
        return run(given)
    except Trouble as trouble:
        print(trouble.words, file=sys.stderr)
        return DAMAGED if isinstance(trouble, JournalDamaged) else REFUSED
    except (KeyboardInterrupt, EOFError):  # Ctrl+C, and Ctrl+D where a passphrase is asked for
        print("Stopped.", file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        sys.stderr.close()
        return REFUSED
    except Exception as bug:
        print(
            f"Something unexpected went wrong ({type(bug).__name__}). What was saved before is safe."
            " You can do it once more, or open the window.",
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
    parser.add_argument("--words-from-stdin", action="store_true", help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    create = _command(commands, "create", "make a new journal; prints the recovery code", pages.create)
    _add_passphrase(create)

    add = _command(commands, "add", "add one entry; prints its id", pages.add)
    _add_passphrase(add, code=True)
    add.add_argument("--date", metavar="YYYY-MM-DD", help="the diary day (default: today)")
    add.add_argument("--tag", action="append", default=[], metavar="T", help="a tag; repeat for more")

    search = _command(commands, "search", "find entries, newest first", pages.search)
    _add_passphrase(search, code=True)
    search.add_argument(
        "query", metavar="QUERY", help="words, beginnings of words, and signs as in the window"
    )
    search.add_argument("--json", action="store_true", help="print all of each entry as JSON")

    audit = _command(commands, "audit-care", "answer cases by the care rules", _audit_care)
    audit.add_argument("file", metavar="FILE", help="an audit form, or - for standard input")

    verify = _command(commands, "verify", "check that a journal or a backup is whole", backups.verify)
    _add_passphrase(verify, code=True)
    verify.add_argument("file", metavar="FILE", nargs="?", help="a backup (default: the journal)")
    verify.add_argument("--json", action="store_true", help="print the figures as JSON")

    backup = _command(commands, "backup", "make a checked backup", backups.backup)
    _add_passphrase(backup, code=True)
    backup.add_argument("--to", metavar="FILE", required=True, help="the new file")

    export = _command(commands, "export", "write the journal into files others can read", exchange.export)
    _add_passphrase(export, code=True)
    export.add_argument("--format", choices=("json", "markdown"), required=True)
    export.add_argument(
        "--to", metavar="PATH", required=True, help="the new file (json) or folder (markdown)"
    )
    export.add_argument("--yes", action="store_true", help="do not ask: what is written is in clear text")

    bring = _command(commands, "import", "add what a json export holds; changes nothing", exchange.bring)
    _add_passphrase(bring, code=True)
    bring.add_argument("file", metavar="FILE", help="a file that 'export --format json' wrote")

    restore = _command(commands, "restore", "bring a backup back into an empty folder", backups.restore)
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
    from journal_app.app import handed_words, run_window

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
            words=handed_words() if given.words_from_stdin else "",
        )
    )


def _audit_care(given: argparse.Namespace) -> int:
    from journal_app.care_audit import audit_care

    return audit_care(given.file, sys.stdin.buffer, sys.stdout, sys.stderr)
