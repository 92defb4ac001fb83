"""The game as text: pleasant to play, and to hear through a screen reader.

Shows briefing view models and gives back Orders; prints and reads only through what it is handed. Decides nothing about the game.
"""

from game.terminal.menu import menu
from game.terminal.playing import play
from game.terminal.replaying import replay

__all__ = ["menu", "play", "replay"]
