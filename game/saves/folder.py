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
from game.core.journal import replay
from game.saves.drafts import draft_path
from game.saves.reading import Document, content_of, current, document_of, read, string

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
    over: bool = False
    """Whether its last turn was played. An ending before that shows only when it is replayed (`latest` looks)."""
    humans: tuple[str, ...] = ()
    """Seats in which people sit."""
    seats: tuple[str, ...] = ()
    """What these seats are called, as the save itself names them."""
    draft: bool = False
    """Whether orders that were not sealed lie beside it."""
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
    found = [_glance(path)[0] for path in _saves(place)]
    return tuple(sorted(found, key=lambda summary: summary.saved_at, reverse=True))


def latest(place: Path, *, closely: bool = True) -> Summary | None:
    """Return the save to go on with: the newest file that holds a match not over yet; None where there is none.

    Reads one save after another, and most often only one; replays it only where nothing else tells that it is not over. Where
    that is not to be waited for (not `closely`), one that may be over is taken for one that goes on. Raises JournalError where
    the folder cannot be read.
    """
    for path in sorted(_saves(place), key=_written, reverse=True):
        summary, undecided = _glance(path)
        if summary.problem or summary.over:
            continue
        if closely and undecided and not _goes_on(path):
            continue
        return summary
    return None


def _goes_on(path: Path) -> bool:
    """Tell by replaying it whether a match is sound and not over."""
    try:
        return not replay(read(path)).world.ending
    except JournalError:
        return False


def _saves(place: Path) -> list[Path]:
    try:
        return sorted(path for path in place.iterdir() if _is_save(path))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise JournalError(f"cannot read the folder '{place}': {error.strerror or error}") from error


def _written(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:  # gone meanwhile, or a link to nothing
        return 0


def _is_save(path: Path) -> bool:
    name = path.name
    return name.endswith(_ENDING) and not name.endswith(_DRAFT) and not name.startswith(".")


def _glance(path: Path) -> tuple[Summary, bool]:
    """Return what a list shows of a save, and whether only replaying it can tell that it is not over."""
    name = path.name.removesuffix(_ENDING)
    try:
        document = current(document_of(content_of(path), str(path)), str(path))
        summary = _summarised(path, name, document)
        return summary, not summary.over and not summary.draft and _may_be_over(document)
    except JournalError as error:
        return Summary(path=path, name=name, problem=str(error)), False
    except (LookupError, AttributeError, TypeError, ValueError):
        return Summary(path=path, name=name, problem=f"'{path}' lacks what every journal holds"), False


def _may_be_over(document: Document) -> bool:
    """Tell whether a match may have ended before its last turn: a turn was played, and nobody has sealed anything since."""
    if not any(ending["early"] for ending in document["scenario"]["endings"]):
        return False
    kinds = [record["kind"] for record in document["records"]]
    return next((kind == "played" for kind in reversed(kinds) if kind in {"sealed", "played", "undone"}), False)


def _summarised(path: Path, name: str, document: Document) -> Summary:
    scenario, records = document["scenario"], document["records"]
    pace = records[0]["pace"]
    seated = {record["seat"]: record["player"] for record in records if record["kind"] == "seated"}
    turn = 1
    for record in records:
        if record["kind"] in {"played", "undone"}:
            turn = int(record["turn"]) + (record["kind"] == "played")
    turns = len(scenario["paces"][pace]["days"])
    humans = tuple(sorted(seat for seat, player in seated.items() if player == "human"))
    actors = {seat: scenario["actors"][seat] for seat in humans}
    return Summary(
        path=path,
        name=name,
        saved_at=string(document["saved_at"], "saved_at", str(path)),
        scenario=string(scenario["id"], "scenario.id", str(path)),
        title=string(scenario["title"], "scenario.title", str(path)),
        pace=string(pace, "pace", str(path)),
        turn=turn,
        turns=turns,
        over=turn > turns,
        humans=humans,
        seats=tuple(string(actor["short"] or actor["name"], f"{seat}.name", str(path)) for seat, actor in actors.items()),
        draft=draft_path(path).exists(),
    )
