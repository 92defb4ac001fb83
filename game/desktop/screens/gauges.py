"""Measures as they stand on the board: name, level, change and small history; each can be asked why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.charts.spark import spark
from game.desktop.kit import Column, Icon, Kit, Node, Picture, Pressable, Row, Text

if TYPE_CHECKING:
    from game.briefing.situation import Gauge
    from game.charts.shapes import Drawing
    from game.desktop.chair import Chair
    from game.desktop.screens.place import Place

ICONS = {
    "ladder": "trending-up",
    "trust": "handshake",
    "home": "landmark",
    "ground": "shield",
    "people": "heart-pulse",
    "nuclear": "atom",
    "": "activity",
}
"""Signs of the groups of measures."""


def figure(place: Place, gauge: Gauge) -> str:
    """Return the level of a measure as short as it can be said; what it is an estimate of is said beside it."""
    words = place.words
    if gauge.low is None or gauge.high is None:
        return words.text("not known")
    if gauge.low != gauge.high:
        return words.text("{low} to {high}", low=words.number(gauge.low), high=words.number(gauge.high))
    return words.number(gauge.low)


def change(place: Place, gauge: Gauge) -> Node | None:
    """Return by how much a measure moved, as a sign and a number; in colour, whether that serves the seat."""
    if not gauge.change:
        return None
    sign_name, colour = tone(place.chair, gauge.id, gauge.change)
    sign = Icon(sign_name, colour=colour, style="small", size=1.1)
    return Row([sign, Text(place.words.number(abs(gauge.change)), "small", colour=colour, weight="medium", role="")], gap=2)


def hint(place: Place, gauge: Gauge) -> str:
    """Return what a measure is and which way the seat would have it go."""
    words = place.words
    if gauge.wanted:
        return words.text("{text} It serves your side when it rises. Press to ask why.", text=gauge.text)
    return words.text("{text} Press to ask why.", text=gauge.text)


def tile(place: Place, gauge: Gauge, group: str) -> Pressable:
    """Return a measure as something to press: it leads to why it stands where it stands."""
    known = gauge.low is not None
    level = Text(
        figure(place, gauge), "head" if gauge.value is not None else "body", colour="text" if known else "muted", role=""
    )
    unit = Text(gauge.unit, "small", colour="muted", role="") if gauge.unit and known else None
    estimate = Text(place.words.text("estimate"), "small", colour="muted", role="") if known and gauge.value is None else None
    words = Column(
        [
            Text(gauge.name, "small", colour="muted", role=""),
            Row([level, unit, estimate, change(place, gauge)], gap=8),
        ],
        gap=0,
        grow=1,
    )
    sign = Icon(ICONS.get(group, "activity"), colour="grave" if gauge.human_cost else "accent", style="body")
    history = [value for value in gauge.history if value is not None]
    picture = Picture(partial(_history, gauge), "", height=30, least=64, natural=90) if len(history) > 1 else None
    return Pressable(
        Row([sign, words, picture], gap=10),
        partial(place.why, gauge.id),
        key=f"why.{gauge.id}",
        label=gauge.sentence,
        kind="quiet",
        hint=hint(place, gauge),
        aside=True,
        padding=(6, 3),
    )


def _history(gauge: Gauge, width: int, height: int, kit: Kit) -> Drawing:
    del kit
    known = [value for value in gauge.history if value is not None]
    low, high = gauge.scale
    if gauge.unit:  # a count of people or soldiers: its scale goes far beyond what it ever shows
        low, high = min(low, *known), max(*known, low + 1)
    colour = "grave" if gauge.human_cost else "accent"
    return spark(gauge.history, width=width, height=height, low=low, high=high, colour=colour)


def tone(chair: Chair, indicator: str, amount: int) -> tuple[str, str]:
    """Return sign and colour of a change: where it goes, and whether that serves the seat. Harm to people serves nobody."""
    rises = amount > 0
    sign = "arrow-up" if rises else "arrow-down"
    found = chair.view.edition.indicators.get(indicator)
    if found is None:  # the seat's own capital
        return sign, "good" if rises else "bad"
    if found.human_cost:
        return "heart-pulse", "grave"
    if found.good and chair.seat not in found.good:  # some would see it rise; that does not say that this seat would not
        return sign, "muted"
    return sign, "good" if rises == bool(found.good) else "bad"
