"""A match is a function of scenario, seed and orders, and its books balance."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st

from game import saves
from game.core.clauses import Amount
from game.core.edition import edition
from game.core.event import Event
from game.core.imagination import imagine
from game.core.journal import canonical, digest, plain, replay
from game.core.luck import Luck
from game.core.turn import Intervention, Turn, intervene, play_turn
from game.core.view import look
from game.core.world import STANDING, World, agreements, bounds, opening
from game.match import Match
from tests.laws.worlds import Dealer, Played, all_legal, any_orders, law, matches

CHECKOUT = Path(__file__).resolve().parents[2]


def as_match(played: Played) -> Match:
    """Play the same orders through a Match."""
    match = Match.new(played.scenario, played.seed, played.world.pace)
    for turn in played.turns:
        for orders in turn.orders.values():
            match.seal(orders)
        match.play()
    return match


@law()
@given(matches())
def test_same_seed_same_match(played: Played) -> None:
    """The same scenario, seed and orders give the same turns, to the letter."""
    world = played.worlds[0]
    assert world == opening(played.scenario, world.pace)
    for turn in played.turns:
        again = play_turn(played.scenario, world, turn.orders, Luck.of(played.seed))
        assert canonical(again) == canonical(turn)
        world = again.world


@law(50)
@given(matches())
def test_replay_gives_the_same_world(played: Played) -> None:
    """A journal replays to the World, the turns and the starts that were played."""
    match = as_match(played)
    found = replay(match.journal)
    assert found.world == match.world == played.world
    assert found.turns == tuple(match.turns) == played.turns
    assert found.starts == tuple(match.starts) == played.starts


@law(5)
@given(st.lists(matches(), min_size=5, max_size=5))
def test_same_match_in_another_process(several: list[Played]) -> None:
    """Another process with another hash seed plays the same match: equal digests, and the save is the same byte for byte."""
    journals = [as_match(played).journal for played in several]
    code = (
        "import sys\n"
        "from game import saves\n"
        "from game.core.journal import digest, replay\n"
        "from pathlib import Path\n"
        "for path in sys.argv[1:]:\n"
        "    content = Path(path).read_bytes()\n"
        "    journal = saves.from_bytes(content, path)\n"
        "    print(digest(replay(journal).turns), saves.to_bytes(journal) == content)\n"
    )
    hashing = str((int(os.environ.get("PYTHONHASHSEED", "0").replace("random", "0")) + 1) % 1000)
    environment = {**os.environ, "PYTHONHASHSEED": hashing, "PYTHONPATH": str(CHECKOUT)}
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.json" for number in range(len(journals))]
        for journal, path in zip(journals, paths, strict=True):
            saves.write(journal, path, saved_at="")
        command = [sys.executable, "-c", code, *(str(path) for path in paths)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.split("\n")[:-1] == [f"{digest(replay(journal).turns)} True" for journal in journals]


@law(30)
@given(matches(going=True), st.integers(), st.integers())
def test_another_seed_differs_somewhere(played: Played, one: int, other: int) -> None:
    """Where twenty coins are tossed each turn, two seeds do not lead to the same World."""
    assume(one != other and max(len(str(one)), len(str(other))) <= 64)
    coins = {f"coin{number}": Event(id=f"coin{number}", name="coin", chance=Amount(base=50), again=1) for number in range(20)}
    tossed = replace(played.scenario, events=coins, endings=played.scenario.endings[-1:])
    ends = []
    for seed in (one, other):
        match = Match.new(tossed, seed, "class")
        while not match.over:
            match.play()
        ends.append(digest(match.world))
    assert ends[0] != ends[1]


def unbalanced(before: World, turn: Turn) -> dict[str, int]:
    """Return by how much each indicator's entries miss the change of its value."""
    booked: Counter[str] = Counter()
    for entry in turn.entries:
        if entry.key in {"changed", "held"}:
            booked[entry.subject] += entry.amount
        else:
            assert entry.amount == 0
    missing = {name: turn.world.values[name] - value - booked.pop(name, 0) for name, value in before.values.items()}
    assert not booked
    return {name: amount for name, amount in missing.items() if amount}


@law()
@given(matches())
def test_books_balance(played: Played) -> None:
    """Each indicator's value after a turn is the value before and the sum of its entries; nothing else changes it."""
    for before, turn in zip(played.starts, played.turns, strict=True):
        assert unbalanced(before, turn) == {}


@law()
@given(matches())
def test_flags_have_entries(played: Played) -> None:
    """A flag changes only with an entry that says so, at most once a phase, and keeps the turn it was set in."""
    for before, turn in zip(played.starts, played.turns, strict=True):
        flags = dict(before.flags)
        for entry in turn.entries:
            if entry.key == "set":
                assert entry.subject not in flags
                flags[entry.subject] = turn.number
            elif entry.key == "cleared":
                del flags[entry.subject]
        assert flags == turn.world.flags


@law()
@given(matches())
def test_bounds_hold(played: Played) -> None:
    """No indicator leaves its range, capital never runs below nothing, and what trends have left over is less than one."""
    for world in played.worlds:
        assert set(world.values) == set(played.worlds[0].values)
        for name, value in world.values.items():
            low, high = bounds(played.scenario, name)
            assert low <= value <= high
        assert all(0 <= rest < 30 for rest in world.remainders.values())
        assert set(world.flags) <= set(played.scenario.flags)


@law()
@given(matches())
def test_worlds_are_in_order(played: Played) -> None:
    """Turns follow each other day by day, nothing is overdue, and what is agreed is what the deals in force say."""
    scenario = played.scenario
    for before, turn in zip(played.starts, played.turns, strict=True):
        after = turn.world
        assert (after.turn, after.first_day) == (before.turn + 1, before.last_day + 1)
        assert after.days >= 1
        assert (turn.number, turn.first_day, turn.last_day) == (before.turn, before.first_day, before.last_day)
        assert all(due.day > before.last_day for due in after.due)
        assert [due.day for due in after.due] == sorted(due.day for due in after.due)
        assert dict(after.agreed) == agreements(after.sittings)
        assert bool(after.ending) == any(entry.key == "ended" for entry in turn.entries)
    days = scenario.paces[played.world.pace].days
    assert len(played.turns) <= len(days)
    assert len(played.turns) == len(days) or played.world.ending in {ending.id for ending in scenario.endings if ending.early}


@law()
@given(matches())
def test_tables_are_in_order(played: Played) -> None:
    """A seat has one standing offer a table; offer ids are unique; a deal was an offer; an unanswered deal lasts one turn."""
    for world in played.worlds:
        for name, sitting in world.sittings.items():
            standing = [offer.seat for offer in sitting.offers if offer.fate == STANDING]
            assert len(standing) == len(set(standing))
            assert all(offer.stands == world.turn for offer in sitting.offers if offer.fate == STANDING)
            ids = [offer.id for offer in sitting.offers]
            assert len(ids) == len(set(ids))
            taken = {offer.id: offer for offer in sitting.offers if offer.fate == "taken"}
            assert [deal.offer for deal in sitting.deals] == list(taken)
            assert all(deal.package == taken[deal.offer].package for deal in sitting.deals)
            assert all(deal.fate != "signed" or deal.turn == world.turn - 1 for deal in sitting.deals)
            assert all(pledge.seat == seat for seat, pledge in sitting.pledges.items())
            table = played.scenario.tables[name]
            for deal in sitting.deals:
                offer = taken[deal.offer]
                assert set(table.accepting()) <= {offer.seat, *offer.assents}


@law(50)
@given(matches(going=True), st.data())
def test_nothing_is_mutated(played: Played, data: st.DataObject) -> None:
    """No question asked of the rules, and no turn played, changes what it was given."""
    dealer = Dealer(data.draw)
    scenario, world, luck = played.scenario, played.world, played.luck
    orders = all_legal(dealer, scenario, world)
    given_ = (scenario, world, orders, played.turns)
    before = canonical(plain(given_))
    play_turn(scenario, world, orders, luck)
    for seat in scenario.seats:
        any_orders(dealer, scenario, world, seat)  # asks for obstacles of every kind
        view = look(scenario, world, seat, luck, played.last)
        shown = canonical(view)
        imagine(view, luck.fork(seat))
        assert canonical(view) == shown
    for name in scenario.events:
        intervene(scenario, world, Intervention(kind="fire", subject=name))
    for name in world.values:
        intervene(scenario, world, Intervention(kind="correct", subject=name, value=7))
    edition(scenario, next(iter(scenario.seats)), luck)
    assert canonical(plain(given_)) == before


@law(50)
@given(matches(going=True), st.data())
def test_interventions_balance(played: Played, data: st.DataObject) -> None:
    """What a facilitator fires or corrects is in the books; a corrected value is what was asked for, held to its range."""
    dealer = Dealer(data.draw)
    scenario, world = played.scenario, played.world
    name, wanted = dealer.one(tuple(world.values)), dealer.number(-50, 150)
    after, entries = intervene(scenario, world, Intervention(kind="correct", subject=name, value=wanted))
    low, high = bounds(scenario, name)
    assert after.values[name] == min(high, max(low, wanted))
    assert after.values[name] - world.values[name] == sum(entry.amount for entry in entries)
    for event in scenario.events:
        fired, entries = intervene(scenario, world, Intervention(kind="fire", subject=event))
        for indicator, value in fired.values.items():
            assert value - world.values[indicator] == sum(e.amount for e in entries if e.subject == indicator)
