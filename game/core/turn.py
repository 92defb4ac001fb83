"""One turn: everybody's sealed orders meet, phase after phase.

`play_turn` is a function of scenario, world, orders and luck, and of nothing else. Phases, in order: payment, talks, deeds,
events, effects falling due, trends, rungs, endings. Inside a phase conditions and chances are read from the World as the phase
found it and all changes are added together, so that no seat gains from its place in a list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.core.action import Action
from game.core.draft import Draft
from game.core.event import Event
from game.core.indicator import capital_of
from game.core.luck import MONTH, Luck, chance_over
from game.core.orders import Orders, cost, deed_gaps, move_price, price, release_gaps, release_price
from game.core.scenario import Scenario
from game.core.talks import talks
from game.core.world import IN_FORCE, Cause, Entry, World, readers, rung, who_knows

Entries = tuple[Entry, ...]

UNTOLD = "untold"
"""The ending of a match played on by an edition, which tells of none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn as it was played."""

    number: int
    """Which turn, from 1."""
    first_day: int
    """Its first day."""
    last_day: int
    """Its last day, included."""
    orders: Mapping[str, Orders]
    """What every seat ordered."""
    entries: Entries
    """The record, in the order of the phases."""
    world: World
    """The World after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention:
    """What a facilitator does to a World, outside the rules of play but inside the record."""

    kind: str
    """`fire` an event, or `correct` an indicator."""
    subject: str
    """The event or the indicator."""
    value: int = 0
    """For `correct`: what the indicator shall be."""
    reason: str = ""
    """Why, in the facilitator's words."""


def play_turn(scenario: Scenario, world: World, orders: Mapping[str, Orders], luck: Luck) -> Turn:
    """Play one turn. A seat without orders orders nothing.

    Orders are taken as they were sealed: what circumstances have made impossible is not done, its capital returned, and an
    Entry says so. `orders.check` is what refuses them before. Raises ValueError where the match is over.
    """
    if world.ending:
        message = f"the match has ended with '{world.ending}'"
        raise ValueError(message)
    complete = {seat: orders.get(seat) or Orders(seat=seat, turn=world.turn) for seat in scenario.seats}
    start = world
    record: list[Entry] = []
    world, entries, paid = _pay(scenario, world, complete)
    record += entries
    world, entries = talks(scenario, world, complete, luck, paid)
    record += entries
    world, entries = _deeds(scenario, world, complete, luck, paid)
    record += entries
    world, entries = _events(scenario, world, luck)
    record += entries
    world, entries = _falling_due(scenario, world)
    record += entries
    world, entries = _trends(scenario, world)
    record += entries
    record += _rungs(scenario, start, world)
    world, entries = _close(scenario, world)
    record += entries
    return Turn(
        number=start.turn,
        first_day=start.first_day,
        last_day=start.last_day,
        orders=complete,
        entries=tuple(record),
        world=world,
    )


def _pay(scenario: Scenario, world: World, orders: Mapping[str, Orders]) -> tuple[World, Entries, Mapping[str, int]]:
    """Take the capital that the orders cost, at the prices of the moment they were sealed."""
    if not any(cost(scenario, world, paper) for paper in orders.values()):
        return world, (), {}
    draft = Draft(scenario, world)
    paid: dict[str, int] = {}
    for seat, paper in orders.items():
        bill = [(f"deed {name}", name, price(world, scenario.actions[name])) for name in paper.deeds]
        bill += [(f"move {move.table}", move.table, move_price(scenario, world, move)) for move in paper.moves]
        releases = dict.fromkeys(paper.releases)
        bill += [(f"release {name}", name, release_price(scenario, world, name)) for name in releases]
        purse = world.values[capital_of(seat)]
        for order, name, amount in bill:
            if amount and amount <= purse:
                purse -= amount
                paid[f"{seat} {order}"] = amount
                draft.change(capital_of(seat), -amount, Cause(kind="cost", id=name, seat=seat, turn=world.turn))
            elif amount:
                paid[f"{seat} {order}"] = -1  # not affordable: not done
    world, entries = draft.apply()
    return world, entries, paid


def _deeds(
    scenario: Scenario, world: World, orders: Mapping[str, Orders], luck: Luck, paid: Mapping[str, int]
) -> tuple[World, Entries]:
    if not any(paper.deeds or paper.releases for paper in orders.values()):
        return world, ()
    draft = Draft(scenario, world)
    for seat, paper in orders.items():
        for name in paper.deeds:
            _deed(draft, seat, scenario.actions[name], luck, paid.get(f"{seat} deed {name}", 0))
        for name in dict.fromkeys(paper.releases):
            _release(draft, seat, name, paid.get(f"{seat} release {name}", 0))
    return draft.apply()


def _deed(draft: Draft, seat: str, action: Action, luck: Luck, paid: int) -> None:
    world, turn = draft.world, draft.world.turn
    gaps = [gap.key for gap in deed_gaps(draft.scenario, world, seat, action.id) if gap.key != "capital"]
    if paid < 0:
        gaps.append("capital")
    if gaps:
        rule = Cause(kind="rule", id=action.id, seat=seat, turn=turn)
        draft.note("not_done", rule, action.id, known_to=(seat,), more={"gap": gaps[0], "seat": seat})
        draft.change(capital_of(seat), max(0, paid), Cause(kind="returned", id=action.id, seat=seat, turn=turn))
        return
    seen = None if action.known_to is None else tuple(sorted({seat, *action.known_to}))
    cause = Cause(kind="action", id=action.id, seat=seat, turn=turn)
    earlier = world.done.get(f"{seat}.{action.id}", ())
    halved = bool(earlier) and turn - earlier[-1] <= action.fresh
    more = {"seat": seat, "tired": "1"} if halved else {"seat": seat}
    draft.did(seat, action.id)
    draft.note("did", cause, action.id, known_to=seen, more=more)
    draft.effects(action.effects, cause, halved=halved, cause_known_to=seen)
    for risk in action.risks:
        chance = risk.chance.value(world.values) * 100
        if luck.happens(chance, turn, "risk", seat, action.id, risk.id):
            wrong = Cause(kind="risk", id=action.id, part=risk.id, seat=seat, turn=turn)
            draft.note("went_wrong", wrong, action.id, known_to=seen, more={"seat": seat, "risk": risk.id})
            draft.effects(risk.effects, wrong, cause_known_to=seen)


def _release(draft: Draft, seat: str, name: str, paid: int) -> None:
    turn = draft.world.turn
    gaps = ["capital"] if paid < 0 else [gap.key for gap in release_gaps(draft.scenario, draft.world, seat, name)]
    if gaps:
        rule = Cause(kind="rule", id=name, seat=seat, turn=turn)
        draft.note("not_done", rule, name, known_to=(seat,), more={"gap": gaps[0], "seat": seat})
        draft.change(capital_of(seat), max(0, paid), Cause(kind="returned", id=name, seat=seat, turn=turn))
        return
    sitting = draft.sitting(name)  # others may take theirs back in this phase too
    cause = Cause(kind="table", id=name, part="released", seat=seat, turn=turn)
    kept = {other: pledge for other, pledge in sitting.pledges.items() if other != seat}
    draft.sit(name, replace(sitting, pledges=kept))
    table = draft.scenario.tables[name]
    draft.note("released", cause, name, known_to=table.knowing(), more={"seat": seat})
    draft.effects(table.released.get(seat, ()), cause, cause_known_to=table.knowing())


def can_happen(world: World, event: Event) -> bool:
    """Tell whether an event may happen in this turn, its chance apart."""
    if event.on is not None and not world.first_day <= event.on.toordinal() <= world.last_day:
        return False
    days = world.happened.get(event.id)
    if days and (event.again is None or world.first_day - days[-1] < event.again):
        return False
    return event.condition.holds(world)


def _events(scenario: Scenario, world: World, luck: Luck) -> tuple[World, Entries]:
    draft = Draft(scenario, world)
    for event in scenario.events.values():
        if not can_happen(world, event):
            continue
        percent = event.chance.value(world.values)
        chance = percent * 100 if event.on is not None else chance_over(world.days, percent)
        if luck.happens(chance, world.turn, "event", event.id):
            _happen(draft, event, Cause(kind="event", id=event.id, turn=world.turn))
    return draft.apply()


def _happen(draft: Draft, event: Event, cause: Cause) -> None:
    day = draft.world.first_day
    if event.on is not None and day <= event.on.toordinal() <= draft.world.last_day:  # fired, it may be out of its time
        day = event.on.toordinal()
    draft.happen(event.id, day)
    because = ",".join(flag for flag in event.condition.has if flag in draft.world.flags)
    more = {"day": str(day), "because": because} if because else {"day": str(day)}
    draft.note("happened", cause, event.id, known_to=event.known_to, more=more)
    draft.effects(event.effects, cause, cause_known_to=event.known_to, day=day)
    for number, revision in enumerate(event.revisions):
        later = Cause(kind="revision", id=event.id, part=str(number), turn=draft.world.turn)
        effects = [replace(effect, after=revision.after + effect.after) for effect in revision.effects]
        draft.effects(effects, later, cause_known_to=event.known_to, day=day)


def _falling_due(scenario: Scenario, world: World) -> tuple[World, Entries]:
    due = tuple(item for item in world.due if item.day <= world.last_day)
    draft = Draft(scenario, world)
    for item in due:
        draft.effect(item.effect, item.cause, halved=item.halved, cause_known_to=item.cause_known_to)
    _revise(draft)
    if not due and not draft.entries:
        return world, ()
    return draft.apply(dropped=due)


def _revise(draft: Draft) -> None:
    """Note what is learnt in this turn of earlier events."""
    world = draft.world
    for name in sorted(world.happened):
        event = draft.scenario.events.get(name)  # an edition does not tell of what happened
        for number, revision in enumerate(event.revisions if event else ()):
            if any(world.first_day <= day + revision.after <= world.last_day for day in world.happened[name]):
                cause = Cause(kind="revision", id=name, part=str(number), turn=world.turn)
                draft.note("revised", cause, name, known_to=draft.scenario.events[name].known_to, more={"revision": str(number)})


def _trends(scenario: Scenario, world: World) -> tuple[World, Entries]:
    draft = Draft(scenario, world)
    days, values = world.days, world.values
    for name, indicator in scenario.indicators.items():
        amount = indicator.trend.value(values)
        if amount:
            _drift(draft, name, name, amount * days, Cause(kind="trend", id=name, turn=world.turn))
    for table in scenario.tables.values():
        deal = world.sittings[table.id].deal
        if deal is None or deal.fate != IN_FORCE or deal.decided >= world.turn:
            continue
        for issue in table.issues.values():
            option = issue.options[deal.package[issue.id]]
            for name, change in option.trends.items():
                cause = Cause(kind="option", id=option.id, part=issue.id, turn=deal.decided)
                _drift(draft, name, f"{name}/{issue.id}", change.value(values) * days, cause, readers(table))
    multiple = scenario.paces[world.pace].income
    for seat in scenario.seats.values():
        income = seat.capital.income * multiple
        draft.change(capital_of(seat.id), income, Cause(kind="income", id=seat.id, turn=world.turn))
    return draft.apply()


def _drift(  # noqa: PLR0913  one more fact than usual
    draft: Draft, indicator: str, key: str, thirtieths: int, cause: Cause, known: tuple[str, ...] | None = None
) -> None:
    """Change an indicator by whole numbers and keep what is left over, so that short turns lose nothing."""
    whole, rest = divmod(draft.world.remainders.get(key, 0) + thirtieths, MONTH)
    draft.change(indicator, whole, cause, known)
    if rest != draft.world.remainders.get(key, 0):
        draft.remember(key, rest)


def _rungs(scenario: Scenario, before: World, after: World) -> list[Entry]:
    entries: list[Entry] = []
    for name, indicator in scenario.indicators.items():
        if not indicator.rungs:
            continue
        old, new = rung(indicator, before.values[name]), rung(indicator, after.values[name])
        if old is new:
            continue
        key = "rung_up" if before.values[name] < after.values[name] else "rung_down"
        more = {"from": old.id if old else "", "to": new.id if new else ""}
        cause = Cause(kind="rule", id=name, turn=before.turn)
        entries.append(Entry(key=key, cause=cause, subject=name, more=more, known_to=indicator.known_to))
    return entries


def _close(scenario: Scenario, world: World) -> tuple[World, Entries]:
    """End the match if an ending holds, and turn the page."""
    days = scenario.paces[world.pace].days
    last = world.turn >= len(days)
    ending = next((item for item in scenario.endings if (last or item.early) and item.condition.holds(world)), None)
    closed = ending.id if ending is not None else ""
    if last and ending is None:
        closed = scenario.endings[-1].id if scenario.endings else UNTOLD
    entries: Entries = ()
    if ending is not None:
        cause = Cause(kind="rule", id=ending.id, turn=world.turn)
        entries = (Entry(key="ended", cause=cause, subject=ending.id),)
    first = world.last_day + 1
    length = 1 if last else days[world.turn]
    world = replace(
        world,
        turn=world.turn + 1,
        first_day=first,
        last_day=first + length - 1,
        ending=closed,
    )
    return world, entries


def intervene(scenario: Scenario, world: World, intervention: Intervention) -> tuple[World, Entries]:
    """Apply a facilitator's intervention.

    Raises KeyError where the event or the indicator is unknown, ValueError for a kind that is none.
    """
    draft = Draft(scenario, world)
    cause = Cause(kind="intervention", id=intervention.subject, turn=world.turn)
    if intervention.kind == "fire":
        _happen(draft, scenario.events[intervention.subject], cause)
    elif intervention.kind == "correct":
        draft.change(intervention.subject, intervention.value - world.values[intervention.subject], cause)
        draft.note("corrected", cause, intervention.subject, known_to=who_knows(scenario, intervention.subject))
    else:
        message = f"unknown kind of intervention '{intervention.kind}'; expected 'fire' or 'correct'"
        raise ValueError(message)
    return draft.apply()
