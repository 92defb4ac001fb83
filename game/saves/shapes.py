"""Plain data into values of the rules, through pydantic, with the place of what does not fit.

Pydantic is imported inside the functions that need it, so that importing this module costs nothing. Knows nothing of files.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from game.core.errors import JournalError
from game.core.journal import Record
from game.core.scenario import Scenario
from game.saves.writing import shown, text_of

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError


@lru_cache(maxsize=1)
def adapter_of_scenarios() -> TypeAdapter[Any]:
    """Return what makes a Scenario of plain data."""
    from pydantic import ConfigDict, TypeAdapter  # noqa: PLC0415  a tenth of a second that only reading needs

    return TypeAdapter(tuple[Scenario], config=ConfigDict(extra="forbid", strict=True))  # in a tuple, which may be configured


@lru_cache(maxsize=1)
def adapter_of_records() -> TypeAdapter[Any]:
    """Return what makes journal records of plain data."""
    from typing import Annotated  # noqa: PLC0415

    from pydantic import ConfigDict, Field, TypeAdapter  # noqa: PLC0415

    kinds = tuple[Annotated[Record, Field(discriminator="kind")], ...]
    return TypeAdapter(kinds, config=ConfigDict(extra="forbid", strict=True))


def validated(adapter: TypeAdapter[Any], thing: object, key: str, name: str) -> Any:
    """Return plain data as what an adapter makes of it; refuse what does not fit, naming the file and the place."""
    from pydantic import ValidationError  # noqa: PLC0415

    single = key != "records"
    try:
        found = adapter.validate_json(text_of([thing] if single else thing).encode())
    except UnicodeEncodeError as error:
        raise JournalError(f"'{name}': a text in '{key}' is not Unicode") from error
    except ValidationError as error:
        raise JournalError(f"'{name}': {_problem(error, key, single=single)}") from error
    return found[0] if single else found


def _problem(error: ValidationError, key: str, *, single: bool) -> str:
    """Say in plain words what pydantic found first, and where."""
    found = error.errors(include_url=False)
    first = found[0]
    place = list(first["loc"])
    if single:
        where = ".".join([key, *(str(step) for step in place[1:])])
    elif place:
        number = place.pop(0)
        kind = f" ({place.pop(0)})" if place else ""
        where = f"record {int(number) + 1}{kind}" + (f", {'.'.join(str(step) for step in place)}" if place else "")
    else:
        where = key
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return f"{where}: {_said(first['type'], first['input'], first['msg'], first.get('ctx', {}))}{more}"


_EXPECTED: Final = {
    "int_type": "a whole number was expected",
    "int_from_float": "a whole number was expected",
    "string_type": "text was expected",
    "bool_type": "true or false was expected",
    "tuple_type": "a list was expected",
    "mapping_type": "an object was expected",
    "dict_type": "an object was expected",
    "dataclass_type": "an object was expected",
    "date_type": "a date like 2024-01-31 was expected",
    "date_parsing": "a date like 2024-01-31 was expected",
    "date_from_datetime_parsing": "a date like 2024-01-31 was expected",
}


def _said(kind: str, given: object, message: str, context: dict[str, Any]) -> str:
    if kind == "missing":
        return "is missing"
    if kind == "unexpected_keyword_argument":
        return "unknown key"
    if kind == "union_tag_invalid":
        return f"there is no kind of record called {shown(context.get('tag'))}; expected {context.get('expected_tags')}"
    if kind == "union_tag_not_found":
        return "the kind of record is missing"
    if kind == "literal_error":
        return f"{context.get('expected')} was expected, not {shown(given)}"
    return f"{_EXPECTED[kind]}, not {shown(given)}" if kind in _EXPECTED else lower(message)


def lower(text: str) -> str:
    """Return a message as ours begin: lowercase."""
    return text[:1].lower() + text[1:]
