"""The scenario Vienna 2015: what the issue of its making asked for, counted, its dates, and its coupling, felt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Final

import pytest

from game.core.assumption import supposing
from game.core.bargaining import side_values
from game.core.luck import Luck
from game.core.orders import Move, Orders, obstacles
from game.core.scenario import Scenario
from game.core.turn import play_turn
from game.core.world import World, opening, reservations
from tests.shipped.stories import scenario

STORY: Final = scenario("vienna-2015")

FREE: Final = {
    "us": "us_brief_congress",
    "iran": "iran_sell_in_asia",
    "eu": "eu_carry_messages",
    "powers": "powers_warn_force",
}
"""A deed for every seat that costs nothing and can be done at the opening."""

DATED: Final[Mapping[str, tuple[date, str]]] = {
    "plan_begins": (date(2014, 1, 20), "n10"),
    "second_date_passes": (date(2014, 11, 24), "n12"),
    "speech_in_congress": (date(2015, 3, 3), "n14"),
    "senators_letter": (date(2015, 3, 9), "n14"),
    "leader_draws_lines": (date(2015, 6, 23), "n17"),
    "third_date_passes": (date(2015, 6, 30), "n18"),
}
"""Events of which the record gives the day: id → day, a source that tells of it."""

MONTHS: Final[Mapping[str, tuple[date, date]]] = {
    "israel_opposes": (date(2013, 11, 24), date(2013, 11, 30)),
    "first_date_passes": (date(2014, 7, 18), date(2014, 7, 31)),
    "gap_in_press": (date(2014, 9, 1), date(2014, 11, 24)),
    "congress_asks_review": (date(2015, 5, 1), date(2015, 5, 31)),
}
"""Events of which the record gives a span: id → its first and last day."""

FOLLOWING: Final = frozenset(
    {
        "instalment_due",
        "monthly_reports",
        "two_accounts",
        "council_endorses",
        "senate_cannot_stop_it",
        "majlis_with_conditions",
        "file_closed",
        "implementation",
    }
)
"""Events of the record that come when what they followed has been done, whatever the day."""

ORDERED: Final = (
    ("us", "us_meet_iran", date(2013, 11, 24)),
    ("iran", "iran_send_minister", date(2013, 11, 24)),
    ("iran", "iran_keep_freeze", date(2014, 1, 20)),
    ("eu", "eu_suspend_measures", date(2014, 1, 20)),
    ("eu", "eu_extension", date(2014, 7, 18)),
    ("eu", "eu_extension", date(2014, 11, 24)),
    ("eu", "eu_framework", date(2015, 4, 2)),
    ("us", "us_fact_sheet", date(2015, 4, 2)),
    ("iran", "iran_draw_lines", date(2015, 4, 9)),
    ("iran", "iran_draw_lines", date(2015, 6, 23)),
    ("iran", "iran_answer_agency", date(2015, 7, 14)),
    ("iran", "iran_carry_out", date(2015, 10, 18)),
    ("us", "us_prepare_relief", date(2015, 10, 18)),
    ("us", "us_offer_detainees", date(2016, 1, 16)),
)
"""What the governments did, with the day of the record."""

AGREED: Final = {
    "machines": "about_5060",
    "stockpile": "ship_out",
    "plants": "convert",
    "term": "tiers",
    "inspection": "protocol",
    "relief": "on_implementation",
    "snapback": "automatic",
    "arms": "five_eight",
}
"""The text of 14 July 2015, as the options of the table."""

SEEDS: Final = range(16)


def played(story: Scenario, seed: int, deeds: Mapping[tuple[int, str], tuple[str, ...]], turns: int) -> World:
    """Play some turns at the evening's pace with these deeds and no others: turn and seat → deeds."""
    world, luck = opening(story, "evening"), Luck.of(seed)
    for _ in range(turns):
        orders = {seat: Orders(seat=seat, turn=turn, deeds=done) for (turn, seat), done in deeds.items() if turn == world.turn}
        assert not any(obstacles(story, world, paper) for paper in orders.values())
        world = play_turn(story, world, orders, luck).world
    return world


@cache
def signable(seed: int, turn: int, seat: str, doer: str = "", deed: str = "") -> int:
    """Count the packages at or above a seat's reservation after a turn in which somebody did this, or nobody did."""
    world = played(STORY, seed, {(turn, doer): (deed,)} if deed else {}, turn)
    table = STORY.tables["vienna"]
    limit = reservations(table, world.values)[seat]
    return int((side_values(table, world, seat) >= limit).sum())


def test_it_is_as_deep_as_was_asked() -> None:
    """Four seats, 30 actions and more, ten at least for each, 30 events and more, endings with one of the record."""
    assert list(STORY.seats) == ["us", "iran", "eu", "powers"]
    assert len(STORY.actions) >= 30
    assert all(sum(seat in action.seats for action in STORY.actions.values()) >= 10 for seat in STORY.seats)
    assert len(STORY.events) >= 30
    assert sum(event.history for event in STORY.events.values()) >= 15
    assert len(STORY.endings) >= 7
    assert [ending.id for ending in STORY.endings if ending.history] == ["implemented"]
    assert all(len(seat.advisers) >= 2 for seat in STORY.seats.values())


def test_there_are_two_ladders() -> None:
    """Rungs of confrontation, nine steps of the nuclear file above its limits, and the figures that go with them."""
    assert len(STORY.indicators["confrontation"].rungs) >= 6
    names = [rung.name for rung in STORY.indicators["nuclear_steps"].rungs]
    assert [name.split(":")[0] for name in names[1:]] == [f"X{number}" for number in range(1, 10)]
    stock, level = STORY.indicators["stock"], STORY.indicators["enrichment"]
    assert (stock.start, stock.low) == (10_000, 300)  # a US figure of April 2015; the cap of 2015, as UF6
    assert (level.start, level.low) == (20, 4)  # until January 2014; 3.67 %
    assert 8 <= STORY.indicators["breakout"].start <= 13  # two to three months, in weeks


def test_its_table_is_as_was_asked() -> None:
    """One table of three that sign and a chair that writes; each that signs has a body, and two chambers ask in Tehran."""
    (table,) = STORY.tables.values()
    assert 6 <= len(table.issues) <= 10
    assert all(3 <= len(issue.options) <= 6 for issue in table.issues.values())
    assert table.parties == table.accepting() == ("us", "iran", "powers")
    assert table.mediator == "eu"
    assert set(table.stakes) == set(STORY.seats)
    assert sorted(body.side for body in table.bodies) == ["iran", "iran", "powers", "us"]
    assert sum(issue.delivered_by == ("iran",) for issue in table.issues.values()) >= 2
    assert any("us" in issue.delivered_by for issue in table.issues.values())
    assert any("powers" in issue.delivered_by for issue in table.issues.values())
    assert table.size() <= 100_000


def test_every_option_is_sourced_or_built_for_play() -> None:
    """An option that changes something was documented, with a source, or is marked as constructed."""
    options = [(issue, option) for issue in STORY.tables["vienna"].issues.values() for option in issue.options.values()]
    assert [
        option.id for issue, option in options if not (option.sources or option.constructed or option.id == issue.status_quo)
    ] == []
    assert [option.id for _, option in options if option.constructed] == ["eight_years"]


@pytest.mark.parametrize(("pace", "least", "most"), [("evening", 12, 16), ("class", 5, 7)])
def test_the_story_ends_after_implementation_day(pace: str, least: int, most: int) -> None:
    """Both paces run from the interim plan to a week past 16 January 2016."""
    days = STORY.paces[pace].days
    assert least <= len(days) <= most
    assert STORY.begins == date(2013, 11, 24)
    last = STORY.begins + timedelta(days=sum(days) - 1)
    assert last == date(2016, 1, 23)
    assert max(order.on for order in STORY.history) < last


@pytest.mark.parametrize(("pace", "after"), [("evening", 2), ("class", 2)])
def test_play_goes_on_after_signature(pace: str, after: int) -> None:
    """The table closes before the last turns; deeds of every seat, events and endings wait for a deal that has been ratified."""
    closes = STORY.tables["vienna"].closes
    assert closes is not None
    assert date(2015, 7, 14) <= closes <= date(2015, 7, 31)
    first, later = STORY.begins, 0
    for length in STORY.paces[pace].days:
        later += first > closes
        first += timedelta(days=length)
    assert later >= after
    for seat in STORY.seats:
        assert any(seat in action.seats and "deal_ratified" in action.condition.has for action in STORY.actions.values())
    assert sum("deal_ratified" in ending.condition.has for ending in STORY.endings) >= 3
    assert sum("deal_ratified" in event.condition.has for event in STORY.events.values()) >= 8
    steps = {"us_step_done", "iran_step_done", "eu_step_done", "stock_shipped"}
    assert steps <= set(STORY.events["implementation"].condition.has)
    assert {"us_breach", "iran_breach", "implemented"} <= set(STORY.flags)


def test_the_whole_of_the_record_is_covered() -> None:
    """What the record tells of 2012 to January 2016, each issue of these talks, and the seed's word on a treaty, corrected."""
    carried = {name for thing in (*STORY.actions.values(), *STORY.events.values()) for name in thing.coverage}
    wanted = [f"N-{number:02}" for number in range(7, 24)] + [f"C{number}" for number in range(1, 14)] + ["SB-29"]
    assert [name for name in wanted if name not in carried] == []
    assert "not a treaty" in STORY.glossary["jcpoa"].text


@pytest.mark.parametrize("pace", ["evening", "class"])
@pytest.mark.parametrize("seat", STORY.seats)
def test_a_free_deed_is_open_at_the_opening(pace: str, seat: str) -> None:
    """Every seat has a deed that costs nothing and can be ordered in the first turn."""
    action = STORY.actions[FREE[seat]]
    assert seat in action.seats
    assert not action.cost.plus
    assert action.cost.base == 0
    assert not obstacles(STORY, opening(STORY, pace), Orders(seat=seat, turn=1, deeds=(action.id,)))


def test_events_of_the_record_have_their_day() -> None:
    """What is dated by the record stands on its day, with a source that tells of it; what has a span, within it."""
    for name, (day, source) in DATED.items():
        event = STORY.events[name]
        assert (event.on, event.history) == (day, True), name
        assert source in event.sources, name
    for name, (first, last) in MONTHS.items():
        assert first <= (STORY.events[name].on or date.min) <= last, name
    told = {event.id for event in STORY.events.values() if event.history}
    assert told == {*DATED, *MONTHS, *FOLLOWING}
    assert not any(STORY.events[name].on for name in FOLLOWING)


def test_orders_of_the_record_have_their_day() -> None:
    """A government's deed stands on its day, or within two weeks after it where its note says so."""
    told = [order for order in STORY.history if order.action]
    for seat, action, day in ORDERED:
        found = [order for order in told if (order.seat, order.action) == (seat, action)]
        near = [order for order in found if timedelta(0) <= order.on - day <= timedelta(days=14)]
        assert len(near) == 1, (action, day)
        assert near[0].on == day or "In fact" in near[0].note, action
    (review,) = [order for order in told if order.action == "us_accept_review"]
    assert (review.on.year, review.on.month) == (2015, 5)
    (endorsed,) = [order for order in told if order.action == "powers_resolution"]
    assert endorsed.on <= date(2015, 7, 20)
    assert "20 July" in endorsed.note


def test_the_text_of_the_record_is_the_one_agreed() -> None:
    """All three say yes on 14 July 2015 to the chair's text; what was asked for before is told as put together."""
    put = {(order.seat, order.on): order for order in STORY.history if order.table}
    (written,) = [order for (seat, _), order in put.items() if seat == "eu"]
    assert written.package == AGREED
    assert written.on < date(2015, 7, 14)
    for seat in ("us", "iran", "powers"):
        assert put[seat, date(2015, 7, 14)].package == AGREED
    for (seat, day), order in put.items():
        if order.package != AGREED:
            assert day < date(2015, 3, 1), seat
            assert "not public" in order.note, seat


def test_the_figures_of_the_agreement_are_told() -> None:
    """The numbers of the text and of the votes stand where the record has them."""
    told = " ".join(STORY.happened.split())
    for figure in (
        "$2.8bn",
        "$700m",
        "6,104",
        "5,060",
        "3.67 %",
        "98 to 1",
        "400 to 25",
        "15 to 0",
        "58 to 42",
        "56 to 42",
        "161 to 59 with 13",
        "65 days",
    ):
        assert figure in told, figure
    assert "$4.2bn" in STORY.briefing


def test_the_debrief_has_what_it_needs() -> None:
    """Learning goals of three kinds, questions for every stage, what really happened beside each ending, the human cost."""
    assert all((STORY.teaches.knowledge, STORY.teaches.skill, STORY.teaches.attitude))
    assert {question.stage for question in STORY.questions} == {"happened", "why", "real", "next"}
    assert all(ending.happened and ending.sources for ending in STORY.endings)
    assert all((STORY.notice, STORY.happened))
    for words in ("health ministry counted 606", "nearly 700", "humanitarian exemptions", "not part of the game's score"):
        assert words in " ".join(STORY.human_cost.split()), words


def test_no_deed_here_kills() -> None:
    """No seat can order a deed that kills: where force is used, it is by others, and not once a text has been signed."""
    assert not any(action.lethal for action in STORY.actions.values())
    struck = [event for event in STORY.events.values() if any("killed" in effect.change for effect in event.effects)]
    assert [event.id for event in struck] == ["sites_are_struck"]
    assert set(struck[0].condition.lacks) >= {"deal_signed", "deal_ratified"}
    assert struck[0].by not in STORY.seats


def test_only_the_chairs_text_can_be_signed() -> None:
    """Everybody may put forward papers; nobody can take another party's, and all three must take the chair's."""
    world = opening(STORY, "evening")
    move = Move(kind="propose", table="vienna", package=AGREED)
    papers = {seat: Orders(seat=seat, turn=1, moves=(move,)) for seat in STORY.seats}
    assert not any(obstacles(STORY, world, paper) for paper in papers.values())
    world = play_turn(STORY, world, papers, Luck.of(1)).world
    offers = {offer.seat: offer.id for offer in world.sittings["vienna"].standing()}
    assert set(offers) == set(STORY.seats)

    def yes(seat: str, of: str) -> Orders:
        return Orders(seat=seat, turn=2, moves=(Move(kind="accept", table="vienna", offer=offers[of]),))

    parties = ("us", "iran", "powers")
    for seat in parties:
        keys = {of: {obstacle.gap.key for obstacle in obstacles(STORY, world, yes(seat, of))} for of in STORY.seats if of != seat}
        assert keys == {of: set() if of == "eu" else {"mediator_only"} for of in keys}
    for willing in (parties[:2], parties):
        after = play_turn(STORY, world, {seat: yes(seat, "eu") for seat in willing}, Luck.of(1)).world
        assert bool(after.sittings["vienna"].deals) == (willing == parties)


def test_an_extension_asks_both_sides_for_their_part() -> None:
    """The chair can propose an extension where Iran keeps the interim plan, no instalment is held back and no new type tested."""

    def missing(deeds: Mapping[tuple[int, str], tuple[str, ...]]) -> set[str]:
        world = played(STORY, 1, deeds, 3)
        assert STORY.begins.toordinal() + sum(STORY.paces["evening"].days[:4]) > date(2014, 5, 20).toordinal()
        paper = Orders(seat="eu", turn=world.turn, deeds=("eu_extension",))
        return {obstacle.gap.subject for obstacle in obstacles(STORY, world, paper)}

    kept = {(2, "iran"): ("iran_keep_freeze",)}
    assert missing({}) == {"freeze_kept"}
    assert missing(kept) == set()
    assert missing({**kept, (3, "us"): ("us_hold_instalment",)}) == {"instalment_held"}
    assert missing({**kept, (3, "iran"): ("iran_test_machines",)}) == {"research_shown"}


@pytest.mark.parametrize(
    ("undone", "over"),
    [
        ({}, True),
        ({(2, "iran"): ("iran_keep_freeze",)}, False),
        ({(2, "iran"): ("iran_keep_freeze",), (5, "us"): ("us_hold_instalment",)}, True),
        ({(2, "iran"): ("iran_keep_freeze",), (5, "iran"): ("iran_test_machines",)}, True),
    ],
)
def test_the_interim_plan_ends_where_a_side_leaves_its_part_undone(
    undone: Mapping[tuple[int, str], tuple[str, ...]], over: bool
) -> None:
    """Without a word from the chair it goes on past July 2014 just where both sides have done what they owe."""
    for seed in range(4):
        world = played(STORY, seed, undone, 5)
        assert world.first_day > date(2014, 7, 24).toordinal()
        assert ("freeze" not in world.flags) == over
        assert ("extended_first" in world.happened) == (not over)


def test_instalments_fall_due_by_themselves() -> None:
    """Frozen revenue is released while the plan is in force, unless Washington holds it back: then Iran has less of it."""
    paid = played(STORY, 1, {}, 3)
    held = played(STORY, 1, {(2, "us"): ("us_hold_instalment",)}, 3)
    assert "instalment_due" in paid.happened
    assert held.values["economy_iran"] < paid.values["economy_iran"]
    assert held.values["trust_us"] < paid.values["trust_us"]


@pytest.mark.parametrize("turn", [1, 2])
def test_a_new_machine_lowers_what_washington_can_sign(turn: int) -> None:
    """All else equal, after a test of a new type fewer packages are worth signing for the United States, in every match."""
    for seed in SEEDS:
        assert signable(seed, turn, "us", "iran", "iran_test_machines") < signable(seed, turn, "us")


@pytest.mark.parametrize("turn", [1, 2])
@pytest.mark.parametrize("deed", ["us_enforce_sanctions", "us_speak_of_options"])
def test_pressure_lowers_what_iran_can_sign(turn: int, deed: str) -> None:
    """All else equal, after stricter sanctions or a threat Iran can sign fewer packages on average, and in most matches.

    Not in all: what calms Congress may spare Tehran a bill for more sanctions, which would have cost as much.
    """
    lost = [signable(seed, turn, "iran") - signable(seed, turn, "iran", "us", deed) for seed in range(40)]
    assert sum(lost) > 0
    assert 2 * sum(fewer > 0 for fewer in lost) > len(lost)


def test_fewer_machines_and_less_stock_leave_more_time() -> None:
    """Of two options of machines or stock, the one that gives up more never adds fewer weeks to breakout when carried out."""
    for event, issue in (("machines_removed", "machines"), ("ship_sails", "stockpile")):
        weeks = [
            sum(
                effect.change["breakout"].base
                for effect in STORY.events[event].effects
                if "breakout" in effect.change and option in effect.when.agreed.get(issue, ())
            )
            for option in STORY.tables["vienna"].issues[issue].options
        ]
        assert weeks == sorted(set(weeks)), issue


def test_the_assumption_on_pressure_changes_what_sanctions_do() -> None:
    """Where pressure brings Iran to the table its critics are fewer than as written; where it makes machines there are more."""
    found = {}
    for name in ("both", "works", "backfires"):
        story = supposing(STORY, {"pressure": name})
        ends = [played(story, seed, {(1, "us"): ("us_enforce_sanctions",)}, 2).values for seed in SEEDS]
        found[name] = {key: sum(values[key] for values in ends) for key in ("pressure_iran", "nuclear_steps")}
    assert found["works"]["pressure_iran"] < found["both"]["pressure_iran"]
    assert found["backfires"]["nuclear_steps"] > found["both"]["nuclear_steps"]


def test_the_other_assumptions_change_where_it_begins() -> None:
    """How far a signature is believed and how alarmed the neighbours are can be switched, and both change the opening."""

    def begin(name: str, option: str, key: str) -> int:
        return opening(supposing(STORY, {name: option}), "evening").values[key]

    trust = [begin("word", option, "trust_us") for option in ("burnt", "guarded", "thaw")]
    alarm = [begin("region", option, "neighbours") for option in ("consulted", "uneasy", "alarmed")]
    assert trust == sorted(set(trust))
    assert alarm == sorted(set(alarm))
    assert list(STORY.assumptions) == ["pressure", "word", "region"]
