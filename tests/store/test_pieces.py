"""What comes of a file of which a drive has lost some places: all the rest, where it stood."""

from __future__ import annotations

import errno
from io import FileIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.store import lost_places
from journal_app.store.lost_places import SMALLEST, pieces


def a_drive_that_lost(places: set[int]) -> type[FileIO]:
    """Return files of which these places, counted in SMALLEST from 0, can't be read."""

    class Drive(FileIO):
        def read(self, size: int | None = -1, /) -> Any:
            assert size is not None
            first, last = self.tell() // SMALLEST, (self.tell() + size - 1) // SMALLEST
            if places & set(range(first, last + 1)):
                raise OSError(errno.EIO, "")
            return super().read(size)

    return Drive


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    length=st.integers(1, 9 * SMALLEST), lost=st.sets(st.integers(0, 9), max_size=6), asked=st.integers(1, 4)
)
def test_what_can_be_read_stands_where_it_stood_and_the_rest_is_zeros(
    tmp_path: Path, length: int, lost: set[int], asked: int
) -> None:
    whole = bytes(1 + at % 255 for at in range(length))
    path = tmp_path / "file"
    path.write_bytes(whole)
    expected = bytearray(whole)
    for place in lost:
        there = expected[place * SMALLEST : (place + 1) * SMALLEST]
        expected[place * SMALLEST : (place + 1) * SMALLEST] = bytes(len(there))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lost_places, "FileIO", a_drive_that_lost(lost))
        if any(expected):
            assert b"".join(pieces(path, asked * SMALLEST)) == expected
        else:
            with pytest.raises(OSError, match="nothing of it"):
                list(pieces(path, asked * SMALLEST))


def test_an_empty_file_has_no_pieces(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    assert list(pieces(tmp_path / "empty", SMALLEST)) == []


def test_another_error_than_a_lost_place_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(FileIO):
        def read(self, size: int | None = -1, /) -> Any:
            raise OSError(errno.ENODEV, "")

    (tmp_path / "file").write_bytes(b"words")
    monkeypatch.setattr(lost_places, "FileIO", Gone)
    with pytest.raises(OSError) as raised:
        list(pieces(tmp_path / "file", SMALLEST))
    assert raised.value.errno == errno.ENODEV
