"""Plain values that remember where in which file they stood.

Knows nothing of YAML or of scenarios: mappings, lists and the place of each entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

Path = tuple[str | int, ...]
"""Where a value stands in a scenario: keys, ids and list positions from the top."""


class Mark(NamedTuple):
    """A line of a file."""

    file: str
    """The file, as the author named it."""
    line: int
    """From 1; 0: the whole file."""


class Nothing:
    """Stands where a value was refused and its problem is already told."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Name it."""
        return "NOTHING"


NOTHING: Final = Nothing()


class Fields(dict[str, Any]):
    """A mapping that knows where it and each of its keys stood."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark) -> None:
        """Start empty."""
        super().__init__()
        self.mark = mark
        self.marks: dict[str, Mark] = {}

    def put(self, key: str, value: Any, mark: Mark) -> None:
        """Set a key that stood at `mark`."""
        self[key] = value
        self.marks[key] = mark


class Items(list[Any]):
    """A list that knows where it and each of its items stood."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark) -> None:
        """Start empty."""
        super().__init__()
        self.mark = mark
        self.marks: list[Mark] = []

    def put(self, value: Any, mark: Mark) -> None:
        """Append an item that stood at `mark`."""
        self.append(value)
        self.marks.append(mark)


def _step(node: Any, part: str | int) -> tuple[Any, Mark] | None:
    if isinstance(node, Fields) and isinstance(part, str) and part in node:
        return node[part], node.marks[part]
    if isinstance(node, Items) and isinstance(part, int) and part < len(node):
        return node[part], node.marks[part]
    return None


def mark_of(root: Fields, path: Sequence[str | int]) -> Mark:
    """Return where a path stands, or the nearest place above it that was written.

    A list position is skipped where one thing was written in place of a list of one.
    """
    node: Any = root
    mark = root.mark
    for part in path:
        found = _step(node, part)
        if found is not None:
            node, mark = found
        elif isinstance(part, str) or isinstance(node, Items):
            break
    return mark


def at(root: Fields, path: Sequence[str | int]) -> Any:
    """Return what was written at a path, or None."""
    node: Any = root
    for part in path:
        found = _step(node, part)
        if found is not None:
            node = found[0]
        elif isinstance(part, str) or isinstance(node, Items):
            return None
    return node


def prune(root: Fields, paths: Iterable[Sequence[str | int]]) -> None:
    """Take out what stands at each of the paths (found before anything is taken out)."""
    doomed: list[tuple[Fields | Items, str | int]] = []
    for path in paths:
        node: Any = root
        last: tuple[Fields | Items, str | int] | None = None
        for part in path:
            found = _step(node, part)
            if found is not None:
                last = (node, part)
                node = found[0]
            elif isinstance(part, str) or isinstance(node, Items):
                break
        if last is not None:
            doomed.append(last)
    for container, part in doomed:
        if isinstance(container, Fields) and isinstance(part, str):
            container.pop(part, None)
            container.marks.pop(part, None)
    lists = {id(container): container for container, _ in doomed if isinstance(container, Items)}
    for key, container in lists.items():
        gone = {part for owner, part in doomed if id(owner) == key}
        kept = [index for index in range(len(container)) if index not in gone]
        container.marks[:] = [container.marks[index] for index in kept]
        container[:] = [container[index] for index in kept]
