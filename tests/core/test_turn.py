from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.event import Revision
from game.core.indicator import Rung
from game.core.luck import Luck
from game.core.orders import obstacles
from game.core.scenario import Pace, Scenario
from game.core.seat import Capital
from game.core.turn import Intervention, intervene, play_turn
from game.core.world import Cause, opening
from tests.core.build import (
    FIRST_DAY,
    RELEASE,
    RETURN,
    WALK_OUT,
    Loaded,
    Run,
    action,
    amount,
    effect,
    ending,
    event,
    flag,
    found,
    indicator,
    keys,
    moved,
    orders,
    pledge,
    propose,
    risk,
    scenario,
    seat,
    table,
    when,
)
from tests.core.busy import BUSY, FEWER, some_orders

LADDER = (Rung(id="calm", at=10, name="calm"), Rung(id="tense", at=40, name="tense"), Rung(id="war", at=80, name="war"))

# -- 1 indicators -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "news"),
    [(0, []), (19, []), (20, ["rung_up"]), (70, ["rung_up"]), (-10, []), (-11, ["rung_down"])],
)
def test_news_of_the_ladder(change: int, news: list[str]) -> None:
    """1.6 To end a turn on another rung than it began on is news, up or down, once however many rungs."""
    rules = scenario(indicators=[indicator("heat", 20, rungs=LADDER)], actions=[action("act", effect({"heat": change}))])
    turn = Run(rules).turn(north="act")
    assert [key for key in keys(turn.entries) if key.startswith("rung")] == news


def test_news_of_the_ladder_names_the_rungs() -> None:
    """1.6 The news names the rung left and the rung reached."""
    rules = scenario(indicators=[indicator("heat", 5, rungs=LADDER)], actions=[action("act", effect({"heat": 40}))])
    (news,) = found(Run(rules).turn(north="act").entries, "rung_up")
    assert (news.subject, news.more["from"], news.more["to"]) == ("heat", "", "tense")


@given(st.integers(-40, 40), st.lists(st.integers(1, 45), min_size=1, max_size=6))
def test_trends_keep_what_is_left_over(trend: int, days: list[int]) -> None:
    """1.7 However time is cut, a trend changes as much as in one turn of the same length."""
    wide = {"low": -5000, "high": 5000}
    run = Run(scenario(tuple(days), indicators=[indicator("trust", 0, trend, **wide), indicator("heat")]))
    run.wait(len(days))
    assert run.world.values["trust"] == trend * sum(days) // 30


def test_a_trend_is_an_amount() -> None:
    """1.7 A trend may depend on other indicators, read as the trends find them."""
    rules = scenario(
        (30, 30),
        indicators=[indicator("heat", 20), indicator("trust", 50, amount(0, heat=-50))],
        actions=[action("rage", effect({"heat": 20}))],
    )
    run = Run(rules)
    assert moved(run.turn(north="rage").entries, "trust", "trend") == [-20]


# -- 5 deeds ------------------------------------------------------------------------------------------------------------


def test_costs_are_paid_first() -> None:
    """5.4 Costs are paid before the talks, at the price of then; the talks change nothing of it."""
    rules = scenario(
        tables=[table(pledged={"south": (effect({"trust": 40}),)})],
        actions=[action("speak", cost=amount(0, trust=2))],
    )
    turn = Run(rules).turn(north="speak", south=pledge("water", "b"))
    assert moved(turn.entries, "capital.north", "cost") == [-1]
    assert [entry.cause.kind for entry in turn.entries][:2] == ["cost", "cost"]


def test_what_has_become_impossible() -> None:
    """5.5 What was legal when sealed and is impossible at its phase is not done; its capital comes back."""
    rules = scenario(
        flags=[flag("angry")],
        tables=[table(pledged={"south": (effect(sets=("angry",)),)})],
        actions=[action("speak", effect({"trust": 9}), cost=2, condition=when(lacks=("angry",)))],
    )
    run = Run(rules)
    turn = run.turn(north="speak", south=pledge("water", "b"))
    (told,) = found(turn.entries, "not_done", "speak")
    assert (told.known_to, told.more["gap"]) == (("north",), "lacks")
    assert moved(turn.entries, "trust") == []
    assert moved(turn.entries, "capital.north", "returned") == [2]
    assert "north.speak" not in run.world.done


def test_a_deed_not_done_does_not_tire() -> None:
    """5.5 A deed that was not done does not count as done."""
    rules = scenario(
        tables=[table(pledged={"south": (effect({"heat": 30}),)})],
        actions=[action("speak", effect({"trust": 8}), times=1, condition=when(below={"heat": 40}))],
        events=[event("rain", effect({"heat": -30}))],
    )
    run = Run(rules)
    run.turn(north="speak", south=pledge("water", "b"))
    assert moved(run.turn(north="speak").entries, "trust") == [8]


def test_a_move_that_has_become_impossible() -> None:
    """5.5 A move that an intervention made impossible is not made; its capital comes back."""
    run = Run(scenario(events=[event("storm", effect(suspends=("talks",)), chance=0)]))
    sealed = orders("north", 1, pledge("water", "b"))
    assert obstacles(run.scenario, run.world, sealed) == ()
    run.world, _ = intervene(run.scenario, run.world, Intervention(kind="fire", subject="storm"))
    turn = run.force(north=sealed)
    (told,) = found(turn.entries, "move_not_done", "talks")
    assert (told.known_to, told.more["gap"], told.more["move"]) == (("north",), "suspended", "pledge")
    assert run.sitting.pledges == {}
    assert moved(turn.entries, "capital.north", "returned") == [1]


@pytest.mark.parametrize(("paper", "key"), [("speak", "not_done"), (RELEASE, "not_done"), (RETURN, "move_not_done")])
def test_what_can_no_longer_be_paid(paper: object, key: str) -> None:
    """5.5 What can no longer be paid for is not done, and capital is the reason given."""
    run = Run(scenario(actions=[action("speak", effect({"trust": 9}), cost=2)]))
    run.turn(north=pledge("water", "b"))
    run.turn(north=WALK_OUT)
    sealed = orders("north", 3, paper)
    assert obstacles(run.scenario, run.world, sealed) == ()
    run.world, _ = intervene(run.scenario, run.world, Intervention(kind="correct", subject="capital.north"))
    turn = run.force(north=sealed)
    (told,) = found(turn.entries, key)
    assert told.more["gap"] == "capital"
    assert moved(turn.entries, "capital.north", "cost") == moved(turn.entries, "capital.north", "returned") == []
    assert run.sitting.pledges.keys() == run.sitting.away.keys() == {"north"}


@pytest.mark.parametrize(("rest", "fresh", "second"), [(0, 2, 2), (1, 2, 2), (2, 2, 5), (0, 1, 2), (1, 1, 5), (0, 0, 5)])
def test_deeds_tire(rest: int, fresh: int, second: int) -> None:
    """5.6 Repeated within the turns for which it is not fresh a deed has half its effect."""
    run = Run(scenario(actions=[action("speak", effect({"trust": 5}), fresh=fresh)]))
    assert moved(run.turn(north="speak").entries, "trust") == [5]
    run.wait(rest)
    assert moved(run.turn(north="speak").entries, "trust") == [second]


@pytest.mark.parametrize(("whole", "half"), [(5, [2]), (-5, [-2]), (1, []), (-1, []), (4, [2])])
def test_halves_are_rounded_towards_nothing(whole: int, half: list[int]) -> None:
    """5.6 Half an effect is rounded towards nothing."""
    run = Run(scenario(actions=[action("speak", effect({"trust": whole}))]))
    run.turn(north="speak")
    assert moved(run.turn(north="speak").entries, "trust") == half


def test_delayed_effects_tire_too() -> None:
    """5.6 A delayed effect of a tired deed is halved when it falls due."""
    run = Run(scenario(actions=[action("plant", effect({"trust": 6}, after=25))]))
    run.turn(north="plant")
    run.turn(north="plant")
    assert moved(run.wait().entries, "trust") == [6]
    assert moved(run.wait().entries, "trust") == [3]


def test_flags_are_not_halved() -> None:
    """5.6 Flags and tables are not halved."""
    run = Run(scenario(flags=[flag("angry")], actions=[action("rage", effect(sets=("angry",), suspends=("talks",)))]))
    run.turn(north="rage")
    run.world = replace(run.world, flags={}, sittings=opening(run.scenario, "steady").sittings)
    run.turn(north="rage")
    assert "angry" in run.world.flags
    assert run.sitting.suspended


def test_others_do_not_tire() -> None:
    """5.7 What another seat has done tires nobody."""
    run = Run(scenario(actions=[action("speak", effect({"trust": 5}))]))
    run.turn(north="speak")
    assert moved(run.turn(south="speak").entries, "trust") == [5]


def test_risks() -> None:
    """5.8 Each risk of a deed has a chance and a die of its own, and its effect is whole however tired the deed."""
    risks = (
        risk("spills", effect({"heat": 8})),
        risk("leaks", effect({"trust": -30}), chance=0),
        risk("rusts", effect({"trust": -4}), chance=50),
    )
    rules = scenario(actions=[action("haul", effect({"trust": 6}), risks=risks)])
    run = Run(rules, Loaded(faces={"risk/north/haul/rusts": 4999, "risk/south/haul/rusts": 5000}))
    turn = run.turn(north="haul", south="haul")
    assert moved(turn.entries, "heat", "risk") == [8, 8]
    assert moved(turn.entries, "trust", "risk") == [-4]
    assert [entry.more["risk"] for entry in found(turn.entries, "went_wrong")] == ["spills", "rusts", "spills"]
    turn = run.turn(north="haul")
    assert (moved(turn.entries, "trust", "action"), moved(turn.entries, "heat", "risk")) == ([3], [8])


def test_a_risks_chance_is_read_as_the_phase_found_it() -> None:
    """13.4 The chance of a risk is read from the World as the deeds found it, whatever other deeds do."""
    risky = action("haul", risks=(replace(risk("spills"), chance=amount(0, heat=500)),))
    rules = scenario(actions=[risky, action("soothe", effect({"heat": -20}))])
    assert found(Run(rules).turn(north="haul", south="soothe").entries, "went_wrong") != []


def test_a_deed_is_news() -> None:
    """5.9 A deed that was done is an entry, before what it changes; a tired one says so."""
    run = Run(scenario(actions=[action("speak", effect({"trust": 5}))]))
    first, second = run.turn(north="speak").entries, run.turn(north="speak").entries
    assert [entry.key for entry in first][:2] == ["did", "changed"]
    assert (found(first, "did")[0].more, found(second, "did")[0].more) == (
        {"seat": "north"},
        {"seat": "north", "tired": "1"},
    )
    assert run.world.done == {"north.speak": (1, 2)}


# -- 6 events -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("face", "happens"), [(999, True), (1000, False)])
def test_an_undated_event(face: int, happens: bool) -> None:
    """6.1 An event of 19 in a hundred a month has ten in a hundred in fifteen days."""
    run = Run(scenario((15,), events=[event("rain", chance=19)]), Loaded(faces={"event/rain": face}))
    assert (found(run.wait().entries, "happened", "rain") != []) is happens


def test_an_event_needs_its_condition() -> None:
    """6.1 An event happens only while its condition holds, as the events find the World."""
    rules = scenario(
        actions=[action("rage", effect({"heat": 30}))],
        events=[event("riot", condition=when(at_least={"heat": 50}))],
    )
    run = Run(rules)
    assert found(run.wait().entries, "happened") == []
    assert found(run.turn(north="rage").entries, "happened", "riot") != []


def test_an_events_chance_is_an_amount() -> None:
    """6.1 The chance of an event follows the indicators."""
    rules = scenario((30,) * 2, events=[event("riot", chance=amount(0, heat=100))])
    assert found(Run(rules, Loaded(faces={"event": 1999})).wait().entries, "happened") != []
    assert found(Run(rules, Loaded(faces={"event": 2000})).wait().entries, "happened") == []


@pytest.mark.parametrize(("day", "turn"), [(1, 1), (10, 1), (11, 2), (20, 2), (21, 3)])
def test_a_dated_event(day: int, turn: int) -> None:
    """6.2 An event with a date can happen only in the turn that contains it."""
    run = Run(scenario(events=[event("vote", on=date(2024, 1, day))]))
    run.wait(4)
    assert [number for number, played in enumerate(run.turns, start=1) if found(played.entries, "happened")] == [turn]
    assert run.world.happened == {"vote": (date(2024, 1, day).toordinal(),)}


@pytest.mark.parametrize(("face", "happens"), [(3999, True), (4000, False)])
def test_a_dated_events_chance(face: int, happens: bool) -> None:
    """6.2 The chance of a dated event is that of its day, however long the turn."""
    for days in ((5,), (60,)):
        rules = scenario(days, events=[event("vote", on=date(2024, 1, 3), chance=40)])
        turn = Run(rules, Loaded(faces={"event": face})).wait()
        assert (found(turn.entries, "happened") != []) is happens


def test_a_dated_event_passes() -> None:
    """6.2 A dated event whose condition fails in its turn does not happen later."""
    rules = scenario(
        actions=[action("rage", effect({"heat": 30}))],
        events=[event("vote", on=date(2024, 1, 3), condition=when(at_least={"heat": 50}))],
    )
    run = Run(rules)
    run.wait()
    run.turn(north="rage")
    run.wait()
    assert run.world.happened == {}


def test_an_event_in_a_window() -> None:
    """6.1 A condition may give an undated event a window of dates."""
    window = when(since=date(2024, 1, 15), until=date(2024, 1, 25))
    run = Run(scenario(events=[event("rain", condition=window, again=1)]))
    run.wait(6)
    rained = [number for number, played in enumerate(run.turns, start=1) if found(played.entries, "happened")]
    assert rained == [2, 3]


@pytest.mark.parametrize(
    ("again", "turns"), [(None, [1]), (1, [1, 2, 3, 4, 5, 6]), (10, [1, 2, 3, 4, 5, 6]), (11, [1, 3, 5]), (25, [1, 4])]
)
def test_an_event_comes_again(again: int | None, turns: list[int]) -> None:
    """6.3 An event happens once, or again when so many days have passed."""
    run = Run(scenario(events=[event("rain", again=again)]))
    run.wait(6)
    assert [number for number, t in enumerate(run.turns, start=1) if found(t.entries, "happened")] == turns


def test_an_undated_events_day() -> None:
    """6.4 An undated event counts as happening on the first day of the turn; a delay is counted from then."""
    run = Run(scenario(events=[event("rain", effect({"trust": 5}, after=10))]))
    assert moved(run.wait().entries, "trust") == []
    assert moved(run.wait().entries, "trust") == [5]
    assert run.world.happened == {"rain": (FIRST_DAY.toordinal(),)}


def test_a_dated_events_delay() -> None:
    """4.7 A delay is counted from the event's own day."""
    run = Run(scenario(events=[event("vote", effect({"trust": 5}, after=2), on=date(2024, 1, 9))]))
    assert moved(run.wait().entries, "trust") == []
    assert moved(run.wait().entries, "trust") == [5]


def test_revisions() -> None:
    """6.5 What is learnt later is an entry in the turn that contains its day, and has its effects then."""
    learnt = (
        Revision(after=5, text="sooner", effects=(effect({"trust": 1}),)),
        Revision(after=14, text="later", effects=(effect({"trust": 2}), effect({"trust": 4}, after=10))),
    )
    run = Run(scenario(events=[event("fire", revisions=learnt)]))
    told = []
    for _ in range(4):
        turn = run.wait()
        told.append(([e.more["revision"] for e in found(turn.entries, "revised")], moved(turn.entries, "trust", "revision")))
    assert told == [(["0"], [1]), (["1"], [2]), ([], [4]), ([], [])]


def test_a_revisions_cause() -> None:
    """6.5 What a revision changes names the event, which revision it is, and the turn of the event."""
    run = Run(scenario(events=[event("fire", revisions=(Revision(after=14, text="", effects=(effect({"trust": 1}),)),))]))
    run.wait()
    (entry,) = found(run.wait().entries, "changed", "trust")
    assert entry.cause == Cause(kind="revision", id="fire", part="0", turn=1)


def test_what_an_event_came_of() -> None:
    """6.6 The entry of an event names the flags that its condition asked for, and its day."""
    rules = scenario(
        flags=[flag("angry", start=True), flag("armed", start=True), flag("calm")],
        events=[event("riot", condition=when(has=("angry", "armed"), lacks=("calm",)), on=date(2024, 1, 4))],
    )
    (entry,) = found(Run(rules).wait().entries, "happened")
    assert entry.more == {"day": str(date(2024, 1, 4).toordinal()), "because": "angry,armed"}


# -- 13 time and paces --------------------------------------------------------------------------------------------------


def test_days_follow_days() -> None:
    """13.1 The first turn begins on the scenario's first day, each other on the day after the last."""
    run = Run(scenario((10, 20, 5)))
    run.wait(3)
    first = FIRST_DAY.toordinal()
    assert [(t.number, t.first_day - first, t.last_day - first) for t in run.turns] == [
        (1, 0, 9),
        (2, 10, 29),
        (3, 30, 34),
    ]


def test_paces_cut_the_same_time() -> None:
    """13.1 Under another pace the same dates and trends come in fewer turns."""
    paces = [Pace(id="slow", name="", days=(10,) * 6), Pace(id="fast", name="", days=(30,) * 2)]
    rules = scenario(
        paces=paces,
        indicators=[indicator("trust", 50, 7), indicator("heat")],
        events=[event("vote", effect({"heat": 9}, after=30), on=date(2024, 1, 12))],
    )
    ends = []
    for pace in ("slow", "fast"):
        world = opening(rules, pace)
        while not world.ending:
            world = play_turn(rules, world, {}, Luck.of(1)).world
        ends.append((world.first_day, world.values["trust"], world.values["heat"], world.happened))
    assert ends[0] == ends[1]
    assert ends[0][1:3] == (64, 59)


def test_a_seat_without_orders() -> None:
    """13.2 A seat without orders orders nothing, and the turn is played all the same."""
    run = Run()
    turn = run.turn(south="speak")
    assert (turn.orders["north"].moves, turn.orders["north"].deeds) == ((), ())
    assert run.world.turn == 2


def test_the_order_of_phases() -> None:
    """13.3 Payment, talks, deeds, events, effects falling due, trends and income, rungs, endings."""
    rules = scenario(
        (10,),
        indicators=[indicator("trust", 50, 30), indicator("heat", 20, rungs=LADDER)],
        actions=[action("act", effect({"heat": 40}), effect({"heat": 1}, after=5), cost=1)],
        events=[event("rain", effect({"trust": 1}))],
    )
    turn = Run(rules).turn(north=[propose(), "act"])
    told = [entry.cause.kind if entry.key == "changed" else entry.key for entry in turn.entries]
    assert told == [
        "cost",
        "proposed",
        "did",
        "action",
        "happened",
        "event",
        "action",
        "income",
        "income",
        "trend",
        "rung_up",
        "ended",
    ]


def test_each_phase_finds_what_the_last_one_changed() -> None:
    """13.4 A deed changes what the events of its turn find, and they what the trends find."""
    rules = scenario(
        flags=[flag("angry"), flag("wet")],
        indicators=[indicator("heat", 20), indicator("trust", 50, amount(0, heat=30))],
        actions=[action("rage", effect(sets=("angry",)))],
        events=[
            event("rain", effect({"heat": 80}), condition=when(has=("angry",))),
            event("flood", condition=when(at_least={"heat": 90})),
        ],
    )
    run = Run(rules)
    turn = run.turn(north="rage")
    assert [entry.subject for entry in found(turn.entries, "happened")] == ["rain"]
    assert moved(turn.entries, "trust", "trend") == [10]
    assert [entry.subject for entry in found(run.wait().entries, "happened")] == ["flood"]


def test_inside_a_phase_nobody_is_first() -> None:
    """13.4 Deeds of one turn all read the World as the deeds found it: none sees what another did."""
    rules = scenario(
        flags=[flag("shut")],
        actions=[
            action("close", effect(sets=("shut",))),
            action("pass", effect({"trust": amount(0, heat=50)}), condition=when(lacks=("shut",))),
            action("rage", effect({"heat": 40})),
        ],
    )
    run = Run(rules)
    turn = run.turn(north=["close", "rage"], south="pass")
    assert moved(turn.entries, "trust") == [10]
    assert found(turn.entries, "not_done") == []


def shuffled(rules: Scenario) -> Scenario:
    """Return the same scenario with everything in it written in the opposite order."""
    parts = ("seats", "indicators", "flags", "actions", "events")
    return replace(rules, **{part: dict(reversed(getattr(rules, part).items())) for part in parts})


@FEWER
@given(st.data(), st.integers(0, 99))
def test_nobody_gains_from_a_place_in_the_file(draw: st.DataObject, seed: int) -> None:
    """13.5 The order in which seats, deeds, events or indicators stand in the file changes nothing."""
    world, luck, other = opening(BUSY, "steady"), Luck.of(seed), shuffled(BUSY)
    while not world.ending:
        sealed = some_orders(draw, BUSY, world)
        turn = play_turn(BUSY, world, sealed, luck)
        assert play_turn(other, world, dict(reversed(sealed.items())), luck).world == turn.world
        world = turn.world


@FEWER
@given(st.data(), st.integers(0, 99))
def test_the_books_balance_over_a_match(draw: st.DataObject, seed: int) -> None:
    """1.4 In every turn, each value before and all its entries together make the value after, inside its range."""
    world, luck = opening(BUSY, "steady"), Luck.of(seed)
    while not world.ending:
        turn = play_turn(BUSY, world, some_orders(draw, BUSY, world), luck)
        for name, value in turn.world.values.items():
            entries = [e.amount for e in turn.entries if e.key in {"changed", "held"} and e.subject == name]
            assert value == world.values[name] + sum(entries)
            assert 0 <= value <= 100
        world = turn.world


@FEWER
@given(st.data(), st.integers(0, 99))
def test_a_turn_is_a_function(draw: st.DataObject, seed: int) -> None:
    """13.7 The same World, orders and luck make the same turn, and nothing that was given is changed."""
    world, luck = opening(BUSY, "steady"), Luck.of(seed)
    while not world.ending:
        sealed = some_orders(draw, BUSY, world)
        before = repr((BUSY, world, sealed))
        turn = play_turn(BUSY, world, sealed, luck)
        assert repr((BUSY, world, sealed)) == before
        assert play_turn(BUSY, world, sealed, luck) == turn
        world = turn.world


def test_income() -> None:
    """13.6 Each turn a seat receives its income of capital, times what the pace says."""
    seats = [seat("north", Capital(start=0, income=2, limit=9)), seat("south", Capital(start=0, income=0))]
    rules = scenario(seats=seats, paces=[Pace(id="steady", name="", days=(10,) * 3, income=3)])
    run = Run(rules)
    assert moved(run.wait().entries, "capital.north", "income") == [6]
    assert (run.world.values["capital.north"], run.world.values["capital.south"]) == (6, 0)


# -- 15 interventions ---------------------------------------------------------------------------------------------------


def test_firing_an_event() -> None:
    """15.1 A facilitator may let an event happen now, whatever its condition, chance or date."""
    late = event(
        "vote", effect({"trust": 5}), effect({"trust": 2}, after=12), chance=0, on=date(2024, 6, 1), condition=when(has=("x",))
    )
    run = Run(scenario(events=[late], flags=[flag("x")]))
    run.wait()
    run.world, entries = intervene(run.scenario, run.world, Intervention(kind="fire", subject="vote"))
    assert moved(entries, "trust", "intervention") == [5]
    assert run.world.happened == {"vote": (run.world.first_day,)}
    assert [moved(run.wait().entries, "trust") for _ in range(3)] == [[], [2], []]


def test_correcting_a_value() -> None:
    """15.2 A facilitator may correct an indicator; its limits still hold, and the books balance."""
    run = Run()
    world, entries = intervene(run.scenario, run.world, Intervention(kind="correct", subject="trust", value=130))
    assert world.values["trust"] == 100
    assert [(entry.key, entry.amount) for entry in entries] == [("corrected", 0), ("changed", 80), ("held", -30)]
    assert run.world.values["trust"] == 50


def test_no_other_intervention() -> None:
    """15.1 An event that there is not cannot be fired, nor a value that there is not corrected, nor anything else done."""
    run = Run()
    for kind, subject, error in (("fire", "moon", KeyError), ("correct", "moon", KeyError), ("bribe", "x", ValueError)):
        with pytest.raises(error):
            intervene(run.scenario, run.world, Intervention(kind=kind, subject=subject))


# -- 16 endings ---------------------------------------------------------------------------------------------------------

CLOSES = [
    ending("late", condition=when(at_least={"heat": 50})),
    ending("boom", condition=when(at_least={"heat": 80}), early=True),
    ending("fizz", condition=when(below={"heat": 10}), early=True),
    ending("quiet"),
]


@pytest.mark.parametrize(("heat", "turns", "name"), [(90, 1, "boom"), (60, 3, "late"), (20, 3, "quiet"), (5, 1, "fizz")])
def test_endings(heat: int, turns: int, name: str) -> None:
    """16.1 Early endings close a match when they hold; after the last turn it is the first of all."""
    run = Run(scenario((10,) * 3, indicators=[indicator("heat", heat), indicator("trust")], endings=CLOSES))
    while not run.world.ending:
        run.wait()
    assert (len(run.turns), run.world.ending) == (turns, name)
    assert found(run.turns[-1].entries, "ended")[0].subject == name


def test_the_first_ending_counts() -> None:
    """16.1 In the last turn an ending that stands first comes before an early one."""
    run = Run(scenario((10,), indicators=[indicator("heat", 90), indicator("trust")], endings=CLOSES))
    run.wait()
    assert run.world.ending == "late"


def test_an_ending_sees_the_whole_turn() -> None:
    """16.1 An ending is asked for at the end of the turn, with the turn's own dates."""
    closes = [ending("dated", early=True, condition=when(since=date(2024, 1, 20))), ending("quiet")]
    run = Run(scenario(endings=closes))
    run.wait()
    assert run.world.ending == ""
    run.wait()
    assert run.world.ending == "dated"


def test_when_no_ending_holds() -> None:
    """16.2 If none holds after the last turn, it is the last ending."""
    closes = [ending("boom", condition=when(at_least={"heat": 80})), ending("mist", condition=when(has=("x",)))]
    run = Run(scenario((10,), flags=[flag("x")], endings=closes))
    run.wait()
    assert run.world.ending == "mist"


def test_after_the_ending() -> None:
    """16.3 After the ending no turn is played."""
    run = Run(scenario((10,)))
    run.wait()
    with pytest.raises(ValueError, match="the match has ended with 'quiet'"):
        run.force()


def test_what_a_storm_does_to_talks_comes_after_them() -> None:
    """13.3 Deeds come after the talks: to stop them does not undo what was signed in the same turn."""
    run = Run(scenario(actions=[action("stop", effect(suspends=("talks",)))]))
    run.turn(north=[propose(), "stop"], south=propose())
    assert run.sitting.suspended
    run.wait()
    assert run.deal.fate == "in_force"
