"""What counterparts order in the scenarios on the shelf is what the rules let a person order."""

from __future__ import annotations

import pytest

from game.host.host import answer_for
from game.match import Match
from game.study.gate.inquiry import envoys
from game.study.trial import MIXED, Sitter, Trial, players
from tests.shipped.stories import STORIES, scenario


@pytest.mark.parametrize("level", ["attache", "envoy"])
@pytest.mark.parametrize("name", STORIES)
def test_counterparts_play_by_the_rules(name: str, level: str) -> None:
    """Every order of every seat, at every pace, is one that can be sealed: a match among counterparts comes to its end."""
    story = scenario(name)
    for pace in story.paces:
        for seed in range(3):
            sitters = envoys(story, {seat: Sitter(level=level, temperament=MIXED) for seat in story.seats})
            seated = players(story, Trial(seed=seed, pace=pace, sitters=sitters))
            match = Match.new(story, seed=seed, pace=pace)
            while not match.over:
                answer_for(match, seated)  # sealing checks what is sealed
                match.play()
            assert match.results()
