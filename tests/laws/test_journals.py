"""Whatever people do with a match, its journal leads to where the match is, on disk and off."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import ConfigDict, TypeAdapter

from game import saves
from game.core.journal import Journal, Reason, Seated, canonical, effective, replay
from game.core.scenario import Scenario
from game.core.turn import Intervention, Turn
from game.core.view import View, look
from game.core.world import World
from game.match import Match
from tests.laws.worlds import Dealer, Played, all_legal, law, legal_orders, matches


@cache
def adapter(kind: type) -> TypeAdapter[Any]:
    """Return what reads a type of the rules strictly."""
    return TypeAdapter(tuple[kind], config=ConfigDict(extra="forbid", strict=True))  # type: ignore[valid-type]


def through_json(thing: Any) -> Any:
    """Write a value of the rules as JSON and read it again."""
    return adapter(type(thing)).validate_json(f"[{canonical(thing)}]")[0]


@law(50)
@given(matches())
def test_json_round_trip(played: Played) -> None:
    """Scenario, World and Turn come back from JSON equal, and are written the same again."""
    for thing in (played.scenario, played.world, *played.turns):
        again = through_json(thing)
        assert isinstance(again, Scenario | World | Turn)
        assert again == thing
        assert canonical(again) == canonical(thing)


@law(30)
@given(matches())
def test_views_travel(played: Played) -> None:
    """A View comes back from JSON equal: a browser or another machine may hold it."""
    for seat in played.scenario.seats:
        view = look(played.scenario, played.world, seat, played.luck, played.last)
        again = through_json(view)
        assert isinstance(again, View)
        assert again == view


def _seal(match: Match, dealer: Dealer) -> None:
    seat = dealer.one(tuple(match.scenario.seats))
    because = (Reason(key="hope", more={"of": "peace"}),) if dealer.yes() else ()
    orders = legal_orders(dealer, match.scenario, match.world, seat)
    match.seal(orders, by="someone", reason=dealer.one(("", "weil – „so“")), because=because)


def _intervene(match: Match, dealer: Dealer) -> None:
    if match.scenario.events and dealer.yes():
        match.intervene(
            Intervention(kind="fire", subject=dealer.one(tuple(match.scenario.events)), reason="to see"), by="teacher"
        )
    else:
        name = dealer.one(tuple(match.world.values))
        match.intervene(Intervention(kind="correct", subject=name, value=dealer.number(-10, 120)))


def _play(match: Match, dealer: Dealer) -> None:
    if dealer.yes():
        for orders in all_legal(dealer, match.scenario, match.world).values():
            match.seal(orders)
    match.play()


def _undo(match: Match, dealer: Dealer) -> None:
    match.undo(dealer.number(1, match.world.turn), "again")


def _speak(match: Match, dealer: Dealer) -> None:
    seat = dealer.one(tuple(match.scenario.seats))
    match.say(seat, 'x"\\\n سلام \u2028', to=dealer.some(tuple(match.scenario.seats)))
    match.answer(seat, "why?", "because")


def _sit(match: Match, dealer: Dealer) -> None:
    seat = dealer.one(tuple(match.scenario.seats))
    match.seat(Seated(seat=seat, turn=match.world.turn, player=dealer.one(("human", "envoy"))))


STEPS = (_play, _seal, _play, _undo, _intervene, _speak, _sit)


def livened(played: Played, dealer: Dealer) -> Match:
    """Return a match in which people have done everything a match allows, in any order."""
    match = Match.new(played.scenario, played.seed, played.world.pace)
    for _ in range(dealer.number(1, 8)):
        step = dealer.one(STEPS)
        if not match.over or step in {_undo, _speak, _sit}:
            step(match, dealer)
    return match


@law()
@given(matches(going=True), st.data())
def test_journal_leads_to_where_the_match_is(played: Played, data: st.DataObject) -> None:
    """Replay of a match's journal gives its World, turns, seals, seats and interventions; so do the records that count alone."""
    match = livened(played, Dealer(data.draw))
    kept = Journal(scenario=match.scenario, records=tuple(effective(match.journal)))
    for journal in (match.journal, kept):
        found = replay(journal)
        assert found.world == match.world
        assert found.turns == tuple(match.turns)
        assert found.starts == tuple(match.starts)
        assert found.sealed == match.sealed
        assert found.seated == match.seated
        assert found.interventions == tuple(match.interventions)
    assert Match(match.journal).world == match.world


@law(50)
@given(matches(going=True), st.data())
def test_a_match_shows_what_is_so(played: Played, data: st.DataObject) -> None:
    """What a match keeps at hand is never stale: its views are what a fresh look gives, also after undo and intervention."""
    dealer = Dealer(data.draw)
    match = Match.new(played.scenario, played.seed, played.world.pace)
    for _ in range(dealer.number(1, 6)):
        step = dealer.one(STEPS)
        if not match.over or step in {_undo, _speak, _sit}:
            step(match, dealer)
        seat = dealer.one(tuple(match.scenario.seats))
        last = match.turns[-1] if match.turns else None
        since = tuple(entry for turn, entry in match.interventions if turn == match.world.turn)
        assert match.view(seat) == look(match.scenario, match.world, seat, played.luck, last, since=since)
        assert match.views(seat)[-1] == match.view(seat)
        assert len(match.views(seat)) == len(match.turns) + 1


@law(50)
@given(matches(going=True), st.data())
def test_journal_round_trip(played: Played, data: st.DataObject) -> None:
    """A journal written and read is the same journal, and written again the same bytes; order in mappings is kept."""
    match = livened(played, Dealer(data.draw))
    journal = replace(match.journal, saved_at="2024-01-31T12:00:00+00:00")
    content = saves.to_bytes(journal)
    again = saves.from_bytes(content, "x.json")
    assert again == journal
    assert saves.to_bytes(again) == content
    assert list(again.scenario.tables) == list(journal.scenario.tables)
    assert canonical(through_json(journal)) == canonical(journal)
