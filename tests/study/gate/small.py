"""Small scenarios for the tests of the gate, and a plan that judges them in a moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from game.core.scenario import Precedent, Scenario
from game.core.seat import Interest, Seat, Temperament
from game.study.gate.inquiry import Inquiry
from game.study.gate.judgement import Judgement
from game.study.gate.plan import Plan
from game.voice import Voice
from tests.core.build import PACKAGE, amount, issue, scenario, seat, stakes, table

PLAN = Plan(
    name="small",
    looks=2,
    playouts=24,
    held=(4, 12),
    forks=(4, 12),
    places=2,
    heats=(2, 3),
    final=16,
    finalists=1,
    kept=2,
    strikes=(0, 1, 2),
    struck=16,
    levels=("envoy",),
    skilled=8,
    lineups=4,
    chances=6,
    recorded=12,
    omitted=12,
)
TEMPERAMENTS = [
    Temperament(id="hard", name="Hard", patience=80, firmness=80, risk=70),
    Temperament(id="soft", name="Soft", patience=30, firmness=20, risk=30),
]
THREE = (issue("water"), issue("price", "xyz"), issue("fish", "uvw"))
"""Issues of a table with some more packages than the usual."""


def caring(name: str, base: int = 0, **plus: int) -> Seat:
    """Return a seat with one interest; coefficients are hundredths."""
    return seat(name, interests=(Interest(id="own", name="Own", measure=amount(base, **plus)),))


def story(days: tuple[int, ...] = (10,) * 8, *, north: int = 40, south: int = 40, **more: Any) -> Scenario:
    """Return a scenario of two seats that care for trust, whose reservations are these."""
    held = {"north": stakes(THREE, reservation=north), "south": stakes(THREE, last=True, reservation=south)}
    parts = {
        "seats": [caring("north", trust=100), caring("south", trust=100)],
        "tables": [table(issues=THREE, stakes=held)],
        "temperaments": TEMPERAMENTS,
        **more,
    }
    return scenario(days=days, **parts)


def inquiry(rules: Scenario, **more: Any) -> Inquiry:
    """Return an inquiry by the small plan."""
    return Inquiry(scenario=rules, plan=replace(PLAN, **more))


def agreed(day: int, *seats: str) -> tuple[Precedent, ...]:
    """Return the record of seats that put the middle package forward on a day of January."""
    package = {**PACKAGE, "fish": "v"}
    return tuple(Precedent(on=date(2024, 1, day), seat=name, table="talks", package=package) for name in seats)


def words(judgement: Judgement) -> str:
    """Return all that a judgement says of causes."""
    return "\n".join(cause.said(Voice()) for cause in judgement.causes)


def said(judgement: Judgement) -> dict[str, float]:
    """Return a judgement's figures and details by name."""
    return {figure.name.said(Voice()): figure.value for figure in (*judgement.figures, *judgement.details)}
