"""How a match closed: the ending, what became of every seat's purposes, what really happened, the human cost.

The one room of briefing that looks at a whole Match: once it is over, there are no secrets left to keep. Before that it refuses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.briefing.glossary import plain
from game.briefing.items import Reference
from game.briefing.news import references
from game.briefing.table import DEALS
from game.core.assumption import Assumption
from game.core.journal import Sealed, effective
from game.core.scenario import Scenario
from game.core.view import Outcome, Result, Served
from game.match import Match
from game.voice import n_
from game.words import Words

STAGES = {
    "happened": n_("What happened?"),
    "why": n_("Why?"),
    "real": n_("The real case"),
    "next": n_("Next time"),
}
"""Stages of the debrief, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatResult:
    """What has become of one seat's purposes."""

    seat: str
    """Whose."""
    name: str
    """Its name."""
    mine: bool
    """Whether it is the reader's own."""
    result: Result
    """The figures."""
    deals: tuple[str, ...]
    """Deals in force, each against the limits, in words; a sentence where there is none."""
    interests: tuple[str, ...]
    """Interests, each before and after, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """A text that was signed, and what became of it."""

    table: str
    """The table's name."""
    sentence: str
    """What became of it, in words."""
    clauses: tuple[str, ...]
    """What it says: each issue with its option."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One measure that counts people, before and after."""

    name: str
    """Its name."""
    before: int
    """At the opening."""
    after: int
    """At the end."""
    sentence: str
    """It in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """What a match took for granted and might not have."""

    question: str
    """What may be answered one way or another."""
    why: str
    """Why it is open."""
    answer: str
    """How it was in this match, in words."""
    others: str
    """How else it may be supposed, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Questions of one stage of the debrief."""

    stage: str
    """Which stage."""
    title: str
    """Its heading."""
    questions: tuple[str, ...]
    """The questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How a match closed."""

    title: str
    """The ending's headline."""
    text: str
    """What has become of it."""
    history: bool
    """Whether it is the ending that really came."""
    results: tuple[SeatResult, ...]
    """Every seat's, the reader's own first."""
    agreed: tuple[Agreed, ...]
    """What was signed, table by table, oldest first."""
    counts: tuple[Count, ...]
    """Human cost in figures: what the match counted."""
    human_cost: str
    """The paragraph that closes the debrief."""
    beside: str
    """What really happened, beside this ending."""
    happened: str
    """What really happened."""
    references: tuple[Reference, ...]
    """Sources of what really happened."""
    supposed: tuple[Supposed, ...]
    """What the match took for granted."""
    questions: tuple[Asked, ...]
    """Questions to think about, by stage."""


def verdict(match: Match, seat: str, words: Words) -> Verdict:
    """Return how a match closed, for a reader in this seat (or in none). Raises ValueError while it is still being played."""
    if not match.over:
        raise ValueError("the match is still being played")
    scenario = match.scenario
    ending = next(item for item in scenario.endings if item.id == match.world.ending)
    order = sorted(match.results(), key=lambda result: result.seat != seat)
    stages = [
        Asked(
            stage=stage,
            title=words.text(title),
            questions=tuple(plain(item.text, scenario.glossary) for item in scenario.questions if item.stage == stage),
        )
        for stage, title in STAGES.items()
    ]
    return Verdict(
        title=ending.name,
        text=plain(ending.verdict, scenario.glossary),
        history=ending.history,
        results=tuple(_result(match, result, words, mine=result.seat == seat) for result in order),
        agreed=tuple(_agreed(match, words)),
        counts=_counts(match, words),
        human_cost=plain(scenario.human_cost, scenario.glossary),
        beside=plain(ending.happened, scenario.glossary),
        happened=plain(scenario.happened, scenario.glossary),
        references=references(ending.sources, scenario),
        supposed=tuple(_supposed(item, scenario, words) for item in scenario.assumptions.values()),
        questions=tuple(asked for asked in stages if asked.questions),
    )


def minded(match: Match, seat: str, words: Words) -> tuple[str, ...]:
    """Return what a seat wrote when it sealed its orders, turn by turn: why, and what it expected. Only what it wrote itself."""
    found: list[str] = []
    for record in effective(match.journal):
        if not isinstance(record, Sealed) or record.orders.seat != seat or not (record.reason or record.prediction):
            continue
        said = [words.text("Turn {turn}.", turn=record.orders.turn)]
        if record.reason:
            said.append(words.text("Why: “{text}”", text=record.reason))
        if record.prediction:
            said.append(words.text("Expected: “{text}”", text=record.prediction))
        found.append(" ".join(said))
    return tuple(found)


def _supposed(assumption: Assumption, scenario: Scenario, words: Words) -> Supposed:
    """Return an assumption with how it was: the first of its options, whatever was chosen."""
    taken, *others = assumption.options.values()
    said = plain(taken.text, scenario.glossary)
    return Supposed(
        question=assumption.name,
        why=plain(assumption.text, scenario.glossary),
        answer=words.text("In this match: {name}. {text}", name=taken.name, text=said).strip(),
        others=words.text(
            "It may be supposed otherwise: {names}.", names=words.either(words.quoted([item.name for item in others]))
        ),
    )


def _result(match: Match, result: Result, words: Words, *, mine: bool) -> SeatResult:
    scenario = match.scenario
    deals = [_deal(scenario, outcome, words) for outcome in result.outcomes]
    if not deals and any(result.seat in table.stakes for table in scenario.tables.values()):
        deals = [words.text("No agreement in which it has a stake is in force.")]
    return SeatResult(
        seat=result.seat,
        name=scenario.name_of(result.seat),
        mine=mine,
        result=result,
        deals=tuple(deals),
        interests=tuple(_interest(scenario, result.seat, served, words) for served in result.served),
    )


def _deal(scenario: Scenario, outcome: Outcome, words: Words) -> str:
    return words.text(
        "{table}: in force, worth {value} points: {from_opening} the limit of the opening ({opening}), "
        "{from_signature} the limit at signature ({signature}).",
        table=scenario.tables[outcome.table].name,
        value=words.points(outcome.value),
        from_opening=_measured(outcome.value, outcome.at_opening, words),
        opening=words.points(outcome.at_opening),
        from_signature=_measured(outcome.value, outcome.at_signature, words),
        signature=words.points(outcome.at_signature),
    )


def _measured(value: int, limit: int, words: Words) -> str:
    apart = words.apart(value, limit)
    return words.text("{points} above", points=apart) if value >= limit else words.text("{points} below", points=apart)


def _interest(scenario: Scenario, seat: str, served: Served, words: Words) -> str:
    name = next(item.name for item in scenario.seats[seat].interests if item.id == served.interest)
    if served.after > served.before:
        return words.text(
            "{name}: better served than at the opening, {after} of 100 (was {before})",
            name=name,
            after=served.after,
            before=served.before,
        )
    if served.after < served.before:
        return words.text(
            "{name}: worse served than at the opening, {after} of 100 (was {before})",
            name=name,
            after=served.after,
            before=served.before,
        )
    return words.text("{name}: served as at the opening, {after} of 100", name=name, after=served.after)


def _agreed(match: Match, words: Words) -> Iterator[Agreed]:
    scenario = match.scenario
    for table in scenario.tables.values():
        for deal in match.world.sittings[table.id].deals:
            bodies = words.listing([words.name(body, scenario) for body in deal.refused_by])
            clauses = [
                words.text("{issue}: {option}", issue=issue.name, option=issue.options[deal.package[name]].name)
                for name, issue in table.issues.items()
            ]
            said = words.text(DEALS[deal.fate], turn=deal.turn, decided=deal.decided, bodies=bodies)
            yield Agreed(table=table.name, sentence=said, clauses=tuple(clauses))


def _counts(match: Match, words: Words) -> tuple[Count, ...]:
    found: list[Count] = []
    for indicator in match.scenario.indicators.values():
        if indicator.human_cost:
            before, after = indicator.start, match.world.values[indicator.id]
            said = words.text("{name}: {count} in this match", name=indicator.name, count=after - before)
            found.append(Count(name=indicator.name, before=before, after=after, sentence=said))
    return tuple(found)
