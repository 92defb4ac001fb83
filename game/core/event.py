"""What happens by itself, or by the will of an actor without a seat: Event, and what is learnt of it later.

Only shapes; when it happens is in `turn`, who learns of it in `view`. Text is in the scenario's language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from game.core.clauses import ALWAYS, Amount, Condition, Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What is learnt later of an event: first reports are often wrong."""

    after: int
    """Days after the event."""
    text: str
    """What is now said."""
    accounts: Mapping[str, str] = field(default_factory=dict)
    """Who says it: actor id to words."""
    effects: tuple[Effect, ...] = ()
    """What the revision changes."""
    sources: tuple[str, ...] = ()
    """Source ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happens, by itself or by the will of an actor without a seat."""

    id: str
    """Its name in the file."""
    name: str
    """A headline."""
    text: str = ""
    """What is not in dispute."""
    by: str = ""
    """The actor whose doing it is, where that is known and the actor has no seat."""
    on: date | None = None
    """The day it happens, if its condition holds in that turn; its chance is then the chance of that day."""
    condition: Condition = ALWAYS
    """When it can happen."""
    chance: Amount = Amount(base=100)
    """In percent: per thirty days, or on the day where `on` is given."""
    again: int | None = None
    """Days after which it may happen again; not given: once a match."""
    effects: tuple[Effect, ...] = ()
    """What it does."""
    accounts: Mapping[str, str] = field(default_factory=dict)
    """What happened, as each tells it: actor id to words."""
    revisions: tuple[Revision, ...] = ()
    """What is learnt later."""
    human_cost: str = ""
    """Who was harmed and whose count it is; needed where the effects touch human cost."""
    place: str = ""
    """Where: place id."""
    known_to: tuple[str, ...] | None = None
    """Seats that learn of it; not given: everyone."""
    foretold: bool = False
    """True where everyone can know beforehand that, and when, it may happen: an election, a session."""
    history: bool = False
    """It really happened, as told; needs a source."""
    sources: tuple[str, ...] = ()
    """Source ids."""
    coverage: tuple[str, ...] = ()
    """Ids of the dossier's entries it covers."""
    constructed: bool = False
    """True where it was built for play."""
