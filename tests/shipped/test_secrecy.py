"""What no seat is told: how the scenario is supposed to be, and what of the time to come no calendar tells."""

from __future__ import annotations

import pytest

from game.core.assumption import supposing
from game.core.clauses import ALWAYS
from game.match import Match
from tests.shipped.stories import STORIES, scenario

KNOWN_TO_DEPEND = {"security_dialogue"}
"""Meetings that are in the calendar though they may not come about."""


@pytest.mark.parametrize("name", STORIES)
def test_no_seat_is_told_what_is_supposed(name: str) -> None:
    """Whatever is supposed, no seat reads which option it is: neither the flags that it sets nor its place among the others."""
    story = scenario(name)
    for assumption in story.assumptions.values():
        flags = {flag for option in assumption.options.values() for flag in option.sets}
        for option in assumption.options:
            match = Match.new(supposing(story, {assumption.id: option}), 7)
            for seat in story.seats:
                view = match.view(seat)
                assert not flags & set(view.known.flags), (seat, option)
                assert not flags & set(view.edition.flags), (seat, option)
                assert list(view.edition.assumptions[assumption.id].options) == sorted(assumption.options)


@pytest.mark.parametrize("name", STORIES)
def test_only_what_a_calendar_tells_is_foretold(name: str) -> None:
    """What everybody is told beforehand comes on a day, whatever anybody does: its name cannot tell how a match goes."""
    for event in scenario(name).events.values():
        if event.foretold:
            assert event.on is not None, event.id
            assert event.condition == ALWAYS or event.id in KNOWN_TO_DEPEND, event.id
