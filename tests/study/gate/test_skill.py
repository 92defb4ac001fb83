"""Whether levels are compared, and choice told from luck."""

from __future__ import annotations

import pytest

from game.study.gate import skill
from game.study.gate.variance import decomposed
from tests.core.build import action, effect, event
from tests.study.gate.small import caring, inquiry, story, words


def test_one_level_alone_is_not_judged() -> None:
    """Where there are not two levels to compare, it does not apply."""
    found = skill.levels(inquiry(story(), levels=("envoy", "nobody")))
    assert found.passed is None
    assert "not two levels" in words(found)


def test_equal_levels_fall_short() -> None:
    """A level that is no better than the one below it falls short, by name of the seat."""
    found = skill.levels(inquiry(story(), levels=("envoy", "envoy")))
    assert found.passed is False
    assert "north: between envoy and envoy nothing can be told" in words(found)


def test_levels_that_cannot_be_told_apart_play_more_seeds() -> None:
    """Two levels between which nothing can be told are looked at again; what is plain at once plays no seed more."""
    deeds = [action("visit", effect({"trust": 9}), seats=("north",), cost=1)]
    asked = inquiry(story(actions=deeds, north=90, south=90), levels=("random", "envoy", "envoy"), looks=3)
    totals, found = skill._compared(asked, ("random", "envoy", "envoy"))
    assert found["north", "random", "envoy"].apart
    assert found["north", "random", "envoy"].count == asked.plan.skilled
    assert found["north", "envoy", "envoy"].count == 3 * asked.plan.skilled
    assert len(totals["north", "random"]) == asked.plan.skilled


def test_where_chance_does_all_it_weighs_more() -> None:
    """Where deeds do nothing and events move what seats care for, luck explains their totals, and that falls short."""
    storms = [event(f"storm_{number}", effect({"trust": 20}), chance=40) for number in range(3)]
    rules = story(north=90, south=90, events=storms, actions=[action("speak")])
    found = skill.choices(inquiry(rules))
    assert found.passed is False
    assert "chance weighs more than who plays" in words(found)


def test_line_ups_are_different_and_drawn_the_same_way_again() -> None:
    """As many as asked for, none twice, the same for the same seed."""
    rules = story(seats=[caring("north", trust=1), caring("south", trust=1)])
    found = skill.lineups(rules, 4, 1)
    assert len(set(found)) == 4
    assert found == skill.lineups(rules, 4, 1)


def test_variance_is_shared_out_by_rows_and_columns() -> None:
    """Rows alone, columns alone, and nothing at all are told apart; parts sum to one."""
    rows = decomposed([[1, 1, 1], [5, 5, 5], [9, 9, 9]])
    assert (rows.rows, rows.columns, rows.rest) == (1, 0, 0)
    columns = decomposed([[1, 5, 9], [1, 5, 9]])
    assert (columns.rows, columns.columns, columns.rest) == (0, 1, 0)
    mixed = decomposed([[1, 5, 7], [2, 9, 9], [4, 4, 8]])
    assert mixed.rows + mixed.columns + mixed.rest == pytest.approx(1)
    assert decomposed([[3, 3], [3, 3]]).rest == 0
