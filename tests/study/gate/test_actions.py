"""Whether actions are judged by their use and by what they are worth."""

from __future__ import annotations

from game.study.gate import actions, dilemma
from game.study.gate.course import Situation, situation
from game.study.gate.judgement import Judgement
from game.voice import Voice
from tests.core.build import Run, action, effect, event, flag, when
from tests.study.gate.small import inquiry, said, story, words


def judged(*deeds: object, **more: object) -> dict[str, Judgement]:
    """Return the judgements of a scenario with these actions."""
    asked = inquiry(story(actions=list(deeds), **more))
    return {found.id: found for found in actions.judge(asked, dilemma.courses(asked))}


def test_a_dead_action_is_named_with_what_stood_in_its_way() -> None:
    """An action whose condition is never met falls short; the clause is told."""
    dead = action("praise", effect({"trust": 5}), seats=("north",), condition=when(has=("sign",)))
    found = judged(dead, flags=[flag("sign")])
    assert found["actions.used"].passed is False
    assert "north.praise: never open in any playout; what stood in its way in every turn: has sign" in words(
        found["actions.used"]
    )
    assert "open too seldom to tell" in "".join(said(found["actions.worth"]))


def test_an_action_that_always_pays_is_used_too_often() -> None:
    """A free deed that brings much at every turn is done in nearly all of them, and is said to cost too little."""
    gift = action("gift", effect({"trust": 6}), seats=("north",), fresh=0)
    found = judged(gift)["actions.used"]
    assert found.passed is False
    assert "there is hardly ever a reason not to" in words(found)


def test_an_action_that_only_harms_is_neither_used_nor_worth_doing() -> None:
    """A deed that costs its seat trust for nothing falls short on both counts."""
    insult = action("insult", effect({"trust": -10}), seats=("north",))
    found = judged(insult)
    assert "envoys see next to nothing in it" in words(found["actions.used"])
    assert found["actions.worth"].passed is False
    assert "worse off for it even where it does best" in words(found["actions.worth"])


def test_an_action_that_helps_is_worth_doing() -> None:
    """A deed that brings its seat trust at a price is found to be better than doing nothing."""
    visit = action("visit", effect({"trust": 8}), seats=("north",), cost=1)
    found = judged(visit)["actions.worth"]
    assert found.passed is True
    assert said(found)["north.visit"] > 1


def test_worth_that_cannot_be_told_from_nothing_is_looked_at_again() -> None:
    """A deed that neither helps nor harms is judged by as many forks more at each look; one that plainly helps, by the first."""
    idle, visit = action("speak", seats=("north",)), action("visit", effect({"trust": 8}), seats=("north",), cost=1)
    asked = inquiry(story(actions=[idle, visit]), looks=2, held=(4, 8), forks=(), playouts=24)
    found = actions.worth(asked, dilemma.courses(asked))
    notes = [figure.note.said(Voice()) for figure in found.figures if figure.note is not None]
    assert [note.rsplit(" ", 2)[1] for note in notes] == ["16", "8"]


def test_a_situation_is_stage_burden_and_deal() -> None:
    """Thirds of the match, a flag that burdens the seat, a deal signed or in force."""
    raid = event("raid", effect(sets=("wound",)))
    run = Run(story(days=(10,) * 6, events=[raid], flags=[flag("wound", burdens=("north",))]))
    assert situation(run.scenario, run.world, "north") == Situation("early", burdened=False, settled=False)
    run.sign({"water": "b", "price": "y", "fish": "v"})
    assert situation(run.scenario, run.world, "north") == Situation("early", burdened=True, settled=True)
    assert situation(run.scenario, run.world, "south") == Situation("early", burdened=False, settled=True)
    run.wait(4)
    assert situation(run.scenario, run.world, "south").stage == "late"


def test_without_forks_worth_is_left_open() -> None:
    """A plan without forks judges no deed's worth, but still names what is open too seldom."""
    alive, dead = action("speak"), action("praise", condition=when(has=("sign",)))
    asked = inquiry(story(actions=[alive, dead], flags=[flag("sign")]), held=(), forks=())
    found = actions.worth(asked, dilemma.courses(asked))
    assert [figure.holds for figure in found.figures] == [False, False]
    other = inquiry(story(actions=[alive]), held=(), forks=())
    assert actions.worth(other, dilemma.courses(other)).passed is None
