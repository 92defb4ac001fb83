"""What is believed of another side: where it starts, and that it gets better with what is seen."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from game.authoring import shelf
from game.core.bargaining import index_of, side_values
from game.core.luck import Luck
from game.core.scenario import Scenario
from game.core.table import POINT, Pledge
from game.core.view import View
from game.counterparts import belief, counterpart
from game.counterparts.strategist import Strategist
from game.match import Match, playout


@cache
def scenario() -> Scenario:
    """Return the shipped scenario, read once."""
    return shelf.read(shelf.find("baghdad-2024"))


LATE = 10
"""The turn, counted from none, in which what was learnt is looked at."""


def view() -> View:
    """Return what the United States sees at the opening."""
    return Match.new(scenario(), 1, "evening").view("us")


def test_it_starts_from_public_belief() -> None:
    """Before anything was said, the other's limit is the middle of what is publicly thought possible."""
    table = view().edition.tables["hmc"]
    prior = table.stakes["iraq"].publicly
    for found in (belief.of_other(view(), table, "iraq"), belief.Pictures(table, "iraq", Luck.of(1)).learnt(view())):
        assert found.limit == (prior.low + prior.high) * POINT // 2
        assert found.offers == ()


def test_a_pledge_is_read() -> None:
    """Beyond what another side has pledged, every package is believed to be worth less to it; the others as before."""
    seen = view()
    table = seen.edition.tables["hmc"]
    pledge = Pledge(seat="iraq", issue="mission_end", option="by_sept_2025", turn=1)
    sitting = replace(seen.known.sittings["hmc"], pledges={"iraq": pledge})
    told = replace(seen, known=replace(seen.known, sittings={**seen.known.sittings, "hmc": sitting}))
    plain, bound = belief.of_other(seen, table, "iraq"), belief.of_other(told, table, "iraq")
    quo = table.status_quo()
    assert (
        bound.worth[index_of(table, {**quo, "mission_end": "conditions"})]
        < plain.worth[index_of(table, {**quo, "mission_end": "conditions"})]
    )
    same = index_of(table, {**quo, "mission_end": "by_sept_2025"})
    assert bound.worth[same] == plain.worth[same]


def test_what_it_asks_for_it_can_live_with() -> None:
    """The other's limit is never believed to be above what its own offers are believed to be worth to it."""
    match = playout(scenario(), 4, "evening", {seat: counterpart() for seat in scenario().seats})
    for seen in match.views("us"):
        table = seen.edition.tables["hmc"]
        for found in (belief.of_other(seen, table, "iraq"), belief.Pictures(table, "iraq", Luck.of(1)).learnt(seen)):
            assert all(found.limit <= found.worth[number] for number in found.offers)


def test_learning_helps() -> None:
    """Late in three of four matches the learnt picture ranks packages more like the other side does than public belief."""
    gains = []
    for seed in range(16):
        match = playout(scenario(), seed, "evening", {seat: counterpart() for seat in scenario().seats})
        views = match.views("us")
        if len(views) <= LATE:
            continue
        seen, world = views[LATE], match.starts[LATE]
        table = seen.edition.tables["hmc"]
        truth = side_values(scenario().tables["hmc"], world, "iraq")
        pictures = belief.Pictures(table, "iraq", Luck.of(seed))
        quiet = replace(seen.known.sittings["hmc"], offers=())
        mute = replace(seen, known=replace(seen.known, sittings={**seen.known.sittings, "hmc": quiet}))
        learnt, public = (np.corrcoef(pictures.learnt(view).worth, truth)[0, 1] for view in (seen, mute))
        gains.append(learnt - public)
    assert len(gains) >= 12
    assert sum(gain > 0 for gain in gains) * 4 >= len(gains) * 3


def test_nothing_is_learnt_where_only_a_mediators_text_can_be_signed() -> None:
    """A strategist learns from papers that could be taken up; papers that go to a mediator leave it with public belief."""
    match = playout(scenario(), 4, "evening", {seat: counterpart() for seat in scenario().seats})
    seen = match.views("us")[4]
    player = Strategist()
    player.decide(seen, Luck.of(4))
    table = seen.edition.tables["hmc"]
    public = belief.of_other(seen, table, "iraq").worth
    assert not np.array_equal(player.believed(seen, table, "iraq").worth, public)
    assert np.array_equal(player.believed(seen, replace(table, mediator="iran"), "iraq").worth, public)
