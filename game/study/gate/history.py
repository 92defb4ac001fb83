"""Does it respect history? The historical orders can be given, lead where they led, and are what led there.

Judges how the record went when it was played (see `precedents`). Knows nothing of counterparts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from game.core.clauses import Gap
from game.core.scenario import Scenario
from game.study.gate.clause import clause
from game.study.gate.dilemma import percent
from game.study.gate.inquiry import Inquiry
from game.study.gate.judgement import Figure, Judgement, Sentence, say
from game.study.gate.rests import effects_in, resting
from game.study.interval import Interval, change, share
from game.study.precedents import Telling, Told, really_came, tell, turn_of
from game.voice import n_

MOST = 0.40
"""In at least this share of playouts of the historical orders the historical ending is to come."""
OBSTRUCTED = 0.05
"""An order counts as obstructed where it cannot be given in more than this share of them."""
ORDINARY = 0.95
"""The confidence of intervals, before it is shared out among all omissions."""
SHOWN = 8
"""How many single omissions are told, the weightiest first."""


def judge(inquiry: Inquiry) -> Iterator[Judgement]:
    """Judge the record: its orders, the ending they lead to, what that owes to which; and that no ending comes by date alone."""
    scenario = inquiry.scenario
    seeds = inquiry.plan.seeds(50, inquiry.plan.recorded)
    whole = [Telling(pace, seed) for pace in scenario.paces for seed in seeds]
    pieces = [*whole, *_omitting(inquiry)] if scenario.history else []
    told = dict(zip(pieces, inquiry.ask(tell, pieces), strict=True))
    found = {pace: [told[telling] for telling in whole if telling.pace == pace] if told else [] for pace in scenario.paces}
    yield orders(inquiry, found)
    yield ending(inquiry, found)
    yield mattered(inquiry, told)
    yield dates(inquiry)


def _omissions(scenario: Scenario) -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]:
    """Return what is left out: all orders of a seat, by seat; and each order alone, by its name."""
    if not really_came(scenario):
        return {}, {}
    places = range(len(scenario.history))
    by_seat = {seat: tuple(place for place in places if scenario.history[place].seat == seat) for seat in scenario.seats}
    return {seat: own for seat, own in by_seat.items() if own}, {_name(scenario, place): (place,) for place in places}


def _omitting(inquiry: Inquiry) -> list[Telling]:
    """Return the playouts without some of the orders, at the first pace; of seeds with which the whole is played too."""
    by_seat, alone = _omissions(inquiry.scenario)
    seeds = inquiry.plan.seeds(50, min(inquiry.plan.omitted, inquiry.plan.recorded))
    return [Telling(inquiry.pace, seed, without) for without in (*by_seat.values(), *alone.values()) for seed in seeds]


Found = Mapping[str, Sequence[Told]]
"""Playouts of the whole record, by pace."""


def _name(scenario: Scenario, place: int) -> str:
    precedent = scenario.history[place]
    return f"{precedent.on} {precedent.seat} {precedent.action or precedent.table}"


def _hindered(scenario: Scenario, found: Sequence[Told]) -> dict[int, Interval]:
    """Return every order that was ever obstructed, with the share of playouts in which it was."""
    times = Counter(place for item in found for place in item.obstructed)
    return {place: share(times[place], len(found)) for place in range(len(scenario.history)) if times[place]}


def _free(scenario: Scenario, found: Sequence[Told]) -> bool:
    return all(rate.value <= OBSTRUCTED for rate in _hindered(scenario, found).values())


def orders(inquiry: Inquiry, found: Found) -> Judgement:
    """Judge whether the historical orders can be given, at the scenario's first pace; tell it for the others."""
    scenario = inquiry.scenario
    figures: list[Figure] = []
    details: list[Figure] = []
    causes: list[Sentence] = []
    for pace, told in found.items():
        judged = pace == inquiry.pace
        for place, rate in _hindered(scenario, told).items():
            gaps = Counter(item.obstructed[place] for item in told if place in item.obstructed)
            gap, _ = gaps.most_common(1)[0]
            fine = rate.value <= OBSTRUCTED
            if fine and gap.key == "match_over":
                continue
            label = say(
                n_("{pace}: {order}, turn {turn}"),
                pace=scenario.paces[pace].name,
                order=_name(scenario, place),
                turn=turn_of(scenario, pace, scenario.history[place]),
            )
            note = say(n_("obstructed by: {gap}"), gap=clause(gap))
            (figures if judged else details).append(percent(label, rate, holds=fine if judged else None, note=note))
            if judged and not fine:
                earlier = _earlier(scenario, told, place)
                causes.append(_why_obstructed(label, gap, earlier))
    none = (say(n_("the scenario has no history")),)
    return Judgement(
        id="history.orders",
        name=say(n_("The historical orders can be given")),
        passed=all(figure.holds for figure in figures) if scenario.history else None,
        asked=say(
            n_(
                "played at their dates and nothing else, none of {count} orders is obstructed in more than {part} % of playouts "
                "at the pace '{pace}' (told for the others)"
            ),
            count=len(scenario.history),
            part=round(OBSTRUCTED * 100),
            pace=scenario.paces[inquiry.pace].name,
        ),
        figures=tuple(figures),
        causes=tuple(causes) if scenario.history else none,
        details=tuple(details),
    )


def _earlier(scenario: Scenario, told: Sequence[Told], place: int) -> str:
    """Return an earlier order of the record that sets a fact this one asks for, and that is obstructed with it."""
    action = scenario.actions.get(scenario.history[place].action)
    asked = set() if action is None else set(action.condition.flags())
    hindered = [item for item in told if place in item.obstructed]
    for other in range(place):
        deed = scenario.actions.get(scenario.history[other].action)
        brings = () if deed is None else {flag for effect in effects_in(deed) for flag in effect.sets}
        together = sum(other in item.obstructed for item in hindered)
        if not asked.isdisjoint(brings) and together * 2 > len(hindered):
            return _name(scenario, other)
    return ""


def _why_obstructed(order: Sentence, gap: Gap, earlier: str) -> Sentence:
    if earlier:
        about = n_("{order}: it follows from an earlier order that is obstructed as well: {earlier}")
        return say(about, order=order, earlier=earlier)
    if gap.key in {"too_many_deeds", "twice", "capital", "every", "times", "two_moves"}:
        about = n_("{order}: the rules of pace and capital forbid it ({gap}); move it to another turn, or change price or limit")
    elif gap.key in {"outside", "match_over"}:
        about = n_("{order}: its day is not played ({gap})")
    else:
        about = n_("{order}: what it answers has not come about by then ({gap}); look at the event or deed that should bring it")
    return say(about, order=order, gap=clause(gap))


def ending(inquiry: Inquiry, found: Found) -> Judgement:
    """Judge whether the historical orders lead to the historical ending."""
    scenario, figures, causes = inquiry.scenario, [], []
    historical = really_came(scenario)
    for pace, told in found.items() if historical and scenario.history else ():
        counts = Counter(item.ending for item in told)
        first = counts.most_common(1)[0][0]
        rate = share(counts[historical], len(told))
        required = pace == inquiry.pace or _free(scenario, told)
        enough = rate.high >= MOST if inquiry.plan.lenient else rate.value >= MOST
        fine = enough and (first == historical or inquiry.plan.lenient)
        others = ", ".join(f"{name} {100 * times // len(told)} %" for name, times in counts.most_common(4) if name != historical)
        note = say(n_("others: {others}"), others=others or "-")
        if not required:
            note = say(n_("not required: orders are obstructed at this pace; others: {others}"), others=others or "-")
        label = say(n_("{pace}: {ending}"), pace=scenario.paces[pace].name, ending=historical)
        figures.append(percent(label, rate, holds=fine if required else None, note=note))
        if required and not fine:
            about = (
                n_("{pace}: the orders lead to '{first}' more often; look at what it asks for beside '{historical}'")
                if first != historical
                else n_("{pace}: '{historical}' is the most frequent, but chance leads elsewhere too often; '{first}' is it")
            )
            causes.append(say(about, pace=scenario.paces[pace].name, first=first, historical=historical))
    judged = [figure for figure in figures if figure.holds is not None]
    none = say(n_("the scenario has no history, or no ending that really came"))
    return Judgement(
        id="history.ending",
        name=say(n_("The historical orders lead to the historical ending")),
        passed=all(figure.holds for figure in judged) if judged else None,
        asked=say(
            n_(
                "it is the most frequent ending, and comes in at least {part} % of playouts, wherever the orders are unobstructed"
            ),
            part=round(MOST * 100),
        ),
        figures=tuple(figures),
        causes=tuple(causes) if judged else (none,),
    )


def mattered(inquiry: Inquiry, told: Mapping[Telling, Told]) -> Judgement:
    """Judge whether the ending is owed to the orders: leave out a seat's, and each alone, at the first pace."""
    scenario, plan, historical = inquiry.scenario, inquiry.plan, really_came(inquiry.scenario)
    seeds = plan.seeds(50, min(plan.omitted, plan.recorded))
    omissions, alone = _omissions(scenario)
    sure = 1 - (1 - ORDINARY) / max(1, len(omissions) + len(alone))

    def changed(without: tuple[int, ...]) -> Interval:
        pairs = [(told[Telling(inquiry.pace, seed)], told[Telling(inquiry.pace, seed, without)]) for seed in seeds]
        return change([(full.ending == historical, less.ending == historical) for full, less in pairs], sure).scaled(100)

    by_seat = {seat: changed(without) for seat, without in omissions.items()}
    by_order = {name: changed(without) for name, without in alone.items()}
    figures = [
        _changed(say(n_("without {seat}'s orders"), seat=scenario.name_of(seat)), found) for seat, found in by_seat.items()
    ]
    ranked = sorted(by_order.items(), key=lambda pair: (-abs(pair[1].value), pair[0]))
    details = [_changed(say(n_("without {order}"), order=name), found) for name, found in ranked[:SHOWN]]
    every = (*by_seat.values(), *by_order.values())
    applies = bool(every)
    fine = any(found.apart for found in every) or (plan.lenient and any(found.value for found in every))
    causes = []
    if not applies:
        causes.append(say(n_("the scenario has no history, or no ending that really came")))
    elif not fine:
        causes.append(say(n_("whatever is left out, '{ending}' comes as often: it does not rest on orders"), ending=historical))
    return Judgement(
        id="history.mattered",
        name=say(n_("The ending is owed to the orders")),
        passed=fine if applies else None,
        asked=say(
            n_(
                "leaving out all orders of a seat, or one that mattered, changes how often the historical ending comes "
                "(points of a percent; intervals corrected for {count} comparisons)"
            ),
            count=len(every),
        ),
        figures=tuple(figures),
        causes=tuple(causes),
        details=tuple(details),
    )


def _changed(name: Sentence, found: Interval) -> Figure:
    return Figure(name=name, value=found.value, low=found.low, high=found.high)


def dates(inquiry: Inquiry) -> Judgement:
    """Judge that no ending rests on a dated event's flag alone."""
    found = resting(inquiry.scenario)
    return Judgement(
        id="history.dates",
        name=say(n_("No ending comes by date alone")),
        passed=not found,
        asked=say(n_("no ending asks for nothing but facts that only events of a fixed date bring about")),
        causes=tuple(
            say(
                n_("'{ending}' asks for nothing but {flags}, which only comes by date: {events}"),
                ending=name,
                flags=", ".join(flags),
                events=", ".join(events),
            )
            for name, flags, events in found
        ),
    )
