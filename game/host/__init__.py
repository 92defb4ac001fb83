"""A match played at one computer, for any front end: who sits where, papers not sealed yet, and keeping it all on disk.

Knows nothing of screens and says no sentence but an error's. Importing it costs little: counterparts and what reads files are
imported when they are first needed.
"""

from game.host.host import HUMAN, LEVEL, SEEDS, Host, answer_for, counterparts, level_of, temperament_of
from game.host.paper import Paper

__all__ = ["HUMAN", "LEVEL", "SEEDS", "Host", "Paper", "answer_for", "counterparts", "level_of", "temperament_of"]
