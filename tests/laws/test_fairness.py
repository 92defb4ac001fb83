"""Nobody gains from a place in a list, and no die depends on another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from game.core.clauses import Amount
from game.core.event import Event
from game.core.journal import canonical, digest
from game.core.luck import Luck
from game.core.scenario import Scenario
from game.core.turn import play_turn
from game.core.world import Entry, World, opening
from tests.laws.worlds import Dealer, Played, event_of, ground_of, law, legal_orders, matches

UNORDERED = {"parties", "proposers", "acceptors", "observers", "delivered_by", "has", "lacks", "sets", "clears", "any_of"}
"""Lists whose order means nothing; of mappings none has an order that the rules could read."""


def shuffled(thing: Any, dice: Random) -> Any:
    """Return an equal thing with every mapping, and every list whose order means nothing, in another order."""
    if is_dataclass(thing) and not isinstance(thing, type):
        changed: dict[str, Any] = {}
        for item in fields(thing):
            value = shuffled(getattr(thing, item.name), dice)
            if item.name in UNORDERED and isinstance(value, tuple):
                value = tuple(dice.sample(value, len(value)))
            changed[item.name] = value
        return replace(thing, **changed)
    if isinstance(thing, Mapping):
        keys = dice.sample(list(thing), len(thing))
        return {key: shuffled(thing[key], dice) for key in keys}
    if isinstance(thing, tuple):
        return tuple(shuffled(item, dice) for item in thing)
    return thing


def told(entries: tuple[Entry, ...]) -> Counter[str]:
    """Return what is in the record, in no order; of those who know, who they are."""
    return Counter(
        canonical(
            replace(
                entry,
                known_to=None if entry.known_to is None else tuple(sorted(entry.known_to)),
                cause_known_to=None if entry.cause_known_to is None else tuple(sorted(entry.cause_known_to)),
            )
        )
        for entry in entries
    )


@law(150)
@given(matches(), st.integers(0, 2**16))
def test_order_gives_no_advantage(played: Played, seed: int) -> None:
    """Seats, tables, actions, events, options and orders listed in another order lead to the same World and the same record."""
    dice = Random(seed)  # noqa: S311  nothing here is secret
    other = shuffled(played.scenario, dice)
    assert opening(other, played.world.pace) == played.worlds[0]
    for before, turn in zip(played.starts, played.turns, strict=True):
        again = play_turn(other, shuffled(before, dice), shuffled(turn.orders, dice), played.luck)
        assert told(again.entries) == told(turn.entries)
        assert again.world == turn.world
        assert digest(again.world) == digest(turn.world)


@dataclass(frozen=True, slots=True)
class Watched(Luck):
    """Dice that remember how they fell."""

    thrown: dict[str, int]

    def roll(self, turn: int, *purpose: str) -> int:
        """Throw, and remember."""
        found = Luck.roll(self, turn, *purpose)
        self.thrown[f"{turn}/{'/'.join(purpose)}"] = found
        return found

    def dice(self, turn: int, *family: str) -> Callable[[str], int]:
        """Return what throws the dice whose names begin so."""
        return lambda name: self.roll(turn, *family, name)


def throws(scenario: Scenario, world: World, turn: Any, seed: int) -> dict[str, int]:
    """Return every die of a turn."""
    watched = Watched(Luck.of(seed).key, {})
    play_turn(scenario, world, turn, watched)
    return watched.thrown


@law()
@given(matches(), st.data())
def test_another_event_moves_no_die(played: Played, data: st.DataObject) -> None:
    """With one event more (that does nothing) everything else happens as before, whether it comes to pass or not."""
    chance = Amount(base=data.draw(st.sampled_from((0, 50, 100))))
    extra = Event(id="comet", name="A comet", chance=chance, again=1)
    richer = replace(played.scenario, events={"comet": extra, **played.scenario.events})
    for before, turn in zip(played.starts, played.turns, strict=True):
        again = play_turn(richer, before, turn.orders, played.luck)
        assert tuple(entry for entry in again.entries if entry.subject != "comet") == turn.entries
        assert canonical(replace(again.world, happened=without(again.world.happened, "comet"))) == canonical(turn.world)


@law()
@given(matches(going=True), st.data())
def test_an_event_with_effects_moves_no_die(played: Played, data: st.DataObject) -> None:
    """Whatever an event does, every die that is thrown with and without it falls the same."""
    dealer = Dealer(data.draw)
    extra = event_of(dealer, ground_of(played.scenario), "comet")
    richer = replace(played.scenario, events={**played.scenario.events, "comet": extra})
    orders = {seat: legal_orders(dealer, played.scenario, played.world, seat) for seat in played.scenario.seats}
    without_it = throws(played.scenario, played.world, orders, played.seed)
    with_it = throws(richer, played.world, orders, played.seed)
    assert all(with_it[die] == fell for die, fell in without_it.items() if die in with_it)
    assert set(with_it) - set(without_it) <= {f"{played.world.turn}/event/comet"}
    assert set(without_it) <= set(with_it)


@law()
@given(matches(going=True), st.data())
def test_changing_one_order_moves_no_other_die(played: Played, data: st.DataObject) -> None:
    """If one seat orders otherwise, every die that is thrown both times falls the same."""
    dealer = Dealer(data.draw)
    scenario, world = played.scenario, played.world
    orders = {seat: legal_orders(dealer, scenario, world, seat) for seat in scenario.seats}
    seat = dealer.one(tuple(orders))
    changed = {**orders, seat: legal_orders(dealer, scenario, world, seat)}
    first, second = throws(scenario, world, orders, played.seed), throws(scenario, world, changed, played.seed)
    assert all(second[die] == fell for die, fell in first.items() if die in second)


@law()
@given(matches(going=True), st.data())
def test_an_idle_deed_changes_nothing_else(played: Played, data: st.DataObject) -> None:
    """A seat that does something without effect leaves everybody's turn as it was."""
    dealer = Dealer(data.draw)
    scenario, world = played.scenario, played.world
    orders = {seat: replace(legal_orders(dealer, scenario, world, seat), deeds=()) for seat in scenario.seats}
    seat = dealer.one(tuple(orders))
    busy = {**orders, seat: replace(orders[seat], deeds=("wait",))}
    idle_turn, busy_turn = (play_turn(scenario, world, papers, played.luck) for papers in (orders, busy))
    assert told(idle_turn.entries) == told(tuple(e for e in busy_turn.entries if e.subject != "wait"))
    assert canonical(replace(busy_turn.world, done=world.done)) == canonical(idle_turn.world)


def without(mapping: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return a mapping without one key."""
    return {name: value for name, value in mapping.items() if name != key}
