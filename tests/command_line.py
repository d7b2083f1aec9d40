"""Rosemary's commands, as a script uses them: arguments and input in; status, output and errors out."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

from journal_app import commands, guard

Done = subprocess.CompletedProcess[bytes]


def in_a_process(*arguments: str, given: bytes = b"", encoding: str = "utf-8") -> Done:
    """Run one command in a process of its own, as it is in life. `encoding`: what its terminal takes."""
    return subprocess.run(
        [sys.executable, "-m", "journal_app", *arguments],
        input=given,
        capture_output=True,
        cwd=Path(__file__).parents[1],
        env=os.environ | {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": encoding},
        check=False,
    )


def rosemary(*arguments: str, given: bytes = b"") -> Done:
    """Run one command here, which costs a twentieth of that. Networks stay open: the tests go on after it."""
    streams = [io.TextIOWrapper(io.BytesIO(data), "utf-8", newline="\n") for data in (given, b"", b"")]
    with (
        patch.multiple(sys, stdin=streams[0], stdout=streams[1], stderr=streams[2]),
        patch.object(guard, "refuse_network"),
    ):
        status = commands.run_command_line(list(arguments))
    for stream in streams[1:]:
        stream.flush()
    out, errors = (stream.buffer.getvalue() for stream in streams[1:])  # type: ignore[attr-defined]
    return Done(arguments, status, out, errors)
