"""What a patient side believes of the other's end, on packages of which the answers can be worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from game.counterparts.brink import SURE, chances, end, hold, last_word, mirrors
from game.counterparts.haggling import NOW, Other, Position, demand
from game.counterparts.manner import Manner

PLAIN = Manner(opening=0, ending=0, stubborn=0, curve=1, reciprocity=0, bluff=0)
STEPS = 100
WORTH = np.arange(101, dtype=np.int64) * 1000  # package n is worth n points to the other


def conceding(power: float, limit: int, until: int) -> tuple[Other, list[int]]:
    """Return a side that comes down from 100 points to its limit along a power of time, and when it made its offers so far."""
    times = [NOW * step // STEPS for step in range(1, until + 1)]
    offers = tuple(round(100 - (100 - limit) * (time / NOW) ** power) for time in times)
    return Other(worth=WORTH, limit=0, offers=offers), times


def position(spent: int, other: Other) -> Position:
    """Return a position in which what is worth n points to the other is worth 100 - n here, and 20 are needed."""
    return Position(worth=WORTH[::-1].copy(), fit=np.ones(101, np.bool_), limit=20_000, others=(other,), spent=spent, seen=spent)


@pytest.mark.parametrize("power", [0.25, 1.0, 4.0])
@pytest.mark.parametrize("limit", [20, 45])
def test_a_curve_tells_where_it_ends(power: float, limit: int) -> None:
    """Nine tenths down the time the limit of a side that comes down steadily is known to three points, and trusted."""
    found = end(*conceding(power, limit, 90), 0, 60_000)
    assert abs(found.curve - limit * 1000) <= 3_000
    assert found.trust > SURE * 3 // 4


def test_nobody_offers_less_than_it_needs() -> None:
    """A limit is never believed above what a side has put forward; before anything is seen, what is public is all there is."""
    assert end(Other(worth=WORTH, limit=0, offers=(90, 35)), [0, NOW // 2], 0, 60_000).high == 35_000
    nothing = end(Other(worth=WORTH, limit=0), [], 10_000, 60_000)
    assert (nothing.low, nothing.high, nothing.trust) == (10_000, 60_000, 0)


def test_the_better_a_package_the_likelier_it_is_taken() -> None:
    """Chances never fall with worth; below what is believed to be needed at least there is none, above the most it is sure."""
    found = end(*conceding(4.0, 30, 90), 0, 60_000)
    chance = chances(Other(worth=WORTH, limit=0), found)
    assert (np.diff(chance) >= 0).all()
    assert chance[0] == 0
    assert chance[-1] == SURE


def test_doubt_makes_bold_demands_less_likely_and_own_offers_stay_sure() -> None:
    """Where worths may be wrong, what was just enough is no longer sure to be taken; what the side put forward itself is."""
    other, times = conceding(1.0, 30, 90)
    found = [end(other, times, 0, 60_000, doubt) for doubt in (0, 10_000)]
    silent = Other(worth=WORTH, limit=0)
    enough = int(np.flatnonzero(chances(silent, found[0]) == SURE)[0])
    assert 0 < chances(silent, found[1])[enough] < SURE
    assert (chances(other, found[1])[list(other.offers)] == SURE).all()


def test_the_last_word_is_worth_most_at_its_chance() -> None:
    """With a limit anywhere from 0 to 60 points, 40 are asked for (two thirds of 40 to win); nothing goes below the limit."""
    number, worth = last_word(position(NOW, Other(worth=WORTH, limit=0)), [end(Other(worth=WORTH, limit=0), [], 0, 60_000)])
    assert number == 40
    assert worth == 20_000 + 40_000 * 6_666 // SURE
    hopeless = Other(worth=WORTH - 90_000, limit=0)
    assert last_word(position(NOW, hopeless), [end(hopeless, [], 15_000, 60_000)]) == (None, 20_000)


def test_who_holds_out_comes_down_late() -> None:
    """The demand never rises with the clock, gives less than a tenth of its way in half the time, and ends at the last word."""
    other, times = conceding(1.0, 45, 50)
    found = [end(other, times, 0, 60_000)]
    spans = [hold(here, demand(here, PLAIN), found, 4) for here in (position(spent, other) for spent in range(0, NOW + 1, 500))]
    values = [one.value for one in spans]
    assert values == sorted(values, reverse=True)
    assert values[10] > values[0] - (values[0] - values[-1]) // 10
    number, _ = last_word(position(NOW, other), found)
    assert number is not None
    assert values[-1] == 100_000 - int(WORTH[number])


def test_a_side_that_mirrors_is_known_from_one_that_follows_the_clock() -> None:
    """Who answers new offers with new ones and old with old mirrors; who moves, or stands, whatever we do, does not."""
    mine = [0, 1, 1, 1, 2, 3, 3, 3]
    assert mirrors(mine, [50, 51, 51, 50, 52, 53, 53, 51])
    assert not mirrors(mine, [50, 51, 52, 53, 54, 55, 56, 57])
    assert not mirrors(mine, [50] * 8)
    assert not mirrors(mine[:3], [50, 51, 51])


def test_half_the_patience_goes_half_the_way() -> None:
    """Patience says how far from the plain demand one goes to that of one who waits; what was given adds up."""
    other, times = conceding(1.0, 45, 50)
    here, found = position(NOW // 2, other), [end(other, times, 0, 60_000)]
    asked = demand(here, PLAIN)
    none, half, whole = (hold(here, asked, found, 4, patience) for patience in (0, 50, 100))
    assert none.value == asked.value
    assert half.value == (asked.value + whole.value) // 2
    for one in (none, half, whole):
        assert one.hope - sum(one.given.values()) == one.value
