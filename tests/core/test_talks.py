from __future__ import annotations

from datetime import date

import pytest

from game.core.bargaining import room
from game.core.luck import Luck
from game.core.world import IN_FORCE, LAPSED, REFUSED, SIGNED, STANDING, TAKEN, WITHDRAWN
from tests.core.build import (
    PACKAGE,
    RELEASE,
    RETURN,
    WALK_OUT,
    WITHDRAW,
    Loaded,
    Paper,
    Run,
    accept,
    action,
    amount,
    body,
    effect,
    event,
    found,
    issue,
    keys,
    moved,
    option,
    orders,
    pledge,
    propose,
    scenario,
    seat,
    stakes,
    table,
    when,
)

FOUR = ("north", "south", "west", "east")


def three(**more: object) -> Run:
    """Return a match with three parties at the table."""
    seats = [seat(name) for name in FOUR[:3]]
    return Run(scenario(seats=seats, tables=[table(parties=FOUR[:3], **more)]))


# -- 8 offers -----------------------------------------------------------------------------------------------------------


def test_an_offer_and_its_acceptance() -> None:
    """9.1 A deal is signed when everyone who must accept, its author apart, has accepted."""
    run = Run()
    run.turn(north=propose())
    assert run.offer("talks.1.north").fate == STANDING
    turn = run.turn(south=accept("talks.1.north"))
    assert keys(turn.entries) == ["accepted", "signed"]
    assert (run.deal.package, run.deal.turn, run.deal.fate, run.deal.offer) == (PACKAGE, 2, SIGNED, "talks.1.north")
    assert run.offer("talks.1.north").fate == TAKEN


def test_an_offer_lapses() -> None:
    """8.1 An offer stands for the next turn's talks and then lapses."""
    run = Run()
    run.turn(north=propose())
    run.wait()
    assert run.offer("talks.1.north").fate == LAPSED


def test_a_new_offer_cannot_be_accepted_yet() -> None:
    """8.1 An offer cannot be accepted in the talks in which it is made."""
    run = Run()
    sealed = orders("north", 1, propose()), orders("south", 1, accept("talks.1.north"))
    turn = run.force(north=sealed[0], south=sealed[1])
    assert keys(turn.entries) == ["move_not_done", "proposed"]
    assert run.sitting.deal is None


def test_repeating_keeps_an_offer() -> None:
    """8.2 Repeating the same package keeps the offer standing; its name and age stay."""
    run = Run()
    run.turn(north=propose())
    assert keys(run.turn(north=propose()).entries) == ["repeated"]
    (offer,) = run.sitting.offers
    assert (offer.id, offer.made, offer.stands) == ("talks.1.north", 1, 3)
    run.turn(south=accept("talks.1.north"))
    assert run.deal.turn == 3


def test_what_lapsed_is_new_again() -> None:
    """8.2 What has lapsed and is put forward again is a new offer."""
    run = Run()
    run.turn(north=propose())
    run.wait()
    assert keys(run.turn(north=propose()).entries) == ["proposed"]
    assert [offer.id for offer in run.sitting.standing()] == ["talks.3.north"]


def test_another_package_takes_the_place() -> None:
    """8.3 Another package from the same seat takes the place of the earlier offer."""
    run = Run()
    run.turn(north=propose())
    run.turn(north=propose(water="a"))
    assert [offer.id for offer in run.sitting.standing()] == ["talks.2.north"]
    assert run.offer("talks.1.north").fate == LAPSED
    assert run.gaps("south", accept("talks.1.north")) == ["lapsed"]


def test_withdrawing() -> None:
    """8.4 A withdrawal takes the seat's standing offer back, and nobody else's."""
    run = Run()
    run.turn(north=propose(), south=propose(water="c"))
    turn = run.turn(north=WITHDRAW, south=propose(water="c"))
    assert found(turn.entries, "withdrawn")[0].subject == "talks.1.north"
    assert run.offer("talks.1.north").fate == WITHDRAWN
    assert run.offer("talks.1.south").fate == STANDING


def test_an_offers_name() -> None:
    """8.6 An offer is named after its table, its first turn and its seat."""
    run = Run()
    run.wait()
    run.turn(south=propose())
    (offer,) = run.sitting.offers
    assert (offer.id, offer.table, offer.made, offer.seat) == ("talks.2.south", "talks", 2, "south")


# -- 9 agreement --------------------------------------------------------------------------------------------------------


def test_an_acceptance_beats_a_withdrawal() -> None:
    """9.3 An acceptance beats a withdrawal in the same turn, and only the seat that was overtaken is told."""
    run = Run()
    run.turn(north=propose())
    turn = run.turn(north=WITHDRAW, south=accept("talks.1.north"))
    assert keys(turn.entries) == ["accepted", "signed", "overtaken"]
    assert [entry.known_to for entry in found(turn.entries, "overtaken")] == [("north",)]
    assert run.deal.fate == SIGNED


def test_a_lapse_is_told() -> None:
    """8.1 An offer that nobody took up lapses in the next talks, and those who saw it are told."""
    run = Run()
    run.turn(north=propose())
    turn = run.turn()
    (told,) = found(turn.entries, "lapsed")
    assert (told.subject, told.known_to) == ("talks.1.north", ("north", "south"))
    (offer,) = run.sitting.offers
    assert offer.fate == LAPSED


def test_an_offer_let_go_for_another_is_told() -> None:
    """8.1 A new package in place of one's standing offer lets that one lapse, and those who saw it are told."""
    run = Run()
    run.turn(north=propose())
    turn = run.turn(north=propose(water="a"))
    assert [told.subject for told in found(turn.entries, "replaced")] == ["talks.1.north"]
    assert [offer.fate for offer in run.sitting.offers] == [LAPSED, STANDING]


@pytest.mark.parametrize("walker", ["north", "south"])
def test_an_acceptance_beats_a_walk_out(walker: str) -> None:
    """9.3 An acceptance beats a walk-out in the same turn: nobody is away, and nobody is relieved."""
    other = {"north": "south", "south": "north"}[walker]
    run = Run(scenario(tables=[table(relief={walker: (effect({"trust": 9}),)})]))
    run.turn(**{walker: propose()})
    turn = run.turn(**{walker: WALK_OUT, other: accept(f"talks.1.{walker}")})
    assert keys(turn.entries) == ["accepted", "signed", "overtaken"]
    assert (run.sitting.away, run.sitting.relieved, moved(turn.entries, "trust")) == ({}, (), [])


def test_an_acceptance_beats_a_new_proposal() -> None:
    """9.3 An acceptance beats a new proposal by the author in the same turn, and the author is told."""
    run = Run()
    run.turn(north=propose())
    turn = run.turn(north=propose(water="a"), south=accept("talks.1.north"))
    assert run.deal.package == PACKAGE
    (told,) = found(turn.entries, "move_not_done")
    assert (told.known_to, told.more["move"]) == (("north",), "propose")
    assert [offer.id for offer in run.sitting.offers] == ["talks.1.north"]


def test_assents_add_up() -> None:
    """9.4 An assent lasts as long as the offer stands, which its author sees to by repeating it."""
    run = three()
    run.turn(north=propose())
    turn = run.turn(north=propose(), south=accept("talks.1.north"))
    assert keys(turn.entries) == ["accepted", "repeated"]
    assert run.offer("talks.1.north").assents == ("south",)
    assert run.gaps("south", accept("talks.1.north")) == ["already_assented"]
    run.turn(west=accept("talks.1.north"))
    assert (run.deal.turn, run.deal.package) == (3, PACKAGE)


def test_assents_lapse_with_the_offer() -> None:
    """9.4 An assent to an offer that lapsed is worth nothing when the same package comes again."""
    run = three()
    run.turn(north=propose())
    run.turn(south=accept("talks.1.north"))
    run.turn(north=propose())
    run.turn(west=accept("talks.3.north"))
    assert run.sitting.deals == ()
    assert run.offer("talks.3.north").assents == ("west",)


def test_three_assents_in_one_turn() -> None:
    """9.1 Where three must accept, two assents to the third's offer sign it in one turn."""
    run = three()
    run.turn(west=propose())
    run.turn(north=accept("talks.1.west"), south=accept("talks.1.west"))
    assert run.deal.offer == "talks.1.west"


def test_one_assent_of_two_signs_nothing() -> None:
    """9.1 Where three must accept, one assent signs nothing."""
    run = three()
    run.turn(west=propose())
    run.turn(north=accept("talks.1.west"))
    assert run.sitting.deals == ()


def test_the_older_offer_wins() -> None:
    """9.5 Of two offers that everybody has accepted the older wins; the younger lapses."""
    for luck in (Luck.of(seed) for seed in range(4)):
        run = Run(luck=luck)
        run.turn(south=propose(water="c"))
        run.turn(south=propose(water="c"), north=propose(water="a"))
        run.turn(north=accept("talks.1.south"), south=accept("talks.2.north"))
        assert run.deal.offer == "talks.1.south"
        assert run.offer("talks.2.north").fate == LAPSED


@pytest.mark.parametrize("winner", ["north", "south"])
def test_then_the_dice(winner: str) -> None:
    """9.5 Of two offers as old the one with the lower die wins."""
    run = Run(luck=Loaded(faces={f"crossing/talks.1.{winner}": 1, "crossing": 2}))
    run.turn(south=propose(water="c"), north=propose(water="a"))
    turn = run.turn(north=accept("talks.1.south"), south=accept("talks.1.north"))
    assert run.deal.offer == f"talks.1.{winner}"
    assert len(found(turn.entries, "signed")) == 1


def test_the_dice_favour_nobody() -> None:
    """9.5 The crossing dice belong to the turn and the offer: over many seeds each side wins about half."""
    won = 0
    for seed in range(60):
        run = Run(luck=Luck.of(seed))
        run.turn(south=propose(water="c"), north=propose(water="a"))
        run.turn(north=accept("talks.1.south"), south=accept("talks.1.north"))
        won += run.deal.offer == "talks.1.north"
    assert 15 < won < 45


def test_identical_proposals() -> None:
    """9.6 When everyone who must accept puts the same package forward in one turn, it is signed at once."""
    run = Run()
    turn = run.turn(north=propose(), south=propose())
    assert keys(turn.entries) == ["same_proposals", "signed"]
    assert (run.deal.package, run.deal.turn) == (PACKAGE, 1)
    assert run.offer(run.deal.offer).fate == TAKEN


def test_nearly_identical_proposals() -> None:
    """9.6 Packages that differ in one option sign nothing, nor do two of three parties."""
    run = Run()
    run.turn(north=propose(), south=propose(price="z"))
    assert run.sitting.deals == ()
    run = three()
    run.turn(north=propose(), south=propose())
    assert run.sitting.deals == ()
    assert len(run.sitting.standing()) == 2


def test_an_acceptance_comes_before_identical_proposals() -> None:
    """7.6 Acceptances come before identical proposals: what was accepted is signed."""
    run = three(proposers=FOUR[:3], acceptors=("north", "south"))
    run.turn(west=propose())
    turn = run.turn(north=accept("talks.1.west"), south=accept("talks.1.west"), west=propose(water="a"))
    assert keys(turn.entries)[:3] == ["accepted", "accepted", "signed"]
    assert run.deal.package == PACKAGE


def test_identical_proposals_to_a_mediator() -> None:
    """9.6 Where there is a mediator, identical proposals sign nothing."""
    seats = [seat(name) for name in FOUR[:3]]
    run = Run(scenario(seats=seats, tables=[table(mediator="west")]))
    run.turn(north=propose(), south=propose())
    assert run.sitting.deals == ()


def test_a_mediators_text() -> None:
    """7.8 A mediator's text, taken from one side's proposal or not, is signed when all parties have accepted it."""
    seats = [seat(name) for name in FOUR[:3]]
    run = Run(scenario(seats=seats, tables=[table(mediator="west")]))
    run.turn(north=propose())
    run.turn(west=propose())
    run.turn(north=accept("talks.2.west"), south=accept("talks.2.west"))
    assert (run.deal.offer, run.deal.package) == ("talks.2.west", PACKAGE)


def test_signature() -> None:
    """9.7 At signature other offers lapse, reservations are written down, the table's effects happen."""
    held = table(
        stakes={"north": stakes(reservation=amount(0, heat=100)), "south": stakes(last=True)},
        signed=(effect({"trust": 7}),),
    )
    run = Run(scenario(tables=[held]))
    run.turn(north=propose(water="a"), south=propose())
    turn = run.turn(north=accept("talks.1.south"), south=propose(price="z"))
    assert run.offer("talks.1.north").fate == LAPSED
    assert run.sitting.standing() == ()
    assert run.deal.reservations == {"north": 20_000, "south": 40_000}
    assert moved(turn.entries, "trust", "table") == [7]


def test_the_order_of_talks() -> None:
    """7.6 Ratification, then pledges, then acceptances, and so on to new proposals."""
    held = table(parties=FOUR, acceptors=FOUR[:2], relief={})
    run = Run(scenario(seats=[seat(name) for name in FOUR], tables=[held]))
    run.turn(east=propose(water="c"), north=propose())
    turn = run.turn(south=accept("talks.1.east"), east=WITHDRAW, west=pledge("water", "b"), north=propose())
    assert keys(turn.entries) == ["pledged", "accepted", "withdrawn", "repeated"]
    run.turn(west=propose(price="z"))
    turn = run.turn(north=WALK_OUT, west=WITHDRAW, south=propose())
    assert keys(turn.entries) == ["walked_out", "withdrawn", "proposed"]


# -- 10 ratification ----------------------------------------------------------------------------------------------------


def home(*bodies: object, **more: object) -> Run:
    """Return a match with these bodies at the table."""
    return Run(
        scenario(
            tables=[table(bodies=bodies, **more)],
            actions=[action("rage", effect({"heat": 40})), action("speak")],
        )
    )


def test_ratification_comes_a_turn_later() -> None:
    """10.1 A deal goes to the bodies in the talks of the turn after it was signed."""
    run = home(body("senate", "north"))
    assert "approved" not in keys(run.sign().entries)
    assert run.deal.fate == SIGNED
    assert keys(run.wait().entries) == ["approved", "in_force"]
    assert (run.deal.fate, run.deal.decided) == (IN_FORCE, 2)


@pytest.mark.parametrize(("deeds", "fate"), [((), IN_FORCE), (("rage",), REFUSED)])
def test_the_deeds_in_between_count(deeds: Paper, fate: str) -> None:
    """10.1 The bodies look at the World as it is then, the signer's own deeds of the turn of signature included."""
    run = home(body("senate", "north", amount(0, heat=150)))
    run.turn(north=[propose(), *deeds], south=propose())
    run.wait()
    assert run.deal.fate == fate


def test_deeds_of_the_ratifying_turn_come_too_late() -> None:
    """10.1 Deeds of the turn of ratification come after its talks."""
    run = home(body("senate", "north", amount(0, heat=150)))
    run.sign()
    run.turn(north="rage")
    assert run.deal.fate == IN_FORCE


@pytest.mark.parametrize(("mood", "fate"), [(0, IN_FORCE), (6999, IN_FORCE), (7000, REFUSED), (9999, REFUSED)])
def test_a_body_approves_below_its_chance(mood: int, fate: str) -> None:
    """10.2 With a chance of seventy in a hundred a mood below 7,000 approves."""
    run = Run(scenario(tables=[table(bodies=(body("senate", "north", 56, slope=5),))]), Loaded(faces={"mood": mood}))
    run.sign()
    run.wait()
    assert run.deal.fate == fate


def test_a_mood_is_for_the_whole_match() -> None:
    """10.3 The same package in the same climate gets the same answer, turn after turn; other seeds other answers."""
    answers = set()
    for seed in range(12):
        run = Run(scenario(tables=[table(bodies=(body("senate", "north", 60, slope=1),))]), Luck.of(seed))
        run.sign()
        run.wait()
        first = run.deal.fate
        if first == REFUSED:
            run.sign()
            run.wait()
            assert (len(run.sitting.deals), run.deal.fate) == (2, REFUSED)
        answers.add(first)
    assert answers == {IN_FORCE, REFUSED}


def test_moods_are_told_apart() -> None:
    """10.3 Each body has a mood of its own."""
    bodies = (body("senate", "north", 60), body("council", "south", 60))
    run = Run(scenario(tables=[table(bodies=bodies)]), Loaded(faces={"mood/talks/senate": 0, "mood/talks/council": 9999}))
    run.sign()
    run.wait()
    assert run.deal.refused_by == ("council",)


def test_one_refusal_refuses() -> None:
    """10.4 A deal comes into force when every body approves; one refusal refuses it."""
    bodies = (body("senate", "north"), body("street", "north", 99), body("council", "south"))
    run = home(*bodies)
    run.sign()
    turn = run.wait()
    assert keys(turn.entries) == ["refused"]
    assert (run.deal.fate, run.deal.refused_by, run.deal.decided) == (REFUSED, ("street",), 2)
    assert run.world.agreed == {}


def test_no_bodies() -> None:
    """10.4 Without bodies a deal comes into force in the turn after it was signed."""
    run = Run()
    run.sign()
    assert run.deal.fate == SIGNED
    run.wait()
    assert run.deal.fate == IN_FORCE


def test_refusal_is_a_defeat() -> None:
    """10.5 A refusal has the effects of every body that refused and of the table, and not those of coming into force."""
    angry = effect({"heat": 5})
    bodies = (
        body("senate", "north", 99, refusal=(angry,)),
        body("street", "north", 99, refusal=(effect({"heat": 7}),)),
        body("council", "south", 0, refusal=(effect({"heat": 11}),)),
    )
    run = home(*bodies, refused=(effect({"trust": -3}),), ratified=(effect({"trust": 20}),))
    run.sign()
    turn = run.wait()
    assert sorted(moved(turn.entries, "heat", "body")) == [5, 7]
    assert moved(turn.entries, "trust") == [-3]
    assert run.gaps("north", propose()) == []


SETTLED = (issue("water", b=option("b", effect({"trust": 3}), heat=30)), issue("price", "xyz"))


def test_coming_into_force() -> None:
    """10.6 Coming into force has the table's effects and those of every option agreed, once."""
    run = Run(scenario(tables=[table(issues=SETTLED, ratified=(effect({"trust": 10}),))]))
    assert moved(run.sign().entries, "trust") == []
    turn = run.wait()
    assert (moved(turn.entries, "trust", "option"), moved(turn.entries, "trust", "table")) == ([3], [10])
    assert moved(run.wait().entries, "trust") == []


def test_options_not_agreed_do_nothing() -> None:
    """10.6 The effects of options that were not agreed do not happen."""
    run = Run(scenario(tables=[table(issues=SETTLED)]))
    run.sign({"water": "c", "price": "y"})
    run.wait(2)
    assert (run.world.values["trust"], run.world.values["heat"]) == (50, 20)


def test_trends_of_what_was_agreed() -> None:
    """10.7 An agreed option's trends apply in every later turn, and name the option."""
    run = Run(scenario(tables=[table(issues=SETTLED)]))
    run.sign()
    assert moved(run.wait().entries, "heat") == []
    for _ in range(2):
        (entry,) = found(run.wait().entries, "changed", "heat")
        assert (entry.amount, entry.cause.kind, entry.cause.id, entry.cause.part) == (10, "option", "b", "water")


def test_agreed_from_when_it_is_in_force() -> None:
    """10.8 Options count as agreed while the deal is in force, not while it waits."""
    run = Run(scenario(actions=[action("verify", condition=when(agreed={"water": ("b",)}))]))
    run.sign()
    assert run.gaps("north", "verify") == ["agreed"]
    run.wait()
    assert run.gaps("north", "verify") == []
    assert run.world.agreed == PACKAGE


def test_two_tables_agree_apart() -> None:
    """10.8 What is agreed at each table stands beside what is agreed at the others."""
    annex = table("annex", issues=(issue("road"), issue("rail")))
    run = Run(scenario(tables=[table(), annex]))
    run.sign()
    run.sign({"road": "c", "rail": "c"}, "annex")
    run.wait()
    assert run.world.agreed == {**PACKAGE, "road": "c", "rail": "c"}


# -- 11 pledges ---------------------------------------------------------------------------------------------------------


def test_a_pledge() -> None:
    """11.1 A pledge is public, costs capital and stands until it is taken back."""
    run = Run()
    turn = run.turn(north=pledge("water", "b"))
    (entry,) = found(turn.entries, "pledged")
    assert entry.known_to is None
    assert (entry.more["seat"], entry.more["issue"], entry.more["option"]) == ("north", "water", "b")
    assert moved(turn.entries, "capital.north", "cost") == [-1]
    run.wait(3)
    assert run.sitting.pledges["north"].option == "b"


def test_a_pledge_shrinks_the_room() -> None:
    """11.3 While pledges stand, packages beyond them are worth less to the pledgers; two may empty the room."""
    firm = {"north": stakes(reservation=50), "south": stakes(last=True, reservation=50)}
    held = table(stakes=firm, audience=amount(12))
    run = Run(scenario(tables=[held]))
    before = room(held, run.world).inside
    run.turn(north=pledge("water", "a"))
    one = room(held, run.world).inside
    run.turn(south=pledge("water", "c"))
    assert before > one > room(held, run.world).inside == 0
    run.turn(north=RELEASE, south=RELEASE)
    assert room(held, run.world).inside == before


def test_a_pledge_counts_at_home() -> None:
    """11.3 A pledger's body refuses what lies beyond the pledge, though it would have approved without it."""
    fates = []
    for paper in (pledge("water", "a"), ()):
        run = home(body("senate", "north", 56))
        run.turn(north=paper)
        run.sign()
        run.wait()
        fates.append(run.deal.fate)
    assert fates == [REFUSED, IN_FORCE]


def test_a_pledge_binds_nobody_else() -> None:
    """11.3 A pledge takes nothing from another seat's bodies."""
    run = home(body("council", "south", 56))
    run.turn(north=pledge("water", "a"))
    run.sign()
    run.wait()
    assert run.deal.fate == IN_FORCE


def test_a_pledge_and_an_acceptance_meet() -> None:
    """11.4 A pledge made in the turn in which its maker's offer is accepted stands at ratification."""
    run = home(body("senate", "north", 56))
    run.turn(north=propose())
    run.turn(north=pledge("water", "a"), south=accept("talks.1.north"))
    assert run.deal.fate == SIGNED
    run.wait()
    assert run.deal.fate == REFUSED


def test_a_pledge_is_taken_back() -> None:
    """11.5 To take a pledge back is paid for and done with the deeds; it may then be made anew."""
    run = Run()
    run.turn(north=pledge("water", "b"))
    turn = run.turn(north=RELEASE)
    assert keys(turn.entries) == ["released"]
    assert moved(turn.entries, "capital.north", "cost") == [-2]
    assert run.sitting.pledges == {}
    run.wait()
    assert run.gaps("north", pledge("price", "y")) == []


def test_both_pledges_are_taken_back() -> None:
    """11.5 Several seats may take their pledges back in one turn."""
    run = Run()
    run.turn(north=pledge("water", "b"), south=pledge("price", "y"))
    turn = run.turn(north=RELEASE, south=RELEASE)
    assert keys(turn.entries) == ["released", "released"]
    assert run.sitting.pledges == {}


def test_a_release_is_paid_once() -> None:
    """11.5 A release that is named twice is one release, paid once."""
    run = Run()
    run.turn(north=pledge("water", "b"))
    turn = run.turn(north=[RELEASE, RELEASE])
    assert moved(turn.entries, "capital.north", "cost") == [-2]
    assert run.sitting.pledges == {}


def test_what_pledges_do() -> None:
    """11.6 Pledging and taking back have the effects the table gives to that seat, not to the other."""
    held = table(
        pledged={"north": (effect({"trust": -2}),), "south": (effect({"trust": -20}),)},
        released={"north": (effect({"heat": 3}),), "south": (effect({"heat": 30}),)},
    )
    run = Run(scenario(tables=[held]))
    assert moved(run.turn(north=pledge("water", "b")).entries, "trust") == [-2]
    assert moved(run.turn(north=RELEASE).entries, "heat") == [3]


# -- 12 walking out -----------------------------------------------------------------------------------------------------

LEAVING = table(
    walked_out={"north": (effect({"trust": -4}),)},
    relief={"north": (effect({"heat": -5}),)},
    returned={"north": (effect({"trust": -1}),)},
)


def test_a_walk_out_stops_the_talks() -> None:
    """12.1 When a party walks out there are no talks until everyone who left is back."""
    run = Run()
    run.turn(north=WALK_OUT, south=WALK_OUT)
    run.turn(north=RETURN)
    assert run.sitting.away == {"south": 1}
    assert run.gaps("north", propose()) == ["away"]
    run.turn(south=RETURN)
    assert run.gaps("north", propose()) == []


def test_a_walk_out_comes_after_what_others_did() -> None:
    """12.1 A proposal of the turn of a walk-out is made, but lapses while there are no talks."""
    run = Run()
    run.turn(north=WALK_OUT, south=propose())
    assert run.offer("talks.1.south").fate == STANDING
    assert run.gaps("north", accept("talks.1.south")) == ["away"]
    run.turn(north=RETURN)
    assert run.offer("talks.1.south").fate == LAPSED


def test_a_full_turn_is_lost() -> None:
    """12.2 A seat can return from the next turn on; there are no talks in the turn of the return."""
    run = Run()
    run.turn(north=WALK_OUT)
    assert run.gaps("north", RETURN) == []
    assert run.gaps("south", propose()) == ["away"]
    run.turn(north=RETURN)
    assert run.gaps("south", propose()) == []
    assert run.sitting.away == {}


def test_relief_once() -> None:
    """12.3 A walk-out has its effects each time, but brings relief at home once in a match."""
    run = Run(scenario(tables=[LEAVING]))
    first = run.turn(north=WALK_OUT)
    run.turn(north=RETURN)
    second = run.turn(north=WALK_OUT)
    assert (moved(first.entries, "trust"), moved(first.entries, "heat")) == ([-4], [-5])
    assert (moved(second.entries, "trust"), moved(second.entries, "heat")) == ([-4], [])


def test_a_return_costs() -> None:
    """12.4 A return costs capital and has effects of its own."""
    run = Run(scenario(tables=[LEAVING]))
    run.turn(north=WALK_OUT)
    turn = run.turn(north=RETURN)
    assert keys(turn.entries) == ["came_back"]
    assert moved(turn.entries, "capital.north", "cost") == [-1]
    assert moved(turn.entries, "trust") == [-1]


def test_nobody_comes_back_to_a_closed_table() -> None:
    """12.5 Nobody comes back to a table that has closed."""
    run = Run(scenario(tables=[table(closes=date(2024, 1, 15))]))
    run.turn(north=WALK_OUT)
    assert run.gaps("north", RETURN) == []
    run.wait()
    assert run.gaps("north", RETURN) == ["closed"]


def test_a_party_that_neither_proposes_nor_accepts_is_still_one() -> None:
    """7.5 Whoever sits at a table sees its offers and may walk out, though its word is not asked for."""
    seats = [seat(name) for name in FOUR[:3]]
    run = Run(scenario(seats=seats, tables=[table(parties=FOUR[:3], proposers=FOUR[:2], acceptors=FOUR[:2])]))
    run.turn(north=propose())
    assert [offer.id for offer in run.view("west").known.sittings["talks"].offers] == ["talks.1.north"]
    assert run.gaps("west", WALK_OUT) == []
    assert run.gaps("west", propose()) == ["may_not_propose"]


def test_what_a_storm_stops() -> None:
    """4.5 Talks stopped by an effect go on when an effect says so, not by anybody's return."""
    run = Run(scenario(events=[event("storm", effect(suspends=("talks",)))]))
    run.turn(north=WALK_OUT)
    run.turn(north=RETURN)
    assert run.sitting.suspended
    assert run.gaps("south", propose()) == ["suspended"]
