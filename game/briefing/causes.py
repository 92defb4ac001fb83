"""Where a cause itself comes from: the chain of deeds and happenings behind it, as far as a seat may know.

Read from the record a seat has seen, so a masked cause stays masked. Knows nothing of how the chain is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from game.briefing.glossary import plain
from game.core.scenario import Scenario
from game.core.view import View
from game.core.world import UNDISCLOSED, Cause, Entry
from game.words import Words

CUT = "cut"
"""Marks a change of which the end of the scale swallowed a part."""

DEPTH = 4
"""How many links a chain is followed back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One link of a chain of causes."""

    depth: int
    """1 for what stood directly behind, 2 for what stood behind that, and so on."""
    turn: int
    """The turn in which it came about; 0: it was so at the opening."""
    text: str
    """The link as a sentence."""
    cause: Cause | None = None
    """The deed or happening, where there is one."""


def record(views: Sequence[View]) -> Iterator[tuple[int, Entry]]:
    """Yield every entry a seat has read so far, with the turn it belongs to, oldest first."""
    for view in views:
        for entry in view.news:
            yield view.known.turn - 1, entry


def chain(views: Sequence[View], cause: Cause, told: Scenario, words: Words) -> tuple[Step, ...]:
    """Return what stood behind a cause, nearest first, and what stood behind that."""
    seat = views[-1].seat
    seeing = {table.id for table in told.tables.values() if seat in table.seeing()}
    lines = tuple(
        (turn, entry) for turn, entry in record(views) if entry.key != "signed" or entry.subject in seeing
    )  # whose package was signed is for those who saw it on the table
    return tuple(_chain(lines, cause, told, words, 1, set()))


def _chain(  # noqa: PLR0913  a walk carries its map
    lines: Sequence[tuple[int, Entry]], cause: Cause, told: Scenario, words: Words, depth: int, met: set[str]
) -> Iterator[Step]:
    if depth > DEPTH:
        return
    if cause.kind in {"event", "revision"}:
        yield from _behind_event(lines, cause, told, words, depth, met)
    elif cause.kind == "risk":
        said = words.text("it was ordered in turn {turn}, and this risk came true", turn=cause.turn)
        ordered = Cause(kind="action", id=cause.id, seat=cause.seat, turn=cause.turn)
        yield Step(depth=depth, turn=cause.turn, text=said, cause=ordered)
    elif cause.kind in {"option", "body"}:
        yield from _behind_deal(lines, cause, told, words, depth)


def _behind_event(  # noqa: PLR0913  as above
    lines: Sequence[tuple[int, Entry]], cause: Cause, told: Scenario, words: Words, depth: int, met: set[str]
) -> Iterator[Step]:
    when, entry = next(
        ((turn, entry) for turn, entry in reversed(lines) if _tells(entry, cause) and turn <= cause.turn), (0, None)
    )
    if entry is None:
        return
    for flag in filter(None, entry.more.get("because", "").split(",")):
        if flag in met:
            continue
        met.add(flag)
        name = words.name(flag, told)
        setting = next(
            ((turn, line) for turn, line in reversed(lines) if line.key == "set" and line.subject == flag and turn <= when),
            None,
        )
        if setting is None:
            said = words.text("it could come about because, from the beginning: {fact}", fact=name)
            yield Step(depth=depth, turn=0, text=said)
            continue
        turn, line = setting
        said = words.text(
            "it could come about because, since turn {turn}: {fact} ({cause})",
            turn=turn,
            fact=name,
            cause=words.cause(line.cause, told),
        )
        yield Step(depth=depth, turn=turn, text=plain(said, told.glossary), cause=line.cause)
        yield from _chain(lines, line.cause, told, words, depth + 1, met)


def netted(entries: Iterable[Entry]) -> list[Entry]:
    """Return changes with what the end of a scale swallowed taken off the changes it swallowed, the last first.

    A change that was cut short carries CUT; one of which nothing is left is left out. The sum stays what it was. What is
    undisclosed is taken from before all else: which of two was the last would tell whose turn to act it was.
    """
    kept: list[Entry] = []
    for entry in entries:
        if entry.key != "held":
            kept.append(entry)
            continue
        left = entry.amount
        for place in sorted(range(len(kept)), key=lambda place: (kept[place].cause != UNDISCLOSED, -place)):
            other = kept[place]
            if not left:
                break
            if other.key != "changed" or other.subject != entry.subject or (other.amount > 0) == (left > 0):
                continue
            taken = max(left, -other.amount) if left < 0 else min(left, -other.amount)
            kept[place] = replace(other, amount=other.amount + taken, more={**other.more, CUT: "1"})
            left -= taken
        if left:
            kept.append(replace(entry, amount=left))
    return [entry for entry in kept if entry.amount or entry.key not in {"changed", "held"}]


def pooled(entries: Iterable[Entry]) -> list[Entry]:
    """Return the changes of one number in one turn, those of undisclosed cause as one, the last.

    One by one, in the order in which seats act, they would tell who acted.
    """
    found = list(entries)
    secret = [entry for entry in found if entry.cause == UNDISCLOSED]
    if not secret:
        return found
    cut = {CUT: "1"} if any(entry.more.get(CUT) for entry in secret) else {}
    amount = sum(entry.amount for entry in secret)
    rest = [entry for entry in found if entry.cause != UNDISCLOSED]
    return [*rest, replace(secret[0], key="changed", amount=amount, more=cut)] if amount else rest


def _tells(entry: Entry, cause: Cause) -> bool:
    return entry.key == "happened" and entry.subject == cause.id


def _behind_deal(lines: Sequence[tuple[int, Entry]], cause: Cause, told: Scenario, words: Words, depth: int) -> Iterator[Step]:
    table = cause.part if cause.kind == "body" else _table_of(cause.part, told)
    for turn, entry in reversed(lines):
        if entry.key == "signed" and entry.subject == table and turn <= cause.turn:
            offer = words.offer(entry.more.get("offer", ""), told)
            said = words.text("what was signed in turn {turn} was {offer}", turn=turn, offer=offer)
            yield Step(depth=depth, turn=turn, text=said, cause=entry.cause)
            return


def _table_of(issue: str, told: Scenario) -> str:
    return next((table.id for table in told.tables.values() if issue in table.issues), "")


def phrase(cause: Cause, told: Scenario, words: Words, turn: int) -> str:
    """Return a cause as a phrase, with the turn it began in where that was an earlier one than `turn`."""
    said = plain(words.cause(cause, told), told.glossary)
    if 0 < cause.turn < turn and cause.kind not in {"trend", "income", "limit", "rule"}:
        return words.text("{cause}, from turn {turn}", cause=said, turn=cause.turn)
    return said
