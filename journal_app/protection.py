"""What protects this process, as a value: `guard.state` gives it, About tells it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Network(Enum):
    """What stands between this process and a network, beside the code, which never asks for one."""

    BLOCKED = "blocked"
    """The kernel refuses every connection, also to programs that are started from here."""

    SCREEN = "screen"
    """The window comes over a network, so nothing is blocked."""

    REFUSED = "refused"
    """This kernel does not block here: it is old, a container forbids it, the processor is a rare one."""

    ABSENT = "absent"
    """This system has no such block (Windows, macOS)."""


@dataclass(frozen=True, slots=True)
class Protection:
    """What is active in this process, as the system itself answers."""

    no_core_dump: bool
    """A crash leaves no copy of the memory on the disk."""

    closed_memory: bool
    """Other programs of the same person, unless they run as root, can't read this process's memory."""

    network: Network

    @property
    def names(self) -> tuple[str, str]:
        """Return what the two sentences that tell all this are called in the content."""
        memory = "closed" if self.closed_memory else "crash" if self.no_core_dump else "open"
        return f"network_{self.network.value}", f"memory_{memory}"
