"""How long one turn of three counterparts takes: looking, deciding, sealing and playing, in the middle of a match."""

from measure import SCENARIO, milliseconds, report

from game.authoring import shelf
from game.core.edition import edition
from game.core.luck import Luck
from game.core.turn import Turn, play_turn
from game.core.view import look
from game.core.world import World, opening
from game.counterparts import counterpart

scenario = shelf.read(shelf.find(SCENARIO))
luck = Luck.of(7)
players = {seat: counterpart() for seat in scenario.seats}
editions = {seat: edition(scenario, seat, luck) for seat in scenario.seats}


def one_turn(world: World, last: Turn | None) -> Turn:
    """Let everybody decide and play the turn."""
    orders = {
        seat: player.decide(look(scenario, world, seat, luck, last, own=editions[seat]), luck.fork("player", seat)).orders
        for seat, player in players.items()
    }
    return play_turn(scenario, world, orders, luck)


before, middle = opening(scenario, next(iter(scenario.paces))), None
for _ in range(5):
    middle = one_turn(before, middle)
    before = middle.world
report("turns", scenario=SCENARIO, turn_of_three_ms=milliseconds(lambda: one_turn(before, middle), 30), aim_ms=5)
