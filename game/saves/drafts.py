"""Orders on which a seat is still working, kept beside the save, so that a kill in mid-turn loses nothing.

Knows nothing of whether they are legal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from game.core.errors import JournalError
from game.core.journal import FORMAT
from game.core.orders import Orders
from game.saves.reading import content_of, document_of
from game.saves.shapes import validated
from game.saves.writing import PROGRAM, replace_file, text_of

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_ENDING: Final = ".json"
_DRAFT: Final = ".draft.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsealed:
    """Orders on which a seat was still working."""

    orders: Orders
    """As far as they had come; they may not be legal."""
    reason: str = ""
    """The line of reason so far."""
    prediction: str = ""
    """The prediction so far."""
    packages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Packages that were built but not proposed, by table."""


def draft_path(path: Path) -> Path:
    """Return where the draft beside a save is kept: `NAME.draft.json`."""
    return path.with_name(path.name.removesuffix(_ENDING) + _DRAFT)


def write_draft(path: Path, unsealed: Unsealed) -> None:
    """Keep unsealed orders beside the save `path`, in the place of earlier ones. Raises JournalError where that fails."""
    text = f'{{"program":"{PROGRAM}","format":{FORMAT},"draft":{text_of(unsealed)}}}\n'
    try:
        content = text.encode()
    except UnicodeEncodeError as error:
        raise JournalError("a text in the draft cannot be written as UTF-8") from error
    replace_file(draft_path(path), content)


def read_draft(path: Path) -> Unsealed | None:
    """Return the unsealed orders beside the save `path`; None where there are none, or they are of another format.

    Raises JournalError where the draft is damaged.
    """
    place = draft_path(path)
    if not place.exists():
        return None
    document = document_of(content_of(place), str(place))
    if document["format"] != FORMAT:
        return None
    found: Unsealed = validated(_adapter(), document.get("draft"), "draft", str(place))
    return found


def carry_draft(path: Path, target: Path) -> None:
    """Put the draft beside the save `path`, sound or not, beside the save `target`; where there is none, let there be none there.

    Raises JournalError where it cannot be read or written.
    """
    if path == target:
        return
    place = draft_path(path)
    if place.exists():
        replace_file(draft_path(target), content_of(place))
    else:
        clear_draft(target)


def clear_draft(path: Path) -> None:
    """Remove the draft beside the save `path`, if there is one. Raises JournalError where it cannot be removed."""
    try:
        draft_path(path).unlink(missing_ok=True)
    except OSError as error:
        raise JournalError(f"cannot remove '{draft_path(path)}': {error.strerror or error}") from error


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Any]:
    """Return what makes an unsealed paper of plain data."""
    from pydantic import ConfigDict, TypeAdapter  # noqa: PLC0415

    return TypeAdapter(tuple[Unsealed], config=ConfigDict(extra="forbid", strict=True))
