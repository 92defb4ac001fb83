"""Which screen a place of the turn is. Apart from `place`, which every one of them is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.desktop.chair import Chair
    from game.desktop.screens.place import Place


def open_place(chair: Chair, place: str, *, again: bool = False) -> Place:
    """Return the screen of a place: "board", "news", "table", "deeds", "dossier" or "orders". Raises KeyError for another.

    `again`: as it was left in this turn, what was chosen, scrolled and looked at included, where it has been there before.
    """
    if again and place in chair.screens:
        return chair.screens[place]
    from game.desktop.screens.board import Board  # noqa: PLC0415  each is imported when it is first gone to
    from game.desktop.screens.deeds import Deeds  # noqa: PLC0415
    from game.desktop.screens.dossier import Dossier  # noqa: PLC0415
    from game.desktop.screens.news import News  # noqa: PLC0415
    from game.desktop.screens.orders import Orders  # noqa: PLC0415
    from game.desktop.screens.table import TableScreen  # noqa: PLC0415

    screens: dict[str, type[Place]] = {
        "board": Board,
        "news": News,
        "table": TableScreen,
        "deeds": Deeds,
        "dossier": Dossier,
        "orders": Orders,
    }
    return screens[place](chair)
