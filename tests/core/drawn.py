"""Tables drawn by Hypothesis, crude enough for many ties, and what one package at a time is worth at them."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from hypothesis import strategies as st

from game.core.table import Issue, Pledge, Stakes, Table, terms_of_side, value
from game.core.world import Sitting, World
from tests.core.build import Run, amount, body, issue, scenario, seat, stakes, table

PARTIES = ("north", "south", "west", "east", "mountain")
SHAPES = ("abc", "xyz", "pq", "uv")
BLANK = Run(scenario(seats=[seat(name) for name in PARTIES])).world


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Draw a table of two to five parties and up to four issues, with doubted deliverers and a body or two."""
    parties = PARTIES[: draw(st.integers(2, 5))]
    deliverers = st.sampled_from([(), ("north",), ("south", "west")])
    issues = [issue(f"i{number}", shape, draw(deliverers)) for number, shape in enumerate(SHAPES[: draw(st.integers(1, 4))])]
    bodies = draw(st.lists(st.sampled_from(parties), max_size=2))
    return table(
        parties=parties,
        issues=issues,
        stakes={party: draw(holdings(issues)) for party in parties},
        bodies=tuple(
            body(f"b{number}", side, draw(st.integers(0, 70)), **draw(liked(issues))) for number, side in enumerate(bodies)
        ),
        audience=amount(draw(st.sampled_from([0, 8, 120]))),
    )


@st.composite
def liked(draw: st.DrawFn, issues: list[Issue]) -> dict[str, dict[str, object]]:
    """Draw weights and worths."""
    shares = [draw(st.integers(1, 3)) for _ in issues]
    weights = [share * 100 // sum(shares) for share in shares]
    weights[0] += 100 - sum(weights)
    worths = {item.id: {name: draw(st.sampled_from([0, 33, 50, 100])) for name in item.options} for item in issues}
    return {"weights": dict(zip(worths, weights, strict=True)), "worths": worths}


@st.composite
def holdings(draw: st.DrawFn, issues: list[Issue]) -> Stakes:
    """Draw stakes, of one who may doubt north and south: what is half believed makes values that must be rounded."""
    doubts = {name: amount(draw(st.sampled_from([37, 61, 100]))) for name in ("north", "south")}
    limit = amount(draw(st.sampled_from([0, 10, 33, 50, 90])))
    return stakes(issues, reservation=limit, credibility=doubts, **draw(liked(issues)))


def world_of(pledges: dict[str, Pledge] | None = None) -> World:
    """Return a World with these pledges standing at the table."""
    return replace(BLANK, sittings={"talks": Sitting(pledges=pledges or {})})


def packages(held: Table) -> list[dict[str, str]]:
    """Return every package, in the table's order."""
    return [dict(zip(held.issues, chosen, strict=True)) for chosen in product(*(i.options for i in held.issues.values()))]


def points(held: Table, world: World) -> list[tuple[int, ...]]:
    """Return what every package is worth to the accepting seats, one package at a time."""
    every = [terms_of_side(held, side, world.values, world.sittings["talks"].pledges.get(side)) for side in held.accepting()]
    return [tuple(value(its, package) for its in every) for package in packages(held)]


def beats(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Say whether one point is better than another for some side and worse for none."""
    return one != other and all(mine >= its for mine, its in zip(one, other, strict=True))


def unbeaten(every: list[tuple[int, ...]]) -> list[int]:
    """Return the places of the points that no other beats."""
    return [place for place, point in enumerate(every) if not any(beats(other, point) for other in every)]
