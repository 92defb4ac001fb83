"""The lint: what can only be judged with the whole scenario in view.

Runs the checks of the `lint_` files and gives every finding its line. Knows what was broken and taken out before, so that one
mistake is told once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from game.authoring import (
    lint_assumptions,
    lint_names,
    lint_numbers,
    lint_people,
    lint_reach,
    lint_secrecy,
    lint_tables,
    lint_text,
    lint_time,
)
from game.authoring.forms import TOLD, Draft
from game.authoring.lint_room import room_at_the_opening
from game.authoring.marks import Path, mark_of
from game.authoring.survey import Finding, Survey, survey
from game.core.errors import Problem

Check = Callable[[Survey], Iterator[Finding]]

CHECKS: Final[tuple[Check, ...]] = (
    *lint_names.CHECKS,
    *lint_numbers.CHECKS,
    *lint_assumptions.CHECKS,
    *lint_time.CHECKS,
    *lint_tables.CHECKS,
    *lint_reach.CHECKS,
    *lint_secrecy.CHECKS,
    *lint_people.CHECKS,
    *lint_text.CHECKS,
)
"""Every check that needs names and numbers only; the room for agreement is measured when these found nothing at its table."""


def _follows(path: Path, pruned: tuple[Path, ...]) -> bool:
    """Tell whether a finding may be due to something that was broken and taken out."""
    return any(path[: len(gone)] == gone or gone[: len(path)] == path for gone in pruned)


def findings(draft: Draft) -> Iterator[Finding]:
    """Yield everything the lint has to say of what could be built."""
    if draft.scenario is None:
        return
    whole = survey(draft, draft.scenario)
    found = [item for check in CHECKS for item in islice(check(whole), TOLD) if not _follows(item.path, draft.pruned)]
    yield from found
    broken = any(item.severe and item.path[:1] in (("tables",), ("paces",), ("seats",)) for item in found)
    if not broken and not draft.absent and not any(gone[0] in ("tables", "indicators", "seats") for gone in draft.pruned):
        yield from room_at_the_opening(whole)


def lint(draft: Draft) -> tuple[Problem, ...]:
    """Return the findings as problems, each at its line."""
    problems = []
    for item in findings(draft):
        mark = mark_of(draft.root, item.path)
        problems.append(Problem(file=mark.file, line=mark.line, check=item.check, message=item.message, severe=item.severe))
    return tuple(problems)
