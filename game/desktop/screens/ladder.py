"""A ladder of escalation as rungs below each other: where it stands, and what lies next above and below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import pygame

from game.desktop.kit import Column, Icon, Kit, Node, Pressable, Row, Text

if TYPE_CHECKING:
    from game.briefing.situation import Gauge, Standing
    from game.desktop.canvas import Canvas
    from game.desktop.screens.place import Place


class Rung(Node):
    """One rung: its number and its name, filled where it has been climbed."""

    role = "text"

    def __init__(self, number: int, name: str, *, here: bool, passed: bool, said: str) -> None:
        """Name a rung, and say whether the ladder stands here or above."""
        super().__init__()
        self.here = here
        self.passed = passed
        self._label = said
        colour = "text" if here or passed else "muted"
        weight = "bold" if here else "regular"
        self.inside = Row(
            [
                Text(str(number), "small", colour=colour, weight="bold", role=""),
                Text(name, "small", colour=colour, weight=weight, role="", grow=1),
                Icon("triangle-alert", colour="accent", style="small") if here else None,
            ],
            gap=10,
        )

    @property
    def nodes(self) -> Sequence[Node]:
        """What it is made of."""
        return (self.inside,)

    @property
    def label(self) -> str:
        """It in words."""
        return self._label

    def _widths(self, kit: Kit) -> tuple[int, int]:
        least, natural = self.inside.widths(kit)
        return least + 2 * kit.px(9), natural + 2 * kit.px(9)

    def _height(self, kit: Kit, width: int) -> int:
        return self.inside.height(kit, max(1, width - 2 * kit.px(9))) + 2 * kit.px(2)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        """Place what is on it."""
        self.rect = rect
        self.inside.place(kit, rect.inflate(-2 * kit.px(9), -2 * kit.px(2)))

    def paint(self, canvas: Canvas, kit: Kit) -> None:
        """Draw the rung."""
        palette = canvas.palette
        width = max(2, kit.px(2)) if self.here else 1
        edge = palette.accent if self.here else palette.line  # not the colour of the ring that shows the keyboard
        canvas.box(self.rect, palette.raised if self.here or self.passed else palette.background, edge, radius=6, width=width)


def rungs(standing: Standing, *, above: int, below: int) -> list[Node]:
    """Return the rungs around where a ladder stands, the highest first."""
    first, last = max(1, standing.place - below), min(standing.count, standing.place + above)
    return [
        Rung(
            number,
            standing.rungs[number - 1],
            here=number == standing.place,
            passed=number < standing.place,
            said=standing.rungs[number - 1],
        )
        for number in range(last, first - 1, -1)
    ]


def ladder(place: Place, gauge: Gauge) -> Node:
    """Return a ladder as something to press: it leads to why it stands there."""
    words, standing = place.words, gauge.standing
    if standing is None:
        return Text(gauge.sentence, "small", colour="muted")
    near = 1 if place.tight_now else 3
    higher, lower = standing.count - min(standing.count, standing.place + near), max(0, standing.place - near - 1)
    more = (
        Text(words.plural("{count} rung above", "{count} rungs above", higher), "small", colour="muted", role="")
        if higher
        else None
    )
    less = (
        Text(words.plural("{count} rung below", "{count} rungs below", lower), "small", colour="muted", role="")
        if lower
        else None
    )
    steps = Column([more, *rungs(standing, above=near, below=near), less], gap=4)
    so = Text(words.text("As tense as at this rung:"), "small", colour="muted", role="")
    way = ""
    if standing.up is not None:
        way = words.plural("{count} more leads to the next rung up.", "{count} more lead to the next rung up.", standing.up)
    said = Text(words.text("{text} {way}", text=standing.text, way=way).strip(), "small", colour="muted", role="")
    return Pressable(
        Column([so, steps, said], gap=8),
        partial(place.why, gauge.id),
        key=f"ladder.{gauge.id}",
        label=gauge.sentence,
        kind="quiet",
        hint=words.text("{text} Press to ask why.", text=gauge.text),
        aside=True,
        padding=(4, 4),
    )
