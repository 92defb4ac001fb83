"""The scenario Vienna 2021: what the issue of its making asked for, counted, its dates, and its coupling, felt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Final

import pytest

from game.core.assumption import supposing
from game.core.bargaining import side_values
from game.core.clauses import Condition
from game.core.luck import Luck
from game.core.orders import Move, Orders, obstacles
from game.core.scenario import Scenario
from game.core.turn import play_turn
from game.core.world import World, opening, reservations
from tests.shipped.stories import scenario

STORY: Final = scenario("vienna-2021")

FREE: Final = {
    "us": "us_brief_congress",
    "iran": "iran_condemn_strikes",
    "eu": "eu_speak_of_time",
    "iraq": "iraq_condemn_attacks",
}
"""A deed for every seat that costs nothing and asks for nothing."""

DATED: Final[Mapping[str, tuple[date, str]]] = {
    "third_session": (date(2021, 4, 7), "i46"),
    "saudi_iranian_meeting": (date(2021, 4, 9), "i47"),
    "natanz_explosion": (date(2021, 4, 11), "n41"),
    "drone_at_erbil": (date(2021, 4, 14), "i48"),
    "leaked_tape": (date(2021, 4, 25), "n43"),
    "drone_at_asad": (date(2021, 5, 8), "i48"),
    "drone_near_airport": (date(2021, 6, 9), "i48"),
    "gulf_states_ask": (date(2021, 6, 16), "n46"),
    "iran_election": (date(2021, 6, 18), "n47"),
    "karaj_attack": (date(2021, 6, 23), "n48"),
    "iraq_votes": (date(2021, 10, 10), "i54"),
    "residence_drone": (date(2021, 11, 7), "i54"),
    "gulf_endorses": (date(2021, 11, 18), "n51"),
    "talks_resume": (date(2021, 11, 29), "n52"),
    "combat_mission_over": (date(2021, 12, 9), "i55"),
    "february_draft": (date(2022, 2, 17), "n54r"),
    "russia_asks": (date(2022, 3, 5), "n55"),
    "listing_decided": (date(2022, 4, 24), "n56c"),
    "sadrists_leave": (date(2022, 6, 12), "i56"),
    "doha_meeting": (date(2022, 6, 28), "n57c"),
    "new_government_baghdad": (date(2022, 10, 27), "i56c"),
}
"""Events of which the record gives the day: id → day, the source that has it."""

MONTHS: Final[Mapping[str, tuple[date, date]]] = {
    "iaea_may_report": (date(2021, 5, 31), date(2021, 6, 7)),
    "new_government_tehran": (date(2021, 8, 1), date(2021, 9, 30)),
    "iaea_september": (date(2021, 8, 1), date(2021, 9, 12)),
    "war_in_ukraine": (date(2022, 2, 1), date(2022, 3, 5)),
    "weeks_now": (date(2022, 4, 1), date(2022, 5, 31)),
    "senate_votes": (date(2022, 4, 1), date(2022, 5, 31)),
    "green_zone_clashes": (date(2022, 8, 20), date(2022, 8, 31)),
    "protests_in_iran": (date(2022, 9, 1), date(2022, 9, 30)),
}
"""Events of which the record gives a span: id → its first and last day."""

ORDERED: Final = (
    ("eu", "eu_expert_groups", date(2021, 4, 6)),
    ("us", "us_send_envoy", date(2021, 4, 6)),
    ("iran", "iran_send_team", date(2021, 4, 6)),
    ("iraq", "iraq_host_neighbours", date(2021, 4, 9)),
    ("iran", "iran_enrich_60", date(2021, 4, 13)),
    ("iran", "iran_agency_understanding", date(2021, 5, 24)),
    ("us", "us_strike_border", date(2021, 6, 27)),
    ("us", "us_brief_congress", date(2021, 6, 29)),
    ("iraq", "iraq_condemn_strike", date(2021, 6, 28)),
    ("iran", "iran_condemn_strikes", date(2021, 7, 5)),
    ("us", "us_receive_prime_minister", date(2021, 7, 26)),
    ("iran", "iran_agency_understanding", date(2021, 9, 12)),
    ("eu", "eu_regional_track", date(2021, 11, 18)),
    ("iran", "iran_agency_understanding", date(2021, 12, 15)),
    ("us", "us_first_step_relief", date(2022, 2, 4)),
    ("eu", "eu_call_pause", date(2022, 3, 11)),
    ("us", "us_assure_russia", date(2022, 3, 15)),
    ("eu", "eu_board_resolution", date(2022, 6, 8)),
    ("iran", "iran_remove_cameras", date(2022, 6, 9)),
    ("eu", "eu_final_text", date(2022, 8, 8)),
)
"""What the governments did, with the day of the record."""

STRIKE: Final = "us_strike_border"
ENRICH: Final = "iran_enrich_60"
SEEDS: Final = range(20)


def played(story: Scenario, seed: int, deeds: Mapping[tuple[int, str], str], turns: int) -> World:
    """Play some turns at the evening's pace with these deeds and no others: turn and seat → deed."""
    world, luck = opening(story, "evening"), Luck.of(seed)
    for _ in range(turns):
        orders = {
            seat: Orders(seat=seat, turn=world.turn, deeds=(deed,)) for (turn, seat), deed in deeds.items() if turn == world.turn
        }
        assert not any(obstacles(story, world, paper) for paper in orders.values())
        world = play_turn(story, world, orders, luck).world
    return world


@cache
def signable(seed: int, turn: int, seat: str, doer: str = "", deed: str = "") -> int:
    """Count the packages of Vienna at or above a seat's reservation after a turn in which somebody did this, or nobody did."""
    world = played(STORY, seed, {(turn, doer): deed} if deed else {}, turn)
    table = STORY.tables["vienna"]
    limit = reservations(table, world.values)[seat]
    return int((side_values(table, world, seat) >= limit).sum())


def test_it_is_as_deep_as_was_asked() -> None:
    """Four seats, 30 actions and more, ten at least for each, 30 events and more, endings with one of the record."""
    assert list(STORY.seats) == ["us", "iran", "eu", "iraq"]
    assert len(STORY.actions) >= 30
    assert all(sum(seat in action.seats for action in STORY.actions.values()) >= 10 for seat in STORY.seats)
    assert len(STORY.events) >= 30
    assert sum(event.history for event in STORY.events.values()) >= 25
    assert len(STORY.endings) >= 7
    assert [ending.id for ending in STORY.endings if ending.history] == ["final_text_unsigned"]
    assert all(seat.advisers for seat in STORY.seats.values())


def test_there_are_two_ladders() -> None:
    """Sixteen rungs of fire, nine steps of the nuclear file above its limits, and the figures that go with them."""
    assert len(STORY.indicators["escalation"].rungs) == 16
    names = [rung.name for rung in STORY.indicators["nuclear_steps"].rungs]
    assert [name.split(":")[0] for name in names[1:]] == [f"X{number}" for number in range(1, 10)]
    assert STORY.indicators["stock"].low == 203  # 202.8 kg of uranium, the limit of 2015
    assert STORY.indicators["enrichment"].low == 4  # 3.67 %
    assert {"breakout", "stock60", "access"} <= set(STORY.indicators)


def test_its_tables_are_as_was_asked() -> None:
    """Vienna is bargained over through a mediator; a second table is Iraq's; each side that signs has bodies at home."""
    vienna, dialogue = STORY.tables.values()
    assert 6 <= len(vienna.issues) <= 10
    assert all(3 <= len(issue.options) <= 6 for issue in vienna.issues.values())
    for seat in vienna.parties:
        assert sum(issue.delivered_by == (seat,) for issue in vienna.issues.values()) >= 2
    assert vienna.parties == ("us", "iran")
    assert vienna.mediator == "eu"
    assert vienna.accepting() == ("us", "iran")
    assert set(vienna.stakes) == set(STORY.seats)
    assert dialogue.parties == ("us", "iraq")
    assert {body.side for table in STORY.tables.values() for body in table.bodies} == {"us", "iran", "iraq"}


def test_every_option_is_sourced_or_built_for_play() -> None:
    """An option that changes something was documented, with a source, or is marked as constructed."""
    options = [
        (issue, option) for table in STORY.tables.values() for issue in table.issues.values() for option in issue.options.values()
    ]
    assert [
        option.id for issue, option in options if not (option.sources or option.constructed or option.id == issue.status_quo)
    ] == []


@pytest.mark.parametrize(("pace", "least", "most"), [("evening", 12, 16), ("class", 5, 7)])
def test_the_story_ends_in_december_2022(pace: str, least: int, most: int) -> None:
    """Both paces run from the first round to the middle of December 2022, past the last date of the record."""
    days = STORY.paces[pace].days
    assert least <= len(days) <= most
    assert STORY.begins == date(2021, 4, 6)
    assert STORY.begins + timedelta(days=sum(days) - 1) == date(2022, 12, 15)
    assert max(event.on for event in STORY.events.values() if event.on) < date(2022, 12, 15)


@pytest.mark.parametrize(("pace", "after"), [("evening", 2), ("class", 1)])
def test_play_goes_on_after_signature(pace: str, after: int) -> None:
    """Vienna closes before the last turns, and there are deeds and endings that only a ratified deal opens."""
    closes = STORY.tables["vienna"].closes
    assert closes is not None
    first, later = STORY.begins, 0
    for length in STORY.paces[pace].days:
        later += first > closes
        first += timedelta(days=length)
    assert later >= after
    for seat in ("us", "iran", "eu"):
        assert any(seat in action.seats and "deal_ratified" in action.condition.has for action in STORY.actions.values())
    assert sum("deal_ratified" in ending.condition.has for ending in STORY.endings) >= 3
    assert sum("deal_ratified" in event.condition.has for event in STORY.events.values()) >= 4
    assert {"us_breach", "iran_breach", "drm_open", "snapback_done", "reimplemented"} <= set(STORY.flags)


def test_each_statement_of_the_second_article_is_covered() -> None:
    """Every id SB-01 to SB-32 of the seed's coverage list is carried by an action or an event."""
    carried = {name for thing in (*STORY.actions.values(), *STORY.events.values()) for name in thing.coverage}
    assert [name for number in range(1, 33) if (name := f"SB-{number:02}") not in carried] == []


@pytest.mark.parametrize("pace", ["evening", "class"])
@pytest.mark.parametrize("seat", STORY.seats)
def test_a_free_deed_is_always_open(pace: str, seat: str) -> None:
    """Every seat has a deed that costs nothing, asks for nothing and is open at the opening."""
    action = STORY.actions[FREE[seat]]
    assert seat in action.seats
    assert not action.cost.plus
    assert action.cost.base == 0
    assert action.condition == Condition()
    assert not obstacles(STORY, opening(STORY, pace), Orders(seat=seat, turn=1, deeds=(action.id,)))


def test_events_of_the_record_have_their_day() -> None:
    """What is dated by the record stands on its day, with the source that gives it; what has a span, within it."""
    for name, (day, source) in DATED.items():
        event = STORY.events[name]
        assert (event.on, event.history) == (day, True), name
        assert source in event.sources, name
    for name, (first, last) in MONTHS.items():
        assert first <= (STORY.events[name].on or date.min) <= last, name
    dated = {event.id for event in STORY.events.values() if event.history and event.on}
    assert dated == {*DATED, *MONTHS}


def test_orders_of_the_record_have_their_day() -> None:
    """A government's deed stands on its day, or within a week after where it answers news of the same days: its note says so."""
    told = [order for order in STORY.history if order.action]
    for seat, action, day in ORDERED:
        found = [order for order in told if (order.seat, order.action) == (seat, action)]
        near = [order for order in found if timedelta(0) <= order.on - day <= timedelta(days=7)]
        assert len(near) == 1, (action, day)
        assert near[0].on == day or "In fact" in near[0].note, action
    spring = [order for order in told if order.action == "iraq_host_neighbours"]
    assert [(order.on.year, order.on.month) for order in spring] == [(2021, 4), (2022, 4)]
    assert len(told) == len(ORDERED) + 1


def test_the_texts_of_the_record_are_those_reported() -> None:
    """The final text is the coordinator's of 8 August 2022, the answers of the 15th and the 24th; July's statement is told."""
    put = {(order.table, order.seat, order.on): order.package for order in STORY.history if order.table}
    final = put["vienna", "eu", date(2022, 8, 8)]
    assert final["sequence"] == "staged"
    assert final["relief"] == "inconsistent"
    assert final["irgc"] == "keep"
    assert final["probe"] == "answers_first"
    assert put["vienna", "iran", date(2022, 8, 15)]["irgc"] == "keep"
    assert ("vienna", "us", date(2022, 8, 24)) in put
    for seat in ("us", "iraq"):
        assert put["dialogue", seat, date(2021, 7, 26)] == {"role": "no_combat", "notice": "no_notice", "safety": "undertaking"}


def test_the_debrief_has_what_it_needs() -> None:
    """Learning goals of three kinds, questions for every stage, what really happened beside each ending, the human cost."""
    assert all((STORY.teaches.knowledge, STORY.teaches.skill, STORY.teaches.attitude))
    assert {question.stage for question in STORY.questions} == {"happened", "why", "real", "next"}
    assert all(ending.happened and ending.sources for ending in STORY.endings)
    assert all((STORY.notice, STORY.happened))
    for count in ("22 by the Syrian Observatory", "17 by local sources", "one child killed", "not part of the game's score"):
        assert count in " ".join(STORY.human_cost.split())


def test_only_the_coordinators_text_can_be_signed() -> None:
    """Washington and Tehran may put forward papers, and neither can take the other's; both can take the coordinator's."""
    table = STORY.tables["vienna"]
    package = {name: next(iter(issue.options)) for name, issue in table.issues.items()}
    world = opening(STORY, "evening")
    papers = {
        seat: Orders(seat=seat, turn=1, moves=(Move(kind="propose", table="vienna", package=package),)) for seat in ("us", "eu")
    }
    world = play_turn(STORY, world, papers, Luck.of(1)).world
    offers = {offer.seat: offer.id for offer in world.sittings["vienna"].standing()}
    for seat, of, keys in (("iran", "us", {"mediator_only"}), ("iran", "eu", set()), ("us", "eu", set())):
        yes = Orders(seat=seat, turn=2, moves=(Move(kind="accept", table="vienna", offer=offers[of]),))
        assert {obstacle.gap.key for obstacle in obstacles(STORY, world, yes)} == keys


@pytest.mark.parametrize("turn", [1, 2])
def test_a_strike_lowers_what_iran_can_sign(turn: int) -> None:
    """All else equal, after a strike at the border fewer packages of Vienna are worth signing for Iran, in every match."""
    for seed in SEEDS:
        assert signable(seed, turn, "iran", "us", STRIKE) < signable(seed, turn, "iran")


@pytest.mark.parametrize("turn", [1, 2])
def test_enrichment_lowers_what_washington_can_sign(turn: int) -> None:
    """All else equal, after the step to 60 per cent never more packages are worth signing for Washington, and mostly fewer."""
    changes = [signable(seed, turn, "us", "iran", ENRICH) - signable(seed, turn, "us") for seed in SEEDS]
    assert max(changes) <= 0
    assert sum(change < 0 for change in changes) > len(SEEDS) // 2


def test_irans_election_empties_the_table() -> None:
    """Where nothing is signed by June 2021, the talks are adjourned, and in the record's time nobody can put a paper down."""
    table = STORY.tables["vienna"]
    package = {name: next(iter(issue.options)) for name, issue in table.issues.items()}
    paper = Move(kind="propose", table="vienna", package=package)
    for turns, closed in ((1, False), (4, True)):
        world = played(STORY, 3, {}, turns)
        assert ("rounds_adjourned" in world.flags) == closed
        assert bool(obstacles(STORY, world, Orders(seat="eu", turn=world.turn, moves=(paper,)))) == closed


def test_the_assumption_on_force_changes_what_a_strike_does() -> None:
    """Where strikes deter, fewer attacks follow a strike than where both holds, and fewer then than where strikes provoke."""
    levels: dict[str, int] = {}
    for name in ("deterrence", "mixed", "spiral"):
        story = supposing(STORY, {"force": name})
        levels[name] = sum(played(story, seed, {(1, "us"): STRIKE}, 3).values["attacks"] for seed in SEEDS)
    assert levels["deterrence"] < levels["mixed"] < levels["spiral"]


def test_the_assumption_on_restraint_changes_how_far_advice_is_heeded() -> None:
    """Where armed groups heed advice closely, their own will starts lower than in part, and higher where they hardly do."""
    wills = [
        opening(supposing(STORY, {"restraint": name}), "evening").values["autonomy"] for name in ("strong", "limited", "weak")
    ]
    assert wills == sorted(set(wills))
