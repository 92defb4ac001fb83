from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.errors import IllegalOrder, JournalError
from game.core.journal import Reason, Seated
from game.core.luck import Luck
from game.core.orders import Orders
from game.core.scenario import Pace
from game.core.seat import Interest
from game.core.turn import Intervention
from game.core.view import View
from game.core.world import Cause
from game.match import Decision, Match, outcome, playout
from tests.core.build import (
    PACKAGE,
    accept,
    action,
    amount,
    effect,
    event,
    found,
    moved,
    orders,
    pledge,
    propose,
    scenario,
    seat,
)
from tests.core.busy import BUSY, FEWER, some_orders

LESSON = scenario(
    actions=[action("speak", effect({"trust": 3}), cost=1)],
    events=[event("rain", effect({"heat": 2}), chance=50, again=1), event("storm", effect(suspends=("talks",)), chance=0)],
)


class Fickle:
    """A player that says what its dice tell it to."""

    def decide(self, view: View, luck: Luck) -> Decision:
        """Return orders for the turn the View shows."""
        speaks = luck.happens(5000, view.known.turn, "speak")
        paper = Orders(seat=view.seat, turn=view.known.turn, deeds=("speak",) if speaks else ())
        return Decision(orders=paper, because=(Reason(key="whim", more={"turn": str(view.known.turn)}),))


def test_a_match_opens() -> None:
    """13.1 A match is played at the scenario's first pace where none is named, and at one it has."""
    paces = [Pace(id="slow", name="", days=(10,) * 6), Pace(id="fast", name="", days=(30,) * 2)]
    rules = scenario(paces=paces)
    assert (Match.new(rules, 1).world.pace, Match.new(rules, 1).last_turn) == ("slow", 6)
    assert (Match.new(rules, 1, "fast").world.pace, Match.new(rules, 1, "fast").last_turn) == ("fast", 2)
    with pytest.raises(JournalError, match="no pace 'gallop'"):
        Match.new(rules, 1, "gallop")


@FEWER
@given(st.data(), st.integers(0, 99))
def test_a_match_is_its_journal(draw: st.DataObject, seed: int) -> None:
    """20.1 A match taken up from its journal is the same match: World, turns, views, results."""
    match = Match.new(BUSY, seed)
    while not match.over:
        for paper in some_orders(draw, BUSY, match.world).values():
            match.seal(paper)
        match.play()
    again = Match(match.journal)
    assert again.world == match.world
    assert (again.turns, again.starts, again.results()) == (match.turns, match.starts, match.results())
    for name in BUSY.seats:
        assert again.views(name) == match.views(name)


def test_sealed_orders_are_taken_up() -> None:
    """20.1 Orders sealed for the turn to be played are there when the journal is taken up."""
    match = Match.new(LESSON, 7)
    match.seal(orders("north", 1, "speak"), by="ann")
    again = Match(match.journal)
    assert again.sealed == match.sealed
    assert again.play() == match.play()


def test_sealing_again() -> None:
    """20.5 Sealing again replaces a seat's orders, and both papers stand in the journal."""
    match = Match.new(LESSON, 7)
    match.seal(orders("north", 1, "speak"))
    match.seal(orders("north", 1, propose()), reason="better so")
    turn = match.play()
    assert moved(turn.entries, "trust") == []
    assert len(found(turn.entries, "proposed")) == 1
    assert [record.kind for record in match.journal.records] == ["opened", "sealed", "sealed", "played"]


def test_what_may_not_be_ordered() -> None:
    """20.5 Orders that may not be given are refused with every reason, and nothing is changed."""
    match = Match.new(LESSON, 7)
    match.seal(orders("north", 1, "speak"))
    before = match.journal, match.world, dict(match.sealed)
    with pytest.raises(IllegalOrder) as refused:
        match.seal(orders("north", 1, ["sing", propose({"water": "a"})]))
    assert {item.gap.key for item in refused.value.obstacles} == {"unknown_action", "package_lacks"}
    assert (match.journal, match.world, match.sealed) == before


def test_sealed_orders_count_for_one_turn() -> None:
    """13.2 Orders count for the turn they were sealed for, and for no other."""
    match = Match.new(LESSON, 7)
    match.seal(orders("north", 1, "speak"))
    match.play()
    assert match.sealed == {}
    assert moved(match.play().entries, "trust") == []


def test_who_decides() -> None:
    """20.6 Who decides for a seat may change at any turn; the latest counts, and all are recorded."""
    first, later = (Seated(seat="north", turn=turn, player=who) for turn, who in ((1, "human"), (2, "envoy")))
    match = Match.new(LESSON, 7, seated=(first,))
    match.play()
    match.seat(later)
    assert match.seated == {"north": later}
    assert Match(match.journal).seated == {"north": later}


def test_no_seat_to_take() -> None:
    """20.6 A seat that is not there cannot be taken, and the journal stays whole."""
    match = Match.new(LESSON, 7)
    with pytest.raises(JournalError, match="no seat 'moon'"):
        match.seat(Seated(seat="moon", turn=1, player="human"))
    with pytest.raises(JournalError, match="no seat 'moon'"):
        Match.new(LESSON, 7, seated=(Seated(seat="moon", turn=1, player="human"),))
    assert (match.seated, Match(match.journal).seated) == ({}, {})


def test_taking_a_turn_back() -> None:
    """15.3 Taken back to a turn, the match stands as at its beginning; played alike, it goes on alike."""
    match = Match.new(LESSON, 7)
    match.seal(orders("north", 1, "speak"))
    match.play()
    at_two = match.world
    match.seal(orders("north", 2, "speak"))
    second = match.play()
    match.play()
    match.undo(2, "again, please")
    assert (match.world, len(match.turns), match.sealed) == (at_two, 1, {})
    assert match.view("north").known.turn == 2
    assert match.journal.records[-1].kind == "undone"
    match.seal(orders("north", 2, "speak"))
    assert match.play() == second


def test_taking_the_present_turn_back() -> None:
    """15.3 Taking back the present turn drops what was sealed and changed in it."""
    match = Match.new(LESSON, 7)
    match.play()
    before = match.world
    match.seal(orders("north", 2, "speak"))
    match.intervene(Intervention(kind="correct", subject="trust", value=9))
    match.undo(2)
    assert (match.world, match.sealed, match.interventions) == (before, {}, [])
    assert match.view("north").known.values["trust"] == before.values["trust"]


def test_no_turn_to_take_back() -> None:
    """15.3 A turn that was not reached cannot be taken back, and nothing is changed."""
    match = Match.new(LESSON, 7)
    match.play()
    before = match.journal, match.world
    for turn in (0, 3):
        with pytest.raises(JournalError, match=f"cannot go back to turn {turn}"):
            match.undo(turn)
    assert (match.journal, match.world) == before


def test_taking_back_the_ending() -> None:
    """15.3 A match that has ended can be taken back and played on."""
    match = Match.new(scenario((10,) * 2), 7)
    match.play()
    match.play()
    assert match.over
    match.undo(2)
    assert not match.over
    match.seal(orders("north", 2, "speak"))
    match.play()
    assert match.over


def test_an_intervention_is_recorded() -> None:
    """15.4 An intervention stands in the journal with its reason and is replayed with it."""
    match = Match.new(LESSON, 7)
    assert match.view("north").known.values["trust"] == 50
    entries = match.intervene(Intervention(kind="correct", subject="trust", value=64, reason="a typing mistake"), by="teacher")
    assert match.view("north").known.values["trust"] == 64
    assert entries[-1].cause == Cause(kind="intervention", id="trust", turn=1)
    match.play()
    again = Match(match.journal)
    assert (again.world, again.interventions) == (match.world, match.interventions)
    assert "a typing mistake" in repr(again.journal.records)


def test_an_intervention_is_read_out() -> None:
    """15.6 What an intervention changed is read to the seats with the news, at once and when they look back."""
    match = Match.new(LESSON, 7)
    match.play()
    match.intervene(Intervention(kind="correct", subject="trust", value=64))
    told = [entry.key for entry in match.view("north").news if entry.cause.kind == "intervention"]
    assert told == ["corrected", "changed"]
    match.play()
    assert [entry.key for entry in match.views("north")[1].news if entry.cause.kind == "intervention"] == told


def test_an_intervention_that_cannot_be() -> None:
    """15.4 An intervention in what is not there changes neither match nor journal."""
    match = Match.new(LESSON, 7)
    before = match.journal, match.world
    with pytest.raises(JournalError, match="no event 'moon'"):
        match.intervene(Intervention(kind="fire", subject="moon"))
    with pytest.raises(JournalError, match="no indicator 'tide'"):
        match.intervene(Intervention(kind="correct", subject="tide", value=1))
    assert (match.journal, match.world) == before


def test_no_intervention_after_the_end() -> None:
    """15.4 When the match is over nothing more can be changed."""
    match = Match.new(LESSON, 7)
    while not match.over:
        match.play()
    with pytest.raises(JournalError, match="over"):
        match.intervene(Intervention(kind="correct", subject="trust", value=64))


def test_an_intervention_after_sealing() -> None:
    """15.5 Orders sealed before an intervention stay sealed; what has become impossible is not done."""
    match = Match.new(LESSON, 7)
    match.seal(orders("north", 1, [pledge("water", "b"), "speak"]))
    match.intervene(Intervention(kind="fire", subject="storm"))
    turn = match.play()
    assert len(found(turn.entries, "move_not_done")) == 1
    assert moved(turn.entries, "trust") == [3]
    assert Match(match.journal).turns == match.turns


def test_views_of_the_past() -> None:
    """20.1 What a seat saw at the beginning of each turn can be seen again, interventions included."""
    match = Match.new(LESSON, 7)
    seen = []
    for number in range(3):
        if number == 1:
            match.intervene(Intervention(kind="correct", subject="trust", value=64))
        seen.append(match.view("south"))
        match.seal(orders("north", number + 1, propose(water="abc"[number])))
        match.play()
    assert match.views("south") == (*seen, match.view("south"))
    assert [len(view.known.sittings["talks"].offers) for view in match.views("south")] == [0, 1, 2, 3]


def test_words_are_recorded() -> None:
    """20.7 What was said and answered stands in the journal and changes no World."""
    match = Match.new(LESSON, 7)
    before = match.world
    match.say("north", "we mean it")
    match.answer("south", "do they?", "no")
    assert [record.kind for record in match.journal.records] == ["opened", "said", "answered"]
    assert match.world == before == Match(match.journal).world


def test_results_of_all() -> None:
    """16.4 Every seat has a result of its own."""
    wants = (Interest(id="calm", name="calm", measure=amount(100, heat=-100)),)
    match = Match.new(scenario((10,) * 3, seats=[seat("north", interests=wants), seat("south")]), 7)
    match.seal(orders("north", 1, propose()))
    match.play()
    match.seal(orders("south", 2, accept("talks.1.north")))
    match.play()
    match.play()
    north, south = match.results()
    assert match.world.agreed == PACKAGE
    assert (north.seat, south.seat) == ("north", "south")
    assert (len(north.served), len(south.served)) == (1, 0)
    assert [item.value for item in (*north.outcomes, *south.outcomes)] == [60_000, 60_000]
    assert match.view("south").result == south


@pytest.mark.parametrize("seed", range(5))
def test_a_playout(seed: int) -> None:
    """20.1 A playout is a whole match with its journal; counted without one it is the same."""
    players = {"north": Fickle(), "south": Fickle()}
    match = playout(LESSON, seed, "steady", players)
    assert match.over
    assert Match(match.journal).world == match.world
    assert outcome(LESSON, seed, "steady", players) == (*match.starts, match.world)
    assert playout(LESSON, seed, "steady", players).journal == match.journal


@pytest.mark.parametrize("seed", range(5))
def test_a_playout_without_a_record(seed: int) -> None:
    """20.1 Counted without a record, a playout goes through the same Worlds where no player reads the news."""
    players = {"north": Fickle(), "south": Fickle()}
    assert outcome(LESSON, seed, "steady", players, told=False) == outcome(LESSON, seed, "steady", players)


@pytest.mark.parametrize("turn", [1, 3, 6, 7])
def test_a_playout_from_the_middle(turn: int) -> None:
    """20.1 A playout may stop before a turn and be played on from there by the same luck: it is the whole one."""
    players = {"north": Fickle(), "south": Fickle()}
    whole = outcome(LESSON, 7, "steady", players)
    before = outcome(LESSON, 7, "steady", players, until=turn)
    assert before == whole[:turn]
    assert outcome(LESSON, 7, "steady", players, start=before[-1]) == whole[turn - 1 :]
    assert outcome(LESSON, 7, "steady", players, start=before[-1], until=turn) == before[-1:]


def test_a_players_reasons() -> None:
    """20.6 Who sealed an order, and a counterpart's reasons, stand in the journal."""
    match = playout(LESSON, 7, "steady", {"north": Fickle()})
    sealed = [record for record in match.journal.records if record.kind == "sealed"]
    assert len(sealed) == match.last_turn
    assert {record.by for record in sealed} == {"fickle"}
    assert sealed[2].because == (Reason(key="whim", more={"turn": "3"}),)


def test_players_have_luck_of_their_own() -> None:
    """14.5 Players have luck of their own: what they do with it moves no die of the match, nor of each other."""
    alone = playout(LESSON, 7, "steady", {"north": Fickle()})
    both = playout(LESSON, 7, "steady", {"north": Fickle(), "south": Fickle()})
    assert alone.world.happened == both.world.happened != {}
    assert alone.world.done["north.speak"] == both.world.done["north.speak"] != both.world.done["south.speak"]


def test_the_match_leaves_its_scenario_alone() -> None:
    """13.7 Nothing that a match was given is changed by playing it."""
    before = repr(BUSY)
    match = Match.new(BUSY, 7)
    while not match.over:
        match.play()
    assert repr(BUSY) == before
    assert replace(match.journal.scenario) == BUSY
