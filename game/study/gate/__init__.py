"""The gate: judges whether a scenario is a real dilemma, and says what falls short, with the figure and the suspected cause.

The promises are those of the design: a dilemma, actions that are choices, no fixed line that wins, escalation and skill that
matter, history respected. Every figure is the same for the same seed, whatever the number of processes. Knows nothing of screens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from game.core.scenario import Scenario
from game.study.gate import actions, dilemma, escalation, exploits, history, skill
from game.study.gate.inquiry import Inquiry
from game.study.gate.judgement import Figure, Judgement, Report, Sentence, say
from game.study.gate.plan import FULL, QUICK, Plan, plan
from game.voice import n_

__all__ = ["FULL", "QUICK", "Figure", "Judgement", "Plan", "Report", "Sentence", "judge", "plan"]

PARTS = ("dilemma", "actions", "exploits", "escalation", "skill", "history")
"""The parts of the gate, in the order in which they are judged."""
MASTERY = frozenset({"exploits", "skill.levels", "skill.choices"})
"""Judgements that ask whether a scenario rewards mastery."""


def judge(
    scenario: Scenario,
    budget: Plan = FULL,
    *,
    jobs: int = 1,
    parts: tuple[str, ...] = PARTS,
    hear: Callable[[Sentence], None] | None = None,
) -> Report:
    """Judge a scenario, or some parts of it only; `hear` is told which part begins."""
    inquiry = Inquiry(scenario=scenario, plan=budget, jobs=jobs)
    return Report(
        scenario=scenario.id,
        title=scenario.title,
        plan=budget.name,
        seed=budget.seed,
        playouts=budget.playouts,
        judgements=tuple(
            told(judgement) if scenario.tutorial and judgement.id in MASTERY else judgement
            for judgement in _judgements(inquiry, parts, hear or (lambda _: None))
        ),
    )


def told(judgement: Judgement) -> Judgement:
    """Return a judgement that is told and not judged: what is made to learn the game by need not reward mastery of it."""
    return replace(
        judgement,
        passed=None,
        figures=tuple(replace(figure, holds=None) for figure in judgement.figures),
        causes=(say(n_("the scenario is made to learn the game by (`tutorial`): told, not judged")),),
    )


def _judgements(inquiry: Inquiry, parts: tuple[str, ...], hear: Callable[[Sentence], None]) -> Iterator[Judgement]:
    if "dilemma" in parts or "actions" in parts:
        hear(say(n_("playing among envoys")))
        played = dilemma.courses(inquiry)
        if "dilemma" in parts:
            yield from dilemma.judge(inquiry, played)
        if "actions" in parts:
            hear(say(n_("forking, to see what each deed is worth")))
            yield from actions.judge(inquiry, played)
    if "exploits" in parts:
        hear(say(n_("searching for a fixed line that wins")))
        yield from exploits.judge(inquiry)
    if "escalation" in parts:
        hear(say(n_("counting out strikes")))
        yield from escalation.judge(inquiry)
    if "skill" in parts:
        hear(say(n_("comparing levels and line-ups")))
        yield from skill.judge(inquiry)
    if "history" in parts:
        hear(say(n_("playing the historical orders")))
        yield from history.judge(inquiry)
