"""What a table allows: the room for agreement, the Pareto frontier, the fair points, value left on the table, concessions.

Exact: every package counts. Values are int64 arrays in thousandths of a point, one entry a package, packages numbered in
row-major order of the table's issues; products of surpluses are Python integers. Terms after Raiffa (1982) and Nash, "The
Bargaining Problem" (1950). The only part of the rules that uses numpy; knows nothing of turns or of who may see what.
"""

from typing import TYPE_CHECKING

from game.core.bargaining.analysis import Analysis, analyse
from game.core.bargaining.concession import Concession, Shift, concessions
from game.core.bargaining.frontier import additive_frontier, frontier
from game.core.bargaining.numbering import index_of, package_at
from game.core.bargaining.points import egalitarian, kalai_smorodinsky, left_on_table, nash, utilitarian
from game.core.bargaining.room import Room, room
from game.core.bargaining.worth import parts, side_values, values

if TYPE_CHECKING:
    from game.core.bargaining.worth import Mask as Mask
    from game.core.bargaining.worth import Numbers as Numbers
    from game.core.bargaining.worth import Values as Values

__all__ = [
    "Analysis",
    "Concession",
    "Room",
    "Shift",
    "additive_frontier",
    "analyse",
    "concessions",
    "egalitarian",
    "frontier",
    "index_of",
    "kalai_smorodinsky",
    "left_on_table",
    "nash",
    "package_at",
    "parts",
    "room",
    "side_values",
    "utilitarian",
    "values",
]
