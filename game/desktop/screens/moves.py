"""Measures that are not what they were a turn ago: each a tile to be pressed, which leads to why it stands where it stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.charts.spark import spark
from game.desktop.kit import Column, Grid, Icon, Kit, Node, Picture, Pressable, Row, Space, Text
from game.desktop.screens.gauges import tone
from game.desktop.screens.items import capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.briefing.items import Moved
    from game.briefing.situation import Gauge
    from game.charts.shapes import Drawing
    from game.desktop.screens.place import Place

MOST = 3
"""How many tiles stand beside each other."""


def tiles(screen: Place, title: str, moved: Sequence[Moved], *, history: bool = False) -> list[Node]:
    """Return a heading and a tile for every measure that moved; `history` draws how each went. Nothing where none did."""
    if not moved:
        return []
    gauges = {gauge.id: gauge for gauge in screen.chair.situation.gauges()} if history else {}
    found: list[Node] = [_tile(screen, item, gauges.get(item.indicator)) for item in moved]
    found += [Space() for _ in range(MOST - len(found))]  # so that a single tile is no wider than others
    heading = Text(title, "small", colour="accent", weight="bold", role="heading")
    return [heading, Grid(found, least=250, most=MOST, gap=10)]


def _tile(screen: Place, item: Moved, gauge: Gauge | None) -> Node:
    words = screen.words
    sign, colour = tone(screen.chair, item.indicator, item.after - item.before)
    name = capital(item.name)
    level = words.text("{before}, now {after}", before=words.number(item.before), after=words.number(item.after))
    change = Row(
        [
            Icon(sign, colour=colour, style="small"),
            Text(words.signed(item.after - item.before), "head", colour="text" if colour == "muted" else colour, role=""),
            Text(level, "small", colour="muted", role="", grow=1),
        ],
        gap=8,
    )
    told = Column([Text(name, "small", weight="medium", role=""), change], gap=2, grow=1)
    known = [value for value in gauge.history if value is not None] if gauge is not None else []
    picture = None
    if gauge is not None and len(known) > 1:
        picture = Picture(partial(_history, gauge), "", height=34, least=64, natural=84)
    return Pressable(
        Row([told, picture], gap=10),
        partial(screen.why, item.indicator),
        key=f"moved.{item.indicator}",
        label=words.text("{name}: {level}", name=name, level=level),
        hint=words.text("Press to ask why."),
        padding=(12, 8),
    )


def _history(gauge: Gauge, width: int, height: int, kit: Kit) -> Drawing:
    del kit
    low, high = scale_of(gauge)
    return spark(gauge.history, width=width, height=height, low=low, high=high, colour=_line_of(gauge))


def _line_of(gauge: Gauge) -> str:
    return "grave" if gauge.human_cost else "accent"


def scale_of(gauge: Gauge) -> tuple[int, int]:
    """Return between what and what a measure is drawn: a count's own scale goes far beyond what it ever shows."""
    low, high = gauge.scale
    known = [value for value in gauge.history if value is not None]
    return (min(low, *known), max(*known, low + 1)) if gauge.unit and known else (low, high)
