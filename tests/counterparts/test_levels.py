"""Laws that every level keeps: limits, bodies, secrets, reasons; and what the levels are."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from game.authoring import shelf
from game.core.clauses import Amount
from game.core.edition import edition
from game.core.luck import Luck
from game.core.scenario import Scenario
from game.core.table import POINT, terms_of_side, value
from game.core.view import View, look
from game.counterparts import LEVELS, LINES, counterpart
from game.counterparts.bargaining import forecast
from game.counterparts.deeds import weigh
from game.counterparts.envoy import Envoy
from game.match import Decision, Match, outcome, playout
from game.words import REASONS

MATCHES = (("evening", 1), ("class", 2))


@cache
def scenario() -> Scenario:
    """Return the shipped scenario, read once."""
    return shelf.read(shelf.find("baghdad-2024"))


class Watched:
    """A counterpart whose decisions are kept with what it saw."""

    def __init__(self, level: str) -> None:
        self.inner = counterpart(level)
        self.seen: list[tuple[View, Decision]] = []

    def decide(self, view: View, luck: Luck) -> Decision:
        """Decide as the counterpart does."""
        decision = self.inner.decide(view, luck)
        self.seen.append((view, decision))
        return decision


@cache
def watched(level: str, pace: str, seed: int) -> tuple[Match, dict[str, Watched]]:
    """Return a match among watched counterparts of one level."""
    players = {seat: Watched(level) for seat in scenario().seats}
    return playout(scenario(), seed, pace, players), players


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(("pace", "seed"), MATCHES)
def test_it_keeps_its_limit_and_its_bodies(level: str, pace: str, seed: int) -> None:
    """It neither proposes nor accepts what is worth less than its limit, or what a body of its own would refuse with 95 %."""
    _, players = watched(level, pace, seed)
    count = 0
    for player in players.values():
        for view, decision in player.seen:
            for move in decision.orders.moves:
                if move.kind not in {"propose", "accept"}:
                    continue
                table = view.edition.tables[move.table]
                offers = {offer.id: offer.package for offer in view.known.sittings[move.table].offers}
                package = move.package or offers[move.offer]
                limit = table.stakes[view.seat].reservation.value(view.known.values) * POINT
                assert value(terms_of_side(table, view.seat, view.known.values), package) >= limit
                assert all(chance > 5 for chance in forecast(view, table, package).values())
                count += 1
    assert count > 5


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(("pace", "seed"), MATCHES)
def test_every_order_has_its_reason(level: str, pace: str, seed: int) -> None:
    """Each move and each deed comes with one reason that can be said."""
    _, players = watched(level, pace, seed)
    for player in players.values():
        for _, decision in player.seen:
            assert len(decision.because) == len(decision.orders.moves) + len(decision.orders.deeds)
            assert all(reason.key in REASONS for reason in decision.because)


@pytest.mark.parametrize("level", LEVELS)
def test_the_reason_named_is_the_largest_term(level: str) -> None:
    """Of everything that a deed is expected to bring, the reason names what brings most; habit, where nothing brings anything."""
    match, players = watched(level, "evening", 1)
    checked = 0
    for seat, player in players.items():
        inner = player.inner
        assert isinstance(inner, Envoy)
        for view, decision in player.seen:
            temperament, _, purposes = inner.read(view)
            inner.decide(view, match.luck_of(seat))  # a strategist thinks of one turn at a time
            chosen = {item.action.id: item for item in inner.deeds(view, purposes, temperament, match.luck_of(seat))}
            for reason in decision.because:
                if not reason.key.startswith("deed_"):
                    continue
                grounds = chosen[reason.more["action"]].grounds
                best = max(grounds.values(), default=0)
                if reason.key == "deed_habit":
                    assert best <= 0
                else:
                    assert grounds[reason.key.removeprefix("deed_"), reason.more["for"]] == best > 0
                checked += 1
    assert checked > 20


def blindfolded(story: Scenario, seat: str) -> Scenario:
    """Return the scenario with every secret of the others changed: stakes, events to come, endings, papers."""
    tables = {}
    for name, table in story.tables.items():
        stakes = {
            other: their
            if other == seat
            else replace(
                their,
                weights=dict(zip(their.weights, reversed(their.weights.values()), strict=True)),
                worths={
                    issue: {option: 100 - worth for option, worth in worths.items()} for issue, worths in their.worths.items()
                },
                reservation=Amount(base=99),
                credibility={},
            )
            for other, their in table.stakes.items()
        }
        tables[name] = replace(table, stakes=stakes)
    events = {name: event if event.foretold else replace(event, chance=Amount(base=1)) for name, event in story.events.items()}
    return replace(story, tables=tables, events=events, endings=story.endings[::-1])


@pytest.mark.parametrize("level", LEVELS)
def test_it_cannot_have_looked(level: str) -> None:
    """With the secrets of all others replaced by nonsense, it decides the same at every turn of a match."""
    match, players = watched(level, "evening", 1)
    luck = Luck.of(1)
    for seat in players:
        false = blindfolded(scenario(), seat)
        own = edition(false, seat, luck)
        fresh = counterpart(level)
        for number, (start, (_, decision)) in enumerate(zip(match.starts, players[seat].seen, strict=True)):
            view = look(false, start, seat, luck, match.turns[number - 1] if number else None, own=own)
            assert fresh.decide(view, match.luck_of(seat)).orders == decision.orders


@pytest.mark.parametrize("level", LEVELS)
def test_a_fresh_one_decides_the_same(level: str) -> None:
    """It keeps nothing between turns that it could not read again from its View."""
    match, players = watched(level, "class", 2)
    for seat, player in players.items():
        for view, decision in player.seen:
            assert counterpart(level).decide(view, match.luck_of(seat)) == decision


@pytest.mark.parametrize("line", LINES)
def test_fixed_lines_play_whole_matches(line: str) -> None:
    """A fixed line orders only what it may, to the end of a match in every seat (sealing checks each order)."""
    match = playout(scenario(), 3, "class", {seat: counterpart(line) for seat in scenario().seats})
    assert match.over


def test_the_accent_may_be_written() -> None:
    """`attaché` and `attache` are the same level; whoever mistypes is told what was probably meant."""
    assert type(counterpart("attaché")) is type(counterpart("attache"))
    with pytest.raises(ValueError, match="Did you mean 'strategist'"):
        counterpart("stratgist")


def test_what_a_deed_would_do_is_asked_of_the_world() -> None:
    """An effect that needs what is not so counts nothing: the same deed is weighed otherwise where its condition holds."""
    view = Match.new(scenario(), 1, "evening").view("us")
    envoy = Envoy()
    temperament, _, purposes = envoy.read(view)
    marked = replace(view, known=replace(view.known, flags={**view.known.flags, "attack_unanswered": 1}))
    before, after = (
        {item.action.id: item.gain for item in weigh(seen, purposes, temperament, Luck.of(1), 0)} for seen in (view, marked)
    )
    assert after["us_working_groups"] < before["us_working_groups"]


def test_a_habit_wears_off_only_where_the_rules_tire() -> None:
    """A deed done lately counts less, as it does by the rules; one that the rules never tire counts as if it had not been."""

    def gain(fresh: int, done: tuple[int, ...]) -> int:
        actions = scenario().actions
        deed = replace(actions["us_brief_congress"], fresh=fresh)
        view = Match.new(replace(scenario(), actions={**actions, deed.id: deed}), 1, "evening").view("us")
        seen = replace(view, known=replace(view.known, turn=4, done={f"us.{deed.id}": done}))
        temperament, _, purposes = Envoy().read(seen)
        return next(item.gain for item in weigh(seen, purposes, temperament, Luck.of(1), 0) if item.action.id == deed.id)

    assert gain(2, (3,)) < gain(2, ())
    assert gain(0, (2, 3)) == gain(0, ())


def test_stubbornness_does_not_pay() -> None:
    """Refusing everything, or repeating one's ideal, leaves each party of the main table worse off than an envoy in its seat."""
    others = {seat: counterpart() for seat in scenario().seats}
    for seat in scenario().tables["hmc"].parties:
        totals = {}
        for level in ("envoy", "refuser", "repeater"):
            ends = [outcome(scenario(), seed, "evening", {**others, seat: counterpart(level)})[-1] for seed in range(12)]
            deals = [world.sittings["hmc"].deal for world in ends]
            totals[level] = sum(
                value(terms_of_side(scenario().tables["hmc"], seat, world.values), deal.package) - world.opening["hmc"][seat]
                for world, deal in zip(ends, deals, strict=True)
                if deal is not None
            )
        assert totals["envoy"] > totals["refuser"]
        assert totals["envoy"] > totals["repeater"]
