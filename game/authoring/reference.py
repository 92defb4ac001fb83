"""The page that tells authors every key there is: made from the types, their docstrings and the small scenario one begins with.

Knows nothing of what a scenario means; what is said of a key is said where its type is written.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from typing import Any, Final

from game.authoring.beginning import template
from game.authoring.folder import open_pages
from game.authoring.forms import draft, spread
from game.authoring.lint_names import NAMED
from game.authoring.marks import at
from game.authoring.notation import BY_OPTION, DECIMALS, has_id, hints, inner, written
from game.authoring.schema import described
from game.authoring.survey import survey
from game.core.clauses import Amount, Condition, Effect
from game.core.scenario import Precedent, Scenario
from game.core.table import Body, Issue, Prior, Stakes

_HEAD: Final = """# Every key there is

This page is written by `python3 main.py schema --page -o docs/scenario-reference.md` from the types of the program: change
those, not this page. How to use it all, step by step: [write a scenario](write-a-scenario.md).

*Needed*: it must be written. Otherwise *if left out* tells what holds then; – is nothing. **Advanced** keys are those which
the scenario that `new` writes does without: you can leave them alone for a long time. Ids are words that you make up:
lowercase letters, digits and `_`, a letter first. *One or a list*: one thing may stand without the brackets of a list.
"""
_SIMPLE: Final[dict[Any, str]] = {str: "text", int: "whole number", bool: "`true` or `false`", date: "date, e.g. 2031-03-01"}
_NAMES: Final[dict[tuple[type, str], str]] = {
    (Condition, "agreed"): "for each issue: one or a list: option id",
    (Condition, "has"): "one or a list: flag id",
    (Condition, "lacks"): "one or a list: flag id",
    (Issue, "status_quo"): "option id",
    (Precedent, "package"): "for each issue: option id",
    **{(cls, "weights"): "for each issue: whole number" for cls in (Body, Prior, Stakes)},
}
"""Fields that hold names of which their type does not say of what."""


def _link(cls: Any) -> str:
    return f"[{cls.__name__.lower()}](#{cls.__name__.lower()})"


def _value(hint: Any) -> str:
    """Say in words what may be written for a type."""
    hint = inner(hint)
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if hint is Amount:
        return f"whole number or {_link(Amount)}"
    if is_dataclass(hint):
        return _link(hint)
    item, *rest = typing.get_args(hint)
    if typing.get_origin(hint) is not tuple:
        return _for_each(rest[0], "id")
    if has_id(item):
        return _for_each(item, "id")
    if rest != [Ellipsis]:
        return f"list of {1 + len(rest)} {_value(item)}s"
    if item in (str, Effect):
        return f"one or a list: {_value(item)}"
    return f"list: {_value(item)}"


def _for_each(item: Any, what: str) -> str:
    return f"for each {what}: {_value(item)}"


def _form(cls: type, field: str) -> str:
    """Say in words what may be written for a field."""
    hint = inner(hints(cls)[field])
    if (cls, field) in BY_OPTION:
        return "for each issue: one whole number for each option"
    if (cls, field) in DECIMALS:
        number = "number with at most two decimals"
        return f"for each indicator: {number}" if field == "plus" else number
    if (cls, field) in _NAMES:
        return _NAMES[cls, field]
    if cls is Condition and field in {"at_least", "below"}:
        return _for_each(Amount, "indicator")
    kind = NAMED.get((cls, field))
    if kind is None:
        return _value(hint)
    if hint is str:
        return f"{kind[:-1]} id"
    args = typing.get_args(hint)
    return f"one or a list: {kind[:-1]} id" if typing.get_origin(hint) is tuple else _for_each(args[1], kind[:-1])


def _default(item: Field[Any]) -> str:
    """Say what holds where a field is left out."""
    if item.default is MISSING and item.default_factory is MISSING:
        return "*needed*"
    default = item.default
    if isinstance(default, Amount) and not default.plus:
        return str(default.base)
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    return str(default) if isinstance(default, int) or (isinstance(default, str) and default) else "–"


def _types(cls: Any, known: list[Any]) -> list[Any]:
    """Return a type and all that can be written inside it, each once, in the order in which one meets them."""
    if is_dataclass(cls) and cls not in known:
        known.append(cls)
        for hint in hints(typing.cast("type", cls)).values():
            _types(inner(hint), known)
    for part in typing.get_args(cls):
        _types(part, known)
    return known


def _met() -> frozenset[tuple[type, str]]:
    """Return the fields that stand in the small scenario one begins with."""
    built = draft(open_pages(template(), spread()))
    if built.scenario is None:
        return frozenset()
    things = survey(built, built.scenario).things
    return frozenset(
        (cls, item.name)
        for cls, found in things.items()
        for path, _ in found
        for item in fields(typing.cast("Any", cls))
        if at(built.root, (*path, written(cls, item.name))) is not None
    )


def _sections() -> Iterator[str]:
    met = _met()
    for cls in _types(Scenario, []):
        advanced = "" if any((cls, item.name) in met for item in fields(cls)) else " **Advanced.**"
        yield f"\n## {cls.__name__}\n\n{described(cls)}{advanced}\n"
        yield "| Key | What may be written | If left out | What it is |\n|---|---|---|---|"
        for item in fields(cls):
            if item.name == "id":
                continue
            mark = "" if advanced or (cls, item.name) in met else "**Advanced.** "
            about = " ".join(described(cls, item.name).split()).replace("|", "\\|")
            yield f"| `{written(cls, item.name)}` | {_form(cls, item.name)} | {_default(item)} | {mark}{about} |"


def page() -> str:
    """Return the page as it stands in `docs/scenario-reference.md`."""
    return "\n".join((_HEAD.rstrip("\n"), *_sections())) + "\n"
