"""Baghdad 2024 broken on purpose: the gate falls short, and says of what."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from game.authoring import shelf
from game.core.clauses import Amount, Effect
from game.core.scenario import Scenario
from game.core.table import Table
from game.study.gate import QUICK, Judgement, judge
from game.words import Words

PLAN = replace(QUICK, playouts=40)
WORDS = Words()


@cache
def scenario() -> Scenario:
    """Return the scenario, read once."""
    return shelf.read(shelf.find("baghdad-2024"))


def short(broken: Scenario, part: str) -> dict[str, Judgement]:
    """Return what falls short of a part of the gate, by id."""
    return {judgement.id: judgement for judgement in judge(broken, PLAN, parts=(part,)).short}


def causes(judgement: Judgement) -> str:
    """Return the suspected causes as they are told."""
    return "\n".join(WORDS.text(cause.message, **cause.params) for cause in judgement.causes)


def with_table(table: Table) -> Scenario:
    """Return the scenario with a table in the place of the one of its id."""
    return replace(scenario(), tables={**scenario().tables, table.id: table})


def test_a_deed_that_always_pays() -> None:
    """A deed that is free, never tires and does good on every count is done whenever it can be, and is named."""
    actions = scenario().actions
    good = {
        "protection": 3,
        "isis": -2,
        "trust_in_us": 3,
        "trust_in_iraq": 3,
        "deterrence_us": 3,
        "pressure_us": -3,
        "attacks": -3,
    }
    effect = Effect(change={name: Amount(base=amount) for name, amount in good.items()})
    deed = replace(actions["us_working_groups"], cost=Amount(base=0), fresh=0, effects=(effect,), risks=())
    found = short(replace(scenario(), actions={**actions, deed.id: deed}), "actions")
    assert "us.us_working_groups: there is hardly ever a reason not to" in causes(found["actions.used"])


def test_a_table_without_room() -> None:
    """Where a body refuses nearly everything, few deals come into force, and the body is named."""
    table = scenario().tables["hmc"]
    bodies = tuple(
        replace(body, threshold=replace(body.threshold, base=62)) if body.id == "parliament" else body for body in table.bodies
    )
    found = short(with_table(replace(table, bodies=bodies)), "dilemma")
    assert "Council of Representatives refused" in causes(found["dilemma.deals"])


def test_a_seat_that_cannot_win() -> None:
    """A seat that needs more than anybody can give it is named."""
    table = scenario().tables["channel"]
    stakes = table.stakes["iran"]
    poor = replace(stakes, reservation=replace(stakes.reservation, base=90))
    found = short(with_table(replace(table, stakes={**table.stakes, "iran": poor})), "dilemma")
    assert "Iran" in causes(found["dilemma.seats"])
