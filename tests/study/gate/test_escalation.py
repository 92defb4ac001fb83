"""Whether strikes that matter are told from strikes that do not."""

from __future__ import annotations

from game.core.table import Stakes
from game.study.gate import escalation
from game.study.gate.escalation import Strikes, aftermath, due
from tests.core.build import action, amount, effect, stakes, table
from tests.study.gate.small import THREE, inquiry, said, story, words


def struck(harm: int) -> object:
    """Return a scenario in which south's limit rises with heat, and a strike of north's adds so much heat."""
    south: Stakes = stakes(THREE, last=True, reservation=amount(28, heat=60))
    held = {"north": stakes(THREE, reservation=30), "south": south}
    strike = action("strike", effect({"heat": harm}), seats=("north",), lethal=True, fresh=0)
    return story(tables=[table(issues=THREE, stakes=held)], actions=[strike, action("speak")])


def test_strikes_that_raise_limits_narrow_the_room_and_cost_deals() -> None:
    """Where a strike raises what the other must win, room and deals fall with their number."""
    found = next(escalation.judge(inquiry(struck(30))))  # type: ignore[arg-type]
    assert found.passed is True
    figures, told = said(found), "north, strikes forced to {}: margin of the room, in points"
    assert figures[told.format(0)] > figures[told.format(2)]


def test_strikes_that_change_nothing_fall_short() -> None:
    """Where a strike moves nobody's limit, the promise is broken, and the seat named."""
    found = next(escalation.judge(inquiry(struck(0))))  # type: ignore[arg-type]
    assert found.passed is False
    assert "north's strikes do not narrow the room" in words(found)


def test_strikes_whose_effect_cannot_be_told_are_looked_at_again() -> None:
    """Where a strike changes nothing, all looks are taken; where it plainly matters, fewer seeds are played."""
    asked = [inquiry(struck(harm), looks=3) for harm in (0, 30)]  # type: ignore[arg-type]
    idle, grave = (escalation.played(item, ["north"]) for item in asked)
    assert len(idle) == 3 * len(asked[0].plan.strikes) * asked[0].plan.struck
    assert len(grave) < len(idle)


def test_without_deeds_that_may_kill_it_does_not_apply() -> None:
    """A scenario in which nobody can strike is not judged by it."""
    found = next(escalation.judge(inquiry(story())))
    assert found.passed is None
    assert "no party" in words(found)


def test_what_is_asked_for_is_what_is_done_where_it_can_be() -> None:
    """The number of strikes is the number forced, neither more nor less, spread over the turns of talks."""
    rules = struck(5)
    for times in (0, 1, 3):
        assert aftermath(rules, Strikes("north", times, 4, "steady")).done == times  # type: ignore[arg-type]
    assert due(rules, "steady", 4) == (1, 3, 5, 7)  # type: ignore[arg-type]
    assert due(rules, "steady", 0) == ()  # type: ignore[arg-type]


def test_a_step_at_which_the_room_widens_is_named() -> None:
    """Where more strikes surely leave more room than fewer, that step is found."""

    def after(margin: float) -> list[escalation.Aftermath]:
        return [escalation.Aftermath(done=1, margin=margin + place / 10, closing=0.0, deal=False) for place in range(8)]

    assert escalation._rising({0: after(5), 1: after(2), 2: after(3)}) == [(1, 2)]
