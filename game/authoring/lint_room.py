"""Lint: at the opening there is something to agree on, unless the author says on purpose that there is not.

Knows how to measure the room for agreement before the first turn; the rules do the measuring.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.authoring.lint_tables import PACKAGES, sound
from game.authoring.survey import Finding, Survey
from game.core.table import POINT, Table


def room_at_the_opening(survey: Survey) -> Iterator[Finding]:
    """Find tables at which no package is inside everyone's limits when the match opens.

    The main table's room must not be empty unless `empty_room` is set; another table's may, and is only mentioned.
    """
    from game.core.bargaining import room  # noqa: PLC0415  numpy is loaded only when there is something to measure
    from game.core.world import opening  # noqa: PLC0415  as above

    scenario = survey.scenario
    if not scenario.paces:
        return
    world = opening(scenario, next(iter(scenario.paces)))
    for number, (path, table) in enumerate(survey.each(Table)):
        if not sound(table) or not table.issues or table.size() > PACKAGES:
            continue
        found = room(table, world)
        if not found.inside:
            words = f"no package is inside the limits of every party at the opening (margin {found.margin / POINT:.1f} points)"
        elif not found.ratifiable:
            words = (
                f"none of the {found.inside} packages inside the parties' limits reaches every body's threshold at the opening"
            )
        else:
            if number == 0 and scenario.empty_room:
                message = f"'empty_room' is said, but {found.ratifiable} packages are inside everyone's limits"
                yield Finding(path=("empty_room",), check="empty-room", message=message, severe=False)
            continue
        if number == 0 and not scenario.empty_room:
            message = f"{words}; move a limit, or say 'empty_room: true' if it is meant"
            yield Finding(path=path, check="empty-room", message=message)
        elif number:
            yield Finding(path=path, check="empty-room", message=words, severe=False)
