"""Does escalation matter? With all else equal, the room and the deals as deeds that may kill are forced to rise in number.

Each seat that has such deeds is played by an envoy whose strikes come when the count says so and never else. Knows nothing of
what the deeds are meant to achieve.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import fmean
from typing import NamedTuple

from game.core.bargaining import room
from game.core.scenario import Scenario
from game.core.table import POINT
from game.core.world import IN_FORCE, VOIDED
from game.match import outcome
from game.study.gate.dilemma import percent
from game.study.gate.inquiry import Inquiry, envoys, talks
from game.study.gate.judgement import Figure, Judgement, Sentence, say
from game.study.gate.plan import Plan
from game.study.interval import CONFIDENCE, Interval, change, each_look, mean, share
from game.study.lines import Forced, Scripted
from game.study.trial import Trial, players
from game.voice import n_


class Strikes(NamedTuple):
    """A playout in which a seat's strikes are counted out."""

    seat: str
    """Whose."""
    times: int
    """How many."""
    seed: int
    """The seed."""
    pace: str
    """The pace."""


class Aftermath(NamedTuple):
    """What became of the talks."""

    done: int
    """How many strikes could really be made."""
    margin: float
    """Mean margin of the room over the turns of talks after the first, in points."""
    closing: float
    """The margin in the last of them."""
    deal: bool
    """Whether a deal at the main table came into force."""


def lethal(scenario: Scenario, seat: str) -> tuple[str, ...]:
    """Return the deeds of a seat that kill or may kill."""
    return tuple(action.id for action in scenario.actions.values() if action.lethal and seat in action.seats)


def judge(inquiry: Inquiry) -> Iterator[Judgement]:
    """Judge what strikes do to the talks, for every party of the main table that can strike; tell it for the others."""
    scenario = inquiry.scenario
    striking = [seat for seat in scenario.seats if lethal(scenario, seat)]
    yield judged(inquiry, striking, played(inquiry, striking))


def played(inquiry: Inquiry, striking: Sequence[str]) -> Mapping[Strikes, Aftermath]:
    """Play with the strikes of these seats counted out, and again by other seeds for parties whose strikes show no effect yet."""
    plan = inquiry.plan
    found: dict[Strikes, Aftermath] = {}
    playing = list(striking)
    for look in range(plan.looks):
        pieces = [
            Strikes(seat, count, seed, inquiry.pace)
            for seat in playing
            for count in plan.strikes
            for seed in plan.seeds(30, plan.struck, skip=look * plan.struck)
        ]
        found.update(zip(pieces, inquiry.ask(aftermath, pieces), strict=True))
        playing = [seat for seat in playing if seat in inquiry.main.parties and not _decided(plan, counted(found, seat))]
    return found


def counted(found: Mapping[Strikes, Aftermath], seat: str) -> dict[int, list[Aftermath]]:
    """Return what became of the talks by the number of a seat's strikes, seed by seed."""
    by_count: dict[int, list[Aftermath]] = {}
    for strikes, after in found.items():
        if strikes.seat == seat:
            by_count.setdefault(strikes.times, []).append(after)
    return by_count


def _changes(plan: Plan, by_count: Mapping[int, Sequence[Aftermath]]) -> tuple[Interval, Interval]:
    """Return by how much the most strikes change the margin and the share of deals against the fewest."""
    pairs = list(zip(by_count[max(plan.strikes)], by_count[min(plan.strikes)], strict=True))
    sure = each_look(CONFIDENCE, plan.looks)
    margin = mean([with_.margin - without.margin for with_, without in pairs], sure)
    return margin, change([(without.deal, with_.deal) for with_, without in pairs], sure)


def _decided(plan: Plan, by_count: Mapping[int, Sequence[Aftermath]]) -> bool:
    return all(found.apart for found in _changes(plan, by_count))


def aftermath(scenario: Scenario, strikes: Strikes) -> Aftermath:
    """Play with a seat's strikes counted out, and look at the talks."""
    main = next(iter(scenario.tables.values()))
    sitting = players(scenario, Trial(seed=strikes.seed, pace=strikes.pace, sitters=envoys(scenario)))
    kind = lethal(scenario, strikes.seat)
    turns = due(scenario, strikes.pace, strikes.times)
    sitting[strikes.seat] = Scripted(behind=sitting[strikes.seat], deeds=Forced(kind=kind, turns=turns))
    worlds = outcome(scenario, strikes.seed, strikes.pace, sitting, told=False)
    margins = [room(main, world).margin / POINT for world in talks(main, worlds)]
    done = worlds[-1].done
    return Aftermath(
        done=sum(len(done.get(f"{strikes.seat}.{name}", ())) for name in kind),
        margin=fmean(margins[1:] or margins),
        closing=margins[-1],
        deal=any(deal.fate in {IN_FORCE, VOIDED} for deal in worlds[-1].sittings[main.id].deals),
    )


def due(scenario: Scenario, pace: str, count: int) -> tuple[int, ...]:
    """Return from which turn on each strike is due: spread evenly over the turns in which the main table has not closed."""
    main = next(iter(scenario.tables.values()))
    first, held = scenario.begins.toordinal(), 0
    for length in scenario.paces[pace].days:
        held += main.closes is None or first <= main.closes.toordinal()
        first += length
    return tuple(1 + held * place // count for place in range(count)) if count else ()


def judged(inquiry: Inquiry, striking: Sequence[str], found: Mapping[Strikes, Aftermath]) -> Judgement:
    """Judge by the most strikes against none, and by whether each step goes the same way."""
    scenario, plan, main = inquiry.scenario, inquiry.plan, inquiry.main
    figures: list[Figure] = []
    details: list[Figure] = []
    causes: list[Sentence] = []
    most = max(plan.strikes)
    for seat in striking:
        name = scenario.name_of(seat)
        by_count = counted(found, seat)
        for count, after in by_count.items():
            details += list(_told(name, count, after))
        margin, deals = _changes(plan, by_count)
        done = fmean(after.done for after in by_count[most])
        required = seat in main.parties
        rising = _rising(by_count, each_look(CONFIDENCE, plan.looks))
        fine = margin.high < 0 and deals.high < 0 if not plan.lenient else margin.low < 0 and deals.low < 0
        fine = fine and not rising
        note = say(n_("{done} strikes done on average where {most} were asked for"), done=f"{done:.1f}", most=most)
        label = say(n_("{seat}: change of the margin, in points, {most} strikes against none"), seat=name, most=most)
        figures.append(_figure(label, margin, fine if required else None, note))
        label = say(n_("{seat}: change of the deal rate, in points of a percent"), seat=name)
        figures.append(_figure(label, deals.scaled(100), fine if required else None))
        if required and not fine:
            causes += [_why(name, margin, deals, done)] if margin.high >= 0 or deals.high >= 0 else []
            causes += [
                say(n_("{seat}: from {few} strikes to {more} the room widens"), seat=name, few=few, more=more)
                for few, more in rising
            ]
    judged_seats = [figure for figure in figures if figure.holds is not None]
    none = say(n_("no party of the main table has a deed that may kill"))
    return Judgement(
        id="escalation",
        name=say(n_("Escalation matters")),
        passed=all(figure.holds for figure in judged_seats) if judged_seats else None,
        asked=say(
            n_(
                "with the same luck and envoys, the room for agreement and the deals at {table} fall when a party's deeds that "
                "may kill are forced from none to {most}, and no step up widens the room "
                "(intervals corrected for the number of looks, {looks}); "
                "told, not judged, of seats that do not sit there"
            ),
            table=main.name,
            most=most,
            looks=plan.looks,
        ),
        figures=tuple(figures),
        causes=tuple(causes) if judged_seats else (none,),
        details=tuple(details),
    )


def _rising(by_count: Mapping[int, Sequence[Aftermath]], sure: float = CONFIDENCE) -> list[tuple[int, int]]:
    """Return the steps from one count to the next at which the room surely widens."""
    found = []
    for few, more in pairwise(sorted(by_count)):
        pairs = zip(by_count[more], by_count[few], strict=True)
        if mean([after.margin - before.margin for after, before in pairs], sure).low > 0:
            found.append((few, more))
    return found


def _figure(name: Sentence, found: Interval, holds: bool | None, note: Sentence | None = None) -> Figure:
    return Figure(name=name, value=found.value, low=found.low, high=found.high, holds=holds, note=note)


def _told(seat: str, count: int, after: Sequence[Aftermath]) -> Iterator[Figure]:
    margin = mean([item.margin for item in after])
    note = say(
        n_("{done} done on average; margin when talks closed {closing}"),
        done=f"{fmean(item.done for item in after):.1f}",
        closing=f"{fmean(item.closing for item in after):.1f}",
    )
    yield _figure(
        say(n_("{seat}, strikes forced to {count}: margin of the room, in points"), seat=seat, count=count), margin, None, note
    )
    rate = share(sum(item.deal for item in after), len(after))
    yield percent(say(n_("{seat}, strikes forced to {count}: a deal came into force"), seat=seat, count=count), rate)


def _why(seat: str, margin: Interval, deals: Interval, done: float) -> Sentence:
    if done < 1:
        return say(n_("{seat}'s strikes are hardly ever open, so that they cannot matter"), seat=seat)
    if margin.high >= 0:
        return say(
            n_(
                "{seat}'s strikes do not narrow the room ({value} points): "
                "look at what they do to trust and to limits, and for how long"
            ),
            seat=seat,
            value=f"{margin.value:.1f}",
        )
    return say(
        n_(
            "{seat}'s strikes narrow the room, but deals are made all the same ({value} points of a percent): "
            "the room is wide, or heals"
        ),
        seat=seat,
        value=f"{deals.value * 100:.0f}",
    )
