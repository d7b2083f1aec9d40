"""Reads the command line; starts the window, or one command that needs none."""

from __future__ import annotations

import gc
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run Rosemary and return the exit status: 0 done, 1 damaged, 2 refused or wrong use."""
    gc.disable()  # the window collects on its own thread, after the first picture (ui/garbage.py)
    from journal_app import guard

    guard.protect_process()
    given = sys.argv[1:] if arguments is None else arguments
    if not given:  # the everyday start; skips building the parser, which the first paint would wait for
        from journal_app.app import run_window
        from journal_app.window_start import WindowStart

        return run_window(WindowStart())
    gc.enable()
    if given == ["--keychain-helper"]:  # written out: even `--version` would wait for the import of its name
        from journal_app.vault.keychain_helper import serve

        return serve()
    from journal_app.commands import run_command_line

    return run_command_line(given)


if __name__ == "__main__":
    sys.exit(main())
