"""What can go wrong, told so that a person can mend it.

Three kinds and no more: a seat asks what it may not (`IllegalOrder`), a scenario is broken (`ScenarioError`), a journal
cannot be used (`JournalError`). Anything else that is raised is a bug and is meant to be loud.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.core.clauses import Obstacle


class GameError(Exception):
    """The root of every error a person may meet."""


class IllegalOrder(GameError):
    """A seat's orders are not allowed; carries every obstacle, and the World is untouched."""

    def __init__(self, obstacles: Iterable[Obstacle]) -> None:
        """Keep the obstacles as data; `game.words` makes sentences of them."""
        self.obstacles = tuple(obstacles)
        super().__init__("; ".join(f"{item.order}: {item.gap.key}" for item in self.obstacles))


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing wrong in a scenario, at its place."""

    file: str
    """The file, as the author named it."""
    line: int
    """Line in the file, from 1; 0 where the whole file is meant."""
    check: str
    """Short name of the check that found it, e.g. `unknown-name`."""
    message: str
    """What is wrong, what was expected, and what was probably meant. Starts lowercase."""
    severe: bool = True
    """A severe problem refuses the scenario; the others are advice."""

    def __str__(self) -> str:
        """`file:line: check: message`, as compilers print it."""
        return f"{self.file}:{self.line}: {self.check}: {self.message}"


class ScenarioError(GameError):
    """A scenario cannot be used; carries every Problem found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, ordered by file and line."""
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class JournalError(GameError):
    """A journal is damaged, foreign, newer than this program, or does not replay to what it recorded."""
