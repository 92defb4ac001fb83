"""The folder where saves live, and what a list of them shows.

Reads no more of a save than its list needs; a damaged one is listed with its problem.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.core.errors import JournalError
from game.saves.reading import Document, content_of, current, document_of, string

FOLDER: Final = "BACKCHANNEL_SAVES"
"""The environment variable that says where saves live."""

_ENDING: Final = ".json"
_DRAFT: Final = ".draft.json"


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
        document = current(document_of(content_of(path), str(path)), str(path))
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
        saved_at=string(document["saved_at"], "saved_at", str(path)),
        scenario=string(scenario["id"], "scenario.id", str(path)),
        title=string(scenario["title"], "scenario.title", str(path)),
        pace=string(pace, "pace", str(path)),
        turn=turn,
        turns=len(scenario["paces"][pace]["days"]),
        humans=tuple(sorted(seat for seat, player in seated.items() if player == "human")),
    )
