"""A scenario laid out for the lint: every thing in it with the path at which it was written.

Knows how things are nested and what a clause reads; judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

from game.authoring.forms import Draft, meant
from game.authoring.marks import Path
from game.authoring.notation import written
from game.core.clauses import Amount, Condition, Effect
from game.core.indicator import CAPITAL
from game.core.scenario import Scenario
from game.core.table import Table

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something wrong, at a path instead of a line."""

    path: Path
    check: str
    message: str
    severe: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A name that a clause reads."""

    path: Path
    kind: str
    """`indicators`, `flags` or `issues`."""
    name: str


@cache
def _inside(cls: Any) -> tuple[tuple[str, str], ...]:
    return tuple((item.name, written(cls, item.name)) for item in fields(cls) if item.name != "id")


def _walk(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if is_dataclass(value):
        yield path, value
        cls: Any = type(value)
        for name, key in _inside(cls):
            inner = getattr(value, name)
            if inner.__class__ not in (str, int, bool):
                yield from _walk(inner, (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if is_dataclass(item):
                yield from _walk(item, (*path, getattr(item, "id", index)))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if item.__class__ not in (str, int):
                yield from _walk(item, (*path, key))


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """A scenario and all its things by type."""

    scenario: Scenario
    names: Mapping[str, frozenset[str]]
    """For each top key, the ids that were written; also `issues`, and among the indicators each seat's capital."""
    options: Mapping[str, frozenset[str]]
    """Options of every issue that was written."""
    absent: frozenset[str]
    """Top keys of which nothing is said, because they are not written yet or cannot be read."""
    lost: frozenset[str]
    """Words of what was taken out: nothing is said of a flag that stands among them."""
    things: Mapping[type, tuple[tuple[Path, Any], ...]]
    effects: Mapping[Path, tuple[tuple[Path, Effect], ...]]
    """Effects by the two keys under which they stand."""

    def each(self, cls: type[Thing]) -> tuple[tuple[Path, Thing], ...]:
        """Return every thing of a type with its path."""
        return self.things.get(cls, ())

    def known(self, kind: str) -> frozenset[str]:
        """Return every name there is of a kind; indicators include each seat's capital."""
        return self.names.get(kind, frozenset())

    def unknown(self, kind: str, name: str) -> str:
        """Return what to say of a name that is not known, or nothing where it is."""
        needs = {"indicators": {"indicators", "seats"}, "issues": {"tables", "issues"}}.get(kind, {kind})
        known = self.known(kind)
        if name in known or needs & self.absent:
            return ""
        other = next((other for other in ("indicators", "flags", "actors", "seats") if name in self.known(other)), "")
        aside = f" ('{name}' is {_A[other]})" if other else ""
        return f"there is no {_A[kind].split()[1]} '{name}'{aside}.{'' if aside else meant(name, known)}"

    def owner(self, path: Path) -> str:
        """Name what a path belongs to: `action 'strike'`."""
        if len(path) < 2:  # noqa: PLR2004  a top key alone
            return "the scenario"
        return f"{_A.get(str(path[0]), 'a thing').split()[1]} '{path[1]}'"

    def lowest(self, amount: Amount) -> int:
        """Return the least an Amount can be, wherever the indicators it names may stand."""
        return self._bound(amount, lowest=True)

    def highest(self, amount: Amount) -> int:
        """Return the most an Amount can be, wherever the indicators it names may stand."""
        return self._bound(amount, lowest=False)

    def _bound(self, amount: Amount, *, lowest: bool) -> int:
        ends: dict[str, int] = {}
        for name, part in amount.plus.items():
            indicator = self.scenario.indicators.get(name)
            seat = self.scenario.seats.get(name.removeprefix(CAPITAL))
            low, high = (indicator.low, indicator.high) if indicator else (0, seat.capital.limit if seat else 100)
            ends[name] = low if (part > 0) == lowest else high
        return amount.value(ends)


_A = {
    "actors": "an actor",
    "actions": "an action",
    "assumptions": "an assumption",
    "endings": "an ending",
    "events": "an event",
    "flags": "a flag",
    "glossary": "a term",
    "history": "a precedent",
    "indicators": "an indicator",
    "issues": "an issue",
    "paces": "a pace",
    "places": "a place",
    "questions": "a question",
    "seats": "a seat",
    "sources": "a source",
    "tables": "a table",
    "temperaments": "a temperament",
}


def survey(draft: Draft, scenario: Scenario) -> Survey:
    """Lay a scenario out."""
    things: dict[type, list[tuple[Path, Any]]] = {}
    for path, thing in _walk(scenario, ()):
        things.setdefault(type(thing), []).append((path, thing))
    capital = {CAPITAL + seat for seat in draft.names.get("seats", ())}
    names = {**draft.names, "issues": frozenset(draft.issues)}
    names["indicators"] = names.get("indicators", frozenset()) | capital
    effects: dict[Path, list[tuple[Path, Effect]]] = {}
    for path, effect in things.get(Effect, ()):
        effects.setdefault(path[:2], []).append((path, effect))
    return Survey(
        scenario=scenario,
        names=names,
        options=draft.issues,
        absent=draft.absent | {str(path[0]) for path in draft.pruned if len(path) == 1},
        lost=draft.lost,
        things={kind: tuple(found) for kind, found in things.items()},
        effects={place: tuple(found) for place, found in effects.items()},
    )


def reads(clause: Amount | Condition, path: Path) -> Iterator[Read]:
    """Yield every indicator, flag and issue a clause reads, each where it stands."""
    if isinstance(clause, Amount):
        for name in clause.plus:
            yield Read(path=(*path, "plus", name), kind="indicators", name=name)
        return
    for key, limits in (("at_least", clause.at_least), ("below", clause.below)):
        for name, amount in limits.items():
            yield Read(path=(*path, key, name), kind="indicators", name=name)
            yield from reads(amount, (*path, key, name))
    for key, flags in (("has", clause.has), ("lacks", clause.lacks)):
        for index, flag in enumerate(flags):
            yield Read(path=(*path, key, index), kind="flags", name=flag)
    for issue in clause.agreed:
        yield Read(path=(*path, "agreed", issue), kind="issues", name=issue)
    for index, branch in enumerate(clause.any_of):
        yield from reads(branch, (*path, "any_of", index))


def effects_in(survey: Survey, path: Path) -> Iterator[tuple[Path, Effect]]:
    """Yield every effect written below a path."""
    size = len(path)
    return ((where, effect) for where, effect in survey.effects.get(path[:2], ()) if where[:size] == path)


def table_of(scenario: Scenario, issue: str) -> Table | None:
    """Return the table at which an issue is bargained over."""
    return next((table for table in scenario.tables.values() if issue in table.issues), None)


def listed(names: Iterable[str]) -> str:
    """Join quoted names for a sentence."""
    return ", ".join(f"'{name}'" for name in names)
