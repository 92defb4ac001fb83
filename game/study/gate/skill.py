"""Does skill matter? Stronger counterparts do better in every seat, and choices decide more than luck.

Levels are compared in one seat at a time, the others envoys of mixed temperament, by the same luck. Knows nothing of how a level
plays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from game.core.bargaining import room
from game.core.luck import Luck
from game.core.reckoning import reckon
from game.core.scenario import Scenario
from game.core.table import POINT
from game.counterparts import LEVELS, counterpart
from game.match import outcome
from game.study.gate.inquiry import Inquiry, at_close, envoys
from game.study.gate.judgement import Figure, Judgement, Sentence, say
from game.study.gate.variance import Shares, decomposed
from game.study.interval import CONFIDENCE, Interval, each_look, mean
from game.study.trial import MIXED, Sitter, Trial, play, players
from game.voice import n_

CHOICES = ("envoy", "envoy", "attache", "striker")
"""Who line-ups are drawn from, beside their temperaments: those that there are; who strikes whenever it can is one of them."""


class Seating(NamedTuple):
    """A playout in which one seat is played at a level."""

    seat: str
    """The seat."""
    level: str
    """The level."""
    seed: int
    """The seed."""
    pace: str
    """The pace."""


class Lineup(NamedTuple):
    """Who plays each seat: level and temperament, in the order of the seats."""

    sitters: tuple[tuple[str, str], ...]
    """One a seat."""
    seed: int
    """The seed."""
    pace: str
    """The pace."""


def judge(inquiry: Inquiry) -> Iterator[Judgement]:
    """Judge levels, and choice against luck."""
    yield levels(inquiry)
    yield choices(inquiry)


def there(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return those levels that there are."""
    found = []
    for name in names:
        try:
            counterpart(name)
        except ValueError:
            continue
        found.append(name)
    return tuple(found)


def levels(inquiry: Inquiry) -> Judgement:
    """Judge whether each level beats the one below it in every seat."""
    scenario, plan = inquiry.scenario, inquiry.plan
    ladder = there(plan.levels)
    totals, differences = _compared(inquiry, ladder) if len(ladder) > 1 else ({}, {})
    figures, details, causes = [], [], []
    for (seat, level), found in totals.items():
        details.append(_points(say(n_("{seat}: {level}, total"), seat=scenario.name_of(seat), level=level), mean(found)))
    for (seat, weak, strong), difference in differences.items():
        name = scenario.name_of(seat)
        fine = difference.high > 0 if plan.lenient else difference.low > 0
        label = say(n_("{seat}: {strong} above {weak}"), seat=name, strong=strong, weak=weak)
        note = say(n_("{count} seeds"), count=difference.count) if difference.count > plan.skilled else None
        figures.append(_points(label, difference, fine, note))
        if not fine:
            causes.append(_why(name, strong, weak, difference))
    return Judgement(
        id="skill.levels",
        name=say(n_("Skill matters")),
        passed=all(figure.holds for figure in figures) if figures else None,
        asked=say(
            n_(
                "in every seat each level does significantly better than the one below it: {levels} (points, paired, same luck; "
                "intervals corrected for the number of looks, {looks})"
            ),
            levels=" < ".join(ladder),
            looks=plan.looks,
        ),
        figures=tuple(figures),
        causes=tuple(causes) if figures else (say(n_("there are not two levels to compare")),),
        details=tuple(details),
    )


def _compared(
    inquiry: Inquiry, ladder: tuple[str, ...]
) -> tuple[Mapping[tuple[str, str], Sequence[int]], Mapping[tuple[str, str, str], Interval]]:
    """Return what matches were worth to each seat at each level, and by how much each level is above the one below it.

    Two levels that cannot be told apart yet play more seeds, up to the plan's number of looks.
    """
    plan = inquiry.plan
    totals: dict[tuple[str, str], list[int]] = {(seat, level): [] for seat in inquiry.scenario.seats for level in ladder}
    found: dict[tuple[str, str, str], Interval] = {}
    unsure = [(seat, weak, strong) for seat in inquiry.scenario.seats for weak, strong in pairwise(ladder)]
    for look in range(plan.looks):
        seeds = plan.seeds(40, plan.skilled, skip=look * plan.skilled)
        playing = dict.fromkeys((seat, level) for seat, *both in unsure for level in both)
        pieces = [
            Seating(seat, level, seed, inquiry.pace)
            for seat, level in playing
            if len(totals[seat, level]) == look * plan.skilled
            for seed in seeds
        ]
        for piece, total in zip(pieces, inquiry.ask(seated, pieces), strict=True):
            totals[piece.seat, piece.level].append(total)
        for seat, weak, strong in unsure:
            pairs = zip(totals[seat, strong], totals[seat, weak], strict=True)
            found[seat, weak, strong] = mean([better - worse for better, worse in pairs], each_look(CONFIDENCE, plan.looks))
        unsure = [key for key in unsure if not found[key].apart]
    return totals, found


def _why(seat: str, strong: str, weak: str, difference: Interval) -> Sentence:
    if difference.high < 0:
        about = n_("{seat}: {weak} does better than {strong}: what the stronger looks for is not what this seat is reckoned by")
    else:
        about = n_(
            "{seat}: between {strong} and {weak} nothing can be told: what this seat does counts little beside what befalls it"
        )
    return say(about, seat=seat, strong=strong, weak=weak)


def _points(name: Sentence, found: Interval, holds: bool | None = None, note: Sentence | None = None) -> Figure:
    part = found.scaled(1 / POINT)
    return Figure(name=name, value=part.value, low=part.low, high=part.high, holds=holds, note=note)


def seated(scenario: Scenario, seating: Seating) -> int:
    """Return what a match is worth to a seat played at a level, in thousandths of a point."""
    sitters = envoys(scenario, {seating.seat: Sitter(level=seating.level, temperament=MIXED)})
    trial = Trial(seed=seating.seed, pace=seating.pace, sitters=sitters, detailed=False)
    return play(scenario, trial).reckonings[seating.seat].total


def lineups(scenario: Scenario, count: int, seed: int) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Draw different line-ups: a level and a temperament for every seat."""
    known = there(CHOICES)
    temperaments = tuple(scenario.temperaments) or ("",)
    luck = Luck.of(seed).fork("line-ups")
    found: dict[tuple[tuple[str, str], ...], None] = {}
    for attempt in range(20 * count):
        drawn = tuple(
            (
                known[luck.between(0, len(known) - 1, attempt, seat, "level")],
                temperaments[luck.between(0, len(temperaments) - 1, attempt, seat, "temperament")],
            )
            for seat in scenario.seats
        )
        found[drawn] = None
        if len(found) == count:
            break
    return tuple(found)


def choices(inquiry: Inquiry) -> Judgement:
    """Judge whether who plays, and how disposed, explains more of the outcome than luck."""
    scenario, plan = inquiry.scenario, inquiry.plan
    drawn, seeds = lineups(scenario, plan.lineups, plan.seed), plan.seeds(45, plan.chances)
    pieces = [Lineup(sitters, seed, inquiry.pace) for sitters in drawn for seed in seeds]
    found = iter(inquiry.ask(upshot, pieces if len(drawn) > 1 else []))
    rows = [[next(found) for _ in seeds] for _ in drawn] if len(drawn) > 1 else []
    figures, details, causes = [], [], []
    free = [place for place, sitters in enumerate(drawn) if all(level in LEVELS for level, _ in sitters)]
    what: list[tuple[str, Sentence]] = [("", say(n_("margin of the room when talks ended")))]
    what += [(seat, say(n_("total of {seat}"), seat=scenario.name_of(seat))) for seat in scenario.seats]
    for key, name in what if rows else ():
        numbers = [[upshots[key] for upshots in row] for row in rows]
        shares = decomposed(numbers)
        if 1 < len(free) < len(rows):
            label = say(n_("the same among the {count} line-ups without a fixed line: {what}"), count=len(free), what=name)
            details.append(_by_choice(label, decomposed([numbers[place] for place in free])))
        fine = shares.rows > shares.columns or (plan.lenient and shares.columns < 0.5)  # noqa: PLR2004  half
        figures.append(_by_choice(name, shares, fine))
        if not fine:
            causes.append(
                say(n_("{what}: chance weighs more than who plays: look at the effects and chances of events"), what=name)
            )
    return Judgement(
        id="skill.choices",
        name=say(n_("Choices decide more than luck")),
        passed=all(figure.holds for figure in figures) if figures else None,
        asked=say(
            n_(
                "of the variance over {lineups} line-ups and {seeds} seeds more is explained by the line-up (levels and "
                "temperaments) than by the seed"
            ),
            lineups=len(drawn),
            seeds=plan.chances,
        ),
        figures=tuple(figures),
        causes=tuple(causes) if figures else (say(n_("there is only one line-up")),),
        details=tuple(details),
    )


def _by_choice(name: Sentence, shares: Shares, holds: bool | None = None) -> Figure:
    note = say(
        n_("by luck alone {luck} %, by both together {rest} %"), luck=round(shares.columns * 100), rest=round(shares.rest * 100)
    )
    return Figure(name=name, value=shares.rows * 100, unit="%", holds=holds, note=note)


def upshot(scenario: Scenario, lineup: Lineup) -> Mapping[str, float]:
    """Return the margin when talks ended (under an empty name) and every seat's total, in points."""
    sitters = {
        seat: Sitter(level=level, temperament=temperament)
        for seat, (level, temperament) in zip(scenario.seats, lineup.sitters, strict=True)
    }
    trial = Trial(seed=lineup.seed, pace=lineup.pace, sitters=sitters, detailed=False)
    worlds = outcome(scenario, lineup.seed, lineup.pace, players(scenario, trial), told=False)
    main = next(iter(scenario.tables.values()))
    totals = {seat: reckon(scenario, worlds[-1], seat).total / POINT for seat in scenario.seats}
    return {"": room(main, at_close(main, worlds)).margin / POINT, **totals}
