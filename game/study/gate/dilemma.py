"""Is it a dilemma? Deals neither certain nor hopeless, every ending reached, every seat able to do well.

Judged at every pace over playouts of envoys of mixed temperament. Knows nothing of single actions (see `actions`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean

from game.core.scenario import Scenario
from game.core.table import POINT
from game.study.gate.course import Course, course
from game.study.gate.inquiry import Inquiry, envoys
from game.study.gate.judgement import Figure, Judgement, Sentence, say
from game.study.interval import Interval, share
from game.study.trial import Trial
from game.voice import n_

DEALS = (0.25, 0.75)
"""Between these shares of playouts a deal at the main table is to come into force."""
ENDING = 0.01
"""In at least this share each ending is to be reached."""
WELL = 0.20
"""In at least this share each seat is to end above its reservation."""
REFUSED = 0.25
"""From this share of signatures on, refusal at home is named as a cause."""
EMPTY = 0.5
"""From this share of playouts on, an empty room at the close of talks is named as a cause."""

EVERY = 4
"""The room of every turn is measured in one playout out of so many: it takes as long as playing."""

Courses = Mapping[str, Sequence[Course]]
"""By pace."""


def courses(inquiry: Inquiry) -> dict[str, list[Course]]:
    """Play envoys of mixed temperament in every seat, at every pace."""
    scenario = inquiry.scenario
    seeds = inquiry.plan.seeds(0, inquiry.plan.playouts)
    trials = [
        Trial(seed=seed, pace=pace, sitters=envoys(scenario), detailed=place % EVERY == 0)
        for pace in scenario.paces
        for place, seed in enumerate(seeds)
    ]
    played = iter(inquiry.ask(course, trials))
    return {pace: [next(played) for _ in seeds] for pace in scenario.paces}


def judge(inquiry: Inquiry, played: Courses) -> Iterator[Judgement]:
    """Judge deals, endings and seats."""
    yield deals(inquiry, played)
    yield endings(inquiry, played)
    yield seats(inquiry, played)


def in_band(found: Interval, low: float, high: float, *, lenient: bool) -> bool:
    """Tell whether a figure lies in a band, or, leniently, whether its interval touches it."""
    return (found.low <= high and found.high >= low) if lenient else low <= found.value <= high


def percent(name: Sentence, found: Interval, *, holds: bool | None = None, note: Sentence | None = None) -> Figure:
    """Return a share as a figure in percent."""
    part = found.scaled(100)
    return Figure(name=name, value=part.value, low=part.low, high=part.high, unit="%", holds=holds, note=note)


def deals(inquiry: Inquiry, played: Courses) -> Judgement:
    """Judge how often a deal at the main table comes into force."""
    scenario = inquiry.scenario
    figures, details, causes = [], [], []
    for pace, found in played.items():
        name = scenario.paces[pace].name
        rate = share(sum(item.ratified for item in found), len(found))
        fine = in_band(rate, *DEALS, lenient=inquiry.plan.lenient)
        figures.append(percent(say(n_("{pace}: a deal came into force"), pace=name), rate, holds=fine))
        details += list(_course_of_deals(scenario, name, found))
        if not fine:
            causes += list(_why_few(scenario, name, found) if rate.value < DEALS[0] else _why_many(name, found))
    return Judgement(
        id="dilemma.deals",
        name=say(n_("A deal is neither certain nor hopeless")),
        passed=all(figure.holds for figure in figures),
        asked=say(
            n_("a deal at {table} comes into force, be it for a while, in {low} to {high} % of playouts, at every pace"),
            table=inquiry.main.name,
            low=round(DEALS[0] * 100),
            high=round(DEALS[1] * 100),
        ),
        figures=tuple(figures),
        causes=tuple(causes),
        details=tuple(details),
    )


def _course_of_deals(scenario: Scenario, pace: str, found: Sequence[Course]) -> Iterator[Figure]:
    count = len(found)
    yield percent(say(n_("{pace}: signed at least once"), pace=pace), share(sum(item.signed for item in found), count))
    yield percent(say(n_("{pace}: in force at the end"), pace=pace), share(sum(item.stands for item in found), count))
    margins, inside = _rooms(found)
    if margins:
        yield Figure(
            name=say(n_("{pace}: margin of the room, in points"), pace=pace),
            value=margins[0],
            note=say(n_("by turn: {numbers}"), numbers=" ".join(f"{number:.1f}" for number in margins)),
        )
        yield Figure(
            name=say(n_("{pace}: packages within every limit"), pace=pace),
            value=inside[0],
            unit="%",
            note=say(n_("by turn: {numbers}"), numbers=" ".join(f"{number:.1f}" for number in inside)),
        )
    for seat in found[0].signable:
        mean = fmean(item.signable[seat] for item in found) / 10
        name = say(n_("{pace}: packages within {seat}'s limit at the close of talks"), pace=pace, seat=scenario.name_of(seat))
        yield Figure(name=name, value=mean, unit="%")


def _rooms(found: Sequence[Course]) -> tuple[list[float], list[float]]:
    """Return, for each turn, the mean margin in points and the mean share of packages inside in percent."""
    turns = max((len(item.rooms) for item in found), default=0)
    margins, inside = [], []
    for turn in range(turns):
        rooms = [item.rooms[turn] for item in found if turn < len(item.rooms)]
        margins.append(fmean(room.margin for room in rooms) / POINT)
        inside.append(fmean(100 * room.inside / room.packages for room in rooms))
    return margins, inside


def _why_few(scenario: Scenario, pace: str, found: Sequence[Course]) -> Iterator[Sentence]:
    signed = sum(item.signed for item in found)
    refusals = Counter(name for item in found for name in item.refusals)
    main = next(iter(scenario.tables.values()))
    body = {item.id: item.name for item in main.bodies}
    for name, times in refusals.most_common():
        if times >= REFUSED * max(1, signed):
            yield say(
                n_("{pace}: {body} refused {times} times what had been signed, in {signed} playouts with a signature"),
                pace=pace,
                body=body[name],
                times=times,
                signed=signed,
            )
    least = {seat: fmean(item.signable[seat] for item in found) for seat in found[0].signable}
    binding = min(least, key=lambda seat: least[seat], default="")
    empty = share(sum(_empty(item) for item in found), len(found))
    if binding and empty.value >= EMPTY:
        yield say(
            n_(
                "{pace}: when talks ended there was no room in {empty} % of playouts; "
                "{seat}'s limit binds most: only {part} % of packages are within it"
            ),
            pace=pace,
            empty=round(empty.value * 100),
            seat=scenario.name_of(binding),
            part=f"{least[binding] / 10:.1f}",
        )
    elif signed < DEALS[0] * len(found):
        yield say(
            n_("{pace}: there was room in {part} % of playouts when talks ended, but offers did not meet in time"),
            pace=pace,
            part=round(100 - empty.value * 100),
        )


def _empty(item: Course) -> bool:
    return item.inside == 0


def _why_many(pace: str, found: Sequence[Course]) -> Iterator[Sentence]:
    refused = sum(bool(item.refusals) for item in found)
    margins, _ = _rooms(found)
    yield say(
        n_("{pace}: the room is wide (margin {first} points at the opening, {most} at its widest); bodies refused in {part} %"),
        pace=pace,
        first=f"{margins[0]:.1f}",
        most=f"{max(margins):.1f}",
        part=round(100 * refused / len(found)),
    )


def endings(inquiry: Inquiry, played: Courses) -> Judgement:
    """Judge how often each ending is reached."""
    figures, causes = [], []
    for pace, found in played.items():
        name = inquiry.scenario.paces[pace].name
        times = Counter(item.sample.ending for item in found)
        for ending in inquiry.scenario.endings:
            rate = share(times[ending.id], len(found))
            fine = in_band(rate, ENDING, 1, lenient=inquiry.plan.lenient)
            figures.append(percent(say(n_("{pace}: {ending}"), pace=name, ending=ending.id), rate, holds=fine))
            if not fine:
                causes.append(_why_seldom(name, ending.id, found))
    return Judgement(
        id="dilemma.endings",
        name=say(n_("Every ending is reached")),
        passed=all(figure.holds for figure in figures),
        asked=say(n_("each ending in at least {least} % of playouts, at every pace"), least=round(ENDING * 100)),
        figures=tuple(figures),
        causes=tuple(causes),
    )


def _why_seldom(pace: str, ending: str, found: Sequence[Course]) -> Sentence:
    """Say why an ending is seldom reached: an earlier one has taken its place, or a clause of it is not met."""
    held = [item for item in found if ending in item.held]
    if held:
        first, times = Counter(item.sample.ending for item in held).most_common(1)[0]
        if first != ending:
            return say(
                n_("{pace}: '{ending}' held in {held} playouts, but '{first}', which comes first, took {times} of them"),
                pace=pace,
                ending=ending,
                held=len(held),
                first=first,
                times=times,
            )
    gaps = Counter(gap for item in found for gap in dict.fromkeys(item.gaps.get(ending, ())))
    if not gaps:
        return say(n_("{pace}: '{ending}' held in {held} playouts"), pace=pace, ending=ending, held=len(held))
    worst = ", ".join(f"{gap} ({100 * times // len(found)} %)" for gap, times in gaps.most_common(3))
    return say(n_("{pace}: '{ending}' lacked at the close: {clauses}"), pace=pace, ending=ending, clauses=worst)


def seats(inquiry: Inquiry, played: Courses) -> Judgement:
    """Judge how often each seat ends above its reservation."""
    scenario = inquiry.scenario
    staked = [seat for seat in scenario.seats if any(seat in table.stakes for table in scenario.tables.values())]
    figures, causes, details = [], [], []
    for pace, found in played.items():
        name = scenario.paces[pace].name
        for seat in staked:
            rate = share(sum(item.sample.reckonings[seat].surplus > 0 for item in found), len(found))
            fine = in_band(rate, WELL, 1, lenient=inquiry.plan.lenient)
            label = say(n_("{pace}: {seat}"), pace=name, seat=scenario.name_of(seat))
            figures.append(percent(label, rate, holds=fine))
            gains = [item.sample.reckonings[seat].surplus for item in found if item.sample.reckonings[seat].surplus]
            if gains:
                label = say(
                    n_("{pace}: what deals gave {seat}, in points, where any stood"), pace=name, seat=scenario.name_of(seat)
                )
                details.append(Figure(name=label, value=fmean(gains) / POINT))
            if not fine:
                causes.append(_why_poor(scenario, name, seat, found, gains))
    return Judgement(
        id="dilemma.seats",
        name=say(n_("Every seat can do well")),
        passed=all(figure.holds for figure in figures) if figures else None,
        asked=say(
            n_(
                "what its deals give each seat beyond its opening reservations is above nothing in at least {least} % of playouts"
            ),
            least=round(WELL * 100),
        ),
        figures=tuple(figures),
        causes=tuple(causes) if figures else (say(n_("no seat has stakes in a table")),),
        details=tuple(details),
    )


def _why_poor(scenario: Scenario, pace: str, seat: str, found: Sequence[Course], gains: Sequence[int]) -> Sentence:
    tables = [table for table in scenario.tables.values() if seat in table.stakes]
    signed = {table.name: sum(bool(item.sample.fates[table.id]) for item in found) for table in tables}
    listed = ", ".join(f"{name} ({100 * times // len(found)} %)" for name, times in signed.items())
    if gains and sum(gain < 0 for gain in gains) * 2 > len(gains):
        return say(
            n_("{pace}: the deals that stood gave {seat} {mean} points on average: others' texts pass below its opening limit"),
            pace=pace,
            seat=scenario.name_of(seat),
            mean=f"{fmean(gains) / POINT:.1f}",
        )
    return say(
        n_("{pace}: {seat} has stakes where little is signed or ratified: {tables}"),
        pace=pace,
        seat=scenario.name_of(seat),
        tables=listed,
    )
