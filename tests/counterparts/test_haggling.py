"""The bargaining skill by itself, on a handful of numbered packages of which the answers can be worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.counterparts.haggling import NOW, Other, Position, acceptable, demand, offer, room
from game.counterparts.manner import Manner, manner
from tests.counterparts.tempers import DOVE, HAWK

PLAIN = Manner(opening=0, ending=50, stubborn=100, curve=1, reciprocity=0, bluff=0)


def position(spent: int = 0, theirs: tuple[int, ...] = (), *, last: bool = False) -> Position:
    """Return a position over five packages: worth 90, 80, 70, 60, 40 to one side and 30, 45, 60, 70, 90 to the other."""
    other = Other(worth=np.array([30, 45, 60, 70, 90], np.int64) * 1000, limit=40_000, offers=theirs)
    return Position(
        worth=np.array([90, 80, 70, 60, 40], np.int64) * 1000,
        fit=np.ones(5, np.bool_),
        limit=50_000,
        others=(other,),
        spent=spent,
        seen=spent,
        last=last,
    )


def test_the_room_is_what_everybody_can_sign() -> None:
    """Inside are the packages above both limits that one's own bodies would carry."""
    assert room(position()).tolist() == [False, True, True, True, False]
    fit = np.array([True, False, True, True, True])
    assert room(replace(position(), fit=fit)).tolist() == [False, False, True, True, False]


def test_the_demand_falls_with_the_clock_to_a_share_of_what_is_even() -> None:
    """It begins at the most that the other can be hoped to sign and ends at the limit and half of an even share."""
    asked = [demand(position(spent), PLAIN).value for spent in (0, NOW // 2, NOW)]
    assert asked[0] == 80_000
    assert asked == sorted(asked, reverse=True)
    assert asked[-1] == 50_000 + 20_000 // 2  # the even package is the third: 20 points to each


def test_parts_of_the_demand_add_up() -> None:
    """What is asked is the hope less what was given for the opening, the clock and the others' moves; the largest is named."""
    for spent in range(0, NOW + 1, 1000):
        for manners in (manner(HAWK), manner(DOVE)):
            found = demand(position(spent, (4, 3)), manners)
            assert found.value == max(50_000, found.hope - sum(found.given.values()))
            assert found.given[found.ground] == max(found.given.values())


def test_who_does_not_move_is_given_less() -> None:
    """With reciprocity, a side that repeats its first offer is asked for more, to the last, than one that has come closer."""
    mutual = replace(PLAIN, reciprocity=60)
    stubborn, moving = (demand(position(NOW, theirs, last=True), mutual) for theirs in ((4, 4, 4), (4, 3, 2)))
    assert stubborn.value > moving.value
    assert stubborn.least > moving.least


def test_the_firm_ask_more_than_the_conciliatory() -> None:
    """At every moment a hawk asks for at least as much as a dove, and in the end for more."""
    for spent in range(0, NOW + 1, 500):
        assert demand(position(spent), manner(HAWK)).value >= demand(position(spent), manner(DOVE)).value
    assert demand(position(NOW), manner(HAWK)).value > demand(position(NOW), manner(DOVE)).value


def test_among_equals_the_one_the_other_likes_best() -> None:
    """Of packages worth what is wanted, the one put forward serves the other best; nothing below the limit is put forward."""
    assert offer(position(), 60_000) == 3
    assert offer(position(), 75_000) == 1
    assert offer(position(), 99_000) == 0  # nothing is worth that: the best there is
    assert offer(replace(position(), limit=95_000), 99_000) is None


@pytest.mark.parametrize(
    ("worth", "last", "ground"), [(49, True, ""), (80, False, "as_good"), (61, False, ""), (61, True, "for_the_clock")]
)
def test_what_is_accepted(worth: int, last: bool, ground: str) -> None:
    """Nothing below the limit; what is as good as the demand; in the last talks what one means to keep."""
    here = position(NOW // 4, last=last)
    asked = replace(demand(here, PLAIN), least=60_000)
    assert acceptable(here, asked, None, worth * 1000) == ground
