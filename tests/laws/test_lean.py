"""What spares work changes nothing: a turn without its record, a view without news, an index found again."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from game.core.clauses import Condition
from game.core.event import Event
from game.core.index import KEPT, index
from game.core.journal import canonical
from game.core.turn import play_turn
from game.core.view import NOTHING_TOLD, look
from game.core.world import World, bounds, readers, who_knows
from tests.laws.worlds import Played, law, matches


@law()
@given(matches())
def test_a_turn_without_its_record_leads_to_the_same_world(played: Played) -> None:
    """A turn that is not told has no entries, the same orders and, to the letter, the same World."""
    for before, turn in zip(played.starts, played.turns, strict=True):
        untold = play_turn(played.scenario, before, turn.orders, played.luck, told=False)
        assert untold == replace(turn, entries=())
        assert canonical(untold.world) == canonical(turn.world)


@law()
@given(matches())
def test_a_view_without_news_is_otherwise_the_same(played: Played) -> None:
    """A look for which nothing is told lacks news and stories and nothing else."""
    for seat in played.scenario.seats:
        view = look(played.scenario, played.world, seat, played.luck, played.last)
        silent = look(played.scenario, played.world, seat, played.luck, shared=NOTHING_TOLD)
        assert silent == replace(view, news=(), stories={})


@law()
@given(matches())
def test_a_scenario_found_again_is_sorted_as_one_that_is_new(played: Played) -> None:
    """An equal scenario of another identity, whose index is made anew, plays the same turns and shows the same views."""
    other = replace(played.scenario)
    assert index(other) is not index(played.scenario)
    for before, turn in zip(played.starts, played.turns, strict=True):
        assert canonical(play_turn(other, before, turn.orders, played.luck)) == canonical(turn)
    for seat in played.scenario.seats:
        again = look(other, played.world, seat, played.luck, played.last)
        assert again == look(played.scenario, played.world, seat, played.luck, played.last)


@law(20)
@given(matches())
def test_a_scenario_in_play_stays_sorted(played: Played) -> None:
    """However many scenarios come and go beside it, one that is asked for again and again keeps its index."""
    found = index(played.scenario)
    for _ in range(3 * KEPT):
        index(replace(played.scenario))
        assert index(played.scenario) is found


def may_happen(event: Event, world: World) -> bool:
    """Tell what the index sorts by: whether an event's day and condition allow it in a turn."""
    dated = event.on is None or world.first_day <= event.on.toordinal() <= world.last_day
    return dated and event.condition.holds(world)


@law()
@given(matches())
def test_events_are_sorted_without_loss(played: Played) -> None:
    """What the index asks first of an event and what it leaves to ask together are the event's own day and condition."""
    for world in played.worlds:
        found = []
        for flag, bar, indicator, least, rest, _, event in index(played.scenario).possible(world.first_day, world.last_day):
            quick = (not flag or flag in world.flags) and bar not in world.flags
            quick = quick and (not indicator or world.values[indicator] >= least)
            if quick and (rest or Condition()).holds(world):
                found.append(event)
        assert found == [event for event in played.scenario.events.values() if may_happen(event, world)]


@law(50)
@given(matches(), st.data())
def test_an_index_says_what_the_scenario_says(played: Played, data: st.DataObject) -> None:
    """Limits, knowers and readers are those that the scenario gives one by one."""
    found = index(played.scenario)
    name = data.draw(st.sampled_from(found.measures))
    assert found.limits[name] == bounds(played.scenario, name)
    assert found.knowers[name] == who_knows(played.scenario, name)
    for table in played.scenario.tables.values():
        assert found.readers[table.id] == readers(table)
        assert (found.seeing[table.id], found.knowing[table.id]) == (table.seeing(), table.knowing())
