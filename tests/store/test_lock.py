"""One opener at a time, and a lock that never outlives its process."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app.domain.errors import FolderNotWritable, JournalOpenElsewhere, NoJournal
from journal_app.store.lock import FolderLock

HOLDER = """
import sys
from pathlib import Path
from journal_app.store.lock import FolderLock
lock = FolderLock(Path(sys.argv[1]))
lock.take()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def lock_file(tmp_path: Path) -> Path:
    return tmp_path / "journal.lock"


def test_a_lock_can_be_taken_and_given_back_again_and_again(lock_file: Path) -> None:
    lock = FolderLock(lock_file)
    for _ in range(3):
        lock.take()
        lock.take()
        lock.release()
        lock.release()
    assert lock_file.exists()


def test_a_second_lock_is_refused_until_the_first_is_given_back(lock_file: Path) -> None:
    first, second = FolderLock(lock_file), FolderLock(lock_file)
    first.take()
    with pytest.raises(JournalOpenElsewhere):
        second.take()
    first.release()
    second.take()
    with pytest.raises(JournalOpenElsewhere):
        first.take()
    second.release()


def test_another_process_holds_it_until_it_ends_even_if_it_is_killed(lock_file: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(lock_file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == b"held"
        lock = FolderLock(lock_file)
        with pytest.raises(JournalOpenElsewhere):
            lock.take()
        child.kill()
        child.wait()
    lock.take()
    lock.release()


def test_a_program_started_from_here_does_not_inherit_the_lock(lock_file: Path) -> None:
    lock = FolderLock(lock_file)
    lock.take()
    with subprocess.Popen(
        [sys.executable, "-c", "import sys; print('up', flush=True); sys.stdin.read()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        close_fds=False,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == b"up"
        lock.release()
        lock.take()
        child.kill()
    lock.release()


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX permissions")
def test_the_lock_file_is_for_this_login_only(lock_file: Path) -> None:
    former = os.umask(0)
    try:
        lock = FolderLock(lock_file)
        lock.take()
        lock.release()
    finally:
        os.umask(former)
    assert stat.S_IMODE(lock_file.stat().st_mode) == 0o600
    assert lock_file.read_bytes() == b""


def test_a_missing_folder_is_no_journal(tmp_path: Path) -> None:
    with pytest.raises(NoJournal):
        FolderLock(tmp_path / "nowhere" / "journal.lock").take()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_may_not_be_written_is_said(lock_file: Path, ordinary_rights: None) -> None:
    lock_file.parent.chmod(0o500)
    try:
        with pytest.raises(FolderNotWritable):
            FolderLock(lock_file).take()
    finally:
        lock_file.parent.chmod(0o700)
