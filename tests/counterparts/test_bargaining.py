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
from tests.core.build import Run, accept, issue, propose, scenario, seat, stakes, table

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
    ("parties", "mediator"),
    [
        (("north", "south"), ""),
        (("north", "south", "east"), ""),
        (("north", "south"), "host"),
        (("north", "south", "east"), "host"),
    ],
)
def test_an_envoy_trades(parties: tuple[str, ...], mediator: str) -> None:
    """Of what is worth enough to it, it puts forward what the others like best, through a mediator too."""
    rules = story(parties, mediator)
    talks = rules.tables["talks"]
    view = Run(rules).view("north")
    step = bargain(view, talks, manner(MIDDLING), Skill(believing=of_other, pledges=False))
    assert step is not None
    here = position(view, talks, of_other)
    asked = haggling.demand(here, manner(MIDDLING)).value
    assert len(here.worth[here.worth >= asked]) > 1
    assert index_of(talks, step[0].package) == haggling.offer(here, asked)


def test_a_mediator_brings_its_best_text_again() -> None:
    """What was let pass is brought again, turn after turn: those who must say yes come down later, and not on the same day."""
    rules = story(("north", "south", "east"), "host")
    talks = rules.tables["talks"]
    run = Run(rules)
    texts = []
    for _ in range(3):
        step = bargain(run.view("host"), talks, manner(MIDDLING), Skill(believing=of_other))
        assert step is not None
        texts.append(step[0].package)
        run.turn(host=step[0])
    assert texts[1:] == texts[:-1]
    here = position(run.view("host"), talks, of_other)
    assert index_of(talks, texts[0]) == haggling.offer(here, here.limit)


def test_a_yes_is_not_said_twice() -> None:
    """What one would put forward, and has said yes to already where others have yet to, is left to stand."""
    rules = story(("north", "south", "east"), "host")
    talks, skill = rules.tables["talks"], Skill(believing=of_other, pledges=False)
    alone = Run(rules)
    alone.wait(2)
    wanted = bargain(alone.view("north"), talks, manner(MIDDLING), skill)
    assert wanted is not None
    run = Run(rules)
    run.turn(host=propose(wanted[0].package))
    run.turn(north=accept("talks.1.host"), host=propose(wanted[0].package))
    assert [offer.assents for offer in run.sitting.standing()] == [("north",)]
    assert run.gaps("north", wanted[0]) == ["same_as_offer"]
    assert bargain(run.view("north"), talks, manner(MIDDLING), skill) is None
