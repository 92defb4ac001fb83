"""The record of a match: one append-only list from which everything else follows.

A Journal holds the scenario it was played by, the seed, and what people and counterparts ordered, said and answered; undo, save,
replay, report, what-if and study are all replay. It knows no clock but `saved_at` and nothing of where it is kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Literal

from game.core.errors import IllegalOrder, JournalError
from game.core.luck import Luck
from game.core.orders import Orders, check
from game.core.scenario import Scenario
from game.core.turn import Intervention, Turn, intervene, play_turn
from game.core.world import Entry, World, opening

FORMAT = 1
"""Version of the journal's shape."""

RULES = 1
"""Version of the rules: raised whenever the same orders may lead to another World."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The match began."""

    kind: Literal["opened"] = "opened"
    """What record this is."""
    scenario: str
    """The scenario's id."""
    digest: str
    """Digest of the scenario in canonical form."""
    seed: int
    """The seed of all its luck."""
    pace: str
    """The pace it is played at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seated:
    """Who decides for a seat, from a turn on."""

    kind: Literal["seated"] = "seated"
    """What record this is."""
    seat: str
    """The seat."""
    turn: int
    """From which turn."""
    player: str
    """`human` or the kind of counterpart."""
    level: str = ""
    """A counterpart's level."""
    temperament: str = ""
    """A counterpart's temperament."""
    name: str = ""
    """What a person wants to be called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One ground of a counterpart's choice: data, made into a sentence by `game.words`."""

    key: str
    """What kind of ground."""
    more: Mapping[str, str] = field(default_factory=dict)
    """Particulars, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A seat sealed its orders for a turn."""

    kind: Literal["sealed"] = "sealed"
    """What record this is."""
    orders: Orders
    """What it ordered."""
    by: str = ""
    """Who sealed them."""
    reason: str = ""
    """One line of reason, optional."""
    prediction: str = ""
    """One prediction, optional."""
    because: tuple[Reason, ...] = ()
    """A counterpart's reasons; only the debrief shows them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """A turn was played; the World's digest after it."""

    kind: Literal["played"] = "played"
    """What record this is."""
    turn: int
    """The turn."""
    digest: str
    """Digest of the World after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervened:
    """A facilitator intervened before a turn was played."""

    kind: Literal["intervened"] = "intervened"
    """What record this is."""
    turn: int
    """Before which turn was played."""
    intervention: Intervention
    """What was done."""
    by: str = ""
    """Who."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """Play was taken back to the beginning of a turn; nothing is deleted."""

    kind: Literal["undone"] = "undone"
    """What record this is."""
    turn: int
    """The turn that is to be played again."""
    reason: str = ""
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message or a statement."""

    kind: Literal["said"] = "said"
    """What record this is."""
    turn: int
    """In which turn."""
    seat: str
    """Who said it."""
    to: tuple[str, ...] = ()
    """To whom; empty: to everyone."""
    text: str
    """The words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer to a question (before, after, debrief)."""

    kind: Literal["answered"] = "answered"
    """What record this is."""
    turn: int
    """In which turn."""
    seat: str
    """Who answered."""
    question: str
    """The question's id or text."""
    text: str
    """The answer."""


Record = Opened | Seated | Sealed | Played | Intervened | Undone | Said | Answered


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """The record of one match."""

    format: int = FORMAT
    """Version of this shape."""
    rules: int = RULES
    """Version of the rules it was played by."""
    saved_at: str = ""
    """When it was last written (ISO 8601); the only clock in it."""
    scenario: Scenario
    """The scenario itself, so that an edited shelf changes nothing."""
    records: tuple[Record, ...]
    """What was done, in order."""

    @property
    def opened(self) -> Opened:
        """The first record. Raises JournalError where it is missing."""
        if not self.records or not isinstance(self.records[0], Opened):
            message = "the journal does not begin with an 'opened' record"
            raise JournalError(message)
        return self.records[0]

    def adding(self, *records: Record) -> Journal:
        """Return the journal with records appended."""
        return Journal(
            format=self.format,
            rules=self.rules,
            saved_at=self.saved_at,
            scenario=self.scenario,
            records=(*self.records, *records),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What a journal amounts to: the match as it stands."""

    world: World
    """The World now."""
    turns: tuple[Turn, ...]
    """The turns that count, taken-back ones left out."""
    starts: tuple[World, ...]
    """The World at the beginning of each turn that counts, interventions before it included."""
    sealed: Mapping[str, Sealed]
    """Orders sealed for the turn that is to be played, by seat."""
    seated: Mapping[str, Seated]
    """Who sits where, now."""
    interventions: tuple[tuple[int, Entry], ...]
    """What interventions changed, each with its turn."""


@lru_cache(maxsize=256)
def _fields(kind: type) -> tuple[tuple[str, object], ...]:
    """Return a dataclass's fields with their defaults; MISSING where there is none."""
    return tuple(
        (item.name, item.default_factory() if item.default_factory is not MISSING else item.default) for item in fields(kind)
    )


def _plain(thing: object) -> object:
    """Return plain data for what JSON does not know: dates as ISO text, dataclasses as what differs from their defaults.

    Leaving defaults out keeps a fingerprint the same when a later version gives a type one more field.
    """
    if is_dataclass(thing) and not isinstance(thing, type):
        return {
            name: value
            for name, default in _fields(type(thing))
            if (value := getattr(thing, name)) is not default and value != default
        }
    if isinstance(thing, date):
        return thing.isoformat()
    message = f"no canonical form for {type(thing).__name__}"
    raise TypeError(message)


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def canonical(thing: object) -> str:
    """Return the one JSON text of a value of the rules: keys sorted, no spaces, text as it is. Order of lists is kept."""
    return _ENCODER.encode(thing)


def plain(thing: object) -> object:
    """Return a value of the rules as plain data: dicts, lists, text, integers, booleans, None."""
    return json.loads(canonical(thing))


def digest(thing: object) -> str:
    """Return a short fingerprint (BLAKE2b, 128 bits, hexadecimal) of a value."""
    return blake2b(canonical(thing).encode(), digest_size=16).hexdigest()


class _Same:
    """A value looked up by being the very same object: scenarios are large, never change, and hold dicts."""

    __slots__ = ("thing",)

    def __init__(self, thing: Scenario) -> None:
        self.thing = thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.thing is self.thing


@lru_cache(maxsize=4)
def _text_of(same: _Same) -> str:
    return canonical(same.thing)


def scenario_text(scenario: Scenario) -> str:
    """Return a scenario's canonical text; made once for each scenario at hand, since every save and every opening asks for it."""
    return _text_of(_Same(scenario))


def scenario_digest(scenario: Scenario) -> str:
    """Return a scenario's fingerprint: what `digest` gives, sooner."""
    return blake2b(scenario_text(scenario).encode(), digest_size=16).hexdigest()


def begin(scenario: Scenario, seed: int, pace: str, seated: Iterable[Seated] = ()) -> Journal:
    """Return the journal of a match about to begin."""
    opened = Opened(scenario=scenario.id, digest=scenario_digest(scenario), seed=seed, pace=pace)
    return Journal(scenario=scenario, records=(opened, *seated))


def replay(journal: Journal) -> Replay:
    """Play a journal again and return where it leads.

    Raises JournalError where it was written under other rules, does not fit together, or leads to a World other than the one it
    recorded; the message names the record.
    """
    return _Replayer(journal).run()


class _Replayer:
    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.scenario = journal.scenario
        self.starts: list[World] = []
        self.turns: list[Turn] = []
        self.sealed: dict[str, Sealed] = {}
        self.seated: dict[str, Seated] = {}
        self.interventions: list[tuple[int, Entry]] = []

    def run(self) -> Replay:
        opened = self._open()
        self.luck = Luck.of(opened.seed)
        self.world = opening(self.scenario, opened.pace)
        self.first = self.world
        for number, record in enumerate(self.journal.records[1:], start=2):
            try:
                self._take(record)
            except (JournalError, IllegalOrder, KeyError, ValueError) as error:
                message = f"record {number} ({record.kind}): {error}"
                raise JournalError(message) from error
        return Replay(
            world=self.world,
            turns=tuple(self.turns),
            starts=tuple(self.starts),
            sealed=self.sealed,
            seated=self.seated,
            interventions=tuple(self.interventions),
        )

    def _open(self) -> Opened:
        journal, opened = self.journal, self.journal.opened
        if journal.rules != RULES:
            message = f"the journal was written under rules {journal.rules}; this program plays rules {RULES}"
            raise JournalError(message)
        if opened.digest != scenario_digest(journal.scenario):
            message = "the scenario in the journal is not the one the match was opened with"
            raise JournalError(message)
        if opened.pace not in journal.scenario.paces:
            message = f"the scenario has no pace '{opened.pace}'"
            raise JournalError(message)
        return opened

    def _take(self, record: Record) -> None:
        match record:
            case Seated():
                if record.seat not in self.scenario.seats:
                    message = f"the scenario has no seat '{record.seat}'"
                    raise JournalError(message)
                self.seated[record.seat] = record
            case Sealed():
                check(self.scenario, self.world, record.orders)
                self.sealed[record.orders.seat] = record
            case Intervened():
                self._expect(record.turn)
                self.world, entries = intervene(self.scenario, self.world, record.intervention)
                self.interventions += [(record.turn, entry) for entry in entries]
            case Played():
                self._play(record)
            case Undone():
                self._undo(record)
            case Opened():
                message = "a journal is opened once"
                raise JournalError(message)

    def _expect(self, turn: int) -> None:
        if turn != self.world.turn:
            message = f"is for turn {turn}, but turn {self.world.turn} is to be played"
            raise JournalError(message)

    def _play(self, record: Played) -> None:
        self._expect(record.turn)
        orders = {seat: sealed.orders for seat, sealed in self.sealed.items()}
        self.starts.append(self.world)
        turn = play_turn(self.scenario, self.world, orders, self.luck)
        found = digest(turn.world)
        if found != record.digest:
            message = f"turn {record.turn} leads to another World ({found}) than was recorded ({record.digest})"
            raise JournalError(message)
        self.turns.append(turn)
        self.world = turn.world
        self.sealed = {}

    def _undo(self, record: Undone) -> None:
        if not 1 <= record.turn <= self.world.turn:
            message = f"cannot go back to turn {record.turn}: turn {self.world.turn} is to be played"
            raise JournalError(message)
        kept = record.turn - 1
        self.world = self.turns[kept - 1].world if kept else self.first
        self.turns, self.starts, self.sealed = self.turns[:kept], self.starts[:kept], {}
        self.interventions = [(turn, entry) for turn, entry in self.interventions if turn < record.turn]


def effective(journal: Journal) -> Iterator[Record]:
    """Yield the records that count: those of turns that were taken back are left out."""
    kept: list[tuple[int, Record]] = []
    turn = 1
    for record in journal.records:
        if isinstance(record, Undone):
            turn = record.turn
            kept = [(of, item) for of, item in kept if of < turn or isinstance(item, Opened | Seated)]
            continue
        kept.append((turn, record))
        if isinstance(record, Played):
            turn = record.turn + 1
    yield from (record for _, record in kept)
