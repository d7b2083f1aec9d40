"""The style sheet is sound at every scale."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.paths import resources_folder
from journal_app.ui.theme.palette import DARK, LIGHT
from journal_app.ui.theme.style_sheet import mix, style_sheet

SCALES = st.floats(0.85, 2.0)


def _px(scale: float) -> Callable[[float], int]:
    return lambda n: max(1, round(n * scale))


def _rules(sheet: str) -> list[tuple[str, str]]:
    return re.findall(r"([^{}]+)\{([^{}]*)\}", sheet)


def _length(name: str, body: str) -> int | None:
    found = re.search(rf"(?<![\w-]){name}: (\d+)px", body)
    return int(found[1]) if found else None


@given(SCALES)
def test_a_radius_is_never_more_than_half_the_height(scale: float) -> None:
    """Qt draws square corners when it is."""
    checked = 0
    for selector, body in _rules(style_sheet(LIGHT, _px(scale), on_dark=False)):
        radius = _length("border-radius", body)
        height = _length("min-height", body) or _length("height", body)
        if radius and height:
            border = _length("border", body) or 0
            assert radius <= (height + 2 * border) / 2, selector
            checked += 1
    assert checked >= 5


@given(SCALES)
def test_every_length_is_a_whole_number_of_pixels(scale: float) -> None:
    sheet = style_sheet(DARK, _px(scale), on_dark=True)
    assert not re.search(r"\d\.\d+px", sheet)
    assert "None" not in sheet
    assert sheet.count("{") == sheet.count("}") > 40


@pytest.mark.parametrize("on_dark", [False, True])
def test_every_picture_it_asks_for_is_there(on_dark: bool) -> None:
    pictures = re.findall(r"url\(marks:([\w-]+\.svg)\)", style_sheet(LIGHT, _px(1), on_dark))
    assert len(pictures) >= 3
    for picture in pictures:
        assert (resources_folder() / "icons" / "marks" / picture).is_file()


def test_a_colour_between_two_is_mixed() -> None:
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mix("#3F6B66", "#FFFFFF", 0) == "#3F6B66"
    assert mix("#3F6B66", "#FFFFFF", 1) == "#FFFFFF"
