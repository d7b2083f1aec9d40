"""A process that was protected leaves no core dump, can't be read by others, and reaches no network."""

from __future__ import annotations

import errno
import json
import os
import platform
import socket
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from journal_app import guard
from journal_app.content.library import Library
from journal_app.paths import resources_folder
from journal_app.protection import Network, Protection

ROOT = Path(__file__).parents[1]

only_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has it")
only_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has nothing like it")

X86_64, I386, AARCH64, ARM = 0xC000003E, 0x40000003, 0xC00000B7, 0x40000028
"""What the kernel calls the processors, and the 32-bit ones that they can pass for."""

ASK = """
import ctypes, json, os, sys
from journal_app import guard
libc = ctypes.CDLL(None, use_errno=True)
def asked(number, *arguments):
    "The answer of the kernel to a call: 0 for yes, or the number of the error."
    answer = libc.syscall(*map(ctypes.c_long, (number, *arguments)))
    return ctypes.get_errno() if answer == -1 else 0
def may_open(family, kind=1, protocol=0):
    return asked(guard._CALLS[os.uname().machine][1], family, kind, protocol)
def filters():
    rows = dict(line.split(":", 1) for line in open("/proc/self/status"))
    return int(rows["Seccomp_filters"])
"""


def run(lines: str, *, protected: bool = True, **environment: str) -> str:
    """Run lines in a process of their own, and return what they print."""
    probe = ASK if sys.platform == "linux" else "from journal_app import guard\n"
    probe += "guard.protect_process()\n" * protected + lines
    done = subprocess.run(
        [sys.executable, "-c", probe],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="session")
def block() -> None:
    """Skip where the kernel blocks no network for us: it is old, or a container forbids it."""
    if sys.platform != "linux" or run("print(guard.state().network.value)") != "blocked":
        pytest.skip("this computer has no such block")


# ---- the process and its files ---------------------------------------------------------------------


@only_posix
def test_there_is_no_core_dump() -> None:
    probe = "import resource\nprint(*resource.getrlimit(resource.RLIMIT_CORE), guard.state().no_core_dump)"
    assert run(probe) == "0 0 True"


@only_posix
def test_files_are_for_this_person_only(tmp_path: Path) -> None:
    run(f"from pathlib import Path\nPath({str(tmp_path / 'new')!r}).write_text('x')")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o600


@only_linux
def test_other_programs_of_the_same_person_can_not_read_its_memory() -> None:
    """Two children hold the same words. The one that is not protected shows that the look works."""
    probe = """
import resource, struct, time
guard.state()  # what it imports, nobody may not be let in to
if os.geteuid() == 0:  # root reads everything: be nobody in particular
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
libc.prctl(4, 1, 0, 0, 0)
def found(is_protected):
    ready, told = os.pipe()
    child = os.fork()
    if not child:
        words = b"quillfern"  # somewhere in a page of this address
        if is_protected:
            guard.protect_process()
            assert guard.state().closed_memory
        os.write(told, str(id(words)).encode())
        time.sleep(60)
    os.close(told)
    address = int(os.read(ready, 30))
    try:
        with open(f"/proc/{child}/mem", "rb", buffering=0) as memory:
            memory.seek(address)
            return b"quillfern" in memory.read(100)
    except PermissionError:
        return "refused"
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
print(found(False), found(True))
"""
    assert run(probe, protected=False) == "True refused"


def test_the_program_protects_itself_before_anything_else() -> None:
    probe = (
        "import sys\nfrom journal_app import guard\n"
        "def seen():\n"
        "    heavy = {'PySide6', 'argparse', 'sqlcipher3', 'cryptography'}\n"
        "    print(sorted(heavy & set(sys.modules)))\n    raise SystemExit\n"
        "guard.protect_process = seen\n"
        "from journal_app.__main__ import main\nmain([])"
    )
    assert run(probe) == "[]"


# ---- the block on networks -------------------------------------------------------------------------


@pytest.mark.usefixtures("block")
def test_every_way_to_a_network_is_refused() -> None:
    ways = {
        "tcp": (socket.AF_INET, socket.SOCK_STREAM),
        "udp": (socket.AF_INET, socket.SOCK_DGRAM),
        "raw": (socket.AF_INET, socket.SOCK_RAW),
        "tcp of version 6": (socket.AF_INET6, socket.SOCK_STREAM),
        "udp of version 6": (socket.AF_INET6, socket.SOCK_DGRAM),
        "flags beside the kind": (socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_CLOEXEC),
        "a family in the lower half": (1 << 32 | socket.AF_INET, socket.SOCK_STREAM),
        "ethernet": (17, socket.SOCK_RAW),
        "netlink": (16, socket.SOCK_RAW),
        "bluetooth": (31, socket.SOCK_STREAM),
        "the host of this machine": (40, socket.SOCK_STREAM),
    }
    numbers = {way: (int(family), int(kind)) for way, (family, kind) in ways.items()}
    asked = f"print(json.dumps({{way: may_open(*how) for way, how in {numbers!r}.items()}}))"
    before, after = json.loads(run(asked, protected=False)), json.loads(run(asked))
    assert before["tcp"] == before["udp"] == 0
    assert after == dict.fromkeys(ways, errno.EAFNOSUPPORT)


@pytest.mark.usefixtures("block")
def test_sockets_inside_the_computer_work() -> None:
    probe = """
import socket
here, there = socket.socketpair()
here.send(b"pair")
with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
    server.bind("\\0rosemary-test-" + str(os.getpid()))
    server.listen()
    client.connect(server.getsockname())
    client.send(b"far")
    print(there.recv(9).decode(), server.accept()[0].recv(9).decode())
"""
    assert run(probe) == "pair far"


@pytest.mark.usefixtures("block")
def test_no_ring_makes_sockets_behind_its_back() -> None:
    asked = "print([asked(number, 1, 0) for number in (425, 426, 427)])"
    assert run(asked) == str([errno.ENOSYS] * 3)


@pytest.mark.usefixtures("block")
@pytest.mark.skipif(platform.machine() != "x86_64", reason="only x86_64 has other doors")
def test_the_doors_for_32_bit_programs_are_shut() -> None:
    """`int 0x80` with socket (359) and socketcall (102), from a 64-bit process; and the x32 numbers."""
    probe = """
import mmap, struct
page = mmap.mmap(-1, 4096, flags=0x62, prot=7)  # private, anonymous, below 4 GiB: for a 32-bit pointer
base = ctypes.addressof(ctypes.c_char.from_buffer(page))
page[256:268] = struct.pack("III", 2, 1, 0)
def by_interrupt(number, first, second):
    words = [struct.pack("I", each).hex() for each in (number, first, second)]
    # push ebx; eax, ebx and ecx are the words, edx is 0; int 0x80; pop ebx; return
    page[:22] = bytes.fromhex("53 b8 {} bb {} b9 {} 31d2 cd80 5b c3".format(*words))
    return ctypes.CFUNCTYPE(ctypes.c_int)(base)()
print(by_interrupt(359, 2, 1), by_interrupt(102, 1, base + 256), -asked(0x40000000 + 41, 2, 1, 0))
"""
    try:
        before = [int(word) for word in run(probe, protected=False).split()]
    except AssertionError:
        pytest.skip("this kernel runs no 32-bit programs")
    assert before[0] > 0
    assert before[1] > 0
    assert run(probe) == str([-errno.ENOSYS] * 3)[1:-1].replace(",", "")


def answer(machine: str, architecture: int, number: int, argument: int = 0) -> int:
    """Run the filter as the kernel does; return its answer: 0 for yes, or the number of the error."""
    called = struct.pack("IIQQ", number, architecture, 0, argument)
    steps = list(struct.iter_unpack("HBBI", guard._filter(*guard._CALLS[machine][:3])))
    held, at = 0, 0
    while True:
        code, if_so, if_not, value = steps[at]
        at += 1
        if code == 0x20:
            (held,) = struct.unpack_from("I", called, value)
        elif code in (0x15, 0x35):
            at += if_so if (held == value if code == 0x15 else held >= value) else if_not
        else:
            assert code == 0x06
            assert value == 0x7FFF0000 or value >> 16 == 5
            return 0 if value == 0x7FFF0000 else value & 0xFFFF


@pytest.mark.parametrize(
    ("machine", "own", "other", "numbers"),
    [("x86_64", X86_64, I386, (41, 53)), ("aarch64", AARCH64, ARM, (198, 199))],
)
def test_on_each_processor_it_refuses_just_what_it_should(
    machine: str, own: int, other: int, numbers: tuple[int, int]
) -> None:
    refused = {number for number in range(1000) if answer(machine, own, number, socket.AF_INET)}
    assert refused == {*numbers, 425, 426, 427}
    for number in numbers:
        families = {family for family in range(64) if answer(machine, own, number, family) == 0}
        assert families == {1}
        assert answer(machine, own, number, 1 << 32 | 2) == errno.EAFNOSUPPORT
        assert answer(machine, own, number, 0xFFFFFFFF) == errno.EAFNOSUPPORT
    for number in (0, 1, 41, 102, 359, 0x40000000, 0x40000029, 0xFFFFFFFF):
        assert answer(machine, other, number, 1) == errno.ENOSYS
        assert number < 0x40000000 or answer(machine, own, number, 1) == errno.ENOSYS


@pytest.mark.usefixtures("block")
def test_threads_that_run_already_are_blocked_too() -> None:
    probe = """
import threading
go, said = threading.Event(), []
thread = threading.Thread(target=lambda: (go.wait(), said.append(may_open(2))))
thread.start()
guard.protect_process()
go.set()
thread.join()
print(said)
"""
    assert run(probe, protected=False) == str([errno.EAFNOSUPPORT])


@pytest.mark.usefixtures("block")
def test_programs_started_from_it_are_blocked_too() -> None:
    child = ASK + "print(may_open(2))"
    probe = f"import subprocess\nprint(subprocess.check_output([sys.executable, '-c', {child!r}]).decode())"
    assert run(probe) == str(errno.EAFNOSUPPORT)


@pytest.mark.usefixtures("block")
def test_replaced_by_itself_it_is_blocked_once() -> None:
    """As after each lock: filters that pile up would make every call slower, and end at a limit."""
    again = ASK + "guard.protect_process()\nprint(filters(), may_open(2), guard.state().network.value)"
    probe = f"print(filters(), flush=True)\nos.execv(sys.executable, [sys.executable, '-c', {again!r}])"
    once, *after = run(probe).split()
    assert after == [once, str(errno.EAFNOSUPPORT), "blocked"]


@pytest.mark.usefixtures("block")
def test_it_can_not_become_root_through_another_program() -> None:
    assert "NoNewPrivs:\t1\n" in run("print(open('/proc/self/status').read())")


@pytest.mark.usefixtures("block")
def test_a_window_opens_behind_the_block() -> None:
    probe = """
from PySide6.QtWidgets import QApplication, QTextEdit
application = QApplication([])
editor = QTextEdit("words")
editor.show()
application.processEvents()
print(editor.isVisible(), not editor.grab().isNull(), guard.state().network.value)
"""
    assert run(probe) == "True True blocked"


@only_linux
def test_where_the_kernel_refuses_the_block_rosemary_goes_on_and_says_so() -> None:
    """A filter around it, as a container has, that refuses to set another."""
    probe = """
import struct
steps = ((0x20, 0, 0, 0), (0x15, 0, 1, guard._CALLS[os.uname().machine][3]),
    (0x06, 0, 0, 0x50001), (0x06, 0, 0, 0x7FFF0000))
code = b"".join(struct.pack("HBBI", *step) for step in steps)
held = ctypes.create_string_buffer(code, len(code))
guard._prctl(38, 1)
assert libc.prctl(22, 2, ctypes.create_string_buffer(struct.pack("HP", 4, ctypes.addressof(held)))) == 0
guard.protect_process()
print(guard.state())
from journal_app.__main__ import main
main(["--version"])
"""
    said = run(probe, protected=False)
    assert "network=<Network.REFUSED: 'refused'>" in said
    assert "closed_memory=True" in said
    assert "Rosemary 0" in said


# ---- a window that is shown over a network ---------------------------------------------------------


@pytest.mark.parametrize(
    ("display", "platform", "wayland", "remote"),
    [
        (":0", "", "", False),
        (":0.0", "", "", False),
        ("", "", "", False),
        ("unix:1", "", "", False),
        ("unix/:1", "", "", False),
        ("/private/tmp/com.apple.launchd.x/org.xquartz:0", "", "", False),
        ("localhost:10.0", "", "", True),
        ("tcp/localhost:10", "", "", True),
        ("192.168.1.7:0", "", "", True),
        ("[::1]:0", "", "", True),
        ("::1:0", "", "", True),
        ("localhost:10.0", "xcb", "", True),
        ("localhost:10.0", "xcb:name=value", "", True),
        ("localhost:10.0", "wayland;xcb", "", True),
        ("localhost:10.0", "offscreen", "", False),
        ("localhost:10.0", "", "wayland-0", False),
        ("localhost:10.0", "xcb", "wayland-0", True),
        ("unix:/tmp/screens/one:0", "", "", False),
    ],
)
def test_a_screen_on_another_computer_is_noticed(
    display: str, platform: str, wayland: str, remote: bool
) -> None:
    environment = {"DISPLAY": display, "QT_QPA_PLATFORM": platform, "WAYLAND_DISPLAY": wayland}
    assert guard.screen_is_remote(environment) is remote
    assert guard.screen_is_remote({name: value for name, value in environment.items() if value}) is remote


@pytest.mark.usefixtures("block")
def test_with_a_screen_on_another_computer_the_block_stays_away_and_a_sentence_says_so() -> None:
    probe = "print(may_open(2), guard.state().network.value, guard.notice(), sep='\\n')"
    assert run(probe, DISPLAY="localhost:10.0", QT_QPA_PLATFORM="xcb").splitlines() == [
        "0",
        "screen",
        guard.NOTICE,
    ]
    assert run(probe).splitlines() == [str(errno.EAFNOSUPPORT), "blocked"]


@pytest.mark.usefixtures("block")
def test_a_command_needs_no_screen_and_is_blocked_all_the_same(tmp_path: Path) -> None:
    probe = (
        "from journal_app.commands import run_command_line\n"
        f"run_command_line(['verify', '--passphrase-stdin', '--journal', {str(tmp_path)!r}])\n"
        "print(may_open(2), guard.state().network.value)"
    )
    answered = run(probe, DISPLAY="localhost:10.0", QT_QPA_PLATFORM="xcb")
    assert answered == f"{errno.EAFNOSUPPORT} blocked"


# ---- what About says -------------------------------------------------------------------------------


def every_state() -> list[Protection]:
    return [
        Protection(core, memory, network)
        for core in (True, False)
        for memory in (True, False)
        for network in Network
    ]


def test_there_are_words_for_whatever_is_active() -> None:
    library = Library(resources_folder() / "content" / "en")
    said: dict[tuple[str, ...], Any] = {}
    for protection in every_state():
        section = library.safety_here(protection.names)
        assert section.title
        assert len(section.lines) == 2
        said[protection.names] = section.lines
    assert len(set(said.values())) == len(said) == 4 * 3
