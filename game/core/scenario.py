"""The rules and content of one negotiation, as an author writes them and a match is played by them.

Only shapes: what they mean is in `turn`, `world` and `view`. Every field has a docstring, because the same words become the
editor's tooltip and the reference page. Text fields are in the scenario's language; ids are plain lowercase words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from game.core.action import Action
from game.core.assumption import Assumption
from game.core.clauses import ALWAYS, Condition
from game.core.event import Event
from game.core.indicator import Flag, Indicator
from game.core.seat import Seat, Temperament
from game.core.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact comes from."""

    id: str
    """Its name in the file."""
    title: str
    """The underlying source, e.g. "CENTCOM statement, 7 February 2024"."""
    url: str = ""
    """An https address, where there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the field, explained."""

    id: str
    """Its name in the file; text links to it as `[[id]]` or `[[id|shown words]]`."""
    name: str
    """The word."""
    text: str
    """One or two sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place on the map."""

    id: str
    """Its name in the file."""
    name: str
    """Its name."""
    latitude: int
    """Degrees north, in hundredths (YAML writes 33.31)."""
    longitude: int
    """Degrees east, in hundredths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party in the story, with or without a seat."""

    id: str
    """Its name in the file."""
    name: str
    """Its full name."""
    short: str = ""
    """A short name; empty: the full one."""
    text: str = ""
    """Who it is: goals as it states them, constraints, divisions."""
    sources: tuple[str, ...] = ()
    """Source ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A close of the match: the first whose condition holds."""

    id: str
    """Its name in the file."""
    name: str
    """A headline."""
    verdict: str
    """What has become of it, in words."""
    condition: Condition = ALWAYS
    """When it is this one."""
    early: bool = False
    """True where it ends the match as soon as it holds; else it is asked for after the last turn."""
    history: bool = False
    """The ending that really came."""
    happened: str = ""
    """What really happened, beside this ending."""
    sources: tuple[str, ...] = ()
    """Source ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How the story's time is cut into turns."""

    id: str
    """`evening`, `class`, `course`, or another word."""
    name: str
    """Its name."""
    text: str = ""
    """For whom; how long it takes."""
    days: tuple[int, ...]
    """Length of each turn, in days."""
    deeds: int = 2
    """How many deeds a seat may order in a turn."""
    income: int = 1
    """Multiplies the income of political capital, for longer turns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """What a government really ordered: one historical order."""

    on: date
    """The day."""
    seat: str
    """Who."""
    action: str = ""
    """The deed; or else a table and a package."""
    table: str = ""
    """The table at which `package` was put forward, or agreed."""
    package: Mapping[str, str] = field(default_factory=dict)
    """What was put forward: issue id to option id."""
    note: str = ""
    """What the record says."""
    sources: tuple[str, ...] = ()
    """Source ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question for the debrief."""

    stage: str
    """`happened`, `why`, `real`, `next`."""
    text: str
    """The question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaches:
    """What a class should take away."""

    knowledge: tuple[str, ...] = ()
    """What one knows afterwards."""
    skill: tuple[str, ...] = ()
    """What one can do afterwards."""
    attitude: tuple[str, ...] = ()
    """What one has felt and weighed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """The rules and content of one negotiation."""

    id: str
    """Its name: the folder's or the file's."""
    title: str
    """Its title."""
    summary: str
    """What it is about, for the shelf: two or three sentences."""
    briefing: str = ""
    """What everybody knows at the opening: the situation, each side's case, the legal arguments."""
    notice: str = ""
    """Content notice: what a person may find hard."""
    language: str = "en"
    """Language of its text, as a BCP 47 tag."""
    begins: date
    """First day of the first turn."""
    teaches: Teaches = Teaches()
    """Learning goals."""
    paces: Mapping[str, Pace]
    """How time can be cut; the first is the default."""
    actors: Mapping[str, Actor]
    """Everyone in the story."""
    seats: Mapping[str, Seat]
    """Two to five actors that give orders."""
    temperaments: Mapping[str, Temperament] = field(default_factory=dict)
    """How counterparts may be disposed."""
    indicators: Mapping[str, Indicator]
    """Measures of the world."""
    flags: Mapping[str, Flag] = field(default_factory=dict)
    """Facts that may become so."""
    assumptions: Mapping[str, Assumption] = field(default_factory=dict)
    """What it takes for granted and might not: an instructor or a study can switch it."""
    tables: Mapping[str, Table]
    """Places of talks; the first is the main one."""
    actions: Mapping[str, Action]
    """Everything a seat can do away from the table."""
    events: Mapping[str, Event] = field(default_factory=dict)
    """Everything that may happen."""
    endings: tuple[Ending, ...]
    """How it may close, in order of precedence; the last has no condition."""
    history: tuple[Precedent, ...] = ()
    """What the governments really ordered."""
    happened: str = ""
    """What really happened, for the debrief."""
    human_cost: str = ""
    """The human-cost paragraph that closes the debrief."""
    questions: tuple[Question, ...] = ()
    """Questions for the debrief."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """Where its facts come from."""
    glossary: Mapping[str, Term] = field(default_factory=dict)
    """Words explained."""
    places: Mapping[str, Place] = field(default_factory=dict)
    """Places on the map."""
    empty_room: bool = False
    """Said on purpose: at the opening no package is inside everyone's limits."""
    tutorial: bool = False
    """Made to learn the game by: the gate tells how skill and fixed lines do in it, and judges them not."""

    def name_of(self, actor: str) -> str:
        """Return an actor's short name, or its full one."""
        found = self.actors[actor]
        return found.short or found.name
