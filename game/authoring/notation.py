"""How the core's types are written in YAML: for each type hint of a field, what pydantic shall accept and make of it.

Knows nothing of files, lines or of any one scenario. The one definition of a scenario's shape is the core's dataclasses;
what stands here are only the shorthands of their YAML notation (docs: write a scenario).
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StrictBool,
    StrictInt,
    StrictStr,
    create_model,
)
from pydantic_core import PydanticCustomError

from game.core import clauses
from game.core.clauses import Amount, Effect
from game.core.scenario import Pace, Place, Scenario
from game.core.table import Body, Prior, Stakes, Table

Schema = dict[str, Any]

ID: Final = r"[a-z][a-z0-9_]*"
ID_OF_PACE: Final = r"[a-z][a-z0-9_-]*"
WRITTEN: Final[Mapping[tuple[type, str], str]] = {(clauses.Condition, "since"): "from"}
"""Fields whose key in YAML is another word."""
DECIMALS: Final[frozenset[tuple[type, str]]] = frozenset({(Amount, "plus"), (Place, "latitude"), (Place, "longitude")})
"""Fields written with up to two decimals and kept in hundredths."""
BY_OPTION: Final[frozenset[tuple[type, str]]] = frozenset({(Stakes, "worths"), (Body, "worths"), (Prior, "worths")})
"""Fields that give one worth to each option: as a mapping, or as a list in the order of the options."""


class Shape:
    """Tells a JSON Schema what a notation accepts beside the plain form."""

    def __init__(self, change: Callable[[Schema], Schema]) -> None:
        """Keep what makes the schema of the notation from that of the plain form."""
        self.change = change

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> Schema:
        """Return the schema; called by pydantic."""
        return self.change(handler(core))


@cache
def hints(cls: type) -> Mapping[str, Any]:
    """Return the type of each field of a core type."""
    return typing.get_type_hints(cls)


def inner(hint: Any) -> Any:
    """Return the type without `| None`: what is not given is left out, never written as nothing."""
    if isinstance(hint, UnionType):
        return next(part for part in typing.get_args(hint) if part is not NoneType)
    return hint


def has_id(hint: Any) -> bool:
    """Tell whether a type is a core type whose things carry their id."""
    return isinstance(hint, type) and is_dataclass(hint) and "id" in hints(hint)


def written(cls: type, name: str) -> str:
    """Return the YAML key of a field."""
    return WRITTEN.get((cls, name), name)


def keys(cls: type) -> dict[str, str]:
    """Return the YAML keys of a core type, each with its field; the id is never written inside."""
    return {written(cls, item.name): item.name for item in fields(cls) if item.name != "id"}


def _hundredths(value: Any) -> int:
    if type(value) is int:
        return value * 100
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and exponent >= -2:  # noqa: PLR2004  hundredths
            return int(value * 100)
        raise PydanticCustomError("decimals", "at most two decimals were expected")
    raise PydanticCustomError("number", "a number was expected")


def _day(value: Any) -> date:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("day", "there is no such day in the calendar") from None
    raise PydanticCustomError("day", "a date was expected")


def _one(kind: type) -> BeforeValidator:
    """Accept one thing where a list of such things is asked for."""
    return BeforeValidator(lambda value: [value] if isinstance(value, kind) else value)


def _either(schema: Schema) -> Schema:
    return {"anyOf": [schema["items"], schema]}


def _as_worths(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "array", "items": {"type": "integer"}}]}


def _no_list(value: Any) -> Any:
    if isinstance(value, list):
        raise PydanticCustomError("worths", "a list of worths must have one whole number for each option")
    return value


def _id(pattern: str) -> Any:
    def checked(value: str) -> str:
        if re.fullmatch(pattern, value) is None:
            raise PydanticCustomError("id", "an id was expected")
        return value

    return Annotated[StrictStr, AfterValidator(checked), Shape(lambda schema: {**schema, "pattern": f"^{pattern}$"})]


def _given(form: BaseModel) -> dict[str, Any]:
    return {name: getattr(form, name) for name in form.model_fields_set}


def _thing(cls: Any) -> Any:
    """Return the notation of a core type: a mapping of its fields."""
    return _built(cls, form_of(cls))


def _built(cls: Any, form: Any) -> Any:
    return Annotated[form, AfterValidator(lambda given: cls(**_given(given)))]


def _amount() -> Any:
    return Annotated[
        _thing(Amount),
        BeforeValidator(lambda value: {"base": value} if type(value) is int else value),
        Shape(lambda schema: {"anyOf": [{"type": "integer"}, schema]}),
    ]


def _by_id(cls: Any, *, ordered: bool) -> Any:
    """Return the notation of many things with ids: a mapping from id to fields."""

    def build(forms: dict[str, BaseModel]) -> Any:
        things = {name: cls(id=name, **_given(form)) for name, form in forms.items()}
        return tuple(things.values()) if ordered else things

    pattern = ID_OF_PACE if cls is Pace else ID
    return Annotated[dict[_id(pattern), form_of(cls)], AfterValidator(build)]  # type: ignore[misc]


def _tuple(hint: Any) -> Any:
    item, *rest = typing.get_args(hint)
    if has_id(item):
        return _by_id(item, ordered=True)
    if rest != [Ellipsis]:
        size = 1 + len(rest)
        return Annotated[list[notation(item)], Field(min_length=size, max_length=size), AfterValidator(tuple)]  # type: ignore[misc]
    many: Any = Annotated[list[notation(item)], AfterValidator(tuple)]  # type: ignore[misc]
    one = {str: str, Effect: dict}.get(item)
    return Annotated[many, _one(one), Shape(_either)] if one else many


_SIMPLE: Final[dict[Any, Any]] = {
    str: StrictStr,
    int: StrictInt,
    bool: StrictBool,
    date: Annotated[date, BeforeValidator(_day), Shape(lambda _: {"type": "string", "format": "date"})],
}
_HUNDREDTHS: Final[Any] = Annotated[int, BeforeValidator(_hundredths), Shape(lambda _: {"type": "number"})]


def notation(hint: Any) -> Any:
    """Return the annotated type by which pydantic reads a value of this type from YAML."""
    hint = inner(hint)
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if hint is Amount:
        return _amount()
    if is_dataclass(hint):
        return _thing(hint)
    if typing.get_origin(hint) is tuple:
        return _tuple(hint)
    value = typing.get_args(hint)[1]
    if has_id(value):
        return _by_id(value, ordered=False)
    return dict[str, notation(value)]  # type: ignore[misc]


def _field(cls: type, name: str) -> Any:
    if (cls, name) in DECIMALS:
        return dict[str, _HUNDREDTHS] if name == "plus" else _HUNDREDTHS
    if (cls, name) in BY_OPTION:
        worths = Annotated[dict[str, StrictInt], BeforeValidator(_no_list), Shape(_as_worths)]
        return dict[str, worths]
    if (cls, name) == (clauses.Condition, "any_of"):
        inside = _built(cls, "Condition")  # by name: the model is being made
        return Annotated[list[inside], AfterValidator(tuple)]  # type: ignore[valid-type]
    return notation(hints(cls)[name])


def _in_order(table: Any) -> Any:
    """Give the worths of a table that are lists the names of the options they stand for."""
    issues = table.get("issues") if isinstance(table, dict) else None
    if not isinstance(issues, dict):
        return table
    options = {
        name: list(issue["options"])
        for name, issue in issues.items()
        if isinstance(issue, dict) and isinstance(issue.get("options"), dict)
    }

    def named(holder: Any) -> Any:
        if not isinstance(holder, dict):
            return holder
        holder = dict(holder)
        if isinstance(worths := holder.get("worths"), dict):
            holder["worths"] = {
                issue: dict(zip(options[issue], row, strict=True))
                if issue in options and isinstance(row, list) and len(row) == len(options[issue])
                else row
                for issue, row in worths.items()
            }
        if "publicly" in holder:
            holder["publicly"] = named(holder["publicly"])
        return holder

    table = dict(table)
    for key in ("stakes", "bodies"):
        if isinstance(holders := table.get(key), dict):
            table[key] = {name: named(holder) for name, holder in holders.items()}
    return table


@cache
def form_of(cls: type) -> type[BaseModel]:
    """Return the pydantic model of a core type: its fields without the id, nothing else allowed."""
    config = ConfigDict(extra="forbid", defer_build=cls is not Scenario, arbitrary_types_allowed=True)
    given: dict[str, Any] = {}
    for item in fields(cls):
        if item.name == "id":
            continue
        needed = item.default is MISSING and item.default_factory is MISSING
        alias = WRITTEN.get((cls, item.name))
        given[item.name] = (_field(cls, item.name), Field(default=... if needed else None, alias=alias))
    if cls is Table:
        base = create_model("Table", __config__=config, **given)
        return Annotated[base, BeforeValidator(_in_order)]  # type: ignore[return-value]
    return create_model(cls.__name__, __config__=config, **given)
