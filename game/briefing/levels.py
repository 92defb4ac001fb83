"""How well a counterpart plays, in words: the name of each level and what to expect of it.

Knows no counterpart: the levels are known by their ids alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.voice import n_
from game.words import Words

NAMES: Mapping[str, str] = {"attache": n_("Attaché"), "envoy": n_("Envoy"), "strategist": n_("Strategist")}
"""The name of each level."""

NOTES: Mapping[str, str] = {
    "attache": n_("Newly posted: asks too much for too long, follows its moods."),
    "envoy": n_("Trades, answers concessions, and asks what will last."),
    "strategist": n_("Learns what others want, and plays out what deeds lead to."),
}
"""What to expect of each."""


def level_name(level: str, words: Words) -> str:
    """Return what a level is called; the id itself for one of which nothing is said."""
    return words.text(NAMES[level]) if level in NAMES else level


def level_note(level: str, words: Words) -> str:
    """Return what to expect of a level; empty for one of which nothing is said."""
    return words.text(NOTES[level]) if level in NOTES else ""
