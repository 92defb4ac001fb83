"""Whole small scenarios, orders for them and matches of them, drawn by Hypothesis: what the laws are tried on.

Scenarios keep what `check` demands of authors: an action's condition and cost, advisers' lines, own stakes, bodies and interests
name only what their seat knows; a table's opening, prices and return costs name only what everybody knows. Structure is drawn by
Hypothesis, so that it shrinks; long rows of numbers come from one drawn seed each, so that drawing is quick.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from game.core.action import Action, Risk
from game.core.clauses import ALWAYS, Amount, Condition, Effect
from game.core.event import Event, Revision
from game.core.indicator import Estimate, Flag, Indicator, Rung, capital_of
from game.core.luck import Luck
from game.core.orders import Move, Orders, acceptable, cost, deed_gaps, move_gaps, obstacles, release_gaps
from game.core.scenario import Actor, Ending, Pace, Precedent, Scenario
from game.core.seat import Adviser, Capital, Dossier, Interest, Line, Seat
from game.core.table import Body, Issue, Option, Prior, Stakes, Table
from game.core.turn import Turn, play_turn
from game.core.world import World, opening, readers

T = TypeVar("T")

SEATS = ("ash", "birch", "cedar", "dogwood", "elm")
ISSUES = ("border", "water", "trade", "prisoners")
BEGINS = date(2024, 1, 1)


def law(percent: int = 100) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Try a law on this part of the examples the chosen profile asks for (a whole match is dearer than a number)."""
    base = settings()
    return settings(
        base,
        max_examples=max(1, base.max_examples * percent // 100),
        deadline=None,
        suppress_health_check=list(HealthCheck),  # whole scenarios are large and slow to draw, and that is meant
    )


@cache
def _numbers(low: int, high: int) -> st.SearchStrategy[int]:
    return st.integers(low, high)


class Dealer:
    """Draws small things."""

    def __init__(self, draw: st.DrawFn) -> None:
        """Draw through Hypothesis."""
        self._draw = draw

    def number(self, low: int, high: int) -> int:
        """Draw an integer; it shrinks towards the lower."""
        return self._draw(_numbers(low, high)) if low < high else low

    def yes(self, of: int = 2) -> bool:
        """Draw True once in so many times."""
        return self.number(0, of - 1) == of - 1

    def one(self, items: Sequence[T]) -> T:
        """Draw one; it shrinks towards the first."""
        return items[self.number(0, len(items) - 1)]

    def some(self, items: Sequence[T], least: int = 0) -> tuple[T, ...]:
        """Draw a part, in order; too small a part is filled up from the front."""
        mask = self.number(0, 2 ** len(items) - 1)
        chosen = [bool(mask >> place & 1) for place in range(len(items))]
        for place in range(len(items)):
            if sum(chosen) < least:
                chosen[place] = True
        return tuple(item for item, taken in zip(items, chosen, strict=True) if taken)

    def random(self) -> Random:
        """Draw a source for a row of numbers that need not shrink."""
        return Random(self.number(0, 2**16))  # noqa: S311  nothing here is secret


def amount(dealer: Dealer, names: Sequence[str], low: int, high: int) -> Amount:
    """Draw an Amount over these indicators."""
    base = dealer.number(low, high)
    if not names or not dealer.yes():
        return Amount(base=base)
    plus = {dealer.one(names): dealer.number(-60, 60) for _ in range(dealer.number(1, 2))}
    return Amount(
        base=base,
        plus=plus,
        min=low if dealer.yes(3) else None,
        max=high if dealer.yes(3) else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What conditions and amounts of one origin may name."""

    indicators: tuple[str, ...]
    flags: tuple[str, ...]
    options: tuple[tuple[str, tuple[str, ...]], ...] = ()


def condition(dealer: Dealer, known: Knowledge, days: int, depth: int = 1) -> Condition:
    """Draw a Condition over what is known; often the one that always holds."""
    kind = dealer.number(0, 9)
    if kind <= 2:
        return ALWAYS
    name = dealer.one(known.indicators)
    when = BEGINS + timedelta(days=dealer.number(0, days))
    match kind:
        case 3:
            return Condition(at_least={name: amount(dealer, known.indicators, 5, 60)})
        case 4:
            return Condition(below={name: amount(dealer, known.indicators, 30, 90)})
        case 5:
            return Condition(has=(dealer.one(known.flags),))
        case 6:
            return Condition(lacks=(dealer.one(known.flags),))
        case 7:
            return Condition(since=when) if dealer.yes() else Condition(until=when)
        case 8 if known.options:
            issue, options = dealer.one(known.options)
            return Condition(agreed={issue: dealer.some(options, 1)})
        case 9 if depth:
            return Condition(any_of=tuple(condition(dealer, known, days, depth - 1) for _ in range(2)))
        case _:
            return Condition(at_least={name: Amount(base=1)}, lacks=(dealer.one(known.flags),))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What there is to name in a scenario that is being drawn."""

    seats: tuple[str, ...]
    indicators: Mapping[str, Indicator]
    flags: Mapping[str, Flag]
    tables: tuple[str, ...]
    days: int

    def known_to(self, seats: Sequence[str]) -> Knowledge:
        """Return what each of these seats knows at every moment."""
        own = [capital_of(seats[0])] if len(seats) == 1 else []
        return Knowledge(
            indicators=(*(i.id for i in self.indicators.values() if knows(i.known_to, seats)), *own),
            flags=tuple(f.id for f in self.flags.values() if knows(f.known_to, seats)),
        )

    @property
    def everything(self) -> Knowledge:
        """All there is, known to anybody or not."""
        capitals = tuple(capital_of(seat) for seat in self.seats)
        return Knowledge(indicators=(*self.indicators, *capitals), flags=tuple(self.flags))


def knows(known_to: tuple[str, ...] | None, seats: Sequence[str]) -> bool:
    """Tell whether each of these seats is among those who know."""
    return known_to is None or set(seats) <= set(known_to)


def effects(dealer: Dealer, ground: Ground, most: int = 2) -> tuple[Effect, ...]:
    """Draw effects of every kind."""
    return tuple(_effect(dealer, ground) for _ in range(dealer.number(0, most)))


def _effect(dealer: Dealer, ground: Ground) -> Effect:
    everything = ground.everything
    kind = dealer.number(0, 7)
    change: dict[str, Amount] = {}
    if kind in {0, 1, 2, 7}:
        for _ in range(dealer.number(1, 2)):
            change[dealer.one(everything.indicators)] = amount(dealer, everything.indicators, -15, 15)
    table = (dealer.one(ground.tables),) if kind in {5, 6} else ()
    way = dealer.number(0, 2) if table else 0
    return Effect(
        change=change,
        sets=(dealer.one(everything.flags),) if kind in {3, 7} else (),
        clears=(dealer.one(everything.flags),) if kind == 4 else (),
        suspends=table if way == 0 else (),
        resumes=table if way == 1 else (),
        voids=table if way == 2 else (),
        after=dealer.one((0, 0, 0, 4, 20)),
        when=condition(dealer, everything, ground.days, 0) if dealer.yes(5) else ALWAYS,
    )


def _indicators(dealer: Dealer, seats: tuple[str, ...]) -> dict[str, Indicator]:
    numbers = dealer.random()
    steps = (Rung(id="calm", at=0, name="Calm"), Rung(id="alarm", at=30, name="Alarm"), Rung(id="war", at=70, name="War"))
    found = [
        Indicator(id="tension", name="Tension", start=numbers.randint(0, 100), rungs=steps),
        Indicator(id="trust", name="Trust", start=numbers.randint(0, 100), good=dealer.some(seats)),
        Indicator(id="harm", name="Harm", start=2, low=0, high=500, unit="people", human_cost=True),
        Indicator(id="veil", name="Veil", start=numbers.randint(-20, 20), low=-20, high=20, known_to=dealer.some(seats)),
    ]
    if dealer.yes():
        band = numbers.randint(0, 15)
        estimate = Estimate(band=band, hold=numbers.randint(1, 3))
        known = dealer.some(seats)
        found.append(Indicator(id="mist", name="Mist", start=numbers.randint(0, 50), high=50, known_to=known, estimate=estimate))
    if dealer.yes():
        known = dealer.some(seats)
        found.append(Indicator(id="fog", name="Fog", start=numbers.randint(3, 9), high=12, known_to=known, publicly=(2, 10)))
    names = tuple(item.id for item in found)
    return {item.id: replace(item, trend=amount(dealer, names, -20, 20) if dealer.yes() else Amount()) for item in found}


def _flags(dealer: Dealer, seats: tuple[str, ...]) -> dict[str, Flag]:
    return {
        "rumour": Flag(id="rumour", name="a rumour goes round", start=dealer.yes()),
        "alarm": Flag(id="alarm", name="an alarm was given"),
        "plot": Flag(id="plot", name="there is a plot", known_to=dealer.some(seats), start=dealer.yes()),
        "cell": Flag(id="cell", name="there is a cell", known_to=()),
    }


def _weights(numbers: Random, issues: Sequence[str]) -> dict[str, int]:
    cuts = sorted(numbers.randint(0, 100) for _ in issues[1:])
    return {name: high - low for name, low, high in zip(issues, [0, *cuts], [*cuts, 100], strict=True)}


def _worths(numbers: Random, issues: Mapping[str, Issue]) -> dict[str, dict[str, int]]:
    return {name: {option: numbers.randint(0, 100) for option in issue.options} for name, issue in issues.items()}


def _issues(dealer: Dealer, ground: Ground, names: Sequence[str]) -> dict[str, Issue]:
    found: dict[str, Issue] = {}
    everything = ground.everything
    for name in names:
        options = {
            option: Option(
                id=option,
                name=option,
                effects=effects(dealer, ground, 1),
                trends={dealer.one(tuple(ground.indicators)): amount(dealer, everything.indicators, -20, 20)}
                if dealer.yes(3)
                else {},
            )
            for option in ("none", "half", "full", "more")[: dealer.number(2, 4)]
        }
        found[name] = Issue(
            id=name,
            name=name,
            options=options,
            status_quo=dealer.one(tuple(options)),
            delivered_by=dealer.some((*ground.seats, "fox")) if dealer.yes() else (),
        )
    return found


def stakes_of(dealer: Dealer, ground: Ground, seat: str, issues: Mapping[str, Issue]) -> Stakes:
    """Draw a seat's stakes: its own knowledge in every Amount."""
    numbers, own = dealer.random(), ground.known_to((seat,)).indicators
    low = numbers.randint(0, 60)
    prior = Prior(
        weights=_weights(numbers, tuple(issues)),
        worths=_worths(numbers, issues),
        low=low,
        high=numbers.randint(low, 80),
    )
    return Stakes(
        weights=_weights(numbers, tuple(issues)),
        worths=_worths(numbers, issues),
        reservation=amount(dealer, own, 10, 70),
        credibility={"fox": amount(dealer, own, 0, 100), ground.seats[0]: Amount(plus={"trust": 100})} if dealer.yes() else {},
        batna="wait",
        publicly=Prior() if dealer.yes(6) else prior,
    )


def body_of(dealer: Dealer, ground: Ground, name: str, side: str, issues: Mapping[str, Issue]) -> Body:
    """Draw a body of a side."""
    numbers = dealer.random()
    return Body(
        id=name,
        name=name,
        side=side,
        weights=_weights(numbers, tuple(issues)),
        worths=_worths(numbers, issues),
        threshold=amount(dealer, ground.known_to((side,)).indicators, 10, 60),
        slope=numbers.randint(0, 20),
        refusal=effects(dealer, ground, 1),
    )


def _by_seat(dealer: Dealer, ground: Ground, seats: Sequence[str]) -> dict[str, tuple[Effect, ...]]:
    return {seat: effects(dealer, ground, 1) for seat in seats} if dealer.yes(3) else {}


def _table(dealer: Dealer, ground: Ground, name: str, names: Sequence[str]) -> Table:
    public = ground.known_to(ground.seats)
    parties = dealer.some(ground.seats, 2)
    others = tuple(seat for seat in ground.seats if seat not in parties)
    mediator = dealer.one(("", *others))
    issues = _issues(dealer, ground, names)
    informed = dealer.some(others) if dealer.yes(4) else None
    caring = tuple(
        dict.fromkeys((*parties, *([mediator] if mediator else ()), *(dealer.some(others) if informed is None else informed)))
    )
    bodies = dealer.some(("assembly", "council"))
    last = BEGINS + timedelta(days=dealer.number(0, ground.days))
    return Table(
        id=name,
        name=name,
        parties=parties,
        proposers=dealer.some(parties, 1) if dealer.yes(4) and not mediator else (),
        acceptors=dealer.some(parties, 2) if dealer.yes(4) else (),
        mediator=mediator,
        observers=dealer.some(ground.seats) if dealer.yes(3) else (),
        issues=issues,
        stakes={seat: stakes_of(dealer, ground, seat, issues) for seat in caring},
        bodies=tuple(body_of(dealer, ground, body, dealer.one(parties), issues) for body in bodies),
        open=condition(dealer, public, ground.days, 0) if dealer.yes(4) else ALWAYS,
        closes=last if dealer.yes(4) else None,
        audience=amount(dealer, public.indicators, 0, 20),
        pledge_cost=amount(dealer, public.indicators, -1, 2),
        release_cost=amount(dealer, public.indicators, 0, 2),
        return_cost=amount(dealer, public.indicators, 0, 2),
        signed=effects(dealer, ground, 1),
        ratified=effects(dealer, ground, 1),
        refused=effects(dealer, ground, 1),
        pledged=_by_seat(dealer, ground, parties),
        released=_by_seat(dealer, ground, parties),
        walked_out=_by_seat(dealer, ground, parties),
        relief=_by_seat(dealer, ground, parties),
        returned=_by_seat(dealer, ground, parties),
        published=not dealer.yes(3),
        known_to=informed,
    )


def _agreeable(tables: Sequence[Table], seats: Sequence[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the issues of which each of these seats knows what is agreed, with their options."""
    return tuple(
        (issue.id, tuple(issue.options)) for table in tables if knows(readers(table), seats) for issue in table.issues.values()
    )


def _action(dealer: Dealer, ground: Ground, tables: Sequence[Table], name: str) -> Action:
    seats = dealer.some(ground.seats, 1)
    known = replace(ground.known_to(seats), options=_agreeable(tables, seats))
    everything = ground.everything.indicators
    return Action(
        id=name,
        name=name,
        seats=seats,
        cost=amount(dealer, known.indicators, 0, 3),
        condition=condition(dealer, known, ground.days),
        times=dealer.one((None, 1, 2)),
        every=dealer.number(1, 2),
        fresh=dealer.number(0, 2),
        effects=effects(dealer, ground),
        risks=tuple(
            Risk(id=risk, text=risk, chance=amount(dealer, everything, 0, 100), effects=effects(dealer, ground, 1))
            for risk in dealer.some(("misread", "accident"))
        ),
        known_to=dealer.some(ground.seats) if dealer.yes(3) else None,
    )


def event_of(dealer: Dealer, ground: Ground, name: str, options: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> Event:
    """Draw an event: dated or by chance, once or again, with or without later revisions, open, hidden or foretold."""
    everything = replace(ground.everything, options=options)
    return Event(
        id=name,
        name=name,
        on=BEGINS + timedelta(days=dealer.number(0, ground.days)) if dealer.yes(3) else None,
        condition=condition(dealer, everything, ground.days),
        chance=amount(dealer, everything.indicators, 20, 120),
        again=dealer.one((None, 5, 30)),
        effects=effects(dealer, ground),
        accounts={"fox": f"{name}, says the fox"},
        revisions=tuple(
            Revision(after=after, text=f"{name} was not so", effects=effects(dealer, ground, 1)) for after in dealer.some((2, 25))
        ),
        known_to=dealer.some(ground.seats) if dealer.yes(3) else None,
        foretold=dealer.yes(4),
    )


def seat_of(dealer: Dealer, ground: Ground, name: str) -> Seat:
    """Draw a seat: its interests and advisers name only what it knows."""
    known = ground.known_to((name,))
    measured = tuple(item for item in known.indicators if item != "harm")
    lines = (Line(text="careful", when=condition(dealer, known, ground.days)), Line(text="go on"))
    return Seat(
        id=name,
        capital=Capital(start=dealer.number(0, 5), income=dealer.number(0, 2), limit=dealer.number(5, 7)),
        dossier=Dossier(role=f"you are {name}", goals=("peace",)),
        interests=(Interest(id="calm", name="Calm", measure=amount(dealer, measured, 0, 100)),),
        advisers=(Adviser(id="chief", name="Chief", lines=lines),),
        temperament=dealer.one(("", "hawk")),
    )


@st.composite
def grounds(draw: st.DrawFn) -> Ground:
    """Draw what a scenario's parts may name."""
    dealer = Dealer(draw)
    seats = SEATS[: dealer.number(2, 5)]
    return Ground(
        seats=seats,
        indicators=_indicators(dealer, seats),
        flags=_flags(dealer, seats),
        tables=("hall", "annex")[: dealer.number(1, 2)],
        days=60,
    )


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Draw a whole small scenario."""
    dealer = Dealer(draw)
    ground = draw(grounds())
    cut = dealer.number(1, 2)
    names = (ISSUES[: 2 * cut],) if len(ground.tables) == 1 else (ISSUES[:cut], ISSUES[cut : 2 * cut])
    tables = [_table(dealer, ground, name, some) for name, some in zip(ground.tables, names, strict=True)]
    options = _agreeable(tables, ())
    everything = replace(ground.everything, options=options)
    actions = [_action(dealer, ground, tables, name) for name in ("strike", "visit", "spy", "speech")[: dealer.number(1, 4)]]
    actions.append(Action(id="wait", name="Wait", seats=ground.seats))
    events = [event_of(dealer, ground, name, options) for name in ("storm", "raid", "vote", "leak")[: dealer.number(0, 4)]]
    endings = [
        Ending(id="break", name="Break", verdict="it broke", condition=condition(dealer, everything, ground.days), early=True),
        Ending(id="deal", name="Deal", verdict="a deal", condition=condition(dealer, everything, ground.days)),
    ]
    if endings[0].condition == ALWAYS or not dealer.yes(3):
        del endings[0]
    paces = [
        Pace(id="evening", name="Evening", days=tuple(dealer.one((7, 1, 15, 30)) for _ in range(dealer.number(3, 6)))),
        Pace(id="class", name="Class", days=(30, 20, 10, 30), deeds=dealer.number(1, 3), income=2),
    ]
    return Scenario(
        id="small",
        title="A small one",
        summary="Drawn.",
        begins=BEGINS,
        paces={pace.id: pace for pace in paces},
        actors={name: Actor(id=name, name=name.title()) for name in (*ground.seats, "fox")},
        seats={name: seat_of(dealer, ground, name) for name in ground.seats},
        indicators=ground.indicators,
        flags=ground.flags,
        tables={table.id: table for table in tables},
        actions={action.id: action for action in actions},
        events={event.id: event for event in events},
        endings=(*endings, Ending(id="end", name="End", verdict="it ends")),
        history=(Precedent(on=BEGINS, seat=ground.seats[0], action="wait"),),
        happened="nothing",
    )


def ground_of(scenario: Scenario) -> Ground:
    """Return what a drawn scenario's parts may name."""
    return Ground(
        seats=tuple(scenario.seats),
        indicators=scenario.indicators,
        flags=scenario.flags,
        tables=tuple(scenario.tables),
        days=60,
    )


# -- orders -----------------------------------------------------------------------------------------------------------


def package_of(dealer: Dealer, table: Table) -> dict[str, str]:
    """Draw a package, often one that others draw too."""
    kind = dealer.number(0, 2)
    if kind == 0:
        return {name: next(iter(issue.options)) for name, issue in table.issues.items()}
    if kind == 1:
        return table.status_quo()
    return {name: dealer.one(tuple(issue.options)) for name, issue in table.issues.items()}


def _moves(dealer: Dealer, scenario: Scenario, world: World, seat: str, table: Table) -> list[Move]:
    """Return the moves a seat can make at a table, what it can say yes to first."""
    sitting = world.sittings[table.id]
    issue = dealer.one(tuple(table.issues.values()))
    moves = [
        Move(kind="accept", table=table.id, offer=offer.id)
        for offer in sitting.offers
        if acceptable(table, offer, seat, world.turn)
    ]
    if moves and dealer.yes():
        return [move for move in moves if not move_gaps(scenario, world, seat, move)]
    moves.append(Move(kind="propose", table=table.id, package=package_of(dealer, table)))
    moves.append(Move(kind="pledge", table=table.id, issue=issue.id, option=dealer.one(tuple(issue.options))))
    moves += [Move(kind="return", table=table.id), Move(kind="withdraw", table=table.id)]
    if dealer.yes(3):
        moves.append(Move(kind="walk_out", table=table.id))
    return [move for move in moves if not move_gaps(scenario, world, seat, move)]


def legal_orders(dealer: Dealer, scenario: Scenario, world: World, seat: str) -> Orders:
    """Draw orders that nothing stands in the way of."""
    moves: list[Move] = []
    for table in scenario.tables.values():
        found = _moves(dealer, scenario, world, seat, table)
        if found and not dealer.yes(4):
            moves.append(dealer.one(found))
    deeds = [name for name in scenario.actions if not deed_gaps(scenario, world, seat, name)]
    chosen = dealer.some(deeds)[: scenario.paces[world.pace].deeds]
    held = [name for name in scenario.tables if not release_gaps(scenario, world, seat, name)]
    orders = Orders(seat=seat, turn=world.turn, moves=tuple(moves), deeds=chosen, releases=dealer.some(held))
    while cost(scenario, world, orders) > world.values[capital_of(seat)]:
        if orders.releases:
            orders = replace(orders, releases=orders.releases[:-1])
        elif orders.deeds:
            orders = replace(orders, deeds=orders.deeds[:-1])
        else:
            orders = replace(orders, moves=orders.moves[:-1])
    return orders


def any_orders(dealer: Dealer, scenario: Scenario, world: World, seat: str) -> Orders:
    """Draw orders that are often not allowed."""
    tables = (*scenario.tables, "nowhere")
    offers = (*(offer.id for sitting in world.sittings.values() for offer in sitting.offers), "hall.1.nobody")
    moves: list[Move] = []
    for _ in range(dealer.number(0, 2)):
        table = dealer.one(tables)
        package = package_of(dealer, scenario.tables[table]) if table in scenario.tables else {}
        if package and dealer.yes(4):
            package.pop(next(iter(package)))
        if dealer.yes(5):
            package["weather"] = "rain"
        moves.append(
            Move(
                kind=dealer.one(("propose", "accept", "withdraw", "walk_out", "return", "pledge")),
                table=table,
                package=package,
                offer=dealer.one(offers),
                issue=dealer.one((*ISSUES, "weather")),
                option=dealer.one(("none", "full", "rain")),
            )
        )
    deeds = tuple(dealer.one((*scenario.actions, "fly")) for _ in range(dealer.number(0, 3)))
    turn = world.turn + (1 if dealer.yes(6) else 0)
    return Orders(seat=seat, turn=turn, moves=tuple(moves), deeds=deeds, releases=dealer.some(tables))


def all_legal(dealer: Dealer, scenario: Scenario, world: World) -> dict[str, Orders]:
    """Draw legal orders for every seat."""
    return {seat: legal_orders(dealer, scenario, world, seat) for seat in scenario.seats}


def brief(thing: object) -> str:
    """Return a `repr` without what is as the rules' own defaults have it."""
    if is_dataclass(thing) and not isinstance(thing, type):
        given = []
        for item in fields(thing):
            value = getattr(thing, item.name)
            default = item.default_factory() if item.default_factory is not MISSING else item.default
            if value != default:
                given.append(f"{item.name}={brief(value)}")
        return f"{type(thing).__name__}({', '.join(given)})"
    if isinstance(thing, Mapping):
        return "{" + ", ".join(f"{key}: {brief(value)}" for key, value in thing.items()) + "}"
    if isinstance(thing, tuple | list):
        return "(" + ", ".join(brief(item) for item in thing) + ")"
    return repr(thing)


# -- matches ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """A match or the beginning of one, as the rules alone play it."""

    scenario: Scenario
    seed: int
    turns: tuple[Turn, ...]
    starts: tuple[World, ...]
    """The World before each turn."""
    world: World
    """The World after the last."""

    def __repr__(self) -> str:
        """Only what differs from its defaults: a failing law prints it."""
        orders = [brief(turn.orders) for turn in self.turns]
        return f"<seed {self.seed}, pace {self.world.pace}, {brief(self.scenario)}, played {', '.join(orders)}>"[:5_000]

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(repr(self))  # Hypothesis would print every field

    @property
    def luck(self) -> Luck:
        """Its dice."""
        return Luck.of(self.seed)

    @property
    def last(self) -> Turn | None:
        """The turn just played."""
        return self.turns[-1] if self.turns else None

    @property
    def worlds(self) -> tuple[World, ...]:
        """Every World, the opening first."""
        return (*self.starts, self.world)


@st.composite
def matches(draw: st.DrawFn, *, going: bool = False) -> Played:
    """Draw a scenario and play it with legal orders: to its end, or (`going`) to somewhere before it."""
    dealer = Dealer(draw)
    scenario = draw(scenarios())
    seed = dealer.number(0, 10**6)
    luck = Luck.of(seed)
    world = opening(scenario, dealer.one(tuple(scenario.paces)))
    most = dealer.number(0, len(scenario.paces[world.pace].days) - 1) if going else 99
    turns: list[Turn] = []
    starts: list[World] = []
    while not world.ending and len(turns) < most:
        orders = all_legal(dealer, scenario, world)
        for paper in orders.values():
            assert not obstacles(scenario, world, paper)
        turn = play_turn(scenario, world, orders, luck)
        if going and turn.world.ending:
            break
        starts.append(world)
        turns.append(turn)
        world = turn.world
    return Played(scenario=scenario, seed=seed, turns=tuple(turns), starts=tuple(starts), world=world)
