"""The palette is computed, not picked by eye: contrasts and distances, in both themes and for every sight."""

from __future__ import annotations

from itertools import combinations

import pytest

from game import cli
from game.desktop.theme import BASE, PALETTES, SIZES, SMALLEST, TEXTS, Palette, Theme
from tests.desktop.colours import SIGHTS, contrast, distance, lab, seen

THEMES = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)


@THEMES
def test_text_can_be_read(palette: Palette) -> None:
    """Text has a contrast of at least 7 on every ground, and what is muted, accented or told in colour at least 4.5."""
    for ground in (palette.background, palette.surface, palette.raised):
        assert contrast(palette.text, ground) >= 7
        for colour in (palette.muted, palette.accent, palette.focus, palette.good, palette.bad, palette.grave):
            assert contrast(colour, ground) >= 4.5
    assert contrast(palette.on_accent, palette.accent) >= 4.5


@THEMES
def test_what_must_be_seen_is_seen(palette: Palette) -> None:
    """The focus ring, the edges of fields and options, and lines on charts have a contrast of at least 3 on every ground."""
    for ground in (palette.background, palette.surface):
        for colour in (palette.focus, palette.outline, *palette.series):
            assert contrast(colour, ground) >= 3
    assert contrast(palette.focus, palette.raised) >= 3


@THEMES
@pytest.mark.parametrize("sight", SIGHTS)
def test_lines_can_be_told_apart(palette: Palette, sight: str) -> None:
    """Any two lines of a chart are at least 19 apart (CIEDE2000), for every sight."""
    apart = [distance(lab(seen(one, sight)), lab(seen(other, sight))) for one, other in combinations(palette.series, 2)]
    assert min(apart) >= 19


@THEMES
def test_signs_do_not_lean_on_colour(palette: Palette) -> None:
    """Good and bad differ for every sight, though a sign or a word always stands beside them."""
    for sight in SIGHTS:
        assert distance(lab(seen(palette.good, sight)), lab(seen(palette.bad, sight))) >= 10


def test_no_text_is_too_small() -> None:
    """At no size of window or text is a letter smaller than 14 pixels."""
    for window in ((800, 480), (1024, 600), (3840, 2160)):
        for text in TEXTS:
            theme = Theme(window=window, text=text)
            assert min(theme.font(style) for style in SIZES) >= SMALLEST


def test_sizes_grow_with_window_and_text() -> None:
    """Twice the window or twice the text is twice the letters; a smaller window than the base shrinks nothing."""
    plain = Theme(window=BASE).font("body")
    assert Theme(window=(2560, 1440)).font("body") == 2 * plain
    assert Theme(window=BASE, text=200).font("body") == 2 * plain
    assert Theme(window=(1024, 600)).font("body") == plain


def test_the_command_line_offers_what_there_is() -> None:
    """`screenshots` takes the sizes of text and the colours that the desktop has."""
    assert cli.TEXTS == TEXTS
    assert set(cli.THEMES) == set(PALETTES)
