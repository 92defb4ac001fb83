"""Translations: a file beside a scenario that gives its texts in another language, and nothing else.

A folder's translation is `fa.yaml` in it, a file's stands beside it: `river.fa.yaml` beside `river.yaml`. Texts stand where the
original has them, by the same ids. Knows where texts are and lays them over; nothing of what they say, nor of any rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, Final

from game.authoring.folder import read_file, shown
from game.authoring.forms import Draft, asked_at, found, meant
from game.authoring.lint_text import texts
from game.authoring.marks import NOTHING, Fields, Items, Mark, Path, at
from game.authoring.survey import survey
from game.core.errors import Problem

NAMED: Final = 3
"""Texts that are lacking and are told by their place; the rest are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translated:
    """What a translation gives."""

    texts: Mapping[Path, tuple[str, Mark]]
    """Each text by the place of the original's, with the place where the translation has it."""
    problems: tuple[Problem, ...]
    """What was refused, and, as advice, what it lacks."""


def originals(draft: Draft) -> dict[Path, str]:
    """Return every text of a scenario that a person reads, by its place."""
    if draft.scenario is None:
        return {}
    return {path: text for path, _, _, text in texts(survey(draft, draft.scenario)) if text.strip()}


def read_translation(file: FilePath, draft: Draft) -> Translated:
    """Read a translation of the scenario in a draft."""
    own = originals(draft)
    reading = read_file(file, shown(file))
    reader = _Reader(draft, _tree(own), file.stem.rpartition(".")[2])
    given = dict(reader.walk(reading.root, reader.tree, ()))
    problems = [*reading.problems, *reader.problems]
    kept = set() if draft.scenario is None else {("sources", name, "title") for name in draft.scenario.sources}
    lacking = [path for path in own if path not in given and path not in kept]
    if lacking and reading.whole:
        rest = f" and {len(lacking) - NAMED} more" if len(lacking) > NAMED else ""
        places = ", ".join(place(path) for path in lacking[:NAMED])
        message = f"it lacks {len(lacking)} of {len(own)} texts, which stay as they are in the original: {places}{rest}"
        problems.append(Problem(file=shown(file), line=0, check="translation", message=message, severe=False))
    return Translated(texts=given, problems=tuple(problems))


def lay(translated: Translated, root: Fields, language: str) -> None:
    """Put translated texts in the place of the original's, each with the line where the translation has it."""
    for path, (text, mark) in translated.texts.items():
        container: Any = root
        node: Any = root
        key: Any = ""
        for part in path:
            if (isinstance(node, Fields) and part in node) or (isinstance(node, Items) and isinstance(part, int)):
                container, key = node, part
                node = container[key]
        container[key] = text
        container.marks[key] = mark
    root.put("language", language, root.mark)


def place(path: Path) -> str:
    """Return a place as an author would write it: ids with dots, positions from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)


def _tree(own: Mapping[Path, str]) -> dict[Any, Any]:
    tree: dict[Any, Any] = {}
    for path, text in own.items():
        node = tree
        for part in path[:-1]:
            node = node.setdefault(part, {})
        node[path[-1]] = text
    return tree


class _Reader:
    """Follows a translation through the texts of the original."""

    def __init__(self, draft: Draft, tree: dict[Any, Any], language: str) -> None:
        """Begin without a problem."""
        self.draft = draft
        self.tree = tree
        self.language = language
        self.problems: list[Problem] = []

    def walk(self, value: Any, tree: Any, path: Path, mark: Mark | None = None) -> Iterator[tuple[Path, tuple[str, Mark]]]:
        """Yield every text that stands where the original has one; note what does not."""
        here = mark or value.mark
        if value is NOTHING:
            return
        if isinstance(tree, dict) and isinstance(next(iter(tree), None), int) and not isinstance(value, Items):
            path, tree = (*path, 0), tree.get(0, {})  # one thing in place of a list of one
        if isinstance(tree, str):
            if isinstance(value, str):
                yield path, (value, here)
            else:
                self._tell(here, f"a text was expected for '{place(path)}', found {found(value)}")
        elif isinstance(value, Fields):
            yield from self._fields(value, tree, path)
        elif isinstance(value, Items):
            yield from self._items(value, tree, path)
        else:
            self._tell(here, f"'{place(path)}' holds several texts, each under its own key; found {found(value)}")

    def _fields(self, value: Fields, tree: dict[Any, Any], path: Path) -> Iterator[tuple[Path, tuple[str, Mark]]]:
        for key, item in value.items():
            mark = value.marks[key]
            if (path, key) == ((), "language"):
                if item != self.language:
                    self._tell(mark, f"the file's name says '{self.language}', found {found(item)}")
            elif key in tree:
                yield from self.walk(item, tree[key], (*path, key), mark)
            else:
                self._tell(mark, self._stranger(path, key, tree))

    def _items(self, value: Items, tree: dict[Any, Any], path: Path) -> Iterator[tuple[Path, tuple[str, Mark]]]:
        for index, item in enumerate(value):
            if index in tree:
                yield from self.walk(item, tree[index], (*path, index), value.marks[index])
            elif item != {}:  # an empty mapping stands for one without texts
                written = at(self.draft.root, path)
                size = len(written) if isinstance(written, Items) else len(tree)
                words = "has no text there" if index < size else f"has {size}"
                self._tell(value.marks[index], f"this is number {index + 1} of '{place(path)}', and the original {words}")

    def _stranger(self, path: Path, key: str, tree: dict[Any, Any]) -> str:
        """Say what is wrong with a key under which the original has no text."""
        full = (*path, key)
        asked = asked_at(full)
        if at(self.draft.root, full) is not None:
            return f"'{place(full)}' is no text; a translation gives texts only, and the rest stands in the original"
        if asked is not None and asked.hint is str:
            return f"the original gives no '{place(full)}', so there is nothing to translate"
        return f"the original has no '{place(full)}'.{meant(key, [str(name) for name in tree])}"

    def _tell(self, mark: Mark, message: str) -> None:
        self.problems.append(Problem(file=mark.file, line=mark.line, check="translation", message=message))
