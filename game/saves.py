"""Journals on disk: written whole or not at all, read strictly, and told plainly what is wrong with them.

Knows formats, their upgrades and where saves live; knows nothing of screens, and of the rules only that a journal must replay.
Pydantic is imported inside the functions that need it, so that importing this module costs nothing.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

from game.core.errors import JournalError
from game.core.journal import FORMAT, RULES, Journal, Record, replay
from game.core.orders import Orders
from game.core.scenario import Scenario

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError

PROGRAM: Final = "backchannel"
"""The mark at the head of every file this module writes."""

OLDEST_READABLE: Final = 1
"""The oldest format that can still be read."""

Document = dict[str, Any]
"""A save as plain data, its top keys not yet checked."""

UPGRADES: Final[dict[int, Callable[[Document], Document]]] = {}
"""For each older format: what makes a document of the next one out of it (`format` itself is raised by the reader)."""

SIZE_LIMIT: Final = 32 * 1024 * 1024
"""Bytes in one file: more is no journal."""

DAYS_LIMIT, TURNS_LIMIT, PACKAGES_LIMIT = 3_660, 1_000, 100_000
"""Days in a turn, turns in a pace, packages at a table: a file that asks for more would stop the machine."""

FOLDER: Final = "BACKCHANNEL_SAVES"
"""The environment variable that says where saves live."""

_ENDING: Final = ".json"
_DRAFT: Final = ".draft.json"
_HEAD: Final = ("program", "format", "rules", "saved_at", "scenario", "records")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsealed:
    """Orders on which a seat was still working."""

    orders: Orders
    """As far as they had come; they may not be legal."""
    reason: str = ""
    """The line of reason so far."""
    prediction: str = ""
    """The prediction so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One save, as a list of saves shows it."""

    path: Path
    """The file."""
    name: str
    """Its name without the ending."""
    saved_at: str = ""
    """When it was written."""
    scenario: str = ""
    """The scenario's id."""
    title: str = ""
    """The scenario's title."""
    pace: str = ""
    """The pace it is played at."""
    turn: int = 0
    """The turn that is to be played; one more than `turns` when all were."""
    turns: int = 0
    """How many turns its pace has."""
    humans: tuple[str, ...] = ()
    """Seats in which people sit."""
    problem: str = ""
    """Why it cannot be used; empty where nothing is wrong at first sight (only `read` looks closely)."""


# -- writing ----------------------------------------------------------------------------------------------------------


def to_bytes(journal: Journal) -> bytes:
    """Return a journal as it stands in a file: UTF-8 JSON, a line for each part of the scenario and for each record.

    Raises JournalError where a text in it is not Unicode that can be written.
    """
    parts = [f"{_text(key)}:{_text(part)}" for key, part in _plain(journal.scenario).items()]
    lines = [_text(record) for record in journal.records]
    head = f'"program":"{PROGRAM}","format":{journal.format},"rules":{journal.rules},"saved_at":{_text(journal.saved_at)}'
    scenario_text, records_text = ",\n".join(parts), ",\n".join(lines)
    whole = f'{{{head},\n"scenario":{{\n{scenario_text}}},\n"records":[\n{records_text}]}}\n'
    try:
        return whole.encode()
    except UnicodeEncodeError as error:
        message = f"a text in the journal cannot be written as UTF-8: {_shown(error.object[error.start - 20 : error.end])}"
        raise JournalError(message) from error


def write(journal: Journal, path: Path, *, saved_at: str | None = None) -> Journal:
    """Write a journal so that the file holds either the old one or the new one, whole, whatever happens; return what was written.

    `saved_at` is the present moment (UTC) unless given. Makes the folder where it is missing. Raises JournalError where it could
    not be written; the old file is then as it was.
    """
    stamp = datetime.now(UTC).isoformat(timespec="seconds") if saved_at is None else saved_at
    stamped = Journal(
        format=journal.format, rules=journal.rules, saved_at=stamp, scenario=journal.scenario, records=journal.records
    )
    _replace(path, to_bytes(stamped))
    return stamped


def _replace(path: Path, content: bytes) -> None:
    """Put content in the place of a file: all of it, safe on the disk, or nothing."""
    target = Path(os.path.realpath(path))  # a link stays a link
    temporary = ""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        number, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(target)
    except OSError as error:
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink()
        message = f"cannot write '{path}': {error.strerror or error}"
        raise JournalError(message) from error
    with suppress(OSError):  # some file systems cannot; the content itself is safe
        _settle(target.parent)


def _settle(folder: Path) -> None:
    """Make the renaming itself survive a power cut. Windows does not open folders and needs no such thing."""
    if os.name != "posix":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


@lru_cache(maxsize=256)
def _names(kind: type) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind))


def _plain(thing: object) -> Any:
    """Return a value of the rules as what JSON knows, one level deep."""
    if is_dataclass(thing) and not isinstance(thing, type):
        return {name: getattr(thing, name) for name in _names(type(thing))}
    if isinstance(thing, date):
        return thing.isoformat()
    raise TypeError(f"{type(thing).__name__} has no place in a journal")


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_plain)


def _text(thing: object) -> str:
    """Return JSON in the order things are given: which table is the main one and how options range is said by order alone."""
    return _ENCODER.encode(thing)


# -- reading ----------------------------------------------------------------------------------------------------------


def read(path: Path) -> Journal:
    """Return the journal in a file, upgraded to the present format and known to replay. The file is left as it is.

    Raises JournalError, naming the file, the place and what is wrong: missing, not UTF-8, cut off, not JSON, not a journal,
    newer, too old, edited, or leading to another World than it recorded.
    """
    return from_bytes(_content(path), str(path))


def from_bytes(content: bytes, name: str) -> Journal:
    """Return the journal in the content of a file called `name`, as `read` does."""
    document = _current(_document(content, name), name)
    for key in document:
        if key not in _HEAD:
            raise JournalError(f"'{name}': unknown key '{key}' at the top; expected {', '.join(_HEAD)}")
    journal = Journal(
        format=document["format"],
        rules=_whole(document.get("rules"), "rules", name),
        saved_at=_string(document.get("saved_at", ""), "saved_at", name),
        scenario=_validated(_adapter_of_scenarios(), document.get("scenario"), "scenario", name),
        records=_validated(_adapter_of_records(), document.get("records"), "records", name),
    )
    if journal.rules > RULES:
        raise JournalError(
            f"'{name}' was written by a newer version of Backchannel (rules {journal.rules}; this one plays rules {RULES})"
        )
    _plausible(journal.scenario, name)
    try:
        replay(journal)
    except JournalError as error:
        raise JournalError(f"'{name}' does not replay: {error}") from error
    except (LookupError, ArithmeticError, AttributeError, TypeError, ValueError, RecursionError) as error:
        raise JournalError(f"'{name}' does not replay: its scenario is broken ({type(error).__name__}: {error})") from error
    return journal


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError as error:
        raise JournalError(f"there is no file '{path}'") from error
    except IsADirectoryError as error:
        raise JournalError(f"'{path}' is a folder, not a save") from error
    except OSError as error:
        raise JournalError(f"cannot read '{path}': {error.strerror or error}") from error
    if len(content) > SIZE_LIMIT:
        raise JournalError(f"'{path}' is larger than {SIZE_LIMIT // 1024 // 1024} MiB: not a save of this program")
    return content


def _document(content: bytes, name: str) -> Document:
    """Return the JSON object a file holds, with the mark of this program."""
    if not content.strip():
        raise JournalError(f"'{name}' is empty")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.end == len(content) and error.reason == "unexpected end of data":
            _cut(content, name)
        line = content.count(b"\n", 0, error.start) + 1
        raise JournalError(f"'{name}' is not UTF-8 text: byte {error.start + 1:,} (line {line}) cannot be read") from error
    try:
        document = json.loads(text, object_pairs_hook=_fields, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        if _breaks_off(text, error):
            _cut(content, name)
        byte = len(text[: error.pos].encode()) + 1
        raise JournalError(f"'{name}' is not JSON: {_lower(error.msg)}, line {error.lineno}, byte {byte:,}") from error
    except ValueError as error:  # of the hooks, or a number longer than Python reads
        raise JournalError(f"'{name}': {_lower(str(error))}") from error
    except RecursionError as error:
        raise JournalError(f"'{name}' nests too deeply: not a save of this program") from error
    if not isinstance(document, dict) or document.get("program") != PROGRAM or "format" not in document:
        raise JournalError(f"'{name}' is not a Backchannel journal: it lacks the mark '\"program\":\"{PROGRAM}\"' and a format")
    return document


def _breaks_off(text: str, error: json.JSONDecodeError) -> bool:
    """Tell whether what is wrong with a JSON object is that its end is missing."""
    body = text.strip()
    if not body.startswith("{") or error.lineno <= text.rstrip().count("\n"):
        return False
    return error.pos >= len(text.rstrip()) or not body.endswith("}") or error.msg.startswith("Unterminated string")


def _cut(content: bytes, name: str) -> NoReturn:
    line = content.count(b"\n") + 1
    raise JournalError(f"'{name}' is not whole: it breaks off at byte {len(content):,} in line {line}")


def _fields(pairs: list[tuple[str, Any]]) -> Document:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {_shown(twice)} is given twice; only one can hold")
    return fields


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"'{text}' is no number a journal holds")


def _current(document: Document, name: str) -> Document:
    """Return a document in the present format, upgraded step by step."""
    number = _whole(document["format"], "format", name)
    if number > FORMAT:
        raise JournalError(
            f"'{name}' was written by a newer version of Backchannel (format {number}; this one reads up to {FORMAT})"
        )
    if number < OLDEST_READABLE:
        raise JournalError(
            f"'{name}' was written by a version too old to be read (format {number}; the oldest readable is {OLDEST_READABLE})"
        )
    while number < FORMAT:
        try:
            document = {**UPGRADES[number](document), "format": number + 1}
        except (LookupError, AttributeError, TypeError, ValueError) as error:
            raise JournalError(f"'{name}' is no sound journal of format {number}: {type(error).__name__} {error}") from error
        number += 1
    return document


def _whole(thing: object, key: str, name: str) -> int:
    if not isinstance(thing, int) or isinstance(thing, bool):
        raise JournalError(f"'{name}': '{key}' must be a whole number, not {_shown(thing)}")
    return thing


def _string(thing: object, key: str, name: str) -> str:
    if not isinstance(thing, str):
        raise JournalError(f"'{name}': '{key}' must be text, not {_shown(thing)}")
    return thing


def _plausible(scenario: Scenario, name: str) -> None:
    """Refuse numbers that only a hostile hand writes, before anything is computed with them."""
    for pace in scenario.paces.values():
        if not pace.days or len(pace.days) > TURNS_LIMIT or not all(0 < days <= DAYS_LIMIT for days in pace.days):
            raise JournalError(f"'{name}': the pace '{pace.id}' has no turns, too many, or one of impossible length")
    for table in scenario.tables.values():
        if table.size() > PACKAGES_LIMIT:
            raise JournalError(f"'{name}': the table '{table.id}' has more than {PACKAGES_LIMIT:,} packages")


# -- shapes -----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _adapter_of_scenarios() -> TypeAdapter[Any]:
    from pydantic import ConfigDict, TypeAdapter  # noqa: PLC0415  a tenth of a second that only reading needs

    return TypeAdapter(tuple[Scenario], config=ConfigDict(extra="forbid", strict=True))  # in a tuple, which may be configured


@lru_cache(maxsize=1)
def _adapter_of_records() -> TypeAdapter[Any]:
    from typing import Annotated  # noqa: PLC0415

    from pydantic import ConfigDict, Field, TypeAdapter  # noqa: PLC0415

    kinds = tuple[Annotated[Record, Field(discriminator="kind")], ...]
    return TypeAdapter(kinds, config=ConfigDict(extra="forbid", strict=True))


@lru_cache(maxsize=1)
def _adapter_of_drafts() -> TypeAdapter[Any]:
    from pydantic import ConfigDict, TypeAdapter  # noqa: PLC0415

    return TypeAdapter(tuple[Unsealed], config=ConfigDict(extra="forbid", strict=True))


def _validated(adapter: TypeAdapter[Any], thing: object, key: str, name: str) -> Any:
    from pydantic import ValidationError  # noqa: PLC0415

    single = key != "records"
    try:
        found = adapter.validate_json(_text([thing] if single else thing).encode())
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
        return f"there is no kind of record called {_shown(context.get('tag'))}; expected {context.get('expected_tags')}"
    if kind == "union_tag_not_found":
        return "the kind of record is missing"
    if kind == "literal_error":
        return f"{context.get('expected')} was expected, not {_shown(given)}"
    return f"{_EXPECTED[kind]}, not {_shown(given)}" if kind in _EXPECTED else _lower(message)


def _shown(thing: object) -> str:
    """Return a thing as a short quotation that can always be printed."""
    text = ascii(thing) if isinstance(thing, str) and not thing.isprintable() else repr(thing)
    return text if len(text) <= 60 else f"{text[:57]}…"  # noqa: PLR2004


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


# -- where saves live -------------------------------------------------------------------------------------------------


def folder() -> Path:
    """Return where saves live: BACKCHANNEL_SAVES, or else the place this system keeps such things. It may not exist yet.

    Raises JournalError where the user has no home folder and the variable is not set.
    """
    if chosen := os.environ.get(FOLDER):
        return Path(chosen).expanduser()
    try:
        home = Path.home()
    except RuntimeError as error:
        raise JournalError(f"no home folder was found; set {FOLDER} to the folder for saves") from error
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Backchannel" / "saves"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Backchannel" / "saves"
    given = os.environ.get("XDG_DATA_HOME", "")
    base = Path(given) if given.startswith("/") else home / ".local" / "share"  # the standard says: absolute or ignored
    return base / "backchannel" / "saves"


def listing(place: Path) -> tuple[Summary, ...]:
    """Return every save in a folder, the latest first; damaged ones too, each with what is wrong. A missing folder is empty."""
    try:
        paths = sorted(path for path in place.iterdir() if _is_save(path))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise JournalError(f"cannot read the folder '{place}': {error.strerror or error}") from error
    found = [_summary(path) for path in paths]
    return tuple(sorted(found, key=lambda summary: summary.saved_at, reverse=True))


def _is_save(path: Path) -> bool:
    name = path.name
    return name.endswith(_ENDING) and not name.endswith(_DRAFT) and not name.startswith(".")


def _summary(path: Path) -> Summary:
    name = path.name.removesuffix(_ENDING)
    try:
        document = _current(_document(_content(path), str(path)), str(path))
        return _summarised(path, name, document)
    except JournalError as error:
        return Summary(path=path, name=name, problem=str(error))
    except (LookupError, AttributeError, TypeError, ValueError):
        return Summary(path=path, name=name, problem=f"'{path}' lacks what every journal holds")


def _summarised(path: Path, name: str, document: Document) -> Summary:
    scenario, records = document["scenario"], document["records"]
    pace = records[0]["pace"]
    seated = {record["seat"]: record["player"] for record in records if record["kind"] == "seated"}
    turn = 1
    for record in records:
        if record["kind"] in {"played", "undone"}:
            turn = int(record["turn"]) + (record["kind"] == "played")
    return Summary(
        path=path,
        name=name,
        saved_at=_string(document["saved_at"], "saved_at", str(path)),
        scenario=_string(scenario["id"], "scenario.id", str(path)),
        title=_string(scenario["title"], "scenario.title", str(path)),
        pace=_string(pace, "pace", str(path)),
        turn=turn,
        turns=len(scenario["paces"][pace]["days"]),
        humans=tuple(sorted(seat for seat, player in seated.items() if player == "human")),
    )


# -- drafts -----------------------------------------------------------------------------------------------------------


def draft_path(path: Path) -> Path:
    """Return where the draft beside a save is kept: `NAME.draft.json`."""
    return path.with_name(path.name.removesuffix(_ENDING) + _DRAFT)


def write_draft(path: Path, unsealed: Unsealed) -> None:
    """Keep unsealed orders beside the save `path`, in the place of earlier ones. Raises JournalError where that fails."""
    text = f'{{"program":"{PROGRAM}","format":{FORMAT},"draft":{_text(unsealed)}}}\n'
    try:
        content = text.encode()
    except UnicodeEncodeError as error:
        raise JournalError("a text in the draft cannot be written as UTF-8") from error
    _replace(draft_path(path), content)


def read_draft(path: Path) -> Unsealed | None:
    """Return the unsealed orders beside the save `path`; None where there are none, or they are of another format.

    Raises JournalError where the draft is damaged.
    """
    place = draft_path(path)
    if not place.exists():
        return None
    document = _document(_content(place), str(place))
    if document["format"] != FORMAT:
        return None
    found: Unsealed = _validated(_adapter_of_drafts(), document.get("draft"), "draft", str(place))
    return found


def clear_draft(path: Path) -> None:
    """Remove the draft beside the save `path`, if there is one. Raises JournalError where it cannot be removed."""
    try:
        draft_path(path).unlink(missing_ok=True)
    except OSError as error:
        raise JournalError(f"cannot remove '{draft_path(path)}': {error.strerror or error}") from error
