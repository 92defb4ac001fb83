"""The envoy, watched over whole matches of the shipped scenario."""

from __future__ import annotations

from functools import cache

import pytest

from game.authoring import shelf
from game.core.journal import Sealed
from game.core.luck import Luck
from game.core.scenario import Scenario
from game.core.table import POINT, terms_of_side, value
from game.core.view import View
from game.counterparts import LEVELS, counterpart
from game.counterparts.bargaining import forecast
from game.match import Decision, Match, outcome, playout
from game.words import REASONS

SEEDS = range(6)


class Watched:
    """A counterpart whose decisions are kept with what it saw."""

    def __init__(self, temperament: str = "") -> None:
        self.inner = counterpart(temperament=temperament)
        self.seen: list[tuple[View, Decision]] = []

    def decide(self, view: View, luck: Luck) -> Decision:
        """Decide as the counterpart does."""
        decision = self.inner.decide(view, luck)
        self.seen.append((view, decision))
        return decision


@cache
def scenario() -> Scenario:
    """Return the scenario, read once."""
    return shelf.read(shelf.find("baghdad-2024"))


@cache
def watched(seed: int, temperament: str = "") -> tuple[Match, dict[str, Watched]]:
    """Return a match among watched counterparts."""
    players = {seat: Watched(temperament) for seat in scenario().seats}
    return playout(scenario(), seed, "evening", players), players


def packages(players: dict[str, Watched]) -> list[tuple[View, str, dict[str, str]]]:
    """Return every package that somebody proposed or accepted: the view it was decided from, the table, the package."""
    found = []
    for player in players.values():
        for view, decision in player.seen:
            for move in decision.orders.moves:
                offers = {offer.id: offer.package for offer in view.known.sittings[move.table].offers}
                if move.kind in {"propose", "accept"}:
                    found.append((view, move.table, dict(move.package or offers[move.offer])))
    return found


def own_value(view: View, table: str, package: dict[str, str]) -> int:
    """Return what a package is worth to the seat of a view."""
    terms = terms_of_side(view.edition.tables[table], view.seat, view.known.values)
    return value(terms, package)


@pytest.mark.parametrize("seed", SEEDS)
def test_it_stays_inside_its_limit(seed: int) -> None:
    """It neither proposes nor accepts what is worth less to it than its reservation at that moment."""
    _, players = watched(seed)
    found = packages(players)
    assert found
    for view, table, package in found:
        limit = view.edition.tables[table].stakes[view.seat].reservation.value(view.known.values) * POINT
        assert own_value(view, table, package) >= limit


@pytest.mark.parametrize("seed", SEEDS)
def test_it_signs_nothing_its_bodies_would_surely_refuse(seed: int) -> None:
    """What it proposes or accepts, each body of its own is forecast to approve with thirty percent or more."""
    _, players = watched(seed)
    for view, table, package in packages(players):
        assert all(chance >= 29 for chance in forecast(view, view.edition.tables[table], package).values())


def test_it_opens_high_and_concedes() -> None:
    """Over a match what it asks for at the main table becomes less, for every party in most matches."""
    fell = 0
    for seed in SEEDS:
        _, players = watched(seed)
        for seat in ("us", "iraq"):
            asked = [
                own_value(view, "hmc", dict(move.package))
                for view, decision in players[seat].seen
                for move in decision.orders.moves
                if move.table == "hmc" and move.kind == "propose"
            ]
            fell += asked[-1] < asked[0]
    assert fell >= 10  # of twelve


def test_it_never_orders_what_it_may_not() -> None:
    """Whole matches are played without a refused order (sealing checks each), and deeds are done."""
    for seed in SEEDS:
        match, _ = watched(seed)
        assert match.over
        assert sum(len(record.orders.deeds) for record in match.journal.records if isinstance(record, Sealed)) > 20


def test_it_gives_its_reasons_in_words() -> None:
    """Every move and deed comes with a reason, and every reason can be said."""
    for seed in SEEDS:
        _, players = watched(seed)
        for player in players.values():
            for _, decision in player.seen:
                assert len(decision.because) == len(decision.orders.moves) + len(decision.orders.deeds)
                assert all(reason.key in REASONS for reason in decision.because)


def test_it_keeps_nothing_between_turns() -> None:
    """A fresh counterpart, handed the same view, decides the same: a resumed match goes on as it would have."""
    match, players = watched(0)
    for seat, player in players.items():
        for view, decision in player.seen:
            assert counterpart().decide(view, match.luck_of(seat)) == decision


def test_the_same_seed_gives_the_same_match() -> None:
    """Two playouts with one seed are one match; another seed is another."""
    one, two, other = (
        playout(scenario(), seed, "class", {seat: counterpart() for seat in scenario().seats}) for seed in (3, 3, 4)
    )
    assert one.journal == two.journal
    assert one.world == two.world
    assert other.world != one.world


def test_counting_plays_the_same_matches() -> None:
    """`outcome`, which keeps no journal, plays what `playout` plays."""
    players = {seat: counterpart() for seat in scenario().seats}
    assert outcome(scenario(), 3, "class", players)[-1] == playout(scenario(), 3, "class", players).world


def test_temperament_makes_a_difference() -> None:
    """Hawks strike more and agree less often than doves, in the same matches."""
    strikes, deals = {}, {}
    for temperament in ("hawk", "dove"):
        ends = [
            outcome(scenario(), seed, "evening", {seat: counterpart(temperament=temperament) for seat in scenario().seats})[-1]
            for seed in range(30)
        ]
        strikes[temperament] = sum(len(turns) for end in ends for key, turns in end.done.items() if "strike" in key)
        deals[temperament] = sum(bool(end.sittings["hmc"].deals) for end in ends)
    assert strikes["hawk"] > strikes["dove"]
    assert deals["hawk"] < deals["dove"]


def test_an_unknown_level_is_refused_by_name() -> None:
    """Asking for a level that there is not names those that there are."""
    with pytest.raises(ValueError, match=f"'genius'.*{LEVELS[0]}"):
        counterpart("genius")
