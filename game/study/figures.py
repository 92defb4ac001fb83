"""What the samples of a study amount to: figures, each with its interval, and differences between variants.

Shares have Wilson's interval, means and their paired differences Student's (see `interval`). Knows nothing of how samples came
about or of how figures are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from game.core.indicator import Indicator
from game.core.scenario import Scenario
from game.core.table import POINT
from game.core.world import IN_FORCE, REFUSED, VOIDED, rung
from game.study.forks import STAGES
from game.study.interval import Interval, change, mean, ratio, share
from game.study.trial import Gain, Sample

PERCENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Deals:
    """What became of a table's deals: in what share of playouts."""

    signed: Interval
    """A package was signed."""
    ratified: Interval
    """A deal came into force, be it for a while."""
    in_force: Interval
    """A deal is in force at the end."""
    refused: Interval
    """A body refused one."""
    voided: Interval
    """One that was in force fell apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What matches were worth to a seat, in points."""

    interests: Interval
    """How well its interests are served."""
    surplus: Interval
    """What its deals give beyond its reservations at the opening."""
    total: Interval
    """Both together."""
    above: Interval
    """In what share of playouts its deals give more than those reservations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heights:
    """How high a ladder was climbed."""

    most: Interval
    """Its highest value in a match."""
    rungs: Mapping[str, Interval]
    """In what share of playouts each rung was the highest; empty id: below the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """The room for agreement at the main table at the beginning of a turn, over the playouts that came so far."""

    turn: int
    """Which turn."""
    inside: Interval
    """Percent of packages inside every accepting seat's limit."""
    ratifiable: Interval
    """Percent that every body would accept, too."""
    margin: Interval
    """How far the best package is inside every limit, in points; below nothing: there is no room."""
    empty: Interval
    """In what share of playouts there is nothing that could be signed and ratified."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """How a seat uses an action, and what it brings."""

    turns: Interval
    """In what share of the turns in which it was open it was done."""
    matches: Interval
    """In what share of playouts it was done at all."""
    open: Interval
    """In what share of playouts it was ever open."""
    worth: Interval
    """Points it brings its seat, done alone in a turn, against doing nothing in it."""
    by_stage: Mapping[str, Interval]
    """The same early, in the middle and late in a match."""
    people: Interval
    """How many more people are hurt where it is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What some playouts of one variant amount to."""

    playouts: int
    """How many."""
    turns: Interval
    """How long they took."""
    endings: Mapping[str, Interval]
    """In what share each ending came."""
    deals: Mapping[str, Deals]
    """By table."""
    seats: Mapping[str, Worth]
    """By seat."""
    ladders: Mapping[str, Heights]
    """By ladder."""
    room: tuple[Space, ...]
    """By turn."""
    actions: Mapping[str, Use]
    """By `seat.action`."""
    people: Mapping[str, Interval]
    """By how much each count of people rose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """How a variant differs from the first one, playout by playout with the same luck."""

    playouts: int
    """How many pairs."""
    turns: Interval
    """How much longer it took."""
    endings: Mapping[str, Interval]
    """How much more often each ending came (of 1)."""
    signed: Mapping[str, Interval]
    """How much more often a package was signed, by table."""
    in_force: Mapping[str, Interval]
    """How much more often a deal is in force at the end, by table."""
    interests: Mapping[str, Interval]
    """How much better interests are served, by seat, in points."""
    surplus: Mapping[str, Interval]
    """How much more the deals give, by seat, in points."""
    total: Mapping[str, Interval]
    """Both together."""
    ladders: Mapping[str, Interval]
    """How much higher each ladder was climbed."""
    ratifiable: Interval
    """How much more room there was: percent of packages that could be signed and ratified, over the turns of a match."""
    people: Mapping[str, Interval]
    """How many more people were hurt, by count."""


def _share(samples: Sequence[Sample], holds: Callable[[Sample], bool]) -> Interval:
    return share(sum(map(holds, samples)), len(samples))


def _mean(samples: Sequence[Sample], number: Callable[[Sample], float]) -> Interval:
    return mean([number(sample) for sample in samples])


def figures(scenario: Scenario, samples: Sequence[Sample]) -> Figures:
    """Return what samples of one scenario amount to."""
    return Figures(
        playouts=len(samples),
        turns=_mean(samples, lambda one: one.turns),
        endings={
            ending.id: _share(samples, lambda one, name=ending.id: one.ending == name)  # type: ignore[misc]
            for ending in scenario.endings
        },
        deals={name: _deals(samples, name) for name in scenario.tables},
        seats={seat: _worth(samples, seat) for seat in scenario.seats},
        ladders={name: _heights(samples, item) for name, item in scenario.indicators.items() if item.rungs},
        room=_spaces(samples),
        actions={
            f"{seat}.{action.id}": _use(samples, seat, action.id)
            for seat in scenario.seats
            for action in scenario.actions.values()
            if seat in action.seats
        },
        people={name: _mean(samples, lambda one, name=name: one.people[name]) for name in _counts(scenario)},  # type: ignore[misc]
    )


def _counts(scenario: Scenario) -> Iterable[str]:
    return (name for name, indicator in scenario.indicators.items() if indicator.human_cost)


def _deals(samples: Sequence[Sample], table: str) -> Deals:
    fates = [sample.fates[table] for sample in samples]

    def came(*wanted: str) -> Interval:
        return share(sum(any(fate in wanted for fate in found) for found in fates), len(fates))

    return Deals(
        signed=share(sum(map(bool, fates)), len(fates)),
        ratified=came(IN_FORCE, VOIDED),
        in_force=share(sum(found[-1:] == (IN_FORCE,) for found in fates), len(fates)),
        refused=came(REFUSED),
        voided=came(VOIDED),
    )


def _worth(samples: Sequence[Sample], seat: str) -> Worth:
    return Worth(
        interests=_mean(samples, lambda one: one.reckonings[seat].interests / POINT),
        surplus=_mean(samples, lambda one: one.reckonings[seat].surplus / POINT),
        total=_mean(samples, lambda one: one.reckonings[seat].total / POINT),
        above=_share(samples, lambda one: one.reckonings[seat].surplus > 0),
    )


def _heights(samples: Sequence[Sample], ladder: Indicator) -> Heights:
    reached = [found.id if (found := rung(ladder, sample.highest[ladder.id])) else "" for sample in samples]
    names = ([""] if "" in reached else []) + [step.id for step in ladder.rungs]
    return Heights(
        most=_mean(samples, lambda one: one.highest[ladder.id]),
        rungs={name: share(reached.count(name), len(reached)) for name in names},
    )


def _spaces(samples: Sequence[Sample]) -> tuple[Space, ...]:
    found = []
    for place in range(max((len(sample.rooms) for sample in samples), default=0)):
        rooms = [sample.rooms[place] for sample in samples if len(sample.rooms) > place]
        found.append(
            Space(
                turn=place + 1,
                inside=mean([room.inside * PERCENT / room.packages for room in rooms]),
                ratifiable=mean([room.ratifiable * PERCENT / room.packages for room in rooms]),
                margin=mean([room.margin / POINT for room in rooms]),
                empty=share(sum(not room.ratifiable for room in rooms), len(rooms)),
            )
        )
    return tuple(found)


def _use(samples: Sequence[Sample], seat: str, action: str) -> Use:
    key = f"{seat}.{action}"
    gains = [gain for sample in samples for gain in sample.gains if (gain.seat, gain.action) == (seat, action)]
    return Use(
        turns=ratio([(sample.done.get(key, 0), sample.open.get(key, 0)) for sample in samples]),
        matches=_share(samples, lambda one: bool(one.done.get(key))),
        open=_share(samples, lambda one: bool(one.open.get(key))),
        worth=_brought(gains),
        by_stage={stage: _brought([gain for gain in gains if gain.stage == stage]) for stage in STAGES},
        people=mean([gain.people for gain in gains]),
    )


def _brought(gains: Sequence[Gain]) -> Interval:
    """Return the mean gain. A playout is tried in one turn only and gives at most one of a deed: gains are independent cases."""
    return mean([gain.difference / POINT for gain in gains])


def differences(scenario: Scenario, first: Sequence[Sample], other: Sequence[Sample]) -> Differences:
    """Return how samples differ from those of the first variant with the same seeds."""
    pairs = list(zip(first, other, strict=False))  # of a study cut short the last seed may lack a variant

    def paired(number: Callable[[Sample], float]) -> Interval:
        return mean([number(after) - number(before) for before, after in pairs])

    def changed(holds: Callable[[Sample], bool]) -> Interval:
        return change([(holds(before), holds(after)) for before, after in pairs])

    def ends(name: str) -> Interval:
        return changed(lambda one: one.ending == name)

    def of_table(name: str) -> tuple[Interval, Interval]:
        return changed(lambda one: bool(one.fates[name])), changed(lambda one: one.fates[name][-1:] == (IN_FORCE,))

    def of_seat(seat: str) -> tuple[Interval, Interval, Interval]:
        return (
            paired(lambda one: one.reckonings[seat].interests / POINT),
            paired(lambda one: one.reckonings[seat].surplus / POINT),
            paired(lambda one: one.reckonings[seat].total / POINT),
        )

    tables = {name: of_table(name) for name in scenario.tables}
    seats = {seat: of_seat(seat) for seat in scenario.seats}
    return Differences(
        playouts=len(pairs),
        turns=paired(lambda one: one.turns),
        endings={ending.id: ends(ending.id) for ending in scenario.endings},
        signed={name: found[0] for name, found in tables.items()},
        in_force={name: found[1] for name, found in tables.items()},
        interests={seat: found[0] for seat, found in seats.items()},
        surplus={seat: found[1] for seat, found in seats.items()},
        total={seat: found[2] for seat, found in seats.items()},
        ladders={
            name: paired(lambda one, name=name: one.highest[name])  # type: ignore[misc]
            for name, indicator in scenario.indicators.items()
            if indicator.rungs
        },
        ratifiable=paired(_mean_room),
        people={name: paired(lambda one, name=name: one.people[name]) for name in _counts(scenario)},  # type: ignore[misc]
    )


def _mean_room(sample: Sample) -> float:
    """Return how much room there was over the turns of a match, in percent of the packages."""
    rooms = sample.rooms
    return sum(room.ratifiable * PERCENT / room.packages for room in rooms) / len(rooms) if rooms else 0.0
