"""Whether the record is played as it stands, and judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from game.core.scenario import Precedent, Scenario
from game.study.gate import history
from game.study.gate.judgement import Judgement
from tests.core.build import action, body, effect, ending, event, flag, table, when
from tests.study.gate.small import THREE, agreed, inquiry, story, words

PEACE = (
    ending("peace", condition=when(has=("signed",)), history=True),
    ending("quiet"),
)


def told(*more: Precedent, record: tuple[Precedent, ...] | None = None, **parts: object) -> Scenario:
    """Return a scenario whose deal sets a flag, with the record of both seats agreeing, and more."""
    talks = table(issues=THREE, ratified=(effect(sets=("signed",)),), bodies=(body("north_hall", "north"),))
    rules = story(**{"tables": [talks], "flags": [flag("signed"), flag("sign")], "endings": PEACE, **parts})  # type: ignore[arg-type]
    both = agreed(12, "north", "south") if record is None else record
    return replace(rules, history=(*both, *more))


def judged(rules: Scenario) -> dict[str, Judgement]:
    """Return the judgements of a scenario's history by id."""
    weights = {item.id: 100 // len(THREE) for item in THREE}
    weights["water"] += 100 - sum(weights.values())
    own = rules.tables["talks"].stakes["north"]
    hall = tuple(replace(item, weights=own.weights, worths=own.worths) for item in rules.tables["talks"].bodies)
    rules = replace(rules, tables={"talks": replace(rules.tables["talks"], bodies=hall)})
    return {found.id: found for found in history.judge(inquiry(rules))}


def test_a_record_that_leads_where_it_led_holds() -> None:
    """Both seats put the same text forward at its date: it is signed, ratified, and owed to each of them."""
    found = judged(told())
    assert [item.passed for item in found.values()] == [True, True, True, True]
    assert found["history.ending"].figures[0].value == 100
    assert [figure.value for figure in found["history.mattered"].figures] == [-100, -100]


def test_an_obstructed_order_is_named_with_turn_and_gap() -> None:
    """A historical deed whose condition has not come about falls short: order, turn and clause are told."""
    march = action("march", seats=("north",), condition=when(has=("sign",)))
    found = judged(told(Precedent(on=date(2024, 1, 25), seat="north", action="march"), actions=[march]))["history.orders"]
    assert found.passed is False
    assert "2024-01-25 north march, turn 3: what it answers has not come about by then (has sign)" in words(found)


def test_orders_beyond_the_pace_are_obstructed_by_its_rules() -> None:
    """Twice the same deed in a turn, or more deeds than the pace has, are told as such."""
    twice = [Precedent(on=date(2024, 1, day), seat="north", action="speak") for day in (1, 2)]
    found = judged(told(*twice))["history.orders"]
    assert found.passed is False
    assert "the rules of pace and capital forbid it (twice speak)" in words(found)


def test_a_record_that_leads_elsewhere_falls_short() -> None:
    """Where the orders lead to another ending, that one is named."""
    found = judged(told(record=agreed(12, "north")))
    assert found["history.ending"].passed is False
    assert "the orders lead to 'quiet' more often" in words(found["history.ending"])


def test_an_ending_that_comes_whatever_is_ordered_is_not_owed_to_orders() -> None:
    """Where the historical ending comes anyhow, leaving orders out changes nothing, and that falls short."""
    always = (ending("peace", history=True),)
    found = judged(told(endings=always))["history.mattered"]
    assert found.passed is False
    assert "it does not rest on orders" in words(found)


def test_an_ending_that_rests_on_a_dated_event_is_named() -> None:
    """An ending that asks for nothing but a fact that comes by date falls short, with the event; any other clause saves it."""
    vote = event("vote", effect(sets=("sign",)), on=date(2024, 1, 20))
    by_date = (ending("voted", condition=when(has=("sign",))), *PEACE)
    found = judged(told(events=[vote], endings=by_date))["history.dates"]
    assert found.passed is False
    assert "'voted' asks for nothing but sign, which only comes by date: vote" in words(found)
    besides = (ending("voted", condition=when({"trust": 60}, has=("sign",))), *PEACE)
    assert judged(told(events=[vote], endings=besides))["history.dates"].passed is True
    either = (ending("voted", condition=when(any_of=(when({"trust": 60}), when(has=("sign",))))), *PEACE)
    assert judged(told(events=[vote], endings=either))["history.dates"].passed is False
    deed = action("call", effect(sets=("sign",)))
    assert judged(told(events=[vote], endings=by_date, actions=[deed]))["history.dates"].passed is True


def test_without_a_record_it_does_not_apply() -> None:
    """A scenario without history is judged by dates alone."""
    found = judged(told(record=()))
    assert [item.passed for item in found.values()] == [None, None, None, True]


def test_what_follows_from_an_obstructed_order_is_told_as_such() -> None:
    """An order that answers what an earlier, obstructed one would have brought about is traced back to it."""
    march = action("march", effect(sets=("sign",)), seats=("north",), condition=when({"trust": 99}))
    protest = action("protest", seats=("south",), condition=when(has=("sign",)))
    record = (
        Precedent(on=date(2024, 1, 12), seat="north", action="march"),
        Precedent(on=date(2024, 1, 25), seat="south", action="protest"),
    )
    found = judged(told(*record, actions=[march, protest]))["history.orders"]
    assert "2024-01-12 north march, turn 2: what it answers has not come about by then (at_least trust 99)" in words(found)
    assert "it follows from an earlier order that is obstructed as well: 2024-01-12 north march" in words(found)
