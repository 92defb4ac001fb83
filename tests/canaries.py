"""A scenario in which everything that one seat may not know says so: no front end may ever let that seat see it."""

from __future__ import annotations

from dataclasses import replace

from game.core.clauses import Amount, Condition
from game.core.event import Event
from game.core.indicator import Flag, Indicator
from game.core.scenario import Scenario
from game.core.seat import Adviser, Line


def with_canaries(scenario: Scenario) -> Scenario:
    """Return a scenario in which all that Upland may not know carries a canary."""
    lower, water = scenario.seats["lower"], scenario.tables["water"]
    lower = replace(
        lower,
        dossier=replace(lower.dossier, role="CANARY", goals=("CANARY",), limits=("CANARY",)),
        advisers=(Adviser(id="c", name="CANARY", lines=(Line(text="CANARY"),)),),
    )
    stakes = {**water.stakes, "lower": replace(water.stakes["lower"], batna="CANARY")}
    sound = replace(scenario.actions["sound_out"], known_to=("lower",), seats=("lower",), text="CANARY")
    return replace(
        scenario,
        seats={**scenario.seats, "lower": lower},
        tables={"water": replace(water, stakes=stakes)},
        actions={**scenario.actions, "sound_out": sound},
        indicators={**scenario.indicators, "zeal": Indicator(id="zeal", name="Zeal", start=99, known_to=("lower",))},
        flags={
            **scenario.flags,
            "plotting": Flag(id="plotting", name="CANARY", known_to=("lower",), start=True),
            "whispered": replace(scenario.flags["whispered"], name="CANARY", known_to=("lower",)),
        },
        events={
            **scenario.events,
            "plot": Event(id="plot", name="CANARY", chance=Amount(base=100), known_to=("lower",)),
            "never": Event(id="never", name="CANARY", condition=Condition(has=("water_deal",), lacks=("water_deal",))),
        },
    )
