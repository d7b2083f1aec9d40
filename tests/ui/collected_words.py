"""What `dev.py words` collects from the code, as the tests read it."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

PROJECT = Path(__file__).parents[2]


def collect(file: Path) -> None:
    """Run `dev.py words FILE`."""
    spec = importlib.util.spec_from_file_location("dev", PROJECT / "dev.py")
    assert spec and spec.loader
    dev = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(dev)
    assert dev.words([str(file)]) == 0


def messages(file: Path) -> Iterator[tuple[str, ElementTree.Element]]:
    """Yield each message of a file and the class it stands in."""
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message
