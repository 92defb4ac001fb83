"""Computer players: View in, Orders out, with a reason that only the debrief shows.

A counterpart gets no more than a human in its seat: it is handed a View and a source of luck of its own, never a Scenario or a
World. Knows nothing of files, screens or networks.
"""

from game.counterparts.envoy import Attache, Envoy
from game.counterparts.roster import LEVELS, LINES, counterpart
from game.counterparts.strategist import Strategist

__all__ = ["LEVELS", "LINES", "Attache", "Envoy", "Strategist", "counterpart"]
