"""How the rest of a match is cut into turns to be imagined."""

from __future__ import annotations

from functools import cache
from itertools import product

import pytest

from game.authoring import shelf
from game.core.scenario import Scenario
from game.counterparts.foresight import STRIDE, striding

PLAYED = tuple(product(("baghdad-2024", "first-talks"), ("evening", "class")))


@cache
def read(name: str) -> Scenario:
    """Return a shipped scenario, read once."""
    return shelf.read(shelf.find(name))


def cut(name: str, pace: str) -> list[tuple[int, tuple[int, ...], tuple[int, ...]]]:
    """Return, for each turn of a pace, its number, the days of the turns played and those of the turns imagined."""
    scenario = read(name)
    played = scenario.paces[pace].days
    imagined = striding(scenario).paces
    return [(turn, played, imagined[f"{pace} from {turn}"].days) for turn in range(1, len(played) + 1)]


@pytest.mark.parametrize(("name", "pace"), PLAYED)
def test_imagined_time_ends_when_the_match_does(name: str, pace: str) -> None:
    """However the rest is cut, it has as many days as are left, and none of its turns is empty."""
    for _, played, imagined in cut(name, pace):
        assert sum(imagined) == sum(played)
        assert min(imagined) > 0


@pytest.mark.parametrize(("name", "pace"), PLAYED)
def test_this_turn_and_the_next_are_imagined_as_they_are(name: str, pace: str) -> None:
    """What is decided now and answered next is imagined at the pace at which it is played."""
    for turn, played, imagined in cut(name, pace):
        assert imagined[: turn + 1] == played[: turn + 1]


@pytest.mark.parametrize(("name", "pace"), PLAYED)
def test_no_stride_is_so_long_that_a_trend_overshoots(name: str, pace: str) -> None:
    """Strides are as few and as equal as a greatest length lets them be."""
    for turn, played, imagined in cut(name, pace):
        strides = imagined[turn + 1 :]
        rest = sum(played[turn + 1 :])
        assert all(days <= STRIDE for days in strides)
        assert len(strides) == -(-rest // STRIDE)
        assert not strides or max(strides) - min(strides) <= 1
