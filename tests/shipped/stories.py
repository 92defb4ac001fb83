"""The scenarios that are held to the rules of tone and record: those on the shelf, and what authors begin from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from game.authoring import shelf
from game.authoring.beginning import template
from game.core.action import Action, Risk
from game.core.clauses import Effect
from game.core.event import Event
from game.core.scenario import Scenario

STORIES: Final = tuple(header.id for header in shelf.shelf())
"""The id of every scenario that is held to the rules."""
TEMPLATE: Final = "template"
"""What stands for the small scenario that authors begin from: it is held to the rules of tone."""


@cache
def scenario(name: str) -> Scenario:
    """Return a scenario by its id, read once."""
    return shelf.read(template() if name == TEMPLATE else shelf.find(name))


def people(name: str) -> frozenset[str]:
    """Return the indicators of a scenario that count people."""
    return frozenset(key for key, indicator in scenario(name).indicators.items() if indicator.human_cost)


def risks(name: str) -> Iterator[Risk]:
    """Yield every mishap of a scenario's deeds."""
    return (risk for action in scenario(name).actions.values() for risk in action.risks)


def effects(thing: Event | Action | Risk) -> tuple[Effect, ...]:
    """Return what a thing does, with what later reports add to it."""
    return (*thing.effects, *(effect for revision in getattr(thing, "revisions", ()) for effect in revision.effects))
