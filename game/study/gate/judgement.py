"""What the gate finds: Figure, Judgement, Report, and the sentences in which they say it.

A sentence is a message of the catalogue and what is set into it, so that a report can be said in any language. Knows nothing
of how anything was measured or of how it is laid out on a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.voice import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Something to be said."""

    message: str
    """The message's id in the catalogue: its English words."""
    params: Mapping[str, object] = field(default_factory=dict)
    """What is set into it; a Sentence among them is said in the same voice."""

    def said(self, voice: Voice) -> str:
        """Return it in words."""
        params = {name: part.said(voice) if isinstance(part, Sentence) else part for name, part in self.params.items()}
        return voice.text(self.message, **params)


def say(message: str, /, **params: object) -> Sentence:
    """Return a Sentence; the message has been marked for the catalogue by `n_`."""
    return Sentence(message=message, params=params)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number that was measured."""

    name: Sentence
    """Of what."""
    value: float
    """The number."""
    low: float | None = None
    """The lower end of its interval, where it has one."""
    high: float | None = None
    """The upper end."""
    unit: str = ""
    """`%`, or nothing; points of a hundred have none."""
    holds: bool | None = None
    """Whether it is as was asked; None: it is told, not judged."""
    note: Sentence | None = None
    """What else is to be known of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One thing that was asked of the scenario, and what was found."""

    id: str
    """Its name, e.g. `dilemma.deals`."""
    name: Sentence
    """What it is about."""
    passed: bool | None
    """Whether it holds; None: it does not apply to this scenario."""
    asked: Sentence
    """What was asked."""
    figures: tuple[Figure, ...] = ()
    """What was measured."""
    causes: tuple[Sentence, ...] = ()
    """Where it falls short: what is probably behind it. Where it does not apply: why."""
    details: tuple[Figure, ...] = ()
    """What helps to see why, beside the figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All judgements on one scenario."""

    scenario: str
    """Its name."""
    title: str
    """Its title."""
    plan: str
    """`full` or `quick`."""
    seed: int
    """From which all seeds were counted."""
    playouts: int
    """Playouts at each pace that the dilemma was judged by."""
    judgements: tuple[Judgement, ...]
    """In the order of the promises."""

    @property
    def holds(self) -> bool:
        """Whether nothing falls short."""
        return all(judgement.passed is not False for judgement in self.judgements)

    @property
    def short(self) -> tuple[Judgement, ...]:
        """What falls short."""
        return tuple(judgement for judgement in self.judgements if judgement.passed is False)
