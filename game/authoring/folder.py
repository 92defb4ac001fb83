"""A scenario's file or folder, read and merged into one mapping.

Knows nothing of what the keys mean; it is told which of them may be spread over several files. It reads regular files
inside the folder and nothing else: no links, no folders within, no way out.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.authoring.marks import Fields, Mark
from game.authoring.reader import FILE_LIMIT, Reading, read_bytes
from game.core.errors import Problem

FOLDER_LIMIT: Final = 1024 * 1024
"""Bytes in all files of one scenario."""
FILES_LIMIT: Final = 100
"""Files in one folder."""

_LANGUAGE: Final = re.compile(r"(?:[a-z]{2}|ckb|kmr|prs)(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
ID: Final = re.compile(r"[a-z][a-z0-9_-]*")


def is_overlay(name: str) -> bool:
    """Tell whether a file's name without its ending is a language tag: a translation, not part of the scenario.

    Scripts and regions are written as they should be (`uz-Cyrl`, `ar-IQ`), so that `my-scenario` is a scenario.
    """
    return _LANGUAGE.fullmatch(name) is not None


def translations_of(scenario: Path) -> dict[str, Path]:
    """Return the translations of a scenario that lie in its folder or beside its file, by language."""
    if scenario.is_dir():
        names = {path.stem: path for path in scenario.glob("*.yaml")}
    else:
        start = f"{scenario.stem}."
        names = {path.stem.removeprefix(start): path for path in scenario.parent.glob("*.yaml") if path.stem.startswith(start)}
    return {name: names[name] for name in sorted(names) if is_overlay(name)}


def translated_by(file: Path) -> Path | None:
    """Return the scenario that a file translates, by its name and what lies beside it; None where it is no translation."""
    name, dot, language = file.stem.rpartition(".")
    if file.suffix != ".yaml" or not is_overlay(language) or file.is_dir():
        return None
    if dot:
        scenario = file.with_name(f"{name}.yaml")
        return scenario if scenario.is_file() else None
    return file.parent if ID.fullmatch(file.absolute().parent.name) and any(pages(file.parent)) else None


def chosen(scenario: Path, own: str, wanted: Sequence[str]) -> Path | None:
    """Return the translation that fits best what is wanted, best first; None where that is the original, or nothing fits."""
    there = translations_of(scenario)
    for language in wanted:
        if language in {own, own.partition("-")[0]}:
            return None
        if language in there:
            return there[language]
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """All that was read of a scenario."""

    id: str
    """The folder's or file's name."""
    root: Fields
    """The merged top mapping."""
    problems: tuple[Problem, ...]
    """What was refused so far."""
    whole: bool
    """Whether every file was read to its end."""
    lost: str = ""
    """Text that was taken out because it is not YAML."""


def shown(path: Path) -> str:
    """Return a path as an author would name it: from the working folder where it lies inside."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _refusal(file: str, check: str, message: str) -> Reading:
    problem = Problem(file=file, line=0, check=check, message=message)
    return Reading(Fields(Mark(file, 0)), (problem,), whole=False)


def read_file(path: Path, file: str, only: Collection[str] = ()) -> Reading:
    """Read one regular file, never through a link and never more of it than is allowed; see `read_text` for `only`."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return _refusal(file, "folder", "not a regular file; links and folders are not read")
        with os.fdopen(os.open(path, flags), "rb") as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                return _refusal(file, "folder", "not a regular file; links and folders are not read")
            return read_bytes(opened.read(FILE_LIMIT + 1), file, only)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return _refusal(file, "folder", f"cannot be read: {reason}")


def pages(folder: Path) -> Iterator[Path]:
    """Yield the YAML files of a scenario's folder in the order of their names, translations left out."""
    for path in sorted(folder.iterdir()):
        if path.suffix in {".yaml", ".yml"} and not path.name.startswith(".") and not is_overlay(path.stem):
            yield path


def _read_folder(folder: Path, only: Collection[str]) -> Iterator[Reading]:
    paths = list(pages(folder))
    name = shown(folder)
    if not paths:
        yield _refusal(name, "folder", "no YAML file in this folder")
    if len(paths) > FILES_LIMIT:
        yield _refusal(name, "folder", f"more than {FILES_LIMIT} files")
        return
    size = 0
    for path in paths:
        file = shown(path)
        if path.suffix == ".yml":
            yield _refusal(file, "folder", "the name must end in .yaml to be read")
            continue
        size += path.lstat().st_size
        if size > FOLDER_LIMIT:
            yield _refusal(file, "size", f"the files of a scenario hold more than {FOLDER_LIMIT // 1024 // 1024} MiB together")
            return
        yield read_file(path, file, only)


def merged(readings: list[Reading], spread: frozenset[str], mark: Mark) -> tuple[Fields, list[Problem]]:
    """Merge top mappings: every key in one file, those in `spread` in several as long as no id comes twice."""
    root = Fields(mark)
    problems: list[Problem] = []

    def twice(where: Mark, first: Mark, words: str) -> None:
        message = f"{words} already in {first.file}:{first.line}"
        problems.append(Problem(file=where.file, line=where.line, check="duplicate-key", message=message))

    for reading in readings:
        for key, value in reading.root.items():
            here = reading.root.marks[key]
            known = root.get(key)
            if key not in root:
                if key in spread and isinstance(value, Fields):
                    copy = Fields(value.mark)
                    copy.update(value)
                    copy.marks.update(value.marks)
                    value = copy  # noqa: PLW2901  the page keeps its own
                root.put(key, value, here)
            elif key in spread and isinstance(known, Fields) and isinstance(value, Fields):
                for name, thing in value.items():
                    if name in known:
                        twice(value.marks[name], known.marks[name], f"'{name}' is")
                    else:
                        known.put(name, thing, value.marks[name])
            else:
                twice(here, root.marks[key], f"'{key}' stands")
    return root, problems


def open_pages(path: Path, spread: frozenset[str], only: Collection[str] = ()) -> Pages:
    """Read a scenario's file, or all files of its folder, and merge them; see `read_text` for `only`."""
    name = shown(path)
    if path.is_dir():
        readings, id_, mark = list(_read_folder(path, only)), path.absolute().name, Mark(name, 0)
    else:
        readings, id_, mark = [read_file(path, name, only)], path.stem, Mark(name, 0)
    root, twice = merged(readings, spread, mark)
    problems = [problem for reading in readings for problem in reading.problems] + twice
    if ID.fullmatch(id_) is None:
        message = f"the name '{id_}' is the scenario's id: lowercase letters, digits, '-' and '_', a letter first"
        problems.append(Problem(file=name, line=0, check="id", message=message))
    lost = "\n".join(reading.lost for reading in readings if reading.lost)
    whole = all(reading.whole for reading in readings)
    return Pages(id=id_, root=root, problems=tuple(problems), whole=whole, lost=lost)
