"""Scripted players: a counterpart whose deeds, or whose moves at the tables, are replaced by a fixed rule.

A study asks with them what a deed, a habit or a stubborn line is worth. Like every Player they read a View and keep nothing
between turns; they know nothing of what is studied.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from game.core.indicator import capital_of
from game.core.luck import Luck
from game.core.orders import Move, Orders, can_do, cost, move_gaps
from game.core.view import View
from game.match import Decision, Player


class Deeds(Protocol):
    """A rule for what is done away from the tables."""

    @property
    def asks(self) -> bool:
        """Whether it needs to know what the player behind it would have done."""

    def choose(self, view: View, ordered: tuple[str, ...]) -> tuple[str, ...]:
        """Return deeds, weightiest first; `ordered` is what the player behind the rule would have done (nothing without one)."""


class Talk(Protocol):
    """A rule for what is said at one table."""

    def move(self, view: View, table: str) -> Move | None:
        """Return a move, or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scripted:
    """A Player by rules; what no rule is given for is left to the player behind."""

    behind: Player | None = None
    """Who decides where no rule does; nobody: nothing is done there."""
    deeds: Deeds | None = None
    """What it does."""
    talk: Talk | None = None
    """What it says."""

    def decide(self, view: View, luck: Luck) -> Decision:
        """Return the orders that the rules make, as far as they can be given and paid."""
        meant = Orders(seat=view.seat, turn=view.known.turn)
        if self.behind is not None and (self.deeds is None or self.talk is None or self.deeds.asks):
            meant = self.behind.decide(view, luck).orders
        if self.talk is not None:
            said = [self.talk.move(view, name) for name in view.edition.tables]
            meant = replace(meant, moves=tuple(move for move in said if move is not None))
        if self.deeds is not None:
            meant = replace(meant, deeds=possible(view, self.deeds.choose(view, meant.deeds)))
        return Decision(orders=payable(view, meant))


def possible(view: View, deeds: tuple[str, ...]) -> tuple[str, ...]:
    """Return those deeds that nothing stands in the way of, each once, as many as the pace allows."""
    actions = view.edition.actions
    found = [
        name
        for name in dict.fromkeys(deeds)
        if name in actions and view.seat in actions[name].seats and can_do(view.known, view.seat, actions[name])
    ]
    return tuple(found[: view.edition.paces[view.known.pace].deeds])


def payable(view: View, orders: Orders) -> Orders:
    """Return orders that the purse can pay: the last deeds are left out first, then the last moves."""
    purse = view.known.values[capital_of(view.seat)]
    while cost(view.edition, view.known, orders) > purse:
        if orders.deeds:
            orders = replace(orders, deeds=orders.deeds[:-1])
        elif orders.moves:
            orders = replace(orders, moves=orders.moves[:-1])
        else:
            return replace(orders, releases=())
    return orders


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """Some deeds over and over, each whenever it can be done: the next of the round first. Without any: never does a thing."""

    actions: tuple[str, ...] = ()
    """The round."""
    asks: bool = False
    """The player behind is not asked."""

    def choose(self, view: View, ordered: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ARG002  as the protocol has it
        """Return the round from where it stands: after as many steps as were done."""
        if not self.actions:
            return ()
        start = sum(len(view.known.done.get(f"{view.seat}.{name}", ())) for name in self.actions) % len(self.actions)
        return (*self.actions[start:], *self.actions[:start])


@dataclass(frozen=True, slots=True, kw_only=True)
class Forced:
    """A fixed number of deeds of one kind, at their turns or as soon after as can be; the rest as the player behind does."""

    kind: tuple[str, ...]
    """The deeds that are counted: never done beyond the number."""
    turns: tuple[int, ...] = ()
    """From when on each of them is due."""
    asks: bool = True
    """The player behind is asked in any case."""

    def choose(self, view: View, ordered: tuple[str, ...]) -> tuple[str, ...]:
        """Return what is due, then the player's other deeds."""
        rest = tuple(name for name in ordered if name not in self.kind)
        times = {name: len(view.known.done.get(f"{view.seat}.{name}", ())) for name in self.kind}
        if sum(turn <= view.known.turn for turn in self.turns) <= sum(times.values()):
            return rest
        open_now = possible(view, tuple(sorted(self.kind, key=lambda name: (times[name], self.kind.index(name)))))
        return (*open_now[:1], *rest)


def sayable(view: View, move: Move) -> Move | None:
    """Return a move as it can be made now: itself, an acceptance where another offers the same, or none."""
    gaps = move_gaps(view.edition, view.known, view.seat, move)
    if not gaps:
        return move
    same = next((gap.subject for gap in gaps if gap.key == "same_as_offer"), "")
    return Move(kind="accept", table=move.table, offer=same) if same and len(gaps) == 1 else None
