"""The shelf: which scenarios there are, and one of them read and checked.

Knows nothing of playing; every front end and every tool gets its scenarios here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.authoring.folder import ID, is_overlay, open_pages, pages, read_file, shown
from game.authoring.forms import draft, meant, spread
from game.authoring.lint import lint
from game.authoring.marks import Fields
from game.core.errors import Problem, ScenarioError
from game.core.scenario import Scenario
from game.places import place

SHOWN: Final = ("title", "summary", "notice", "language")
"""Top keys that stand on the shelf."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the shelf shows of a scenario that has not been opened."""

    id: str
    """The folder's or file's name."""
    path: Path
    """The folder or file."""
    title: str
    """Its title; the id where none can be read."""
    summary: str = ""
    """What it is about."""
    notice: str = ""
    """Content notice."""
    language: str = "en"
    """Language of its text."""


def _paths(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        is_scenario = path.suffix == ".yaml" and path.is_file() and not is_overlay(path.stem)
        if ID.fullmatch(path.stem) and (is_scenario or (path.is_dir() and any(pages(path)))):
            yield path


def _header(path: Path) -> Header:
    """Read the title page alone: the one file that begins a line with `title:`, and of it the texts that are shown."""
    for page in pages(path) if path.is_dir() else [path]:
        root: Fields = read_file(page, shown(page), only=SHOWN).root
        if isinstance(root.get("title"), str):
            texts = {key: root[key] for key in SHOWN if isinstance(root.get(key), str)}
            return Header(id=path.stem, path=path, **texts)
    return Header(id=path.stem, path=path, title=path.stem)


def shelf() -> tuple[Header, ...]:
    """Return what there is to play, by id, without checking any of it."""
    return tuple(_header(path) for path in _paths(place("scenarios")))


def find(name: str | os.PathLike[str]) -> Path:
    """Return the file or folder of a scenario: a path that exists, or the id of one on the shelf.

    Raises:
        ScenarioError: there is no such scenario; with what was probably meant.
    """
    path = Path(name)
    text = os.fspath(name)
    if (path.suffix == ".yaml" or re.search(r"[/\\]", text) or path.is_dir()) and path.exists():
        return path
    known = {path.stem: path for path in _paths(place("scenarios"))}
    if text in known:
        return known[text]
    message = f"there is no scenario '{text}'.{meant(text, known)} On the shelf: {', '.join(known) or 'nothing'}."
    raise ScenarioError([Problem(file=text, line=0, check="unknown-scenario", message=message)])


def _examined(path: Path) -> tuple[Scenario | None, tuple[Problem, ...]]:
    built = draft(open_pages(path, spread()))
    return built.scenario, tuple(sorted({*built.problems, *lint(built)}))


def check(path: Path) -> tuple[Problem, ...]:
    """Return everything that is wrong with a scenario, advice included, by file and line."""
    return _examined(path)[1]


def read(path: Path) -> Scenario:
    """Return the scenario in a file or folder.

    Raises:
        ScenarioError: with all severe problems, if there is one.
    """
    scenario, problems = _examined(path)
    severe = [problem for problem in problems if problem.severe]
    if severe or scenario is None:
        raise ScenarioError(severe or problems)
    return scenario
