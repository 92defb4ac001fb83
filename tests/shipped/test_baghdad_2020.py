"""The scenario Baghdad 2020: what the issue of its making asked for, counted, its dates, and its coupling, felt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, TypeAlias

import pytest

from game.core.assumption import supposing
from game.core.bargaining import side_values
from game.core.luck import Luck
from game.core.orders import Orders, obstacles, talk_gaps
from game.core.scenario import Scenario
from game.core.turn import play_turn
from game.core.world import World, opening, reservations
from tests.shipped import stories

Deeds: TypeAlias = Mapping[tuple[str, int], tuple[str, ...]]
"""What is done: seat and turn → deeds."""

FREE: Final = ("us_notice_line", "iraq_condemn_attacks", "iran_call_for_exit")
DATES: Final = {
    "k1_rockets": date(2019, 12, 27),
    "embassy_crowd": date(2019, 12, 31),
    "call_to_close_embassy": date(2020, 1, 5),
    "draft_letter": date(2020, 1, 6),
    "kerman_crush": date(2020, 1, 7),
    "dispute_mechanism": date(2020, 1, 14),
    "january_march": date(2020, 1, 24),
    "war_powers_vote": date(2020, 2, 13),
    "taji": date(2020, 3, 11),
    "veto": date(2020, 5, 6),
    "rapporteur": date(2020, 7, 10),
    "driver_killed": date(2020, 8, 21),
}
"""Event of the record that has a day of its own → that day, by the sources."""
ORDERED: Final = {
    "us_notice_line": (date(2019, 12, 29), date(2019, 12, 29)),
    "us_strike_sites": (date(2019, 12, 29), date(2019, 12, 29)),
    "us_reinforce": (date(2019, 12, 31), date(2020, 1, 1)),
    "iraq_condemn_strike": (date(2019, 12, 29), date(2020, 3, 13)),
    "iraq_order_crowd_out": (date(2019, 12, 31), date(2020, 1, 1)),
    "iran_deny_role": (date(2020, 1, 1), date(2020, 1, 1)),
    "us_widen_self_defence": (date(2020, 1, 3), date(2020, 1, 3)),
    "us_designate_group": (date(2020, 1, 3), date(2020, 1, 3)),
    "us_message_swiss": (date(2020, 1, 3), date(2020, 1, 9)),
    "us_threaten_list": (date(2020, 1, 4), date(2020, 1, 4)),
    "iraq_resolution": (date(2020, 1, 5), date(2020, 1, 5)),
    "iran_nuclear_step": (date(2020, 1, 5), date(2020, 1, 5)),
    "us_threaten_costs": (date(2020, 1, 5), date(2020, 1, 14)),
    "iran_mourn": (date(2020, 1, 3), date(2020, 1, 7)),
    "us_correct_letter": (date(2020, 1, 6), date(2020, 1, 7)),
    "iran_missiles_warned": (date(2020, 1, 8), date(2020, 1, 8)),
    "iran_answer_swiss": (date(2020, 1, 3), date(2020, 1, 9)),
    "us_absorb_with_sanctions": (date(2020, 1, 8), date(2020, 1, 8)),
    "us_no_war_words": (date(2020, 1, 8), date(2020, 1, 8)),
    "iran_say_concluded": (date(2020, 1, 8), date(2020, 1, 8)),
    "iraq_ask_delegation": (date(2020, 1, 9), date(2020, 1, 10)),
    "us_offer_dialogue": (date(2020, 1, 9), date(2020, 1, 10)),
    "iran_acknowledge_error": (date(2020, 1, 11), date(2020, 1, 11)),
    "us_strike_stores": (date(2020, 3, 13), date(2020, 3, 13)),
    "us_hand_over_bases": (date(2020, 3, 1), date(2020, 8, 31)),
    "iraq_form_government": (date(2020, 5, 1), date(2020, 5, 31)),
    "presence": (date(2020, 6, 11), date(2020, 6, 11)),
    "iraq_reaffirm": (date(2020, 6, 11), date(2020, 6, 11)),
    "us_receive_prime_minister": (date(2020, 8, 19), date(2020, 8, 20)),
}
"""Deed, or table, of the real orders → first and last day on which the sources have it."""

STRIKE: Final[Deeds] = {("us", 2): ("us_strike_sites",)}
CHAIN: Final[Deeds] = {**STRIKE, ("us", 4): ("us_widen_self_defence",), ("iran", 7): ("iran_missiles_warned",)}
"""What led in the record from K1 to the airliner: strikes, a step against a state, missiles with a warning."""
SEEDS: Final = range(24)


def scenario() -> Scenario:
    """Return the scenario."""
    return stories.scenario("baghdad-2020")


def played(deeds: Deeds, seed: int, turns: int, story: Scenario | None = None) -> World | None:
    """Play some turns in which these deeds are done and no others; nothing, where one of them could not be done."""
    told = story or scenario()
    world = opening(told, "evening")
    luck = Luck.of(seed)
    for _ in range(turns):
        orders = {seat: Orders(seat=seat, turn=world.turn, deeds=deeds.get((seat, world.turn), ())) for seat in told.seats}
        if any(obstacles(told, world, paper) for paper in orders.values()):
            return None
        world = play_turn(told, world, orders, luck).world
    return world


def worlds(deeds: Deeds, turns: int, story: Scenario | None = None) -> tuple[World, ...]:
    """Return the worlds of all seeds in which these deeds could be done."""
    found = (played(deeds, seed, turns, story) for seed in SEEDS)
    return tuple(world for world in found if world is not None)


def signable(world: World, seat: str) -> int:
    """Count the packages at or above a seat's reservation."""
    table = scenario().tables["presence"]
    return int((side_values(table, world, seat) >= reservations(table, world.values)[seat]).sum())


def test_it_is_as_deep_as_was_asked() -> None:
    """Three seats, 50 actions, 40 events, half of them of the record, ten endings with the historical one among them."""
    story = scenario()
    assert list(story.seats) == ["us", "iraq", "iran"]
    assert len(story.actions) >= 50
    assert all(sum(seat in action.seats for action in story.actions.values()) >= 14 for seat in story.seats)
    assert len(story.events) >= 40
    assert sum(event.history for event in story.events.values()) >= 20
    assert len(story.endings) >= 9
    assert [ending.id for ending in story.endings if ending.history] == ["strategic_dialogue"]


def test_both_ladders_are_there() -> None:
    """Sixteen rungs of confrontation and nine of the nuclear file; deeds and events stand for each from R3 to R16 but R10."""
    story = scenario()
    assert [len(story.indicators[name].rungs) for name in ("escalation", "nuclear")] == [16, 9]
    carried = {name for thing in (*story.actions.values(), *story.events.values()) for name in thing.coverage}
    assert {f"R{number}" for number in range(3, 17)} - carried == {"R10"}  # no commander of a faction was the target then


def test_its_tables_are_as_was_asked() -> None:
    """The presence, between two, with bodies on both sides; and a channel that Switzerland carries, unpublished."""
    story = scenario()
    presence, channel = story.tables.values()
    assert presence.parties == ("us", "iraq")
    assert len(presence.issues) == 6
    assert all(len(issue.options) == 4 for issue in presence.issues.values())
    assert {side for issue in presence.issues.values() for side in issue.delivered_by} == {"us", "iraq"}
    assert {body.side for body in presence.bodies} == {"us", "iraq"}
    assert (channel.parties, channel.carrier) == (("us", "iran"), "switzerland")
    assert [body.side for body in channel.bodies] == ["iran"]
    assert not channel.published


@pytest.mark.parametrize(("pace", "turns", "days"), [("evening", 15, 8), ("class", 9, 3)])
def test_the_twelve_days_are_played_in_days(pace: str, turns: int, days: int) -> None:
    """The turns up to 8 January are short; the last one ends with August 2020."""
    story = scenario()
    lengths = story.paces[pace].days
    assert len(lengths) == turns
    first = story.begins
    assert first == date(2019, 12, 27)
    until = [first + timedelta(days=sum(lengths[:number]) - 1) for number in range(1, turns + 1)]
    short = [length for length, last in zip(lengths, until, strict=True) if last <= date(2020, 1, 9)]
    assert len(short) >= days - 1
    assert max(short) <= 5
    assert until[-1] == date(2020, 8, 31)


@pytest.mark.parametrize(("pace", "after"), [("evening", 2), ("class", 1)])
def test_play_goes_on_after_signature(pace: str, after: int) -> None:
    """The tables close before the story does; then what was signed is carried out, put off or broken."""
    story = scenario()
    closes = story.tables["presence"].closes
    assert closes is not None
    first, talks = story.begins, 0
    for length in story.paces[pace].days:
        talks += first <= closes
        first += timedelta(days=length)
    assert len(story.paces[pace].days) - talks >= after
    for name in ("us_delay_reduction", "iraq_carry_out"):
        assert "deal_ratified" in story.actions[name].condition.has
    for name in ("text_tested", "undertaking_unkept"):
        assert "deal_ratified" in story.events[name].condition.has
    assert "broken" in {ending.id for ending in story.endings}


def test_what_the_sources_place_here_is_covered() -> None:
    """Each entry from the protests to the second session, each toll, each decision, and three statements of the seeds."""
    story = scenario()
    carried = {name for thing in (*story.actions.values(), *story.events.values()) for name in thing.coverage}
    assert {f"I-{number}" for number in range(20, 41)} <= carried
    assert {f"H-{number:02}" for number in range(1, 10)} <= carried
    assert {f"D{number}" for number in range(1, 9)} <= carried
    assert {"N-28", "N-32", "H-30", "SA-22", "SB-10", "SB-25"} <= carried


def test_a_free_deed_is_always_open() -> None:
    """Every seat has at the opening a deed that costs nothing and asks for nothing."""
    story = scenario()
    world = opening(story, "evening")
    for seat, name in zip(story.seats, FREE, strict=True):
        assert not story.actions[name].cost.base
        assert not story.actions[name].cost.plus
        assert not obstacles(story, world, Orders(seat=seat, turn=1, deeds=(name,)))


def test_events_happen_on_the_days_of_the_record() -> None:
    """Every event of the record with a day of its own has the one that the sources give."""
    found = {event.id: event.on for event in scenario().events.values() if event.history and event.on}
    assert found == DATES


def test_orders_stand_on_the_days_of_the_record() -> None:
    """No real order stands before its day; one that stands later, in the next turn, tells the true day."""
    story = scenario()
    assert {order.action or order.table for order in story.history} == set(ORDERED)
    for order in story.history:
        first, last = ORDERED[order.action or order.table]
        assert order.on >= first, order.action
        if order.on > last:
            assert order.note.startswith("In fact"), order.action
            assert order.on - last <= timedelta(days=31), order.action


def test_what_the_record_had_not_yet_shown_is_not_shown() -> None:
    """The warning about the account follows the vote, and the fifth nuclear step does not wait for a killing."""
    story = scenario()
    costs = story.actions["us_threaten_costs"].condition
    assert {flag for branch in costs.any_of for flag in branch.has} == {"resolution", "expulsion_law"}
    step = story.actions["iran_nuclear_step"].condition
    assert step.since == date(2020, 1, 5)
    assert "airport_strike" not in set(step.flags())
    assert any(
        gap.key == "from" and gap.subject == "2020-01-09" for gap in talk_gaps(story, opening(story, "evening"), "presence")
    )


def test_a_strike_lowers_what_iraq_can_sign() -> None:
    """All else equal, after strikes on sites in Iraq fewer packages are worth signing for Baghdad, in every match."""
    struck = [played(STRIKE, seed, 2) for seed in SEEDS]
    spared = [played({}, seed, 2) for seed in SEEDS]
    for hit, calm in zip(struck, spared, strict=True):
        assert hit is not None
        assert calm is not None
        assert signable(hit, "iraq") < signable(calm, "iraq")


def test_a_guarded_district_keeps_the_crowd_out() -> None:
    """After strikes a crowd breaks into the compound in most matches; in none where troops stood there before."""
    open_gate = worlds(STRIKE, 3)
    assert sum("embassy_entered" in world.flags for world in open_gate) * 2 > len(open_gate)
    guarded = [world for world in worlds({**STRIKE, ("iraq", 1): ("iraq_guard_zone",)}, 3) if "zone_guarded" in world.flags]
    assert guarded
    assert not any("embassy_entered" in world.flags for world in guarded)


def test_a_closed_sky_spares_the_airliner() -> None:
    """After missiles the airliner is shot down in most matches; in none where the airspace had been closed."""
    open_sky = worlds(CHAIN, 7)
    assert len(open_sky) * 2 > len(SEEDS)
    assert sum("airliner_down" in world.flags for world in open_sky) * 2 > len(open_sky)
    closed = worlds({**CHAIN, ("iran", 6): ("iran_close_airspace",)}, 7)
    assert len(closed) * 2 > len(SEEDS)
    assert not any("airliner_down" in world.flags for world in closed)


def test_the_chain_of_the_record_counts_its_dead() -> None:
    """Where all of it happens as it did, the dead from K1 to the airliner are the 240 to 270 of the sources."""
    ended = worlds({**CHAIN, ("iran", 6): ("iran_mourn",)}, 7)
    assert (240, 268) in {(world.values["killed_low"], world.values["killed_high"]) for world in ended}


def test_a_rule_that_is_broken_is_a_breach() -> None:
    """Each strike on sites in Iraq breaks a text in which consent or a joint look was agreed."""
    for name in ("us_strike_sites", "us_strike_stores"):
        broken = [effect for effect in scenario().actions[name].effects if "us_breach" in effect.sets]
        assert [dict(effect.when.agreed) for effect in broken] == [{"force_rule": ("consent", "joint_assessment")}]


def test_assumptions_can_be_switched_and_change_numbers() -> None:
    """Whether strikes deter or inflame, and how far the groups heed anyone, moves the fire on bases; facts stay."""
    story = scenario()
    assert {name: tuple(item.options) for name, item in story.assumptions.items()} == {
        "answers": ("as_written", "deterrence", "spiral"),
        "restraint": ("middling", "strong", "weak"),
    }
    for name, calmer, harder, deeds, turns in (
        ("answers", "deterrence", "spiral", STRIKE, 8),
        ("restraint", "strong", "weak", {}, 10),
    ):
        less, more = (worlds(deeds, turns, supposing(story, {name: option})) for option in (calmer, harder))
        assert sum(world.values["attacks"] for world in less) < sum(world.values["attacks"] for world in more)
        assert supposing(story, {name: harder}).events == story.events


def test_the_debrief_is_whole() -> None:
    """Learning goals of three kinds, questions of four stages, a notice, what really happened, and the human cost."""
    story = scenario()
    assert all((story.teaches.knowledge, story.teaches.skill, story.teaches.attitude))
    assert {question.stage for question in story.questions} == {"happened", "why", "real", "next"}
    assert all((story.notice, story.happened, story.human_cost))
    assert all(ending.happened for ending in story.endings)
