"""Which endings rest on nothing but facts that come by date: read from the scenario, without playing.

Knows nothing of how often anything happens.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from game.core.clauses import Condition, Effect
from game.core.scenario import Scenario


def effects_in(thing: Any) -> Iterator[Effect]:
    """Yield every Effect inside a thing of a scenario, however deep."""
    if isinstance(thing, Effect):
        yield thing
    elif is_dataclass(thing):
        for item in fields(thing):
            yield from effects_in(getattr(thing, item.name))
    elif isinstance(thing, Mapping):
        for part in thing.values():
            yield from effects_in(part)
    elif isinstance(thing, tuple):
        for part in thing:
            yield from effects_in(part)


def dated_flags(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """Return every flag that only events of a fixed date set, with these events."""
    by_date: dict[str, list[str]] = {}
    otherwise = {name for name, flag in scenario.flags.items() if flag.start}
    for event in scenario.events.values():
        for effect in effects_in(event):
            for flag in effect.sets:
                if event.on is None:
                    otherwise.add(flag)
                else:
                    by_date.setdefault(flag, []).append(event.id)
    for thing in (*scenario.actions.values(), *scenario.tables.values()):
        otherwise.update(flag for effect in effects_in(thing) for flag in effect.sets)
    return {flag: tuple(dict.fromkeys(events)) for flag, events in by_date.items() if flag not in otherwise}


def resting(scenario: Scenario) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Return the endings that ask for nothing else, each with the flags and the events that set them."""
    dated = dated_flags(scenario)
    found = []
    for ending in scenario.endings:
        flags = _rests_on(ending.condition, dated)
        if flags:
            events = tuple(dict.fromkeys(event for flag in flags for event in dated[flag]))
            found.append((ending.id, flags, events))
    return found


def _rests_on(condition: Condition, dated: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the dated flags that alone make a condition hold, by one of its branches; dates themselves are no clause."""
    if condition.at_least or condition.below or condition.lacks or condition.agreed:
        return ()
    if any(flag not in dated for flag in condition.has):
        return ()
    if not condition.any_of:
        return condition.has
    branches = [found for branch in condition.any_of if (found := _rests_on(branch, dated))]
    return (*condition.has, *branches[0]) if branches else ()
