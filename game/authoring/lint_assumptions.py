"""Lint: an assumption can be switched, and its first option is the scenario as written.

Knows what suppositions set at the opening; nothing of what follows from them.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.authoring.marks import Path
from game.authoring.survey import Finding, Survey
from game.core.assumption import Assumption, Supposition
from game.core.clauses import Effect
from game.core.indicator import CAPITAL

FEWEST = 2
"""Options without which there is nothing to switch."""


def assumptions_can_be_switched(survey: Survey) -> Iterator[Finding]:
    """Find assumptions of fewer than two options, and what two of them would both decide."""
    owners: dict[tuple[str, str], str] = {}
    for path, one in survey.each(Assumption):
        if len(one.options) < FEWEST:
            message = f"an assumption has two or more options, or there is nothing to switch; found {len(one.options)}"
            yield Finding(path=(*path, "options"), check="assumption", message=message)
        for option in one.options.values():
            for kind, names in (("starts", tuple(option.starts)), ("sets", option.sets)):
                for place, name in enumerate(names):
                    if owners.setdefault((kind, name), one.id) != one.id:
                        where = (*path, "options", option.id, kind, name if kind == "starts" else place)
                        message = f"assumption '{owners[kind, name]}' already decides '{name}': only one can"
                        yield Finding(path=where, check="assumption", message=message)


def starts_are_in_range(survey: Survey) -> Iterator[Finding]:
    """Find suppositions that start an indicator outside its range, or a seat's capital."""
    for path, option in survey.each(Supposition):
        for name, start in option.starts.items():
            where = (*path, "starts", name)
            one = survey.scenario.indicators.get(name)
            if name.startswith(CAPITAL):
                yield Finding(path=where, check="assumption", message="an indicator was expected: capital cannot be supposed")
            elif one is not None and not one.low <= start <= one.high:
                message = f"start {start} lies outside {one.low} to {one.high}"
                yield Finding(path=where, check="range", message=message)


def the_first_is_as_written(survey: Survey) -> Iterator[Finding]:
    """Find first options that say something else than the indicators and flags themselves."""
    for path, one in survey.each(Assumption):
        if one.options:
            yield from _as_written(survey, path, one, next(iter(one.options.values())))


def _as_written(survey: Survey, path: Path, one: Assumption, first: Supposition) -> Iterator[Finding]:
    where = (*path, "options", first.id)
    words = "the first option is the scenario as written"
    for name, start in first.starts.items():
        found = survey.scenario.indicators.get(name)
        if found is not None and found.start != start:
            message = f"{words}: '{name}' starts at {found.start}, not at {start}; write that there, or this option later"
            yield Finding(path=(*where, "starts", name), check="assumption", message=message)
    for place, name in enumerate(first.sets):
        flag = survey.scenario.flags.get(name)
        if flag is not None and not flag.start:
            message = f"{words}: '{name}' is not set at the opening; write 'start: true' there"
            yield Finding(path=(*where, "sets", place), check="assumption", message=message)
    for option in one.options.values():
        for place, name in enumerate(option.sets):
            flag = survey.scenario.flags.get(name)
            if flag is not None and flag.start and name not in first.sets:
                message = f"{words}: '{name}' is set at the opening, so the first option must set it too"
                yield Finding(path=(*path, "options", option.id, "sets", place), check="assumption", message=message)


def what_is_supposed_stays_hidden(survey: Survey) -> Iterator[Finding]:
    """Find flags that only an assumption sets and that seats may read: whoever reads one knows what is supposed."""
    moved = {name for _, effect in survey.each(Effect) for name in (*effect.sets, *effect.clears)}
    told: set[str] = set()
    for _, option in survey.each(Supposition):
        for name in option.sets:
            flag = survey.scenario.flags.get(name)
            if flag is not None and flag.known_to != () and name not in moved | told:
                told.add(name)
                message = f"only an assumption sets '{name}', so a seat that reads it knows what is supposed; add 'known_to: []'"
                yield Finding(path=("flags", name), check="secrecy", message=message, severe=False)


CHECKS = (
    assumptions_can_be_switched,
    starts_are_in_range,
    the_first_is_as_written,
    what_is_supposed_stays_hidden,
)
