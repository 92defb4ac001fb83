"""Files into journals: read strictly, upgraded from older formats, told plainly what is wrong with them.

Knows formats and that a journal must replay; a file is never changed by reading it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NoReturn

from game.core.errors import JournalError
from game.core.journal import FORMAT, RULES, Journal, replay
from game.core.scenario import Scenario
from game.saves.shapes import adapter_of_records, adapter_of_scenarios, lower, validated
from game.saves.writing import PROGRAM, shown

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

_HEAD: Final = ("program", "format", "rules", "saved_at", "scenario", "records")


def read(path: Path) -> Journal:
    """Return the journal in a file, upgraded to the present format and known to replay. The file is left as it is.

    Raises JournalError, naming the file, the place and what is wrong: missing, not UTF-8, cut off, not JSON, not a journal,
    newer, too old, edited, or leading to another World than it recorded.
    """
    return from_bytes(content_of(path), str(path))


def from_bytes(content: bytes, name: str) -> Journal:
    """Return the journal in the content of a file called `name`, as `read` does."""
    document = current(document_of(content, name), name)
    for key in document:
        if key not in _HEAD:
            raise JournalError(f"'{name}': unknown key '{key}' at the top; expected {', '.join(_HEAD)}")
    journal = Journal(
        format=document["format"],
        rules=_whole(document.get("rules"), "rules", name),
        saved_at=string(document.get("saved_at", ""), "saved_at", name),
        scenario=validated(adapter_of_scenarios(), document.get("scenario"), "scenario", name),
        records=validated(adapter_of_records(), document.get("records"), "records", name),
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


def content_of(path: Path) -> bytes:
    """Return what a file holds; refuse what is missing, no file, or too large."""
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


def document_of(content: bytes, name: str) -> Document:
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
        raise JournalError(f"'{name}' is not JSON: {lower(error.msg)}, line {error.lineno}, byte {byte:,}") from error
    except ValueError as error:  # of the hooks, or a number longer than Python reads
        raise JournalError(f"'{name}': {lower(str(error))}") from error
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
        raise ValueError(f"the key {shown(twice)} is given twice; only one can hold")
    return fields


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"'{text}' is no number a journal holds")


def current(document: Document, name: str) -> Document:
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
        raise JournalError(f"'{name}': '{key}' must be a whole number, not {shown(thing)}")
    return thing


def string(thing: object, key: str, name: str) -> str:
    """Return a thing that must be text; refuse any other, naming its key."""
    if not isinstance(thing, str):
        raise JournalError(f"'{name}': '{key}' must be text, not {shown(thing)}")
    return thing


def _plausible(scenario: Scenario, name: str) -> None:
    """Refuse numbers that only a hostile hand writes, before anything is computed with them."""
    for pace in scenario.paces.values():
        if not pace.days or len(pace.days) > TURNS_LIMIT or not all(0 < days <= DAYS_LIMIT for days in pace.days):
            raise JournalError(f"'{name}': the pace '{pace.id}' has no turns, too many, or one of impossible length")
    for table in scenario.tables.values():
        if table.size() > PACKAGES_LIMIT:
            raise JournalError(f"'{name}': the table '{table.id}' has more than {PACKAGES_LIMIT:,} packages")
