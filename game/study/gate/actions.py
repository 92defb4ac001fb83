"""Is every action a choice? Each used now and then, and better than doing nothing somewhere that play really comes to.

What a deed is worth is measured by forking a playout: in one turn the seat does that deed alone, or nothing, and all else goes on
by the same luck: first with all orders as they were, then with everybody answering. Knows nothing of endings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from game.core.scenario import Scenario
from game.core.table import POINT
from game.match import outcome
from game.study.forks import Fork
from game.study.gate.course import Course, Situation
from game.study.gate.dilemma import Courses, in_band, percent
from game.study.gate.inquiry import Inquiry, envoys
from game.study.gate.judgement import Figure, Judgement, Sentence, say
from game.study.interval import Interval, each_look, mean, ratio
from game.study.recording import record
from game.study.trial import Trial
from game.voice import n_

USED = (0.02, 0.90)
"""Between these shares of the turns in which it is open an action is to be used."""
REACHED = 0.05
"""A situation counts where at least this share of playouts at a pace comes to it with the action open."""


KEPT = 3
"""In so many of its situations, those where a few forks found it to do best, an action is judged by fresh ones."""


class Spot(NamedTuple):
    """Where a playout is forked."""

    pace: str
    """At which pace."""
    seed: int
    """Of which playout among envoys."""
    turn: int
    """In which turn."""
    seat: str
    """Whose deed."""
    action: str
    """Which deed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An action in a situation at a pace, with the forks that can be played there."""

    key: str
    """`seat.action`."""
    pace: str
    """At which pace."""
    where: Situation
    """The situation."""
    forks: tuple[Spot, ...]
    """One a playout: the first turn of that situation in which the action was open."""
    reached: float
    """Share of playouts that come there."""


def judge(inquiry: Inquiry, played: Courses) -> Iterator[Judgement]:
    """Judge how often each action is used, and whether it is ever worth doing."""
    yield used(inquiry, played)
    yield worth(inquiry, played)


def _keys(scenario: Scenario) -> list[str]:
    return [f"{seat}.{action.id}" for action in scenario.actions.values() for seat in action.seats]


def used(inquiry: Inquiry, played: Courses) -> Judgement:
    """Judge in what share of the turns in which it is open each action is used."""
    scenario, figures, causes = inquiry.scenario, [], []
    for key in _keys(scenario):
        counted = {pace: [(item.sample.done.get(key, 0), item.open(key)) for item in found] for pace, found in played.items()}
        turns = {pace: sum(of for _, of in pairs) for pace, pairs in counted.items()}
        if not any(turns.values()):
            figures.append(Figure(name=say(n_("{action}: never open"), action=key), value=0.0, unit="%", holds=False))
            causes.append(_why_shut(key, played))
            continue
        rate = ratio([pair for pairs in counted.values() for pair in pairs])
        fine = in_band(rate, *USED, lenient=inquiry.plan.lenient)
        parts = " · ".join(
            f"{scenario.paces[pace].name} {100 * sum(times for times, _ in pairs) // turns[pace]} %"
            for pace, pairs in counted.items()
            if turns[pace]
        )
        note = say(n_("open in {turns} turns; {parts}"), turns=sum(turns.values()), parts=parts)
        figures.append(percent(say(n_("{action}"), action=key), rate, holds=fine, note=note))
        if not fine and rate.value < USED[0]:
            causes.append(
                say(n_("{action}: envoys see next to nothing in it: its effects on their own aims, or its price"), action=key)
            )
        elif not fine:
            causes.append(
                say(n_("{action}: there is hardly ever a reason not to: it costs too little, or brings too much"), action=key)
            )
    return Judgement(
        id="actions.used",
        name=say(n_("Every action is a choice")),
        passed=all(figure.holds for figure in figures),
        asked=say(
            n_("each action is done in {low} to {high} % of the turns in which it is open (envoys, all paces together)"),
            low=round(USED[0] * 100),
            high=round(USED[1] * 100),
        ),
        figures=tuple(figures),
        causes=tuple(causes),
    )


def _why_shut(key: str, played: Courses) -> Sentence:
    items = [item for found in played.values() for item in found]
    gaps = Counter(gap for item in items for gap in item.shut.get(key, ()))
    clauses = ", ".join(gap for gap, _ in gaps.most_common(3))
    return say(
        n_("{action}: never open in any playout; what stood in its way in every turn: {clauses}"), action=key, clauses=clauses
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What an action is worth in a situation."""

    place: Place
    """Where."""
    found: Interval
    """What it was worth, in thousandths of a point."""
    held: bool
    """Whether with all other orders held as they were; else everybody went on as they saw fit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forking:
    """Playouts that are forked in one of the two ways, none twice."""

    inquiry: Inquiry
    """Of which gate."""
    held: bool
    """Whether with all other orders held."""
    gains: dict[Spot, int] = field(default_factory=dict)
    """What each fork so far brought, in thousandths of a point."""

    def measured(self, places: Sequence[Place], which: slice, looks: int) -> dict[str, list[Measured]]:
        """Return for each action what it is worth in its situations, by some of the forks there, the best first."""
        self._play([fork for place in places for fork in place.forks[which]])
        sure = each_look(self.inquiry.plan.sure, looks)
        found: dict[str, list[Measured]] = {}
        for place in places:
            if own := [self.gains[fork] for fork in place.forks[which]]:
                found.setdefault(place.key, []).append(Measured(place=place, found=mean(own, sure), held=self.held))
        return {key: sorted(own, key=lambda item: -item.found.value) for key, own in found.items()}

    def _play(self, forks: Sequence[Spot]) -> None:
        """Play those that are new: those of one playout together, of one seat where all answer."""
        together: dict[tuple[str, int, str], list[Spot]] = {}
        for fork in dict.fromkeys(fork for fork in forks if fork not in self.gains):
            together.setdefault((fork.pace, fork.seed, "" if self.held else fork.seat), []).append(fork)
        pieces = [tuple(found) for _, found in sorted(together.items())]
        for piece, found in zip(pieces, self.inquiry.ask(repeat_forks if self.held else play_forks, pieces), strict=True):
            self.gains.update(zip(piece, found, strict=True))


def worth(inquiry: Inquiry, played: Courses) -> Judgement:
    """Judge whether each action is better than doing nothing in some situation that play comes to.

    First with all orders held, which is precise; where that shows no gain, with everybody answering as they see fit.
    """
    places = _places(inquiry, played)
    best = _best(inquiry, places, inquiry.plan.held, held=True)
    left = [place for place in places if place.key not in best or best[place.key].found.low <= 0]
    for key, found in _best(inquiry, left, inquiry.plan.forks, held=False).items():
        if key not in best or found.found.low > 0 or found.found.high > best[key].found.high:
            best[key] = found
    return _judged(inquiry, best, {place.key for place in places})


def _best(inquiry: Inquiry, places: Sequence[Place], sizes: Sequence[int], *, held: bool) -> dict[str, Measured]:
    """Return each action in the situation where it does best: some forks choose the best few, fresh ones judge there.

    Where those cannot tell its worth from nothing, it is looked at again with as many more in the best of them, up to the
    plan's number of looks.
    """
    if not sizes:
        return {}
    first, size = sizes
    forking = Forking(inquiry=inquiry, held=held)
    sought = forking.measured(places, slice(first), looks=1)
    chosen = [item.place for own in sought.values() for item in own[:KEPT]]  # it has looked in many places, so it only chooses
    best: dict[str, Measured] = {}
    for look in range(1, inquiry.plan.looks + 1):
        upto = first + look * size
        found = forking.measured(chosen, slice(first, upto), looks=inquiry.plan.looks)
        best |= {key: own[0] for key, own in found.items()}
        chosen = [own[0].place for own in found.values() if not own[0].found.apart and len(own[0].place.forks) > upto]
    return best


def _judged(inquiry: Inquiry, best: dict[str, Measured], placed: AbstractSet[str]) -> Judgement:
    scenario, figures, causes = inquiry.scenario, [], []
    for key in _keys(scenario):
        if key not in best and key in placed:
            continue  # not looked at by this plan
        if key not in best:
            figures.append(Figure(name=say(n_("{action}: open too seldom to tell"), action=key), value=0.0, holds=False))
            causes.append(
                say(n_("{action}: no situation in which it is open is reached in {part} % of playouts"), action=key, part=5)
            )
            continue
        measured = best[key]
        points = measured.found.scaled(1 / POINT)
        fine = points.high > 0 if inquiry.plan.lenient else points.low > 0
        figures.append(
            Figure(
                name=say(n_("{action}"), action=key),
                value=points.value,
                low=points.low,
                high=points.high,
                holds=fine,
                note=_where(scenario, measured),
            )
        )
        if not fine:
            about = (
                n_("{action}: the seat is worse off for it even where it does best: it costs trust or calm that nothing pays for")
                if points.high < 0
                else n_("{action}: what it brings, if anything, is lost in chance even where it does best")
            )
            causes.append(say(about, action=key))
    return Judgement(
        id="actions.worth",
        name=say(n_("Every action is worth doing somewhere")),
        passed=all(figure.holds for figure in figures) if figures else None,
        asked=say(
            n_(
                "in some situation that {part} % of playouts reach, doing it leaves the seat better off than doing nothing "
                "in that turn: with all other orders held, or with everybody answering (points of its own reckoning, same luck, "
                "intervals of {sure} %, corrected for the number of looks, {looks})"
            ),
            part=round(REACHED * 100),
            sure=round(inquiry.plan.sure * 100),
            looks=inquiry.plan.looks,
        ),
        figures=tuple(figures),
        causes=tuple(causes) if figures else (say(n_("left to the full gate; every action is open somewhere")),),
    )


def _where(scenario: Scenario, measured: Measured) -> Sentence:
    stages = {"early": say(n_("early")), "middle": say(n_("in the middle")), "late": say(n_("late"))}
    where = measured.place.where
    return say(
        n_("{pace}, {stage}, {burden}, {deal}; {how}, {count} forks"),
        pace=scenario.paces[measured.place.pace].name,
        stage=stages[where.stage],
        burden=say(n_("burdened")) if where.burdened else say(n_("unburdened")),
        deal=say(n_("after a signature")) if where.settled else say(n_("before a signature")),
        how=say(n_("orders held")) if measured.held else say(n_("all answering")),
        count=measured.found.count,
    )


def _places(inquiry: Inquiry, played: Courses) -> list[Place]:
    """Return for every action the situations that most playouts of a pace reach, pace by pace, in a fixed order."""
    forks: dict[tuple[str, str], dict[Situation, list[Spot]]] = {}
    for pace, items in played.items():
        for item in items:
            _collect(forks, pace, item)
    found = []
    for key in _keys(inquiry.scenario):
        for pace, items in played.items():
            own = sorted(forks.get((pace, key), {}).items(), key=lambda place: (-len(place[1]), place[0]))
            for where, reached in own[: inquiry.plan.places]:
                if len(reached) >= REACHED * len(items):
                    found.append(Place(key=key, pace=pace, where=where, forks=tuple(reached), reached=len(reached) / len(items)))
    return found


def _collect(forks: dict[tuple[str, str], dict[Situation, list[Spot]]], pace: str, item: Course) -> None:
    for key, places in item.openings.items():
        seat, action = key.split(".", 1)
        for where, turns in places.items():
            spot = Spot(pace, item.sample.seed, turns[0], seat, action)
            forks.setdefault((pace, key), {}).setdefault(where, []).append(spot)


def repeat_forks(scenario: Scenario, forks: tuple[Spot, ...]) -> tuple[int, ...]:
    """Return by how much each deed leaves its seat better off than none in that turn, all other orders held as they were.

    In thousandths of a point; all forks are of one playout.
    """
    recording = record(scenario, Trial(seed=forks[0].seed, pace=forks[0].pace, sitters=envoys(scenario)))
    found: dict[Spot, int] = {}
    for turn, seat in sorted({(fork.turn, fork.seat) for fork in forks}):
        here = [fork for fork in forks if (fork.turn, fork.seat) == (turn, seat)]
        found.update(zip(here, recording.gains(turn, seat, [fork.action for fork in here]), strict=True))
    return tuple(found[fork] for fork in forks)


def play_forks(scenario: Scenario, forks: tuple[Spot, ...]) -> tuple[int, ...]:
    """Return by how much each deed leaves its seat better off than doing nothing in that turn, in thousandths of a point.

    All forks are of one playout and one seat.
    """
    trial = Trial(seed=forks[0].seed, pace=forks[0].pace, sitters=envoys(scenario))
    whole = Fork(scenario, trial)
    last = max(fork.turn for fork in forks)
    worlds = {world.turn: world for world in outcome(scenario, trial.seed, trial.pace, whole.players, until=last, told=False)}
    found: dict[Spot, int] = {}
    for turn, seat in sorted({(fork.turn, fork.seat) for fork in forks}):
        here = [fork for fork in forks if (fork.turn, fork.seat) == (turn, seat)]
        gains = whole.gains(worlds[turn], seat, [fork.action for fork in here])
        found.update(zip(here, (gain.difference for gain in gains), strict=True))
    return tuple(found[fork] for fork in forks)
