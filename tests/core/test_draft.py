from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.draft import Draft
from game.core.world import IN_FORCE, SIGNED, VOIDED, Cause, opening
from tests.core.build import (
    PACKAGE,
    Run,
    action,
    amount,
    effect,
    event,
    flag,
    found,
    indicator,
    moved,
    propose,
    scenario,
    table,
    when,
)

WHY = Cause(kind="rule", id="test")


def test_sums_are_limited_once() -> None:
    """1.3 What one phase gives and takes is summed first and limited once."""
    rules = scenario(
        indicators=[indicator("heat", 95)],
        actions=[action("rage", effect({"heat": 20})), action("soothe", effect({"heat": -18}))],
    )
    run = Run(rules)
    turn = run.turn(north="rage", south="soothe")
    assert run.world.values["heat"] == 97
    assert found(turn.entries, "held") == []


def test_what_the_limit_swallowed() -> None:
    """1.4 What the limit swallowed is an entry of its own, with the limit as its cause."""
    rules = scenario(indicators=[indicator("heat", 95)], actions=[action("rage", effect({"heat": 20}))])
    run = Run(rules)
    turn = run.turn(north="rage", south="rage")
    (held,) = found(turn.entries, "held", "heat")
    assert (held.amount, held.cause.kind) == (-35, "limit")
    assert moved(turn.entries, "heat") == [20, 20]


@given(st.lists(st.integers(-80, 80), max_size=6), st.integers(0, 100))
def test_the_books_balance(amounts: list[int], start: int) -> None:
    """1.4 The value before and all entries together make the value after."""
    rules = scenario(indicators=[indicator("heat", start)])
    world = opening(rules, "steady")
    draft = Draft(rules, world)
    for number, change in enumerate(amounts):
        draft.change("heat", change, Cause(kind="event", id=str(number)))
    after, entries = draft.apply()
    assert after.values["heat"] == start + sum(entry.amount for entry in entries)
    assert after.values["heat"] == min(100, max(0, start + sum(amounts)))


def test_every_change_has_a_cause() -> None:
    """4.1 An effect changes indicators, sets and clears flags, and every entry names what caused it."""
    rules = scenario(
        flags=[flag("angry", start=True), flag("calm")],
        actions=[action("soothe", effect({"trust": 5, "heat": -5}, sets=("calm",), clears=("angry",)))],
    )
    run = Run(rules)
    turn = run.turn(north="soothe")
    assert run.world.flags == {"calm": 1}
    cause = Cause(kind="action", id="soothe", seat="north", turn=1)
    told = {(e.key, e.subject) for e in turn.entries if e.cause == cause}
    assert told == {
        ("did", "soothe"),
        ("changed", "trust"),
        ("changed", "heat"),
        ("set", "calm"),
        ("cleared", "angry"),
    }


def test_an_effect_with_a_condition() -> None:
    """4.2 An effect with a condition of its own only happens if that holds."""
    rules = scenario(actions=[action("try", effect({"trust": 5}, when=when(below={"heat": 20})), effect({"trust": 1}))])
    run = Run(rules)
    assert moved(run.turn(north="try").entries, "trust") == [1]


@pytest.mark.parametrize("start", [True, False])
def test_set_and_cleared_is_set(start: bool) -> None:
    """4.3 A flag that is set and cleared in one phase is set."""
    rules = scenario(
        flags=[flag("angry", start=start)],
        actions=[action("rage", effect(sets=("angry",))), action("soothe", effect(clears=("angry",)))],
    )
    run = Run(rules)
    turn = run.turn(north="soothe", south="rage")
    assert "angry" in run.world.flags
    assert found(turn.entries, "cleared") == []
    assert len(found(turn.entries, "set")) == (0 if start else 1)


def test_nothing_new_is_no_news() -> None:
    """4.4 Setting what is set, or clearing what is not, is no entry; a flag remembers when it was set."""
    rules = scenario(
        flags=[flag("angry"), flag("calm")],
        actions=[action("rage", effect(sets=("angry",), clears=("calm",)))],
    )
    run = Run(rules)
    run.wait()
    assert [e.key for e in run.turn(north="rage").entries if e.subject in {"angry", "calm"}] == ["set"]
    assert run.world.flags == {"angry": 2}
    assert [e.key for e in run.turn(north="rage").entries if e.subject in {"angry", "calm"}] == []
    assert run.world.flags == {"angry": 2}


TALKS = [
    action("stop", effect(suspends=("talks",))),
    action("mend", effect(resumes=("talks",))),
]


def test_suspended_and_resumed() -> None:
    """4.1 An effect stops the talks at a table and another lets them go on; each is told once."""
    run = Run(scenario(actions=TALKS))
    assert len(found(run.turn(north="stop", south="stop").entries, "suspended", "talks")) == 1
    assert run.sitting.suspended
    assert run.gaps("north", propose()) == ["suspended"]
    assert found(run.turn(north="stop").entries, "suspended") == []
    assert len(found(run.turn(south="mend").entries, "resumed", "talks")) == 1
    assert run.gaps("north", propose()) == []
    assert found(run.turn(south="mend").entries, "resumed") == []


@pytest.mark.parametrize("before", [True, False])
def test_stopped_and_mended_is_stopped(before: bool) -> None:
    """4.5 A table at which talks are stopped and let go on in one phase is stopped."""
    run = Run(scenario(actions=TALKS))
    run.turn(north="stop" if before else ())
    turn = run.turn(north="mend", south="stop")
    assert run.sitting.suspended
    assert found(turn.entries, "resumed") == []


def test_void() -> None:
    """4.6 To void a deal in force ends it: its options are agreed no longer, and there may be talks again."""
    run = Run(scenario(actions=[action("renounce", effect(voids=("talks",)))]))
    run.sign()
    run.wait()
    assert (run.deal.fate, run.world.agreed) == (IN_FORCE, PACKAGE)
    assert len(found(run.turn(south="renounce").entries, "voided", "talks")) == 1
    assert (run.deal.fate, run.world.agreed, run.sitting.deal) == (VOIDED, {}, None)
    assert run.gaps("north", propose()) == []


def test_what_waits_cannot_be_voided() -> None:
    """4.6 A deal that is only signed is not touched."""
    run = Run(scenario(actions=[action("renounce", effect(voids=("talks",)))]))
    run.turn(north=[propose(), "renounce"], south=propose())
    assert run.deal.fate == SIGNED
    run.wait()
    assert run.deal.fate == IN_FORCE


def test_voided_trends_stop() -> None:
    """4.6 The trends of a voided deal apply no longer."""
    from tests.core.build import issue, option

    issues = (issue("water", b=option("b", trust=30)), issue("price", "xyz"))
    run = Run(scenario(tables=[table(issues=issues)], actions=[action("renounce", effect(voids=("talks",)))]))
    run.sign()
    run.wait()
    assert moved(run.wait().entries, "trust") == [10]
    assert moved(run.turn(north="renounce").entries, "trust") == []


@pytest.mark.parametrize(("after", "turn"), [(1, 1), (9, 1), (10, 2), (19, 2), (20, 3)])
def test_delays(after: int, turn: int) -> None:
    """4.7 A delayed effect happens in the turn that contains its day, this one perhaps."""
    run = Run(scenario(actions=[action("plant", effect({"trust": 5}, after=after))]))
    run.turn(north="plant")
    run.wait(3)
    assert [number for number, played in enumerate(run.turns, start=1) if moved(played.entries, "trust")] == [turn]
    assert run.world.due == ()


def test_a_delayed_effect_reads_the_world_of_its_day() -> None:
    """4.8 A delayed effect reads amounts and condition when it is due, and names what first caused it."""
    late = effect({"trust": amount(0, heat=100)}, after=15, when=when(has=("angry",)))
    rules = scenario(
        flags=[flag("angry")],
        actions=[action("plant", late), action("rage", effect({"heat": 10}, sets=("angry",)))],
    )
    run = Run(rules)
    run.turn(north="plant")
    (change,) = found(run.turn(south="rage").entries, "changed", "trust")
    assert change.amount == 30
    assert change.cause == Cause(kind="action", id="plant", seat="north", turn=1)


def test_a_delayed_effect_whose_condition_fails() -> None:
    """4.8 A delayed effect whose condition does not hold on its day is spent."""
    run = Run(
        scenario(
            flags=[flag("angry", start=True)],
            actions=[
                action("plant", effect({"trust": 5}, after=15, when=when(lacks=("angry",)))),
                action("soothe", effect(clears=("angry",))),
            ],
        )
    )
    run.turn(north="plant")
    run.wait()
    run.turn(south="soothe")
    assert run.world.values["trust"] == 50
    assert run.world.due == ()


def test_equal_delayed_effects_are_two() -> None:
    """4.7 Two deeds that plant the same on the same day both have their effect."""
    run = Run(scenario(events=[event("seed", effect({"trust": 5}, after=15), effect({"trust": 5}, after=15))]))
    run.wait()
    assert moved(run.wait().entries, "trust") == [5, 5]
