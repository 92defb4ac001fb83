from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.event import Revision
from game.core.indicator import Estimate
from game.core.luck import Luck
from game.core.orders import Move, obstacles
from game.core.scenario import Scenario
from game.core.seat import Capital, Interest
from game.core.table import Prior
from game.core.turn import Intervention, intervene, play_turn
from game.core.view import look, read
from game.core.world import UNDISCLOSED, opening
from tests.core.build import (
    PACKAGE,
    RELEASE,
    RETURN,
    WALK_OUT,
    WITHDRAW,
    Paper,
    Run,
    accept,
    action,
    amount,
    body,
    effect,
    ending,
    event,
    flag,
    found,
    indicator,
    keys,
    orders,
    pledge,
    propose,
    risk,
    scenario,
    seat,
    stakes,
    table,
    when,
)
from tests.core.busy import BUSY, FEWER, some_orders
from tests.core.hidden import CHANNEL, TERMS, THREE

# -- indicators and flags -----------------------------------------------------------------------------------------------


def test_exactly_or_not_at_all() -> None:
    """17.1 A seat sees an indicator exactly, or not at all; its own capital, and no other's."""
    run = Run(scenario(indicators=[indicator("trust"), indicator("fear", 30, known_to=("north",))]))
    north, south = run.view("north"), run.view("south")
    assert north.known.values == {"trust": 50, "fear": 30, "capital.north": 3}
    assert south.known.values == {"trust": 50, "capital.south": 3}
    assert north.guesses == south.guesses == {}


@given(st.integers(0, 100), st.integers(0, 30), st.integers(-999, 999))
def test_an_estimate_contains_the_truth(value: int, band: int, seed: int) -> None:
    """17.1 An estimate contains the true value, is off by no more than its band, and leaves the range never."""
    hidden = indicator("fear", value, known_to=("north",), estimate=Estimate(band=band))
    view = Run(scenario(indicators=[hidden]), Luck.of(seed)).view("south")
    guess = view.guesses["fear"]
    assert 0 <= guess.low <= value <= guess.high <= 100
    assert guess.high - guess.low <= 2 * band
    assert "fear" not in view.known.values


@pytest.mark.parametrize("hold", [1, 2, 3])
def test_an_estimates_error_is_held(hold: int) -> None:
    """17.2 The error of an estimate is kept for the turns the scenario says, from the first turn on."""
    hidden = indicator("fear", 50, known_to=("north",), estimate=Estimate(band=20, hold=hold))
    rules = scenario(days=(10,) * 7, indicators=[hidden])
    seen = []
    for seed in range(8):
        run = Run(rules, Luck.of(seed))
        errors = []
        for _ in range(6):
            errors.append(run.view("south").guesses["fear"].low)
            run.wait()
        seen.append(errors)
    for turn in range(1, 6):
        kept = all(errors[turn] == errors[turn - 1] for errors in seen)
        assert kept is (turn % hold != 0)


def test_errors_belong_to_seats() -> None:
    """17.2 The error is drawn for each seat and indicator; asking again draws no other."""
    hidden = [indicator(name, 50, known_to=("north",), estimate=Estimate(band=30)) for name in ("fear", "hope")]
    pairs = [(who, name) for who in ("south", "west") for name in ("fear", "hope")]
    drawn = []
    for seed in range(40):
        run = Run(scenario(seats=THREE, indicators=hidden), Luck.of(seed))
        drawn.append([run.view(who).guesses[name].low for who, name in pairs])
        assert drawn[-1] == [run.view(who).guesses[name].low for who, name in pairs]
    assert all(sum(row[i] != row[j] for row in drawn) > 5 for i, j in combinations(range(4), 2))


def test_a_held_error_does_not_show_every_movement() -> None:
    """17.2 An estimate is read on a rough scale: what moves by one each turn is seen to stand, then to jump."""
    hidden = indicator("fear", 20, trend=3, known_to=("north",), estimate=Estimate(band=10, hold=40))
    run = Run(scenario(days=(10,) * 20, indicators=[hidden]))
    seen = []
    for _ in range(19):
        seen.append(run.view("south").guesses["fear"].low)
        run.wait()
    moves = [after - before for before, after in pairwise(seen)]
    assert set(moves) == {0, 10}
    assert moves.count(0) > 15


def test_secret_flags() -> None:
    """17.3 A flag a seat may not know, and every entry about it, is not there."""
    rules = scenario(
        flags=[flag("armed", known_to=("north",)), flag("angry"), flag("old", known_to=("north",), start=True)],
        actions=[action("arm", effect(sets=("armed", "angry"), clears=("old",)))],
    )
    run = Run(rules)
    assert run.view("south").known.flags == {}
    run.turn(north="arm")
    north, south = run.view("north"), run.view("south")
    assert (set(north.known.flags), set(south.known.flags)) == ({"armed", "angry"}, {"angry"})
    assert [entry.subject for entry in south.news if entry.key in {"set", "cleared"}] == ["angry"]
    assert set(south.edition.flags) == {"angry"}
    assert "armed" not in repr(south.news) + repr(south.known)


def test_secret_indicators_move_unseen() -> None:
    """17.1 What changes an indicator that a seat may not know is no news to it, the limit and the rungs no more."""
    from game.core.indicator import Rung

    hidden = indicator("fear", 95, known_to=("north",), rungs=(Rung(id="panic", at=97, name="panic"),))
    run = Run(scenario(indicators=[hidden], events=[event("rain", effect({"fear": 20}))]))
    run.wait()
    assert "fear" not in repr(run.view("south").news)
    assert {entry.key for entry in run.view("north").news if entry.subject == "fear"} == {"changed", "held", "rung_up"}


def test_a_flag_behind_an_event() -> None:
    """17.3 An event that came of a secret flag looks to the others as if it had come of nothing."""
    rules = scenario(flags=[flag("armed", known_to=("north",), start=True)])
    news = []
    for condition in (when(has=("armed",)), when()):
        run = Run(replace(rules, events={"riot": event("riot", condition=condition)}))
        run.wait()
        news.append(run.view("south").news)
        assert run.view("north").news[0].more.get("because", "") == ",".join(condition.has)
    assert news[0] == news[1]


def test_a_correction_of_what_is_secret() -> None:
    """17.1 That a secret indicator was corrected is told to those only who may know it."""
    run = Run(scenario(indicators=[indicator("trust"), indicator("fear", known_to=("north",))]))
    _, entries = intervene(run.scenario, run.world, Intervention(kind="correct", subject="fear", value=9))
    assert keys(read(entries, "north", run.view("north").edition)) == ["corrected"]
    assert read(entries, "south", run.view("south").edition) == ()


# -- deeds and events ---------------------------------------------------------------------------------------------------

SECRET = scenario(
    seats=THREE,
    flags=[flag("angry")],
    actions=[
        action(
            "plot",
            effect({"trust": -5}, sets=("angry",)),
            effect({"trust": -7}, after=12),
            known_to=("west",),
            risks=(risk("leaks", effect({"heat": 3})),),
        )
    ],
)


def test_a_secret_deed() -> None:
    """17.4 Of a secret deed the others see the public changes, without their cause; the doer and those told see all."""
    run = Run(SECRET)
    run.turn(north="plot")
    for who in ("north", "west"):
        assert "did" in keys(run.view(who).news)
        assert run.view(who).known.done == {"north.plot": (1,)}
    news = run.view("south").news
    assert [(e.key, e.subject, e.amount) for e in news if e.cause == UNDISCLOSED] == [
        ("changed", "heat", 3),
        ("changed", "trust", -5),
        ("set", "angry", 0),
    ]
    assert "plot" not in repr(news) + repr(run.view("south").known)
    run.wait()
    late = found(run.view("south").news, "changed", "trust")
    assert [(entry.amount, entry.cause) for entry in late] == [(-7, UNDISCLOSED)]


def test_what_a_secret_deed_does_to_talks() -> None:
    """17.4 That talks stop, go on, or lose their deal is public; that a secret deed did it is not."""
    rules = scenario(
        actions=[
            action("stop", effect(suspends=("talks",)), known_to=()),
            action("mend", effect(resumes=("talks",)), known_to=()),
            action("void", effect(voids=("talks",)), known_to=()),
        ]
    )
    run = Run(rules)
    run.sign()
    run.wait()
    for deed, key in (("stop", "suspended"), ("mend", "resumed"), ("void", "voided")):
        run.turn(north=deed)
        (told,) = found(run.view("south").news, key, "talks")
        assert told.cause == UNDISCLOSED
        assert found(run.view("north").news, key)[0].cause.id == deed


def test_a_secret_and_a_public_cause() -> None:
    """13.5 Of several deeds that stop the same talks the entry names one, wherever their seats stand in the file."""
    told = []
    for names in (("north", "south"), ("south", "north")):
        rules = scenario(
            seats=[seat(name) for name in names],
            actions=[action(f"stop_{n}", effect(suspends=("talks",)), seats=(n,)) for n in names],
        )
        turn = Run(rules).turn(north="stop_north", south="stop_south")
        told.append(found(turn.entries, "suspended"))
    assert told[0] == told[1]


def test_a_secret_event() -> None:
    """17.4 Of an event that a seat may not know of it sees the public changes only, its revisions neither."""
    learnt = (Revision(after=12, text="", effects=(effect({"heat": 2}),)),)
    run = Run(scenario(events=[event("coup", effect({"trust": -5}), known_to=("north",), revisions=learnt)]))
    for change in (("trust", -5), ("heat", 2)):
        run.wait()
        (told,) = (e for e in run.view("south").news if e.cause == UNDISCLOSED)
        assert (told.subject, told.amount) == change
        assert "coup" not in repr(run.view("south"))
        assert "coup" in run.view("north").stories


def test_what_another_paid() -> None:
    """17.10 What another seat pays, earns and orders in vain is not told."""
    rules = scenario(
        flags=[flag("angry")],
        tables=[table(pledged={"south": (effect(sets=("angry",)),)})],
        actions=[action("speak", cost=2, condition=when(lacks=("angry",)))],
    )
    run = Run(rules)
    run.turn(north="speak", south=pledge("water", "b"))
    assert "not_done" in keys(run.view("north").news)
    assert "not_done" not in keys(run.view("south").news)
    assert {e.subject for e in run.view("south").news if e.subject.startswith("capital")} == {"capital.south"}


def test_stories() -> None:
    """17.12 An event that happened is told with what has been learnt by now, without its chance and effects."""
    learnt = (Revision(after=5, text="two hurt", effects=(effect({"heat": 2}),)), Revision(after=10, text="nobody hurt"))
    fire = event(
        "fire", effect({"heat": 5}), chance=100, condition=when(below={"heat": 90}), revisions=learnt, accounts={"north": "arson"}
    )
    run = Run(scenario(events=[fire]))
    assert run.view("south").stories == {}
    texts = []
    for _ in range(2):
        run.wait()
        told = run.view("south").stories["fire"]
        assert (told.accounts, told.effects, told.condition) == ({"north": "arson"}, (), when())
        assert [item.effects for item in told.revisions] == [()] * len(told.revisions)
        texts.append([item.text for item in told.revisions])
    assert texts == [["two hurt"], ["two hurt", "nobody hurt"]]


# -- the table ----------------------------------------------------------------------------------------------------------


def test_who_sees_the_offers() -> None:
    """17.7 Offers are seen by those who may propose or must accept, and by observers."""
    seats = [*THREE, seat("east")]
    run = Run(scenario(seats=seats, tables=[table(observers=("east",))]))
    run.turn(north=propose())
    for who in ("north", "south", "east"):
        assert [offer.package for offer in run.view(who).known.sittings["talks"].offers] == [PACKAGE]
        assert "proposed" in keys(run.view(who).news)
    assert run.view("west").known.sittings["talks"].offers == ()
    assert keys(run.view("west").news) == []


def test_a_mediator_sees_the_offers() -> None:
    """17.7 A mediator, who may propose, sees what the parties put forward."""
    run = Run(scenario(seats=THREE, tables=[table(mediator="west")]))
    run.turn(north=propose())
    assert len(run.view("west").known.sittings["talks"].offers) == 1


def test_a_published_deal() -> None:
    """17.8 The terms are known to the table at signature, and to everyone once the deal is decided, if it publishes."""
    run = Run(scenario(seats=THREE, tables=[table(issues=TERMS)]))
    run.sign()
    assert run.view("west").known.sittings["talks"].deals[0].package == {}
    assert run.view("south").known.sittings["talks"].deals[0].package == PACKAGE
    run.wait()
    assert run.view("west").known.sittings["talks"].deals[0].package == PACKAGE
    assert run.view("west").known.agreed == PACKAGE
    assert "b" in {entry.cause.id for entry in run.view("west").news}


def test_a_refused_deal_is_published() -> None:
    """17.8 What was refused is known to everyone too, if the table publishes."""
    run = Run(scenario(seats=THREE, tables=[table(bodies=(body("senate", "north", 99),))]))
    run.sign()
    run.wait()
    deal = run.view("west").known.sittings["talks"].deals[0]
    assert (deal.fate, deal.package, deal.refused_by) == ("refused", PACKAGE, ("senate",))


def test_a_deal_kept_secret() -> None:
    """17.8 Where the table does not publish, what a deal causes shows to the others without its cause."""
    run = Run(scenario(seats=THREE, tables=[table(issues=TERMS, published=False)]))
    run.sign()
    for change in ([("trust", 3)], [("heat", 10)], [("heat", 10), ("trust", 2)]):
        run.wait()
        view = run.view("west")
        told = [e for e in view.news if e.key == "changed" and not e.subject.startswith("capital")]
        assert sorted((e.subject, e.amount) for e in told) == change
        assert {entry.cause for entry in told} == {UNDISCLOSED}
        assert view.known.agreed == {}
        assert view.known.sittings["talks"].deals[0].package == {}
        assert {e.cause.kind for e in run.view("north").news if e.subject in {"trust", "heat"}} == {"option"}


def test_reservations_at_signature_are_private() -> None:
    """17.5 What a seat's reservation was, at the opening or at signature, only the seat may see."""
    run = Run(scenario(seats=THREE))
    run.sign()
    view = run.view("north")
    assert view.known.sittings["talks"].deals[0].reservations == {"north": 40_000}
    assert view.known.opening == {"talks": {"north": 40_000}}
    assert run.view("west").known.opening == {}


@pytest.mark.parametrize(
    ("papers", "changes"),
    [
        ({"north": propose()}, []),
        ({"north": propose(), "south": propose()}, [("heat", 4)]),
        ({"north": WALK_OUT}, [("heat", 5)]),
        ({"north": pledge("water", "b")}, [("heat", 6)]),
        ({"south": "stop"}, [("trust", 2)]),
    ],
)
def test_a_secret_table(papers: dict[str, Paper], changes: list[tuple[str, int]]) -> None:
    """17.14 Of a table that a seat may not know of it sees what the talks change, without the cause, and no more."""
    run = Run(CHANNEL)
    run.turn(**papers)
    view = run.view("west")
    assert "talks" not in repr((view.news, view.known)) + repr(view.edition.tables)
    told = [entry for entry in view.news if entry.key == "changed" and not entry.subject.startswith("capital")]
    assert [(entry.subject, entry.amount) for entry in told] == changes
    assert all(entry.cause == UNDISCLOSED or entry.cause.kind == "action" for entry in told)
    assert "talks" in repr(run.view("south").known)


def test_a_secret_deal() -> None:
    """17.14 A deal at a secret table shows in what it changes, not in what is agreed."""
    run = Run(CHANNEL)
    run.sign()
    run.wait(2)
    view = run.view("west")
    assert (view.known.agreed, view.known.opening) == ({}, {})
    assert run.view("north").known.agreed == PACKAGE
    assert [(e.subject, e.cause) for e in view.news if e.subject == "heat"] == [("heat", UNDISCLOSED)]


@pytest.mark.parametrize("order", [propose(), WALK_OUT, RETURN, pledge("water", "b"), RELEASE])
def test_no_such_table(order: Move | str) -> None:
    """17.14 What a seat orders at a table it may not know of is refused as where no table is, and costs nothing."""
    run = Run(replace(CHANNEL, seats={**CHANNEL.seats, "west": seat("west", Capital(start=0))}))
    assert run.gaps("west", order) == ["unknown_table"]
    if isinstance(order, Move):
        assert run.gaps("west", replace(order, table="cellar")) == ["unknown_table"]


# -- everything ---------------------------------------------------------------------------------------------------------


def secrets(seed: int) -> Scenario:
    """Return a scenario whose secrets, from north's seat, depend on the seed; all else is the same."""
    public = Prior(weights={"water": 50, "price": 50}, worths=stakes().worths)
    other = stakes(last=True, reservation=20 + seed, batna=f"plan {seed}", publicly=public, credibility={"north": amount(seed)})
    return scenario(
        seats=[
            seat("north"),
            seat(
                "south",
                Capital(start=seed, income=seed, limit=9),
                interests=(Interest(id="calm", name="calm", measure=amount(seed)),),
                temperament=f"{seed}",
            ),
        ],
        indicators=[
            indicator("trust"),
            indicator("fear", 10 + seed, known_to=("south",), trend=seed, good=(("north",), ("south",))[seed % 2]),
        ],
        flags=[flag("armed", known_to=("south",), start=seed % 2 == 1)],
        tables=[
            table(
                stakes={"north": stakes(), "south": other},
                bodies=(body("council", "south", seed, slope=seed + 50),),
                relief={"south": (effect({"trust": seed}),)},
                refused=(effect({"trust": -seed}),),
            )
        ],
        actions=[action("speak", effect({"trust": 1, "fear": 2}))],
        events=[
            event("riot", condition=when(below={"fear": seed})),
            event("vote", on=date(2024, 3, 1), chance=seed, foretold=True),
        ],
        endings=[ending(f"end {seed}")],
    )


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 99))
def test_secrets_do_not_show(one: int, other: int, seed: int) -> None:
    """17.10 Worlds that differ only in what a seat may not know give it equal views, turn after turn."""
    runs = [Run(secrets(secret), Luck.of(seed)) for secret in (one, other)]
    papers: list[dict[str, Paper]] = [
        {"north": ["speak", propose()], "south": ["speak", propose(water="c")]},
        {"north": WALK_OUT},
        {"north": RETURN, "south": "speak"},
        {"north": pledge("water", "b"), "south": propose()},
    ]
    for paper in papers:
        views = [run.view("north") for run in runs]
        assert views[0] == views[1]
        sealed = orders("north", runs[0].world.turn, [accept("talks.1.south"), "speak", RELEASE])
        found_by = [obstacles(run.scenario, run.world, sealed) for run in runs]
        assert found_by[0] == found_by[1]
        for run in runs:
            run.turn(**paper)


@FEWER
@given(st.data(), st.integers(0, 99))
def test_reasons_are_the_same_from_ones_own_view(draw: st.DataObject, seed: int) -> None:
    """17.11 What stands in the way of an order is the same from all that is true and from what the seat knows."""
    world, luck = opening(BUSY, "steady"), Luck.of(seed)
    while not world.ending:
        for name in BUSY.seats:
            view = look(BUSY, world, name, luck)
            offers = [accept(offer.id) for offer in world.sittings["talks"].offers[-3:]]
            moves = [propose(), propose(water="c"), WALK_OUT, RETURN, WITHDRAW, pledge("price", "y"), RELEASE, *offers]
            for move in moves:
                paper = orders(name, world.turn, [move, "renounce", "stop", "soothe", "speak"])
                assert obstacles(view.edition, view.known, paper) == obstacles(BUSY, world, paper)
        world = play_turn(BUSY, world, some_orders(draw, BUSY, world), luck).world


def test_the_ending_and_the_result() -> None:
    """17.10 How it may end is secret; how it ended, and one's own result, are told when it has."""
    run = Run(scenario((10,) * 2, endings=[ending("quiet", condition=when(at_least={"trust": 1}))]))
    view = run.view("north")
    assert (view.edition.endings, view.ending, view.result) == ((), None, None)
    run.sign()
    run.wait()
    view = run.view("north")
    assert view.ending is not None
    assert view.ending.id == "quiet"
    assert view.ending.condition == when()
    assert view.result is not None
    assert [item.value for item in view.result.outcomes] == [60_000]


def test_results() -> None:
    """16.4 A result is a deal's value beside the reservations at opening and signature, and the interests, held to 0-100."""
    held = table(stakes={"north": stakes(reservation=amount(20, heat=100)), "south": stakes(last=True)})
    wants = (
        Interest(id="calm", name="calm", measure=amount(100, heat=-100)),
        Interest(id="much", name="much", measure=amount(0, heat=400)),
    )
    rules = scenario(
        (10,) * 3,
        seats=[seat("north", interests=wants), seat("south")],
        tables=[held],
        actions=[action("rage", effect({"heat": 10}))],
    )
    run = Run(rules)
    run.turn(north="rage")
    run.sign()
    run.wait()
    told = run.view("north").result
    assert told is not None
    (outcome,) = told.outcomes
    assert (outcome.value, outcome.at_opening, outcome.at_signature) == (60_000, 40_000, 50_000)
    assert [(item.interest, item.before, item.after) for item in told.served] == [("calm", 80, 70), ("much", 80, 100)]


# -- imagining ----------------------------------------------------------------------------------------------------------
