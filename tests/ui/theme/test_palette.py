"""The colours keep what WCAG 2.2 asks of them."""

from __future__ import annotations

import re

import pytest

from journal_app.paths import resources_folder
from journal_app.ui.theme.palette import DARK, DARK_MORE, LIGHT, LIGHT_MORE, Palette, choose, contrast

ALL = pytest.mark.parametrize(
    "palette", [LIGHT, DARK, LIGHT_MORE, DARK_MORE], ids=["light", "dark", "light more", "dark more"]
)
MORE = pytest.mark.parametrize("palette", [LIGHT_MORE, DARK_MORE], ids=["light more", "dark more"])


def _grounds(p: Palette) -> list[str]:
    return [p.bg, p.side, p.card, p.soft, p.selected, p.warm_soft]


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("#3F6B66", "#3F6B66") == 1


@ALL
def test_text_reads_on_every_ground(palette: Palette) -> None:
    assert min(contrast(palette.text, ground) for ground in _grounds(palette)) >= 4.5


@ALL
def test_muted_text_and_links_read_wherever_they_stand(palette: Palette) -> None:
    grounds = [palette.bg, palette.side, palette.card, palette.soft, palette.warm_soft]
    assert min(contrast(palette.muted, ground) for ground in grounds) >= 4.5
    assert min(contrast(palette.accent, ground) for ground in grounds) >= 4.5


@ALL
def test_words_on_the_primary_button_and_on_a_selection_read(palette: Palette) -> None:
    assert contrast(palette.on_accent, palette.accent) >= 4.5


@ALL
def test_the_edge_of_a_control_is_seen_on_the_page_and_on_a_card(palette: Palette) -> None:
    assert contrast(palette.edge, palette.bg) >= 3
    assert contrast(palette.edge, palette.card) >= 3


@ALL
def test_the_focus_ring_is_seen_on_every_ground(palette: Palette) -> None:
    assert min(contrast(palette.accent, ground) for ground in _grounds(palette)) >= 3


@ALL
def test_icons_in_warm_and_gold_are_seen(palette: Palette) -> None:
    assert min(contrast(palette.warm, ground) for ground in _grounds(palette)) >= 3
    assert contrast(palette.gold, palette.card) >= 3


@MORE
def test_with_more_contrast_all_text_reaches_seven(palette: Palette) -> None:
    for words in (palette.text, palette.muted, palette.accent):
        assert min(contrast(words, ground) for ground in _grounds(palette)) >= 7
    assert contrast(palette.on_accent, palette.accent) >= 7


@MORE
def test_with_more_contrast_the_edges_are_as_clear_as_text(palette: Palette) -> None:
    assert min(contrast(palette.edge, ground) for ground in _grounds(palette)) >= 4.5
    assert contrast(palette.line, palette.card) >= 4.5


@ALL
def test_every_colour_is_six_figures(palette: Palette) -> None:
    colours = [value for value in palette if isinstance(value, str)] + list(palette.heat)
    assert len(colours) == 18
    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in colours)


def test_the_two_wishes_choose_among_four_palettes() -> None:
    assert choose(dark=False, more_contrast=False) is LIGHT
    assert choose(dark=True, more_contrast=False) is DARK
    assert choose(dark=False, more_contrast=True) is LIGHT_MORE
    assert choose(dark=True, more_contrast=True) is DARK_MORE


@ALL
def test_the_drawn_marks_are_seen_in_the_palette(palette: Palette) -> None:
    """The style sheet cannot colour pictures, so they lie there in two colours each."""
    ground = "dark" if palette in (DARK, DARK_MORE) else "light"
    marks = resources_folder() / "icons" / "marks"
    for name, beneath in (
        ("check", palette.accent),
        ("chevron-down", palette.card),
        ("chevron-up", palette.card),
    ):
        drawn = re.search(r'stroke="(#\w{6})"', (marks / f"{name}-{ground}.svg").read_text())
        assert drawn
        assert contrast(drawn[1], beneath) >= 4.5
