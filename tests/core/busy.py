"""A small negotiation in which much happens, and orders for it: for laws that must hold whatever is ordered."""

from __future__ import annotations

from datetime import date

from hypothesis import settings
from hypothesis import strategies as st

from game.core.event import Revision
from game.core.indicator import Rung
from game.core.orders import Orders, obstacles
from game.core.scenario import Scenario
from game.core.seat import Capital
from game.core.world import World
from tests.core.build import (
    RELEASE,
    RETURN,
    WALK_OUT,
    WITHDRAW,
    accept,
    action,
    amount,
    body,
    effect,
    ending,
    event,
    flag,
    indicator,
    issue,
    option,
    orders,
    pledge,
    propose,
    risk,
    scenario,
    seat,
    table,
    when,
)

FEWER = settings(settings(), max_examples=max(8, settings().max_examples // 4))
"""For laws about whole matches: a match is dearer than a number."""

LADDER = (Rung(id="calm", at=10, name="calm"), Rung(id="tense", at=40, name="tense"), Rung(id="war", at=80, name="war"))

BUSY = scenario(
    (10, 25, 10, 10, 30),
    deeds=3,
    seats=[seat(name, Capital(start=4, income=1 + (name == "south"))) for name in ("north", "south", "west")],
    indicators=[
        indicator("trust", 50, amount(-5, heat=10)),
        indicator("heat", 90, rungs=LADDER),
        indicator("fear", 5, -40, known_to=("west",)),
    ],
    flags=[flag("angry"), flag("calm", start=True)],
    tables=[
        table(
            parties=("north", "south", "west"),
            issues=(issue("water", b=option("b", effect({"heat": -9}), fear=-20)), issue("price", "xyz", by=("west",))),
            bodies=(body("senate", "north", amount(0, heat=50), slope=2, refusal=(effect({"heat": 3}),)),),
            walked_out={"north": (effect({"trust": -3}),)},
            relief={"south": (effect({"fear": -3}),)},
        )
    ],
    actions=[
        action(
            "rage",
            effect({"heat": 15}, sets=("angry",), clears=("calm",)),
            risks=(risk("spills", effect({"fear": 9}), chance=40),),
        ),
        action("soothe", effect({"heat": -12, "trust": 3}, clears=("angry",), sets=("calm",)), cost=1),
        action("stop", effect(suspends=("talks",)), cost=1, condition=when(at_least={"heat": 60})),
        action("mend", effect(resumes=("talks",)), effect({"trust": 4}, after=12)),
        action("renounce", effect(voids=("talks",)), cost=2, seats=("west",)),
    ],
    events=[
        event("rain", effect({"heat": -5, "fear": amount(0, heat=10)}), chance=50, again=20),
        event("vote", effect({"trust": 5}, after=9), on=date(2024, 1, 20), revisions=(Revision(after=4, text=""),)),
        event("riot", effect({"trust": -9}), condition=when(has=("angry",)), chance=70, again=1),
    ],
    endings=[ending("peace", early=True, condition=when(agreed={"water": ("b", "c")})), ending("quiet")],
)
"""A scenario in which much happens."""

MOVES = [
    (),
    propose(),
    propose(water="c"),
    propose(price="x"),
    WALK_OUT,
    RETURN,
    WITHDRAW,
    pledge("water", "b"),
    pledge("price", "y"),
    RELEASE,
]
DEEDS = ["rage", "soothe", "stop", "mend", "renounce"]


def some_orders(draw: st.DataObject, rules: Scenario, world: World) -> dict[str, Orders]:
    """Draw orders that nothing stands in the way of, acceptances among them."""
    offers = [accept(offer.id) for offer in world.sittings["talks"].standing()]
    result = {}
    for name in rules.seats:
        move = draw.draw(st.sampled_from([*MOVES, *offers]))
        deeds = draw.draw(st.lists(st.sampled_from(DEEDS), max_size=2, unique=True))
        paper = orders(name, world.turn, [*([move] if move else []), *deeds])
        if not obstacles(rules, world, paper):
            result[name] = paper
    return result
