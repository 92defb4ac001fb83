"""What is put forward at tables of different kinds."""

from __future__ import annotations

import pytest

from game.core.bargaining import index_of
from game.core.scenario import Scenario
from game.counterparts import haggling
from game.counterparts.bargaining import Skill, bargain
from game.counterparts.belief import of_other
from game.counterparts.manner import MIDDLING, manner
from game.counterparts.prospect import position
from tests.core.build import Run, issue, scenario, seat, stakes, table

WEIGHTS = {"water": 60, "price": 30, "fish": 10}
ISSUES = (issue("water", "abcd"), issue("price", "wxyz"), issue("fish", "klmn"))


def story(parties: tuple[str, ...], mediator: str = "") -> Scenario:
    """Return a scenario of some parties with opposed wishes, the first of which cares most for water, and perhaps a mediator."""
    seats = [*parties, mediator] if mediator else parties
    held = {name: stakes(ISSUES, last=place % 2 == 1) for place, name in enumerate(parties)}
    held[parties[0]] = stakes(ISSUES, weights=WEIGHTS)
    talks = table(parties=parties, issues=ISSUES, stakes=held, mediator=mediator, proposers=tuple(seats), acceptors=parties)
    return scenario(seats=[seat(name) for name in seats], tables=[talks])


@pytest.mark.parametrize(
    ("parties", "mediator", "trades"),
    [
        (("north", "south"), "", True),
        (("north", "south", "east"), "", True),
        (("north", "south"), "host", True),
        (("north", "south", "east"), "host", False),
    ],
)
def test_who_has_to_win_several_through_a_mediator_says_what_it_wants(
    parties: tuple[str, ...], mediator: str, *, trades: bool
) -> None:
    """Elsewhere, of what is worth enough, it offers what the others like best; there what comes nearest to its own demand."""
    rules = story(parties, mediator)
    talks = rules.tables["talks"]
    view = Run(rules).view("north")
    step = bargain(view, talks, manner(MIDDLING), Skill(believing=of_other, pledges=False))
    assert step is not None
    here = position(view, talks, of_other)
    asked = haggling.demand(here, manner(MIDDLING)).value
    enough = here.worth[here.worth >= asked]
    put = index_of(talks, step[0].package)
    assert here.worth[put] >= asked
    assert (here.worth[put] == enough.min()) is not trades or len(enough) == 1
    assert (put == haggling.offer(here, asked)) is trades
