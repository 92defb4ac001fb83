"""The shelf: which scenarios there are, and one of them read and checked.

Knows nothing of playing; every front end and every tool gets its scenarios here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from game.authoring.folder import ID, chosen, is_overlay, open_pages, pages, read_file, shown, translated_by, translations_of
from game.authoring.marks import Fields, Items
from game.core.errors import Problem, ScenarioError
from game.places import place

if TYPE_CHECKING:
    from game.authoring.forms import Draft
    from game.core.scenario import Scenario

TEXTS: Final = ("title", "summary", "notice", "language")
"""Top keys that stand on the shelf as they are."""

SPREAD: Final = frozenset({"paces", "actors", "seats"})
"""Top keys of which the shelf shows something, and which may be spread over several files."""

SHOWN: Final = frozenset({*TEXTS, *SPREAD, "teaches", "tutorial"})
"""All of a scenario that is read for the shelf."""

GOALS: Final = ("knowledge", "skill", "attitude")
"""The kinds of learning goals."""


class PaceLine(NamedTuple):
    """A pace, as the shelf shows it."""

    id: str
    """Its id."""
    name: str
    """What it is called."""
    text: str
    """Whom it suits."""
    turns: int
    """How many turns it has."""


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
    teaches: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Learning goals, by kind: each of `GOALS` for which there are any."""
    paces: tuple[PaceLine, ...] = ()
    """How time can be cut; the first is the default."""
    seats: tuple[str, ...] = ()
    """Names of the seats, short where there is a short one."""
    tutorial: bool = False
    """Made to learn the game by."""


def _paths(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        is_scenario = path.suffix == ".yaml" and path.is_file() and not is_overlay(path.stem)
        if ID.fullmatch(path.stem) and (is_scenario or (path.is_dir() and any(pages(path)))):
            yield path


def _header(path: Path, languages: Sequence[str]) -> Header:
    """Glance at a scenario: what is shown and no more is read, and what cannot be shown is left out."""
    root = open_pages(path, SPREAD, only=SHOWN).root
    if (file := chosen(path, _text(root, "language") or "en", languages)) is not None:
        _lay_over(root, read_file(file, file.name, only=SHOWN).root)
    texts = {key: root[key] for key in TEXTS if isinstance(root.get(key), str)}
    teaches = _fields(root.get("teaches"))
    goals = {kind: _lines(teaches[kind]) for kind in GOALS if kind in teaches}
    paces = tuple(_pace(name, _fields(pace)) for name, pace in _fields(root.get("paces")).items())
    actors = _fields(root.get("actors"))
    seats = tuple(_name(seat, _fields(actors.get(seat))) for seat in _fields(root.get("seats")))
    return Header(
        id=path.stem,
        path=path,
        **{"title": path.stem, **texts},
        teaches=goals,
        paces=paces,
        seats=seats,
        tutorial=root.get("tutorial") is True,
    )


def _lay_over(root: Any, page: Any) -> None:
    """Put a translation's texts where the original has texts, and nothing else."""
    pairs: Any = page.items() if isinstance(page, Fields) else enumerate(page)
    for key, value in pairs:
        known = root.get(key) if isinstance(root, Fields) else root[key] if key < len(root) else None
        if isinstance(known, str) and isinstance(value, str | Items):
            root[key] = value
        elif isinstance(known, Fields | Items) and isinstance(value, type(known)):
            _lay_over(known, value)


def _fields(thing: Any) -> Mapping[str, Any]:
    return thing if isinstance(thing, Fields) else {}


def _lines(thing: Any) -> tuple[str, ...]:
    """Return the texts of a list, or the one that was written in its place."""
    return tuple(line for line in (thing if isinstance(thing, list) else [thing]) if isinstance(line, str))


def _text(fields: Mapping[str, Any], key: str) -> str:
    found = fields.get(key)
    return found if isinstance(found, str) else ""


def _pace(name: str, fields: Mapping[str, Any]) -> PaceLine:
    days = fields.get("days", [])
    turns = len(days) if isinstance(days, list) else 1
    return PaceLine(id=name, name=_text(fields, "name") or name, text=_text(fields, "text"), turns=turns)


def _name(seat: str, fields: Mapping[str, Any]) -> str:
    return _text(fields, "short") or _text(fields, "name") or seat


def shelf(languages: Sequence[str] = ()) -> tuple[Header, ...]:
    """Return what there is to play, without checking any of it, in the first of the languages there is each in.

    What is made to learn the game by comes first, the rest by id.
    """
    headers = (_header(path, languages) for path in _paths(place("scenarios")))
    return tuple(sorted(headers, key=lambda header: (not header.tutorial, header.id)))


def find(name: str | os.PathLike[str]) -> Path:
    """Return the file or folder of a scenario: a path that exists, or the id of one on the shelf.

    Raises:
        ScenarioError: there is no such scenario; with what was probably meant.
    """
    path = Path(name)
    text = os.fspath(name)
    known = {path.stem: path for path in _paths(place("scenarios"))}
    if text in known:  # first, so that a folder which happens to be called so where one works hides nothing
        return known[text]
    if (path.suffix == ".yaml" or re.search(r"[/\\]", text) or path.is_dir()) and path.exists():
        if (owner := translated_by(path)) is not None:
            message = f"'{text}' is a translation, and is read with the scenario it belongs to: name '{owner.as_posix()}'"
            raise ScenarioError([Problem(file=text, line=0, check="translation", message=message)])
        return path
    from game.authoring.forms import meant  # noqa: PLC0415  brings pydantic, which the shelf can do without

    message = f"there is no scenario '{text}'.{meant(text, known)} On the shelf: {', '.join(known) or 'nothing'}."
    raise ScenarioError([Problem(file=text, line=0, check="unknown-scenario", message=message)])


def _examined(path: Path) -> tuple[Draft, tuple[Problem, ...]]:
    from game.authoring.forms import draft, spread  # noqa: PLC0415  these bring pydantic and numpy,
    from game.authoring.lint import lint  # noqa: PLC0415  which the shelf can do without

    built = draft(open_pages(path, spread()))
    return built, tuple(sorted({*built.problems, *lint(built)}))


def _translated(path: Path, built: Draft, file: Path) -> tuple[Scenario | None, tuple[Problem, ...]]:
    """Return the scenario with the texts of a translation, and what is wrong with the translation."""
    from game.authoring.forms import draft, spread  # noqa: PLC0415  as above
    from game.authoring.lint import lint  # noqa: PLC0415
    from game.authoring.translation import lay, read_translation  # noqa: PLC0415

    found = read_translation(file, built)
    fresh = open_pages(path, spread())
    lay(found, fresh.root, file.stem.rpartition(".")[2])
    other = draft(fresh)
    own = (problem for problem in (*other.problems, *lint(other)) if problem.file == shown(file))
    return other.scenario, tuple(sorted({*found.problems, *own}))


def check(path: Path) -> tuple[Problem, ...]:
    """Return everything that is wrong with a scenario and its translations, advice included, by file and line."""
    built, problems = _examined(path)
    files = () if any(problem.severe for problem in problems) else translations_of(path).values()
    return (*problems, *(problem for file in files for problem in _translated(path, built, file)[1]))


def read(path: Path, languages: Sequence[str] = ()) -> Scenario:
    """Return the scenario in a file or folder, in the first of the languages there is it in, or else as it was written.

    Raises:
        ScenarioError: with all severe problems, if there is one.
    """
    built, problems = _examined(path)
    scenario = built.scenario
    if scenario is not None and (file := chosen(path, scenario.language, languages)) is not None:
        scenario, more = _translated(path, built, file)
        problems += more
    severe = [problem for problem in problems if problem.severe]
    if severe or scenario is None:
        raise ScenarioError(severe or problems)
    return scenario
