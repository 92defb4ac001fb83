"""What a match was worth to a seat, on worlds of which the answer can be worked out by hand."""

from __future__ import annotations

from dataclasses import replace

from game.core.reckoning import reckon, served, surplus_of
from game.core.seat import Interest
from game.core.table import POINT
from game.core.world import IN_FORCE, REFUSED, SIGNED, VOIDED, Deal, World, opening
from tests.core.build import PACKAGE, amount, scenario


def dealt(world: World, fate: str) -> World:
    """Return a World in which the middle package has met this fate."""
    deal = Deal(offer="talks.1.north", package=PACKAGE, turn=1, fate=fate, decided=2)
    return replace(world, sittings={"talks": replace(world.sittings["talks"], deals=(deal,))})


def test_interests_are_a_weighted_mean_held_to_a_hundred() -> None:
    """16.5 Two interests of weights 3 and 1, served 40 and (held) 100: 55 points; without any, none."""
    interests = (
        Interest(id="calm", name="Calm", measure=amount(40), weight=3),
        Interest(id="grain", name="Grain", measure=amount(90, harvest=50), weight=1),
    )
    assert served(interests, {"harvest": 60}) == 55 * POINT
    assert served((), {}) == 0


def test_only_a_deal_in_force_counts() -> None:
    """16.6 What is signed, refused or broken off is worth nothing beyond doing without."""
    story = scenario()
    world = opening(story, "steady")
    assert surplus_of(story, world, "talks", "north") is None
    for fate in (SIGNED, REFUSED, VOIDED):
        assert surplus_of(story, dealt(world, fate), "talks", "north") is None
        assert reckon(story, dealt(world, fate), "north").surplus == 0


def test_a_deal_is_measured_against_the_opening() -> None:
    """16.5 The middle package is worth 60 to both; what that is beyond the opening reservation is the surplus."""
    story = scenario()
    world = dealt(opening(story, "steady"), IN_FORCE)
    for seat in story.seats:
        found = reckon(story, world, seat)
        assert found.surplus == 60 * POINT - world.opening["talks"][seat]
        assert found.total == found.interests + found.surplus
