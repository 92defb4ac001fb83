"""What the voices on a seat's own side say now: of each adviser the first line whose condition holds.

A line whose condition asks for what the seat cannot know is passed over. Knows only Views.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.briefing.glossary import plain
from game.briefing.told import holds
from game.core.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What one adviser says."""

    adviser: str
    """The adviser's id."""
    name: str
    """The office."""
    text: str
    """The words."""


def advice(view: View) -> tuple[Advice, ...]:
    """Return what each adviser says, in the author's order; one with nothing to say is left out."""
    found: list[Advice] = []
    for adviser in view.edition.seats[view.seat].advisers:
        line = next((line for line in adviser.lines if holds(view, line.when)), None)
        if line is not None:
            found.append(Advice(adviser=adviser.id, name=adviser.name, text=plain(line.text, view.edition.glossary)))
    return tuple(found)
