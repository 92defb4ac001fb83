"""The scenario Baghdad 2024: what the issue of its making asked for, counted, and its coupling, felt."""

from __future__ import annotations

from functools import cache

import pytest

from game.authoring import shelf
from game.core.assumption import supposing
from game.core.bargaining import room, side_values
from game.core.luck import Luck
from game.core.orders import Orders, obstacles
from game.core.scenario import Scenario
from game.core.turn import play_turn
from game.core.world import World, opening, reservations

FREE = ("us_brief_congress", "iraq_condemn_attacks", "iran_public_call_for_exit")


@cache
def scenario() -> Scenario:
    """Return the scenario, read once."""
    return shelf.read(shelf.find("baghdad-2024"))


def played(deeds: dict[int, tuple[str, ...]], seed: int, turns: int, story: Scenario | None = None) -> World:
    """Play some turns in which the United States does these deeds and nobody does anything else."""
    story = story or scenario()
    world = opening(story, "evening")
    luck = Luck.of(seed)
    for _ in range(turns):
        orders = Orders(seat="us", turn=world.turn, deeds=deeds.get(world.turn, ()))
        assert not obstacles(story, world, orders)
        world = play_turn(story, world, {"us": orders}, luck).world
    return world


def test_it_is_as_deep_as_was_asked() -> None:
    """36 actions over three seats, 40 events, 7 endings with the historical one among them, sixteen rungs, two paces."""
    story = scenario()
    assert list(story.seats) == ["us", "iraq", "iran"]
    assert len(story.actions) >= 36
    assert all(sum(seat in action.seats for action in story.actions.values()) >= 8 for seat in story.seats)
    assert len(story.events) >= 40
    assert sum(event.history for event in story.events.values()) >= 12
    assert len(story.endings) >= 7
    assert sum(ending.history for ending in story.endings) == 1
    assert len(story.indicators["escalation"].rungs) == 16
    assert 12 <= len(story.paces["evening"].days) <= 16
    assert 4 <= len(story.paces["class"].days) <= 6


def test_its_tables_are_as_was_asked() -> None:
    """Six or seven issues of four to six options, two delivered by each side; a second channel; bodies on each side."""
    story = scenario()
    main, channel = story.tables.values()
    assert 6 <= len(main.issues) <= 7
    assert all(4 <= len(issue.options) <= 6 for issue in main.issues.values())
    for seat in main.parties:
        assert sum(issue.delivered_by == (seat,) for issue in main.issues.values()) >= 2
    assert channel.parties == ("us", "iran")
    assert channel.carrier == "oman"
    assert {body.side for table in story.tables.values() for body in table.bodies} == {"us", "iraq", "iran"}


def test_the_story_ends_with_september() -> None:
    """Both paces cover January to the end of September 2024."""
    for pace in scenario().paces.values():
        assert 268 <= sum(pace.days) <= 271


@pytest.mark.parametrize("pace", ["evening", "class"])
def test_what_is_signed_can_be_carried_out(pace: str) -> None:
    """The main table closes early enough that what was signed in the last talks is ratified, and played, after it."""
    story = scenario()
    closes = next(iter(story.tables.values())).closes
    assert closes is not None
    first, talks = story.begins.toordinal(), 0
    for length in story.paces[pace].days:
        talks += first <= closes.toordinal()
        first += length
    assert len(story.paces[pace].days) - talks >= (3 if pace == "evening" else 1)


def test_each_statement_of_the_first_article_is_covered() -> None:
    """Every id SA-01 to SA-39 of the seed's coverage list is carried by an action or an event."""
    story = scenario()
    carried = {name for thing in (*story.actions.values(), *story.events.values()) for name in thing.coverage}
    assert [name for number in range(1, 40) if (name := f"SA-{number:02}") not in carried] == []


def test_a_free_deed_is_always_open() -> None:
    """Every seat has at least one deed that costs nothing and asks for nothing."""
    story = scenario()
    for seat, name in zip(story.seats, FREE, strict=True):
        action = story.actions[name]
        assert seat in action.seats
        assert not action.cost.plus
        assert action.cost.base == 0
        assert not tuple(action.condition.gaps(opening(story, "evening")))


def test_the_room_is_open_but_narrow_at_the_start() -> None:
    """Between two and seven percent of the packages are inside both limits at the opening, and some can be ratified."""
    story = scenario()
    found = room(story.tables["hmc"], opening(story, "evening"))
    assert 2 <= found.inside * 100 / found.packages <= 7
    assert found.ratifiable > 0
    assert 3000 <= found.margin <= 5500


STRIKE = "us_strike_commander_baghdad"


@cache
def causes() -> tuple[int, ...]:
    """Return seeds of matches in which the United States has cause for the strike in turn 3."""
    orders = Orders(seat="us", turn=3, deeds=(STRIKE,))
    return tuple(seed for seed in range(60) if not obstacles(scenario(), played({}, seed, 2), orders))


def signable(world: World, seat: str) -> int:
    """Count the packages at or above a seat's reservation."""
    table = scenario().tables["hmc"]
    limit = reservations(table, world.values)[seat]
    return int((side_values(table, world, seat) >= limit).sum())


def test_a_strike_in_baghdad_lowers_what_iraq_can_sign() -> None:
    """All else equal, after a strike in Baghdad fewer packages are worth signing for Iraq, in every match."""
    for seed in causes():
        assert signable(played({3: (STRIKE,)}, seed, 3), "iraq") < signable(played({}, seed, 3), "iraq")


@pytest.mark.parametrize("turn", [3, 4, 6])
def test_a_strike_in_baghdad_shrinks_the_room(turn: int) -> None:
    """All else equal, it costs the room for agreement more than a point of margin on average, and in most matches.

    Not in all: where an attack stood unanswered, what the strike takes from Baghdad it may give to Washington.
    """
    table = scenario().tables["hmc"]
    lost = [
        room(table, played({}, seed, turn)).margin - room(table, played({3: (STRIKE,)}, seed, turn)).margin for seed in causes()
    ]
    assert len(lost) >= 20
    assert sum(lost) >= 1000 * len(lost)
    assert sum(margin > 0 for margin in lost) * 100 >= 80 * len(lost)


def test_the_assumption_on_strikes_changes_what_they_bring() -> None:
    """Where strikes deter, less fire follows one than as the story is written, and less then than where they provoke."""
    assert list(scenario().assumptions["answers"].options) == ["as_written", "deterrence", "spiral"]
    for turn, deed, seeds in ((1, "us_strike_syria", range(12)), (3, STRIKE, causes())):
        levels: dict[str, int] = {}
        for name in ("deterrence", "as_written", "spiral"):
            story = supposing(scenario(), {"answers": name})
            levels[name] = sum(played({turn: (deed,)}, seed, turn + 3, story).values["attacks"] for seed in seeds)
        assert levels["deterrence"] < levels["as_written"] < levels["spiral"], deed


def test_the_assumption_on_restraint_changes_how_far_anyone_is_heeded() -> None:
    """Where restraint is strong the groups' will of their own starts lower than as written, and higher where it is weak."""
    restraint = scenario().assumptions["restraint"]
    assert list(restraint.options) == ["middling", "strong", "weak"]
    wills = [
        opening(supposing(scenario(), {"restraint": name}), "evening").values["faction_autonomy"]
        for name in ("strong", "middling", "weak")
    ]
    assert wills == sorted(set(wills))
    assert opening(scenario(), "evening").values["faction_autonomy"] == wills[1]
