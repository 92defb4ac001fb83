"""A design's variants differ in what is varied, and meet the same luck."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core.world import opening
from game.study.design import LEVEL, SUPPOSED, TEMPERAMENT, WITHOUT, Change, perform, tasks, variants, without
from game.study.study import study
from game.study.trial import play
from tests.study.small import design, scenario

HAWK = Change(kind=TEMPERAMENT, subject="upper", value="hawk")
STEADY = Change(kind=TEMPERAMENT, subject="upper", value="steady")
NO_GATES = Change(kind=WITHOUT, subject="shut_gates")
HELPED = Change(kind=SUPPOSED, subject="past", value="help")


def test_without_axes_there_is_one_variant_as_it_is() -> None:
    """Nothing varied: the scenario itself."""
    (only,) = variants(scenario(), design())
    assert only.scenario == scenario()
    assert (only.name, only.changes) == ("", ())


def test_axes_are_combined() -> None:
    """Every step of one axis meets every step of the others; the first of all is what the rest is compared with."""
    found = variants(scenario(), design(axes=((STEADY, HAWK), (None, NO_GATES), (None, HELPED))))
    assert len(found) == 8
    assert found[0].name == "upper.temperament=steady"
    assert found[-1].name == "upper.temperament=hawk, without shut_gates, past=help"
    assert {variant.sitters["upper"].temperament for variant in found} == {"steady", "hawk"}
    assert sum("shut_gates" in variant.scenario.actions for variant in found) == 4
    assert {opening(variant.scenario, "class").values["anger"] for variant in found} == {40, 30}


def test_a_level_is_varied_and_the_temperament_stays() -> None:
    """Another level in a seat, the rest of it as asked."""
    (found,) = variants(scenario(), design(axes=((Change(kind=LEVEL, subject="lower", value="random"),),)))
    assert (found.sitters["lower"].level, found.sitters["upper"].level) == ("random", "envoy")


def test_an_action_taken_out_is_gone_everywhere() -> None:
    """Neither a seat nor history knows it any more."""
    found = without(scenario(), "open_sluice")
    assert "open_sluice" not in found.actions
    assert len(found.history) == len(scenario().history) - 1
    with pytest.raises(KeyError):
        without(scenario(), "opensluice")


def test_variants_meet_the_same_seeds_in_turn() -> None:
    """Seed by seed each variant is played: so a study that was cut short can be compared."""
    asked = design(axes=((None, NO_GATES),), playouts=3, seed=5)
    found = [(task.trial.seed, task.variant) for task in tasks(asked, variants(scenario(), asked))]
    assert found == [(5, 0), (5, 1), (6, 0), (6, 1), (7, 0), (7, 1)]


def test_what_changes_nothing_differs_in_nothing() -> None:
    """Without an action that nobody can do, or with the temperament a seat has anyway, every difference is nothing at all."""
    same = Change(kind=TEMPERAMENT, subject="lower", value=scenario().seats["lower"].temperament)
    found = study(scenario(), design(axes=((None, Change(kind=WITHOUT, subject="pay_arrears")), (None, same)), forks=0))
    done = [sample for sample in found.samples[0] if sample.done.get("lower.pay_arrears")]
    assert not done
    for differing in found.differences:
        ends = (differing.turns, differing.ratifiable, *differing.total.values())
        assert {(one.value, one.low, one.high) for one in ends} == {(0, 0, 0)}
        assert {one.value for one in differing.endings.values()} == {0}
        assert not any(one.apart for one in differing.endings.values())


def test_a_task_is_its_trial_with_some_deeds_tried() -> None:
    """What is measured of a task is what is measured of its trial; only the gains come to it."""
    for task in tasks(design(playouts=3), variants(scenario(), design())):
        found = perform((scenario(),), task)
        assert replace(found, gains=()) == play(scenario(), task.trial)
        assert found.gains
