"""Lint: no death is ever a gain, and none is without a word.

Human cost only rises, by deeds, risks and events that say who was harmed and who counts; no interest, limit, belief or chance
profits from it. Knows which indicators count people and what each seat would rather see.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.authoring.marks import Path
from game.authoring.survey import Finding, Survey, effects_in, listed, reads
from game.core.action import Action, Risk
from game.core.clauses import Amount, Effect
from game.core.event import Event
from game.core.indicator import CAPITAL, Indicator
from game.core.seat import Interest
from game.core.table import Body, Option, Stakes


def counts_of_people(survey: Survey) -> frozenset[str]:
    """Return the indicators that count people."""
    return frozenset(name for name, one in survey.scenario.indicators.items() if one.human_cost)


def _finding(path: Path, message: str) -> Finding:
    return Finding(path=path, check="human-cost", message=message)


def counts_are_nobodys_good(survey: Survey) -> Iterator[Finding]:
    """Find human cost that is somebody's good, or that moves without a cause."""
    for path, one in survey.each(Indicator):
        if one.human_cost and one.good:
            yield _finding((*path, "good"), f"people harmed are good for nobody, also not for {listed(one.good)}")
        if one.human_cost and (one.trend.base or one.trend.plus):
            yield _finding((*path, "trend"), "people are harmed by events and deeds that are told, not by a trend")


def nobody_gains(survey: Survey) -> Iterator[Finding]:
    """Find interests, limits and beliefs that profit from human cost."""
    counts = counts_of_people(survey)
    for path, interest in survey.each(Interest):
        for name, part in interest.measure.plus.items():
            if name in counts and part > 0:
                where = (*path, "measure", "plus", name)
                yield _finding(where, f"the interest '{interest.id}' gains from '{name}'; human cost may only lower it")
    bargaining = [((*path, "reservation"), stakes.reservation) for path, stakes in survey.each(Stakes)]
    bargaining += [
        ((*path, "credibility", actor), amount)
        for path, stakes in survey.each(Stakes)
        for actor, amount in stakes.credibility.items()
    ]
    bargaining += [((*path, "threshold"), body.threshold) for path, body in survey.each(Body)]
    for path, amount in bargaining:
        for read in reads(amount, path):
            if read.name in counts:
                yield _finding(read.path, f"what can be signed may not depend on '{read.name}': people harmed are no lever")


def _gains(survey: Survey, name: str, *, rising: bool) -> bool:
    """Tell whether some seat would rather see this indicator rise (or fall)."""
    if name.startswith(CAPITAL):
        return rising
    indicator = survey.scenario.indicators.get(name)
    if rising and indicator is not None and indicator.good:
        return True
    wanted = [interest.measure.plus.get(name, 0) for _, interest in survey.each(Interest)]
    return any(part > 0 if rising else part < 0 for part in wanted)


def _helps(survey: Survey, effect: Effect) -> str:
    for name, amount in effect.change.items():
        if (survey.highest(amount) > 0 and _gains(survey, name, rising=True)) or (
            survey.lowest(amount) < 0 and _gains(survey, name, rising=False)
        ):
            return name
    return ""


def chance_gains_nothing(survey: Survey) -> Iterator[Finding]:
    """Find chances and changes that rise with human cost and help somebody."""
    counts = counts_of_people(survey)
    risks: list[tuple[Path, Amount]] = [(path, risk.chance) for path, risk in survey.each(Risk)]
    for path, chance in risks + [(path, event.chance) for path, event in survey.each(Event)]:
        for name, part in chance.plus.items():
            helped = next(filter(None, (_helps(survey, effect) for _, effect in effects_in(survey, path))), "")
            if name in counts and part > 0 and helped:
                where = (*path, "chance", "plus", name)
                yield _finding(where, f"it grows likelier with '{name}' and moves '{helped}' as somebody would like")
    for path, effect in survey.each(Effect):
        for changed, amount in effect.change.items():
            for name, part in amount.plus.items():
                if name in counts and changed not in counts and _gains(survey, changed, rising=part > 0):
                    where = (*path, "change", changed, "plus", name)
                    yield _finding(where, f"the more '{name}', the more '{changed}' moves as somebody would like")


def counts_only_rise(survey: Survey) -> Iterator[Finding]:
    """Find effects that could take human cost back, and those that stand where no one tells of it."""
    counts = counts_of_people(survey)
    for path, effect in survey.each(Effect):
        for name, amount in effect.change.items():
            if name not in counts:
                continue
            where = (*path, "change", name)
            if survey.lowest(amount) < 0:
                yield _finding(where, f"'{name}' may only rise; this can lower it")
            if path[0] not in ("actions", "events"):
                yield _finding(where, f"'{name}' is moved by deeds, risks and events alone, which tell who was harmed")
    for path, option in survey.each(Option):
        for name in counts.intersection(option.trends):
            where = (*path, "trends", name)
            yield _finding(where, f"'{name}' is moved by deeds, risks and events alone, which tell who was harmed")


def _touches(survey: Survey, path: Path, counts: frozenset[str], *, without: str = "") -> bool:
    return any(
        counts.intersection(effect.change)
        for where, effect in effects_in(survey, path)
        if not without or without not in where[len(path) :]
    )


def harm_is_told(survey: Survey) -> Iterator[Finding]:
    """Find deeds, risks and events that harm people and do not say whom, and who counts."""
    counts = counts_of_people(survey)
    told = "needs a 'human_cost' text: who was harmed, and whose count it is"
    for path, action in survey.each(Action):
        if not action.human_cost and (action.lethal or _touches(survey, path, counts, without="risks")):
            yield _finding(path, f"a deed that is lethal or moves human cost {told}")
        for risk in action.risks:
            where = (*path, "risks", risk.id)
            if not risk.human_cost and _touches(survey, where, counts):
                yield _finding(where, f"a risk that moves human cost {told}")
    for path, event in survey.each(Event):
        if not event.human_cost and _touches(survey, path, counts):
            yield _finding(path, f"an event that moves human cost {told}")


CHECKS = (
    counts_are_nobodys_good,
    nobody_gains,
    chance_gains_nothing,
    counts_only_rise,
    harm_is_told,
)
