"""The people killed and injured are those of the record, whoever counts them; no gain is tied to them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.core.action import Action, Risk
from game.core.clauses import Effect
from game.core.event import Event
from tests.shipped.record import BURDENS, GAINS, LARGE, RECORD
from tests.shipped.stories import STORIES, effects, people, risks, scenario


def harm(told: tuple[Effect, ...], counts: frozenset[str]) -> tuple[int, int, int]:
    """Add up killed at least, killed at most and injured; one count of the killed is both."""
    total = dict.fromkeys(counts, 0)
    for effect in told:
        for name in counts & effect.change.keys():
            assert not effect.change[name].plus
            total[name] += effect.change[name].base
    low, high = (total.get(name, total.get("killed", 0)) for name in ("killed_low", "killed_high"))
    return low, high, total.get("injured", 0)


def happenings(name: str) -> Iterator[Event | Action]:
    """Yield every event and deed of a scenario."""
    story = scenario(name)
    yield from story.events.values()
    yield from story.actions.values()


@pytest.mark.parametrize("name", STORIES)
def test_the_figures_are_those_of_the_record(name: str) -> None:
    """Counts of what really happened are the documented ones; those of what did not are small, or listed as large."""
    counts = people(name)
    listed = {**RECORD.get(name, {}), **LARGE.get(name, {})}
    for thing in happenings(name):
        low, high, injured = harm(effects(thing), counts)
        if thing.id in listed:
            assert (low, high, injured) == listed[thing.id], thing.id
        else:
            assert not (getattr(thing, "history", False) and high + injured), thing.id
            assert 0 <= low <= high <= 6, thing.id
            assert 0 <= injured <= 14, thing.id
    assert set(listed) <= {thing.id for thing in happenings(name)}
    for risk in risks(name):
        assert max(harm(risk.effects, counts)) <= 4, risk.id


@pytest.mark.parametrize("name", STORIES)
def test_what_was_built_large_is_not_called_history(name: str) -> None:
    """Where an invention harms many, the event says that it is constructed, or the deed that it did not happen so."""
    for thing in happenings(name):
        if thing.id in LARGE.get(name, {}):
            assert not getattr(thing, "history", False), thing.id
            assert "constructed" in thing.human_cost.lower(), thing.id


@pytest.mark.parametrize("name", STORIES)
def test_no_death_brings_relief(name: str) -> None:
    """Where an event or a mishap harms people, no pressure sinks with it and no trust or momentum rises."""
    counts = people(name)
    struck: tuple[Event | Risk, ...] = (*scenario(name).events.values(), *risks(name))
    for thing in struck:
        for effect in thing.effects:
            if counts & effect.change.keys():
                assert all(effect.change[name].base >= 0 for name in BURDENS & effect.change.keys()), thing.id
                assert all(effect.change[name].base <= 0 for name in GAINS & effect.change.keys()), thing.id


@pytest.mark.parametrize("name", STORIES)
def test_no_death_makes_a_threat_more_believed(name: str) -> None:
    """Where an event or a mishap harms people, nothing in it, at once or later, raises deterrence: an order may, a death not."""
    counts = people(name)
    struck: tuple[Event | Risk, ...] = (*scenario(name).events.values(), *risks(name))
    for thing in struck:
        if any(counts & effect.change.keys() for effect in thing.effects):
            for effect in thing.effects:
                raised = [indicator for indicator, amount in effect.change.items() if amount.base > 0 or amount.plus]
                assert not [indicator for indicator in raised if indicator.startswith("deterrence")], thing.id
