"""The scenarios that are held to the rules of tone and record: those on the shelf, and those that are being written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from game.authoring import shelf
from game.authoring.beginning import template
from game.core.action import Action, Risk
from game.core.clauses import Effect
from game.core.event import Event
from game.core.scenario import Scenario

_FOLDER: Final = Path(__file__).parents[2] / "scenarios" / "drafts"
DRAFTS: Final[Mapping[str, Path]] = {path.name: path for path in sorted(_FOLDER.glob("*/")) if path.is_dir()}
"""Scenarios that are being written: id → folder."""
STORIES: Final = (*(header.id for header in shelf.shelf()), *DRAFTS)
"""The id of every scenario that is held to the rules."""
TEMPLATE: Final = "template"
"""What stands for the small scenario that authors begin from: it is held to the rules of tone."""


@cache
def scenario(name: str) -> Scenario:
    """Return a scenario by its id, read once."""
    return shelf.read(template() if name == TEMPLATE else shelf.find(str(DRAFTS.get(name, name))))


def people(name: str) -> frozenset[str]:
    """Return the indicators of a scenario that count people."""
    return frozenset(key for key, indicator in scenario(name).indicators.items() if indicator.human_cost)


def risks(name: str) -> Iterator[Risk]:
    """Yield every mishap of a scenario's deeds."""
    return (risk for action in scenario(name).actions.values() for risk in action.risks)


def effects(thing: Event | Action | Risk) -> tuple[Effect, ...]:
    """Return what a thing does, with what later reports add to it."""
    return (*thing.effects, *(effect for revision in getattr(thing, "revisions", ()) for effect in revision.effects))
