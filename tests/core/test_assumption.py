"""An assumption changes where numbers and flags start, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core.assumption import Assumption, Supposition, supposing
from game.core.edition import edition
from game.core.luck import Luck
from game.core.scenario import Scenario
from game.core.world import opening
from tests.core.build import flag, indicator, scenario


def option(name: str, sets: tuple[str, ...] = (), **starts: int) -> Supposition:
    """Return an option."""
    return Supposition(id=name, name=name, starts=starts, sets=sets)


def open_question(name: str, *options: Supposition) -> Assumption:
    """Return an assumption."""
    return Assumption(id=name, name=name, options={item.id: item for item in options})


def assuming() -> Scenario:
    """Return a scenario with two assumptions."""
    made = scenario(
        indicators=[indicator("heat"), indicator("trust", 40), indicator("hope", 20)],
        flags=[flag("deterred", start=True), flag("spiralling"), flag("seen")],
    )
    resolve = open_question(
        "resolve",
        option("deterrence", ("deterred",)),
        option("spiral", ("spiralling",), heat=70),
        option("fatigue", trust=60),
    )
    mood = open_question("mood", option("grey"), option("bright", hope=80))
    return replace(made, assumptions={"resolve": resolve, "mood": mood})


def test_the_first_option_is_the_scenario_as_written() -> None:
    """1.8 Choosing what stands first, or nothing, changes nothing."""
    assert supposing(assuming(), {}) == assuming()
    assert supposing(assuming(), {"resolve": "deterrence", "mood": "grey"}) == assuming()


def test_an_option_moves_starts_and_flags() -> None:
    """1.8 Numbers start where it says, its flags are set, and those of the other options are not."""
    world = opening(supposing(assuming(), {"resolve": "spiral"}), "steady")
    before = opening(assuming(), "steady")
    assert (before.values["heat"], set(before.flags)) == (50, {"deterred"})
    assert (world.values["heat"], set(world.flags)) == (70, {"spiralling"})
    assert {name: world.values[name] for name in ("trust", "hope")} == {"trust": 40, "hope": 20}


@pytest.mark.parametrize("last", ["deterrence", "spiral", "fatigue"])
@pytest.mark.parametrize("first", ["deterrence", "spiral", "fatigue"])
def test_the_last_choice_counts(first: str, last: str) -> None:
    """1.9 Choosing twice starts as choosing once does, and every assumption has its own choice."""
    once = opening(supposing(assuming(), {"resolve": last, "mood": "bright"}), "steady")
    twice = supposing(supposing(assuming(), {"resolve": first}), {"mood": "bright"})
    assert opening(supposing(twice, {"resolve": last}), "steady") == once


def test_the_chosen_option_stands_first() -> None:
    """1.8 Whoever holds the scenario can tell what is supposed: what stands first."""
    found = supposing(assuming(), {"resolve": "fatigue"})
    assert [next(iter(item.options)) for item in found.assumptions.values()] == ["fatigue", "grey"]


def test_what_there_is_not_cannot_be_supposed() -> None:
    """1.9 Neither an assumption nor an option that there is not."""
    with pytest.raises(KeyError, match="luck"):
        supposing(assuming(), {"luck": "good"})
    with pytest.raises(KeyError, match="hope"):
        supposing(assuming(), {"resolve": "hope"})


def test_a_seat_reads_what_is_open_and_not_what_is_so() -> None:
    """17.15 A seat reads the assumptions and their options, in whatever order; not which is chosen, nor what they set."""
    hidden = replace(assuming(), indicators={**assuming().indicators, "heat": indicator("heat", known_to=("north",))})
    told = [edition(supposing(hidden, {"resolve": name}), "south", Luck.of(1)).assumptions for name in ("spiral", "fatigue")]
    assert told[0] == told[1]
    for item in told[0].values():
        assert list(item.options) == sorted(item.options)
        assert all((supposed.starts, supposed.sets) == ({}, ()) for supposed in item.options.values())
