"""Lint: everything written can happen, by simple reasoning: conditions that contradict themselves, flags nothing sets,
endings that stand behind others.

Knows what clauses imply; plays nothing. What only playing can find is the gate's business.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.authoring.lint_tables import TABLES, never
from game.authoring.marks import Path
from game.authoring.survey import Finding, Survey, listed, reads
from game.core.assumption import Supposition
from game.core.clauses import Amount, Condition, Effect
from game.core.seat import Adviser

ACTING: Final = frozenset({"actions", "endings", "events", "seats", "tables"})
"""Top keys under which flags are set and asked for."""


BRANCHES: Final = 400
"""Pairs of branches that are compared."""
CLOSES: Final = 60
"""Most endings of a scenario, and most lines of an adviser."""
PASSES: Final = 100
"""Steps of the longest chain of flags that is followed."""


def _at_most(one: Amount, other: Amount) -> bool:
    return one == other or (not one.plus and not other.plus and one.value({}) <= other.value({}))


def implies(one: Condition, other: Condition, depth: int = 2) -> bool:
    """Tell whether `other` holds wherever `one` does, as far as can be seen clause by clause and `depth` branches down."""
    if one == other:
        return True
    plain = (
        set(other.has) <= set(one.has)
        and set(other.lacks) <= set(one.lacks)
        and all(name in one.at_least and _at_most(amount, one.at_least[name]) for name, amount in other.at_least.items())
        and all(name in one.below and _at_most(one.below[name], amount) for name, amount in other.below.items())
        and (other.since is None or (one.since is not None and one.since >= other.since))
        and (other.until is None or (one.until is not None and one.until <= other.until))
        and all(name in one.agreed and set(one.agreed[name]) <= set(options) for name, options in other.agreed.items())
    )
    if not plain or not other.any_of:
        return plain
    if depth == 0 or len(other.any_of) * len(one.any_of) > BRANCHES:
        return False
    if any(implies(one, branch, depth - 1) for branch in other.any_of):
        return True
    return bool(one.any_of) and all(any(implies(mine, branch, depth - 1) for branch in other.any_of) for mine in one.any_of)


def _impossible(
    survey: Survey, condition: Condition, path: Path, never_signed: frozenset[tuple[str, str]]
) -> Iterator[tuple[Path, str]]:
    """Yield why a condition can never hold, its branches aside."""
    for flag in set(condition.has) & set(condition.lacks):
        yield (*path, "lacks"), f"it asks that '{flag}' be set and not be set"
    for name, amount in condition.at_least.items():
        least = survey.lowest(amount)
        one = survey.scenario.indicators.get(name)
        if one is not None and least > one.high:
            yield (*path, "at_least", name), f"'{name}' never reaches {least}: it ends at {one.high}"
        if name in condition.below and least >= survey.highest(condition.below[name]):
            most = survey.highest(condition.below[name])
            yield (*path, "below", name), f"'{name}' cannot be at least {least} and below {most}"
    for name, amount in condition.below.items():
        one = survey.scenario.indicators.get(name)
        if one is not None and survey.highest(amount) <= one.low:
            yield (*path, "below", name), f"'{name}' is never below {survey.highest(amount)}: it begins at {one.low}"
    for issue, options in condition.agreed.items():
        if options and all((issue, option) in never_signed for option in options):
            yield (*path, "agreed", issue), f"{listed(options)} can never be agreed"


def conditions_can_hold(survey: Survey) -> Iterator[Finding]:
    """Find conditions that contradict themselves or ask for what cannot be."""
    out = frozenset(pair for table in list(survey.scenario.tables.values())[:TABLES] for pair in never(survey, table))
    for path, condition in survey.each(Condition):
        for where, reason in _impossible(survey, condition, path, out):
            message = f"this can never hold in {survey.owner(path)}: {reason}"
            yield Finding(path=where, check="unreachable", message=message)


def flags_meet(survey: Survey) -> Iterator[Finding]:
    """Find flags that are asked for and never set, set and never asked for, or neither."""
    if survey.absent & ACTING:
        return
    flags = survey.scenario.flags
    supposed = {flag for _, option in survey.each(Supposition) for flag in option.sets}
    setting = supposed | {flag for _, effect in survey.each(Effect) for flag in effect.sets}
    asked: dict[str, tuple[Path, bool]] = {}
    for path, condition in survey.each(Condition):
        for read in reads(condition, path):
            if read.kind == "flags" and "any_of" not in read.path[len(path) :]:
                wanted = "has" in read.path[len(path) :]
                if read.name not in asked or (wanted and not asked[read.name][1]):
                    asked[read.name] = read.path, wanted
    for name, (path, wanted) in asked.items():
        if name in flags and name not in setting and not flags[name].start and name not in survey.lost:
            words = "so this never holds" if wanted else "so this always holds"
            yield Finding(path=path, check="flag", message=f"nothing ever sets '{name}', {words}", severe=wanted)
    for name in flags:
        path = ("flags", name)
        if name not in asked and name not in survey.lost:
            words = "is set but nothing asks for it" if name in setting else "is neither set nor asked for"
            yield Finding(path=path, check="flag", message=f"'{name}' {words}", severe=False)


def _may_hold(condition: Condition, set_: set[str]) -> bool:
    if not set_.issuperset(condition.has):
        return False
    return not condition.any_of or any(_may_hold(branch, set_) for branch in condition.any_of)


def flags_can_begin(survey: Survey) -> Iterator[Finding]:
    """Find flags that are set only by what asks for them first, directly or in a circle."""
    if survey.absent & ACTING or survey.lost:
        return
    scenario = survey.scenario
    sources: list[tuple[Condition, Effect]] = []
    for path, effect in survey.each(Effect):
        where = str(path[1])
        owner = {"actions": scenario.actions.get(where), "events": scenario.events.get(where)}.get(str(path[0]))
        sources.append((owner.condition if owner else Condition(), effect))
    setting = {flag for _, effect in sources for flag in effect.sets}
    supposed = {flag for _, option in survey.each(Supposition) for flag in option.sets}
    reached = {name for name, flag in scenario.flags.items() if flag.start or name not in setting} | supposed
    for _ in range(PASSES):
        before = len(reached)
        for condition, effect in sources:
            if _may_hold(condition, reached) and _may_hold(effect.when, reached):
                reached.update(effect.sets)
        if before == len(reached):
            break
    else:
        return
    for name in scenario.flags:
        if name not in reached:
            message = f"'{name}' is only set by what asks for it, or for another such flag, first: it can never begin"
            yield Finding(path=("flags", name), check="flag", message=message)


def endings_can_come(survey: Survey) -> Iterator[Finding]:
    """Find endings behind one that holds whenever they do, and a last ending that may not hold."""
    endings = survey.scenario.endings
    if "endings" in survey.absent:
        return
    if not endings:
        if not survey.names.get("endings"):
            yield Finding(path=("endings",), check="endings", message="at least one ending was expected")
        return
    if len(endings) > CLOSES:
        yield Finding(path=("endings",), check="size", message=f"at most {CLOSES} endings were expected, found {len(endings)}")
        return
    for index, ending in enumerate(endings):
        for earlier in endings[:index]:
            if implies(ending.condition, earlier.condition) and not (ending.early and not earlier.early):
                message = f"ending '{ending.id}' never comes: '{earlier.id}' stands before it and holds whenever it does"
                yield Finding(path=("endings", ending.id), check="unreachable", message=message)
                break
    last = endings[-1]
    if len(endings) < len(survey.names.get("endings", ())):
        return  # one was taken out: it may have been the last
    if last.condition != Condition():
        message = f"the last ending must have no condition, so that every match has one; '{last.id}' has"
        yield Finding(path=("endings", last.id, "condition"), check="endings", message=message)
    elif last.early:
        message = f"the last ending holds from the first turn and must not be 'early': '{last.id}' would end every match"
        yield Finding(path=("endings", last.id, "early"), check="endings", message=message)
    told = [ending.id for ending in endings if ending.history]
    if len(told) > 1 or (not told and any(event.history for event in survey.scenario.events.values())):
        message = f"one ending is the one that really came (history: true), found {len(told)}"
        yield Finding(path=("endings",), check="endings", message=message, severe=len(told) > 1)


def advisers_have_the_last_word(survey: Survey) -> Iterator[Finding]:
    """Find advisers who may have nothing to say, and lines behind one that always comes first."""
    for path, adviser in survey.each(Adviser):
        lines = adviser.lines
        if len(lines) > CLOSES:
            message = f"at most {CLOSES} lines were expected, found {len(lines)}"
            yield Finding(path=(*path, "lines"), check="size", message=message)
            continue
        for index, line in enumerate(lines):
            if any(implies(line.when, earlier.when) for earlier in lines[:index]):
                message = "this line is never said: one before it holds whenever it does"
                yield Finding(path=(*path, "lines", index), check="unreachable", message=message)
        if lines and lines[-1].when != Condition():
            message = "the last line has a condition: there may be nothing to say"
            yield Finding(path=(*path, "lines", len(lines) - 1), check="advisers", message=message, severe=False)


CHECKS = (
    conditions_can_hold,
    flags_meet,
    flags_can_begin,
    endings_can_come,
    advisers_have_the_last_word,
)
