"""The shapes of the news: items in sections, accounts of who tells it how, changes with the number they refer to.

Only shapes, ready to be shown; what goes into them is in `news`.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.briefing.causes import Step
from game.core.world import Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What happened, as one party tells it."""

    actor: str
    """The actor."""
    name: str
    """Its name."""
    text: str
    """Its words."""
    again: bool = False
    """Whether the same words were told before in this match."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Where a fact comes from."""

    title: str
    """The source."""
    url: str
    """Its address, where it has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an item changed."""

    indicator: str
    """The indicator."""
    number: int
    """Its number, to ask "why" about."""
    name: str
    """Its name."""
    amount: int
    """By how much."""
    sentence: str
    """Name, amount and number in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One piece of news."""

    kind: str
    """The section it belongs to."""
    subject: str
    """The action, event, table or indicator it is about."""
    cause: Cause
    """The cause that what it changed goes by."""
    headline: str
    """It in one line; empty where only the changes are told."""
    text: str = ""
    """What is not in dispute."""
    day: int = 0
    """The day, as an ordinal, where one is known."""
    by: str = ""
    """Name of the actor whose doing it is, where that is known."""
    place: str = ""
    """Where: place id."""
    accounts: tuple[Account, ...] = ()
    """What each party says of it."""
    human_cost: str = ""
    """Who was harmed and whose count it is."""
    behind: tuple[Step, ...] = ()
    """What stood behind it."""
    changes: tuple[Change, ...] = ()
    """What it changed, as far as the seat may know."""
    facts: tuple[str, ...] = ()
    """Facts that came to be so, or ceased to, because of it."""
    references: tuple[Reference, ...] = ()
    """Sources."""
    constructed: bool = False
    """Built for play."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Items that are read together."""

    id: str
    """Which section."""
    title: str
    """Its heading."""
    items: tuple[Item, ...]
    """The items."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A measure that is not what it was a turn ago."""

    indicator: str
    """The indicator."""
    number: int
    """Its number."""
    name: str
    """Its name."""
    before: int
    """What it was."""
    after: int
    """What it is."""
    human_cost: bool
    """Whether it counts people."""
    sentence: str
    """The move in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something at a table that decides much: a signature, an approval, a walk-out."""

    key: str
    """What it is: the key of its entry."""
    sentence: str
    """It in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """The news of one turn."""

    turn: int
    """The turn it is about; 0 where none has been played."""
    when: str
    """Its dates in words."""
    summary: tuple[str, ...]
    """The turn in at most five sentences: the tables, offers, ladders, what moved most, human cost."""
    notices: tuple[Notice, ...] = ()
    """What was decided at the tables, one by one; the summary has it in one sentence."""
    answers: tuple[str, ...] = ()
    """What was asked for instead of the seat's own offers, as sentences; the summary has them in one."""
    headlines: tuple[Item, ...] = ()
    """What happened and was done, the weightiest first: what harmed people, then what moved most, then deeds."""
    rungs: tuple[str, ...]
    """Ladders that were climbed or come down, as sentences."""
    sections: tuple[Section, ...]
    """The items by section; sections without any are left out."""
    moved: tuple[Moved, ...]
    """Every measure whose exact value changed, in the order of their numbers."""
