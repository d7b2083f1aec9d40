"""A file that grows is there whole or not at all, and only for this login."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from journal_app.domain.errors import StorageGone
from journal_app.vault import whole_file
from journal_app.vault.whole_file import growing_file


@pytest.fixture(params=["as the system can", "without nameless files"])
def both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "without nameless files":
        monkeypatch.setattr(whole_file, "_open_nameless", lambda _: None)


@pytest.mark.usefixtures("both_ways")
def test_it_takes_the_place_of_an_older_one_when_it_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "book.pdf"
    file.write_bytes(b"older")
    with growing_file(file) as out:
        out.write(b"new ")
        assert file.read_bytes() == b"older"
        out.write(b"and whole")
    assert file.read_bytes() == b"new and whole"
    assert list(tmp_path.iterdir()) == [file]
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.usefixtures("both_ways")
def test_what_goes_wrong_in_between_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyError), growing_file(tmp_path / "book.pdf") as out:
        out.write(b"half")
        raise KeyError
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("both_ways")
def test_an_error_of_the_system_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(StorageGone), growing_file(tmp_path / "no folder" / "book.pdf"):
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has files without a name")
def test_while_it_grows_no_name_leads_to_it(tmp_path: Path) -> None:
    descriptor = whole_file._open_nameless(tmp_path)
    if descriptor is None:
        pytest.skip("this folder knows no files without a name")
    os.close(descriptor)
    with growing_file(tmp_path / "book.pdf") as out:
        out.write(b"half")
        out.flush()
        assert list(tmp_path.iterdir()) == []
