"""Text in two scripts is drawn in runs, and whatever an author writes can be drawn."""

from __future__ import annotations

import pytest

from game.desktop.faces import Faces, runs


def test_what_joins_letters_parts_no_run() -> None:
    """A zero-width non-joiner, as Persian words have, stays in its word; spaces stay with what is before them."""
    assert runs("پایین\u200cده") == (("پایین\u200cده", True),)
    assert runs("to می\u200cرود now") == (("to ", False), ("می\u200cرود ", True), ("now", False))


@pytest.mark.parametrize("text", ["پایین\u200cده", "Lowfield: پایین\u200cده", "\u200cده", "ab\u200c", "\u200cab"])
def test_it_can_be_drawn(text: str) -> None:
    """Such words have a width and a picture."""
    pygame = pytest.importorskip("pygame")
    pygame.font.init()
    faces = Faces()
    assert faces.width(text, "regular", 16) > 0
    assert faces.render(text, "regular", 16, "#ffffff").get_width() > 0
    assert faces.render("\u200c", "regular", 16, "#ffffff").get_width() == faces.render("", "regular", 16, "#ffffff").get_width()
