"""The key file on disks that fail and in folders that others have touched."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from key_folder import NEW, OLD, SEED, change, create, opens, put

from journal_app.domain.errors import DiskFull, FolderNotWritable, KeyFileDamaged, StorageGone, Trouble
from journal_app.vault import key_format
from journal_app.vault.key_file import COPIES, authentic, mend, read_copies, unlock

pytestmark = pytest.mark.usefixtures("one_salt")


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    folder.mkdir()
    made = create(folder)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(key_format.encode(made))
    for name in COPIES:
        (folder / name).unlink()
        (folder / name).symlink_to(elsewhere)
    with pytest.raises(KeyFileDamaged):
        unlock(folder, OLD)
    mend(folder, made)
    assert not any((folder / name).is_symlink() for name in COPIES)
    assert opens(folder, OLD)


def test_a_link_laid_where_a_save_will_write_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    folder = tmp_path / "journal"
    folder.mkdir()
    for name in COPIES:
        (folder / f".{name}.new").symlink_to(victim)
    create(folder)
    assert victim.read_bytes() == b"precious"
    assert opens(folder, OLD)


@pytest.mark.skipif(os.name == "nt", reason="no pipes in folders there")
def test_a_pipe_does_not_make_the_lock_screen_wait(tmp_path: Path) -> None:
    made = create(tmp_path)
    for name in COPIES:
        (tmp_path / name).unlink()
        os.mkfifo(tmp_path / name)
    with pytest.raises(KeyFileDamaged):
        unlock(tmp_path, OLD)
    mend(tmp_path, made)
    assert opens(tmp_path, OLD)


def test_a_folder_in_place_of_one_copy_leaves_the_other_working(tmp_path: Path) -> None:
    create(tmp_path)
    (tmp_path / COPIES[0]).unlink()
    (tmp_path / COPIES[0]).mkdir()
    assert opens(tmp_path, OLD)


STEPS = ("open", "fsync", "replace", "unlink")


class PowerCut(BaseException):
    """The process ends here; nothing after this point happens."""


def fail_at(
    monkeypatch: pytest.MonkeyPatch, step: int, act: Callable[[], None], *, for_ever: bool
) -> list[str]:
    """Let the `step`-th call to the system (or it and all that follow) do `act` instead. Returns the log."""
    done: list[str] = []

    def wrap(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            done.append(name)
            if len(done) == step + 1 or (for_ever and len(done) > step):
                if name == "fsync" and len(done) == step + 1 and stat.S_ISREG(os.fstat(args[0]).st_mode):
                    os.ftruncate(args[0], os.fstat(args[0]).st_size // 2)  # not flushed, so only half there
                act()
            return real(*args, **kwargs)

        return call

    for name in STEPS:
        monkeypatch.setattr(os, name, wrap(name, getattr(os, name)))
    return done


def cut_the_power() -> None:
    raise PowerCut


def every_step_of(
    folder: Path, work: Callable[[], object], act: Callable[[], None], *, for_ever: bool
) -> list[tuple[type[BaseException] | None, dict[str, bytes]]]:
    """Do `work` again and again from the same folder, failing one step later each time, until none is left.

    Returns for each step what was raised, if anything, and what stood in the folder afterwards.
    """
    start = {path.name: path.read_bytes() for path in folder.iterdir()}
    outcomes: list[tuple[type[BaseException] | None, dict[str, bytes]]] = []
    while True:
        put(folder, start)
        raised: type[BaseException] | None = None
        with pytest.MonkeyPatch.context() as monkeypatch:
            done = fail_at(monkeypatch, len(outcomes), act, for_ever=for_ever)
            try:
                work()
            except (Trouble, PowerCut) as ended:
                raised = type(ended)
        if len(done) <= len(outcomes):
            assert raised is None
            return outcomes
        outcomes.append((raised, {path.name: path.read_bytes() for path in folder.iterdir()}))


def test_a_copy_is_flushed_before_it_gets_its_name_and_the_next_one_waits_for_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = create(tmp_path)
    steps: list[str] = []
    flush, rename = os.fsync, os.replace

    def fsync(descriptor: int) -> None:
        flush(descriptor)
        whole = os.fstat(descriptor).st_size == len(key_format.encode(made))
        steps.append("folder flushed" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else f"flushed {whole}")

    def replace(source: Path, target: Path) -> None:
        rename(source, target)
        steps.append(f"{source.name} -> {target.name}")

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace)
    change(tmp_path, made)
    assert steps == [
        "flushed True",
        ".journal.key.new -> journal.key",
        "folder flushed",
        "flushed True",
        ".journal.key2.new -> journal.key2",
        "folder flushed",
    ]


def test_a_power_cut_at_any_step_of_a_change_leaves_the_old_or_the_new_passphrase(tmp_path: Path) -> None:
    made = create(tmp_path)
    outcomes = every_step_of(tmp_path, lambda: change(tmp_path, made), cut_the_power, for_ever=True)
    assert len(outcomes) >= 12  # per copy: clear, open, flush, rename, open the folder, flush it
    opened_by = []
    for outcome, files in outcomes:
        assert outcome is PowerCut
        put(tmp_path, files)
        working = [passphrase for passphrase in (OLD, NEW) if opens(tmp_path, passphrase)]
        assert working
        opened_by.append(working)
        winner = unlock(tmp_path, working[-1]).key_file
        mend(tmp_path, winner)
        assert read_copies(tmp_path) == [winner, winner]
        assert [opens(tmp_path, passphrase) for passphrase in (OLD, NEW)] in ([True, False], [False, True])
        # And the change can be made again over what was left lying about.
        change(tmp_path, winner)
        assert opens(tmp_path, NEW)
        assert {path.name for path in tmp_path.iterdir()} == set(COPIES)
    assert opened_by[0] == [OLD]
    assert [OLD, NEW] in opened_by
    assert opened_by[-1] == [NEW]


def test_a_power_cut_while_mending_leaves_the_whole_copy(tmp_path: Path) -> None:
    for hurt in COPIES:
        put(tmp_path, {})
        made = create(tmp_path)
        (tmp_path / hurt).write_bytes(b"hurt")
        outcomes = every_step_of(tmp_path, partial(mend, tmp_path, made), cut_the_power, for_ever=True)
        assert outcomes
        for _, files in outcomes:
            put(tmp_path, files)
            assert unlock(tmp_path, OLD).key_file == made


def test_a_power_cut_while_a_journal_is_made_leaves_nothing_or_a_key_file_that_opens(tmp_path: Path) -> None:
    outcomes = every_step_of(tmp_path, lambda: create(tmp_path), cut_the_power, for_ever=True)
    assert outcomes
    for _, files in outcomes:
        put(tmp_path, files)
        if set(files) & set(COPIES):
            assert opens(tmp_path, OLD)
        assert all(name in COPIES or name.startswith(".") for name in files)


def failing_with(number: int) -> Callable[[], None]:
    def fail() -> None:
        raise OSError(number, os.strerror(number))

    return fail


TROUBLES = [
    (errno.ENOSPC, DiskFull),
    (errno.EACCES, FolderNotWritable),
    (errno.EROFS, FolderNotWritable),
    (errno.EIO, StorageGone),
    (errno.ENODEV, StorageGone),
]


@pytest.mark.parametrize(("number", "trouble"), TROUBLES)
def test_a_change_that_fails_once_is_taken_back_whole(
    tmp_path: Path, number: int, trouble: type[Trouble]
) -> None:
    made = create(tmp_path)
    outcomes = every_step_of(tmp_path, lambda: change(tmp_path, made), failing_with(number), for_ever=False)
    taken_back = 0
    for outcome, files in outcomes:
        put(tmp_path, files)
        if outcome is None:  # a copy could not be read, or a left-over not be removed: the change went on
            assert opens(tmp_path, NEW)
            continue
        assert outcome is trouble
        assert opens(tmp_path, OLD)
        assert not opens(tmp_path, NEW)
        taken_back += 1
    assert taken_back >= 10


@pytest.mark.parametrize(("number", "trouble"), TROUBLES)
def test_a_disk_that_fails_for_good_during_a_change_still_leaves_a_passphrase(
    tmp_path: Path, number: int, trouble: type[Trouble]
) -> None:
    made = create(tmp_path)
    outcomes = every_step_of(tmp_path, lambda: change(tmp_path, made), failing_with(number), for_ever=True)
    assert len(outcomes) >= 12
    for outcome, files in outcomes:
        assert outcome is trouble
        put(tmp_path, files)
        assert opens(tmp_path, OLD) or opens(tmp_path, NEW)


def test_a_folder_that_is_gone_is_said_to_be_gone(tmp_path: Path) -> None:
    made = create(tmp_path)
    for name in COPIES:
        (tmp_path / name).unlink()
    tmp_path.rmdir()
    with pytest.raises(StorageGone):
        mend(tmp_path, made)
    with pytest.raises(StorageGone):
        change(tmp_path, made)


@pytest.mark.parametrize(("number", "trouble"), TROUBLES[1:])
def test_a_folder_that_does_not_answer_is_not_called_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, trouble: type[Trouble]
) -> None:
    create(tmp_path)
    monkeypatch.setattr(os, "open", lambda *_, **__: failing_with(number)())
    with pytest.raises(KeyFileDamaged):  # the folder answers, so it is the file
        unlock(tmp_path, OLD)
    monkeypatch.setattr(os, "scandir", lambda *_: failing_with(number)())
    with pytest.raises(trouble):
        unlock(tmp_path, OLD)


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_folder_that_cannot_be_flushed_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, os.strerror(number))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    create(tmp_path)
    assert opens(tmp_path, OLD)


def open_descriptors() -> int:
    return len(list(Path("/dev/fd").iterdir()))


@pytest.mark.skipif(os.name == "nt", reason="descriptors are not listed there")
def test_a_failure_leaves_no_open_file_behind(tmp_path: Path) -> None:
    made = create(tmp_path)
    (tmp_path / COPIES[0]).unlink()
    (tmp_path / COPIES[0]).mkdir()
    before = open_descriptors()
    for _ in range(20):
        unlock(tmp_path, OLD)
        with pytest.raises(Trouble):
            mend(tmp_path, made)
    assert open_descriptors() == before


CHANGES_WITHOUT_END = """
import sys
from pathlib import Path
sys.path.append(sys.argv[2])
from key_folder import NEW, OLD, SALT, COST, SEED, change, derive
from journal_app.vault import key_file
key_file.derive = derive
key_file.new_salt = lambda: SALT
folder = Path(sys.argv[1])
derive(OLD, SALT, COST), derive(NEW, SALT, COST)
copies = [copy for copy in key_file.read_copies(folder) if key_file.authentic(copy, SEED)]
made = max(copies, key=lambda copy: copy.generation)
made = change(folder, change(folder, made, NEW), OLD)
print("changed", flush=True)
while True:
    made = change(folder, change(folder, made, NEW), OLD)
"""


@pytest.mark.long
def test_a_process_killed_at_fifty_moments_of_changing_the_passphrase_always_leaves_one_that_opens(
    tmp_path: Path, holds: Callable[[str, str], None]
) -> None:
    made = create(tmp_path)
    generation = made.generation
    mixed = 0
    for moment in range(50):
        child = subprocess.Popen(
            [sys.executable, "-c", CHANGES_WITHOUT_END, str(tmp_path), str(Path(__file__).parent)],
            stdout=subprocess.PIPE,
        )
        assert child.stdout is not None
        assert child.stdout.readline() == b"changed\n"
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(timeout=0.005 + moment * 0.0013)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        copies = read_copies(tmp_path)
        assert len(copies) == 2
        assert all(authentic(copy, SEED) for copy in copies)
        mixed += copies[0] != copies[1]
        assert opens(tmp_path, OLD) or opens(tmp_path, NEW)
        newest = max(copy.generation for copy in copies)
        assert newest > generation
        generation = newest
    holds("kills", f"passphrase: 50 moments, {mixed} between the two key files, none that nothing opens")
    assert mixed  # some of the fifty did fall between the two copies
