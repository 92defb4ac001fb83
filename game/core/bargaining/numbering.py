"""Packages have numbers: row-major in the table's issues, the last issue running fastest.

Knows nothing of what a package is worth.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

from game.core.table import Issue, Table

KEPT = 256
"""How many tables' numberings are kept; past it all are forgotten, and made again when they are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """How the packages of one table are numbered."""

    issues: Mapping[str, Issue]
    """The issues it numbers; held, so that no others can take their place in memory."""
    digits: tuple[tuple[str, tuple[str, ...], int], ...]
    """Each issue, its options, and by how much the number grows from one option to the next."""
    places: tuple[tuple[str, Mapping[str, int]], ...]
    """Each issue with what each of its options adds to the number."""
    edges: tuple[int, ...]
    """Where each issue's options begin when all options stand in one row, and where the row ends."""
    middle: int
    """How many issues make the first half: the one that leaves the two halves as even as they can be."""


_NUMBERINGS: dict[int, Numbering] = {}


def numbering(table: Table) -> Numbering:
    """Return the numbering of a table's packages, the one made before where its issues are the same objects."""
    known = _NUMBERINGS.get(id(table.issues))
    if known is not None and known.issues is table.issues:
        return known
    sizes = [len(issue.options) for issue in table.issues.values()]
    strides = [prod(sizes[place + 1 :]) for place in range(len(sizes))]
    digits = tuple(
        (name, tuple(issue.options), stride) for (name, issue), stride in zip(table.issues.items(), strides, strict=True)
    )
    made = Numbering(
        issues=table.issues,
        digits=digits,
        places=tuple((name, {o: place * stride for place, o in enumerate(options)}) for name, options, stride in digits),
        edges=tuple(sum(sizes[:place]) for place in range(len(sizes) + 1)),
        middle=min(range(1, len(sizes) + 1), key=lambda cut: prod(sizes[:cut]) + prod(sizes[cut:])),
    )
    if len(_NUMBERINGS) >= KEPT:
        _NUMBERINGS.clear()
    _NUMBERINGS[id(table.issues)] = made
    return made


def package_at(table: Table, index: int) -> dict[str, str]:
    """Return the package with this number."""
    return {name: options[index // stride % len(options)] for name, options, stride in numbering(table).digits}


def index_of(table: Table, package: Mapping[str, str]) -> int:
    """Return a package's number."""
    return sum([places[package[name]] for name, places in numbering(table).places])
