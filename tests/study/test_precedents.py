"""The record, played: what is ordered at its dates, what cannot be, and by which luck."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from game.core.clauses import Gap
from game.core.scenario import Precedent
from game.study.gate.plan import FULL
from game.study.precedents import SEEDS, Telling, really_came, tell, turn_of
from tests.study.gate.test_history import told


def test_what_is_left_out_is_left_out() -> None:
    """Without one side's text there is no deal; orders outside the match are told as obstructed."""
    rules = told(Precedent(on=date(2023, 1, 1), seat="north", action="speak"))
    rules = replace(rules, tables={"talks": replace(rules.tables["talks"], bodies=())})
    assert tell(rules, Telling("steady", 1)).ending == "peace"
    found = tell(rules, Telling("steady", 1, (1,)))
    assert found.ending == "quiet"
    assert found.obstructed == {2: Gap(key="outside", subject="2023-01-01")}


def test_an_order_falls_into_the_turn_of_its_day() -> None:
    """The first day and the last of a turn are in it; a day outside the match is in none."""
    rules = told()
    length = rules.paces["steady"].days[0]
    days = [rules.begins.toordinal() + offset for offset in (-1, 0, length - 1, length)]
    turns = [turn_of(rules, "steady", Precedent(on=date.fromordinal(day), seat="north")) for day in days]
    assert turns == [0, 1, 1, 2]


def test_the_ending_that_really_came_is_the_one_marked_so() -> None:
    """Where none is marked there is none."""
    rules = told()
    assert really_came(rules) == "peace"
    assert really_came(replace(rules, endings=tuple(replace(item, history=False) for item in rules.endings))) == ""


def test_the_seeds_are_those_of_the_gate() -> None:
    """What the debrief tells of a scenario is, to the last playout, what the gate of its page counted."""
    assert FULL.seeds(50, FULL.recorded) == SEEDS
