"""A process that was protected leaves no core dump and can't be read by others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def in_a_protected_process(lines: str) -> str:
    probe = "from journal_app import guard\nguard.protect_process()\n" + lines
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=False, timeout=30
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no core limit")
def test_there_is_no_core_dump() -> None:
    probe = "import resource\nprint(*resource.getrlimit(resource.RLIMIT_CORE))"
    assert in_a_protected_process(probe) == "0 0"


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
def test_other_programs_of_the_same_person_can_not_read_it() -> None:
    probe = "import ctypes\nprint(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"  # PR_GET_DUMPABLE
    assert in_a_protected_process(probe) == "0"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_files_are_for_this_person_only(tmp_path: Path) -> None:
    in_a_protected_process(f"from pathlib import Path\nPath({str(tmp_path / 'new')!r}).write_text('x')")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o600


def test_the_program_protects_itself_before_anything_else() -> None:
    probe = (
        "import sys\nfrom journal_app import guard\n"
        "def seen():\n"
        "    heavy = {'PySide6', 'argparse', 'sqlcipher3', 'cryptography'}\n"
        "    print(sorted(heavy & set(sys.modules)))\n    raise SystemExit\n"
        "guard.protect_process = seen\n"
        "from journal_app.__main__ import main\nmain([])"
    )
    assert in_a_protected_process(probe) == "[]"
