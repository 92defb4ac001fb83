"""The scenario Baghdad 2008: what the issue of its making asked for, counted, its dates, and its coupling, felt.

What is being tuned (room, margins, how often there is a deal) is left to the gate.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Final

import pytest

from game.core.assumption import supposing
from game.core.bargaining import side_values
from game.core.luck import Luck
from game.core.orders import Orders, obstacles
from game.core.scenario import Scenario
from game.core.turn import play_turn
from game.core.world import World, opening, reservations
from tests.shipped.stories import scenario as read

FREE: Final = {"us": "us_brief_congress", "iraq": "iraq_tell_parliament"}
"""A deed of each seat that costs nothing and asks for nothing at the opening."""

HAPPENED: Final = {
    "first_session": date(2008, 3, 11),
    "house_bill": date(2008, 3, 13),
    "leader_of_iran_speaks": date(2008, 6, 9),
    "mandate_reviewed": date(2008, 6, 15),
    "target_missed": date(2008, 7, 31),
    "three_years_named": date(2008, 8, 27),
    "remark_on_payments": date(2008, 10, 13),
    "sadrists_march": date(2008, 10, 18),
    "ruling_against": date(2008, 10, 21),
    "running_out_of_time": date(2008, 10, 21),
    "region_offers": date(2008, 10, 29),
    "us_election": date(2008, 11, 4),
    "last_two_points": date(2008, 11, 14),
    "council_protects_account": date(2008, 12, 22),
    "new_administration": date(2009, 1, 20),
    "around_30_june": date(2009, 6, 30),
    "referendum_lapses": date(2009, 7, 30),
}
"""Event → the day of the record. A draft leaked in May and June has a day built for play, and is not here."""

UNDATED: Final = frozenset({"draft_leaked"})
"""Historical events whose day is built for play, within the weeks that the record names."""

ORDERED: Final = {
    "us_brief_congress": date(2008, 3, 13),
    "iraq_army_to_basra": date(2008, 3, 25),
    "iraq_accept_truce": date(2008, 5, 11),
    "us_name_funds": date(2008, 6, 6),
    "iraq_ask_najaf": date(2008, 6, 5),
    "iraq_dead_end": date(2008, 6, 13),
    "us_drop_contractors": date(2008, 6, 18),
    "us_raid": date(2008, 6, 27),
    "iraq_tell_parliament": date(2008, 7, 1),
    "iraq_ask_timetable": date(2008, 7, 7),
    "us_offer_memoranda": date(2008, 7, 13),
    "iraq_call_leaders": date(2008, 10, 13),
    "us_list_services": date(2008, 10, 20),
    "us_cross_border": date(2008, 10, 26),
    "iraq_ask_amendments": date(2008, 10, 28),
    "us_call_final": date(2008, 11, 6),
    "us_help_with_funds": date(2008, 12, 22),
    "iraq_take_airspace": date(2009, 1, 1),
    "us_leave_cities": date(2009, 6, 30),
}
"""Deed → the day of the record."""

LATER: Final = {
    "us_regret": "In fact at the end of June",
    "us_speak_of_horizon": "In fact on 17 and 18 July",
    "iraq_reject_remark": "In fact from 17 October",
    "iraq_reject_border_raid": "In fact on 28 October",
}
"""Deed that stands a turn later than in the record → where its note gives the true day."""

TEXT: Final = {
    "departure": "fixed_2011",
    "cities": "june_2009",
    "courts": "grave_off_duty",
    "contractors": "iraqi_primary",
    "operations": "joint_agreement",
    "detention": "iraqi_decision",
    "neighbours": "ban",
    "umbrella": "close_protect",
}
"""The text of 17 November 2008, clause by clause."""


def scenario() -> Scenario:
    """Return the scenario, wherever it stands."""
    return read("baghdad-2008")


@cache
def played(deed: str, seed: int) -> World:
    """Play the first turn, in which the United States does this deed, or nothing."""
    story = scenario()
    world = opening(story, "evening")
    orders = Orders(seat="us", turn=world.turn, deeds=(deed,) if deed else ())
    assert not obstacles(story, world, orders)
    return play_turn(story, world, {"us": orders}, Luck.of(seed)).world


def signable(world: World, seat: str) -> int:
    """Count the packages at or above a seat's reservation."""
    (table,) = scenario().tables.values()
    limit = reservations(table, world.values)[seat]
    return int((side_values(table, world, seat) >= limit).sum())


def test_it_is_as_deep_as_was_asked() -> None:
    """Two seats, 30 actions and more, 30 events and more, rungs, and one historical ending among eight."""
    story = scenario()
    assert list(story.seats) == ["us", "iraq"]
    assert len(story.actions) >= 30
    assert all(sum(seat in action.seats for action in story.actions.values()) >= 15 for seat in story.seats)
    assert len(story.events) >= 30
    assert sum(event.history for event in story.events.values()) >= 15
    assert len(story.endings) >= 7
    assert [ending.id for ending in story.endings if ending.history] == ["withdrawal_agreement"]
    assert all(ending.happened and ending.sources for ending in story.endings)
    assert len(story.indicators["strain"].rungs) == 7
    assert set(story.actors) > set(story.seats)
    assert all(seat.dossier.sources and len(seat.advisers) == 2 for seat in story.seats.values())


def test_its_table_is_as_was_asked() -> None:
    """One table of eight issues, some delivered by each side, closed before the mandate ends; two bodies at home on each side."""
    story = scenario()
    (table,) = story.tables.values()
    assert table.parties == ("us", "iraq")
    assert not table.carrier
    assert list(table.issues) == list(TEXT)
    assert all(3 <= len(issue.options) <= 5 for issue in table.issues.values())
    assert {issue.delivered_by for issue in table.issues.values()} == {("us",), ("iraq",)}
    assert table.closes is not None
    assert table.closes < date(2008, 12, 31)
    assert [(body.id, body.side) for body in table.bodies] == [
        ("congress", "us"),
        ("commanders", "us"),
        ("cabinet", "iraq"),
        ("chamber", "iraq"),
    ]


def test_an_option_is_documented_or_built_for_play() -> None:
    """Every option names a source or says that it is constructed; the text that was signed is documented in every clause."""
    (table,) = scenario().tables.values()
    for issue in table.issues.values():
        for option in issue.options.values():
            assert option.sources or option.constructed, option.id
            if TEXT[issue.id] == option.id:
                assert option.sources, option.id
                assert not option.constructed, option.id


def test_time_runs_to_the_day_after_the_vote_that_was_promised() -> None:
    """Both paces last from the first session to the end of July 2009, so that the dates of June and July fall within them."""
    story = scenario()
    assert story.begins == date(2008, 3, 11)
    assert set(story.paces) == {"evening", "class"}
    assert len(story.paces["evening"].days) == 15
    assert len(story.paces["class"].days) == 7
    for pace in story.paces.values():
        assert story.begins + timedelta(days=sum(pace.days) - 1) == date(2009, 7, 31)


@pytest.mark.parametrize("pace", ["evening", "class"])
def test_play_goes_on_after_the_signature(pace: str) -> None:
    """Turns are left after the table closes, and deeds that are open only once a text is in force, for each seat."""
    story = scenario()
    (table,) = story.tables.values()
    assert table.closes is not None
    first, talks = story.begins.toordinal(), 0
    for length in story.paces[pace].days:
        talks += first <= table.closes.toordinal()
        first += length
    assert len(story.paces[pace].days) - talks >= (3 if pace == "evening" else 2)
    after = [action for action in story.actions.values() if "deal_ratified" in action.condition.has]
    assert {seat: sum(seat in action.seats for action in after) >= 4 for seat in story.seats} == {"us": True, "iraq": True}


def test_everything_in_the_record_is_covered() -> None:
    """Each entry on these talks, each issue, each actor and each toll is carried by a deed or an event; the articles are not."""
    story = scenario()
    carried = {name for thing in (*story.actions.values(), *story.events.values()) for name in thing.coverage}
    actors = ["US", "MNF", "CONG", "GOI", "PRES", "COR", "SIIC", "NAJ", "SADR", "KUR", "SUN", "UN", "IR", "SY", "CIV"]
    wanted = {f"I-07{letter}" for letter in "abcdefghijklmnopqrstuvwx"} | {"I-09", "I-09a", "I-09b"}
    wanted |= {f"E{number}" for number in range(1, 13)}
    wanted |= {f"H-{number}" for number in range(32, 38)}
    wanted |= {f"P-{name}-08" for name in actors}
    assert wanted - carried == set()
    assert not [name for name in carried if name.startswith(("SA-", "SB-"))]  # both articles are of later years


def test_what_happened_on_a_day_stands_on_that_day() -> None:
    """Every historical event with a date has that of the record."""
    dated = {event.id: event.on for event in scenario().events.values() if event.history and event.on and event.id not in UNDATED}
    assert dated == HAPPENED
    leak = scenario().events["draft_leaked"].on
    assert leak is not None
    assert date(2008, 5, 1) <= leak <= date(2008, 6, 30)


def test_what_was_ordered_stands_on_its_day() -> None:
    """Every historical deed has the record's day, or a later one and a note that gives the true day."""
    deeds = {order.action: order for order in scenario().history if order.action}
    assert {name: deeds[name].on for name in ORDERED} == ORDERED
    for name, words in LATER.items():
        assert deeds[name].note.startswith(words), name


def test_the_text_of_november_is_the_last_paper_of_both() -> None:
    """Both seats put forward the text that was signed, on the day it was signed."""
    papers = [order for order in scenario().history if order.table]
    for seat in scenario().seats:
        last = [order for order in papers if order.seat == seat][-1]
        assert last.on == date(2008, 11, 17)
        assert dict(last.package) == TEXT


@pytest.mark.parametrize("seat", ["us", "iraq"])
@pytest.mark.parametrize("pace", ["evening", "class"])
def test_a_free_deed_is_always_open(seat: str, pace: str) -> None:
    """Every seat has at the opening a deed that costs nothing and asks for nothing."""
    story = scenario()
    action = story.actions[FREE[seat]]
    assert seat in action.seats
    assert not action.cost.plus
    assert action.cost.base == 0
    assert not obstacles(story, opening(story, pace), Orders(seat=seat, turn=1, deeds=(action.id,)))


def test_an_instructor_can_switch_what_it_takes_for_granted() -> None:
    """Each assumption has several options, and no two of them start with the same numbers."""
    story = scenario()
    assert set(story.assumptions) == {"deadline", "spring"}
    for assumption in story.assumptions.values():
        assert len(assumption.options) >= 2
        starts = [dict(opening(supposing(story, {assumption.id: option}), "evening").values) for option in assumption.options]
        assert all(one != other for one, other in pairwise(starts)), assumption.id


SEEDS: Final = range(12)
"""Matches that are looked at, two by two: with the deed and without it."""


def test_a_raid_lowers_what_iraq_can_sign() -> None:
    """All else equal, after a raid without asking fewer packages are worth signing for Iraq, in every match."""
    for seed in SEEDS:
        assert signable(played("us_raid", seed), "iraq") < signable(played("", seed), "iraq")


def test_freeing_detainees_lowers_the_price_of_the_front() -> None:
    """All else equal, the Accord Front asks for less where detainees were freed before a text asked for it."""
    for seed in SEEDS:
        assert played("us_free_detainees", seed).values["accord"] < played("", seed).values["accord"]


@pytest.mark.parametrize("seat", ["us", "iraq"])
def test_a_better_fallback_makes_a_text_less_needed(seat: str) -> None:
    """The surer the cover without a text, the more a package must be worth, to each side."""
    (table,) = scenario().tables.values()
    bare = dict(opening(scenario(), "evening").values)
    assert reservations(table, {**bare, "cover": 0})[seat] < reservations(table, {**bare, "cover": 100})[seat]


def test_what_breaks_the_text_is_told_apart() -> None:
    """A raid breaks a text that asks for Iraq's agreement, a raid across the border one that bars it, and no other text."""
    actions = scenario().actions
    for name, issue, barred in (
        ("us_raid", "operations", {"iraqi_order", "joint_agreement"}),
        ("us_cross_border", "neighbours", {"ban", "consult"}),
    ):
        breaking = [effect for effect in actions[name].effects if "us_breach" in effect.sets]
        assert [set(effect.when.agreed[issue]) for effect in breaking] == [barred]
