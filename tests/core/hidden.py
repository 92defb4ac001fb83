"""Scenarios with something to hide, for the tests of editions, views and imagination."""

from __future__ import annotations

from tests.core.build import (
    action,
    effect,
    issue,
    option,
    scenario,
    seat,
    table,
)

THREE = [seat(name) for name in ("north", "south", "west")]
"""West sits at no table."""

TERMS = (issue("water", b=option("b", effect({"trust": 3}), effect({"trust": 2}, after=25), heat=30)), issue("price", "xyz"))

CHANNEL = scenario(
    seats=THREE,
    tables=[
        table(
            known_to=(),
            issues=TERMS,
            signed=(effect({"heat": 4}),),
            walked_out={"north": (effect({"heat": 5}),)},
            pledged={"north": (effect({"heat": 6}),)},
        )
    ],
    actions=[action("stop", effect(suspends=("talks",)), effect({"trust": 2})), action("void", effect(voids=("talks",)))],
)
"""North and south talk; west does not know that they do."""
