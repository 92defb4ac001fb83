"""The rules and content of one negotiation, as an author writes them and a match is played by them.

Only shapes: what they mean is in `turn`, `world` and `view`. Every field has a docstring, because the same words become the
editor's tooltip and the reference page. Text fields are in the scenario's language; ids are plain lowercase words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from game.core.clauses import ALWAYS, Amount, Condition, Effect
from game.core.table import Table

CAPITAL = "capital."
"""Prefix of the indicators that hold each seat's political capital: `capital.us`."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A named step of an indicator that is a ladder."""

    id: str
    """Its name in the file."""
    at: int
    """The value from which it is reached."""
    name: str
    """Its name."""
    text: str = ""
    """What it looks like; what is documented to have followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """How those who may not know an indicator guess at it."""

    band: int
    """The estimate is off by at most this much either way."""
    hold: int = 3
    """Turns for which one error is kept: asking again does not average it away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A measure of the world."""

    id: str
    """Its name in the file."""
    name: str
    """Its name."""
    text: str = ""
    """What it measures and what moves it."""
    start: int
    """Its value at the opening."""
    low: int = 0
    """The least it can be."""
    high: int = 100
    """The most it can be."""
    unit: str = ""
    """The unit, where it has one: weeks, kg, soldiers."""
    group: str = ""
    """A heading to show it under: `ladder`, `trust`, `home`, `ground`, `people`, `nuclear`."""
    good: tuple[str, ...] = ()
    """Seats that would rather see it rise; for colours and arrows only."""
    rungs: tuple[Rung, ...] = ()
    """Named steps, lowest first: it is then a ladder, and going up or down is news."""
    trend: Amount = Amount()
    """Change per thirty days when nobody does anything."""
    known_to: tuple[str, ...] | None = None
    """Seats that see it exactly; not given: everyone."""
    estimate: Estimate | None = None
    """What the other seats get instead; not given: nothing."""
    publicly: tuple[int, int] | None = None
    """Lowest and highest start thought possible by those who get no estimate; not given: the whole range."""
    human_cost: bool = False
    """It counts people: nothing may profit from it."""
    constructed: bool = True
    """The scale is built for play (nearly always so)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A fact that is so or is not."""

    id: str
    """Its name in the file."""
    name: str
    """The fact as a sentence, e.g. "an attack stands unanswered"."""
    known_to: tuple[str, ...] | None = None
    """Seats that know it; not given: everyone."""
    burdens: tuple[str, ...] = ()
    """Seats that would rather it were not so; for colours, and for what counterparts try to mend."""
    start: bool = False
    """Whether it is so at the opening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """What could go wrong with a deed."""

    id: str
    """Its name, unique in its action."""
    text: str
    """What happens, as the news would tell it."""
    warning: str = ""
    """What the seat is told beforehand; empty: the text."""
    chance: Amount
    """In percent."""
    effects: tuple[Effect, ...] = ()
    """What it does."""
    readings: Mapping[str, str] = field(default_factory=dict)
    """Where the risk is a misreading: who read the deed how (actor id to words)."""
    human_cost: str = ""
    """Who was harmed and whose count it is; needed where the effects touch human cost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something a seat can do away from the table."""

    id: str
    """Its name in the file."""
    name: str
    """Short name on a card, an infinitive: "Condemn the strike"."""
    seats: tuple[str, ...]
    """Who may do it."""
    text: str = ""
    """What it is."""
    group: str = ""
    """A heading to show it under: `diplomacy`, `force`, `home`, `economy`, `law`."""
    intent: str = ""
    """What it is meant to say, and to whom."""
    readings: Mapping[str, str] = field(default_factory=dict)
    """How others are known to have read such a deed: actor id to words. Shown in the debrief beside the intent."""
    cost: Amount = Amount()
    """Political capital."""
    condition: Condition = ALWAYS
    """When it can be done; it may name only what its seats know."""
    times: int | None = None
    """How often a seat may do it in a match; not given: as often as it likes."""
    every: int = 1
    """A seat may do it at most once in this many turns."""
    fresh: int = 2
    """Repeated within this many turns it has half its effect."""
    effects: tuple[Effect, ...] = ()
    """What it does."""
    risks: tuple[Risk, ...] = ()
    """What could go wrong."""
    lethal: bool = False
    """It kills or may kill people: the human cost is shown before and after choosing."""
    human_cost: str = ""
    """Who was or may be harmed, and whose count it is."""
    known_to: tuple[str, ...] | None = None
    """Seats (beside the doer) that see it done; not given: everyone. Its effects show without their cause to the rest."""
    place: str = ""
    """Where: place id."""
    accounts: Mapping[str, str] = field(default_factory=dict)
    """What happened, as each tells it: actor id to words."""
    sources: tuple[str, ...] = ()
    """Source ids: where such a deed is documented."""
    coverage: tuple[str, ...] = ()
    """Ids of the dossier's entries it covers."""
    constructed: bool = False
    """True where nobody is known to have done it."""


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

    def name_of(self, actor: str) -> str:
        """Return an actor's short name, or its full one."""
        found = self.actors[actor]
        return found.short or found.name


def capital_of(seat: str) -> str:
    """Return the indicator id of a seat's political capital."""
    return CAPITAL + seat
