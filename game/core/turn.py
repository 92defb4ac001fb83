"""One turn: everybody's sealed orders meet, phase after phase.

`play_turn` is a function of scenario, world, orders and luck, and of nothing else. Phases, in order: payment, talks, deeds,
events, effects falling due, trends, rungs, endings. Inside a phase conditions and chances are read from the World as the phase
found it and all changes are added together, so that no seat gains from its place in a list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.core.action import Action
from game.core.draft import Draft
from game.core.event import Event
from game.core.index import chance_of, index
from game.core.indicator import capital_of
from game.core.luck import FACES, MONTH, Luck
from game.core.orders import PRICED, Orders, can_do, cost, deed_gaps, move_price, price, release_gaps, release_price
from game.core.scenario import Scenario
from game.core.talks import talks
from game.core.twin import changed
from game.core.world import IN_FORCE, Cause, Entry, World, cause, closed, reopened, rung, who_knows

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


def play_turn(scenario: Scenario, world: World, orders: Mapping[str, Orders], luck: Luck, *, told: bool = True) -> Turn:
    """Play one turn. A seat without orders orders nothing.

    Orders are taken as they were sealed: what circumstances have made impossible is not done, its capital returned, and an
    Entry says so. `orders.check` is what refuses them before. Raises ValueError where the match is over.

    Where it is not `told` no record is kept, for counting: there are no entries, and the World is the same.
    """
    if world.ending:
        message = f"the match has ended with '{world.ending}'"
        raise ValueError(message)
    complete = {seat: orders.get(seat) or Orders(seat=seat, turn=world.turn) for seat in scenario.seats}
    start = world
    world, paying, paid = _pay(scenario, world, complete, told)
    world, talking = talks(scenario, world, complete, luck, paid, told=told)
    world, doing = _deeds(scenario, world, complete, luck, paid, told)
    world, happening = _events(scenario, world, luck, told)
    world, falling = _falling_due(scenario, world, told)
    world, drifting = _trends(scenario, world, told)
    climbing = _rungs(scenario, start, world) if told else ()
    world, closing = _close(scenario, world)
    return Turn(
        number=start.turn,
        first_day=start.first_day,
        last_day=start.last_day,
        orders=complete,
        entries=(*paying, *talking, *doing, *happening, *falling, *drifting, *climbing, *closing) if told else (),
        world=world,
    )


def _pay(scenario: Scenario, world: World, orders: Mapping[str, Orders], told: bool) -> tuple[World, Entries, Mapping[str, int]]:
    """Take the capital that the orders cost, at the prices of the moment they were sealed."""
    bills = {seat: _bill(scenario, world, paper) for seat, paper in orders.items()}
    if not any(bill and cost(scenario, world, orders[seat]) for seat, bill in bills.items()):
        return world, (), {}
    draft = Draft(scenario, world, told=told)
    paid: dict[str, int] = {}
    for seat, bill in bills.items():
        capital = capital_of(seat)
        purse = world.values[capital]
        for order, name, amount in bill:
            if amount <= purse:
                purse -= amount
                paid[f"{seat} {order}"] = amount
                draft.change(capital, -amount, cause("cost", name, "", seat, world.turn))
            else:
                paid[f"{seat} {order}"] = -1  # not affordable: not done
    world, entries = draft.apply()
    return world, entries, paid


def _bill(scenario: Scenario, world: World, paper: Orders) -> list[tuple[str, str, int]]:
    """Return what a paper costs, line by line: the order, what it is about, its price. What is free has no line."""
    lines = [(f"deed {name}", name, price(world, scenario.actions[name])) for name in paper.deeds]
    lines += [
        (f"move {move.table}", move.table, move_price(scenario, world, move)) for move in paper.moves if move.kind in PRICED
    ]
    lines += [(f"release {name}", name, release_price(scenario, world, name)) for name in dict.fromkeys(paper.releases)]
    return [item for item in lines if item[2]]


def _deeds(  # noqa: PLR0913  one more fact than usual
    scenario: Scenario, world: World, orders: Mapping[str, Orders], luck: Luck, paid: Mapping[str, int], told: bool
) -> tuple[World, Entries]:
    if not any(paper.deeds or paper.releases for paper in orders.values()):
        return world, ()
    draft = Draft(scenario, world, told=told)
    for seat, paper in orders.items():
        for name in paper.deeds:
            _deed(draft, seat, scenario.actions[name], luck, paid.get(f"{seat} deed {name}", 0))
        for name in dict.fromkeys(paper.releases):
            _release(draft, seat, name, paid.get(f"{seat} release {name}", 0))
    return draft.apply()


def _deed(draft: Draft, seat: str, action: Action, luck: Luck, paid: int) -> None:
    world, turn = draft.world, draft.world.turn
    gap = _in_the_way(draft.scenario, world, seat, action, paid)
    if gap:
        rule = Cause(kind="rule", id=action.id, seat=seat, turn=turn)
        draft.note("not_done", rule, action.id, known_to=(seat,), more={"gap": gap, "seat": seat})
        draft.change(capital_of(seat), max(0, paid), Cause(kind="returned", id=action.id, seat=seat, turn=turn))
        return
    seen = None if action.known_to is None else tuple(sorted({seat, *action.known_to}))
    doing = cause("action", action.id, "", seat, turn)
    earlier = world.done.get(f"{seat}.{action.id}")
    halved = earlier is not None and turn - earlier[-1] <= action.fresh
    draft.did(seat, action.id)
    if draft.told:
        draft.note("did", doing, action.id, known_to=seen, more={"seat": seat, "tired": "1"} if halved else {"seat": seat})
    draft.effects(action.effects, doing, halved=halved, cause_known_to=seen)
    for risk in action.risks:
        chance = risk.chance.value(world.values) * 100
        if luck.happens(chance, turn, "risk", seat, action.id, risk.id):
            wrong = Cause(kind="risk", id=action.id, part=risk.id, seat=seat, turn=turn)
            draft.note("went_wrong", wrong, action.id, known_to=seen, more={"seat": seat, "risk": risk.id})
            draft.effects(risk.effects, wrong, cause_known_to=seen)


def _in_the_way(scenario: Scenario, world: World, seat: str, action: Action, paid: int) -> str:
    """Return the key of the first thing that stands in the way of a deed, what it costs having been asked for; empty: nothing."""
    if paid >= 0 and seat in action.seats and can_do(world, seat, action, paid_for=True):
        return ""
    keys = [gap.key for gap in deed_gaps(scenario, world, seat, action.id) if gap.key != "capital"]
    return keys[0] if keys else "capital"


def _release(draft: Draft, seat: str, name: str, paid: int) -> None:
    turn = draft.world.turn
    gaps = ["capital"] if paid < 0 else [gap.key for gap in release_gaps(draft.scenario, draft.world, seat, name)]
    if gaps:
        rule = Cause(kind="rule", id=name, seat=seat, turn=turn)
        draft.note("not_done", rule, name, known_to=(seat,), more={"gap": gaps[0], "seat": seat})
        draft.change(capital_of(seat), max(0, paid), Cause(kind="returned", id=name, seat=seat, turn=turn))
        return
    sitting = draft.sitting(name)  # others may take theirs back in this phase too
    why = Cause(kind="table", id=name, part="released", seat=seat, turn=turn)
    kept = {other: pledge for other, pledge in sitting.pledges.items() if other != seat}
    draft.sit(name, changed(sitting, pledges=kept))
    knowing = draft.index.knowing[name]
    draft.note("released", why, name, known_to=knowing, more={"seat": seat})
    draft.effects(draft.scenario.tables[name].released.get(seat, ()), why, cause_known_to=knowing)


def _events(scenario: Scenario, world: World, luck: Luck, told: bool) -> tuple[World, Entries]:
    draft = Draft(scenario, world, told=told)
    first, turn, length = world.first_day, world.turn, world.days
    flags, happened, values = world.flags, world.happened, world.values
    throw = luck.dice(turn, "event")
    for flag, bar, indicator, least, rest, chance, event in draft.index.possible(first, world.last_day):
        if (flag and flag not in flags) or bar in flags or (indicator and values[indicator] < least):
            continue
        days = happened.get(event.id)
        if days and (event.again is None or first - days[-1] < event.again):
            continue
        if rest is not None and not rest.holds(world):
            continue
        if chance is None:
            chance = chance_of(event, length, event.chance.value(values))  # noqa: PLW2901  where it is not fixed
        if chance >= FACES or (chance > 0 and throw(event.id) < chance):
            _happen(draft, event, cause("event", event.id, "", "", turn))
    return draft.apply()


def _happen(draft: Draft, event: Event, why: Cause) -> None:
    world = draft.world
    day = world.first_day
    if event.on is not None and day <= event.on.toordinal() <= world.last_day:  # fired, it may be out of its time
        day = event.on.toordinal()
    draft.happen(event.id, day)
    if draft.told:
        because = ",".join(flag for flag in event.condition.has if flag in world.flags)
        more = {"day": str(day), "because": because} if because else {"day": str(day)}
        draft.note("happened", why, event.id, known_to=event.known_to, more=more)
    draft.effects(event.effects, why, cause_known_to=event.known_to, day=day)
    for number, revision in enumerate(event.revisions):
        later = Cause(kind="revision", id=event.id, part=str(number), turn=world.turn)
        draft.effects(revision.effects, later, cause_known_to=event.known_to, day=day, delay=revision.after)


def _falling_due(scenario: Scenario, world: World, told: bool) -> tuple[World, Entries]:
    last = world.last_day
    due = tuple(item for item in world.due if item.day <= last)
    if not due and not told:
        return world, ()
    draft = Draft(scenario, world, told=told)
    for item in due:
        draft.effect(item.effect, item.cause, halved=item.halved, cause_known_to=item.cause_known_to)
    if told:
        _revise(draft)
    return draft.apply(dropped=due)


def _revise(draft: Draft) -> None:
    """Note what is learnt in this turn of earlier events."""
    world, events = draft.world, draft.scenario.events
    for name in sorted(draft.index.revised.intersection(world.happened)):
        event = events[name]
        for number, revision in enumerate(event.revisions):
            if any(world.first_day <= day + revision.after <= world.last_day for day in world.happened[name]):
                why = Cause(kind="revision", id=name, part=str(number), turn=world.turn)
                draft.note("revised", why, name, known_to=event.known_to, more={"revision": str(number)})


def _trends(scenario: Scenario, world: World, told: bool) -> tuple[World, Entries]:
    draft = Draft(scenario, world, told=told)
    days, values, turn = world.days, world.values, world.turn
    for name, trend in draft.index.drifts:
        amount = trend.value(values)
        if amount:
            whole = _drift(draft, name, amount * days)
            if whole:
                draft.change(name, whole, cause("trend", name, "", "", turn))
    for table in scenario.tables.values():
        deal = world.sittings[table.id].deal
        if deal is None or deal.fate != IN_FORCE or deal.decided >= turn:
            continue
        known = draft.index.readers[table.id]
        for issue in table.issues.values():
            option = issue.options[deal.package[issue.id]]
            for name, change in option.trends.items():
                why = cause("option", option.id, issue.id, "", deal.decided)
                draft.change(name, _drift(draft, f"{name}/{issue.id}", change.value(values) * days), why, known)
    multiple = scenario.paces[world.pace].income
    for seat, purse, income in draft.index.incomes:
        draft.change(purse, income * multiple, cause("income", seat, "", "", turn))
    return draft.apply()


def _drift(draft: Draft, key: str, thirtieths: int) -> int:
    """Return by how many whole numbers something moves, and keep what is left over, so that short turns lose nothing."""
    before = draft.world.remainders.get(key, 0)
    whole, rest = divmod(before + thirtieths, MONTH)
    if rest != before:
        draft.remember(key, rest)
    return whole


def _rungs(scenario: Scenario, before: World, after: World) -> list[Entry]:
    entries: list[Entry] = []
    for name, indicator in index(scenario).ladders:
        if before.values[name] == after.values[name]:
            continue
        old, new = rung(indicator, before.values[name]), rung(indicator, after.values[name])
        if old is new:
            continue
        key = "rung_up" if before.values[name] < after.values[name] else "rung_down"
        more = {"from": old.id if old else "", "to": new.id if new else ""}
        why = Cause(kind="rule", id=name, turn=before.turn)
        entries.append(Entry(key=key, cause=why, subject=name, more=more, known_to=indicator.known_to))
    return entries


def _close(scenario: Scenario, world: World) -> tuple[World, Entries]:
    """End the match if an ending holds, and turn the page."""
    days = scenario.paces[world.pace].days
    last = world.turn >= len(days)
    ending = next((item for item in (scenario.endings if last else index(scenario).early) if item.condition.holds(world)), None)
    ended = ending.id if ending is not None else ""
    if last and ending is None:
        ended = scenario.endings[-1].id if scenario.endings else UNTOLD
    entries: Entries = ()
    if ending is not None:
        why = Cause(kind="rule", id=ending.id, turn=world.turn)
        entries = (Entry(key="ended", cause=why, subject=ending.id),)
    first = world.last_day + 1
    length = 1 if last else days[world.turn]
    following = reopened(world)
    following.turn = world.turn + 1
    following.first_day = first
    following.last_day = first + length - 1
    following.ending = ended
    return closed(following), entries


def intervene(scenario: Scenario, world: World, intervention: Intervention) -> tuple[World, Entries]:
    """Apply a facilitator's intervention.

    Raises KeyError where the event or the indicator is unknown, ValueError for a kind that is none.
    """
    draft = Draft(scenario, world)
    why = Cause(kind="intervention", id=intervention.subject, turn=world.turn)
    if intervention.kind == "fire":
        _happen(draft, scenario.events[intervention.subject], why)
    elif intervention.kind == "correct":
        draft.change(intervention.subject, intervention.value - world.values[intervention.subject], why)
        draft.note("corrected", why, intervention.subject, known_to=who_knows(scenario, intervention.subject))
    else:
        message = f"unknown kind of intervention '{intervention.kind}'; expected 'fire' or 'correct'"
        raise ValueError(message)
    return draft.apply()
