"""Small negotiations for the rule tests: defaults for everything that a test does not speak of.

Two seats, `north` and `south`, at one table, `talks`, over `water` (a, b, c) and `price` (x, y, z). North likes the first
options best and south the last; a and x are the status quo. Turns last ten days from 1 January 2024.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from game.core.action import Action, Risk
from game.core.clauses import Amount, Condition, Effect
from game.core.event import Event
from game.core.indicator import Flag, Indicator
from game.core.luck import Luck
from game.core.orders import Move, Orders, check
from game.core.scenario import Actor, Ending, Pace, Scenario
from game.core.seat import Capital, Dossier, Seat
from game.core.table import Body, Issue, Option, Prior, Stakes, Table
from game.core.turn import Turn, play_turn
from game.core.view import View, look
from game.core.world import Deal, Entry, Offer, Sitting, World, opening

FIRST_DAY = date(2024, 1, 1)
PACKAGE = {"water": "b", "price": "y"}
"""The middle of everything: worth 60 to both."""


def amount(base: int | Amount = 0, **plus: int) -> Amount:
    """Return an Amount; coefficients are hundredths."""
    return base if isinstance(base, Amount) else Amount(base=base, plus=plus)


def amounts(numbers: Mapping[str, int | Amount]) -> dict[str, Amount]:
    """Return Amounts for plain numbers."""
    return {name: amount(number) for name, number in numbers.items()}


def effect(change: Mapping[str, int | Amount] | None = None, **more: Any) -> Effect:
    """Return an Effect."""
    return Effect(change=amounts(change or {}), **more)


def when(
    at_least: Mapping[str, int | Amount] | None = None,
    below: Mapping[str, int | Amount] | None = None,
    **more: Any,
) -> Condition:
    """Return a Condition."""
    return Condition(at_least=amounts(at_least or {}), below=amounts(below or {}), **more)


def indicator(name: str, start: int = 50, trend: int | Amount = 0, **more: Any) -> Indicator:
    """Return an Indicator."""
    return Indicator(id=name, name=name, start=start, trend=amount(trend), **more)


def flag(name: str, **more: Any) -> Flag:
    """Return a Flag."""
    return Flag(id=name, name=name, **more)


def action(name: str, *effects: Effect, cost: int | Amount = 0, **more: Any) -> Action:
    """Return an Action that north and south may do."""
    more = {"seats": ("north", "south"), **more}
    return Action(id=name, name=name, effects=effects, cost=amount(cost), **more)


def risk(name: str, *effects: Effect, chance: int = 100) -> Risk:
    """Return a Risk."""
    return Risk(id=name, text=name, chance=amount(chance), effects=effects)


def event(name: str, *effects: Effect, chance: int | Amount = 100, **more: Any) -> Event:
    """Return an Event."""
    return Event(id=name, name=name, effects=effects, chance=amount(chance), **more)


def ending(name: str, **more: Any) -> Ending:
    """Return an Ending."""
    return Ending(id=name, name=name, verdict=name, **more)


def seat(name: str, capital: Capital | None = None, **more: Any) -> Seat:
    """Return a Seat."""
    return Seat(id=name, capital=capital or Capital(), dossier=Dossier(role=f"secret of {name}"), **more)


def issue(name: str, options: str = "abc", by: tuple[str, ...] = (), **particular: Option) -> Issue:
    """Return an Issue whose first option is the status quo; an option may be given whole."""
    made = {option: particular.get(option) or Option(id=option, name=option) for option in options}
    return Issue(id=name, name=name, options=made, status_quo=options[0], delivered_by=by)


def option(name: str, *effects: Effect, **trends: int) -> Option:
    """Return an Option."""
    return Option(id=name, name=name, effects=effects, trends=amounts(trends))


def liking(issues: Iterable[Issue], *, last: bool) -> dict[str, dict[str, int]]:
    """Return worths that fall (or rise) from the first option to the last: 100, 60, 0 for three."""
    result = {}
    for item in issues:
        most = len(item.options) - 1
        ranks = range(most, -1, -1) if not last else range(most + 1)
        worths = [100 * rank // most if rank in {0, most} else 20 + 80 * rank // most for rank in ranks]
        result[item.id] = dict(zip(item.options, worths, strict=True))
    return result


def even(issues: Iterable[Issue]) -> dict[str, int]:
    """Return weights as even as they can be; they sum to 100."""
    names = [item.id for item in issues]
    weights = dict.fromkeys(names, 100 // len(names))
    weights[names[0]] += 100 - sum(weights.values())
    return weights


ISSUES = (issue("water"), issue("price", "xyz"))


def stakes(issues: Iterable[Issue] = ISSUES, *, last: bool = False, reservation: int | Amount = 40, **more: Any) -> Stakes:
    """Return Stakes with even weights; `last` likes the last options best."""
    issues = tuple(issues)
    weights, worths = even(issues), liking(issues, last=last)
    publicly = Prior(weights=weights, worths=worths, low=30, high=60)
    return Stakes(
        **{
            "weights": weights,
            "worths": worths,
            "reservation": amount(reservation),
            "publicly": publicly,
            **more,
        }
    )


def body(name: str, side: str, threshold: int | Amount = 0, slope: int = 100, **more: Any) -> Body:
    """Return a Body that sees things as its side does and, as it comes, approves of everything worth a point."""
    own = stakes(last=side == "south")
    more = {"weights": own.weights, "worths": own.worths, **more}
    return Body(id=name, name=name, side=side, threshold=amount(threshold), slope=slope, **more)


def table(
    name: str = "talks",
    parties: tuple[str, ...] = ("north", "south"),
    issues: Iterable[Issue] = ISSUES,
    **more: Any,
) -> Table:
    """Return a Table; every second party likes the last options best."""
    issues = tuple(issues)
    held = {party: stakes(issues, last=place % 2 == 1) for place, party in enumerate(parties)}
    more = {"stakes": held, **more}
    return Table(id=name, name=name, parties=parties, issues={item.id: item for item in issues}, **more)


def scenario(days: tuple[int, ...] = (10,) * 6, deeds: int = 2, **more: Any) -> Scenario:
    """Return a Scenario; parts may be given as lists of things that have ids."""
    named = {
        "seats": [seat("north"), seat("south")],
        "indicators": [indicator("trust"), indicator("heat", 20)],
        "flags": [],
        "tables": [table()],
        "actions": [action("speak")],
        "events": [],
        "paces": [Pace(id="steady", name="steady", days=days, deeds=deeds)],
        **more,
    }
    endings = named.pop("endings", (ending("quiet"),))
    parts = {key: {item.id: item for item in items} for key, items in named.items()}
    parts["actors"] = {name: Actor(id=name, name=name) for name in parts["seats"]}
    return Scenario(id="test", title="Test", summary="", begins=FIRST_DAY, endings=tuple(endings), **parts)


# -- moves --------------------------------------------------------------------------------------------------------------


def propose(package: Mapping[str, str] | None = None, at: str = "talks", **options: str) -> Move:
    """Return a proposal: the middle package, with other options where they are named."""
    return Move(kind="propose", table=at, package=package or {**PACKAGE, **options})


def accept(offer: str, at: str = "talks") -> Move:
    """Return an acceptance."""
    return Move(kind="accept", table=at, offer=offer)


def pledge(issue: str, option: str, at: str = "talks") -> Move:
    """Return a pledge not to go beyond an option."""
    return Move(kind="pledge", table=at, issue=issue, option=option)


WITHDRAW = Move(kind="withdraw", table="talks")
WALK_OUT = Move(kind="walk_out", table="talks")
RETURN = Move(kind="return", table="talks")
RELEASE = "release"
"""Written among a seat's orders: takes the pledge at `talks` back."""

Paper = Move | str | Iterable[Move | str]


def orders(seat: str, turn: int, paper: Paper = ()) -> Orders:
    """Return a seat's orders: moves as they are, `release`, and deeds by their names."""
    items = (paper,) if isinstance(paper, Move | str) else tuple(paper)
    return Orders(
        seat=seat,
        turn=turn,
        moves=tuple(item for item in items if isinstance(item, Move)),
        deeds=tuple(item for item in items if isinstance(item, str) and item != RELEASE),
        releases=tuple("talks" for item in items if item == RELEASE),
    )


# -- playing ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Loaded(Luck):
    """Dice that fall as the test says: `{"mood": 0}` for every die whose name begins so; the others as the key has it."""

    key: bytes = b"7"
    faces: Mapping[str, int] = field(default_factory=dict)

    def roll(self, turn: int, *purpose: str) -> int:
        """Throw the die of this name."""
        name = "/".join(purpose)
        fixed = [face for start, face in self.faces.items() if name.startswith(start)]
        return fixed[0] if fixed else Luck.roll(self, turn, *purpose)

    def dice(self, turn: int, *family: str) -> Callable[[str], int]:
        """Return what throws the dice whose names begin so."""
        return lambda name: self.roll(turn, *family, name)


class Run:
    """A few turns played one after the other, orders checked as they are sealed.

    `run.turn(north=propose(), south=["speak", WALK_OUT])` plays a turn and returns it.
    """

    def __init__(self, rules: Scenario | None = None, luck: Luck | None = None) -> None:
        """Open a match."""
        self.scenario = rules or scenario()
        self.luck = luck or Luck.of(7)
        self.world: World = opening(self.scenario, next(iter(self.scenario.paces)))
        self.turns: list[Turn] = []

    def turn(self, **papers: Paper) -> Turn:
        """Check and play one turn."""
        sealed = {name: orders(name, self.world.turn, paper) for name, paper in papers.items()}
        for paper in sealed.values():
            check(self.scenario, self.world, paper)
        return self.force(**sealed)

    def force(self, **sealed: Orders) -> Turn:
        """Play one turn with orders as they were sealed, unchecked."""
        played = play_turn(self.scenario, self.world, sealed, self.luck)
        self.turns.append(played)
        self.world = played.world
        return played

    def wait(self, turns: int = 1) -> Turn:
        """Play turns without orders; return the last."""
        for _ in range(turns):
            self.turn()
        return self.turns[-1]

    def sign(self, package: Mapping[str, str] | None = None, at: str = "talks") -> Turn:
        """Let everybody who must accept put the same package forward: it is signed in this turn."""
        papers = {name: propose(package, at) for name in self.scenario.tables[at].accepting()}
        return self.turn(**papers)

    def view(self, seat: str) -> View:
        """Return what a seat sees now."""
        return look(self.scenario, self.world, seat, self.luck, self.turns[-1] if self.turns else None)

    @property
    def sitting(self) -> Sitting:
        """How the table called `talks` stands."""
        return self.world.sittings["talks"]

    @property
    def deal(self) -> Deal:
        """The last deal at `talks`."""
        return self.sitting.deals[-1]

    def offer(self, name: str) -> Offer:
        """Return an offer at `talks` by its id."""
        return next(item for item in self.sitting.offers if item.id == name)

    def gaps(self, seat: str, *paper: Move | str) -> list[str]:
        """Return the keys of what stands in the way of orders now."""
        from game.core.orders import obstacles

        found = obstacles(self.scenario, self.world, orders(seat, self.world.turn, paper))
        return [item.gap.key for item in found]


def keys(entries: Iterable[Entry]) -> list[str]:
    """Return the entries' keys, changes left out."""
    return [item.key for item in entries if item.key not in {"changed", "held"}]


def found(entries: Iterable[Entry], key: str, subject: str | None = None) -> list[Entry]:
    """Return the entries of one kind, about one subject where it is given."""
    return [item for item in entries if item.key == key and subject in {None, item.subject}]


def moved(entries: Iterable[Entry], subject: str, kind: str | None = None) -> list[int]:
    """Return by how much entries changed an indicator, those of one kind of cause where it is given."""
    return [item.amount for item in found(entries, "changed", subject) if kind in {None, item.cause.kind}]
