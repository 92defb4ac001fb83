from __future__ import annotations

from dataclasses import fields
from math import isqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core import bargaining
from game.core.table import Pledge, Table, approval, terms_of_side, value
from game.core.world import World
from tests.core.build import body, stakes, table
from tests.core.drawn import packages, points, tables, unbeaten, world_of

PLEDGE = Pledge(seat="north", issue="i0", option="b", turn=1)


def worlds() -> st.SearchStrategy[World]:
    """Return a World with a pledge standing, or none."""
    return st.sampled_from([world_of(), world_of({"north": PLEDGE})])


@given(tables(), worlds())
def test_values_room_and_masks(held: Table, world: World) -> None:
    """19.1 Values, counts, masks and margin are those of every package looked at by itself."""
    found = bargaining.analyse(held, world)
    every = points(held, world)
    assert found.seats == held.parties
    assert list(zip(*(found.values[party].tolist() for party in held.parties), strict=True)) == every
    limits = [held.stakes[party].reservation.base * 1000 for party in held.parties]
    assert [found.limits[party] for party in held.parties] == limits
    margins = [min(v - limit for v, limit in zip(point, limits, strict=True)) for point in every]
    assert found.inside.tolist() == [margin >= 0 for margin in margins]
    pledges = world.sittings["talks"].pledges
    approved = [
        all(
            approval(b, value(terms_of_side(held, b.side, world.values, pledges.get(b.side), b), package), world.values) >= 5000
            for b in held.bodies
        )
        for package in packages(held)
    ]
    assert found.ratifiable.tolist() == [a and margin >= 0 for a, margin in zip(approved, margins, strict=True)]
    assert found.room == bargaining.room(held, world)
    assert found.room == bargaining.Room(
        packages=len(every),
        inside=sum(found.inside.tolist()),
        ratifiable=sum(found.ratifiable.tolist()),
        margin=max(margins),
    )


@given(tables(), worlds())
def test_frontier_and_points(held: Table, world: World) -> None:
    """19.6 Frontier and points are those found by looking at every package, though only some are looked at."""
    found = bargaining.analyse(held, world)
    sides = [found.values[party] for party in held.parties]
    limits = [found.limits[party] for party in held.parties]
    assert found.frontier.tolist() == unbeaten(points(held, world)) == bargaining.frontier(sides).tolist()
    assert found.nash == bargaining.nash(sides, limits)
    assert found.kalai_smorodinsky == bargaining.kalai_smorodinsky(sides, limits)
    assert found.utilitarian == bargaining.utilitarian(sides, limits)
    assert found.egalitarian == bargaining.egalitarian(sides, limits)
    assert (found.nash is None) is (found.room.inside == 0)


@given(tables(), worlds(), st.data())
def test_shortfalls(held: Table, world: World, data: st.DataObject) -> None:
    """19.7 What a package leaves, how far it is from the frontier and its share are those found by looking at every package."""
    found = bargaining.analyse(held, world)
    every = points(held, world)
    number = data.draw(st.integers(0, len(every) - 1))
    here, edge = every[number], [every[place] for place in unbeaten(every)]
    assert found.worth(number) == here
    assert found.joint(number) == sum(here)
    gains = [min(a - b for a, b in zip(point, here, strict=True)) for point in every]
    assert found.left_on_table(number) == max(gains)
    assert found.distance(number) == isqrt(min(sum((a - b) ** 2 for a, b in zip(point, here, strict=True)) for point in edge))
    most = max(sum(point) for point in edge)
    if most > 0:
        assert found.share(number) == max(0, sum(here)) * 10_000 // most
    on_it = number in found.frontier
    assert (found.distance(number) == 0) >= on_it
    assert (found.left_on_table(number) == 0) >= on_it


@pytest.mark.parametrize("number", range(9))
def test_a_table_where_nothing_is_worth_anything(number: int) -> None:
    """19.7 Where the best is worth nothing, what is as good has the whole of it."""
    held = table(
        stakes={
            name: stakes(worths={"water": dict.fromkeys("abc", 0), "price": dict.fromkeys("xyz", 0)})
            for name in ("north", "south")
        }
    )
    assert bargaining.analyse(held, world_of()).share(number) == 10_000


def test_others_with_stakes() -> None:
    """18.5 Of a seat that does not sit there values and limit are given where it is asked for; nothing else changes."""
    held = table(stakes={**table().stakes, "west": stakes(reservation=70)}, bodies=(body("senate", "north", 60),))
    alone, more = bargaining.analyse(held, world_of()), bargaining.analyse(held, world_of(), ["west", "north"])
    assert (alone.seats, list(alone.values)) == (more.seats, ["north", "south"])
    assert (list(more.values), more.limits["west"]) == (["north", "south", "west"], 70_000)
    assert more.values["west"].tolist() == bargaining.side_values(held, world_of(), "west").tolist()
    for item in fields(bargaining.Analysis):
        if item.name not in {"values", "limits"}:
            assert np.array_equal(getattr(alone, item.name), getattr(more, item.name)), item.name


def test_values_are_whole_numbers_of_64_bits() -> None:
    """18.1 Values are int64 on every platform."""
    found = bargaining.analyse(table(), world_of())
    assert {column.dtype for column in found.values.values()} == {np.dtype(np.int64)}
