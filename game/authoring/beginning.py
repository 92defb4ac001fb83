"""A new scenario: a small one that is whole, written where nothing stood, for an author to change.

Knows a good name from a bad one and where the file goes; what a scenario is stands in the file it copies.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Final

from game.authoring.folder import ID, is_overlay
from game.core.errors import Problem, ScenarioError
from game.places import place

LENGTH: Final = 60
"""Most characters of a name."""
DEVICES: Final = frozenset({"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))})
"""Names that are no names for files on Windows."""
PLACEHOLDER: Final = "SCENARIO"
"""In the file that is copied: what to write where a command asks for the scenario."""


def template() -> Path:
    """Return the small scenario that is copied."""
    return place("assets") / "templates" / "scenario.yaml"


def begin(name: str, folder: Path | None = None) -> Path:
    """Write a small scenario of this name on the shelf, or into a folder; return its file. What stands there is never touched.

    Raises:
        ScenarioError: the name is none, something of that name is there already, or the file cannot be written.
    """
    if message := _objection(name):
        raise _refusal(name, "name", message)
    target = (folder if folder is not None else place("scenarios")) / f"{name}.yaml"
    for taken in (target, target.with_suffix("")):
        if taken.exists() or taken.is_symlink():
            raise _refusal(name, "name", f"'{taken.as_posix()}' is there already and is not written over; choose another name")
    text = template().read_text(encoding="utf-8").replace(PLACEHOLDER, called(target) if folder is not None else name)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except OSError as error:
        hint = "" if folder is not None else "; give a folder of your own: --folder DIR"
        message = f"cannot write to '{target.as_posix()}': {error.strerror or error}{hint}"
        raise _refusal(name, "folder", message) from error
    return target


def called(path: Path) -> str:
    """Return a path as one would type it after a command: with / on every system, in quotes where it has a space."""
    text = path.as_posix()
    return f'"{text}"' if " " in text else text


def _refusal(name: str, check: str, message: str) -> ScenarioError:
    return ScenarioError([Problem(file=name, line=0, check=check, message=message)])


def _objection(name: str) -> str:
    """Return why a name is none, with what was probably meant; nothing where it is one."""
    shown = name if len(name) <= LENGTH else name[: LENGTH - 1] + "…"
    if ID.fullmatch(name) is None:
        meant = _meant(name)
        hint = f" Did you mean '{meant}'?" if meant else ""
        return f"'{shown}' is no name for a scenario: lowercase letters, digits, '-' and '_' were expected, a letter first.{hint}"
    if len(name) > LENGTH:
        return f"the name '{shown}' has {len(name)} characters; at most {LENGTH} were expected"
    if name in DEVICES:
        return f"'{name}' names a device on Windows, where no file can be called so. Did you mean '{name}-scenario'?"
    if is_overlay(name):
        return f"'{name}' is a language, and a file of that name a translation. Did you mean '{name}-scenario'?"
    return ""


def _meant(name: str) -> str:
    """Return the nearest name that is one, or nothing."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    near = re.sub(r"[^a-z0-9_]+", "-", plain).strip("-_").lstrip("0123456789-_")[:LENGTH].rstrip("-_")
    return near if near and not _objection(near) else ""
