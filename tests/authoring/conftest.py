"""What the authoring tests stand on: the small valid scenario, and broken pages laid over it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.authoring.folder import Pages, open_pages, read_file
from game.authoring.forms import Draft, draft, spread
from game.authoring.lint import lint
from game.authoring.marks import Fields
from game.core.errors import Problem

LEFT_OUT = "(left out)"
"""In a broken page: this key of the base is taken away."""


def _lay_over(base: Fields, page: Fields) -> None:
    for key, value in page.items():
        below: Any = base.get(key)
        if value == LEFT_OUT:
            base.pop(key, None)
            base.marks.pop(key, None)
        elif isinstance(value, Fields) and isinstance(below, Fields):
            _lay_over(below, value)
            base.marks[key] = page.marks[key]
        else:
            base.put(key, value, page.marks[key])


@pytest.fixture(scope="session")
def two_neighbours() -> Path:
    """Return the small valid scenario."""
    return Path(__file__).parent.parent / "scenarios" / "two_neighbours.yaml"


@pytest.fixture(scope="session")
def drafted(two_neighbours: Path) -> Callable[[Path], Draft]:
    """Return what builds a draft of the small scenario with a page laid over it.

    A page gives only what differs: a mapping is laid over the base's mapping key by key, anything else takes the place of what
    stood there, and `(left out)` takes it away. So a page shows its mistake and nothing else.
    """

    def built(path: Path) -> Draft:
        base = open_pages(two_neighbours, spread())
        page = read_file(path, path.name)
        _lay_over(base.root, page.root)
        base.root.mark = page.root.mark._replace(line=0)
        return draft(Pages(id=base.id, root=base.root, problems=page.problems, whole=page.whole, lost=page.lost))

    return built


@pytest.fixture
def examine(drafted: Callable[[Path], Draft]) -> Callable[[Path], tuple[Problem, ...]]:
    """Return what tells all problems of the small scenario with a page laid over it."""

    def examined(path: Path) -> tuple[Problem, ...]:
        built = drafted(path)
        return tuple(sorted({*built.problems, *lint(built)}))

    return examined
