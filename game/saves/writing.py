"""Journals into files: written whole or not at all, safe on the disk.

Knows the shape of a file; nothing of what is read back, or of where saves live.
"""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from game.core.errors import JournalError
from game.core.journal import Journal

PROGRAM: Final = "backchannel"
"""The mark at the head of every file this module writes."""

LATER: Final = frozenset({"assumptions"})
"""Parts of a scenario that format 1 came to know later: not written where there are none, so that older programs read on."""


def to_bytes(journal: Journal) -> bytes:
    """Return a journal as it stands in a file: UTF-8 JSON, a line for each part of the scenario and for each record.

    Raises JournalError where a text in it is not Unicode that can be written.
    """
    written = _plain(journal.scenario).items()
    parts = [f"{text_of(key)}:{text_of(part)}" for key, part in written if part or key not in LATER]
    lines = [text_of(record) for record in journal.records]
    head = f'"program":"{PROGRAM}","format":{journal.format},"rules":{journal.rules},"saved_at":{text_of(journal.saved_at)}'
    scenario_text, records_text = ",\n".join(parts), ",\n".join(lines)
    whole = f'{{{head},\n"scenario":{{\n{scenario_text}}},\n"records":[\n{records_text}]}}\n'
    try:
        return whole.encode()
    except UnicodeEncodeError as error:
        message = f"a text in the journal cannot be written as UTF-8: {shown(error.object[error.start - 20 : error.end])}"
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
    replace_file(path, to_bytes(stamped))
    return stamped


def replace_file(path: Path, content: bytes) -> None:
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


def text_of(thing: object) -> str:
    """Return JSON in the order things are given: which table is the main one and how options range is said by order alone."""
    return _ENCODER.encode(thing)


def shown(thing: object) -> str:
    """Return a thing as a short quotation that can always be printed."""
    text = ascii(thing) if isinstance(thing, str) and not thing.isprintable() else repr(thing)
    return text if len(text) <= 60 else f"{text[:57]}…"  # noqa: PLR2004
