"""The map of a match: its places, the parties' countries, and a sign wherever something happened in the last turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from game.desktop.atlas import atlas
from game.desktop.kit.atlas_view import MapView, Marker
from game.desktop.kit.atlas_view import Place as Spot

if TYPE_CHECKING:
    from game.briefing.items import Item
    from game.desktop.kit import Kit, Node, Transition
    from game.desktop.screens.place import Place

DEGREE = 100
"""Hundredths in a degree: places are written in them."""


def region(screen: Place, kit: Kit, incidents: Mapping[str, Sequence[Item]], press: Callable[[str], Transition]) -> Node:
    """Return the map; pressing a sign on it is told the place's id."""
    del kit
    edition = screen.chair.view.edition
    places = [
        Spot(id=item.id, name=item.name, longitude=item.longitude / DEGREE, latitude=item.latitude / DEGREE)
        for item in edition.places.values()
    ]
    markers = [_marker(screen, place, items, press) for place, items in incidents.items()]
    label = screen.words.text("Map of the region, with a sign wherever something happened in the last turn.")
    caption = screen.words.text(
        "Borders and areas are drawn as the Natural Earth data has them; neither they nor the names are an opinion of this game."
    )
    return MapView(places=places, markers=markers, parties=parties(screen), label=label, caption=caption, behind="background")


def parties(screen: Place) -> dict[str, str]:
    """Return the countries that are parties, each with the role of its colour; those not on the map are left out."""
    countries = {code: name.text for code, name in atlas().names.items()}
    edition = screen.chair.view.edition
    found: dict[str, str] = {}
    for number, seat in enumerate(edition.seats, start=1):
        actor = edition.actors[seat]
        code = next((code for code, name in countries.items() if name in {actor.name, actor.short}), "")
        if code:
            found[code] = f"series{(number - 1) % 5 + 1}"
    return found


def _marker(screen: Place, place: str, items: Sequence[Item], press: Callable[[str], Transition]) -> Marker:
    words = screen.words
    grave = any(item.human_cost for item in items)
    name = screen.chair.view.edition.places[place].name
    headlines = "; ".join(item.headline for item in items)
    said = words.text("{place}: {headlines}", place=name, headlines=headlines)
    if grave:
        said = words.text("{place}, people were harmed: {headlines}", place=name, headlines=headlines)
    events = any(item.kind == "events" for item in items)
    icon = "heart-pulse" if grave else "siren" if events else "zap"
    tone = "grave" if grave else "focus" if events else "accent"
    return Marker(
        key=f"at.{place}",
        place=place,
        icon=icon,
        label=said,
        press=partial(press, place),
        count=len(items) if len(items) > 1 else 0,
        tone=tone,
    )
