"""A seat: who gives orders, what it is told in private, what it wants, who advises it.

Only shapes; that all of this is private but for the name is decided in `edition`. Text is in the scenario's language.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.core.clauses import ALWAYS, Amount, Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Capital:
    """A seat's political capital: what deeds are paid with."""

    start: int = 3
    """At the opening."""
    income: int = 1
    """Added each turn; a pace may multiply it."""
    limit: int = 6
    """The most that can be kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What an adviser says when something is so."""

    text: str
    """The words: the adviser's own view, in a sentence or three."""
    when: Condition = ALWAYS
    """The first line whose condition holds is the one that is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviser:
    """A voice from one's own side."""

    id: str
    """Its name in the file."""
    name: str
    """An office, e.g. "Chief of staff of the armed forces"."""
    lines: tuple[Line, ...]
    """What it says, in order of precedence; the last should have no condition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """Something a seat wants beside the deal, measured."""

    id: str
    """Its name in the file."""
    name: str
    """Short name."""
    text: str = ""
    """What the seat says it wants and why."""
    measure: Amount
    """How well it is served, from indicators; held to 0–100. No human cost may help it."""
    weight: int = 10
    """How much it counts among the seat's interests; relative."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What a seat is told in private before the first turn."""

    role: str
    """Who you are, in a paragraph."""
    goals: tuple[str, ...] = ()
    """What you want, most important first."""
    limits: tuple[str, ...] = ()
    """What you cannot do or accept, and who would stop you."""
    divisions: str = ""
    """How your own side is divided."""
    others: str = ""
    """What is publicly known of the others."""
    first_steps: str = ""
    """Where a newcomer might begin."""
    sources: tuple[str, ...] = ()
    """Source ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Temperament:
    """How a counterpart is disposed; every number 0–100, 50 is middling."""

    id: str
    """Its name in the file, e.g. `hawk`."""
    name: str
    """Its name."""
    patience: int = 50
    """How long it holds out before it concedes."""
    firmness: int = 50
    """How much it asks for, and how little it gives for the other's concessions."""
    risk: int = 50
    """Its appetite for deeds that may go wrong, and for force."""
    candour: int = 50
    """How openly it shows what it wants."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """An actor that gives orders. Its id is an actor's id."""

    id: str
    """The actor's id."""
    capital: Capital = Capital()
    """Its political capital."""
    dossier: Dossier
    """Its private paper."""
    interests: tuple[Interest, ...] = ()
    """What it wants beside a deal."""
    advisers: tuple[Adviser, ...] = ()
    """One or two voices that disagree."""
    temperament: str = ""
    """The temperament a counterpart plays it with unless another is chosen."""
