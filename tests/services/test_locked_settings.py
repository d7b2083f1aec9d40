"""Settings of the lock screen: kept, never in the way, and nothing personal in them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.domain.locked_settings import SCALE_STEPS, LockedSettings, ThemeMode
from journal_app.services.locked_settings import (
    FILE,
    _read_plain,
    read_locked_settings,
    write_locked_settings,
)

some = st.builds(
    LockedSettings,
    theme=st.sampled_from(ThemeMode),
    scale=st.sampled_from(SCALE_STEPS),
    reduce_motion=st.booleans(),
    more_contrast=st.booleans(),
    country=st.text(st.characters(codec="utf-8"), max_size=5),
    discreet=st.booleans(),
    journal_folder=st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40),
    window_width=st.integers(1, 9999),
    window_height=st.integers(1, 9999),
    window_at=st.from_regex(r"(-?[0-9]{1,4},-?[0-9]{1,4})?", fullmatch=True),
    window_maximised=st.booleans(),
)


@given(some)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_what_is_written_is_read(tmp_path: Path, wanted: LockedSettings) -> None:
    assert write_locked_settings(tmp_path, wanted)
    assert read_locked_settings(tmp_path) == wanted


def _lines(pairs: list[tuple[str, str]]) -> str:
    return "".join(f"{name} = {value}\n" for name, value in pairs)


_NUMBERS = ["0", "7", "12", "1.5", "0.85", "00", "1_0", "1e3"]
_WORDS = ["a", "b_1", "é", " = ", "=", " ", "true", "false", '"IE"', '"/home/é"']
_SIGNS = ["-", '"', "\\", "\\n", "\t", "\r", "\x7f", "\u2028", "#", "[", "]", "\n"]
pieces = st.sampled_from([*_NUMBERS, *_WORDS, *_SIGNS])
lines = st.lists(st.tuples(pieces, pieces), max_size=3).map(_lines)


@given(st.lists(pieces, max_size=14).map("".join) | lines)
@settings(max_examples=400)
def test_plain_lines_are_read_as_toml_is(text: str) -> None:
    plain = _read_plain(text)
    assert plain is None or plain == tomllib.loads(text)


def test_what_is_written_is_plain(tmp_path: Path) -> None:
    assert write_locked_settings(tmp_path, LockedSettings(country="IE", scale=1.15, journal_folder="/home/é"))
    assert _read_plain((tmp_path / FILE).read_text("utf-8"))


def test_the_file_is_for_this_person_only_and_no_other_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert write_locked_settings(folder, LockedSettings())
    assert [path.name for path in folder.iterdir()] == [FILE]
    assert (folder / FILE).stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "content",
    [b"", b"theme = ", b"\xff\xfe\x00", b'theme = "pink"\nscale = "big"\ndiscreet = 1\n'],
)
def test_a_broken_file_gives_the_defaults(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    read = read_locked_settings(tmp_path)
    assert read.scale in SCALE_STEPS
    assert read == LockedSettings()


def test_one_senseless_value_does_not_spoil_the_others(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('theme = "dark"\nscale = 40\ncountry = 5\nunknown = 1\n', "utf-8")
    assert read_locked_settings(tmp_path) == LockedSettings(theme=ThemeMode.DARK, scale=2.0)


@pytest.mark.parametrize(
    ("written", "scale"), [("nan", 1.0), ("-nan", 1.0), ("inf", 2.0), ("-inf", 0.85), ("9" * 400, 2.0)]
)
def test_a_text_size_that_is_no_size_does_no_harm(tmp_path: Path, written: str, scale: float) -> None:
    (tmp_path / FILE).write_text(f"scale = {written}\n", "utf-8")
    assert read_locked_settings(tmp_path).scale == scale


def test_a_folder_that_is_missing_gives_the_defaults(tmp_path: Path) -> None:
    assert read_locked_settings(tmp_path / "none") == LockedSettings()


def test_a_folder_that_can_not_be_written_is_no_reason_to_interrupt(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    assert write_locked_settings(tmp_path / "file", LockedSettings()) is False


def test_a_folder_whose_name_is_no_text_is_not_kept_and_spoils_nothing(tmp_path: Path) -> None:
    assert write_locked_settings(tmp_path, LockedSettings(country="IE"))
    assert write_locked_settings(tmp_path, LockedSettings(journal_folder="/home/\udc80")) is False
    assert read_locked_settings(tmp_path).country == "IE"


def test_nothing_personal_stands_in_clear_text() -> None:
    assert set(LockedSettings._fields) == {
        "theme",
        "scale",
        "reduce_motion",
        "more_contrast",
        "country",
        "discreet",
        "next_reminder",
        "journal_folder",
        "window_width",
        "window_height",
        "window_at",
        "window_maximised",
    }
