"""What offers alone say of their author's wishes."""

from __future__ import annotations

import numpy as np

from game.counterparts.wishes import wishes

SHAPE = (3, 4)


def test_the_first_offer_is_the_best() -> None:
    """No package is believed to be better for a side than what it asked for first, and that is worth the whole."""
    found = wishes(SHAPE, [5, 6, 7], 100_000)
    assert len(found) == 12
    assert found[5] == found.max()
    assert abs(int(found.max()) - 100_000) <= len(SHAPE)
    assert found.min() >= 0


def test_an_issue_on_which_nothing_moves_weighs_most() -> None:
    """Who gives way on the second issue and not on the first loses more by giving way on the first."""
    found = wishes(SHAPE, [4, 5, 6, 7], 100_000).reshape(SHAPE)
    assert found[1, 3] > found[0, 0]
    assert found[1, 3] > found[2, 0]


def test_saying_it_again_says_nothing_new() -> None:
    """Repeated offers change nothing."""
    assert np.array_equal(wishes(SHAPE, [5, 5, 6, 5, 6], 1_000), wishes(SHAPE, [5, 6], 1_000))
