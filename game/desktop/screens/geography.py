"""The map of a match: its places, the parties' countries, and a sign wherever something happened in the last turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from game.desktop.atlas import atlas
from game.desktop.kit.atlas_pins import Marker
from game.desktop.kit.atlas_pins import Place as Spot
from game.desktop.kit.atlas_view import MapView

if TYPE_CHECKING:
    from game.briefing.items import Item
    from game.desktop.kit import Kit, Node, Transition
    from game.desktop.screens.place import Place

COLOURS = ("series2", "series1", "series5", "series4", "series3")
"""Colours of the parties' countries, by role, in the order of the seats; what is nearest to red comes last."""

MARGIN = 2.0
"""Degrees around the places that the map shows."""

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
    return MapView(
        places=places,
        markers=markers,
        parties=parties(screen),
        label=label,
        window=atlas().around(_core(places), MARGIN),
        caption=caption,
        behind="background",
    )


def on_the_map(screen: Place) -> bool:
    """Tell whether any place of the scenario lies on the map."""
    places = screen.chair.view.edition.places.values()
    return any(atlas().frame.holds(item.longitude / DEGREE, item.latitude / DEGREE) for item in places)


def _core(places: Sequence[Spot]) -> list[tuple[float, float]]:
    """Return two corners of where most of the places lie: the tenth farthest out on each side are left to the edge of the map."""
    seen = [place for place in places if atlas().frame.holds(place.longitude, place.latitude)]
    if not seen:
        return []
    across, down = sorted(place.longitude for place in seen), sorted(place.latitude for place in seen)
    out = len(seen) // 10
    return [(across[out], down[out]), (across[-1 - out], down[-1 - out])]


def parties(screen: Place) -> dict[str, str]:
    """Return the countries that are parties, each with the role of its colour; those not on the map are left out."""
    countries = {code: name.text for code, name in atlas().names.items()}
    edition = screen.chair.view.edition
    found: dict[str, str] = {}
    for number, seat in enumerate(edition.seats):
        actor = edition.actors[seat]
        code = next((code for code, name in countries.items() if name in {actor.name, actor.short}), "")
        if code:
            found[code] = COLOURS[number % len(COLOURS)]
    return found


def _marker(screen: Place, place: str, items: Sequence[Item], press: Callable[[str], Transition]) -> Marker:
    words = screen.words
    counted = {name for name, found in screen.chair.view.edition.indicators.items() if found.human_cost}
    grave = any(change.indicator in counted for item in items for change in item.changes)
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
