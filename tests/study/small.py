"""Small studies over the two neighbours, for tests."""

from __future__ import annotations

from functools import cache
from typing import Any

from game.authoring import shelf
from game.core.scenario import Scenario
from game.study.design import Design
from game.study.trial import Sitter

FILE = "tests/scenarios/two_neighbours.yaml"


@cache
def scenario() -> Scenario:
    """Return the small scenario, read once."""
    return shelf.read(shelf.find(FILE))


def design(**more: Any) -> Design:
    """Return a design of a few short playouts among envoys."""
    sitters = {seat: Sitter(level="envoy") for seat in scenario().seats}
    return Design(**{"pace": "class", "sitters": sitters, "playouts": 8, "forks": 1, **more})
