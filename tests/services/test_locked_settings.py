"""Settings of the lock screen: kept, never in the way, and nothing personal in them."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.domain.settings import SCALE_STEPS, LockedSettings, ThemeMode
from journal_app.services.locked_settings import FILE, read_locked_settings, write_locked_settings

some = st.builds(
    LockedSettings,
    theme=st.sampled_from(ThemeMode),
    scale=st.sampled_from(SCALE_STEPS),
    reduce_motion=st.booleans(),
    country=st.text(st.characters(codec="utf-8"), max_size=5),
    discreet=st.booleans(),
    journal_folder=st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40),
    window_width=st.integers(1, 9999),
    window_height=st.integers(1, 9999),
)


@given(some)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_what_is_written_is_read(tmp_path: Path, wanted: LockedSettings) -> None:
    assert write_locked_settings(tmp_path, wanted)
    assert read_locked_settings(tmp_path) == wanted


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
    assert {field.name for field in fields(LockedSettings)} == {
        "theme",
        "scale",
        "reduce_motion",
        "country",
        "discreet",
        "next_reminder",
        "journal_folder",
        "window_width",
        "window_height",
    }
