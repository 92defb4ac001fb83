"""The counterparts that can be had, by name."""

from __future__ import annotations

from difflib import get_close_matches

from game.counterparts.drills import DRILLS
from game.counterparts.envoy import Attache, Envoy
from game.counterparts.strategist import Strategist
from game.match import Player

_LEVELS: dict[str, type[Envoy]] = {player.level: player for player in (Attache, Envoy, Strategist)}

LEVELS = tuple(_LEVELS)
"""Levels of strength, weakest first."""

LINES = tuple(DRILLS)
"""Fixed lines: for studies, not offered to people."""


def counterpart(level: str = "envoy", temperament: str = "") -> Player:
    """Return a counterpart of a level, or one that keeps to a fixed line; `attaché` may be written with its accent.

    Raises ValueError for a name that there is not, naming those there are.
    """
    known = {**_LEVELS, **DRILLS}
    found = known.get(level.replace("é", "e"))
    if found is None:
        near = get_close_matches(level, known, 1)
        meant = f" Did you mean '{near[0]}'?" if near else ""
        message = f"there is no counterpart '{level}'.{meant} Levels: {', '.join(LEVELS)}. Fixed lines: {', '.join(LINES)}."
        raise ValueError(message)
    return found(temperament)
