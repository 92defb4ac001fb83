"""The counterparts that can be had, by name."""

from __future__ import annotations

from game.counterparts.envoy import Envoy
from game.match import Player

LEVELS = ("envoy",)
"""Levels of strength, weakest first."""


def counterpart(level: str = "envoy", temperament: str = "") -> Player:
    """Return a counterpart. Raises ValueError for a level there is not, naming those there are."""
    if level not in LEVELS:
        message = f"there is no counterpart '{level}'; expected one of: {', '.join(LEVELS)}"
        raise ValueError(message)
    return Envoy(temperament)
