from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.charts.letters import estimate, shortened, wrapped
from tests.charts.drawn import WORDS

FONTS = Path(__file__).parents[2] / "assets" / "fonts"


@given(WORDS, st.floats(0, 200), st.integers(0, 3), st.booleans())
def test_what_is_made_to_fit_fits(words: str, room: float, lines: int, bold: bool) -> None:
    """Shortened and wrapped words are never wider than their room, nor more lines than allowed."""
    assert estimate(shortened(words, room, 14, bold, estimate), 14, bold) <= room or not words
    found = wrapped(words, room, lines, 14, bold, estimate)
    assert len(found) <= lines
    assert all(estimate(line, 14, bold) <= room for line in found)


def test_what_fits_is_left_alone() -> None:
    """Words with room enough are not touched, and all are kept where lines are."""
    assert shortened("Open war", 500, 14, False, estimate) == "Open war"
    assert " ".join(wrapped("Legal and economic pressure", 110, 3, 14, False, estimate)) == "Legal and economic pressure"


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
@pytest.mark.parametrize(
    "words", ["Trust in the channel 52", "WWW MMM", "their limit, as you believe", "100", "Ḥashd al-Shaʿbī – “now”…"]
)
def test_the_estimate_is_rather_too_wide(words: str, weight: str) -> None:
    """Words are not wider in the font that pages ask for than a layout by the estimate allows for."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    pygame = pytest.importorskip("pygame")
    pygame.font.init()
    wide = pygame.font.Font(str(FONTS / f"Inter-{weight}.otf"), 100).size(words)[0]
    assert wide <= estimate(words, 100, weight == "Bold") <= wide * 1.3
