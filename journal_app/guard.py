"""The first thing that runs: the process keeps to itself, and on Linux the kernel keeps it off every network.

The block is a filter of the kernel's (seccomp). It refuses every socket but those that stay inside this
computer (AF_UNIX: the screen, the desktop's bus, the print service), and whatever could get round that:
rings that make sockets (io_uring), and the calls of 32-bit programs, whose arguments it can't see. Programs
that Rosemary starts inherit it, nothing takes it off again, and it outlives `exec`.

Where the window itself is shown over a network (an X11 display on another computer, `ssh -X`), Qt could not
open it behind the block. So there the block stays away, and `notice` says so.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal_app.protection import Protection

NOTICE = (
    "This window is shown over a network, so Rosemary can't block network connections this time."
    " It opens no other, except to print."
)


def protect_process() -> None:
    """Make the process keep to itself. Quietly does what the platform allows; `state` says what that was."""
    os.umask(0o077)
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        _prctl(_PR_SET_DUMPABLE, 0)
        if not screen_is_remote(os.environ):
            refuse_network()


def refuse_network() -> None:
    """Block the network for this process, its threads and its children. Nothing where it can't be done.

    Called again, also by a program that a blocked one has started, it changes nothing.
    """
    numbers = _CALLS.get(_machine())
    if numbers is None or _is_blocked():
        return
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)  # the condition for it; also: no program from here becomes root
    import ctypes
    import struct

    architecture, socket, socketpair, seccomp = numbers
    code = _filter(architecture, socket, socketpair)
    held = ctypes.create_string_buffer(code, len(code))
    program = ctypes.create_string_buffer(struct.pack("HP", len(code) // 8, ctypes.addressof(held)))
    arguments = (seccomp, _SECCOMP_SET_MODE_FILTER, _SECCOMP_FILTER_FLAG_TSYNC)
    ctypes.CDLL(None).syscall(*map(ctypes.c_long, arguments), program)


def state() -> Protection:
    """Return what is active now, as the system itself answers."""
    from journal_app.protection import Network, Protection  # not needed to protect, and slow to make

    if os.name != "posix":
        return Protection(no_core_dump=False, closed_memory=False, network=Network.ABSENT)
    import resource

    no_core_dump = resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
    if sys.platform != "linux":
        return Protection(no_core_dump, closed_memory=False, network=Network.ABSENT)
    if _is_blocked():
        network = Network.BLOCKED
    else:
        network = Network.SCREEN if screen_is_remote(os.environ) else Network.REFUSED
    return Protection(no_core_dump, _prctl(_PR_GET_DUMPABLE) == 0, network)


def notice() -> str:
    """Return the sentence that a window has to begin with, or "": the block is off for its sake."""
    is_off = sys.platform == "linux" and screen_is_remote(os.environ) and not _is_blocked()
    return NOTICE if is_off else ""


def screen_is_remote(environment: Mapping[str, str]) -> bool:
    """Say whether a window would reach its screen over a network, going by the variables Qt goes by."""
    wayland = bool(environment.get("WAYLAND_DISPLAY"))
    wanted = environment.get("QT_QPA_PLATFORM") or ("wayland" if wayland else "xcb")
    platforms = [each.partition(":")[0] for each in wanted.split(";")]  # tried in this order
    usable = [each for each in platforms if wayland or not each.startswith("wayland")]
    if usable[:1] != ["xcb"]:
        return False
    display = environment.get("DISPLAY", "")  # [protocol/][host]:number, or the path of a socket
    protocol, _, host = display.rpartition(":")[0].rpartition("/")
    return not display.startswith(("/", "unix:")) and protocol != "unix" and host not in ("", "unix")


# ---- Linux: the numbers are the kernel's own, and part of its promise to programs ------------------

_PR_GET_DUMPABLE = 3
_PR_SET_DUMPABLE = 4
_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_SET_MODE_FILTER = 1
_SECCOMP_FILTER_FLAG_TSYNC = 1  # all threads, not only this one

_AF_UNIX = 1
_QUESTION = 0x526F
"""No kernel has a family of sockets with this number. Our filter alone gives it the answer below, and so
tells that it is there: it can't be forged by a variable or mistaken for a container's filter."""

_ANSWER = errno.ENOANO if sys.platform == "linux" else 0


_CALLS = {
    "x86_64": (0xC000003E, 41, 53, 317),
    "aarch64": (0xC00000B7, 198, 199, 277),
}
"""What the kernel calls each kind of processor, and its numbers there for socket, socketpair and seccomp."""

_FIRST_X32_CALL = 0x40000000  # x86_64 only; elsewhere no call has such a number
_IO_URING_SETUP, _IO_URING_REGISTER = 425, 427  # on every processor; io_uring_enter lies between


def _machine() -> str:
    """Return the kind of processor this process runs as, "" if there is no filter for it."""
    is_64_bit_linux = sys.platform == "linux" and sys.maxsize > 2**32 and sys.byteorder == "little"
    return os.uname().machine if is_64_bit_linux else ""


def _filter(own_architecture: int, socket: int, socketpair: int) -> bytes:
    """Return the program that the kernel asks at each system call.

    A jump tells how many steps to leave out if the comparison holds, and if not.
    """
    import struct

    load, equal, not_less, answer = 0x20, 0x15, 0x35, 0x06
    allow, refuse = 0x7FFF0000, 0x00050000
    number, architecture, first_argument = 0, 4, 16
    steps = (
        (load, 0, 0, architecture),
        (equal, 0, 5, own_architecture),  # another one's numbers mean other calls
        (load, 0, 0, number),
        (not_less, 3, 0, _FIRST_X32_CALL),
        (not_less, 0, 3, _IO_URING_SETUP),
        (not_less, 0, 1, _IO_URING_REGISTER + 1),
        (answer, 0, 0, allow),
        (answer, 0, 0, refuse | errno.ENOSYS),
        (equal, 2, 0, socket),
        (equal, 1, 0, socketpair),
        (answer, 0, 0, allow),
        (load, 0, 0, first_argument),  # its lower half, which is all that the kernel reads of a family
        (equal, 0, 1, _AF_UNIX),
        (answer, 0, 0, allow),
        (equal, 0, 1, _QUESTION),
        (answer, 0, 0, refuse | _ANSWER),
        (answer, 0, 0, refuse | errno.EAFNOSUPPORT),
    )
    return b"".join(struct.pack("HBBI", *step) for step in steps)


def _is_blocked() -> bool:
    """Say whether the filter is active."""
    if sys.platform != "linux":
        return False
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    return libc.socket(_QUESTION, 1, 0) == -1 and ctypes.get_errno() == _ANSWER


def _prctl(option: int, value: int = 0) -> int:
    """Ask the kernel for something about this process, or tell it."""
    import ctypes

    answer: int = ctypes.CDLL(None).prctl(option, *map(ctypes.c_ulong, (value, 0, 0, 0)))
    return answer
