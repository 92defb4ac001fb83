"""What happened at a place in the last turn: gathered for the map, and told when a sign on it is pressed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from game.desktop.kit import Button, Column, Kit, Node, Rule
from game.desktop.screen import Screen
from game.desktop.screens.parts import dialog

if TYPE_CHECKING:
    from game.briefing.items import Item
    from game.desktop.chair import Chair
    from game.desktop.screens.place import Place


def incidents(chair: Chair) -> Mapping[str, Sequence[Item]]:
    """Return what the last turn brought, by place; what has no place, or one the scenario does not have, is left out."""
    found: dict[str, list[Item]] = {}
    for section in chair.news.sections:
        for item in section.items:
            if item.place in chair.view.edition.places and item.headline:
                found.setdefault(item.place, []).append(item)
    return found


class Incidents(Screen):
    """What happened at one place."""

    name = "incidents"
    overlay = True
    first = "close"

    def __init__(self, below: Place, place: str, items: Sequence[Item]) -> None:
        """Tell of a place over the board."""
        super().__init__(below.desktop)
        self.below = below
        self.place = place
        self.items = items

    def build(self, kit: Kit) -> Node:
        """Return its tree."""
        del kit
        from game.desktop.screens.items import item_nodes  # noqa: PLC0415

        found = self.below.chair.view.edition.places[self.place]
        rows: list[Node] = []
        for item in self.items:
            rows += [Rule()] if rows else []
            rows.append(Column(item_nodes(self.below, item), gap=6))
        close = Button(self.voice.text("Back to the board"), self.back, key="close", kind="primary")
        return dialog(found.name, rows, [close], icon="map-pin", wide=680)
