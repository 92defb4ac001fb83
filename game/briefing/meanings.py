"""What deeds were meant to say, and how others read them: the one set beside the other, once a match is over.

Reads a whole Match, as the verdict does: there are no secrets left to keep.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.briefing.glossary import plain
from game.briefing.items import Account
from game.briefing.news import accounts
from game.core.scenario import Scenario
from game.match import Match
from game.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Mishap:
    """What came of a deed that was not meant, and that others read in their own way."""

    text: str
    """What it was."""
    readings: tuple[Account, ...]
    """How others read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A deed that was done and that others are told to have read in their own way."""

    title: str
    """Whose deed, which, and in which turns it was done, in words."""
    intent: str
    """What it was meant to say."""
    readings: tuple[Account, ...]
    """How others read it."""
    mishaps: tuple[Mishap, ...]
    """What came of it that was not meant."""


def meanings(match: Match, words: Words, *, reveal: bool = True) -> tuple[Meaning, ...]:
    """Return each deed of a match for which there are readings, in the order in which they were first done.

    Without `reveal` only what everybody may know. Raises ValueError while the match is still being played.
    """
    if not match.over:
        raise ValueError("the match is still being played")
    done: dict[tuple[str, str], list[int]] = {}
    wrong: dict[tuple[str, str], list[str]] = {}
    for turn in match.turns:
        for entry in turn.entries:
            if entry.known_to is not None and not reveal:
                continue
            key = entry.more.get("seat", ""), entry.subject
            if entry.key == "did":
                done.setdefault(key, []).append(turn.number)
            elif entry.key == "went_wrong":
                wrong.setdefault(key, []).append(entry.more.get("risk", ""))
    found = (_meaning(match.scenario, key, turns, wrong.get(key, ()), words) for key, turns in done.items())
    return tuple(meaning for meaning in found if meaning.readings or meaning.mishaps)


def _meaning(scenario: Scenario, key: tuple[str, str], turns: Sequence[int], wrong: Sequence[str], words: Words) -> Meaning:
    seat, name = key
    action = scenario.actions[name]
    mishaps = (
        Mishap(text=plain(risk.text, scenario.glossary), readings=_others(risk.readings, seat, scenario))
        for risk in action.risks
        if risk.id in wrong
    )
    when = words.plural("turn {turns}", "turns {turns}", len(turns), turns=words.listing([str(turn) for turn in turns]))
    return Meaning(
        title=words.text("{seat}: {deed} ({when})", seat=scenario.name_of(seat), deed=action.name, when=when),
        intent=plain(action.intent, scenario.glossary),
        readings=_others(action.readings, seat, scenario),
        mishaps=tuple(mishap for mishap in mishaps if mishap.readings),
    )


def _others(readings: Mapping[str, str], seat: str, scenario: Scenario) -> tuple[Account, ...]:
    """Return how others than the seat itself read it."""
    return tuple(account for account in accounts(readings, scenario) if account.actor != seat)
