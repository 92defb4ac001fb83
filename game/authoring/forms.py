"""Plain values into core objects, with every problem at its line.

Knows the shapes of the types and nothing of what a scenario must mean: whether names exist and sums are right is the lint's
business. What is broken is taken out and the rest is built all the same, so that the lint can tell its problems too.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import Any, Final

from pydantic import ValidationError

from game.authoring.folder import Pages
from game.authoring.marks import NOTHING, Fields, Path, at, mark_of, prune
from game.authoring.notation import BY_OPTION, DECIMALS, form_of, has_id, hints, inner, keys
from game.core.clauses import Amount, Effect
from game.core.errors import Problem
from game.core.scenario import Scenario

_WORD: Final = re.compile(r"[a-z][a-z0-9_.]*")
TOLD: Final = 1_000
"""Problems of one kind after which no more are told."""
COMPARED: Final = 1_000
"""Names among which one that was meant is looked for."""
ROUNDS: Final = 25
"""How often what is broken is taken out before one gives up building the rest."""


@cache
def spread() -> frozenset[str]:
    """Return the top keys that may be spread over the files of a folder: mappings of things with an id."""
    found = {name: typing.get_args(hint) for name, hint in hints(Scenario).items()}
    return frozenset(name for name, args in found.items() if len(args) == 2 and args[0] is str and has_id(args[1]))  # noqa: PLR2004


def meant(name: object, names: typing.Collection[str]) -> str:
    """Return ` Did you mean 'x'?` where one of the names is near (and they are not too many to compare), else nothing."""
    near = get_close_matches(str(name)[:80], sorted(names), n=1, cutoff=0.6) if len(names) <= COMPARED else ()
    return f" Did you mean '{near[0]}'?" if near else ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for at a path."""

    hint: Any
    """The type."""
    decimals: bool = False
    """Whether it is a number with up to two decimals."""
    by_option: bool = False
    """Whether it gives one worth to each option."""


def asked_at(path: Path) -> Asked | None:
    """Follow a path through the types; None where no type knows the next key."""
    asked = Asked(Scenario)
    for part in path:
        hint, args = asked.hint, typing.get_args(asked.hint)
        if is_dataclass(hint) and isinstance(hint, type):
            name = keys(hint).get(str(part))
            if name is None:
                return None
            asked = Asked(inner(hints(hint)[name]), (hint, name) in DECIMALS, (hint, name) in BY_OPTION)
        elif not args:
            return None
        else:
            asked = Asked(args[0] if typing.get_origin(hint) is tuple else args[1], asked.decimals, asked.by_option)
    return asked


def _noun(hint: Any) -> str:
    name = hint.__name__.lower()
    return f"an {name}" if name[0] in "aeio" else f"a {name}"


def wanted(asked: Asked) -> str:
    """Say in words what may be written."""
    hint = asked.hint
    simple = {
        str: "text",
        int: "a number with at most two decimals" if asked.decimals else "a whole number",
        bool: "true or false",
        date: "a date such as 2024-01-28",
        Amount: "a whole number, or {base: …, plus: {indicator: …}, min: …, max: …},",
        Effect: "an effect, as a mapping,",
    }
    if hint in simple:
        return simple[hint]
    if is_dataclass(hint):
        return f"{_noun(hint)}, as a mapping of its keys,"
    item, *rest = typing.get_args(hint)
    if typing.get_origin(hint) is not tuple:
        return "one whole number for each option" if asked.by_option and item is str else "a mapping ('key: value' lines)"
    if has_id(item):
        return "a mapping from ids to their keys"
    if rest and rest[0] is not Ellipsis:
        return f"a list of exactly {1 + len(rest)}"
    return {str: "a list of texts", int: "a list of whole numbers"}.get(
        item, f"a list, each {_noun(item) if item not in (str, int) else ''}"
    )


def found(value: object) -> str:
    """Say in words what was written."""
    if isinstance(value, bool):
        return "'true'" if value else "'false'"
    if isinstance(value, int | Decimal):
        return f"the number {value}"
    if isinstance(value, str):
        return f"the text '{value if len(value) <= 40 else value[:39] + '…'}'"  # noqa: PLR2004  a line's worth
    return "a mapping" if isinstance(value, dict) else "a list"


def _message(error: Mapping[str, Any], path: Path, root: Fields) -> tuple[str, str]:
    """Return the check and the message of one of pydantic's errors."""
    kind, value = error["type"], error["input"]
    if kind in {"extra_forbidden", "missing"}:
        owner = asked_at(path[:-1])
        cls = owner.hint if owner else Scenario
        where = "a scenario" if cls is Scenario else _noun(cls)
        if kind == "missing":
            return "missing", f"{where} needs '{path[-1]}'"
        hint = " The id is the key above and is not written again." if path[-1] == "id" else meant(path[-1], keys(cls))
        return "unknown-key", f"{where} has no key '{path[-1]}'.{hint}"
    if kind == "id":
        return "id", f"'{value}' is no id: lowercase letters, digits and '_' were expected, a letter first"
    if kind == "worths":
        issue = at(root, (*path[:2], "issues", path[-1], "options"))
        count = f"{len(issue)} worths, one for each option in their order," if isinstance(issue, Fields) else "known options"
        return "worths", f"{count} were expected, found {len(value)}"
    asked = asked_at(path)
    if asked is None:
        return "type", f"{error['msg'].lower()}, found {found(value)}"
    quote = "; put it in quotes" if asked.hint is str and not isinstance(value, dict | list) else ""
    if kind == "day" and isinstance(value, str) and value[:4].isdigit():
        quote = f" ({error['msg']})"
    return "type", f"{wanted(asked)} was expected, found {found(value)}{quote}".replace(", was", " was")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What could be built of a scenario."""

    scenario: Scenario | None
    """The scenario without what was broken; None where too little is left."""
    root: Fields
    """What was written, without what was broken."""
    names: Mapping[str, frozenset[str]]
    """For each top key, the ids that were written, broken ones included."""
    issues: Mapping[str, frozenset[str]]
    """Options of every issue, as written."""
    absent: frozenset[str]
    """Top keys of which nothing can be said: not written yet or not readable; also `issues`, where a table is not."""
    pruned: tuple[Path, ...]
    """Where something broken was taken out."""
    lost: frozenset[str]
    """Words of all that was taken out: it may have used or set what now seems unused or never set."""
    problems: tuple[Problem, ...]
    """What was told so far."""


def _names(root: Fields) -> dict[str, frozenset[str]]:
    return {key: frozenset(map(str, value)) for key, value in root.items() if isinstance(value, dict | list)}


def _issues(root: Fields) -> dict[str, frozenset[str]]:
    result: dict[str, frozenset[str]] = {}
    tables = root.get("tables")
    for table in tables.values() if isinstance(tables, Fields) else ():
        issues = table.get("issues") if isinstance(table, Fields) else None
        for name, issue in issues.items() if isinstance(issues, Fields) else ():
            options = issue.get("options") if isinstance(issue, Fields) else None
            result[name] = result.get(name, frozenset()) | frozenset(options if isinstance(options, Fields) else ())
    return result


def _absent(root: Fields) -> set[str]:
    """Return the top keys whose value was refused, and `issues` where a table's issues are not all known."""
    absent = {key for key, value in root.items() if value is NOTHING}
    tables = root.get("tables")
    for table in tables.values() if isinstance(tables, Fields) else ():
        if not isinstance(table, Fields) or not isinstance(table.get("issues"), Fields):
            absent.add("issues")
    return absent


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from _WORD.findall(value)
    elif isinstance(value, dict):
        yield from (str(key) for key in value)
        for item in value.values():
            yield from _words(item)
    elif isinstance(value, list):
        for item in value:
            yield from _words(item)


def _path(error: Mapping[str, Any]) -> Path:
    path: Path = error["loc"]
    return path[:-1] if path and path[-1] == "[key]" else path


def _doomed(error: Mapping[str, Any]) -> Path:
    """Return what to take out for an error: the value, or what something is missing from."""
    path = _path(error)
    return path[:-1] if error["type"] == "missing" else path


def _stand_in(key: str, root: Fields) -> Any:
    hint = hints(Scenario)[keys(Scenario)[key]]
    if hint is date:
        return "2000-01-01"
    return "" if hint is str else Fields(root.mark)


def _without(errors: list[Any], root: Fields) -> tuple[list[Path], set[str]]:
    """Take what is wrong out of the root, put stand-ins for missing top keys; return what was taken and what was missing."""
    absent = {str(error["loc"][0]) for error in errors if error["type"] == "missing" and len(error["loc"]) == 1}
    doomed = [path for path in map(_doomed, errors) if path]
    prune(root, doomed)
    for key in absent:
        root.put(key, _stand_in(key, root), root.mark)
    return doomed, absent


def draft(pages: Pages) -> Draft:
    """Build what can be built of a scenario's pages, and tell all that cannot."""
    root, id_ = pages.root, pages.id
    names, issues = _names(root), _issues(root)
    problems, pruned, absent = list(pages.problems), list[Path](), _absent(root)
    lost = set(_WORD.findall(pages.lost))
    scenario: Scenario | None = None
    for turn in range(ROUNDS):
        try:
            form = form_of(Scenario).model_validate(root)
        except ValidationError as error:
            errors = error.errors(include_url=False, include_context=False)
        else:
            given = {name: getattr(form, name) for name in form.model_fields_set}
            scenario = Scenario(id=id_, **given)
            break
        for item in errors[:TOLD] if turn == 0 else ():
            path = _path(item)
            top = len(path) == 1 and item["type"] == "missing"
            if item["input"] is NOTHING or (top and not pages.whole):
                continue
            mark = mark_of(root, path)
            check, message = _message(item, path, root)
            problems.append(Problem(file=mark.file, line=mark.line, check=check, message=message))
        for path in map(_doomed, errors):
            lost.update(_words(at(root, path) if path else None))
        taken, missing = _without(errors, root)
        pruned += taken
        absent |= missing
    return Draft(
        scenario=scenario if pages.whole else None,
        root=root,
        names=names,
        issues=issues,
        absent=frozenset(absent),
        pruned=tuple(pruned),
        lost=frozenset(lost),
        problems=tuple(problems),
    )
